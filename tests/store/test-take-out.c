/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is taken out of a project can be put back, row by row; until then no file holds it. */

#include <string.h>

#include "../all-rows.h"
#include "faulty-vfs.h"
#include "store-fixture.h"

#define SECRET "Hippopotamus"

static const EqlStoreOptions OPTIONS = {FAULTY_VFS, NULL};

static EqlStore *create(const Place *place)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    EqlStore *store = eql_store_create_with(place->path, school, &OPTIONS, &error);
    g_assert_no_error(error);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
    return store;
}

static EqlStore *reopen(const Place *place)
{
    GError *error = NULL;
    EqlStore *store = eql_store_open_with(place->path, &OPTIONS, &error);
    g_assert_no_error(error);
    return store;
}

/* ── imports of every kind ── */

static gint64 answers(EqlStore *store)
{
    GError *error = NULL;
    static const char *const tags[] = {"corridors", "follow up", NULL};
    g_autoptr(EqlResponses) responses = made_up_responses(300, 1, SECRET);
    gint64 id = bring_in(store, "pupil", "2025", responses, SECRET);
    g_autofree char *comment = eql_store_comment_id(id, 0);
    g_auto(GStrv) changed = eql_store_tag_comment(store, comment, tags, TRUE, &error);
    g_assert_nonnull(changed);
    g_assert_true(eql_store_quote_comment(store, comment, TRUE, &error));
    return id;
}

/* The first that stands is replaced by it. */
static gint64 other_answers(EqlStore *store)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    gint64 replaced = 0;
    for (guint i = 0; replaced == 0 && i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        if (record->kind == EQL_IMPORT_RESPONSES && eql_import_record_stands(record))
            replaced = record->id;
    }
    g_autoptr(EqlResponses) responses = made_up_responses(40, 2, SECRET);
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_RESPONSES, 40, SECRET);
    record->audience = g_strdup("pupil");
    record->wave = g_strdup("2025");
    eql_store_replace_responses(store, record, responses, replaced, &error);
    g_assert_no_error(error);
    return record->id;
}

static gint64 no_answers(EqlStore *store)
{
    g_autoptr(EqlResponses) responses = made_up_responses(0, 1, SECRET);
    return bring_in(store, "pupil", "2026", responses, SECRET);
}

static gint64 add_census(EqlStore *store, guint n)
{
    GError *error = NULL;
    g_autoptr(EqlCensus) census = made_up_census(n, 1);
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_CENSUS, n, SECRET);
    eql_store_add_census(store, record, census, &error);
    g_assert_no_error(error);
    return record->id;
}

static gint64 census(EqlStore *store)
{
    return add_census(store, 500);
}

static gint64 counts(EqlStore *store)
{
    return add_census(store, 0);
}

static gint64 outcomes(EqlStore *store)
{
    GError *error = NULL;
    g_autoptr(EqlOutcomes) made = made_up_outcomes(60, SECRET);
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_OUTCOMES, 60, SECRET);
    record->outcome_kind = g_strdup("suspension");
    eql_store_add_outcomes(store, record, made, TRUE, &error);
    g_assert_no_error(error);
    return record->id;
}

static gint64 (*const KINDS[])(EqlStore *) = {answers, other_answers, other_answers, no_answers,
                                              census,  counts,        outcomes,      outcomes};

static void bring_all_in(EqlStore *store)
{
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++)
        g_assert_cmpint(KINDS[i](store), ==, i + 1);
}

static EqlStoreRemoved *take_out(EqlStore *store, gint64 id)
{
    GError *error = NULL;
    EqlStoreRemoved *removed = eql_store_take_out(store, id, &error);
    g_assert_no_error(error);
    g_assert_nonnull(removed);
    return removed;
}

/* ── back again ── */

static void try_one(const Place *place, EqlStore *store, gint64 id)
{
    GError *error = NULL;
    g_autofree char *before = all_rows(place->path, NULL);
    g_autoptr(EqlStoreRemoved) removed = take_out(store, id);
    assert_sound(store);
    g_autofree char *out = all_rows(place->path, NULL);
    g_assert_cmpstr(out, !=, before);
    g_assert_true(eql_store_put_back(store, removed, &error));
    assert_sound(store);
    g_autofree char *back = all_rows(place->path, NULL);
    assert_same_rows("back", back, before);
    g_assert_false(eql_store_put_back(store, removed, &error)); /* it is there */
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_CHANGED);
    g_clear_error(&error);
    g_autofree char *still = all_rows(place->path, NULL);
    assert_same_rows("still", still, before);
    g_assert_true(eql_store_undo(store, id, &error));
    g_autofree char *undone = all_rows(place->path, NULL);
    assert_same_rows("undone", undone, out);
    g_assert_true(eql_store_put_back(store, removed, &error));
    g_autofree char *last = all_rows(place->path, NULL);
    assert_same_rows("last", last, before);
}

