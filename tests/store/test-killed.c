/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A program that is killed at any moment loses nothing that it has reported done. */

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../all-rows.h"
#include "faulty-vfs.h"
#include "store-fixture.h"

#define PROJECTS 10
#define KILLS 22 /* of each */
#define PEOPLE 3000

/* Without waiting for the disk there are more moments to be killed in. */
static const EqlStoreOptions OPTIONS = {FAULTY_VFS, NULL};

/* ── the child ── */

static void report(int pipe_end, char what, gint64 id)
{
    g_autofree char *line = g_strdup_printf("%c %" G_GINT64_FORMAT "\n", what, id);
    if (write(pipe_end, line, strlen(line)) < 0)
        _exit(1);
}

/* The only comment of an import. */
static void tag_comment(EqlStore *store, gint64 import, int pipe_end)
{
    GError *error = NULL;
    const char *const tags[] = {"one", "two", NULL};
    g_autofree char *comment = eql_store_comment_id(import, 0);
    g_auto(GStrv) changed = eql_store_tag_comment(store, comment, tags, TRUE, &error);
    if (!changed)
        _exit(5);
    report(pipe_end, '#', import);
}

/* Its content follows from the import's number, so that a reader knows what to expect. */
static void bring_one_in(EqlStore *store, int pipe_end)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    guint next = imports->len + 1;
    g_autofree char *wave = g_strdup_printf("wave %u", next);
    g_autoptr(EqlResponses) responses = made_up_responses(PEOPLE, next, wave);
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_RESPONSES, PEOPLE, wave);
    record->audience = g_strdup("pupil");
    record->wave = g_strdup(wave);
    if (!eql_store_add_responses(store, record, responses, &error))
        _exit(2);
    report(pipe_end, '+', record->id);
    tag_comment(store, record->id, pipe_end);
}

static void put_back(EqlStore *store, gint64 id, EqlStoreRemoved *removed, int pipe_end)
{
    GError *error = NULL;
    report(pipe_end, '?', id);
    if (!eql_store_put_back(store, removed, &error))
        _exit(6);
    report(pipe_end, '+', id);
}

static void take_first_out(EqlStore *store, gboolean for_good, int pipe_end)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        if (record->undone)
            continue;
        report(pipe_end, '?', record->id);
        g_autoptr(EqlStoreRemoved) removed = eql_store_take_out(store, record->id, &error);
        if (!removed)
            _exit(3);
        report(pipe_end, '-', record->id);
        if (!for_good)
            put_back(store, record->id, removed, pipe_end);
        return;
    }
}

static void G_GNUC_NORETURN work_until_killed(const char *path, int pipe_end)
{
    GError *error = NULL;
    EqlStore *store = eql_store_open_with(path, &OPTIONS, &error);
    if (!store)
        _exit(4);
    report(pipe_end, '!', 0);
    for (;;) {
        bring_one_in(store, pipe_end);
        bring_one_in(store, pipe_end);
        take_first_out(store, FALSE, pipe_end);
        take_first_out(store, TRUE, pipe_end);
        take_first_out(store, TRUE, pipe_end);
    }
}

/* ── the parent ── */

typedef struct {
    GHashTable *standing; /* import number → itself: reported in and not out */
    GHashTable *tagged;   /* likewise: tags were reported */
    gint64 in_doubt;      /* was on its way out or back when the child was killed; 0: none */
} Expected;

