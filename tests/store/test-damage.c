/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Damaged files are told, and never bring the program down. */

#include <glib/gstdio.h>
#include <string.h>

#include "faulty-vfs.h"
#include "store-fixture.h"

static void fill(const char *path)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    g_autoptr(EqlStore) store = eql_store_create(path, school, &error);
    g_assert_no_error(error);
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
    g_autoptr(EqlResponses) responses = made_up_responses(10000, 1, "word");
    bring_in(store, "pupil", "2025", responses, "w");
    g_autoptr(EqlCensus) census = made_up_census(300, 1);
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_CENSUS, 300, "w");
    g_assert_true(eql_store_add_census(store, record, census, &error));
    g_autoptr(EqlOutcomes) outcomes = made_up_outcomes(200, "suspension");
    g_autoptr(EqlImportRecord) second = made_up_record(EQL_IMPORT_OUTCOMES, 200, "w");
    g_assert_true(eql_store_add_outcomes(store, second, outcomes, FALSE, &error));
    g_autoptr(GPtrArray) plan = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_ptr_array_add(plan, eql_action_new());
    g_assert_true(eql_store_set_actions(store, plan, &error));
}

/* What a reader of a damaged file may meet. */
static void pass(GError **error)
{
    if (*error && !g_error_matches(*error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED) &&
        !g_error_matches(*error, EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_OURS) &&
        !g_error_matches(*error, EQL_STORE_ERROR, EQL_STORE_ERROR_NEWER))
        g_assert_error(*error, EQL_STORE_ERROR, EQL_STORE_ERROR_DAMAGED);
    g_clear_error(error);
}

static void read_everything(EqlStore *store)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = eql_store_school(store, &error);
    pass(&error);
    g_autoptr(EqlSettings) settings = eql_store_settings(store, &error);
    pass(&error);
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(store, &error);
    pass(&error);
    g_auto(GStrv) waves = eql_store_waves(store, &error);
    pass(&error);
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    pass(&error);
    g_autoptr(EqlResponses) responses = eql_store_responses(store, "2025", "pupil", &error);
    pass(&error);
    g_autoptr(EqlCensus) census = eql_store_census(store, &error);
    pass(&error);
    g_autoptr(EqlOutcomes) outcomes = eql_store_outcomes(store, &error);
    pass(&error);
    g_autoptr(GPtrArray) plan = eql_store_actions(store, &error);
    pass(&error);
}

/* Opens, checks, reads and changes; returns whether damage was told. */
static gboolean is_told(const char *path)
{
    GError *error = NULL;
    EqlStoreOptions options = {FAULTY_VFS, NULL};
    g_autoptr(EqlStore) store = eql_store_open_with(path, &options, &error);
    gboolean told = store == NULL;
    pass(&error);
    if (!store)
        return told;
    g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
    told = !problems || problems->len > 0;
    pass(&error);
    read_everything(store);
    eql_store_undo(store, 1, &error);
    if (g_error_matches(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT))
        g_clear_error(&error);
    pass(&error);
    return told;
}

static void test_sound(void)
{
    g_autoptr(Place) place = place_new();
    fill(place->path);
    g_assert_false(is_told(place->path));
}

static void test_truncated(void)
{
    g_autoptr(Place) place = place_new();
    fill(place->path);
    g_autoptr(GBytes) file = file_bytes(place->path);
    gsize length;
    const char *bytes = g_bytes_get_data(file, &length);
    for (gsize cut = 0; cut < length; cut += 1501) {
        write_file(place->path, bytes, cut);
        g_test_message("cut to %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT, cut, length);
        g_assert_true(is_told(place->path));
    }
}

/* SQLite itself takes such a file for one that may only be read. */
static void test_unknown_format(void)
{
    g_autoptr(Place) place = place_new();
    fill(place->path);
    g_autoptr(GBytes) file = file_bytes(place->path);
    g_autoptr(GByteArray) copy = g_byte_array_new();
    g_autoptr(GError) error = NULL;
    g_byte_array_append(copy, g_bytes_get_data(file, NULL), (guint)g_bytes_get_size(file));
    copy->data[18] = 77;
    write_file(place->path, copy->data, copy->len);
    g_autoptr(EqlStore) store = eql_store_open(place->path, &error);
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_DAMAGED);
    g_assert_null(store);
}

static void test_garbled(void)
{
    g_autoptr(Place) place = place_new();
    fill(place->path);
    g_autoptr(GBytes) file = file_bytes(place->path);
    guint told = 0;
    for (guint i = 0; i < 400; i++) {
        g_autoptr(GByteArray) copy = g_byte_array_new();
        g_byte_array_append(copy, g_bytes_get_data(file, NULL), (guint)g_bytes_get_size(file));
        guint at = (guint)g_test_rand_int_range(0, (gint32)copy->len);
        guint n = (guint)g_test_rand_int_range(1, i % 2 ? 8 : 600);
        for (guint j = at; j < MIN(at + n, copy->len); j++)
            copy->data[j] = (guint8)g_test_rand_int_range(0, 256);
        write_file(place->path, copy->data, copy->len);
        told += is_told(place->path);
    }
    g_test_message("%u of 400 told", told);
    g_assert_cmpuint(told, >, 30); /* much of a small file is empty */
}

/* ── what SQLite cannot know ── */

typedef struct {
    const char *sql;
    const char *words; /* in a problem's message */
} Tampering;

