/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking an import out again, and putting back what was taken out. The rows leave the file at
 * once and for good; a copy that may be asked for lives in memory alone. */

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "store/store-private.h"

/* A database in memory, of the same tables: the rows of the import, its record and those of the
 * imports that it had replaced, as they were before. */
struct _EqlStoreRemoved {
    EqlDb *rows;
    char *left; /* the imports of the project when it was gone */
};

/* What an import brought, each after what it points to. */
static const struct {
    const char *table, *of_import;
} OWNED[] = {
    {"answer_column", "import = ?"},
    {"unread_answer", "answer_column IN (SELECT id FROM answer_column WHERE import = ?)"},
    {"group_column", "import = ?"},
    {"comment", "import = ?"},
    {"comment_tag", "import = ?"},
    {"census", "import = ?"},
    {"outcomes", "import = ?"},
    {"head_count", "import = ?"},
    {"import_problem", "import = ?"},
};

void eql_store_removed_free(EqlStoreRemoved *removed)
{
    if (!removed)
        return;
    eql_db_close(removed->rows);
    g_free(removed->left);
    g_free(removed);
}

/* ── out ── */

static gboolean run_with_id(EqlDb *db, const char *sql, gint64 id, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(db, sql, error);
    eql_query_put_int(query, id);
    return eql_query_run(query, error);
}

static gboolean is_standing(EqlDb *db, gint64 id, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db, "SELECT 1 FROM import WHERE id = ? AND undone = 0", error);
    eql_query_put_int(query, id);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_DONE)
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT,
                    _("There is no import %" PRId64 " to undo: there never was, or it has "
                      "been undone. The list of imports shows their numbers."),
                    id);
    return step == EQL_STEP_ROW;
}

static gboolean delete_owned(EqlDb *db, gint64 id, GError **error)
{
    for (guint i = G_N_ELEMENTS(OWNED); i > 0; i--) {
        g_autofree char *sql =
            g_strdup_printf("DELETE FROM %s WHERE %s", OWNED[i - 1].table, OWNED[i - 1].of_import);
        if (!run_with_id(db, sql, id, error))
            return FALSE;
    }
    return TRUE;
}

/* What it had replaced stands again, unless a later one replaces it. */
static gboolean take_out(EqlDb *db, gint64 id, GError **error)
{
    return delete_owned(db, id, error) &&
           run_with_id(db,
                       "UPDATE import SET replaced_by = (SELECT replaced_by FROM import AS this"
                       "  WHERE this.id = import.replaced_by) WHERE replaced_by = ?",
                       id, error) &&
           run_with_id(db, "UPDATE import SET undone = 1, replaced_by = NULL WHERE id = ?", id,
                       error);
}

gboolean eql_store_undo(EqlStore *store, gint64 id, GError **error)
{
    EqlDb *db = store->db;
    if (!eql_db_begin(db, error))
        return FALSE;
    eql_db_leave_no_copy(db);
    return eql_db_end(db, is_standing(db, id, error) && take_out(db, id, error), error);
}

/* ── a copy in memory ── */

/* Never in a file: neither does SQLite write such a database anywhere, nor, by temp_store, what it
 * needs besides. */
static EqlDb *rows_new(EqlDb *db, GError **error)
{
    g_autoptr(EqlDb) rows = eql_db_open(NULL, TRUE, NULL, NULL);
    if (!rows) {
        eql_db_set_error(db, SQLITE_NOMEM, error);
        return NULL;
    }
    g_free(rows->name); /* what fails here fails for that project */
    rows->name = g_strdup(db->name);
    return eql_schema_migrate(rows, eql_schema_migrations(), error) ? g_steal_pointer(&rows) : NULL;
}

static EqlQuery *insert_like(EqlDb *to, const char *table, const EqlQuery *from, GError **error)
{
    g_autoptr(GString) sql = g_string_new(NULL);
    g_string_append_printf(sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < eql_query_n_columns(from); i++)
        g_string_append(sql, ", ?");
    g_string_append_c(sql, ')');
    return eql_query_new(to, sql->str, error);
}

/* All rows that `from` gives, as they are. */
static gboolean copy_rows(EqlQuery *from, EqlDb *to, const char *table, GError **error)
{
    g_autoptr(EqlQuery) insert = from ? insert_like(to, table, from, error) : NULL;
    EqlStep step = EQL_STEP_ERROR;
    while (insert && (step = eql_query_step(from, error)) == EQL_STEP_ROW) {
        for (int i = 0; i < eql_query_n_columns(from); i++)
            eql_query_put_value(insert, from, i);
        if (!eql_query_run(insert, error))
            return FALSE;
    }
    return step == EQL_STEP_DONE;
}

