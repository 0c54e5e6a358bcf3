/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes in comes out. */

#include <math.h>
#include <string.h>

#include "store-fixture.h"

static void test_school_and_settings(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlSchool) other = eql_school_new("O’Brien’s", NULL, "1", NULL);
    g_assert_true(eql_store_set_school(store, other, &error));
    g_autoptr(EqlSchool) school = eql_store_school(store, &error);
    g_assert_cmpstr(school->name, ==, "O’Brien’s");
    g_assert_null(school->urn);
    g_assert_cmpstr(school->laestab, ==, "1");
    g_assert_null(school->phase);

    g_autoptr(EqlSettings) before = eql_store_settings(store, &error);
    g_assert_cmpint(before->k, ==, 5);
    g_assert_true(eql_settings_set(before, "k", "7", &error));
    g_assert_true(eql_settings_set(before, "invited.pupil", "600", &error));
    g_assert_true(eql_store_set_settings(store, before, &error));
    g_autoptr(EqlSettings) after = eql_store_settings(store, &error);
    const char *const *keys = eql_settings_keys();
    for (guint i = 0; keys[i]; i++) {
        g_autofree char *a = eql_settings_get(before, keys[i]);
        g_autofree char *b = eql_settings_get(after, keys[i]);
        g_assert_cmpstr(a, ==, b);
    }
    g_assert_cmpuint(eql_settings_invited(after, "pupil"), ==, 600);
    g_assert_true(eql_settings_set(after, "invited.pupil", "", &error));
    g_assert_true(eql_store_set_settings(store, after, &error));
    g_autoptr(EqlSettings) forgotten = eql_store_settings(store, &error);
    g_assert_cmpuint(eql_settings_invited(forgotten, "pupil"), ==, 0);
    assert_sound(store);
}

static void assert_same_item(const EqlItem *a, const EqlItem *b)
{
    g_assert_cmpstr(a->code, ==, b->code);
    g_assert_cmpstr(a->audience, ==, b->audience);
    g_assert_cmpint(a->kind, ==, b->kind);
    g_assert_cmpstr(a->theme, ==, b->theme);
    g_assert_cmpstr(a->theme_label, ==, b->theme_label);
    g_assert_cmpstr(a->text, ==, b->text);
    g_assert_cmpint(a->reversed, ==, b->reversed);
    g_assert_cmpstr(a->characteristic, ==, b->characteristic);
    g_assert_cmpint(a->scale != NULL, ==, b->scale != NULL);
    if (!a->scale)
        return;
    g_assert_cmpstr(a->scale->spec, ==, b->scale->spec);
    g_assert_cmpstrv(a->scale->points, b->scale->points);
    g_assert_cmpstrv(a->scale->no_point, b->scale->no_point);
}

static void test_questionnaire(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlQuestionnaire) empty = eql_store_questionnaire(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(empty->items->len, ==, 0);

    g_autoptr(EqlQuestionnaire) written = made_up_questionnaire();
    /* Twice: the second takes the place of the first. */
    g_assert_true(eql_store_set_questionnaire(store, written, &error));
    g_assert_true(eql_store_set_questionnaire(store, written, &error));
    g_autoptr(EqlQuestionnaire) read = eql_store_questionnaire(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(read->items->len, ==, written->items->len);
    for (guint i = 0; i < read->items->len; i++)
        assert_same_item(written->items->pdata[i], read->items->pdata[i]);
    g_assert_cmpuint(read->themes->len, ==, 1);
    const EqlItem *first = read->items->pdata[0], *second = read->items->pdata[1];
    g_assert_true(first->scale == second->scale);
    g_assert_cmpint(eql_scale_match(first->scale, "no IDEA", -1), ==, 100);
    g_assert_cmpint(eql_scale_match(first->scale, "often", -1), ==, 3);
    assert_sound(store);
}

static void test_responses(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlQuestionnaire) questionnaire = made_up_questionnaire();
    g_assert_true(eql_store_set_questionnaire(store, questionnaire, &error));
    g_autoptr(EqlResponses) none = eql_store_responses(store, "2025", "pupil", &error);
    g_assert_no_error(error);
    g_assert_cmpuint(none->n, ==, 0);

    g_autoptr(EqlResponses) first = made_up_responses(1000, 1, "first");
    g_autoptr(EqlResponses) second = made_up_responses(17, 2, "second");
    g_ptr_array_remove_index(second->answers, 0);
    g_ptr_array_add(second->groups, eql_group_column_new("sex"));
    for (guint i = 0; i < 17; i++)
        eql_group_column_add(second->groups->pdata[1], "F");
    bring_in(store, "pupil", "2025", first, "w");
    g_autoptr(EqlResponses) alone = eql_store_responses(store, "2025", "pupil", &error);
    assert_same_responses(first, alone);

    bring_in(store, "pupil", "2025", second, "w");
    bring_in(store, "staff", "2025", second, "w");
    g_autoptr(EqlResponses) both = eql_store_responses(store, "2025", "pupil", &error);
    g_assert_no_error(error);
    eql_responses_append(first, second);
    assert_same_responses(first, both);
    assert_sound(store);
}

