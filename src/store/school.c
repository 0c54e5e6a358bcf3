/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The school's name and numbers, and the thresholds of its analysis. */

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

gboolean eql_store_write_school(EqlDb *db, const EqlSchool *school, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT OR REPLACE INTO school VALUES (1, ?, ?, ?, ?)", error);
    eql_query_put_text(query, school->name);
    eql_query_put_text(query, school->urn);
    eql_query_put_text(query, school->laestab);
    eql_query_put_text(query, school->phase);
    return eql_query_run(query, error);
}

gboolean eql_store_set_school(EqlStore *store, const EqlSchool *school, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, eql_store_write_school(store->db, school, error), error);
}

EqlSchool *eql_store_school(EqlStore *store, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db, "SELECT name, urn, laestab, phase FROM school", error);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_DONE)
        eql_db_damaged(
            error,
            _("“%s” is damaged: it does not say whose it is. Take the project from a backup."),
            store->db->name);
    if (step != EQL_STEP_ROW)
        return NULL;
    EqlSchool *school = g_new0(EqlSchool, 1);
    school->name = eql_query_text_or_empty(query, 0);
    school->urn = eql_query_text(query, 1);
    school->laestab = eql_query_text(query, 2);
    school->phase = eql_query_text(query, 3);
    return school;
}

static gboolean write_setting(EqlQuery *query, const EqlSettings *settings, const char *key,
                              GError **error)
{
    g_autofree char *value = eql_settings_get(settings, key);
    eql_query_put_text(query, key);
    eql_query_put_text(query, value);
    return eql_query_run(query, error);
}

/* Settings of which there is one for each of something: "invited.pupil", "merge.sex". */
static gboolean write_each(EqlQuery *query, const EqlSettings *settings, const char *prefix,
                           GHashTable *of, GError **error)
{
    GHashTableIter iter;
    gpointer name;
    g_hash_table_iter_init(&iter, of);
    while (g_hash_table_iter_next(&iter, &name, NULL)) {
        g_autofree char *key = g_strconcat(prefix, name, NULL);
        if (!write_setting(query, settings, key, error))
            return FALSE;
    }
    return TRUE;
}

gboolean eql_store_write_settings(EqlDb *db, const EqlSettings *settings, GError **error)
{
    if (!eql_db_exec(db, "DELETE FROM setting", error))
        return FALSE;
    g_autoptr(EqlQuery) query = eql_query_new(db, "INSERT INTO setting VALUES (?, ?)", error);
    const char *const *keys = eql_settings_keys();
    for (guint i = 0; keys[i]; i++)
        if (!write_setting(query, settings, keys[i], error))
            return FALSE;
    if (settings->beside && !write_setting(query, settings, "beside", error))
        return FALSE;
    return write_each(query, settings, "invited.", settings->invited, error) &&
           write_each(query, settings, "merge.", settings->merges, error);
}

gboolean eql_store_set_settings(EqlStore *store, const EqlSettings *settings, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, eql_store_write_settings(store->db, settings, error), error);
}

static gboolean read_setting(EqlQuery *query, EqlSettings *settings, GError **error)
{
    g_autofree char *key = eql_query_text_or_empty(query, 0);
    g_autofree char *value = eql_query_text_or_empty(query, 1);
    if (eql_settings_set(settings, key, value, NULL))
        return TRUE;
    return eql_db_damaged(
        error,
        _("“%s” is damaged: the setting “%s” cannot be “%s”. Take the project from a backup."),
        query->db->name, key, value);
}

EqlSettings *eql_store_settings(EqlStore *store, GError **error)
{
    g_autoptr(EqlSettings) settings = eql_settings_new();
    g_autoptr(EqlQuery) query = eql_query_new(store->db, "SELECT key, value FROM setting", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        if (!read_setting(query, settings, error))
            return NULL;
    return step == EQL_STEP_DONE ? g_steal_pointer(&settings) : NULL;
}
