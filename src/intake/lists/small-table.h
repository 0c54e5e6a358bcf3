/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A small table with a header row, whole in memory: code lists, questionnaires,
 * mappings. Lines that begin with '#' before the header are passed over. */

#include <gio/gio.h>

typedef struct _EqlSmallTable EqlSmallTable;

EqlSmallTable *eql_small_table_read(const char *path, GCancellable *cancellable, GError **error);
void eql_small_table_free(EqlSmallTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSmallTable, eql_small_table_free)

guint eql_small_table_rows(const EqlSmallTable *table);
/* Whether the header has the column, whatever its case. */
gboolean eql_small_table_has(const EqlSmallTable *table, const char *column);
/* The cell's text without white space around it; "" when there is none. Owned by the table. */
const char *eql_small_table_get(const EqlSmallTable *table, guint row, const char *column);
/* The row's number in the file, the header being 1 in a plain file. */
guint64 eql_small_table_number(const EqlSmallTable *table, guint row);
/* The file's name without its folders. */
const char *eql_small_table_name(const EqlSmallTable *table);
/* "FILE, row 3, column to: " and what is wrong there; gives FALSE. */
gboolean eql_small_table_refuse(const EqlSmallTable *table, guint row, const char *column,
                                GError **error, const char *format, ...) G_GNUC_PRINTF(5, 6);