static void test_nobody(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlResponses) nobody = made_up_responses(0, 1, "w");
    g_autoptr(EqlResponses) some = made_up_responses(4, 1, "w");
    bring_in(store, "pupil", "2025", nobody, "w");
    bring_in(store, "pupil", "2025", some, "w");
    bring_in(store, "pupil", "2025", nobody, "w");
    g_autoptr(EqlResponses) all = eql_store_responses(store, "2025", "pupil", &error);
    assert_same_responses(some, all);
    assert_sound(store);
}

/* A bug elsewhere must not get into the file. */
static void test_uneven_columns(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlResponses) responses = made_up_responses(10, 1, "w");
    g_autoptr(EqlImportRecord) record = made_up_record(EQL_IMPORT_RESPONSES, 10, "w");
    record->audience = g_strdup("pupil");
    record->wave = g_strdup("2025");
    responses->n = 11;
    g_assert_false(eql_store_add_responses(store, record, responses, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_FAILED);
    g_assert_cmpint(record->id, ==, 0);
    g_error_free(error);
    error = NULL;
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    g_assert_cmpuint(imports->len, ==, 0);
}

static void test_waves(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlResponses) responses = made_up_responses(3, 1, "w");
    assert_words(eql_store_waves(store, &error), "");
    gint64 first = bring_in(store, "staff", "b", responses, "w");
    gint64 second = bring_in(store, "pupil", "a", responses, "w");
    bring_in(store, "pupil", "b", responses, "w");
    assert_words(eql_store_waves(store, &error), "b a");
    assert_words(eql_store_audiences(store, "b", &error), "staff pupil");
    g_assert_true(eql_store_undo(store, first, &error));
    assert_words(eql_store_waves(store, &error), "b a");
    assert_words(eql_store_audiences(store, "b", &error), "pupil");
    g_assert_true(eql_store_undo(store, second, &error));
    assert_words(eql_store_waves(store, &error), "b");
    assert_words(eql_store_audiences(store, "a", &error), "");
}