/* Kills the child after a random while from the moment it is ready, and hears it out. */
static void kill_one(const char *path, Expected *expected)
{
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        work_until_killed(path, ends[1]);
    }
    close(ends[1]);
    FILE *reports = fdopen(ends[0], "r");
    char line[64];
    g_assert_nonnull(fgets(line, sizeof line, reports));
    g_assert_cmpint(line[0], ==, '!');
    g_usleep((gulong)g_test_rand_int_range(0, 40000));
    kill(child, SIGKILL);
    expected->in_doubt = 0;
    while (fgets(line, sizeof line, reports)) {
        gint64 id = g_ascii_strtoll(line + 1, NULL, 10);
        if (line[0] == '+')
            g_hash_table_add(expected->standing, GINT_TO_POINTER((int)id));
        else if (line[0] == '#')
            g_hash_table_add(expected->tagged, GINT_TO_POINTER((int)id));
        else
            g_hash_table_remove(expected->standing, GINT_TO_POINTER((int)id));
        expected->in_doubt = line[0] == '?' ? id : 0;
    }
    fclose(reports);
    int status;
    waitpid(child, &status, 0);
    g_assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

/* Both tags or none, and both when it was reported. */
static void assert_tags(const EqlResponses *found, gboolean reported)
{
    const EqlComment *comment = found->comments->pdata[0];
    g_autofree char *tags = comment->tags ? g_strjoinv(", ", comment->tags) : NULL;
    if (reported || tags)
        g_assert_cmpstr(tags, ==, "one, two");
}

static void assert_whole(EqlStore *store, const EqlImportRecord *record, const Expected *all)
{
    GError *error = NULL;
    g_autoptr(EqlResponses) expected = made_up_responses(PEOPLE, (guint)record->id, record->wave);
    g_autoptr(EqlResponses) found = eql_store_responses(store, record->wave, "pupil", &error);
    g_assert_no_error(error);
    assert_same_responses(found, expected);
    assert_tags(found, g_hash_table_contains(all->tagged, GINT_TO_POINTER((int)record->id)));
}

/* What was reported is there and whole. The last change may have been done without the
 * report getting out; then it is whole, too. */
static void verify(const char *path, Expected *expected)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = eql_store_open_with(path, &OPTIONS, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(problems->len, ==, 0);
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    guint found = 0, unreported = 0;
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        gpointer id = GINT_TO_POINTER((int)record->id);
        gboolean reported = g_hash_table_contains(expected->standing, id);
        if (record->undone) {
            g_assert_false(reported);
            continue;
        }
        assert_whole(store, record, expected);
        found += reported;
        unreported += !reported && record->id != expected->in_doubt;
        g_hash_table_add(expected->standing, id);
    }
    g_assert_cmpuint(unreported, <=, 1);
    g_assert_cmpuint(found + unreported, <=, imports->len);
    /* nothing that was reported is missing */
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, expected->standing);
    while (g_hash_table_iter_next(&iter, &id, NULL)) {
        guint at = (guint)GPOINTER_TO_INT(id) - 1;
        g_assert_cmpuint(at, <, imports->len);
        g_assert_false(((EqlImportRecord *)imports->pdata[at])->undone);
    }
}

static void make_project(const char *path)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    g_autoptr(EqlStore) store = eql_store_create_with(path, school, &OPTIONS, &error);
    g_assert_no_error(error);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
}

/* How many kills left a change half-way behind. */
static guint kill_many(void)
{
    g_autoptr(Place) place = place_new();
    make_project(place->path);
    Expected expected = {g_hash_table_new(NULL, NULL), g_hash_table_new(NULL, NULL), 0};
    guint half_way = 0;
    g_autofree char *journal = g_strconcat(place->path, "-journal", NULL);
    for (guint i = 0; i < KILLS; i++) {
        kill_one(place->path, &expected);
        half_way += g_file_test(journal, G_FILE_TEST_EXISTS);
        verify(place->path, &expected);
    }
    g_hash_table_unref(expected.standing);
    g_hash_table_unref(expected.tagged);
    return half_way;
}

static void test_killed(void)
{
    guint half_way = 0;
    for (guint i = 0; i < PROJECTS; i++)
        half_way += kill_many();
    g_test_message("%u of %d kills met a change half-way", half_way, PROJECTS * KILLS);
    g_assert_cmpuint(half_way, >, 0);
}

/* ── at every moment of one change ── */

