/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file as such: whose it is, which version, who else holds it, what remains in it. */

#include <glib/gstdio.h>
#include <string.h>

#include "faulty-vfs.h"
#include "store-fixture.h"

static EqlStore *create(const char *path)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    EqlStore *store = eql_store_create(path, school, &error);
    g_assert_no_error(error);
    return store;
}

static EqlStore *reopen(const char *path)
{
    GError *error = NULL;
    EqlStore *store = eql_store_open(path, &error);
    g_assert_no_error(error);
    return store;
}

/* The sentence must name the file. */
static void assert_refused(GError **error, EqlStoreError code)
{
    g_assert_error(*error, EQL_STORE_ERROR, (int)code);
    g_assert_nonnull(strstr((*error)->message, "school.equalens"));
    g_clear_error(error);
}

static void assert_cannot_open(const char *path, EqlStoreError code)
{
    GError *error = NULL;
    g_assert_null(eql_store_open(path, &error));
    assert_refused(&error, code);
}

/* SQL on the closed file, past the store. */
static void tamper(const char *path, const char *sql)
{
    sqlite3 *handle;
    g_assert_cmpint(sqlite3_open(path, &handle), ==, SQLITE_OK);
    int rc = sqlite3_exec(handle, sql, NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        g_test_message("%s: %s", sql, sqlite3_errmsg(handle));
    g_assert_cmpint(rc, ==, SQLITE_OK);
    sqlite3_close(handle);
}

/* What one connection read last is not what another has written since. */
static void test_questionnaire_of_another_connection(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) one = create(place->path);
    g_autoptr(EqlStore) two = reopen(place->path);
    g_autoptr(EqlQuestionnaire) before = eql_store_questionnaire(one, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(before->items->len, ==, 0);
    g_autoptr(EqlQuestionnaire) written = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(two, written, &error));
    g_autoptr(EqlQuestionnaire) after = eql_store_questionnaire(one, &error);
    g_assert_cmpuint(after->items->len, ==, written->items->len);
    g_autoptr(EqlQuestionnaire) again = eql_store_questionnaire(one, &error);
    g_assert_true(again == after);
}

static void test_create(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place->path);
    g_assert_cmpstr(eql_store_path(store), ==, place->path);
    g_assert_false(eql_store_is_read_only(store));
    eql_store_close(store);
    g_autoptr(GBytes) before = file_bytes(place->path);
    g_assert_cmpmem((const char *)g_bytes_get_data(before, NULL) + 68, 4, "EQLN", 4);

    g_autoptr(EqlSchool) school = made_up_school();
    g_assert_null(eql_store_create(place->path, school, &error));
    assert_refused(&error, EQL_STORE_ERROR_EXISTS);
    g_autoptr(GBytes) after = file_bytes(place->path);
    g_assert_true(g_bytes_equal(before, after));

    g_autofree char *nowhere = g_build_filename(place->folder, "none", "school.equalens", NULL);
    g_assert_null(eql_store_create(nowhere, school, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_FOUND);
    g_clear_error(&error);

    g_autoptr(EqlStore) again = reopen(place->path);
    g_autoptr(EqlSchool) read = eql_store_school(again, &error);
    g_assert_cmpstr(read->name, ==, "Brook Lane School");
    g_assert_cmpstr(read->phase, ==, "secondary");
}

/* Nothing but the project is left in the folder. */
static void test_nothing_beside(void)
{
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place->path);
    g_autoptr(EqlResponses) responses = made_up_responses(10, 1, "w");
    bring_in(store, "pupil", "2025", responses, "w");
    eql_store_close(store);
    GDir *folder = g_dir_open(place->folder, 0, NULL);
    g_assert_cmpstr(g_dir_read_name(folder), ==, "school.equalens");
    g_assert_null(g_dir_read_name(folder));
    g_dir_close(folder);
}

static void test_not_ours(void)
{
    g_autoptr(Place) place = place_new();
    assert_cannot_open(place->path, EQL_STORE_ERROR_NOT_FOUND);
    write_file(place->path, "", 0);
    assert_cannot_open(place->path, EQL_STORE_ERROR_NOT_OURS);
    g_autofree char *text = g_strnfill(5000, 'x');
    write_file(place->path, text, 5000);
    assert_cannot_open(place->path, EQL_STORE_ERROR_NOT_OURS);
    g_remove(place->path);
    tamper(place->path, "CREATE TABLE pupils (name TEXT)");
    g_autoptr(GBytes) before = file_bytes(place->path);
    assert_cannot_open(place->path, EQL_STORE_ERROR_NOT_OURS);
    g_autoptr(GBytes) after = file_bytes(place->path);
    g_assert_true(g_bytes_equal(before, after));
}

