/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/poststratify.h"

#include "fixture.h"

/* One group: so many on roll, and the answers (1 to 5) to both questions of those who
 * answered. */
typedef struct {
    const char *code;
    guint on_roll;
    const char *answers;
} Group;

static EqlDataset *school(const Group *groups, gsize n)
{
    EqlDataset *dataset = fixture_dataset();
    GString *answers = g_string_new(NULL);
    EqlResponses *responses;
    EqlGroupColumn *column;
    guint key = 1, who = 0;

    fixture_add_item(dataset, "P1", "pupil", "Belonging", "1|2|3|4|5", FALSE);
    fixture_add_item(dataset, "P2", "pupil", "Belonging", "1|2|3|4|5", FALSE);
    dataset->census = eql_census_new();
    for (gsize i = 0; i < n; i++) {
        for (guint j = 0; j < groups[i].on_roll; j++)
            fixture_add_pupil(dataset->census, key++, EQL_REGISTRATION_SOLE, FALSE, groups[i].code,
                              NULL);
        g_string_append(answers, groups[i].answers);
    }
    responses = fixture_add_audience(dataset, "pupil", (guint)answers->len);
    for (guint i = 0; i < answers->len; i++)
        answers->str[i] = (char)(answers->str[i] - '0');
    fixture_add_answers(responses, "P1", (const guint8 *)answers->str);
    fixture_add_answers(responses, "P2", (const guint8 *)answers->str);
    column = fixture_groups(responses, "ethnicity");
    for (gsize i = 0; i < n; i++) {
        for (const char *p = groups[i].answers; *p; p++)
            eql_group_column_set(column, who++, groups[i].code);
    }
    g_string_free(answers, TRUE);
    return dataset;
}

static EqlScores *weigh(const EqlDataset *dataset, const char *characteristic)
{
    EqlScores *scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);

    eql_poststratify(dataset, scores, characteristic, EQL_DETAIL_FULL);
    return scores;
}

static const EqlThemeScore *theme_of(const EqlScores *scores)
{
    const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, 0);

    return g_ptr_array_index(audience->themes, 0);
}

/* R: strata of 60, 30 and 10 on roll; see the sums beside golden/make.R's stratified. */
static void test_weights(void)
{
    static const Group groups[] = {
        {"WBRI", 60, "54545"}, {"AIND", 30, "3334323333"}, {"BCRB", 10, "12212"}};
    g_autoptr(EqlDataset) dataset = school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlScores) scores = NULL;
    const EqlThemeScore *theme;

    dataset->settings->k = 2; /* five who all agree are enough */
    scores = weigh(dataset, "ethnicity");
    theme = theme_of(scores);
    g_assert_cmpstr(scores->weighted_to, ==, "ethnicity");
    fixture_assert_value(theme->score, 51.25, 1e-12);
    fixture_assert_interval(theme->poststratified, 70.5, 60.8145262846683, 80.1854737153317, 1e-9);
    fixture_assert_value(theme->poststratified_share, 1, 1e-12);
}

/* A group that nobody answered of weighs nothing, and that is said. */
static void test_not_represented(void)
{
    static const Group groups[] = {
        {"WBRI", 60, "5454545454"}, {"AIND", 30, "3333333333"}, {"BCRB", 10, ""}};
    g_autoptr(EqlDataset) dataset = school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlScores) scores = weigh(dataset, "ethnicity");
    const EqlThemeScore *theme = theme_of(scores);

    fixture_assert_value(theme->poststratified, (60 * 87.5 + 30 * 50) / 90, 1e-12);
    fixture_assert_value(theme->poststratified_share, 0.9, 1e-12);
}

