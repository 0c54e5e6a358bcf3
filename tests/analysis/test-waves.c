/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis/findings.h"
#include "fixture.h"

#define SCALE "1|2|3|4|5"

/* P1 stayed, P2 became P2b, P3 is new, P4 went out. */
static EqlDataset *two_waves(void)
{
    static const guint8 high[] = {5, 5, 4, 5, 4, 5, 4, 5}, low[] = {1, 2, 4, 2, 1, 5, 2, 3};
    static const guint8 mixed[] = {4, 5, 2, 5, 4, 1, 4, 5}, other[] = {1, 2, 4, 2, 1, 2, 2, 3};
    EqlDataset *dataset = fixture_dataset();
    EqlResponses *now, *before;

    dataset->settings->k = 4; /* eight who all agree are enough */
    fixture_add_item(dataset, "P1", "pupil", "Belonging", SCALE, FALSE);
    fixture_add_item(dataset, "P2", "pupil", "Belonging", SCALE, FALSE);
    fixture_add_item(dataset, "P2b", "pupil", "Belonging", SCALE, FALSE);
    fixture_add_item(dataset, "P3", "pupil", "Belonging", SCALE, FALSE);
    fixture_add_item(dataset, "P4", "pupil", "Belonging", "no|yes", FALSE);
    now = fixture_add_audience(dataset, "pupil", 8);
    before = fixture_responses(dataset, "pupil", 8);
    dataset->since_wave = g_strdup("Before");
    dataset->since = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", before));
    for (guint i = 0; i < 2; i++) {
        static const char *const not_now[] = {"P2", "P4"}, *const not_before[] = {"P2b", "P3"};

        memset(eql_responses_answers(now, not_now[i])->answers->data, EQL_ANSWER_NOT_PUT, 8);
        memset(eql_responses_answers(before, not_before[i])->answers->data, EQL_ANSWER_NOT_PUT, 8);
    }
    fixture_add_answers(now, "P1", high);
    fixture_add_answers(now, "P2b", mixed);
    fixture_add_answers(now, "P3", other);
    fixture_add_answers(before, "P1", low);
    fixture_add_answers(before, "P2", other);
    memset(eql_responses_answers(before, "P4")->answers->data, 2, 8);
    return dataset;
}

static void add_crosswalk(EqlDataset *dataset)
{
    dataset->crosswalk = eql_crosswalk_new();
    g_assert_true(eql_crosswalk_add(dataset->crosswalk, "P2", "P2b"));
}

static const EqlItemResult *item_of(const EqlItems *items, const char *code)
{
    const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, 0);

    for (guint i = 0; i < audience->items->len; i++) {
        const EqlItemResult *item = g_ptr_array_index(audience->items, i);

        if (g_str_equal(item->code, code))
            return item;
    }
    g_error("no question %s", code);
}

/* R: 8 of 8 against 2 of 8 favourable, by Newcombe; Cohen's h. */
static void test_items(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlItems) items = eql_items(dataset);
    const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, 0);

    g_assert_cmpstr(item_of(items, "P1")->partner, ==, "P1");
    fixture_assert_interval(item_of(items, "P1")->favourable_change, 0.75, 0.279539055240279,
                            0.928520787247891, 1e-9);
    fixture_assert_value(item_of(items, "P1")->effect_size, 2.0943951023931957, 1e-12);
    g_assert_null(item_of(items, "P2b")->partner);
    g_assert_cmpint(item_of(items, "P2b")->favourable_change.reason, ==, EQL_REASON_NOT_ASKED);
    g_assert_cmpint(item_of(items, "P3")->effect_size.reason, ==, EQL_REASON_NOT_ASKED);
    g_assert_cmpuint(audience->no_longer_asked->len, ==, 2);
}

static void test_crosswalk(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlItems) items = NULL;
    const EqlAudienceItems *audience;

    add_crosswalk(dataset);
    items = eql_items(dataset);
    audience = g_ptr_array_index(items->audiences, 0);
    g_assert_cmpstr(item_of(items, "P2b")->partner, ==, "P2");
    fixture_assert_value(item_of(items, "P2b")->favourable_change, 0.75 - 0.125, 1e-12);
    g_assert_cmpuint(audience->no_longer_asked->len, ==, 1);
    g_assert_cmpstr(g_ptr_array_index(audience->no_longer_asked, 0), ==, "P4");
}

