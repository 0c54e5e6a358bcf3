/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every warning ends a test, but for three of the libraries' own making. GTK 4.14 complains where
 * there is no portal to open files. Since 4.16 GTK complains that AdwAlertDialog measures its
 * heading for less width than that needs, and of the heading of a GtkColumnView's column that has
 * no title, once text is set larger. */
void forgive_library_warnings(void);
