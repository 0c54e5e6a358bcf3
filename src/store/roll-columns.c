/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What census and outcomes both hold: pupils' keys, bytes, and counts that came as
 * counts. */

#include <glib/gi18n-lib.h>

#include "store/columns.h"

/* ── counts that came as counts ── */

gboolean eql_columns_write_counts(EqlDb *db, gint64 import, const GPtrArray *counts, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO head_count VALUES (?, ?, ?, ?, ?, ?, ?)", error);
    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = counts->pdata[i];
        eql_query_put_int(query, import);
        eql_query_put_int(query, i);
        eql_query_put_text(query, count->kind);
        eql_query_put_text(query, count->characteristic);
        eql_query_put_text(query, count->group);
        eql_query_put_int(query, (gint64)count->count);
        eql_query_put_int(query, count->pupils);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

gboolean eql_columns_read_counts(EqlDb *db, gint64 import, GPtrArray *counts, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT kind, characteristic, group_code, count, pupils FROM head_count"
                      " WHERE import = ? ORDER BY position",
                      error);
    eql_query_put_int(query, import);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        gint64 number = eql_query_int(query, 3);
        if (number < 0)
            return eql_db_damaged(
                error,
                _("“%s” is damaged: a count is below nothing. Take the project from a backup."),
                db->name);
        EqlCount *count = g_new0(EqlCount, 1);
        count->kind = eql_query_text(query, 0);
        count->characteristic = eql_query_text(query, 1);
        count->group = eql_query_text(query, 2);
        count->count = (guint64)number;
        count->pupils = MAX(eql_query_int(query, 4), -1);
        g_ptr_array_add(counts, count);
    }
    return step == EQL_STEP_DONE;
}

/* ── columns both have ── */

void eql_columns_put_keys(EqlQuery *query, const GArray *keys)
{
    eql_query_put_bytes(query, keys->data, keys->len * sizeof(EqlPupilKey));
}

gboolean eql_columns_read_keys(EqlQuery *query, int column, guint people, GArray *keys,
                               GError **error)
{
    const guint8 *bytes;
    if (!eql_query_bytes(query, column, sizeof(EqlPupilKey) * (gsize)people, &bytes, error))
        return FALSE;
    g_array_append_vals(keys, bytes, people);
    return TRUE;
}

gboolean eql_columns_read_bytes(EqlQuery *query, int column, guint people, GByteArray *to,
                                GError **error)
{
    const guint8 *bytes;
    if (!eql_query_bytes(query, column, people, &bytes, error))
        return FALSE;
    g_byte_array_append(to, bytes, people);
    return TRUE;
}