static void test_other_scale(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlItems) items = NULL;

    dataset->crosswalk = eql_crosswalk_new();
    g_assert_true(eql_crosswalk_add(dataset->crosswalk, "P4", "P3"));
    items = eql_items(dataset);
    g_assert_cmpint(item_of(items, "P3")->favourable_change.reason, ==, EQL_REASON_OTHER_SCALE);
}

static const EqlThemeScore *theme_of(const EqlScores *scores)
{
    const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, 0);

    return g_ptr_array_index(audience->themes, 0);
}

/* The change is that of the themes as they were put; beside it that of what both have. */
static void test_theme(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlScores) scores = NULL;
    const EqlThemeScore *theme;

    add_crosswalk(dataset);
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    theme = theme_of(scores);
    g_assert_cmpuint(theme->n_items, ==, 3);
    g_assert_cmpuint(theme->n_before, ==, 3);
    g_assert_cmpuint(theme->n_shared, ==, 2);
    /* mean points of P1 and P2b (90.625, 68.75), and of P1 and P2 then (37.5, 28.125) */
    fixture_assert_value(theme->change_shared, (90.625 + 68.75 - 37.5 - 28.125) / 2, 1e-12);
    fixture_assert_value(theme->favourable_change_shared, (8 + 6 - 2 - 1) / 16.0, 1e-12);
    fixture_assert_value(theme->change, (90.625 + 68.75 + 28.125) / 3 - (37.5 + 28.125 + 100) / 3,
                         1e-9);
}

static void test_same_questions(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlScores) scores = NULL;
    const EqlAudienceData *data = g_ptr_array_index(dataset->audiences, 0);
    const EqlAudienceData *before = g_ptr_array_index(dataset->since, 0);

    memset(eql_responses_answers(data->responses, "P3")->answers->data, EQL_ANSWER_NOT_PUT, 8);
    memset(eql_responses_answers(before->responses, "P4")->answers->data, EQL_ANSWER_NOT_PUT, 8);
    add_crosswalk(dataset);
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    fixture_assert_interval(theme_of(scores)->change_shared, theme_of(scores)->change.value,
                            theme_of(scores)->change.low, theme_of(scores)->change.high, 1e-12);
}

/* A question that too few answered must not be had from the others. */
static void test_hidden_question(void)
{
    static const guint8 few[] = {5, 5, 0, 0, 0, 0, 0, 0};
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlScores) scores = NULL;
    g_autoptr(EqlItems) items = NULL;
    const EqlAudienceData *data = g_ptr_array_index(dataset->audiences, 0);

    fixture_add_answers(data->responses, "P1", few);
    add_crosswalk(dataset);
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    items = eql_items(dataset);
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->change_shared));
    g_assert_true(eql_figure_is_hidden(item_of(items, "P1")->favourable_change));
    g_assert_true(eql_figure_is_hidden(item_of(items, "P1")->effect_size));
}

static void test_pairs(void)
{
    g_autoptr(EqlCrosswalk) crosswalk = eql_crosswalk_new();

    g_assert_true(eql_crosswalk_add(crosswalk, "A", "B"));
    g_assert_true(eql_crosswalk_add(crosswalk, "B", "C"));
    g_assert_false(eql_crosswalk_add(crosswalk, "C", "A"));
    g_assert_false(eql_crosswalk_add(crosswalk, "A", "D"));
    g_assert_false(eql_crosswalk_add(crosswalk, "D", "C"));
    g_assert_false(eql_crosswalk_add(crosswalk, "E", "E"));
    g_assert_cmpstr(eql_crosswalk_before(crosswalk, "C"), ==, "B");
    g_assert_null(eql_crosswalk_before(crosswalk, "A"));
    g_assert_null(eql_crosswalk_before(NULL, "A"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/analysis/waves/items", test_items);
    g_test_add_func("/analysis/waves/crosswalk", test_crosswalk);
    g_test_add_func("/analysis/waves/other-scale", test_other_scale);
    g_test_add_func("/analysis/waves/theme", test_theme);
    g_test_add_func("/analysis/waves/same-questions", test_same_questions);
    g_test_add_func("/analysis/waves/hidden-question", test_hidden_question);
    g_test_add_func("/analysis/waves/pairs", test_pairs);
    return g_test_run();
}
