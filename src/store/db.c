/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db.h"

#include <glib/gi18n-lib.h>

/* How long another program's change is waited for before a file counts as in use. */
#define BUSY_MILLISECONDS 2000

/* So many of SQLite's steps between two looks at whether somebody has cancelled. */
#define LOOK_EVERY 100

/* Keeps all pages of a large import in memory until they are written once, in order. */
#define CACHE_PRAGMA "PRAGMA cache_size = -131072;"

static void configure(sqlite3 *handle)
{
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_busy_timeout(handle, BUSY_MILLISECONDS);
    /* A project may come by e-mail: its schema is not to be trusted to run anything. */
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
}

EqlDb *eql_db_open(const char *path, gboolean make, const char *vfs, GError **error)
{
    g_autoptr(EqlDb) db = g_new0(EqlDb, 1);
    db->path = g_strdup(path);
    db->name = path ? g_path_get_basename(path) : g_strdup(_("the project"));
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (make ? SQLITE_OPEN_CREATE : 0);
    int rc = sqlite3_open_v2(path ? path : ":memory:", &db->handle, flags, vfs);
    if (rc != SQLITE_OK) {
        eql_db_set_error(db, rc, error);
        return NULL;
    }
    configure(db->handle);
    /* EXTRA syncs the folder too, so that a power cut just after a change cannot bring
     * the old journal, and with it the old state, back. */
    if (!eql_db_exec(db,
                     "PRAGMA temp_store = MEMORY;"
                     "PRAGMA synchronous = EXTRA;"
                     "PRAGMA cell_size_check = ON;" CACHE_PRAGMA,
                     error))
        return NULL;
    return g_steal_pointer(&db);
}

static int is_cancelled(void *cancellable)
{
    return g_cancellable_is_cancelled(cancellable);
}

void eql_db_watch(EqlDb *db, GCancellable *cancellable)
{
    g_set_object(&db->cancellable, cancellable);
    sqlite3_progress_handler(db->handle, LOOK_EVERY, cancellable ? is_cancelled : NULL,
                             cancellable);
}

/* Some failures, a full disk among them, have rolled back already. Without memory even
 * this can fail. */
static void roll_back(EqlDb *db)
{
    if (!sqlite3_get_autocommit(db->handle))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    db->stuck = !sqlite3_get_autocommit(db->handle);
}

/* Nothing may be read or changed on top of a change that was given up. */
static gboolean unstick(EqlDb *db, GError **error)
{
    if (db->stuck)
        roll_back(db);
    if (db->stuck)
        eql_db_set_error(db, SQLITE_NOMEM, error);
    return !db->stuck;
}

void eql_db_close(EqlDb *db)
{
    if (!db)
        return;
    sqlite3_close(db->handle);
    g_clear_object(&db->cancellable);
    g_free(db->path);
    g_free(db->name);
    g_free(db);
}

/* A change that changes nothing: it takes the writer's lock and makes a journal, which
 * is what a folder without the right to write refuses. */
static int try_to_write(EqlDb *db)
{
    gint64 version = 0;
    if (!eql_db_number(db, "PRAGMA user_version", &version, NULL))
        return SQLITE_OK; /* whoever reads next will say what is wrong */
    g_autofree char *sql =
        g_strdup_printf("BEGIN IMMEDIATE; PRAGMA user_version = %" G_GINT64_FORMAT, version);
    int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    roll_back(db);
    return rc & 0xff;
}

void eql_db_probe(EqlDb *db)
{
    db->access = EQL_DB_WRITABLE;
    if (!db->path)
        return;
    int rc = sqlite3_db_readonly(db->handle, "main") ? SQLITE_READONLY : try_to_write(db);
    if (rc == SQLITE_BUSY)
        db->access = EQL_DB_IN_USE;
    else if (rc == SQLITE_READONLY || rc == SQLITE_CANTOPEN || rc == SQLITE_PERM)
        db->access = EQL_DB_READ_ONLY;
}

gboolean eql_db_exec(EqlDb *db, const char *sql, GError **error)
{
    if (!unstick(db, error))
        return FALSE;
    int rc = sqlite3_exec(db->handle, sql, NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        return TRUE;
    eql_db_set_error(db, rc, error);
    return FALSE;
}

gboolean eql_db_number(EqlDb *db, const char *sql, gint64 *number, GError **error)
{
    g_autoptr(EqlQuery) query = eql_query_new(db, sql, error);
    EqlStep step = eql_query_step(query, error);
    if (step == EQL_STEP_ROW)
        *number = eql_query_int(query, 0);
    else if (step == EQL_STEP_DONE)
        return eql_db_damaged(error, _("“%s” is damaged: %s. Take the project from a backup."),
                              db->name, sql);
    return step == EQL_STEP_ROW;
}

static void set_not_writable(EqlDb *db, GError **error)
{
    if (db->access == EQL_DB_IN_USE)
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_LOCKED,
                    _("“%s” was in use by another program when it was opened, so it can only be "
                      "read. Close it there and open it again."),
                    db->name);
    else
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_READ_ONLY,
                    _("“%s” can only be read: you may not write to the file or its folder. Copy "
                      "it to a folder of your own and open it there."),
                    db->name);
}

