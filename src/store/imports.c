/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is remembered of every file that was brought in. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "model/wave-order.h"
#include "store/store-private.h"

char *eql_store_now(void)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_utc();
    return g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
}

void eql_store_note_import(EqlImportRecord *record, gint64 id, char *imported_at)
{
    record->id = id;
    g_free(record->imported_at);
    record->imported_at = imported_at;
}

/* ── writing ── */

static gboolean write_problems(EqlDb *db, gint64 id, const GPtrArray *problems, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO import_problem VALUES (?, ?, ?, ?, ?, ?, ?)", error);
    for (guint i = 0; i < problems->len; i++) {
        const EqlProblem *problem = problems->pdata[i];
        eql_query_put_int(query, id);
        eql_query_put_int(query, i);
        eql_query_put_text(query, problem->sheet);
        eql_query_put_int(query, (gint64)problem->row);
        eql_query_put_text(query, problem->column);
        eql_query_put_text(query, problem->kept_message ? problem->kept_message : "");
        eql_query_put_text(query, problem->kept_advice);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

/* The examples are for a preview and stay out of the file. */
static gboolean write_columns(EqlDb *db, gint64 id, const GPtrArray *columns, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO import_column VALUES (?, ?, ?, ?, ?, ?)", error);
    for (guint i = 0; i < columns->len; i++) {
        const EqlColumnMatch *match = columns->pdata[i];
        eql_query_put_int(query, id);
        eql_query_put_int(query, i);
        eql_query_put_text(query, match->column);
        eql_query_put_text(query, match->code);
        eql_query_put_text(query, match->match ? match->match : "none");
        eql_query_put_double(query, match->confidence);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_identifiers(EqlDb *db, gint64 id, const GPtrArray *headings, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "INSERT INTO import_identifier VALUES (?, ?, ?)", error);
    for (guint i = 0; i < headings->len; i++) {
        eql_query_put_int(query, id);
        eql_query_put_int(query, i);
        eql_query_put_text(query, headings->pdata[i]);
        if (!eql_query_run(query, error))
            return FALSE;
    }
    return query != NULL;
}

static gboolean write_import(EqlDb *db, const EqlImportRecord *record, guint people,
                             const char *imported_at, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db,
        "INSERT INTO import (kind, file, sha256, tool, audience, wave, outcome_kind, rows,"
        " accepted, set_aside, imported_at, people, sheet)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        error);
    eql_query_put_text(query, eql_import_kind_name(record->kind));
    eql_query_put_text(query, record->file);
    eql_query_put_text(query, record->sha256);
    eql_query_put_text(query, record->tool);
    eql_query_put_text(query, record->audience);
    eql_query_put_text(query, record->wave);
    eql_query_put_text(query, record->outcome_kind);
    eql_query_put_int(query, (gint64)record->rows);
    eql_query_put_int(query, (gint64)record->accepted);
    eql_query_put_int(query, (gint64)record->set_aside);
    eql_query_put_text(query, imported_at);
    eql_query_put_int(query, people);
    eql_query_put_text(query, record->sheet);
    return eql_query_run(query, error);
}

gint64 eql_store_write_record(EqlDb *db, const EqlImportRecord *record, guint people,
                              const char *imported_at, GError **error)
{
    if (!write_import(db, record, people, imported_at, error))
        return 0;
    gint64 id = sqlite3_last_insert_rowid(db->handle);
    gboolean written = write_problems(db, id, record->problems, error) &&
                       write_columns(db, id, record->columns, error) &&
                       write_identifiers(db, id, record->dropped_identifiers, error);
    return written ? id : 0;
}

/* ── reading ── */

gboolean eql_store_people(EqlQuery *query, int column, guint *people, GError **error)
{
    gint64 number = eql_query_int(query, column);
    if (number < 0 || number > EQL_SCHEMA_MOST_PEOPLE)
        return eql_db_damaged(error,
                              _("“%s” is damaged: an import cannot have brought %" PRId64
                                " people. Take the project from a backup."),
                              query->db->name, number);
    *people = (guint)number;
    return TRUE;
}

static gboolean read_problems(EqlDb *db, EqlImportRecord *record, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT sheet, row, \"column\", message, advice FROM import_problem"
                      " WHERE import = ? ORDER BY position",
                      error);
    eql_query_put_int(query, record->id);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *sheet = eql_query_text(query, 0);
        g_autofree char *column = eql_query_text(query, 2);
        eql_problems_take(record->problems, sheet, (guint64)eql_query_int(query, 1), column,
                          eql_query_text_or_empty(query, 3), eql_query_text(query, 4));
    }
    return step == EQL_STEP_DONE;
}

static gboolean read_columns(EqlDb *db, EqlImportRecord *record, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(db,
                                              "SELECT heading, code, match, confidence"
                                              " FROM import_column WHERE import = ?"
                                              " ORDER BY position",
                                              error);
    eql_query_put_int(query, record->id);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *heading = eql_query_text_or_empty(query, 0);
        g_autofree char *code = eql_query_text(query, 1);
        g_autofree char *match = eql_query_text_or_empty(query, 2);
        EqlColumnMatch *column = eql_column_match_new(heading, code, match);
        column->confidence = eql_query_double(query, 3);
        g_ptr_array_add(record->columns, column);
    }
    return step == EQL_STEP_DONE;
}

