/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <string.h>

/* What rests on fewer than k people is hidden, and all that is derived from it. */

#define AGREE "1|2|3|4|5;Don't know"

static EqlRri *rri_of(const EqlDataset *dataset, EqlCountOf count, const char *against)
{
    EqlRriRequest request = {.detail = EQL_DETAIL_FULL, .count = count, .against = against};
    g_autoptr(GError) error = NULL;
    EqlRri *rri = eql_rri(dataset, &request, &error);

    g_assert_no_error(error);
    fixture_assert_rri_safe(rri);
    return rri;
}

static void assert_outcomes_hidden(const EqlRriGroup *group)
{
    g_assert_true(group->hidden);
    g_assert_true(eql_figure_is_hidden(group->outcomes));
    g_assert_true(eql_figure_is_hidden(group->rate_per_100));
    g_assert_true(eql_figure_is_hidden(group->rri));
    g_assert_true(eql_figure_is_hidden(group->difference));
    g_assert_true(eql_figure_is_hidden(group->p));
    g_assert_true(eql_figure_is_hidden(group->p_adjusted));
    g_assert_true(eql_figure_is_hidden(group->rri_other_count));
}

static void test_small_cells(void)
{
    static const FixtureGroup groups[] = {{"WBRI", 500, 60, 0}, {"WIRI", 100, 4, 0},
                                          {"AIND", 100, 5, 0},  {"BCRB", 4, 0, 0},
                                          {"BAFR", 5, 0, 0},    {EQL_NOT_STATED, 60, 1, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);

    assert_outcomes_hidden(fixture_group(rri, "WIRI"));
    fixture_assert_value(fixture_group(rri, "WIRI")->census, 100, 0);
    g_assert_false(fixture_group(rri, "AIND")->hidden);
    assert_outcomes_hidden(fixture_group(rri, "BCRB"));
    g_assert_true(eql_figure_is_hidden(fixture_group(rri, "BCRB")->census));
    /* what the broad group has beside the five would be the four */
    g_assert_true(eql_figure_is_hidden(fixture_group(rri, "BAFR")->census));
    assert_outcomes_hidden(fixture_group(rri, EQL_NOT_STATED));
}

/* Six suspensions of two pupils rest on two. */
static void test_pupils_behind_events(void)
{
    static const FixtureGroup groups[] = {{"WBRI", 500, 60, 40}, {"BCRB", 100, 6, 2}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);

    assert_outcomes_hidden(fixture_group(rri, "BCRB"));
    fixture_assert_value(fixture_group(rri, "BCRB")->census, 100, 0);
}

static void test_school_total(void)
{
    static const FixtureGroup events[] = {{"WBRI", 500, 4, 0}, {"BCRB", 100, 0, 0}};
    static const FixtureGroup pupils[] = {{"WBRI", 500, 12, 4}, {"BCRB", 100, 0, 0}};
    g_autoptr(EqlDataset) few_events = fixture_school(events, G_N_ELEMENTS(events));
    g_autoptr(EqlDataset) few_pupils = fixture_school(pupils, G_N_ELEMENTS(pupils));
    const EqlDataset *const schools[] = {few_events, few_pupils};

    for (guint i = 0; i < G_N_ELEMENTS(schools); i++) {
        g_autoptr(EqlRri) rri = rri_of(schools[i], EQL_COUNT_EVENTS, NULL);

        g_assert_true(eql_figure_is_hidden(rri->outcome_total));
        fixture_assert_value(rri->census_total, 600, 0);
        assert_outcomes_hidden(fixture_group(rri, "WBRI"));
        assert_outcomes_hidden(fixture_group(rri, "BCRB"));
        fixture_assert_value(fixture_group(rri, "BCRB")->census, 100, 0);
    }
}

static void test_no_outcomes_at_all(void)
{
    g_autoptr(EqlDataset) dataset = NULL;
    static const FixtureGroup groups[] = {{"WBRI", 500, 0, 0}, {"BCRB", 100, 0, 0}};
    g_autoptr(EqlRri) rri = NULL;

    dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_ptr_array_add(dataset->outcomes->counts,
                    eql_count_new("suspension", "ethnicity", "WBRI", 0, 0));
    rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    fixture_assert_value(rri->outcome_total, 0, 0);
    fixture_assert_value(fixture_group(rri, "WBRI")->outcomes, 0, 0);
    g_assert_cmpint(fixture_group(rri, "WBRI")->rri.reason, ==, EQL_REASON_NO_OUTCOMES);
    g_assert_cmpint(fixture_group(rri, "WBRI")->rri_class, ==, EQL_CLASS_NONE);
}

/* A ratio to a hidden group would give its rate away. */
static void test_hidden_reference(void)
{
    static const FixtureGroup groups[] = {
        {"WBRI", 500, 60, 0}, {"AIND", 100, 12, 0}, {"BCRB", 100, 3, 0}, {"BAFR", 100, 4, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, "BCRB");
    const EqlRriGroup *group = fixture_group(rri, "AIND");

    assert_outcomes_hidden(fixture_group(rri, "BCRB"));
    g_assert_false(group->hidden);
    fixture_assert_value(group->outcomes, 12, 0);
    g_assert_true(eql_figure_is_hidden(group->rri));
    g_assert_true(eql_figure_is_hidden(group->p));
    g_assert_true(eql_figure_is_hidden(group->p_adjusted));
    g_assert_cmpint(group->evidence, ==, EQL_EVIDENCE_NONE);
}

static void test_k_is_a_setting(void)
{
    static const FixtureGroup groups[] = {{"WBRI", 500, 60, 0}, {"BCRB", 100, 9, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) shown = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    g_autoptr(EqlRri) hidden = NULL;

    g_assert_false(fixture_group(shown, "BCRB")->hidden);
    g_assert_true(eql_settings_set(dataset->settings, "k", "10", NULL));
    hidden = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    assert_outcomes_hidden(fixture_group(hidden, "BCRB"));
}

/* n pupils of whom `answered` answered; the first `irish` are Irish, the others not
 * stated. */
static EqlDataset *survey(guint n, guint answered, guint irish)
{
    EqlDataset *dataset = fixture_dataset();
    EqlResponses *responses;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    fixture_add_item(dataset, "P2", "pupil", "Belonging", AGREE, FALSE);
    responses = fixture_add_audience(dataset, "pupil", n);
    for (guint i = 0; i < n; i++) {
        eql_group_column_set(fixture_groups(responses, "ethnicity"), i, i < irish ? "WIRI" : NULL);
        for (guint j = 0; j < 2; j++) {
            EqlAnswerColumn *column = g_ptr_array_index(responses->answers, j);

            column->answers->data[i] = i < answered ? (guint8)(1 + (i + j) % 5) : 0;
        }
    }
    return dataset;
}

typedef struct {
    EqlScores *scores;
    EqlItems *items;
    const EqlAudienceScores *audience;
    const EqlThemeScore *theme;
    const EqlItemResult *item;
} Result;

static Result result_of(const EqlDataset *dataset)
{
    static const char *const by[] = {"ethnicity", NULL};
    Result result = {.scores = eql_scores(dataset, by, EQL_DETAIL_FULL),
                     .items = eql_items(dataset)};

    fixture_assert_scores_safe(result.scores);
    fixture_assert_items_safe(result.items);
    result.audience = g_ptr_array_index(result.scores->audiences, 0);
    result.theme = g_ptr_array_index(result.audience->themes, 0);
    result.item = g_ptr_array_index(
        ((EqlAudienceItems *)g_ptr_array_index(result.items->audiences, 0))->items, 0);
    return result;
}

static void result_clear(Result *result)
{
    eql_scores_free(result->scores);
    eql_items_free(result->items);
}

static void test_audience(void)
{
    g_autoptr(EqlDataset) four = survey(4, 4, 4);
    g_autoptr(EqlDataset) five = survey(5, 5, 5);
    Result few = result_of(four), enough = result_of(five);

    g_assert_true(eql_figure_is_hidden(few.audience->respondents));
    g_assert_true(few.theme->hidden);
    g_assert_true(few.item->hidden);
    fixture_assert_value(enough.audience->respondents, 5, 0);
    g_assert_false(enough.theme->hidden);
    g_assert_false(enough.item->hidden);
    result_clear(&few);
    result_clear(&enough);
}

static void test_theme_and_item(void)
{
    g_autoptr(EqlDataset) dataset = survey(30, 4, 10);
    Result result = result_of(dataset);

    fixture_assert_value(result.audience->respondents, 30, 0);
    g_assert_true(result.theme->hidden);
    g_assert_true(eql_figure_is_hidden(result.theme->n));
    g_assert_true(fixture_group_score(result.theme, "WIRI")->hidden);
    g_assert_true(result.item->hidden);
    g_assert_true(eql_figure_is_hidden(result.item->blank));
    result_clear(&result);
}

/* Nobody is not few. */
static void test_nobody_answered(void)
{
    g_autoptr(EqlDataset) dataset = survey(30, 0, 10);
    Result result = result_of(dataset);

    g_assert_false(result.theme->hidden);
    fixture_assert_value(result.theme->n, 0, 0);
    g_assert_cmpint(result.theme->score.reason, ==, EQL_REASON_NO_ANSWERS);
    g_assert_cmpint(result.theme->favourable.reason, ==, EQL_REASON_NO_ANSWERS);
    g_assert_false(result.item->hidden);
    fixture_assert_value(result.item->blank, 30, 0);
    g_assert_cmpint(result.item->favourable.reason, ==, EQL_REASON_NO_ANSWERS);
    result_clear(&result);
}

static void test_group(void)
{
    g_autoptr(EqlDataset) dataset = survey(30, 30, 4);
    Result result = result_of(dataset);

    g_assert_false(result.theme->hidden);
    g_assert_true(fixture_group_score(result.theme, "WIRI")->hidden);
    /* the only other group, and with the theme's total it would give the four away */
    g_assert_true(fixture_group_score(result.theme, EQL_NOT_STATED)->hidden);
    result_clear(&result);
}

/* A group of few is hidden also where none of them answered. */
static void test_small_group_of_silence(void)
{
    g_autoptr(EqlDataset) dataset = survey(30, 26, 4);
    EqlResponses *responses =
        ((EqlAudienceData *)g_ptr_array_index(dataset->audiences, 0))->responses;
    Result result;

    for (guint j = 0; j < 2; j++)
        memset(((EqlAnswerColumn *)g_ptr_array_index(responses->answers, j))->answers->data, 0, 4);
    result = result_of(dataset);
    g_assert_true(fixture_group_score(result.theme, "WIRI")->hidden);
    result_clear(&result);
}

static void test_small_rest(void)
{
    g_autoptr(EqlDataset) dataset = survey(30, 30, 26);
    Result result = result_of(dataset);
    const EqlGroupScore *group = fixture_group_score(result.theme, "WIRI");

    /* the four are the rest of the audience, so nothing can be shown of the others either */
    g_assert_true(group->hidden);
    g_assert_true(eql_figure_is_hidden(group->difference));
    g_assert_true(eql_figure_is_hidden(group->favourable_difference));
    result_clear(&result);
}

static void test_small_earlier_wave(void)
{
    g_autoptr(EqlDataset) dataset = survey(30, 30, 10);
    EqlResponses *earlier = fixture_responses(dataset, "pupil", 4);
    Result result;

    for (guint j = 0; j < 2; j++)
        memset(((EqlAnswerColumn *)g_ptr_array_index(earlier->answers, j))->answers->data, 3, 4);
    dataset->since = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", earlier));
    result = result_of(dataset);
    g_assert_false(result.theme->hidden);
    g_assert_true(eql_figure_is_hidden(result.theme->change));
    g_assert_true(eql_figure_is_hidden(result.theme->favourable_change));
    result_clear(&result);
}

/* Of six questions the first was answered by one, the second by two, the third by `third`. */
static EqlDataset *survey_of_few(guint third)
{
    EqlDataset *dataset = fixture_dataset();
    const guint answered[] = {1, 2, third, 30, 30, 29};
    EqlResponses *responses;

    for (guint j = 0; j < G_N_ELEMENTS(answered); j++) {
        g_autofree char *code = g_strdup_printf("P%u", j + 1);

        fixture_add_item(dataset, code, "pupil", "Belonging", AGREE, FALSE);
    }
    responses = fixture_add_audience(dataset, "pupil", 30);
    for (guint i = 0; i < 30 * G_N_ELEMENTS(answered); i++) {
        EqlAnswerColumn *column = g_ptr_array_index(responses->answers, i / 30);

        if (i % 30 < answered[i / 30])
            column->answers->data[i % 30] = (guint8)(1 + i % 5);
    }
    return dataset;
}

static guint questions_hidden(const EqlDataset *dataset, gboolean hidden[6])
{
    g_autoptr(EqlItems) items = eql_items(dataset);
    const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, 0);
    guint n = 0;

    fixture_assert_items_safe(items);
    for (guint j = 0; j < audience->items->len; j++) {
        hidden[j] = ((const EqlItemResult *)g_ptr_array_index(audience->items, j))->hidden;
        n += hidden[j];
    }
    return n;
}

/* One and two have three together, which all the others leave; with four it is enough. */
static void test_several_questions(void)
{
    g_autoptr(EqlDataset) enough = survey_of_few(4);
    g_autoptr(EqlDataset) too_few = survey_of_few(30);
    gboolean hidden[6];

    g_assert_cmpuint(questions_hidden(enough, hidden), ==, 3);
    g_assert_true(hidden[0] && hidden[1] && hidden[2]);
    g_assert_cmpuint(questions_hidden(too_few, hidden), ==, 3);
    g_assert_true(hidden[0] && hidden[1] && hidden[5]);
}

/* A group of six who all say the same; not one of thirty, nor one of six who differ. */
static void test_all_alike(void)
{
    for (guint alike = 0; alike < 2; alike++) {
        g_autoptr(EqlDataset) dataset = survey(60, 60, 6);
        EqlResponses *responses =
            ((EqlAudienceData *)g_ptr_array_index(dataset->audiences, 0))->responses;
        Result result;

        for (guint i = 0; i < 60; i++)
            eql_group_column_set(fixture_groups(responses, "ethnicity"), i,
                                 i < 6    ? "WIRI"
                                 : i < 30 ? "AIND"
                                          : "WBRI");
        for (guint i = 0; i < 30; i++) {
            for (guint j = 0; j < 2 && (alike || i >= 6); j++)
                ((EqlAnswerColumn *)g_ptr_array_index(responses->answers, j))->answers->data[i] = 4;
        }
        result = result_of(dataset);
        g_assert_true(fixture_group_score(result.theme, "WIRI")->hidden == (alike == 1));
        g_assert_true(fixture_group_score(result.theme, "AIND")->hidden == FALSE);
        result_clear(&result);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/disclosure/small-cells", test_small_cells);
    g_test_add_func("/disclosure/pupils-behind-events", test_pupils_behind_events);
    g_test_add_func("/disclosure/school-total", test_school_total);
    g_test_add_func("/disclosure/no-outcomes-at-all", test_no_outcomes_at_all);
    g_test_add_func("/disclosure/hidden-reference", test_hidden_reference);
    g_test_add_func("/disclosure/k-is-a-setting", test_k_is_a_setting);
    g_test_add_func("/disclosure/audience", test_audience);
    g_test_add_func("/disclosure/theme-and-item", test_theme_and_item);
    g_test_add_func("/disclosure/nobody-answered", test_nobody_answered);
    g_test_add_func("/disclosure/group", test_group);
    g_test_add_func("/disclosure/small-group-of-silence", test_small_group_of_silence);
    g_test_add_func("/disclosure/small-rest", test_small_rest);
    g_test_add_func("/disclosure/small-earlier-wave", test_small_earlier_wave);
    g_test_add_func("/disclosure/several-questions", test_several_questions);
    g_test_add_func("/disclosure/all-alike", test_all_alike);
    return g_test_run();
}
