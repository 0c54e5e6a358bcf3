/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

/* Theme scores and items from answers to figures. The vectors are those of the methods,
 * computed with R. */

#define AGREE "Strongly disagree|Disagree|Neither|Agree|Strongly agree;Don't know|Prefer not to say"
#define NINE "1|2|3|4|5|6|7|8|9" /* points 0, 12.5, … 100 */
#define SILENT EQL_ANSWER_NO_POINT

static const EqlThemeScore *only_theme(const EqlScores *scores)
{
    const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, 0);

    fixture_assert_scores_safe(scores);
    return g_ptr_array_index(audience->themes, 0);
}

/* The eight points of the methods, one item: 75 50 100 25 62.5 87.5 50 75. */
static const guint8 EIGHT[] = {7, 5, 9, 3, 6, 8, 5, 7};

static EqlDataset *eight_pupils(void)
{
    EqlDataset *dataset = fixture_dataset();

    fixture_add_item(dataset, "P1", "pupil", "Belonging", NINE, FALSE);
    fixture_add_answers(fixture_add_audience(dataset, "pupil", 8), "P1", EIGHT);
    return dataset;
}

static void test_mean_interval(void)
{
    g_autoptr(EqlDataset) dataset = eight_pupils();
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    const EqlThemeScore *theme = only_theme(scores);

    fixture_assert_interval(theme->score, 65.625, 45.679348382861, 85.570651617139, 1e-6);
    fixture_assert_value(theme->n, 8, 0);
    g_assert_cmpint(theme->alpha.reason, ==, EQL_REASON_ONE_ITEM);
    g_assert_cmpint(theme->change.state, ==, EQL_FIGURE_ABSENT);
}

static void test_population_by_hand(void)
{
    g_autoptr(EqlDataset) dataset = eight_pupils();
    g_autoptr(EqlScores) scores = NULL;

    g_assert_true(eql_settings_set(dataset->settings, "invited.pupil", "20", NULL));
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    fixture_assert_interval(only_theme(scores)->score, 65.625, 49.7738034302116, 81.4761965697884,
                            1e-6);
}

/* Without a number by hand, the headcount: sole and main on roll, no leavers. */
static void test_population_from_census(void)
{
    g_autoptr(EqlDataset) dataset = eight_pupils();
    g_autoptr(EqlScores) scores = NULL;

    dataset->census = eql_census_new();
    for (guint i = 1; i <= 20; i++)
        fixture_add_pupil(dataset->census, i, i % 2 ? EQL_REGISTRATION_SOLE : EQL_REGISTRATION_MAIN,
                          FALSE, "WBRI", "F");
    fixture_add_pupil(dataset->census, 21, EQL_REGISTRATION_SUBSIDIARY, FALSE, "WBRI", "F");
    fixture_add_pupil(dataset->census, 22, EQL_REGISTRATION_SOLE, TRUE, "WBRI", "F");
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    fixture_assert_interval(only_theme(scores)->score, 65.625, 49.7738034302116, 81.4761965697884,
                            1e-6);
    fixture_assert_value(((EqlAudienceScores *)g_ptr_array_index(scores->audiences, 0))->invited,
                         20, 0);
}

/* A group's population is its own census count, also when the number invited is entered
 * by hand. */
static void test_population_of_group(void)
{
    static const char *const by[] = {"ethnicity", NULL};
    g_autoptr(EqlDataset) dataset = eight_pupils();
    EqlGroupColumn *groups = fixture_groups(
        ((EqlAudienceData *)g_ptr_array_index(dataset->audiences, 0))->responses, "ethnicity");
    g_autoptr(EqlScores) scores = NULL;

    for (guint i = 0; i < 8; i++)
        eql_group_column_set(groups, i, "BCRB");
    dataset->census = eql_census_new();
    for (guint i = 1; i <= 50; i++)
        fixture_add_pupil(dataset->census, i, EQL_REGISTRATION_SOLE, FALSE,
                          i <= 20 ? "BCRB" : "WBRI", "F");
    g_assert_true(eql_settings_set(dataset->settings, "invited.pupil", "800", NULL));
    scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
    fixture_assert_interval(fixture_group_score(only_theme(scores), "BCRB")->score, 65.625,
                            49.7738034302116, 81.4761965697884, 1e-6);
}

static void test_group_against_rest(void)
{
    static const char *const by[] = {"sex", NULL};
    static const guint8 answers[] = {7, 5, 9, 3, 6, 8, 5, 7, 5, 3, 6, 5, 7, 4};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlScores) scores = NULL;
    EqlResponses *responses;
    const EqlGroupScore *girls, *not_stated;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", NINE, FALSE);
    responses = fixture_add_audience(dataset, "pupil", 14);
    fixture_add_answers(responses, "P1", answers);
    for (guint i = 0; i < 8; i++)
        eql_group_column_set(fixture_groups(responses, "sex"), i, "F");
    scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
    g_assert_true(scores->by_group);
    girls = fixture_group_score(only_theme(scores), "F");
    fixture_assert_interval(girls->difference, 15.625, -8.56246254175689, 39.8124625417569, 1e-6);
    not_stated = fixture_group_score(only_theme(scores), EQL_NOT_STATED);
    g_assert_cmpint(not_stated->difference.reason, ==, EQL_REASON_NOT_STATED);
    fixture_assert_value(not_stated->n, 6, 0);
}

