/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

Place *place_new(void)
{
    Place *place = g_new0(Place, 1);
    GError *error = NULL;
    place->folder = g_dir_make_tmp("equalens-store-XXXXXX", &error);
    g_assert_no_error(error);
    place->path = g_build_filename(place->folder, "school.equalens", NULL);
    return place;
}

void place_free(Place *place)
{
    g_chmod(place->folder, 0700);
    GDir *folder = g_dir_open(place->folder, 0, NULL);
    const char *name;
    while (folder && (name = g_dir_read_name(folder))) {
        g_autofree char *path = g_build_filename(place->folder, name, NULL);
        g_remove(path);
    }
    if (folder)
        g_dir_close(folder);
    g_rmdir(place->folder);
    g_free(place->folder);
    g_free(place->path);
    g_free(place);
}

EqlSchool *made_up_school(void)
{
    return eql_school_new("Brook Lane School", "100001", "9999999", "secondary");
}

static EqlItem *item(const char *code, EqlItemKind kind, const char *text)
{
    EqlItem *made = eql_item_new(code, "pupil", kind);
    made->text = g_strdup(text);
    return made;
}

static EqlItem *scored(const char *code, const char *text, EqlScale *scale, gboolean reversed)
{
    EqlItem *made = item(code, EQL_ITEM_SCORED, text);
    made->theme = g_strdup("belonging");
    made->theme_label = g_strdup("Belonging");
    made->scale = eql_scale_ref(scale);
    made->reversed = reversed;
    return made;
}

EqlStore *made_up_store(void)
{
    GError *error = NULL;
    g_autoptr(EqlSchool) school = made_up_school();
    EqlStore *store = eql_store_create_in_memory(school, &error);
    g_assert_no_error(error);
    return store;
}

EqlQuestionnaire *made_up_questionnaire(void)
{
    EqlQuestionnaire *questionnaire = eql_questionnaire_new();
    g_autoptr(EqlScale) scale = eql_scale_parse("Never|Rarely|Often;Don't know|Prefer not to say");
    g_assert_true(eql_scale_add_synonym(scale, "Don't know", "No idea"));
    eql_questionnaire_take(questionnaire, scored("P01", "I belong here.", scale, FALSE));
    eql_questionnaire_take(questionnaire, scored("P02", "I feel left out.", scale, TRUE));
    EqlItem *ethnicity = item("P30", EQL_ITEM_CHARACTERISTIC, "Your ethnic group?");
    ethnicity->characteristic = g_strdup("ethnicity");
    eql_questionnaire_take(questionnaire, ethnicity);
    eql_questionnaire_take(questionnaire, item("P40", EQL_ITEM_COMMENT, "Anything else?"));
    return questionnaire;
}

static EqlAnswerColumn *answers(const char *code, guint n, guint seed)
{
    static const EqlAnswer some[] = {1, 2, 3, 0, 100, 101, 254, 255};
    EqlAnswerColumn *column = eql_answer_column_new(code);
    for (guint i = 0; i < n; i++)
        g_byte_array_append(column->answers, &some[(i * 7 + seed) % G_N_ELEMENTS(some)], 1);
    return column;
}

static EqlGroupColumn *groups(const char *characteristic, guint n, guint seed)
{
    static const char *const some[] = {"WBRI", NULL, "BCRB", "AIND"};
    EqlGroupColumn *column = eql_group_column_new(characteristic);
    for (guint i = 0; i < n; i++)
        eql_group_column_add(column, some[(i + seed) % G_N_ELEMENTS(some)]);
    return column;
}

EqlResponses *made_up_responses(guint n, guint seed, const char *word)
{
    EqlResponses *responses = eql_responses_new();
    responses->n = n;
    g_ptr_array_add(responses->answers, answers("P01", n, seed));
    g_ptr_array_add(responses->answers, answers("P02", n, seed + 3));
    eql_answer_column_count_unread(responses->answers->pdata[0], word, 3);
    g_ptr_array_add(responses->groups, groups("ethnicity", n, seed));
    if (n > 0)
        g_ptr_array_add(responses->comments, eql_comment_new(n - 1, "P40", word));
    return responses;
}

static EqlPupilKey key(guint i)
{
    EqlPupilKey made = {{0}};
    if (i % 5 != 4) /* some have none */
        memcpy(made.bytes, &i, sizeof i), made.bytes[15] = 7;
    return made;
}

EqlCensus *made_up_census(guint n, guint seed)
{
    static const char *const characteristics[] = {"ethnicity", "sex", NULL};
    static const char *const values[][2] = {{"WBRI", "F"}, {"BCRB", "M"}, {NULL, "F"}};
    EqlCensus *census = eql_census_new();
    for (guint i = 0; i < n; i++) {
        EqlPupilKey by_upn = key(i + seed), by_table = key(i + seed + 1000);
        eql_census_add(census, &by_upn, &by_table,
                       i % 9 ? EQL_REGISTRATION_SOLE : EQL_REGISTRATION_SUBSIDIARY, i % 11 == 0,
                       characteristics, values[(i + seed) % 3]);
    }
    census->reference_date = g_strdup_printf("2025-01-%02u", seed % 28 + 1);
    census->term = g_strdup("SPR");
    g_ptr_array_add(census->counts, eql_count_new(NULL, NULL, NULL, 1000 + seed, -1));
    g_ptr_array_add(census->counts, eql_count_new(NULL, "ethnicity", "BCRB", 120, -1));
    return census;
}

