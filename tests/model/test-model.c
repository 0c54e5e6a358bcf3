/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/action.h"
#include "model/codes.h"
#include "model/figure.h"
#include "model/import-record.h"
#include "model/questionnaire.h"
#include "model/roll.h"
#include "model/school.h"
#include "model/settings.h"

static void assert_text(char *got, const char *want)
{
    g_assert_cmpstr(got, ==, want);
    g_free(got);
}

/* ── figures ── */

static void test_figure_hidden_has_no_value(void)
{
    EqlFigure hidden = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    g_assert_true(isnan(hidden.value) && isnan(hidden.low) && isnan(hidden.high));
    g_assert_true(eql_figure_is_hidden(hidden));
    g_assert_false(eql_figure_is_shown(hidden));
    g_assert_nonnull(eql_figure_why(hidden));
    assert_text(eql_figure_format(hidden), "hidden");
    assert_text(eql_figure_format_with_interval(hidden), "hidden");
}

static void test_figure_no_number_no_figure(void)
{
    g_assert_cmpint(eql_figure_value(EQL_UNIT_RATIO, NAN).state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(eql_figure_value(EQL_UNIT_RATIO, INFINITY).state, ==, EQL_FIGURE_ABSENT);
    EqlFigure open = eql_figure_interval(EQL_UNIT_RATIO, 2, 1, INFINITY);
    g_assert_true(eql_figure_is_shown(open));
    g_assert_false(eql_figure_has_interval(open));
    g_assert_cmpint(open.interval_reason, ==, EQL_REASON_INFINITE);
    EqlFigure bare = eql_figure_without_interval(eql_figure_interval(EQL_UNIT_RATIO, 2, 1, 3),
                                                 EQL_REASON_LEAVERS);
    g_assert_false(eql_figure_has_interval(bare));
    g_assert_true(isnan(bare.low) && isnan(bare.high));
    EqlFigure zero = {0};
    g_assert_cmpint(zero.state, ==, EQL_FIGURE_ABSENT);
}

static void test_figure_format(void)
{
    static const struct {
        EqlUnit unit;
        double value;
        const char *text;
    } cases[] = {{EQL_UNIT_COUNT, 409, "409"},
                 {EQL_UNIT_SCORE, 71.2, "71"},
                 {EQL_UNIT_PROPORTION, 0.684, "68 %"},
                 {EQL_UNIT_RATIO, 1.7777, "1.8"},
                 {EQL_UNIT_RATIO, 0.04, "0.04"},
                 {EQL_UNIT_RATE, 13.333, "13.3"},
                 {EQL_UNIT_DIFFERENCE, -3.4, "-3"},
                 {EQL_UNIT_SHARE_DIFFERENCE, 0.21, "+21"},
                 {EQL_UNIT_NUMBER_DIFFERENCE, 7, "+7.0"},
                 /* nought has no sign */
                 {EQL_UNIT_DIFFERENCE, 0.4, "0"},
                 {EQL_UNIT_DIFFERENCE, -0.4, "0"},
                 {EQL_UNIT_SHARE_DIFFERENCE, -0.004, "0"},
                 {EQL_UNIT_NUMBER_DIFFERENCE, -0.04, "0.0"},
                 {EQL_UNIT_NONE, 0.01953, "0.0195"},
                 {EQL_UNIT_NONE, 0.00001, "1.0e-05"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_text(eql_figure_format(eql_figure_value(cases[i].unit, cases[i].value)),
                    cases[i].text);
    assert_text(
        eql_figure_format_with_interval(eql_figure_interval(EQL_UNIT_RATIO, 1.78, 1.06, 2.69)),
        "1.8 (1.1 to 2.7)");
    assert_text(eql_figure_format(eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NO_PUPILS)), "–");
    /* Which of the two hid a figure must not show. */
    g_assert_cmpstr(eql_reason_sentence(EQL_REASON_SMALL), ==,
                    eql_reason_sentence(EQL_REASON_PROTECTS));
    for (int reason = EQL_REASON_NONE; reason <= EQL_REASON_OVER_INVITED; reason++)
        g_assert_true(g_str_has_suffix(eql_reason_sentence((EqlReason)reason), "."));
}

/* ── codes ── */

static EqlCodes *small_codes(void)
{
    EqlCodes *codes = eql_codes_new();
    eql_codes_add_characteristic(codes, "ethnicity", "Ethnic group");
    eql_codes_add_characteristic(codes, "sex", "Sex");
    eql_codes_add_characteristic(codes, "religion", "Religion");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "asian", "Asian", NULL);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_BROAD, "white", "White", NULL);
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_FULL, "WBRI", "White British", "white");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_FULL, "AOTH", "Any other Asian", "asian");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, "WBRI", "White - British", "WBRI");
    eql_codes_add_group(codes, "ethnicity", EQL_DETAIL_CODES, "ABRI", "Asian British", "AOTH");
    eql_codes_add_synonym(codes, "ethnicity", "British", "WBRI");
    eql_codes_add_group(codes, "sex", EQL_DETAIL_FULL, "F", "Female", NULL);
    eql_codes_add_group(codes, "sex", EQL_DETAIL_FULL, "M", "Male", NULL);
    eql_codes_add_synonym(codes, "sex", "girl", "F");
    eql_codes_add_heading(codes, "email", "E-mail address", TRUE);
    eql_codes_add_heading(codes, "sex", "Gender", FALSE);
    return codes;
}

