/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What a project's file holds, table by table and row by row, every value to its last byte, as
 * SQLite reads it and not the program. `which`: what SQL asks of the `name` of a table; NULL: all.
 * The caller's. */
char *all_rows(const char *path, const char *which);
/* Tells the first line that differs. */
void assert_same_rows(const char *what, const char *now, const char *expected);