static void test_newer(void)
{
    g_autoptr(Place) place = place_new();
    eql_store_close(create(place->path));
    tamper(place->path, "PRAGMA user_version = 1000");
    assert_cannot_open(place->path, EQL_STORE_ERROR_NEWER);
}

/* ── migration: this version's tables came first, two made-up steps follow ── */

static const char *const LATER[] = {
    "ALTER TABLE school ADD COLUMN motto TEXT NOT NULL DEFAULT 'none yet'",
    /* tables that others point to can be made anew */
    "CREATE TABLE scale_2 (id INTEGER PRIMARY KEY, spec TEXT NOT NULL, extra TEXT) STRICT;"
    "INSERT INTO scale_2 SELECT id, spec, 'x' FROM scale; DROP TABLE scale;"
    "ALTER TABLE scale_2 RENAME TO scale"};

static const char *steps[8];

/* This version's steps, so many of the later ones and, unless NULL, a last one. */
static EqlMigrations with_later(guint more, const char *last)
{
    guint n = eql_schema_migrations()->n_steps;
    g_assert_cmpuint(n + more + 1, <=, G_N_ELEMENTS(steps));
    for (guint i = 0; i < n + more; i++)
        steps[i] = i < n ? eql_schema_migrations()->steps[i] : LATER[i - n];
    if (last != NULL)
        steps[n + more] = last;
    return (EqlMigrations){steps, n + more + (last != NULL)};
}

static char *motto(EqlStore *store)
{
    GError *error = NULL;
    g_autoptr(EqlQuery) query = eql_query_new(store->db, "SELECT motto FROM school", &error);
    g_assert_no_error(error);
    g_assert_cmpint(eql_query_step(query, &error), ==, EQL_STEP_ROW);
    return eql_query_text(query, 0);
}

static void old_project(const char *path)
{
    GError *error = NULL;
    EqlMigrations first = with_later(0, NULL);
    EqlStoreOptions options = {NULL, &first};
    g_autoptr(EqlSchool) school = made_up_school();
    g_autoptr(EqlStore) store = eql_store_create_with(path, school, &options, &error);
    g_assert_no_error(error);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
    g_autoptr(EqlResponses) responses = made_up_responses(100, 1, "w");
    bring_in(store, "pupil", "2025", responses, "w");
}

static void assert_migrated(EqlStore *store)
{
    GError *error = NULL;
    gint64 version, keys;
    g_autofree char *text = motto(store);
    g_assert_cmpstr(text, ==, "none yet");
    g_assert_true(eql_db_number(store->db, "PRAGMA user_version", &version, &error));
    g_assert_cmpint(version, ==, eql_schema_migrations()->n_steps + 2);
    g_assert_true(eql_db_number(store->db, "PRAGMA foreign_keys", &keys, &error));
    g_assert_cmpint(keys, ==, 1);
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(questionnaire->items->len, ==, 4);
    g_autoptr(EqlResponses) expected = made_up_responses(100, 1, "w");
    g_autoptr(EqlResponses) responses = eql_store_responses(store, "2025", "pupil", &error);
    assert_same_responses(responses, expected);
}

static void test_migration(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    EqlMigrations later = with_later(2, NULL);
    EqlStoreOptions options = {NULL, &later};
    old_project(place->path);
    for (int i = 0; i < 2; i++) { /* the second time there is nothing left to do */
        g_autoptr(EqlStore) store = eql_store_open_with(place->path, &options, &error);
        g_assert_no_error(error);
        assert_migrated(store);
    }
    assert_cannot_open(place->path, EQL_STORE_ERROR_NEWER);
}

/* ── broken off ── */

#define ENDLESS                                                                                    \
    "WITH RECURSIVE endless(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM endless)"                \
    " SELECT count(*) FROM endless"

static gpointer cancel(gpointer cancellable)
{
    g_cancellable_cancel(cancellable);
    return NULL;
}

