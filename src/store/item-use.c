/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was brought in for each question. */

#include "store/store-private.h"

static EqlItemUse *use_of(GHashTable *uses, EqlQuery *query)
{
    g_autofree char *code = eql_query_text_or_empty(query, 0);
    EqlItemUse *use = g_hash_table_lookup(uses, code);
    if (!use) {
        use = g_new0(EqlItemUse, 1);
        g_hash_table_insert(uses, g_steal_pointer(&code), use);
    }
    return use;
}

static guint64 count_scored(const guint8 *answers, gsize n)
{
    guint64 scored = 0;
    for (gsize i = 0; i < n; i++)
        scored += eql_answer_has_point(answers[i]);
    return scored;
}

/* Answers that another file has replaced are kept too, but no figure rests on them. */
static gboolean count_answers(EqlDb *db, GHashTable *uses, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT item, CASE WHEN replaced_by IS NULL THEN answers END"
                      " FROM answer_column JOIN import ON import.id = answer_column.import",
                      error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        EqlItemUse *use = use_of(uses, query);
        gsize n;
        const guint8 *answers = eql_query_any_bytes(query, 1, &n);
        use->columns++;
        use->scored += count_scored(answers, answers ? n : 0);
    }
    return step == EQL_STEP_DONE;
}

static gboolean count_comments(EqlDb *db, GHashTable *uses, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "SELECT item, count(*) FROM comment GROUP BY item", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        use_of(uses, query)->comments = (guint64)MAX(eql_query_int(query, 1), 0);
    return step == EQL_STEP_DONE;
}

GHashTable *eql_store_item_uses(EqlStore *store, GError **error)
{
    g_autoptr(GHashTable) uses = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    if (!eql_db_begin_reading(store->db, error))
        return NULL;
    gboolean counted =
        count_answers(store->db, uses, error) && count_comments(store->db, uses, error);
    eql_db_end_reading(store->db);
    return counted ? g_steal_pointer(&uses) : NULL;
}
