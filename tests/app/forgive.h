/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every warning ends a test, but for one of libadwaita's own making: since 4.16 GTK
 * complains that AdwAlertDialog measures its heading for less width than that needs. */
void forgive_library_warnings(void);