static void test_records(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlResponses) responses = made_up_responses(10, 1, "w");
    gint64 id = bring_in(store, "pupil", "2025", responses, "Quixotic");
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(imports->len, ==, 1);
    const EqlImportRecord *record = imports->pdata[0];
    g_assert_cmpint(record->id, ==, id);
    g_assert_cmpint(record->kind, ==, EQL_IMPORT_RESPONSES);
    g_assert_cmpstr(record->file, ==, "answers.csv");
    g_assert_cmpuint(strlen(record->sha256), ==, 64);
    g_assert_cmpstr(record->tool, ==, "microsoft-forms");
    g_assert_cmpstr(record->audience, ==, "pupil");
    g_assert_cmpstr(record->wave, ==, "2025");
    g_assert_null(record->outcome_kind);
    g_assert_cmpuint(record->rows, ==, 12);
    g_assert_cmpuint(record->accepted, ==, 10);
    g_assert_cmpuint(record->set_aside, ==, 2);
    g_assert_false(record->undone);
    g_autoptr(GDateTime) when = g_date_time_new_from_iso8601(record->imported_at, NULL);
    g_assert_nonnull(when);
    g_assert_cmpuint(record->problems->len, ==, 2);
    const EqlProblem *problem = record->problems->pdata[0];
    g_assert_cmpstr(problem->sheet, ==, "Sheet1");
    g_assert_cmpuint(problem->row, ==, 17);
    g_assert_cmpstr(problem->column, ==, "Q1");
    g_assert_cmpstr(problem->message, ==, "“Quixotic” is no answer.");
    g_assert_cmpstr(problem->advice, ==, "Mend it.");
    g_assert_cmpuint(record->columns->len, ==, 2);
    const EqlColumnMatch *match = record->columns->pdata[0];
    g_assert_cmpstr(match->column, ==, "I belong here");
    g_assert_cmpstr(match->code, ==, "P01");
    g_assert_cmpstr(match->match, ==, "near");
    g_assert_cmpfloat(match->confidence, ==, 0.875);
    g_assert_null(match->examples);
    g_assert_null(((EqlColumnMatch *)record->columns->pdata[1])->code);
    g_assert_cmpuint(record->dropped_identifiers->len, ==, 1);
    g_assert_cmpstr(record->dropped_identifiers->pdata[0], ==, "Email");
}