static void assert_cancelled(GError **error)
{
    g_assert_error(*error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error(error);
}

static void test_cancelled_reading(void)
{
    GError *error = NULL;
    gint64 number;
    g_autoptr(Place) place = place_new();
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    eql_store_close(create(place->path));
    g_autoptr(EqlStore) store = eql_store_open_cancellable(place->path, cancellable, &error);
    g_assert_no_error(error);
    GThread *thread = g_thread_new("cancel", cancel, cancellable);
    g_assert_false(eql_db_number(store->db, ENDLESS, &number, &error));
    assert_cancelled(&error);
    g_thread_join(thread);
    g_assert_null(eql_store_open_cancellable(place->path, cancellable, &error));
    assert_cancelled(&error);
}

/* The file stays of its version, to the last byte. */
static void test_cancelled_migration(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    EqlMigrations later = with_later(2, ENDLESS);
    EqlStoreOptions options = {NULL, &later, cancellable};
    old_project(place->path);
    g_autoptr(GBytes) before = file_bytes(place->path);
    GThread *thread = g_thread_new("cancel", cancel, cancellable);
    g_assert_null(eql_store_open_with(place->path, &options, &error));
    assert_cancelled(&error);
    g_thread_join(thread);
    g_autoptr(GBytes) after = file_bytes(place->path);
    g_assert_true(g_bytes_equal(before, after));
    EqlMigrations same = with_later(0, NULL);
    options = (EqlStoreOptions){NULL, &same, NULL};
    eql_store_close(eql_store_open_with(place->path, &options, &error));
    g_assert_no_error(error);
}

/* Takes out what later versions added, the latest first: what is left is a file of that one. */
static const char *const TO_VERSION[] = {
    NULL,
    "ALTER TABLE comment DROP COLUMN quotable; DROP TABLE crosswalk; DROP TABLE accreditation;"
    "PRAGMA user_version = 1",
    "ALTER TABLE import DROP COLUMN sheet; PRAGMA user_version = 2",
    "DROP TABLE comment_tag; DROP TABLE action_id; PRAGMA user_version = 3",
    "PRAGMA user_version = 4",
};

/* One action, "A4", as all versions have it. */
#define OLD_PLAN                                                                                   \
    "INSERT INTO action VALUES (0, 'A4', 1, '', '', '', 'walk', '', '', '', '', 'done', '');"      \
    "INSERT INTO action_id VALUES ('A4')"

/* A file of an earlier version: all that was in it, and what later ones added empty. */
static void test_from_version(gconstpointer data)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) old = create(place->path);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(old, questionnaire, &error));
    g_autoptr(EqlResponses) responses = made_up_responses(50, 1, "w");
    bring_in(old, "pupil", "2025", responses, "w");
    g_clear_pointer(&old, eql_store_close);
    tamper(place->path, OLD_PLAN);
    for (guint version = G_N_ELEMENTS(TO_VERSION) - 1; version >= GPOINTER_TO_UINT(data); version--)
        tamper(place->path, TO_VERSION[version]);

    g_autoptr(EqlStore) store = reopen(place->path);
    g_autoptr(EqlResponses) read = eql_store_responses(store, "2025", "pupil", &error);
    assert_same_responses(read, responses);
    g_assert_cmpuint(read->comments->len, >, 0);
    for (guint i = 0; i < read->comments->len; i++) {
        g_assert_false(((EqlComment *)read->comments->pdata[i])->quotable);
        g_assert_null(((EqlComment *)read->comments->pdata[i])->tags);
    }
    g_autoptr(GHashTable) ids = eql_store_action_ids(store, &error);
    g_assert_cmpuint(g_hash_table_size(ids), ==, 1);
    g_assert_true(g_hash_table_contains(ids, "A4"));
    g_autoptr(EqlCrosswalk) crosswalk = eql_store_crosswalk(store, &error);
    g_assert_cmpuint(crosswalk->pairs->len, ==, 0);
    g_autoptr(GPtrArray) entries = eql_store_accreditation(store, &error);
    g_assert_cmpuint(entries->len, ==, 0);
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    g_assert_null(((EqlImportRecord *)imports->pdata[0])->sheet);
    g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
    g_assert_cmpuint(problems->len, ==, 0);
}

/* A step that fails, or leaves rows that point nowhere, leaves the file as it was. */
static void test_failing_migration(void)
{
    static const char *const last[] = {"CREATE TABLE school (id INTEGER)", "DELETE FROM scale"};
    g_autoptr(Place) place = place_new();
    old_project(place->path);
    g_autoptr(GBytes) before = file_bytes(place->path);
    for (guint i = 0; i < G_N_ELEMENTS(last); i++) {
        GError *error = NULL;
        EqlMigrations later = with_later(1, last[i]);
        EqlStoreOptions options = {NULL, &later};
        g_assert_null(eql_store_open_with(place->path, &options, &error));
        assert_refused(&error, EQL_STORE_ERROR_DAMAGED);
        g_autoptr(GBytes) after = file_bytes(place->path);
        g_assert_true(g_bytes_equal(before, after));
    }
}

/* ── read-only, locked ── */

