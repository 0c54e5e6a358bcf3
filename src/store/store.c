/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/store-private.h"

static const EqlStoreOptions DEFAULTS = {NULL, NULL, NULL};

static const EqlMigrations *migrations_of(const EqlStoreOptions *options)
{
    return options->migrations ? options->migrations : eql_schema_migrations();
}

static EqlStore *store_take(EqlDb *db)
{
    EqlStore *store = g_new0(EqlStore, 1);
    store->db = db;
    return store;
}

void eql_store_close(EqlStore *store)
{
    if (!store)
        return;
    g_clear_pointer(&store->questionnaire, eql_questionnaire_unref);
    eql_db_close(store->db);
    g_free(store);
}

gboolean eql_store_is_read_only(const EqlStore *store)
{
    return store->db->access != EQL_DB_WRITABLE;
}

const char *eql_store_path(const EqlStore *store)
{
    return store->db->path;
}

gboolean eql_store_change(EqlStore *store, EqlStoreChange change, gpointer data, GError **error)
{
    if (!eql_db_begin(store->db, error))
        return FALSE;
    gboolean kept = eql_db_end(store->db, change(store, data, error), error);
    if (!kept) /* it may have been read in between */
        g_clear_pointer(&store->questionnaire, eql_questionnaire_unref);
    return kept;
}

/* What only takes hold once the file is known to be ours and of this version: steps of
 * a migration may have to drop tables that others point to. */
static gboolean settle(EqlDb *db, GError **error)
{
    return eql_db_exec(db,
                       db->access == EQL_DB_WRITABLE
                           ? "PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON"
                           : "PRAGMA query_only = ON; PRAGMA foreign_keys = ON",
                       error);
}

static gboolean fill_new(EqlDb *db, const EqlSchool *school, const EqlMigrations *migrations,
                         GError **error)
{
    g_autoptr(EqlSettings) settings = eql_settings_new();
    return eql_schema_migrate(db, migrations, error) && eql_store_write_school(db, school, error) &&
           eql_store_write_settings(db, settings, error);
}

static EqlDb *make(const char *path, const EqlSchool *school, const EqlStoreOptions *options,
                   GError **error)
{
    g_autoptr(EqlDb) db = eql_db_open(path, TRUE, options->vfs, error);
    if (!db || !eql_db_begin(db, error) ||
        !eql_db_end(db, fill_new(db, school, migrations_of(options), error), error) ||
        !settle(db, error))
        return NULL;
    return g_steal_pointer(&db);
}

EqlStore *eql_store_create_in_memory(const EqlSchool *school, GError **error)
{
    EqlDb *db = make(NULL, school, &DEFAULTS, error);
    return db ? store_take(db) : NULL;
}

static gboolean place_is_free(const char *path, GError **error)
{
    if (g_file_test(path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK)) {
        g_autofree char *name = g_path_get_basename(path);
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_EXISTS,
                    _("There is already a file “%s”. Choose another name, or open it."), name);
        return FALSE;
    }
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_file_test(folder, G_FILE_TEST_IS_DIR))
        return TRUE;
    g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_FOUND,
                _("There is no folder “%s”. Make it first, or choose another."), folder);
    return FALSE;
}

static void remove_with_journal(const char *path)
{
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    g_remove(path);
    g_remove(journal);
}

static gboolean move_into_place(const char *draft, const char *path, GError **error)
{
    if (!place_is_free(path, error))
        return FALSE;
    if (g_rename(draft, path) == 0)
        return TRUE;
    g_autofree char *name = g_path_get_basename(path);
    g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED, _("“%s” could not be made: %s."),
                name, g_strerror(errno));
    return FALSE;
}

/* The project is made under another name and moved into place when it is whole, so that
 * whatever happens meanwhile, no half-made project is left where the user looks. */
EqlStore *eql_store_create_with(const char *path, const EqlSchool *school,
                                const EqlStoreOptions *options, GError **error)
{
    if (!place_is_free(path, error))
        return NULL;
    g_autofree char *draft = g_strconcat(path, "-new", NULL);
    remove_with_journal(draft);
    EqlDb *db = make(draft, school, options, error);
    gboolean whole = db != NULL;
    eql_db_close(db);
    if (!whole || !move_into_place(draft, path, error)) {
        remove_with_journal(draft);
        return NULL;
    }
    EqlStore *store = eql_store_open_with(path, options, error);
    if (!store)
        remove_with_journal(path);
    return store;
}

EqlStore *eql_store_create(const char *path, const EqlSchool *school, GError **error)
{
    return eql_store_create_with(path, school, &DEFAULTS, error);
}

/* A file of an earlier version that cannot be written to is migrated in memory. */
static gboolean move_to_memory(EqlDb *db, GError **error)
{
    g_autoptr(EqlDb) copy = eql_db_open(NULL, TRUE, NULL, error);
    if (!copy)
        return FALSE;
    sqlite3_backup *backup = sqlite3_backup_init(copy->handle, "main", db->handle, "main");
    if (backup)
        sqlite3_backup_step(backup, -1);
    int rc = backup ? sqlite3_backup_finish(backup) : sqlite3_errcode(copy->handle);
    if (rc != SQLITE_OK) {
        eql_db_set_error(db, rc, error);
        return FALSE;
    }
    sqlite3 *file = db->handle;
    db->handle = copy->handle;
    copy->handle = file;
    eql_db_watch(db, db->cancellable);
    return TRUE;
}

static gboolean upgrade(EqlDb *db, const EqlMigrations *migrations, GError **error)
{
    if (db->access != EQL_DB_WRITABLE && !move_to_memory(db, error))
        return FALSE;
    return eql_db_begin_anyway(db, error) &&
           eql_db_end(db, eql_schema_migrate(db, migrations, error), error);
}

static gboolean set_up(EqlDb *db, const EqlMigrations *migrations, GError **error)
{
    gint64 version = 0;
    if (!eql_schema_identify(db, migrations, &version, error) || !eql_db_is_whole(db, error))
        return FALSE;
    eql_db_probe(db);
    if (version < migrations->n_steps && !upgrade(db, migrations, error))
        return FALSE;
    return settle(db, error);
}

EqlStore *eql_store_open_with(const char *path, const EqlStoreOptions *options, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR)) {
        g_set_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_FOUND,
                    _("There is no file “%s”. Check the name and the folder."), path);
        return NULL;
    }
    g_autoptr(EqlDb) db = eql_db_open(path, FALSE, options->vfs, error);
    if (!db || g_cancellable_set_error_if_cancelled(options->cancellable, error))
        return NULL;
    eql_db_watch(db, options->cancellable);
    if (!set_up(db, migrations_of(options), error))
        return NULL;
    return store_take(g_steal_pointer(&db));
}

EqlStore *eql_store_open(const char *path, GError **error)
{
    return eql_store_open_with(path, &DEFAULTS, error);
}

EqlStore *eql_store_open_cancellable(const char *path, GCancellable *cancellable, GError **error)
{
    const EqlStoreOptions options = {.cancellable = cancellable};
    return eql_store_open_with(path, &options, error);
}