/* SQLite can fail and have begun all the same. */
static gboolean start(EqlDb *db, const char *sql, GError **error)
{
    if (eql_db_exec(db, sql, error))
        return TRUE;
    roll_back(db);
    return FALSE;
}

gboolean eql_db_begin(EqlDb *db, GError **error)
{
    if (db->access != EQL_DB_WRITABLE) {
        set_not_writable(db, error);
        return FALSE;
    }
    return eql_db_begin_anyway(db, error);
}

gboolean eql_db_begin_anyway(EqlDb *db, GError **error)
{
    if (db->depth == 0 && !start(db, "BEGIN IMMEDIATE", error))
        return FALSE;
    db->depth++;
    return TRUE;
}

/* The rows are overwritten already (secure_delete), but copies that SQLite made when it moved
 * rows between pages may linger in their gaps. A rewrite leaves none, and gives the room back.
 * It may fail, say on a full disk, without harm. */
static void close_gaps(EqlDb *db)
{
    eql_db_exec(db, "VACUUM", NULL);
}

gboolean eql_db_end(EqlDb *db, gboolean went_well, GError **error)
{
    if (--db->depth > 0)
        return went_well;
    gboolean kept = went_well && eql_db_exec(db, "COMMIT", error);
    if (!kept)
        roll_back(db);
    else if (db->gaps)
        close_gaps(db);
    db->gaps = FALSE;
    return kept;
}

void eql_db_leave_no_copy(EqlDb *db)
{
    db->gaps = TRUE;
}

gboolean eql_db_begin_reading(EqlDb *db, GError **error)
{
    return db->depth > 0 || start(db, "BEGIN", error);
}

void eql_db_end_reading(EqlDb *db)
{
    if (db->depth == 0)
        roll_back(db);
}

