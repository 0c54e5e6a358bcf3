/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Full disks, failing disks and failing memory, at every moment of every change: the
 * change has either happened or not, and nothing that was there before is lost. */

#include <glib/gstdio.h>
#include <string.h>

#include "faulty-vfs.h"
#include "store-fixture.h"

/* ── memory that fails ── */

static sqlite3_mem_methods real_memory;
static struct {
    gboolean armed, refused;
    guint left;
} memory;

static gboolean memory_fails(void)
{
    if (!memory.armed)
        return FALSE;
    if (memory.left > 0) {
        memory.left--;
        return FALSE;
    }
    memory.refused = TRUE;
    return TRUE;
}

static void *failing_malloc(int n)
{
    return memory_fails() ? NULL : real_memory.xMalloc(n);
}

static void *failing_realloc(void *block, int n)
{
    return memory_fails() ? NULL : real_memory.xRealloc(block, n);
}

static void make_memory_fail(void)
{
    g_assert_cmpint(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory), ==, SQLITE_OK);
    sqlite3_mem_methods failing = real_memory;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    g_assert_cmpint(sqlite3_config(SQLITE_CONFIG_MALLOC, &failing), ==, SQLITE_OK);
}

/* ── the faults ── */

typedef struct {
    const char *name;
    int rc; /* SQLITE_NOMEM: memory, else the disk */
    EqlStoreError code;
} Fault;

static const Fault FULL = {"full", SQLITE_FULL, EQL_STORE_ERROR_FULL};
static const Fault BROKEN = {"broken", SQLITE_IOERR_WRITE, EQL_STORE_ERROR_FAILED};
static const Fault MEMORY = {"memory", SQLITE_NOMEM, EQL_STORE_ERROR_FAILED};

static void arm(const Fault *fault, guint n)
{
    if (fault->rc != SQLITE_NOMEM) {
        faulty_vfs_arm(n, fault->rc);
        return;
    }
    memory.armed = TRUE;
    memory.refused = FALSE;
    memory.left = n;
}

static gboolean disarm(void)
{
    gboolean disk = faulty_vfs_disarm();
    gboolean refused = disk || memory.refused;
    memory.armed = memory.refused = FALSE;
    return refused;
}

/* ── the changes ── */

#define MANY 9000 /* answers fill more than one page */

static EqlImportRecord *record_for(EqlImportKind kind, guint n)
{
    EqlImportRecord *record = made_up_record(kind, n, "w");
    record->audience = g_strdup("pupil");
    record->wave = g_strdup("2025");
    return record;
}

static gboolean add_responses(EqlStore *store, GError **error)
{
    g_autoptr(EqlResponses) responses = made_up_responses(MANY, 5, "w");
    g_autoptr(EqlImportRecord) record = record_for(EQL_IMPORT_RESPONSES, MANY);
    return eql_store_add_responses(store, record, responses, error);
}

static gboolean add_census(EqlStore *store, GError **error)
{
    g_autoptr(EqlCensus) census = made_up_census(500, 1);
    g_autoptr(EqlImportRecord) record = record_for(EQL_IMPORT_CENSUS, 500);
    return eql_store_add_census(store, record, census, error);
}

static gboolean replace_outcomes(EqlStore *store, GError **error)
{
    g_autoptr(EqlOutcomes) outcomes = made_up_outcomes(300, "suspension");
    g_autoptr(EqlImportRecord) record = record_for(EQL_IMPORT_OUTCOMES, 300);
    return eql_store_add_outcomes(store, record, outcomes, TRUE, error);
}

static gboolean set_questionnaire(EqlStore *store, GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    EqlItem *item = eql_item_new("P99", "pupil", EQL_ITEM_COMMENT);
    item->text = g_strdup("More?");
    eql_questionnaire_take(questionnaire, item);
    return eql_store_set_questionnaire(store, questionnaire, error);
}

static gboolean set_small_things(EqlStore *store, GError **error)
{
    g_autoptr(GPtrArray) plan = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    EqlAction *action = eql_action_new();
    g_free(action->id);
    action->id = g_strdup("A1");
    g_ptr_array_add(plan, action);
    return eql_store_set_actions(store, plan, error);
}

static gboolean tag(EqlStore *store, GError **error)
{
    const char *const tags[] = {"corridors", "follow up", NULL};
    g_auto(GStrv) changed = eql_store_tag_comment(store, "1-1", tags, TRUE, error);
    return changed != NULL;
}

static gboolean undo(EqlStore *store, GError **error)
{
    return eql_store_undo(store, 1, error);
}

static EqlStoreRemoved *removed;

