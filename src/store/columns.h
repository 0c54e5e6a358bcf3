/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How columns lie in the file, and back. Private to this room. Everything read is
 * checked against the length its import says: a file may be damaged. */

#include "store/db.h"

/* ── lists of texts: each closed by a NUL, which no text can hold ── */
GByteArray *eql_pack_texts(const GPtrArray *texts);
/* Appends exactly `n` texts; FALSE when there are more or fewer. */
gboolean eql_unpack_texts(const guint8 *bytes, gsize length, guint n, GPtrArray *texts);

/* ── numbers, little-endian ── */
GByteArray *eql_pack_doubles(const GArray *values);
void eql_unpack_doubles(const guint8 *bytes, guint n, GArray *values); /* appends */

/* Group columns of `people` values each. */
gboolean eql_columns_write_groups(EqlDb *db, gint64 import, guint people, const GPtrArray *columns,
                                  GError **error);
/* Appends the import's columns. */
gboolean eql_columns_read_groups(EqlDb *db, gint64 import, guint people, GPtrArray *columns,
                                 GError **error);

/* Whether a column about to be written has the length it should have. */
gboolean eql_columns_fit(EqlDb *db, guint length, guint people, GError **error);

/* ── what census and outcomes both hold ── */
void eql_columns_put_keys(EqlQuery *query, const GArray *keys);
/* These append `people` values. */
gboolean eql_columns_read_keys(EqlQuery *query, int column, guint people, GArray *keys,
                               GError **error);
gboolean eql_columns_read_bytes(EqlQuery *query, int column, guint people, GByteArray *to,
                                GError **error);
/* EqlCount, in order. */
gboolean eql_columns_write_counts(EqlDb *db, gint64 import, const GPtrArray *counts,
                                  GError **error);
gboolean eql_columns_read_counts(EqlDb *db, gint64 import, GPtrArray *counts, GError **error);