static void assert_reads_only(EqlStore *store, EqlStoreError code)
{
    GError *error = NULL;
    g_assert_true(eql_store_is_read_only(store));
    g_autoptr(EqlSchool) school = eql_store_school(store, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(school->name, ==, "Brook Lane School");
    g_assert_false(eql_store_set_school(store, school, &error));
    assert_refused(&error, code);
    g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(problems->len, ==, 0);
}

static void test_read_only_place(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    EqlStoreOptions options = {FAULTY_VFS, NULL};
    eql_store_close(create(place->path));
    faulty_vfs_set_read_only(TRUE);
    EqlStore *store = eql_store_open_with(place->path, &options, &error);
    g_assert_no_error(error);
    assert_reads_only(store, EQL_STORE_ERROR_READ_ONLY);
    eql_store_close(store);
    g_autoptr(EqlSchool) school = made_up_school();
    g_autofree char *other = g_strconcat(place->path, "2-school.equalens", NULL);
    g_assert_null(eql_store_create_with(other, school, &options, &error));
    assert_refused(&error, EQL_STORE_ERROR_READ_ONLY);
    g_assert_false(g_file_test(other, G_FILE_TEST_EXISTS));
    faulty_vfs_set_read_only(FALSE);
}

/* (Root may, and so may what root runs under Wine.) */
static gboolean may_write(const char *path)
{
    FILE *file = g_fopen(path, "r+b");
    if (file)
        fclose(file);
    return file != NULL;
}

static void test_read_only_rights(void)
{
    g_autoptr(Place) place = place_new();
    eql_store_close(create(place->path));
    g_chmod(place->path, 0400);
    if (may_write(place->path)) {
        g_test_skip("this user may write to every file");
        return;
    }
    EqlStore *store = reopen(place->path);
    assert_reads_only(store, EQL_STORE_ERROR_READ_ONLY);
    eql_store_close(store);
    g_chmod(place->path, 0600); /* now only the folder forbids it */
#ifndef G_OS_WIN32              /* where no folder does by such rights */
    g_chmod(place->folder, 0500);
    store = reopen(place->path);
    assert_reads_only(store, EQL_STORE_ERROR_READ_ONLY);
    eql_store_close(store);
#endif
}

static void test_read_only_old(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    EqlMigrations later = with_later(2, NULL);
    EqlStoreOptions options = {FAULTY_VFS, &later};
    old_project(place->path);
    g_autoptr(GBytes) before = file_bytes(place->path);
    faulty_vfs_set_read_only(TRUE);
    EqlStore *store = eql_store_open_with(place->path, &options, &error);
    g_assert_no_error(error);
    assert_migrated(store);
    g_assert_true(eql_store_is_read_only(store));
    eql_store_close(store);
    faulty_vfs_set_read_only(FALSE);
    g_autoptr(GBytes) after = file_bytes(place->path);
    g_assert_true(g_bytes_equal(before, after));
}

static sqlite3 *hold(const char *path, const char *begin)
{
    sqlite3 *other;
    g_assert_cmpint(sqlite3_open(path, &other), ==, SQLITE_OK);
    g_assert_cmpint(sqlite3_exec(other, begin, NULL, NULL, NULL), ==, SQLITE_OK);
    return other;
}

static void test_locked(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    eql_store_close(create(place->path));
    sqlite3 *other = hold(place->path, "BEGIN IMMEDIATE");
    EqlStore *store = reopen(place->path);
    assert_reads_only(store, EQL_STORE_ERROR_LOCKED);
    eql_store_close(store);
    sqlite3_close(other);
    other = hold(place->path, "BEGIN EXCLUSIVE");
    assert_cannot_open(place->path, EQL_STORE_ERROR_LOCKED);
    sqlite3_close(other);

    /* Taken while open: refused, then free again. */
    store = reopen(place->path);
    other = hold(place->path, "BEGIN EXCLUSIVE");
    g_autoptr(EqlSchool) school = made_up_school();
    g_assert_false(eql_store_set_school(store, school, &error));
    assert_refused(&error, EQL_STORE_ERROR_LOCKED);
    g_assert_null(eql_store_school(store, &error));
    assert_refused(&error, EQL_STORE_ERROR_LOCKED);
    sqlite3_close(other);
    g_assert_true(eql_store_set_school(store, school, &error));
    g_assert_no_error(error);
    eql_store_close(store);
}

/* Two windows on one project: each sees what the other has done. */
static void test_two_connections(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) one = create(place->path);
    g_autoptr(EqlStore) two = reopen(place->path);
    g_autoptr(EqlResponses) responses = made_up_responses(5, 1, "w");
    bring_in(one, "pupil", "2025", responses, "w");
    bring_in(two, "pupil", "2025", responses, "w");
    g_autoptr(EqlResponses) all = eql_store_responses(one, "2025", "pupil", &error);
    g_assert_cmpuint(all->n, ==, 10);
}