static gboolean take_out(EqlStore *store, GError **error)
{
    g_clear_pointer(&removed, eql_store_removed_free);
    removed = eql_store_take_out(store, 1, error);
    return removed != NULL;
}

/* Where it fails, nothing is lost: it can be tried again. */
static gboolean put_back(EqlStore *store, GError **error)
{
    return eql_store_put_back(store, removed, error);
}

typedef struct {
    const char *name;
    gboolean (*change)(EqlStore *store, GError **error);
    gboolean (*before)(EqlStore *store, GError **error); /* what it changes; or NULL */
} Change;

static const Change CHANGES[] = {
    {"responses", add_responses},
    {"census", add_census},
    {"outcomes", replace_outcomes},
    {"undo", undo},
    {"take out", take_out},
    {"put back", put_back, take_out},
    {"questionnaire", set_questionnaire},
    {"actions", set_small_things},
    {"tags", tag},
};

/* ── what is in a project, as one text ── */

static void sum(GString *text, gconstpointer bytes, gsize length)
{
    g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes, length);
    g_string_append_printf(text, "%s\n", digest);
}

static char *contents(EqlStore *store)
{
    GError *error = NULL;
    GString *text = g_string_new(NULL);
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        g_string_append_printf(text, "%u %d %u %u\n", (guint)record->id, record->undone,
                               record->problems->len, record->columns->len);
    }
    g_autoptr(EqlResponses) responses = eql_store_responses(store, "2025", "pupil", &error);
    g_assert_no_error(error);
    for (guint i = 0; i < responses->answers->len; i++) {
        const EqlAnswerColumn *column = responses->answers->pdata[i];
        sum(text, column->answers->data, column->answers->len);
    }
    for (guint i = 0; i < responses->comments->len; i++) {
        const EqlComment *comment = responses->comments->pdata[i];
        g_autofree char *tags = comment->tags ? g_strjoinv(", ", comment->tags) : NULL;
        g_string_append_printf(text, "%s: %s\n", comment->text, tags ? tags : "-");
    }
    g_autoptr(EqlCensus) census = eql_store_census(store, &error);
    g_assert_no_error(error);
    if (census)
        sum(text, census->keys->data, census->keys->len * sizeof(EqlPupilKey));
    g_autoptr(EqlOutcomes) outcomes = eql_store_outcomes(store, &error);
    g_assert_no_error(error);
    sum(text, outcomes->keys->data, outcomes->keys->len * sizeof(EqlPupilKey));
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    g_autoptr(GPtrArray) plan = eql_store_actions(store, &error);
    g_assert_no_error(error);
    g_autoptr(GHashTable) ids = eql_store_action_ids(store, &error);
    g_assert_no_error(error);
    g_string_append_printf(text, "%u %u %u\n", questionnaire->items->len, plan->len,
                           g_hash_table_size(ids));
    g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(problems->len, ==, 0);
    return g_string_free(text, FALSE);
}

static EqlStore *open_faulty(const char *path)
{
    GError *error = NULL;
    EqlStoreOptions options = {FAULTY_VFS, NULL};
    EqlStore *store = eql_store_open_with(path, &options, &error);
    g_assert_no_error(error);
    return store;
}

static void assert_contents(const char *path, const char *expected)
{
    g_autoptr(EqlStore) store = open_faulty(path);
    g_autofree char *found = contents(store);
    g_assert_cmpstr(found, ==, expected);
}

static void fill(const char *path)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    g_autoptr(EqlStore) store = eql_store_create(path, school, &error);
    g_assert_no_error(error);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
    g_autoptr(EqlResponses) responses = made_up_responses(MANY, 1, "before");
    bring_in(store, "pupil", "2025", responses, "w");
    g_assert_true(replace_outcomes(store, &error));
}

static void assert_sentence(const GError *error, const Fault *fault)
{
    g_assert_error(error, EQL_STORE_ERROR, (int)fault->code);
    g_assert_nonnull(strstr(error->message, "school.equalens"));
    g_assert_nonnull(strstr(error->message, "othing was changed"));
    if (fault == &FULL)
        g_assert_nonnull(strstr(error->message, "no room left on the disk"));
}

/* One try with the fault at moment n; TRUE once the fault comes too late to be met. */
static gboolean try_change(const char *path, const Change *change, const Fault *fault, guint n,
                           const char *before, const char *after)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = open_faulty(path);
    arm(fault, n);
    gboolean done = change->change(store, &error);
    if (n % 2) /* the program ends while the disk is still full */
        g_clear_pointer(&store, eql_store_close);
    gboolean met = disarm();
    if (!done)
        assert_sentence(error, fault);
    g_assert_true(met || done);
    g_clear_error(&error);
    if (store) {
        g_autofree char *now = contents(store);
        g_assert_cmpstr(now, ==, done ? after : before);
    }
    g_clear_pointer(&store, eql_store_close);
    assert_contents(path, done ? after : before);
    return !met;
}