static gboolean keep_rows(EqlDb *db, gint64 id, EqlDb *rows, const char *table,
                          const char *of_import, GError **error)
{
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s WHERE %s", table, of_import);
    g_autoptr(EqlQuery) query = eql_query_new(db, sql, error);
    eql_query_put_int(query, id);
    return copy_rows(query, rows, table, error);
}

static gboolean keep_all(EqlDb *db, gint64 id, EqlDb *rows, GError **error)
{
    for (guint i = 0; i < G_N_ELEMENTS(OWNED); i++)
        if (!keep_rows(db, id, rows, OWNED[i].table, OWNED[i].of_import, error))
            return FALSE;
    return keep_rows(db, id, rows, "import", "?1 IN (id, replaced_by)", error);
}

/* Which imports there are and which of them stand. NULL with an error. */
static char *imports_as_they_are(EqlDb *db, GError **error)
{
    g_autoptr(EqlQuery) query =
        eql_query_new(db,
                      "SELECT format('%d %d %d %s %s', id, undone, coalesce(replaced_by, 0),"
                      " imported_at, coalesce(sha256, '')) FROM import ORDER BY id",
                      error);
    g_auto(GStrv) imports = eql_query_words(query, error);
    return imports ? g_strjoinv("\n", imports) : NULL;
}

static EqlStoreRemoved *take_out_and_keep(EqlDb *db, gint64 id, GError **error)
{
    g_autoptr(EqlStoreRemoved) removed = g_new0(EqlStoreRemoved, 1);
    removed->rows = rows_new(db, error);
    /* One change: each of its own would cost far more. */
    if (!removed->rows || !eql_db_begin(removed->rows, error) ||
        !eql_db_end(removed->rows, keep_all(db, id, removed->rows, error), error) ||
        !take_out(db, id, error))
        return NULL;
    removed->left = imports_as_they_are(db, error);
    return removed->left ? g_steal_pointer(&removed) : NULL;
}

EqlStoreRemoved *eql_store_take_out(EqlStore *store, gint64 id, GError **error)
{
    EqlDb *db = store->db;
    if (!eql_db_begin(db, error))
        return NULL;
    eql_db_leave_no_copy(db);
    g_autoptr(EqlStoreRemoved) removed =
        is_standing(db, id, error) ? take_out_and_keep(db, id, error) : NULL;
    return eql_db_end(db, removed != NULL, error) ? g_steal_pointer(&removed) : NULL;
}

/* ── back ── */

static gboolean is_as_it_was_left(EqlDb *db, const EqlStoreRemoved *removed, GError **error)
{
    g_autofree char *now = imports_as_they_are(db, error);
    if (now && !g_str_equal(now, removed->left))
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_CHANGED,
                    _("Files were brought into “%s”, or taken out of it, elsewhere in the "
                      "meantime, so what was taken out cannot be put back as it was. Nothing was "
                      "changed; please bring the file in again."),
                    db->name);
    return now && g_str_equal(now, removed->left);
}

static gboolean put_rows_back(EqlDb *db, EqlDb *rows, const char *table, GError **error)
{
    g_autofree char *sql = g_strdup_printf("SELECT * FROM %s", table);
    g_autoptr(EqlQuery) query = eql_query_new(rows, sql, error);
    return copy_rows(query, db, table, error);
}

/* Of the records only these two had changed. */
static gboolean put_records_back(EqlDb *db, EqlDb *rows, GError **error)
{
    g_autoptr(EqlQuery) from =
        eql_query_new(rows, "SELECT undone, replaced_by, id FROM import", error);
    g_autoptr(EqlQuery) to =
        from
            ? eql_query_new(db, "UPDATE import SET undone = ?, replaced_by = ? WHERE id = ?", error)
            : NULL;
    EqlStep step = EQL_STEP_ERROR;
    while (to && (step = eql_query_step(from, error)) == EQL_STEP_ROW) {
        for (int i = 0; i < eql_query_n_columns(from); i++)
            eql_query_put_value(to, from, i);
        if (!eql_query_run(to, error))
            return FALSE;
    }
    return step == EQL_STEP_DONE;
}

static gboolean put_back(EqlDb *db, EqlStoreRemoved *removed, GError **error)
{
    if (!is_as_it_was_left(db, removed, error))
        return FALSE;
    for (guint i = 0; i < G_N_ELEMENTS(OWNED); i++)
        if (!put_rows_back(db, removed->rows, OWNED[i].table, error))
            return FALSE;
    return put_records_back(db, removed->rows, error);
}

gboolean eql_store_put_back(EqlStore *store, EqlStoreRemoved *removed, GError **error)
{
    return eql_db_begin(store->db, error) &&
           eql_db_end(store->db, put_back(store->db, removed, error), error);
}