static gboolean read_identifiers(EqlDb *db, EqlImportRecord *record, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(
        db, "SELECT heading FROM import_identifier WHERE import = ? ORDER BY position", error);
    eql_query_put_int(query, record->id);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW)
        g_ptr_array_add(record->dropped_identifiers, eql_query_text_or_empty(query, 0));
    return step == EQL_STEP_DONE;
}

static int kind_from_name(const char *name)
{
    for (int kind = EQL_IMPORT_RESPONSES; kind <= EQL_IMPORT_OUTCOMES; kind++)
        if (g_str_equal(name, eql_import_kind_name((EqlImportKind)kind)))
            return kind;
    return -1;
}

EqlImportRecord *eql_store_read_record(EqlQuery *query, GError **error)
{
    g_autofree char *kind_name = eql_query_text_or_empty(query, 1);
    g_autofree char *file = eql_query_text_or_empty(query, 2);
    int kind = kind_from_name(kind_name);
    if (kind < 0) {
        eql_db_damaged(
            error, _("“%s” is damaged: “%s” is no kind of import. Take the project from a backup."),
            query->db->name, kind_name);
        return NULL;
    }
    EqlImportRecord *record = eql_import_record_new((EqlImportKind)kind, file);
    record->id = eql_query_int(query, 0);
    record->sha256 = eql_query_text(query, 3);
    record->tool = eql_query_text(query, 4);
    record->audience = eql_query_text(query, 5);
    record->wave = eql_query_text(query, 6);
    record->outcome_kind = eql_query_text(query, 7);
    record->rows = (guint64)eql_query_int(query, 8);
    record->accepted = (guint64)eql_query_int(query, 9);
    record->set_aside = (guint64)eql_query_int(query, 10);
    record->undone = eql_query_int(query, 11) != 0;
    record->imported_at = eql_query_text_or_empty(query, 12);
    record->replaced_by = eql_query_int(query, 13);
    record->sheet = eql_query_text(query, 14);
    return record;
}

GPtrArray *eql_store_imports(EqlStore *store, GError **error)
{
    g_autoptr(GPtrArray) records =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_import_record_free);
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db, EQL_STORE_SELECT_RECORD " ORDER BY id", error);
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        EqlImportRecord *record = eql_store_read_record(query, error);
        if (!record)
            return NULL;
        g_ptr_array_add(records, record);
        if (!read_problems(store->db, record, error) || !read_columns(store->db, record, error) ||
            !read_identifiers(store->db, record, error))
            return NULL;
    }
    return step == EQL_STEP_DONE ? g_steal_pointer(&records) : NULL;
}

/* A wave keeps the place of the first file that named it, even when that one was undone:
 * most undone files are brought in again, put right. */
char **eql_store_waves(EqlStore *store, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(store->db,
                                              "SELECT wave FROM import WHERE kind = 'responses'"
                                              " GROUP BY wave"
                                              " HAVING max(undone = 0 AND replaced_by IS NULL)"
                                              " ORDER BY min(id)",
                                              error);
    char **waves = eql_query_words(query, error);
    if (waves)
        eql_waves_sort(waves);
    return waves;
}

char **eql_store_audiences(EqlStore *store, const char *wave, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(store->db,
                      "SELECT audience FROM import WHERE kind = 'responses' AND undone = 0"
                      " AND replaced_by IS NULL AND wave = ? GROUP BY audience ORDER BY min(id)",
                      error);
    eql_query_put_text(query, wave);
    return eql_query_words(query, error);
}