static void test_codes_match(void)
{
    g_autoptr(EqlCodes) codes = small_codes();
    g_assert_cmpstr(eql_codes_match(codes, "ethnicity", " white-british ", -1), ==, "WBRI");
    g_assert_cmpstr(eql_codes_match(codes, "ethnicity", "abri", -1), ==, "ABRI");
    g_assert_cmpstr(eql_codes_match(codes, "ethnicity", "BRITISH", -1), ==, "WBRI");
    g_assert_cmpstr(eql_codes_match(codes, "ethnicity", "", -1), ==, EQL_NOT_STATED);
    g_assert_cmpstr(eql_codes_match(codes, "ethnicity", " - ", -1), ==, EQL_NOT_STATED);
    g_assert_null(eql_codes_match(codes, "ethnicity", "Martian", -1));
    g_assert_cmpstr(eql_codes_match(codes, "sex", "Girls", 4), ==, "F");
    g_assert_cmpstr(eql_codes_match(codes, "religion", "Church of Wales", -1), ==,
                    "church-of-wales");
    g_assert_cmpstr(eql_codes_match(codes, "house", "Red House", -1), ==, "red-house");
    g_assert_cmpstr(eql_codes_field_of_heading(codes, "Gender (M/F)"), ==, "sex");
    g_assert_cmpstr(eql_codes_field_of_heading(codes, "e mail  address"), ==, "email");
    g_assert_true(eql_codes_field_identifies(codes, "email"));
    g_assert_false(eql_codes_field_identifies(codes, "sex"));
    g_assert_null(eql_codes_field_of_heading(codes, "Shoe size"));
}

static void test_codes_roll_up(void)
{
    g_autoptr(EqlCodes) codes = small_codes();
    g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", "ABRI", EQL_DETAIL_CODES), ==, "ABRI");
    g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", "ABRI", EQL_DETAIL_FULL), ==, "AOTH");
    g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", "ABRI", EQL_DETAIL_BROAD), ==, "asian");
    g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", "WBRI", EQL_DETAIL_BROAD), ==, "white");
    /* A broad answer cannot be told at full detail. */
    g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", "asian", EQL_DETAIL_FULL), ==,
                    EQL_NOT_STATED);
    g_assert_cmpstr(eql_codes_roll_up(codes, "ethnicity", "asian", EQL_DETAIL_BROAD), ==, "asian");
    g_assert_cmpstr(eql_codes_roll_up(codes, "sex", "F", EQL_DETAIL_BROAD), ==, "F");
    g_assert_cmpstr(eql_codes_roll_up(codes, "sex", EQL_NOT_STATED, EQL_DETAIL_FULL), ==,
                    EQL_NOT_STATED);
}

