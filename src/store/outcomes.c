/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What happened to pupils: one row per import, a value per column. */

#include <glib/gi18n-lib.h>

#include "store/columns.h"
#include "store/store-private.h"

static gboolean outcomes_fit(EqlDb *db, const EqlOutcomes *outcomes, GError **error)
{
    const guint lengths[] = {outcomes->kinds->len,       outcomes->dates->len,
                             outcomes->reasons->len,     outcomes->sessions->len,
                             outcomes->keys->len,        outcomes->table_ids->len,
                             outcomes->registration->len};
    for (guint i = 0; i < G_N_ELEMENTS(lengths); i++)
        if (!eql_columns_fit(db, lengths[i], outcomes->n, error))
            return FALSE;
    return TRUE;
}

static gboolean write_events(EqlDb *db, gint64 import, const EqlOutcomes *outcomes, GError **error)
{
    g_autoptr(GByteArray) kinds = eql_pack_texts(outcomes->kinds);
    g_autoptr(GByteArray) dates = eql_pack_texts(outcomes->dates);
    g_autoptr(GByteArray) reasons = eql_pack_texts(outcomes->reasons);
    g_autoptr(GByteArray) sessions = eql_pack_doubles(outcomes->sessions);
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?)", error);
    eql_query_put_int(query, import);
    eql_query_put_byte_array(query, kinds);
    eql_query_put_byte_array(query, dates);
    eql_query_put_byte_array(query, reasons);
    eql_query_put_byte_array(query, sessions);
    eql_columns_put_keys(query, outcomes->keys);
    eql_columns_put_keys(query, outcomes->table_ids);
    eql_query_put_byte_array(query, outcomes->registration);
    return eql_query_run(query, error);
}

static gboolean set_earlier_aside(EqlDb *db, gint64 import, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "UPDATE import SET replaced_by = ?1 WHERE kind = 'outcomes' AND undone = 0"
                      " AND replaced_by IS NULL AND id < ?1",
                      error);
    eql_query_put_int(query, import);
    return eql_query_run(query, error);
}

static gint64 write_outcomes(EqlDb *db, const EqlImportRecord *record, const EqlOutcomes *outcomes,
                             gboolean replace, const char *now, GError **error)
{
    gint64 id = eql_store_write_record(db, record, outcomes->n, now, error);
    gboolean written = id && outcomes_fit(db, outcomes, error) &&
                       write_events(db, id, outcomes, error) &&
                       eql_columns_write_groups(db, id, outcomes->n, outcomes->groups, error) &&
                       eql_columns_write_counts(db, id, outcomes->counts, error) &&
                       (!replace || set_earlier_aside(db, id, error));
    return written ? id : 0;
}

gboolean eql_store_add_outcomes(EqlStore *store, EqlImportRecord *record,
                                const EqlOutcomes *outcomes, gboolean replace, GError **error)
{
    g_autofree char *now = eql_store_now();
    if (!eql_db_begin(store->db, error))
        return FALSE;
    gint64 id = write_outcomes(store->db, record, outcomes, replace, now, error);
    if (!eql_db_end(store->db, id != 0, error))
        return FALSE;
    eql_store_note_import(record, id, g_steal_pointer(&now));
    return TRUE;
}

static gboolean read_texts(EqlQuery *query, int column, guint people, GPtrArray *texts,
                           GError **error)
{
    gsize length;
    const guint8 *bytes = eql_query_any_bytes(query, column, &length);
    if (eql_unpack_texts(bytes, length, people, texts))
        return TRUE;
    return eql_db_damaged(error,
                          _("“%s” is damaged: the events of an import are not complete. Take the "
                            "project from a backup."),
                          query->db->name);
}

static gboolean read_sessions(EqlQuery *query, int column, guint people, GArray *sessions,
                              GError **error)
{
    const guint8 *bytes;
    if (!eql_query_bytes(query, column, sizeof(double) * (gsize)people, &bytes, error))
        return FALSE;
    eql_unpack_doubles(bytes, people, sessions);
    return TRUE;
}