/* Every table that an import fills has rows of one, or the comparison would say little. */
static void assert_all_filled(const char *rows)
{
    static const char *const tables[] = {"answer_column", "unread_answer",     "group_column",
                                         "comment",       "comment_tag",       "census",
                                         "outcomes",      "head_count",        "import_problem",
                                         "import_column", "import_identifier", "import"};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        g_autofree char *heading = g_strdup_printf("[%s]\n", tables[i]);
        const char *at = strstr(rows, heading);
        g_assert_nonnull(at);
        g_assert_cmpint(at[strlen(heading)], !=, '[');
    }
}

static void test_each(void)
{
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) store = create(place);
    bring_all_in(store);
    g_autofree char *rows = all_rows(place->path, NULL);
    assert_all_filled(rows);
    for (guint id = 1; id <= G_N_ELEMENTS(KINDS); id++)
        try_one(place, store, id);
}

/* One after another, and back in the opposite order; by another connection. */
static void test_all(void)
{
    GError *error = NULL;
    enum { N = G_N_ELEMENTS(KINDS) };
    static const guint order[N] = {2, 7, 5, 1, 8, 4, 3, 6};
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place);
    EqlStoreRemoved *removed[N];
    char *states[N];
    bring_all_in(store);
    for (guint i = 0; i < N; i++) {
        states[i] = all_rows(place->path, NULL);
        removed[i] = take_out(store, order[i]);
    }
    g_clear_pointer(&store, eql_store_close);
    store = reopen(place);
    for (guint i = N; i > 0; i--) {
        g_assert_true(eql_store_put_back(store, removed[i - 1], &error));
        g_autofree char *now = all_rows(place->path, NULL);
        assert_same_rows("all", now, states[i - 1]);
        eql_store_removed_free(removed[i - 1]);
        g_free(states[i - 1]);
    }
    assert_sound(store);
    eql_store_close(store);
}

static gpointer put_back_there(gpointer data)
{
    gpointer *both = data;
    GError *error = NULL;
    g_autoptr(EqlStore) store = reopen(both[0]);
    g_assert_true(eql_store_put_back(store, both[1], &error));
    g_assert_no_error(error);
    return NULL;
}

/* What one thread took out another puts back, with a connection of its own. */
static void test_threads(void)
{
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place);
    bring_all_in(store);
    g_autofree char *before = all_rows(place->path, NULL);
    g_autoptr(EqlStoreRemoved) removed = take_out(store, 1);
    eql_store_close(store);
    gpointer both[] = {place, removed};
    g_thread_join(g_thread_new("putting back", put_back_there, both));
    g_autofree char *after = all_rows(place->path, NULL);
    assert_same_rows("threads", after, before);
}

/* ── no file holds it ── */

static void assert_nowhere(const Place *place)
{
    GDir *folder = g_dir_open(place->folder, 0, NULL);
    const char *name;
    guint files = 0;
    for (; (name = g_dir_read_name(folder)); files++) {
        g_autofree char *path = g_build_filename(place->folder, name, NULL);
        g_assert_false(file_holds(path, SECRET));
    }
    g_dir_close(folder);
    g_assert_cmpuint(files, ==, 1);
}

/* Files that were taken away as soon as they were made, as temporary ones are. */
static void assert_no_other_file_is_open(void)
{
    GDir *open = g_dir_open("/proc/self/fd", 0, NULL);
    const char *name;
    while (open && (name = g_dir_read_name(open))) {
        g_autofree char *link = g_build_filename("/proc/self/fd", name, NULL);
        g_autofree char *file = g_file_read_link(link, NULL);
        g_assert_false(file && g_str_has_suffix(file, " (deleted)"));
    }
    if (open)
        g_dir_close(open);
}

static void test_nowhere(void)
{
    GError *error = NULL;
    enum { N = G_N_ELEMENTS(KINDS) };
    EqlStoreRemoved *removed[N];
    g_autoptr(Place) place = place_new();
    EqlStore *store = create(place);
    bring_all_in(store);
    g_clear_pointer(&store, eql_store_close);
    g_assert_true(file_holds(place->path, SECRET));
    store = reopen(place);
    guint made = faulty_vfs_n_temporary();
    for (guint i = N; i > 0; i--)
        removed[i - 1] = take_out(store, i);
    assert_no_other_file_is_open();
    eql_store_close(store);
    assert_nowhere(place);
    store = reopen(place);
    for (guint i = 0; i < N; i++)
        g_assert_true(eql_store_put_back(store, removed[i], &error));
    for (guint i = N; i > 0; i--)
        g_assert_true(eql_store_undo(store, i, &error));
    eql_store_close(store);
    assert_nowhere(place);
    g_assert_cmpuint(faulty_vfs_n_temporary(), ==, made);
    for (guint i = 0; i < N; i++)
        eql_store_removed_free(removed[i]);
}