static void test_codes_lists(void)
{
    g_autoptr(EqlCodes) codes = small_codes();
    g_autofree const char **broad = eql_codes_groups(codes, "ethnicity", EQL_DETAIL_BROAD);
    const char *want[] = {"asian", "white", EQL_NOT_STATED, NULL};
    g_assert_cmpstrv((char **)broad, (char **)want);
    g_autofree const char **sexes = eql_codes_groups(codes, "sex", EQL_DETAIL_BROAD);
    g_assert_cmpuint(g_strv_length((char **)sexes), ==, 3);
    g_autofree const char **none = eql_codes_groups(codes, "religion", EQL_DETAIL_FULL);
    g_assert_null(none[0]);
    g_assert_cmpint(eql_codes_compare(codes, "ethnicity", "WBRI", "AOTH"), <, 0);
    g_assert_cmpint(eql_codes_compare(codes, "ethnicity", EQL_NOT_STATED, "AOTH"), >, 0);
    g_assert_cmpint(eql_codes_compare(codes, "ethnicity", "ZZZZ", "AOTH"), >, 0);
    g_assert_cmpint(eql_codes_compare(codes, "ethnicity", "ZZZZ", EQL_NOT_STATED), <, 0);
    g_assert_cmpint(eql_codes_compare(codes, "ethnicity", "WBRI", "WBRI"), ==, 0);
    g_assert_cmpstr(eql_codes_label(codes, "ethnicity", "WBRI"), ==, "White British");
    g_assert_cmpstr(eql_codes_label(codes, "ethnicity", "nope"), ==, "nope");
    g_assert_cmpint(eql_detail_from_name("codes"), ==, EQL_DETAIL_CODES);
    g_assert_cmpint(eql_detail_from_name("fine"), ==, -1);
}

/* ── responses ── */

static EqlResponses *two_people(const char *item, EqlAnswer first, EqlAnswer second)
{
    EqlResponses *responses = eql_responses_new();
    EqlAnswerColumn *column = eql_answer_column_new(item);
    guint8 answers[] = {first, second};
    g_byte_array_append(column->answers, answers, 2);
    g_ptr_array_add(responses->answers, column);
    g_ptr_array_add(responses->comments, eql_comment_new(1, "C1", "a comment"));
    responses->n = 2;
    return responses;
}

static void test_responses_append(void)
{
    g_autoptr(EqlResponses) all = two_people("P1", 5, 4);
    g_autoptr(EqlResponses) more = two_people("P2", 1, 2);
    EqlGroupColumn *sex = eql_group_column_new("sex");
    eql_group_column_add(sex, "F");
    eql_group_column_add(sex, NULL);
    g_ptr_array_add(more->groups, sex);
    eql_answer_column_count_unread(more->answers->pdata[0], "perhaps", 2);
    eql_responses_append(all, more);
    eql_responses_append(all, more);
    const guint8 *p1 = eql_responses_answers(all, "P1")->answers->data;
    const guint8 *p2 = eql_responses_answers(all, "P2")->answers->data;
    const guint8 want1[] = {
        5, 4, EQL_ANSWER_NOT_PUT, EQL_ANSWER_NOT_PUT, EQL_ANSWER_NOT_PUT, EQL_ANSWER_NOT_PUT};
    const guint8 want2[] = {EQL_ANSWER_NOT_PUT, EQL_ANSWER_NOT_PUT, 1, 2, 1, 2};
    g_assert_cmpuint(all->n, ==, 6);
    g_assert_cmpmem(p1, 6, want1, 6);
    g_assert_cmpmem(p2, 6, want2, 6);
    const EqlGroupColumn *sexes = eql_responses_groups(all, "sex");
    g_assert_cmpuint(sexes->values->len, ==, 6);
    g_assert_cmpstr(eql_group_column_get(sexes, 0), ==, EQL_NOT_STATED);
    g_assert_cmpstr(eql_group_column_get(sexes, 4), ==, "F");
    g_assert_cmpuint(((EqlComment *)all->comments->pdata[2])->respondent, ==, 5);
    g_assert_cmpuint(
        GPOINTER_TO_UINT(g_hash_table_lookup(eql_responses_answers(all, "P2")->unread, "perhaps")),
        ==, 4);
}