static void die(void)
{
    kill(getpid(), SIGKILL);
}

/* The child ends by itself (0) once the moment comes too late. */
static int put_back_and_die(const char *path, guint moment)
{
    pid_t child = fork();
    if (child == 0) {
        g_autoptr(EqlStore) store = eql_store_open_with(path, &OPTIONS, NULL);
        g_autoptr(EqlStoreRemoved) removed = store ? eql_store_take_out(store, 1, NULL) : NULL;
        if (!removed)
            _exit(1);
        faulty_vfs_on_refusal(die);
        faulty_vfs_arm(moment, SQLITE_IOERR);
        _exit(eql_store_put_back(store, removed, NULL) ? 0 : 2);
    }
    int status;
    waitpid(child, &status, 0);
    return status;
}

/* As it is for whoever opens the project next. */
static char *rows_when_opened(const char *path)
{
    GError *error = NULL;
    EqlStore *store = eql_store_open_with(path, &OPTIONS, &error);
    g_assert_no_error(error);
    assert_sound(store);
    eql_store_close(store);
    return all_rows(path, NULL);
}

/* The file is as it was without the import, or, once that is done, with all of it. */
static void test_killed_putting_back(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autofree char *journal = g_strconcat(place->path, "-journal", NULL);
    make_project(place->path);
    EqlStore *store = eql_store_open_with(place->path, &OPTIONS, &error);
    g_autoptr(EqlResponses) responses = made_up_responses(9000, 1, "word");
    bring_in(store, "pupil", "2025", responses, "word");
    eql_store_close(store);
    g_autofree char *in = rows_when_opened(place->path);
    g_autoptr(GBytes) file = file_bytes(place->path);
    store = eql_store_open_with(place->path, &OPTIONS, &error);
    g_assert_true(eql_store_undo(store, 1, &error));
    eql_store_close(store);
    g_autofree char *out = rows_when_opened(place->path);
    guint moment = 0, half_way = 0;
    for (int status = -1; status != 0; moment++) {
        gsize length;
        const char *bytes = g_bytes_get_data(file, &length);
        write_file(place->path, bytes, length);
        status = put_back_and_die(place->path, moment);
        g_assert_true(status == 0 || (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL));
        half_way += g_file_test(journal, G_FILE_TEST_EXISTS);
        g_autofree char *now = rows_when_opened(place->path);
        assert_same_rows("put back", now, status == 0 ? in : out);
        g_assert_cmpuint(moment, <, 1000);
    }
    g_test_message("%u moments, at %u of them half-way", moment, half_way);
    g_assert_cmpuint(half_way, >, 10);
}

/* A project that was being made is there whole, or not at all. */
static void test_killed_while_creating(void)
{
    g_autoptr(EqlSchool) school = made_up_school();
    g_autoptr(Place) place = place_new();
    for (guint i = 0; i < 60; i++) {
        GError *error = NULL;
        pid_t child = fork();
        if (child == 0) {
            eql_store_close(eql_store_create_with(place->path, school, &OPTIONS, NULL));
            _exit(0);
        }
        g_usleep((gulong)g_test_rand_int_range(0, 25000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        /* Whatever is left, a project can be made and opened there. */
        g_autoptr(EqlStore) store =
            g_file_test(place->path, G_FILE_TEST_EXISTS)
                ? eql_store_open_with(place->path, &OPTIONS, &error)
                : eql_store_create_with(place->path, school, &OPTIONS, &error);
        g_assert_no_error(error);
        g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
        g_assert_no_error(error);
        g_assert_cmpuint(problems->len, ==, 0);
        g_clear_pointer(&store, eql_store_close);
        unlink(place->path);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    faulty_vfs_register();
    g_test_add_func("/store/killed/changing", test_killed);
    g_test_add_func("/store/killed/putting-back", test_killed_putting_back);
    g_test_add_func("/store/killed/creating", test_killed_while_creating);
    return g_test_run();
}
