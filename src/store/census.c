/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who is on roll: one row per import, a value per column. */

#include <glib/gi18n-lib.h>

#include "store/columns.h"
#include "store/store-private.h"

static gboolean census_fits(EqlDb *db, const EqlCensus *census, GError **error)
{
    return eql_columns_fit(db, census->keys->len, census->n, error) &&
           eql_columns_fit(db, census->table_ids->len, census->n, error) &&
           eql_columns_fit(db, census->registration->len, census->n, error) &&
           eql_columns_fit(db, census->leaver->len, census->n, error);
}

static gboolean write_census(EqlDb *db, gint64 import, const EqlCensus *census, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO census VALUES (?, ?, ?, ?, ?, ?, ?)", error);
    eql_query_put_int(query, import);
    eql_columns_put_keys(query, census->keys);
    eql_columns_put_keys(query, census->table_ids);
    eql_query_put_byte_array(query, census->registration);
    eql_query_put_byte_array(query, census->leaver);
    eql_query_put_text(query, census->reference_date);
    eql_query_put_text(query, census->term);
    return eql_query_run(query, error);
}

static gint64 write_whole_census(EqlDb *db, const EqlImportRecord *record, const EqlCensus *census,
                                 const char *now, GError **error)
{
    gint64 id = eql_store_write_record(db, record, census->n, now, error);
    gboolean written = id && census_fits(db, census, error) &&
                       write_census(db, id, census, error) &&
                       eql_columns_write_groups(db, id, census->n, census->groups, error) &&
                       eql_columns_write_counts(db, id, census->counts, error);
    return written ? id : 0;
}

gboolean eql_store_add_census(EqlStore *store, EqlImportRecord *record, const EqlCensus *census,
                              GError **error)
{
    g_autofree char *now = eql_store_now();
    if (!eql_db_begin(store->db, error))
        return FALSE;
    gint64 id = write_whole_census(store->db, record, census, now, error);
    if (!eql_db_end(store->db, id != 0, error))
        return FALSE;
    eql_store_note_import(record, id, g_steal_pointer(&now));
    return TRUE;
}

static gboolean read_census(EqlDb *db, gint64 import, EqlCensus *census, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT keys, table_ids, registration, leaver, reference_date, term"
                      " FROM census WHERE import = ?",
                      error);
    eql_query_put_int(query, import);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_DONE)
        return eql_db_damaged(error,
                              _("“%s” is damaged: the pupils of a census are missing. Take the "
                                "project from a backup."),
                              db->name);
    if (step != EQL_STEP_ROW || !eql_columns_read_keys(query, 0, census->n, census->keys, error) ||
        !eql_columns_read_keys(query, 1, census->n, census->table_ids, error) ||
        !eql_columns_read_bytes(query, 2, census->n, census->registration, error) ||
        !eql_columns_read_bytes(query, 3, census->n, census->leaver, error))
        return FALSE;
    census->reference_date = eql_query_text(query, 4);
    census->term = eql_query_text(query, 5);
    return TRUE;
}

EqlCensus *eql_store_read_census(EqlDb *db, gint64 import, guint people, GError **error)
{
    g_autoptr(EqlCensus) census = eql_census_new();
    census->n = people;
    if (!read_census(db, import, census, error) ||
        !eql_columns_read_groups(db, import, people, census->groups, error) ||
        !eql_columns_read_counts(db, import, census->counts, error))
        return NULL;
    return g_steal_pointer(&census);
}

/* A table beside the roll belongs to the roll of its day. */
static gboolean join_side(EqlDb *db, EqlQuery *query, EqlCensus *census, GError **error)
{
    guint people;
    if (!eql_store_people(query, 1, &people, error))
        return FALSE;
    g_autoptr(EqlCensus) side = eql_store_read_census(db, eql_query_int(query, 0), people, error);
    g_autofree char *tool = eql_query_text(query, 2);
    if (!side)
        return FALSE;
    if (g_strcmp0(side->reference_date, census->reference_date) == 0)
        eql_census_join(census, side, g_strcmp0(tool, EQL_TOOL_SIDE_LEAVERS) == 0);
    return TRUE;
}

static gboolean join_sides(EqlDb *db, gint64 import, EqlCensus *census, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT id, people, tool FROM import WHERE kind = 'census' AND undone = 0"
                      " AND id > ? AND tool GLOB '" EQL_TOOL_SIDE "*' ORDER BY id",
                      error);
    EqlStep step;
    eql_query_put_int(query, import);
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        if (!join_side(db, query, census, error))
            return FALSE;
    return step == EQL_STEP_DONE;
}

/* In force is the latest that stands; earlier ones wait for it to be undone. */
EqlCensus *eql_store_census(EqlStore *store, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db,
                      "SELECT id, people FROM import WHERE kind = 'census' AND undone = 0"
                      " AND coalesce(tool, '') NOT GLOB '" EQL_TOOL_SIDE "*' ORDER BY id DESC",
                      error);
    guint people;
    if (eql_query_step(query, error) != EQL_STEP_ROW || !eql_store_people(query, 1, &people, error))
        return NULL;
    gint64 id = eql_query_int(query, 0);
    g_autoptr(EqlCensus) census = eql_store_read_census(store->db, id, people, error);
    if (!census || !join_sides(store->db, id, census, error))
        return NULL;
    return g_steal_pointer(&census);
}