static void test_group_column(void)
{
    EqlGroupColumn *column = eql_group_column_new("x");
    char name[16];
    for (guint i = 0; i < 70000; i++) {
        g_snprintf(name, sizeof name, "g%u", i);
        eql_group_column_add(column, name);
    }
    g_assert_cmpstr(eql_group_column_get(column, 65534), ==, "g65534");
    g_assert_cmpstr(eql_group_column_get(column, 69999), ==, EQL_NOT_STATED);
    eql_group_column_set(column, 0, "g5");
    g_assert_cmpstr(eql_group_column_get(column, 0), ==, "g5");
    eql_group_column_free(column);
}

static void test_roll(void)
{
    static const char *const names[] = {"sex", "year", NULL};
    const char *first[] = {"F", NULL};
    const char *second[] = {"M", "7"};
    EqlPupilKey key = {{1, 2, 3}};
    g_autoptr(EqlCensus) census = eql_census_new();
    eql_census_add(census, NULL, NULL, EQL_REGISTRATION_SOLE, FALSE, NULL, NULL);
    eql_census_add(census, &key, NULL, EQL_REGISTRATION_MAIN, FALSE, names, first);
    eql_census_add(census, NULL, &key, EQL_REGISTRATION_SUBSIDIARY, TRUE, names, second);
    g_assert_cmpuint(census->n, ==, 3);
    const EqlGroupColumn *sex = eql_group_columns_find(census->groups, "sex");
    const EqlGroupColumn *year = eql_group_columns_find(census->groups, "year");
    g_assert_cmpstr(eql_group_column_get(sex, 0), ==, EQL_NOT_STATED);
    g_assert_cmpstr(eql_group_column_get(sex, 1), ==, "F");
    g_assert_cmpstr(eql_group_column_get(year, 1), ==, EQL_NOT_STATED);
    g_assert_cmpstr(eql_group_column_get(year, 2), ==, "7");
    g_assert_false(eql_pupil_key_is_known(&g_array_index(census->keys, EqlPupilKey, 0)));
    g_assert_true(eql_pupil_key_is_known(&g_array_index(census->keys, EqlPupilKey, 1)));
    g_assert_true(eql_pupil_key_equal(&g_array_index(census->keys, EqlPupilKey, 1),
                                      &g_array_index(census->table_ids, EqlPupilKey, 2)));
    g_assert_cmpuint(census->leaver->data[2], ==, 1);
    g_autoptr(EqlOutcomes) outcomes = eql_outcomes_new();
    eql_outcomes_add(outcomes, "suspension", NULL, NULL, 2, &key, NULL, 0, names, second);
    g_assert_cmpuint(outcomes->n, ==, 1);
    g_assert_cmpstr(outcomes->dates->pdata[0], ==, "");
}

/* ── settings, actions, questionnaire ── */

static void test_settings(void)
{
    g_autoptr(EqlSettings) settings = eql_settings_new();
    for (const char *const *key = eql_settings_keys(); *key; key++) {
        g_autofree char *value = eql_settings_get(settings, *key);
        g_autoptr(EqlSettings) copy = eql_settings_copy(settings);
        g_assert_true(eql_settings_set(copy, *key, value, NULL));
        assert_text(eql_settings_get(copy, *key), value);
        g_assert_nonnull(eql_settings_describe(*key));
    }
    assert_text(eql_settings_get(settings, "k"), "5");
    static const char *const bad[][2] = {{"k", "2"},
                                         {"k", "5.5"},
                                         {"k", "five"},
                                         {"k", ""},
                                         {"k", "nan"},
                                         {"rri.over", "0.5"},
                                         {"nonsense", "1"},
                                         {"invited.pupil", "-3"},
                                         {"invited.pupil", "many"}};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autoptr(GError) error = NULL;
        g_assert_false(eql_settings_set(settings, bad[i][0], bad[i][1], &error));
        g_assert_nonnull(error);
    }
    assert_text(eql_settings_get(settings, "k"), "5");
    g_assert_true(eql_settings_set(settings, "invited.pupil", "600", NULL));
    g_autoptr(EqlSettings) copy = eql_settings_copy(settings);
    g_assert_cmpuint(eql_settings_invited(copy, "pupil"), ==, 600);
    g_assert_true(eql_settings_set(settings, "invited.pupil", "", NULL));
    g_assert_cmpuint(eql_settings_invited(settings, "pupil"), ==, 0);
    g_assert_null(eql_settings_get(settings, "nonsense"));
}