EqlOutcomes *made_up_outcomes(guint n, const char *kind)
{
    static const char *const characteristics[] = {"sex", NULL};
    static const char *const values[] = {"M"};
    EqlOutcomes *outcomes = eql_outcomes_new();
    for (guint i = 0; i < n; i++) {
        EqlPupilKey by_upn = key(i), by_table = key(i + 50);
        eql_outcomes_add(outcomes, kind, i % 3 ? "2025-02-03" : "", i % 2 ? "PP;DB" : "",
                         i % 4 ? 1.5 * i : NAN, &by_upn, &by_table, i % 2 ? 'C' : 0,
                         characteristics, values);
    }
    g_ptr_array_add(outcomes->counts, eql_count_new(kind, "ethnicity", "BCRB", 16, 9));
    return outcomes;
}

EqlImportRecord *made_up_record(EqlImportKind kind, guint n, const char *word)
{
    EqlImportRecord *record = eql_import_record_new(kind, "answers.csv");
    record->sha256 = g_strnfill(64, 'a');
    record->tool = g_strdup("microsoft-forms");
    record->rows = n + 2;
    record->accepted = n;
    record->set_aside = 2;
    eql_problems_take(record->problems, "Sheet1", 17, "Q1",
                      g_strdup_printf("“%s” is no answer.", word), g_strdup("Mend it."));
    eql_problems_take(record->problems, NULL, 0, NULL, g_strdup_printf("“%s” is no answer.", word),
                      NULL);
    EqlColumnMatch *match = eql_column_match_new("I belong here", "P01", "near");
    const char *examples[] = {"Example that stays out", NULL};
    match->examples = g_strdupv((char **)examples);
    match->confidence = 0.875;
    g_ptr_array_add(record->columns, match);
    g_ptr_array_add(record->columns, eql_column_match_new("Email", NULL, "none"));
    g_ptr_array_add(record->dropped_identifiers, g_strdup("Email"));
    return record;
}

gint64 bring_in(EqlStore *store, const char *audience, const char *wave,
                const EqlResponses *responses, const char *word)
{
    GError *error = NULL;
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_RESPONSES, responses->n, word);
    record->audience = g_strdup(audience);
    record->wave = g_strdup(wave);
    eql_store_add_responses(store, record, responses, &error);
    g_assert_no_error(error);
    g_assert_cmpint(record->id, >, 0);
    return record->id;
}

void assert_same_groups(const GPtrArray *a, const GPtrArray *b)
{
    g_assert_cmpuint(a->len, ==, b->len);
    for (guint i = 0; i < a->len; i++) {
        const EqlGroupColumn *x = a->pdata[i], *y = b->pdata[i];
        g_assert_cmpstr(x->characteristic, ==, y->characteristic);
        g_assert_cmpuint(x->values->len, ==, y->values->len);
        for (guint j = 0; j < x->values->len; j++)
            g_assert_cmpstr(eql_group_column_get(x, j), ==, eql_group_column_get(y, j));
    }
}

static void assert_same_unread(GHashTable *a, GHashTable *b)
{
    GHashTableIter iter;
    gpointer text, times;
    g_assert_cmpuint(g_hash_table_size(a), ==, g_hash_table_size(b));
    g_hash_table_iter_init(&iter, a);
    while (g_hash_table_iter_next(&iter, &text, &times))
        g_assert_true(g_hash_table_lookup(b, text) == times);
}

void assert_same_responses(const EqlResponses *a, const EqlResponses *b)
{
    g_assert_cmpuint(a->n, ==, b->n);
    g_assert_cmpuint(a->answers->len, ==, b->answers->len);
    for (guint i = 0; i < a->answers->len; i++) {
        const EqlAnswerColumn *x = a->answers->pdata[i], *y = b->answers->pdata[i];
        g_assert_cmpstr(x->code, ==, y->code);
        g_assert_cmpmem(x->answers->data, x->answers->len, y->answers->data, y->answers->len);
        assert_same_unread(x->unread, y->unread);
    }
    assert_same_groups(a->groups, b->groups);
    g_assert_cmpuint(a->comments->len, ==, b->comments->len);
    for (guint i = 0; i < a->comments->len; i++) {
        const EqlComment *x = a->comments->pdata[i], *y = b->comments->pdata[i];
        g_assert_cmpuint(x->respondent, ==, y->respondent);
        g_assert_cmpstr(x->item, ==, y->item);
        g_assert_cmpstr(x->text, ==, y->text);
    }
}

void assert_sound(EqlStore *store)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) problems = eql_store_check(store, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < problems->len; i++)
        g_test_message("%s", ((EqlProblem *)problems->pdata[i])->message);
    g_assert_cmpuint(problems->len, ==, 0);
}

void assert_words(char **words, const char *joined)
{
    g_assert_nonnull(words);
    g_autofree char *got = g_strjoinv(" ", words);
    g_assert_cmpstr(got, ==, joined);
    g_strfreev(words);
}

GBytes *file_bytes(const char *path)
{
    GError *error = NULL;
    char *bytes = NULL;
    gsize length = 0;
    g_file_get_contents(path, &bytes, &length, &error);
    g_assert_no_error(error);
    return g_bytes_new_take(bytes, length);
}

void write_file(const char *path, gconstpointer bytes, gsize length)
{
    GError *error = NULL;
    g_autofree char *journal = g_strconcat(path, "-journal", NULL);
    g_remove(journal);
    g_remove(path); /* GLib waits for the disk when it replaces a file */
    g_file_set_contents(path, bytes, (gssize)length, &error);
    g_assert_no_error(error);
}

gboolean file_holds(const char *path, const char *text)
{
    g_autoptr(GBytes) all = file_bytes(path);
    gsize length, n = strlen(text);
    const char *bytes = g_bytes_get_data(all, &length);
    for (gsize i = 0; i + n <= length; i++)
        if (memcmp(bytes + i, text, n) == 0)
            return TRUE;
    return FALSE;
}
