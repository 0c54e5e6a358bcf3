/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which questions follow which. */

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

gboolean eql_store_write_crosswalk(EqlDb *db, const EqlCrosswalk *crosswalk, GError **error)
{
    if (!eql_db_exec(db, "DELETE FROM crosswalk", error))
        return FALSE;
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "INSERT INTO crosswalk (position, from_code, to_code) VALUES (?, ?, ?)", error);
    for (guint i = 0; i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        eql_query_put_int(query, i);
        eql_query_put_text(query, pair->from);
        eql_query_put_text(query, pair->to);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

gboolean eql_store_set_crosswalk(EqlStore *store, const EqlCrosswalk *crosswalk, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, eql_store_write_crosswalk(store->db, crosswalk, error), error);
}

EqlCrosswalk *eql_store_crosswalk(EqlStore *store, GError **error)
{
    g_autoptr(EqlCrosswalk) crosswalk = eql_crosswalk_new();
    g_autoptr(EqlQuery) query = eql_query_new(
        store->db, "SELECT from_code, to_code FROM crosswalk ORDER BY position", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *from = eql_query_text_or_empty(query, 0);
        g_autofree char *to = eql_query_text_or_empty(query, 1);
        if (!eql_crosswalk_add(crosswalk, from, to)) {
            eql_db_damaged(error,
                           _("“%s” is damaged: the question “%s” follows two others. Take the "
                             "project from a backup."),
                           store->db->name, to);
            return NULL;
        }
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&crosswalk) : NULL;
}