static void test_undo(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(EqlResponses) first = made_up_responses(10, 1, "a");
    g_autoptr(EqlResponses) second = made_up_responses(20, 2, "b");
    gint64 id = bring_in(store, "pupil", "2025", first, "a");
    bring_in(store, "pupil", "2025", second, "b");
    g_assert_true(eql_store_undo(store, id, &error));
    g_autoptr(EqlResponses) left = eql_store_responses(store, "2025", "pupil", &error);
    assert_same_responses(second, left);
    g_autoptr(GPtrArray) imports = eql_store_imports(store, &error);
    g_assert_cmpuint(imports->len, ==, 2);
    const EqlImportRecord *record = imports->pdata[0];
    g_assert_true(record->undone);
    g_assert_cmpuint(record->accepted, ==, 10);
    g_assert_cmpuint(record->problems->len, ==, 0);
    g_assert_cmpuint(record->columns->len, ==, 2);
    g_assert_cmpuint(((EqlImportRecord *)imports->pdata[1])->problems->len, ==, 2);
    assert_sound(store);

    g_assert_false(eql_store_undo(store, id, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT);
    g_clear_error(&error);
    g_assert_false(eql_store_undo(store, 99, &error));
    g_assert_error(error, EQL_STORE_ERROR, EQL_STORE_ERROR_NO_IMPORT);
    g_clear_error(&error);
    gint64 third = bring_in(store, "pupil", "2025", first, "a");
    g_assert_cmpint(third, ==, 3);
}

/* A country's answers; how long they take is reported, since it depends on the machine. */
static void test_a_million(void)
{
    GError *error = NULL;
    g_autoptr(Place) place = place_new();
    g_autoptr(EqlSchool) school = made_up_school();
    g_autoptr(EqlStore) store = eql_store_create(place->path, school, &error);
    g_assert_no_error(error);
    g_autoptr(EqlResponses) responses = made_up_responses(1000000, 1, "w");
    for (guint i = 3; i <= 30; i++) {
        const EqlAnswerColumn *first = responses->answers->pdata[i % 2];
        g_autofree char *code = g_strdup_printf("P%02u", i);
        EqlAnswerColumn *column = eql_answer_column_new(code);
        g_byte_array_append(column->answers, first->answers->data, first->answers->len);
        g_ptr_array_add(responses->answers, column);
    }
    g_test_timer_start();
    bring_in(store, "pupil", "2025", responses, "w");
    g_test_message("a million times 30 answers stored in %.3f s", g_test_timer_elapsed());
    g_test_timer_start();
    g_autoptr(EqlResponses) read = eql_store_responses(store, "2025", "pupil", &error);
    g_test_message("read back in %.3f s", g_test_timer_elapsed());
    assert_same_responses(responses, read);
    g_test_timer_start();
    g_assert_true(eql_store_undo(store, 1, &error));
    g_test_message("undone in %.3f s", g_test_timer_elapsed());
}

/* Of a deleted action the id is remembered. */
static void test_action_ids(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(GPtrArray) plan = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    for (guint i = 0; i < 2; i++) {
        EqlAction *action = eql_action_new();
        g_free(action->id);
        action->id = g_strdup(i == 0 ? "A1" : "A12");
        g_ptr_array_add(plan, action);
    }
    g_assert_true(eql_store_set_actions(store, plan, &error));
    g_ptr_array_set_size(plan, 1);
    g_assert_true(eql_store_set_actions(store, plan, &error));
    g_autoptr(GHashTable) ids = eql_store_action_ids(store, &error);
    g_assert_cmpuint(g_hash_table_size(ids), ==, 2);
    g_autofree char *next = eql_action_next_id(plan, ids), *alone = eql_action_next_id(plan, NULL);
    g_assert_cmpstr(next, ==, "A13");
    g_assert_cmpstr(alone, ==, "A2");
    assert_sound(store);
}

static void test_actions(void)
{
    GError *error = NULL;
    g_autoptr(EqlStore) store = made_up_store();
    g_autoptr(GPtrArray) plan = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    for (int i = 0; i < 3; i++) {
        EqlAction *action = eql_action_new();
        char **texts[] = {&action->id,         &action->theme,    &action->evidence,
                          &action->finding,    &action->activity, &action->owner,
                          &action->governance, &action->due,      &action->success_measure,
                          &action->review};
        for (guint j = 0; j < G_N_ELEMENTS(texts); j++) {
            g_free(*texts[j]);
            *texts[j] = g_strdup_printf("%d %u “ü”", i, j);
        }
        action->priority = i + 1;
        action->status = (EqlStatus)(3 - i);
        g_ptr_array_insert(plan, 0, action);
    }
    g_assert_true(eql_store_set_actions(store, plan, &error));
    g_assert_true(eql_store_set_actions(store, plan, &error));
    g_autoptr(GPtrArray) read = eql_store_actions(store, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(read->len, ==, 3);
    for (guint i = 0; i < 3; i++) {
        const EqlAction *a = plan->pdata[i], *b = read->pdata[i];
        g_assert_cmpstr(a->id, ==, b->id);
        g_assert_cmpint(a->priority, ==, b->priority);
        g_assert_cmpint(a->status, ==, b->status);
        g_assert_cmpstr(a->theme, ==, b->theme);
        g_assert_cmpstr(a->evidence, ==, b->evidence);
        g_assert_cmpstr(a->finding, ==, b->finding);
        g_assert_cmpstr(a->activity, ==, b->activity);
        g_assert_cmpstr(a->owner, ==, b->owner);
        g_assert_cmpstr(a->governance, ==, b->governance);
        g_assert_cmpstr(a->due, ==, b->due);
        g_assert_cmpstr(a->success_measure, ==, b->success_measure);
        g_assert_cmpstr(a->review, ==, b->review);
    }
    assert_sound(store);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/store/school-and-settings", test_school_and_settings);
    g_test_add_func("/store/questionnaire", test_questionnaire);
    g_test_add_func("/store/responses", test_responses);
    g_test_add_func("/store/nobody", test_nobody);
    g_test_add_func("/store/uneven-columns", test_uneven_columns);
    g_test_add_func("/store/waves", test_waves);
    g_test_add_func("/store/records", test_records);
    g_test_add_func("/store/undo", test_undo);
    g_test_add_func("/store/actions", test_actions);
    g_test_add_func("/store/action-ids", test_action_ids);
    g_test_add_func("/store/a-million", test_a_million);
    return g_test_run();
}