/* A change can be done although a fault was met (rewriting the file after an undo), so
 * every try starts from the same file. */
static void try_all_moments(const char *path, GBytes *file, const Change *change,
                            const Fault *fault, const char *before, const char *after)
{
    gboolean through = FALSE;
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    guint step = fault == &MEMORY ? 23 : 1;
    guint n = 0;
    for (; !through; n += step) {
        write_file(path, bytes, length);
        through = try_change(path, change, fault, n, before, after);
        g_assert_cmpuint(n, <, 20000);
    }
    g_test_message("%s, %s: %u moments", change->name, fault->name, n / step);
    g_assert_cmpuint(n, >, step);
}

/* What is there before the change; closed. */
static GBytes *make_ready(const char *path, GBytes *file, const Change *change)
{
    GError *error = NULL;
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    write_file(path, bytes, length);
    if (!change->before)
        return g_bytes_ref(file);
    EqlStore *store = open_faulty(path);
    g_assert_true(change->before(store, &error));
    eql_store_close(store);
    return file_bytes(path);
}

static void test_fault(gconstpointer data)
{
    const Fault *fault = data;
    g_autoptr(Place) place = place_new();
    fill(place->path);
    g_autoptr(GBytes) file = file_bytes(place->path);
    for (guint i = 0; i < G_N_ELEMENTS(CHANGES); i++) {
        GError *error = NULL;
        g_autoptr(GBytes) ready = make_ready(place->path, file, &CHANGES[i]);
        EqlStore *store = open_faulty(place->path);
        g_autofree char *before = contents(store);
        g_assert_true(CHANGES[i].change(store, &error));
        g_autofree char *after = contents(store);
        g_assert_cmpstr(before, !=, after);
        eql_store_close(store);
        try_all_moments(place->path, ready, &CHANGES[i], fault, before, after);
    }
    g_clear_pointer(&removed, eql_store_removed_free);
}

/* Either there is a whole project or there is no file at all. */
static void test_create(gconstpointer data)
{
    const Fault *fault = data;
    EqlStoreOptions options = {FAULTY_VFS, NULL};
    g_autoptr(EqlSchool) school = made_up_school();
    gboolean through = FALSE;
    for (guint n = 0; !through; n++) {
        GError *error = NULL;
        g_autoptr(Place) place = place_new();
        arm(fault, n);
        EqlStore *store = eql_store_create_with(place->path, school, &options, &error);
        gboolean made = store != NULL;
        eql_store_close(store);
        gboolean met = disarm();
        if (made) {
            eql_store_close(open_faulty(place->path));
        } else {
            g_assert_true(met);
            g_assert_error(error, EQL_STORE_ERROR, (int)fault->code);
            g_assert_false(g_file_test(place->path, G_FILE_TEST_EXISTS));
            g_assert_cmpint(g_rmdir(place->folder), ==, 0); /* nothing left beside it */
        }
        g_clear_error(&error);
        through = !met;
    }
}

/* Opening without memory fails cleanly, and reading too. */
static void test_open_without_memory(void)
{
    EqlStoreOptions options = {FAULTY_VFS, NULL};
    g_autoptr(Place) place = place_new();
    fill(place->path);
    gboolean through = FALSE;
    for (guint n = 0; !through; n++) {
        GError *error = NULL;
        arm(&MEMORY, n);
        g_autoptr(EqlStore) store = eql_store_open_with(place->path, &options, &error);
        g_autoptr(EqlResponses) responses =
            store ? eql_store_responses(store, "2025", "pupil", &error) : NULL;
        through = !disarm();
        if (!responses)
            g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED);
        else
            g_assert_cmpuint(responses->n, ==, MANY);
        g_clear_error(&error);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    make_memory_fail();
    faulty_vfs_register();
    g_test_add_data_func("/store/faults/full-disk", &FULL, test_fault);
    g_test_add_data_func("/store/faults/broken-disk", &BROKEN, test_fault);
    g_test_add_data_func("/store/faults/no-memory", &MEMORY, test_fault);
    g_test_add_data_func("/store/faults/create-full-disk", &FULL, test_create);
    g_test_add_data_func("/store/faults/create-broken-disk", &BROKEN, test_create);
    g_test_add_data_func("/store/faults/create-no-memory", &MEMORY, test_create);
    g_test_add_func("/store/faults/open-no-memory", test_open_without_memory);
    return g_test_run();
}
