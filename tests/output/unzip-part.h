/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* One part of an .xlsx as text; NULL when there is none. Owned by the caller. */
char *unzip_part(const char *path, const char *part);
/* The names of all parts, NULL-terminated. */
char **unzip_names(const char *path);

/* How often `text` stands in `part`. */
guint count_in(const char *part, const char *text);

/* The part that holds a sheet, by the sheet's name: "xl/worksheets/sheet3.xml". */
char *sheet_part(const char *path, const char *sheet);

/* The text of every cell of a sheet, "A1" → text, shared strings resolved. */
GHashTable *sheet_cells(const char *path, const char *sheet);