/* Five respondents of the methods, whose answers resemble each other. */
static void test_effective_number(void)
{
    static const guint8 a[] = {4, 2, 5, 3, 1}, b[] = {5, 3, 5, 4, 2}, c[] = {0, 1, 4, 4, 2};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlScores) scores = NULL;
    EqlResponses *responses;
    const EqlThemeScore *theme;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    fixture_add_item(dataset, "P2", "pupil", "Belonging", AGREE, FALSE);
    fixture_add_item(dataset, "P3", "pupil", "Belonging", AGREE, FALSE);
    responses = fixture_add_audience(dataset, "pupil", 5);
    fixture_add_answers(responses, "P1", a);
    fixture_add_answers(responses, "P2", b);
    fixture_add_answers(responses, "P3", c);
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    theme = only_theme(scores);
    fixture_assert_interval(theme->favourable, 0.5, 0.168543807414479, 0.831456192585522, 1e-6);
    fixture_assert_value(theme->n_effective, 4.9, 1e-9);
    /* four answered everything: too few to show their alpha */
    g_assert_true(eql_figure_is_hidden(theme->alpha));
}

static void test_half_rule(void)
{
    enum { N = EQL_ANSWER_NOT_PUT, D = EQL_ANSWER_NO_POINT };
    static const guint8 columns[4][6] = {
        {5, 5, 5, 5, D, 5},
        {5, 5, D, 0, 0, 5},
        {5, 0, 0, N, 5, 5},
        {5, 0, 0, N, N, 5},
    };
    /* all; half; a quarter; half of two put; one of three put; all */
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlScores) scores = NULL;
    EqlResponses *responses;

    for (guint i = 0; i < 4; i++) {
        g_autofree char *code = g_strdup_printf("P%u", i);

        fixture_add_item(dataset, code, "pupil", "Belonging", AGREE, FALSE);
    }
    responses = fixture_add_audience(dataset, "pupil", 6);
    for (guint i = 0; i < 4; i++) {
        g_autofree char *code = g_strdup_printf("P%u", i);

        fixture_add_answers(responses, code, columns[i]);
    }
    dataset->settings->k = 2; /* four who all agree are enough */
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    fixture_assert_value(only_theme(scores)->n, 4, 0);
    fixture_assert_value(only_theme(scores)->score, 100, 1e-12);
    /* "don't know" of two among 4 + 2 + 2 + 1 + 2 + 4 answers given */
    fixture_assert_value(only_theme(scores)->uncertain, 2.0 / 15, 1e-12);
}

static const EqlItemResult *item_of(const EqlItems *items, guint i)
{
    const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, 0);

    fixture_assert_items_safe(items);
    return g_ptr_array_index(audience->items, i);
}

static double count_of(GPtrArray *counts, guint i)
{
    return ((EqlLabelCount *)g_ptr_array_index(counts, i))->count.value;
}

static void test_items(void)
{
    static const guint8 answers[] = {
        1, 1, 2, 3, 4, 5, 5, 0, SILENT, SILENT + 1, SILENT, EQL_ANSWER_UNREAD, EQL_ANSWER_NOT_PUT};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlItems) items = NULL;
    EqlResponses *responses;
    const EqlItemResult *item;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, TRUE);
    responses = fixture_add_audience(dataset, "pupil", G_N_ELEMENTS(answers));
    fixture_add_answers(responses, "P1", answers);
    eql_answer_column_count_unread(eql_responses_answers(responses, "P1"), "maybe", 1);
    items = eql_items(dataset);
    item = item_of(items, 0);
    fixture_assert_value(item->n, 7, 0);
    g_assert_cmpfloat(count_of(item->counts, 0), ==, 2);
    g_assert_cmpfloat(count_of(item->counts, 4), ==, 2);
    g_assert_cmpfloat(count_of(item->no_point, 0), ==, 2);
    g_assert_cmpfloat(count_of(item->no_point, 1), ==, 1);
    g_assert_cmpfloat(count_of(item->unread, 0), ==, 1);
    fixture_assert_value(item->blank, 1, 0);
    fixture_assert_value(item->favourable, 3.0 / 7, 1e-12);
    fixture_assert_value(item->neutral, 1.0 / 7, 1e-12);
    fixture_assert_value(item->unfavourable, 3.0 / 7, 1e-12);
}

static void test_item_interval(void)
{
    guint8 answers[25];
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlItems) items = NULL;

    for (guint i = 0; i < 25; i++)
        answers[i] = i < 18 ? 4 : 2;
    fixture_add_item(dataset, "P1", "pupil", "Belonging", AGREE, FALSE);
    fixture_add_answers(fixture_add_audience(dataset, "pupil", 25), "P1", answers);
    items = eql_items(dataset);
    fixture_assert_interval(item_of(items, 0)->favourable, 0.72, 0.524233948096384,
                            0.857161461490434, 1e-6);
}

static void test_change(void)
{
    static const guint8 before[] = {5, 3, 6, 5, 7, 4};
    g_autoptr(EqlDataset) dataset = eight_pupils();
    g_autoptr(EqlScores) scores = NULL;
    EqlResponses *earlier = fixture_responses(dataset, "pupil", 6);

    fixture_add_answers(earlier, "P1", before);
    dataset->since = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", earlier));
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    fixture_assert_interval(only_theme(scores)->change, 15.625, -8.56246254175689, 39.8124625417569,
                            1e-6);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scores/mean-interval", test_mean_interval);
    g_test_add_func("/scores/population-by-hand", test_population_by_hand);
    g_test_add_func("/scores/population-from-census", test_population_from_census);
    g_test_add_func("/scores/population-of-group", test_population_of_group);
    g_test_add_func("/scores/group-against-rest", test_group_against_rest);
    g_test_add_func("/scores/effective-number", test_effective_number);
    g_test_add_func("/scores/half-rule", test_half_rule);
    g_test_add_func("/scores/items", test_items);
    g_test_add_func("/scores/item-interval", test_item_interval);
    g_test_add_func("/scores/change", test_change);
    return g_test_run();
}