/* Hidden groups count as one, so who of them gave which answer changes nothing. */
static void test_hidden_groups_are_one(void)
{
    static const Group one[] = {
        {"WBRI", 60, "5454545454"}, {"AIND", 30, "555"}, {"BCRB", 20, "11111"}};
    static const Group other[] = {
        {"WBRI", 60, "5454545454"}, {"AIND", 30, "111"}, {"BCRB", 20, "11555"}};
    g_autoptr(EqlDataset) first = school(one, G_N_ELEMENTS(one));
    g_autoptr(EqlDataset) second = school(other, G_N_ELEMENTS(other));
    g_autoptr(EqlScores) scores = weigh(first, "ethnicity");
    g_autoptr(EqlScores) swapped = weigh(second, "ethnicity");
    const EqlThemeScore *theme = theme_of(scores);

    fixture_assert_value(theme->poststratified, (60 * 87.5 + 50 * 37.5) / 110, 1e-12);
    fixture_assert_interval(theme_of(swapped)->poststratified, theme->poststratified.value,
                            theme->poststratified.low, theme->poststratified.high, 1e-12);
}

static void test_absent(void)
{
    static const Group groups[] = {{"WBRI", 60, "5454545454"}, {"AIND", 30, "3333333333"}};
    g_autoptr(EqlDataset) dataset = school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlScores) of_language = weigh(dataset, "language");
    g_autoptr(EqlScores) without = NULL;

    g_assert_cmpint(theme_of(of_language)->poststratified.reason, ==, EQL_REASON_NOT_KNOWN);
    g_clear_pointer(&dataset->census, eql_census_free);
    without = weigh(dataset, "ethnicity");
    g_assert_cmpint(theme_of(without)->poststratified.state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(theme_of(without)->poststratified.reason, ==, EQL_REASON_NO_CENSUS);
}

static void test_hidden_whole(void)
{
    static const Group groups[] = {{"WBRI", 60, "545"}};
    g_autoptr(EqlDataset) dataset = school(groups, 1);
    g_autoptr(EqlScores) scores = weigh(dataset, "ethnicity");

    g_assert_true(eql_figure_is_hidden(theme_of(scores)->poststratified));
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->poststratified_share));
}

/* ── alpha ── */

static const Group ALL[] = {{"WBRI", 60, "5432154321"}};

static void test_alpha_few_items(void)
{
    g_autoptr(EqlDataset) dataset = school(ALL, 1);
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_autofree char *sentence = eql_alpha_warning(theme_of(scores));

    g_assert_true(theme_of(scores)->alpha_few_items);
    g_assert_false(theme_of(scores)->alpha_low);
    g_assert_nonnull(sentence);
}

static void test_alpha_low(void)
{
    static const guint8 opposite[] = {1, 2, 3, 4, 5, 1, 2, 3, 4, 4};
    g_autoptr(EqlDataset) dataset = school(ALL, 1);
    const EqlAudienceData *data = g_ptr_array_index(dataset->audiences, 0);
    g_autoptr(EqlScores) scores = NULL;

    fixture_add_answers(data->responses, "P2", opposite);
    dataset->settings->alpha_items = 2;
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_assert_true(theme_of(scores)->alpha_low);
    g_assert_false(theme_of(scores)->alpha_few_items);
}

static void test_alpha_well(void)
{
    g_autoptr(EqlDataset) dataset = school(ALL, 1);
    g_autoptr(EqlScores) scores = NULL;

    dataset->settings->alpha_items = 2;
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_assert_null(eql_alpha_warning(theme_of(scores)));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/analysis/poststratify/weights", test_weights);
    g_test_add_func("/analysis/poststratify/not-represented", test_not_represented);
    g_test_add_func("/analysis/poststratify/hidden-are-one", test_hidden_groups_are_one);
    g_test_add_func("/analysis/poststratify/absent", test_absent);
    g_test_add_func("/analysis/poststratify/hidden-whole", test_hidden_whole);
    g_test_add_func("/analysis/alpha/few-items", test_alpha_few_items);
    g_test_add_func("/analysis/alpha/low", test_alpha_low);
    g_test_add_func("/analysis/alpha/well", test_alpha_well);
    return g_test_run();
}