/* ── what is deleted is gone ── */

static gint64 bring_in_words(EqlStore *store, guint round, const char *secret)
{
    g_autoptr(EqlResponses) responses = made_up_responses(300, round, secret);
    for (guint i = 0; i < 300; i++) {
        g_autofree char *text = g_strdup_printf("%s number %u of %u", secret, i, round);
        g_ptr_array_add(responses->comments, eql_comment_new(i, "P40", text));
    }
    return bring_in(store, "pupil", "2025", responses, secret);
}

static void test_gone(void)
{
    GError *error = NULL;
    gint64 secret[4];
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place->path);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
    for (guint i = 0; i < G_N_ELEMENTS(secret); i++) {
        secret[i] = bring_in_words(store, i, "Hippopotamus");
        bring_in_words(store, i, "Kept");
    }
    g_autoptr(EqlOutcomes) outcomes = made_up_outcomes(40, "Hippopotamus");
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_OUTCOMES, 40, "Hippopotamus");
    g_assert_true(eql_store_add_outcomes(store, record, outcomes, FALSE, &error));
    eql_store_close(store);
    g_assert_true(file_holds(place->path, "Hippopotamus"));
    g_assert_false(file_holds(place->path, "Example that stays out"));

    store = reopen(place->path);
    for (guint i = 0; i < G_N_ELEMENTS(secret); i++)
        g_assert_true(eql_store_undo(store, secret[i], &error));
    g_assert_true(eql_store_undo(store, record->id, &error));
    eql_store_close(store);
    g_assert_false(file_holds(place->path, "Hippopotamus"));
    g_assert_true(file_holds(place->path, "Kept"));
}

/* The answers themselves, too, and without the rewrite that follows an undo. */
static void test_overwritten(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place->path);
    g_autoptr(EqlResponses) responses = made_up_responses(20000, 1, "w");
    static const char run[] = "\1\2\1\2\2\2\1\1\1\2\1\2\2\2\1\1";
    EqlAnswerColumn *column = responses->answers->pdata[0];
    for (guint i = 0; i + 16 <= 20000; i += 16)
        memcpy(column->answers->data + i, run, 16);
    gint64 id = bring_in(store, "pupil", "2025", responses, "w");
    eql_store_close(store);
    g_assert_true(file_holds(place->path, run));
    store = reopen(place->path);
    /* A reader in between keeps the file from being rewritten. */
    g_autoptr(EqlQuery) reader =
        eql_query_new(store->db, "SELECT 1 UNION SELECT 2 FROM school", &error);
    g_assert_cmpint(eql_query_step(reader, &error), ==, EQL_STEP_ROW);
    g_assert_true(eql_store_undo(store, id, &error));
    g_clear_pointer(&reader, eql_query_free);
    eql_store_close(store);
    g_assert_false(file_holds(place->path, run));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    faulty_vfs_register();
    g_test_add_func("/store/file/create", test_create);
    g_test_add_func("/store/file/questionnaire-of-another-connection",
                    test_questionnaire_of_another_connection);
    g_test_add_func("/store/file/nothing-beside", test_nothing_beside);
    g_test_add_func("/store/file/not-ours", test_not_ours);
    g_test_add_func("/store/file/newer", test_newer);
    g_test_add_func("/store/file/migration", test_migration);
    g_test_add_data_func("/store/file/from-version-1", GUINT_TO_POINTER(1), test_from_version);
    g_test_add_data_func("/store/file/from-version-2", GUINT_TO_POINTER(2), test_from_version);
    g_test_add_data_func("/store/file/from-version-3", GUINT_TO_POINTER(3), test_from_version);
    g_test_add_data_func("/store/file/from-version-4", GUINT_TO_POINTER(4), test_from_version);
    g_test_add_func("/store/file/failing-migration", test_failing_migration);
    g_test_add_func("/store/file/read-only-place", test_read_only_place);
    g_test_add_func("/store/file/read-only-rights", test_read_only_rights);
    g_test_add_func("/store/file/read-only-old", test_read_only_old);
    g_test_add_func("/store/file/cancelled-reading", test_cancelled_reading);
    g_test_add_func("/store/file/cancelled-migration", test_cancelled_migration);
    g_test_add_func("/store/file/locked", test_locked);
    g_test_add_func("/store/file/two-connections", test_two_connections);
    g_test_add_func("/store/file/gone", test_gone);
    g_test_add_func("/store/file/overwritten", test_overwritten);
    return g_test_run();
}
