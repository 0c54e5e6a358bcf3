/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The action plan. */

#include <glib/gi18n-lib.h>

#include "base/kept.h"
#include "store/store-private.h"

static GPtrArray *theme_labels(EqlDb *db, GError **error)
{
    g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "SELECT DISTINCT theme_label FROM item WHERE theme_label IS NOT NULL", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        g_ptr_array_add(labels, eql_query_text_or_empty(query, 0));
    return step == EQL_STEP_DONE ? g_steal_pointer(&labels) : NULL;
}

/* What somebody wrote or chose in any language is the questionnaire's theme: it is renamed with
 * it, and shown in the language of whoever opens the project next. */
static char *theme_to_store(const EqlAction *action, const GPtrArray *labels)
{
    g_autofree char *theme = eql_action_theme_label(action);
    for (guint i = 0; i < labels->len; i++)
        if (g_str_equal(labels->pdata[i], theme))
            return g_steal_pointer(&theme);
    for (guint i = 0; i < labels->len; i++)
        if (eql_kept_reads(EQL_KEPT(eql_theme_name(labels->pdata[i])), theme))
            return g_strdup(labels->pdata[i]);
    return g_steal_pointer(&theme);
}

static void put_action(EqlQuery *query, guint position, const EqlAction *action, const char *theme)
{
    const char *texts[] = {theme,
                           eql_action_to_keep(action, EQL_KEPT_EVIDENCE),
                           action->finding,
                           eql_action_to_keep(action, EQL_KEPT_ACTIVITY),
                           eql_action_to_keep(action, EQL_KEPT_OWNER),
                           eql_action_to_keep(action, EQL_KEPT_GOVERNANCE),
                           action->due,
                           eql_action_to_keep(action, EQL_KEPT_SUCCESS),
                           eql_status_name(action->status),
                           eql_action_to_keep(action, EQL_KEPT_REVIEW)};
    eql_query_put_int(query, position);
    eql_query_put_text(query, action->id);
    eql_query_put_int(query, action->priority);
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        eql_query_put_text(query, texts[i]);
}

/* They stay taken when their actions are deleted. */
static gboolean keep_ids(EqlDb *db, const GPtrArray *actions, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT OR IGNORE INTO action_id VALUES (?)", error);
    for (guint i = 0; query && i < actions->len; i++) {
        eql_query_put_text(query, ((const EqlAction *)actions->pdata[i])->id);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

GHashTable *eql_store_action_ids(EqlStore *store, GError **error)
{
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(EqlQuery) query = eql_query_new(store->db, "SELECT id FROM action_id", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        g_hash_table_add(ids, eql_query_text_or_empty(query, 0));
    return step == EQL_STEP_DONE ? g_steal_pointer(&ids) : NULL;
}

static gboolean write_actions(EqlDb *db, GPtrArray *actions, GError **error)
{
    if (!eql_db_exec(db, "DELETE FROM action", error) || !keep_ids(db, actions, error))
        return FALSE;
    g_autoptr(GPtrArray) labels = theme_labels(db, error);
    if (!labels)
        return FALSE;
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "INSERT INTO action VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
    for (guint i = 0; i < actions->len; i++) {
        g_autofree char *theme = theme_to_store(actions->pdata[i], labels);
        put_action(query, i, actions->pdata[i], theme);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

gboolean eql_store_set_actions(EqlStore *store, GPtrArray *actions, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, write_actions(store->db, actions, error), error);
}

static EqlAction *read_action(EqlQuery *query)
{
    g_autoptr(EqlAction) action = g_new0(EqlAction, 1);
    char **texts[] = {&action->theme,    &action->evidence,        &action->finding,
                      &action->activity, &action->owner,           &action->governance,
                      &action->due,      &action->success_measure, &action->review};
    action->id = eql_query_text_or_empty(query, 0);
    action->priority = (int)CLAMP(eql_query_int(query, 1), 1, 3);
    g_autofree char *status_name = eql_query_text_or_empty(query, 2);
    int status = eql_status_from_text(status_name);
    action->status = status < 0 ? EQL_STATUS_NOT_STARTED : (EqlStatus)status;
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        *texts[i] = eql_query_text_or_empty(query, (int)i + 3);
    eql_action_show(action);
    return g_steal_pointer(&action);
}

GPtrArray *eql_store_actions(EqlStore *store, GError **error)
{
    g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db,
                      "SELECT id, priority, status, theme, evidence, finding, activity, owner,"
                      " governance, due, success_measure, review FROM action ORDER BY position",
                      error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        g_ptr_array_add(actions, read_action(query));
    return step == EQL_STEP_DONE ? g_steal_pointer(&actions) : NULL;
}