static const Tampering TAMPERINGS[] = {
    {"UPDATE answer_column SET answers = substr(answers, 2)", "9999 bytes instead of 10000"},
    {"UPDATE answer_column SET answers = x''", "0 bytes instead of 10000"},
    {"UPDATE answer_column SET answers = CAST(substr(answers, 2) || x'04' AS BLOB)",
     "1 answer to “P01” that its scale does not have"},
    {"UPDATE answer_column SET answers = CAST(substr(answers, 2) || x'66' AS BLOB)",
     "1 answer to “P02” that its scale does not have"},
    {"UPDATE answer_column SET answers = CAST(substr(answers, 2) || x'C8' AS BLOB)",
     "an answer to “P01” cannot be one"},
    {"UPDATE group_column SET people = substr(people, 2)", "bytes instead of"},
    {"UPDATE group_column SET people = CAST(substr(people, 3) || x'0400' AS BLOB)",
     "in a group of “ethnicity” there is not"},
    {"UPDATE group_column SET groups = x'414200414200'", "the groups of “ethnicity”"},
    {"UPDATE group_column SET groups = x'4142'", "the groups of “ethnicity”"},
    {"UPDATE group_column SET groups = x''", "the groups of “ethnicity”"},
    {"UPDATE comment SET respondent = 10000", "a comment belongs to nobody"},
    {"UPDATE comment SET respondent = -1", "a comment belongs to nobody"},
    {"DELETE FROM census", "the pupils of a census are missing"},
    {"DELETE FROM outcomes", "the events of an import are missing"},
    {"UPDATE outcomes SET kinds = x'4100'", "events of an import are not complete"},
    {"UPDATE outcomes SET dates = CAST(dates || x'00' AS BLOB)", "are not complete"},
    {"UPDATE outcomes SET sessions = zeroblob(7)", "7 bytes instead of 1600"},
    {"UPDATE census SET keys = zeroblob(16)", "16 bytes instead of 4800"},
    {"UPDATE import SET undone = 1 WHERE kind = 'census'", "Import 2 was undone"},
    {"UPDATE import SET undone = 1 WHERE kind = 'responses'", "Import 1 was undone"},
    {"UPDATE import SET rows = rows + 1 WHERE id = 1", "import 1 (“answers.csv”) do not add up"},
    {"UPDATE import SET people = people + 1 WHERE id = 2", "Import 2 (“answers.csv”)"},
    {"UPDATE import SET people = 1000000000", "instead of 1000000000"},
    {"DELETE FROM import WHERE id = 1", "“answer_column” belongs to nothing"},
    {"DELETE FROM scale_label WHERE answer = 2", "a scale has lost one of its labels"},
    {"DELETE FROM scale_label", "cannot be one"},
    {"UPDATE item SET scale = 77 WHERE scale IS NOT NULL", "“P01” has lost its scale"},
    {"UPDATE item SET kind = 'poem'", "has lost its scale"},
    {"DELETE FROM school", "it does not say whose it is"},
    {"UPDATE setting SET value = 'x' WHERE key = 'k'", "the setting “k” cannot be “x”"},
    {"UPDATE head_count SET count = -5", "a count is below nothing"},
    {"DROP TABLE comment", "no such table"},
    {"ALTER TABLE action RENAME COLUMN due TO dew", "no such column"},
};

static gboolean has_problem(const GPtrArray *problems, const char *words)
{
    gboolean found = FALSE;
    for (guint i = 0; i < problems->len; i++) {
        const EqlProblem *problem = problems->pdata[i];
        g_assert_nonnull(problem->advice);
        found = found || strstr(problem->message, words);
    }
    for (guint i = 0; !found && i < problems->len; i++)
        g_test_message("%s", ((EqlProblem *)problems->pdata[i])->message);
    return found;
}

static void tamper(const char *path, const char *sql)
{
    sqlite3 *handle;
    g_assert_cmpint(sqlite3_open(path, &handle), ==, SQLITE_OK);
    g_test_message("%s", sql);
    g_assert_cmpint(sqlite3_exec(handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
    sqlite3_close(handle);
}

static void test_tampered(void)
{
    g_autoptr(Place) place = place_new();
    fill(place->path);
    g_autoptr(GBytes) file = file_bytes(place->path);
    for (guint i = 0; i < G_N_ELEMENTS(TAMPERINGS); i++) {
        GError *error = NULL;
        write_file(place->path, g_bytes_get_data(file, NULL), g_bytes_get_size(file));
        tamper(place->path, TAMPERINGS[i].sql);
        g_autoptr(EqlStore) store = eql_store_open(place->path, &error);
        g_assert_no_error(error);
        g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
        g_assert_no_error(error);
        g_assert_true(has_problem(problems, TAMPERINGS[i].words));
        read_everything(store);
    }
}

static void test_no_version(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    fill(place->path);
    tamper(place->path, "PRAGMA user_version = 0");
    g_assert_null(eql_store_open(place->path, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_DAMAGED);
    g_clear_error(&error);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    faulty_vfs_register();
    g_test_add_func("/store/damage/sound", test_sound);
    g_test_add_func("/store/damage/truncated", test_truncated);
    g_test_add_func("/store/damage/unknown-format", test_unknown_format);
    g_test_add_func("/store/damage/garbled", test_garbled);
    g_test_add_func("/store/damage/tampered", test_tampered);
    g_test_add_func("/store/damage/no-version", test_no_version);
    return g_test_run();
}