static gboolean read_events(EqlDb *db, gint64 import, guint people, EqlOutcomes *outcomes,
                            GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT kinds, dates, reasons, sessions, keys, table_ids, registration"
                      " FROM outcomes WHERE import = ?",
                      error);
    eql_query_put_int(query, import);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_DONE)
        return eql_db_damaged(error,
                              _("“%s” is damaged: the events of an import are missing. Take the "
                                "project from a backup."),
                              db->name);
    return step == EQL_STEP_ROW && read_texts(query, 0, people, outcomes->kinds, error) &&
           read_texts(query, 1, people, outcomes->dates, error) &&
           read_texts(query, 2, people, outcomes->reasons, error) &&
           read_sessions(query, 3, people, outcomes->sessions, error) &&
           eql_columns_read_keys(query, 4, people, outcomes->keys, error) &&
           eql_columns_read_keys(query, 5, people, outcomes->table_ids, error) &&
           eql_columns_read_bytes(query, 6, people, outcomes->registration, error);
}

/* A characteristic that only some of the files have is not stated in the others. */
static void append_groups(EqlOutcomes *outcomes, const GPtrArray *more, guint n)
{
    for (guint i = 0; i < more->len; i++) {
        const EqlGroupColumn *from = more->pdata[i];
        EqlGroupColumn *to = eql_group_columns_find(outcomes->groups, from->characteristic);
        if (!to) {
            to = eql_group_column_new(from->characteristic);
            g_array_set_size(to->values, outcomes->n);
            g_ptr_array_add(outcomes->groups, to);
        }
        for (guint j = 0; j < n; j++)
            eql_group_column_add(to, eql_group_column_get(from, j));
    }
    for (guint i = 0; i < outcomes->groups->len; i++) {
        EqlGroupColumn *column = outcomes->groups->pdata[i];
        g_array_set_size(column->values, outcomes->n + n);
    }
}

gboolean eql_store_read_outcomes(EqlDb *db, gint64 import, guint people, EqlOutcomes *outcomes,
                                 GError **error)
{
    g_autoptr(GPtrArray) groups =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_group_column_free);
    if (!read_events(db, import, people, outcomes, error) ||
        !eql_columns_read_groups(db, import, people, groups, error) ||
        !eql_columns_read_counts(db, import, outcomes->counts, error))
        return FALSE;
    append_groups(outcomes, groups, people);
    outcomes->n += people;
    return TRUE;
}

EqlOutcomes *eql_store_outcomes(EqlStore *store, GError **error)
{
    g_autoptr(EqlOutcomes) outcomes = eql_outcomes_new();
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db,
                      "SELECT id, people FROM import WHERE kind = 'outcomes' AND undone = 0"
                      " AND replaced_by IS NULL ORDER BY id",
                      error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        guint people;
        if (!eql_store_people(query, 1, &people, error) ||
            !eql_store_read_outcomes(query->db, eql_query_int(query, 0), people, outcomes, error))
            return NULL;
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&outcomes) : NULL;
}

/* ── which kinds there are ── */

static void note_kind(GHashTable *seen, GStrvBuilder *kinds, const char *kind)
{
    if (!kind || g_hash_table_contains(seen, kind))
        return;
    g_hash_table_add(seen, g_strdup(kind));
    g_strv_builder_add(kinds, kind);
}

char **eql_store_outcome_kinds(EqlStore *store, GError **error)
{
    g_autoptr(EqlOutcomes) outcomes = eql_store_outcomes(store, error);
    if (!outcomes)
        return NULL;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GStrvBuilder) kinds = g_strv_builder_new();
    for (guint i = 0; i < outcomes->kinds->len; i++)
        note_kind(seen, kinds, outcomes->kinds->pdata[i]);
    for (guint i = 0; i < outcomes->counts->len; i++) {
        const EqlCount *count = outcomes->counts->pdata[i];
        note_kind(seen, kinds, count->kind);
    }
    return g_strv_builder_end(kinds);
}
