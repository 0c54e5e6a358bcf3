/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/table.h"

/* The rest of a table as text, for comparing: a line per row, "number|cell|cell|…",
 * with \n, \r, \t, | and \ escaped. An error ends it with a line "!message".
 * kinds: each cell starts with a letter for its kind (t n d b e, nothing for empty). */
char *dump_table(EqlTable *table, gboolean kinds);

/* The faults so far, "row:column:kind " each. */
char *dump_faults(EqlTable *table);

/* Writes a file into the test's own folder; returns its path. */
char *write_file(const char *name, const void *bytes, gsize length);