static void test_names(void)
{
    for (int kind = 0; kind <= EQL_FINDING_CHANGE; kind++) {
        g_assert_cmpint(eql_finding_kind_from_name(eql_finding_kind_name((EqlFindingKind)kind)), ==,
                        kind);
        g_assert_true(*eql_finding_kind_label((EqlFindingKind)kind));
    }
    for (int status = 0; status <= EQL_STATUS_PAUSED; status++) {
        g_assert_cmpint(eql_status_from_text(eql_status_name((EqlStatus)status)), ==, status);
        g_autofree char *loud = g_utf8_strup(eql_status_label((EqlStatus)status), -1);
        g_assert_cmpint(eql_status_from_text(loud), ==, status);
    }
    g_assert_cmpint(eql_status_from_text("perhaps"), ==, -1);
    for (int kind = 0; kind <= EQL_ITEM_IGNORE; kind++)
        g_assert_cmpint(eql_item_kind_from_name(eql_item_kind_name((EqlItemKind)kind)), ==, kind);
    g_autoptr(EqlAction) action = eql_action_new();
    g_autoptr(EqlAction) copy = eql_action_copy(action);
    g_assert_cmpstr(copy->owner, ==, "");
    g_assert_cmpint(copy->priority, ==, 2);
    g_assert_cmpstr(eql_import_kind_name(EQL_IMPORT_OUTCOMES), ==, "outcomes");
    g_assert_cmpstr(eql_audience_label("governor"), ==, "governor");
}

static void test_questionnaire(void)
{
    g_autoptr(EqlQuestionnaire) questionnaire = eql_questionnaire_new();
    EqlItem *item = eql_item_new("P1", "pupil", EQL_ITEM_SCORED);
    item->theme = g_strdup("belonging");
    item->theme_label = g_strdup("Belonging");
    g_assert_true(eql_questionnaire_take(questionnaire, item));
    g_assert_true(
        eql_questionnaire_take(questionnaire, eql_item_new("S1", "staff", EQL_ITEM_COMMENT)));
    g_assert_false(
        eql_questionnaire_take(questionnaire, eql_item_new("P1", "staff", EQL_ITEM_COMMENT)));
    g_assert_cmpuint(questionnaire->items->len, ==, 2);
    g_assert_cmpuint(questionnaire->audiences->len, ==, 2);
    g_assert_cmpstr(eql_questionnaire_theme(questionnaire, "belonging")->label, ==, "Belonging");
    g_assert_null(eql_questionnaire_item(questionnaire, "P2"));
}

/* Where an answer stands, as one text with all numbers in it. */
static void assert_places(guint count, guint n_rows, const char *expected)
{
    EqlLabel *label = eql_label_new("Group", "P90", "Martian");
    label->count = count;
    for (guint64 row = 2; row < n_rows + 2; row++)
        g_array_append_val(label->rows, row);
    g_autofree char *places = eql_label_places(label);
    g_assert_cmpstr(places, ==, expected);
    eql_label_free(label);
}

static void test_label_places(void)
{
    assert_places(1, 1, "1 response, row 2");
    assert_places(3, 3, "3 responses, rows 2, 3, 4");
    assert_places(1250, 2, "1250 responses, rows 2, 3, \342\200\246");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/figure/hidden-has-no-value", test_figure_hidden_has_no_value);
    g_test_add_func("/figure/no-number-no-figure", test_figure_no_number_no_figure);
    g_test_add_func("/figure/format", test_figure_format);
    g_test_add_func("/codes/match", test_codes_match);
    g_test_add_func("/codes/roll-up", test_codes_roll_up);
    g_test_add_func("/codes/lists", test_codes_lists);
    g_test_add_func("/responses/append", test_responses_append);
    g_test_add_func("/responses/group-column", test_group_column);
    g_test_add_func("/roll/add", test_roll);
    g_test_add_func("/settings", test_settings);
    g_test_add_func("/names", test_names);
    g_test_add_func("/questionnaire", test_questionnaire);
    g_test_add_func("/label-places", test_label_places);
    return g_test_run();
}