/* NULL: in memory. */
static sqlite3_file *file_of(EqlDb *db)
{
    sqlite3_file *file = NULL;
    sqlite3_file_control(db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods ? file : NULL;
}

static gint64 file_size(EqlDb *db)
{
    sqlite3_file *file = file_of(db);
    sqlite3_int64 size = 0;
    if (!file || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return G_MAXINT64; /* not to be known */
    return size;
}

/* Which version of SQLite's format may write to the file. Of one that it does not know, SQLite
 * says that the file can only be read, as if that were the folder's fault. */
static gboolean is_of_a_known_format(EqlDb *db)
{
    sqlite3_file *file = file_of(db);
    guint8 version = 1;
    return !file || file->pMethods->xRead(file, &version, 1, 18) != SQLITE_OK || version <= 2;
}

gboolean eql_db_is_whole(EqlDb *db, GError **error)
{
    gint64 pages, page_size;
    /* Within one reading, so that nobody makes the file longer between the questions. */
    if (!eql_db_begin_reading(db, error))
        return FALSE;
    gboolean known = eql_db_number(db, "PRAGMA page_count", &pages, error) &&
                     eql_db_number(db, "PRAGMA page_size", &page_size, error);
    gint64 size = file_size(db);
    gboolean of_a_known_format = is_of_a_known_format(db);
    eql_db_end_reading(db);
    if (known && !of_a_known_format)
        return eql_db_damaged(error,
                              _("“%s” is damaged: its beginning is not that of a project. Take the "
                                "project from a backup."),
                              db->name);
    if (known && size < pages * page_size)
        return eql_db_damaged(
            error, _("“%s” is damaged: its end is missing. Take the project from a backup."),
            db->name);
    return known;
}

EqlQuery *eql_query_new(EqlDb *db, const char *sql, GError **error)
{
    sqlite3_stmt *statement = NULL;
    if (!unstick(db, error))
        return NULL;
    int rc = sqlite3_prepare_v2(db->handle, sql, -1, &statement, NULL);
    if (rc != SQLITE_OK) {
        eql_db_set_error(db, rc, error);
        return NULL;
    }
    EqlQuery *query = g_new0(EqlQuery, 1);
    query->db = db;
    query->statement = statement;
    query->next = 1;
    return query;
}

void eql_query_free(EqlQuery *query)
{
    if (!query)
        return;
    sqlite3_finalize(query->statement);
    g_free(query);
}

static void note(EqlQuery *query, int rc)
{
    if (query->rc == SQLITE_OK)
        query->rc = rc;
}

void eql_query_put_text(EqlQuery *query, const char *text)
{
    if (query)
        note(query, sqlite3_bind_text(query->statement, query->next++, text, -1, SQLITE_STATIC));
}

void eql_query_put_int(EqlQuery *query, gint64 number)
{
    if (query)
        note(query, sqlite3_bind_int64(query->statement, query->next++, number));
}

void eql_query_put_double(EqlQuery *query, double number)
{
    if (query)
        note(query, sqlite3_bind_double(query->statement, query->next++, number));
}

void eql_query_put_bytes(EqlQuery *query, gconstpointer bytes, gsize length)
{
    if (!query)
        return;
    int at = query->next++;
    if (length == 0) /* SQLite would take a NULL pointer for NULL */
        note(query, sqlite3_bind_zeroblob(query->statement, at, 0));
    else
        note(query, sqlite3_bind_blob64(query->statement, at, bytes, length, SQLITE_STATIC));
}

void eql_query_put_byte_array(EqlQuery *query, const GByteArray *bytes)
{
    eql_query_put_bytes(query, bytes->data, bytes->len);
}

void eql_query_put_value(EqlQuery *query, EqlQuery *from, int column)
{
    gsize length;
    if (sqlite3_column_type(from->statement, column) != SQLITE_BLOB) {
        if (query)
            note(query, sqlite3_bind_value(query->statement, query->next++,
                                           sqlite3_column_value(from->statement, column)));
        return;
    }
    const guint8 *bytes = eql_query_any_bytes(from, column, &length);
    eql_query_put_bytes(query, bytes, length);
}

gboolean eql_query_run(EqlQuery *query, GError **error)
{
    EqlStep step;
    do
        step = eql_query_step(query, error);
    while (step == EQL_STEP_ROW);
    if (!query)
        return FALSE;
    sqlite3_reset(query->statement);
    sqlite3_clear_bindings(query->statement);
    query->next = 1;
    query->rc = SQLITE_OK;
    return step == EQL_STEP_DONE;
}

EqlStep eql_query_step(EqlQuery *query, GError **error)
{
    if (!query)
        return EQL_STEP_ERROR;
    int rc = query->rc == SQLITE_OK ? sqlite3_step(query->statement) : query->rc;
    if (rc == SQLITE_ROW)
        return EQL_STEP_ROW;
    if (rc == SQLITE_DONE)
        return EQL_STEP_DONE;
    eql_db_set_error(query->db, rc, error);
    return EQL_STEP_ERROR;
}

char *eql_query_text(EqlQuery *query, int column)
{
    const char *text = (const char *)sqlite3_column_text(query->statement, column);
    return text ? g_utf8_make_valid(text, -1) : NULL;
}

char *eql_query_text_or_empty(EqlQuery *query, int column)
{
    char *text = eql_query_text(query, column);
    return text ? text : g_strdup("");
}

char **eql_query_words(EqlQuery *query, GError **error)
{
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    EqlStep step;
    while ((step = eql_query_step(query, error)) == EQL_STEP_ROW) {
        g_autofree char *word = eql_query_text_or_empty(query, 0);
        g_strv_builder_add(words, word);
    }
    return step == EQL_STEP_DONE ? g_strv_builder_end(words) : NULL;
}

int eql_query_n_columns(const EqlQuery *query)
{
    return sqlite3_column_count(query->statement);
}

gint64 eql_query_int(EqlQuery *query, int column)
{
    return sqlite3_column_int64(query->statement, column);
}

double eql_query_double(EqlQuery *query, int column)
{
    return sqlite3_column_double(query->statement, column);
}

const guint8 *eql_query_any_bytes(EqlQuery *query, int column, gsize *length)
{
    const guint8 *bytes = sqlite3_column_blob(query->statement, column);
    *length = bytes ? (gsize)sqlite3_column_bytes(query->statement, column) : 0;
    return bytes;
}

gboolean eql_query_bytes(EqlQuery *query, int column, gsize length, const guint8 **bytes,
                         GError **error)
{
    gsize found;
    *bytes = eql_query_any_bytes(query, column, &found);
    if (found == length)
        return TRUE;
    return eql_db_damaged(error,
                          _("“%s” is damaged: a column holds %zu bytes instead of %zu. Take the "
                            "project from a backup."),
                          query->db->name, found, length);
}