/* ── where it cannot be put back ── */

static void assert_refused(const Place *place, EqlStore *store, EqlStoreRemoved *removed,
                           EqlStoreError code)
{
    GError *error = NULL;
    g_autofree char *before = all_rows(place->path, NULL);
    g_assert_false(eql_store_put_back(store, removed, &error));
    g_assert_error(error, EQL_STORE_ERROR, (int)code);
    g_assert_nonnull(strstr(error->message, "school.equalens"));
    g_error_free(error);
    g_autofree char *after = all_rows(place->path, NULL);
    assert_same_rows("refused", after, before);
}

/* Another window has brought in a file, perhaps the same, or taken one out. What changes nothing
 * of that is no matter. */
static void test_changed(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) store = create(place), other = reopen(place);
    bring_all_in(store);
    g_autofree char *before = all_rows(place->path, "name <> 'school'");
    g_autoptr(EqlStoreRemoved) removed = take_out(store, 1);
    g_autoptr(EqlSchool) school = eql_school_new("Another", NULL, NULL, NULL);
    g_assert_true(eql_store_set_school(other, school, &error));
    g_autoptr(EqlStoreRemoved) census_removed = take_out(other, 5);
    assert_refused(place, store, removed, EQL_STORE_ERROR_CHANGED);
    g_assert_true(eql_store_put_back(other, census_removed, &error));
    g_assert_true(eql_store_put_back(store, removed, &error));
    g_autofree char *after = all_rows(place->path, "name <> 'school'");
    assert_same_rows("changed", after, before);
    g_assert_true(eql_store_undo(store, 1, &error));
    answers(other);
    assert_refused(place, store, removed, EQL_STORE_ERROR_CHANGED);
}

/* A project made anew in the same place takes nothing of the one before. */
static void test_other_project(void)
{
    g_autoptr(Place) place = place_new(), other = place_new();
    g_autoptr(EqlStore) store = create(place), another = create(other);
    bring_all_in(store);
    g_autoptr(EqlStoreRemoved) removed = take_out(store, 1);
    assert_refused(other, another, removed, EQL_STORE_ERROR_CHANGED);
}

/* In use elsewhere: a moment later it is put back. */
static void test_locked(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) store = create(place), other = reopen(place);
    answers(store);
    g_autofree char *before = all_rows(place->path, NULL);
    g_autoptr(EqlStoreRemoved) removed = take_out(store, 1);
    g_assert_true(eql_db_begin(other->db, &error));
    assert_refused(place, store, removed, EQL_STORE_ERROR_LOCKED);
    g_assert_false(eql_db_end(other->db, FALSE, NULL));
    g_assert_true(eql_store_put_back(store, removed, &error));
    g_autofree char *after = all_rows(place->path, NULL);
    assert_same_rows("locked", after, before);
}

/* Part of a change that is not kept: it is out as before. */
static gboolean put_back_and_fail(EqlStore *store, gpointer removed, GError **error)
{
    g_assert_true(eql_store_put_back(store, removed, error));
    g_set_error_literal(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED, "on purpose");
    return FALSE;
}

static void test_within_a_change(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlStore) store = create(place);
    bring_all_in(store);
    g_autoptr(EqlStoreRemoved) removed = take_out(store, 2);
    g_autofree char *before = all_rows(place->path, NULL);
    g_assert_false(eql_store_change(store, put_back_and_fail, removed, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED);
    g_clear_error(&error);
    g_autofree char *after = all_rows(place->path, NULL);
    assert_same_rows("within", after, before);
    g_assert_null(eql_store_take_out(store, 2, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT);
    g_clear_error(&error);
    g_assert_true(eql_store_put_back(store, removed, &error));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    faulty_vfs_register();
    g_test_add_func("/store/take-out/each", test_each);
    g_test_add_func("/store/take-out/all", test_all);
    g_test_add_func("/store/take-out/threads", test_threads);
    g_test_add_func("/store/take-out/nowhere", test_nowhere);
    g_test_add_func("/store/take-out/changed", test_changed);
    g_test_add_func("/store/take-out/other-project", test_other_project);
    g_test_add_func("/store/take-out/locked", test_locked);
    g_test_add_func("/store/take-out/within-a-change", test_within_a_change);
    return g_test_run();
}
