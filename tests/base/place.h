/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Goes to a place ("de_DE.UTF-8") that the build made; skips the test, with the reason, where there
 * is none. Back by leave_place(). */
gboolean go_to_place(const char *name);
void leave_place(void);
