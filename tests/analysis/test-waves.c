/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "analysis/findings.h"
#include "analysis/small-groups.h"
#include "fixture.h"
#include "random-school.h"

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

/* ── what is said of the earlier wave ── */

static void assert_same(EqlFigure one, EqlFigure other)
{
    g_autofree char *text = eql_figure_format_with_interval(one);
    g_autofree char *expected = eql_figure_format_with_interval(other);

    g_assert_cmpstr(text, ==, expected);
    g_assert_cmpint(one.state, ==, other.state);
    g_assert_cmpint(one.reason, ==, other.reason);
    g_assert_cmpint(one.interval_reason, ==, other.interval_reason);
    if (!eql_figure_is_shown(one))
        return;
    g_assert_cmpfloat(one.value, ==, other.value);
    if (eql_figure_has_interval(other))
        fixture_assert_interval(one, other.value, other.low, other.high, 0);
}

/* The theme of the same code in the wave before, as that wave shows it by itself. */
static const EqlThemeScore *theme_then(const EqlScores *then, const char *code)
{
    const EqlAudienceScores *audience = g_ptr_array_index(then->audiences, 0);

    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);

        if (g_str_equal(theme->code, code))
            return theme;
    }
    g_error("no theme %s then", code);
}

typedef struct {
    guint shown, hidden, only_now_hidden;
} Seen;

static void compare_waves(EqlDataset *dataset, Seen *seen)
{
    EqlDataset then = *dataset;
    g_autoptr(EqlScores) now = NULL, before = NULL;
    const EqlAudienceScores *audience;

    then.audiences = dataset->others;
    then.others = dataset->audiences;
    then.shelf = eql_shelf_new();
    dataset->since = g_ptr_array_ref(dataset->others);
    now = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    before = eql_scores(&then, NULL, EQL_DETAIL_FULL);
    audience = g_ptr_array_index(now->audiences, 0);
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);
        const EqlThemeScore *own = theme_then(before, theme->code);

        assert_same(theme->respondents_before, own->n);
        assert_same(theme->score_before, own->score);
        seen->shown += eql_figure_is_shown(theme->score_before);
        seen->hidden += eql_figure_is_hidden(theme->score_before);
        seen->only_now_hidden += theme->hidden && eql_figure_is_shown(theme->score_before);
    }
    eql_shelf_free(then.shelf);
}

/* So whoever sees both waves learns nothing from one about the other. */
static void test_before_is_own(void)
{
    Seen seen = {0, 0, 0};

    for (guint32 seed = 1; seed <= 60; seed++) {
        g_autoptr(EqlDataset) dataset = random_school_of_waves(seed);

        dataset->settings->k = seed % 3 == 0 ? 40 : 5;
        compare_waves(dataset, &seen);
    }
    g_assert_cmpuint(seen.shown, >, 20);
    g_assert_cmpuint(seen.hidden, >, 5);
    g_assert_cmpuint(seen.only_now_hidden, >, 0);
}

/* 8 and 8 of them; who was invited is the same each time. */
static void test_before(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlScores) scores = NULL, alone = NULL;
    g_autoptr(GError) error = NULL;
    EqlFigure before;

    g_assert_true(eql_settings_set(dataset->settings, "invited.pupil", "20", &error));
    g_assert_no_error(error);
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    before = theme_of(scores)->score_before;
    fixture_assert_value(theme_of(scores)->respondents_before, 8, 0);
    g_assert_true(eql_figure_has_interval(before));
    fixture_assert_value(theme_of(scores)->change, theme_of(scores)->score.value - before.value,
                         1e-9);
    g_clear_pointer(&dataset->since, g_ptr_array_unref);
    alone = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_assert_cmpint(theme_of(alone)->score_before.state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(theme_of(alone)->score_before.reason, ==, EQL_REASON_NONE);
}

/* Three who answered nothing that counts are three all the same. */
static void test_few_before(void)
{
    g_autoptr(EqlDataset) dataset = two_waves();
    g_autoptr(EqlScores) scores = NULL;
    const EqlInternal *permit = eql_internal_for_the_school_alone();
    EqlResponses *few = fixture_responses(dataset, "pupil", 3);

    g_ptr_array_set_size(dataset->since, 0);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", few));
    dataset->permit = permit;
    scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->respondents_before));
    g_assert_true(eql_figure_is_hidden(theme_of(scores)->score_before));
    eql_open_scores(scores, permit);
    fixture_assert_value(theme_of(scores)->respondents_before, 0, 0);
    g_assert_true(theme_of(scores)->respondents_before.is_small);
    g_assert_cmpint(theme_of(scores)->score_before.reason, ==, EQL_REASON_NO_ANSWERS);
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
    g_test_add_func("/analysis/waves/before", test_before);
    g_test_add_func("/analysis/waves/before-is-own", test_before_is_own);
    g_test_add_func("/analysis/waves/few-before", test_few_before);
    g_test_add_func("/analysis/waves/pairs", test_pairs);
    return g_test_run();
}
