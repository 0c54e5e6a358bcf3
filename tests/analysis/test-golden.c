/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of random schools, from raw answers and counts to the end, as R works them out
 * (golden/make.R). */
#include <math.h>
#include <string.h>

#include "../stats/golden.h"
#include "analysis/cohort.h"
#include "analysis/rri-test.h"
#include "fixture.h"

#define NUMBER(i) golden_number(row, i)
#define COUNT(i) golden_count(row, i)

/* As a scale: below 10⁻³⁰⁰ numbers have few digits left to agree in. */
#define HARDLY_A_NUMBER 1e-288

static void check_value(const GoldenRow *row, guint field, EqlFigure figure, double scale)
{
    double value = eql_figure_is_shown(figure) ? figure.value : NAN;

    golden_check(row, field, value, scale);
}

/* Three fields: value, low, high. */
static void check_interval(const GoldenRow *row, guint field, EqlFigure figure, double scale)
{
    check_value(row, field, figure, scale);
    golden_check(row, field + 1, figure.low, scale);
    golden_check(row, field + 2, figure.high, scale);
}

/* ── relative rate indices ── */

/* count, against, x, n, X, N, rx, rn, ratio, low, high, p, difference */
static void check_rri(const GoldenRow *row)
{
    const char *against = row->fields[1];
    EqlRriCase rri_case = {
        .count = g_str_equal(row->fields[0], "events") ? EQL_COUNT_EVENTS : EQL_COUNT_PUPILS,
        .against = g_str_equal(against, "school") ? EQL_AGAINST_SCHOOL
                   : g_str_equal(against, "rest") ? EQL_AGAINST_REST
                                                  : EQL_AGAINST_GROUP,
        .x = COUNT(2),
        .n = COUNT(3),
        .school_x = COUNT(4),
        .school_n = COUNT(5),
        .reference_x = COUNT(6),
        .reference_n = COUNT(7),
    };
    EqlRriTest test = eql_rri_test(&rri_case);

    check_interval(row, 8, test.ratio, 1e-3);
    check_value(row, 11, test.p, HARDLY_A_NUMBER);
    golden_check(row, 12,
                 (double)rri_case.x -
                     (double)rri_case.school_x * (double)rri_case.n / (double)rri_case.school_n,
                 (double)rri_case.school_x);
}

/* ── answers ── */

static char *scale_of(guint points)
{
    GString *spec = g_string_new(NULL);

    for (guint i = 1; i <= points; i++)
        g_string_append_printf(spec, "%s%u", i > 1 ? "|" : "", i);
    g_string_append(spec, ";Don't know");
    return g_string_free(spec, FALSE);
}

/* One question of a matrix: a row a respondent, a column a question. */
static void add_column(EqlResponses *responses, const char *code, const GArray *matrix, guint items,
                       guint item)
{
    g_autofree guint8 *answers = g_new(guint8, responses->n);

    for (guint i = 0; i < responses->n; i++)
        answers[i] = (guint8)g_array_index(matrix, double, i *items + item);
    fixture_add_answers(responses, code, answers);
}

static EqlDataset *dataset_to_see_all(void)
{
    EqlDataset *dataset = fixture_dataset();

    dataset->settings->k = 1;
    return dataset;
}

static void add_groups(EqlResponses *responses, const GArray *groups)
{
    static const char *const codes[] = {NULL, "WBRI", "BCRB"};
    EqlGroupColumn *column = fixture_groups(responses, "ethnicity");

    for (guint i = 0; i < responses->n; i++)
        eql_group_column_set(column, i, codes[(guint)g_array_index(groups, double, i)]);
}

/* points, items, reversed, respondents, invited, answers, group, … */
static EqlDataset *dataset_of_answers(const GoldenRow *row)
{
    EqlDataset *dataset = dataset_to_see_all();
    g_autoptr(GArray) reversed = golden_numbers(row, 2), matrix = golden_numbers(row, 5);
    g_autoptr(GArray) groups = golden_numbers(row, 6);
    g_autofree char *scale = scale_of((guint)COUNT(0));
    EqlResponses *responses;

    for (guint j = 0; j < COUNT(1); j++) {
        g_autofree char *code = g_strdup_printf("P%u", j);

        fixture_add_item(dataset, code, "pupil", "Belonging", scale,
                         g_array_index(reversed, double, j) != 0);
    }
    responses = fixture_add_audience(dataset, "pupil", (guint)COUNT(3));
    for (guint j = 0; j < COUNT(1); j++) {
        g_autofree char *code = g_strdup_printf("P%u", j);

        add_column(responses, code, matrix, (guint)COUNT(1), j);
    }
    add_groups(responses, groups);
    if (COUNT(4) > 0)
        g_assert_true(eql_settings_set(dataset->settings, "invited.pupil", row->fields[4], NULL));
    return dataset;
}

/* … n, score ×3, favourable ×3, n_effective, alpha, uncertain */
static void check_theme(const GoldenRow *row, const EqlThemeScore *theme)
{
    check_value(row, 7, theme->n, 0);
    check_interval(row, 8, theme->score, 100);
    check_interval(row, 11, theme->favourable, 1);
    check_value(row, 14, theme->n_effective, 0);
    check_value(row, 15, theme->alpha, 1);
    check_value(row, 16, theme->uncertain, 0);
}

/* … difference ×3, favourable difference ×3, h, item n, item favourable ×3 */
static void check_answers(const GoldenRow *row)
{
    static const char *const by[] = {"ethnicity", NULL};
    g_autoptr(EqlDataset) dataset = dataset_of_answers(row);
    g_autoptr(EqlScores) scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
    g_autoptr(EqlItems) items = eql_items(dataset);
    const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, 0);
    const EqlThemeScore *theme = g_ptr_array_index(audience->themes, 0);
    const EqlGroupScore *group = fixture_group_score(theme, "WBRI");
    const EqlAudienceItems *asked = g_ptr_array_index(items->audiences, 0);
    const EqlItemResult *item = g_ptr_array_index(asked->items, 0);

    check_theme(row, theme);
    check_interval(row, 17, group->difference, 100);
    check_interval(row, 20, group->favourable_difference, 1);
    check_value(row, 23, group->effect_size, 1);
    check_value(row, 24, item->n, 0);
    check_interval(row, 25, item->favourable, 1);
}

/* ── two waves with a crosswalk ── */

enum { WAVE_ITEMS = 3 };

/* Questions that the wave did not put were not in its file. */
static void fill_wave(EqlResponses *responses, const GArray *matrix, const char *const *codes)
{
    for (guint i = 0; i < responses->answers->len; i++) {
        EqlAnswerColumn *column = g_ptr_array_index(responses->answers, i);

        memset(column->answers->data, EQL_ANSWER_NOT_PUT, responses->n);
    }
    for (guint j = 0; j < WAVE_ITEMS; j++)
        add_column(responses, codes[j], matrix, WAVE_ITEMS, j);
}

/* points, respondents, respondents before, answers, answers before, … */
static EqlDataset *dataset_of_waves(const GoldenRow *row)
{
    static const char *const all[] = {"A", "B", "B2", "C", "D"};
    static const char *const now[] = {"A", "B2", "C"}, *const before[] = {"A", "B", "D"};
    EqlDataset *dataset = dataset_to_see_all();
    g_autoptr(GArray) matrix = golden_numbers(row, 3), earlier = golden_numbers(row, 4);
    g_autofree char *scale = scale_of((guint)COUNT(0));
    EqlResponses *responses;

    for (guint i = 0; i < G_N_ELEMENTS(all); i++)
        fixture_add_item(dataset, all[i], "pupil", "Belonging", scale, FALSE);
    fill_wave(fixture_add_audience(dataset, "pupil", (guint)COUNT(1)), matrix, now);
    responses = fixture_responses(dataset, "pupil", (guint)COUNT(2));
    fill_wave(responses, earlier, before);
    dataset->since_wave = g_strdup("Before");
    dataset->since = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    g_ptr_array_add(dataset->since, eql_audience_data_new("pupil", responses));
    dataset->crosswalk = eql_crosswalk_new();
    g_assert_true(eql_crosswalk_add(dataset->crosswalk, "B", "B2"));
    return dataset;
}

/* … change ×3, favourable change ×3, h, shared ×3, favourable shared ×3, a ×3, h, b ×3, h */
static void check_crosswalk(const GoldenRow *row)
{
    g_autoptr(EqlDataset) dataset = dataset_of_waves(row);
    g_autoptr(EqlScores) scores = eql_scores(dataset, NULL, EQL_DETAIL_FULL);
    g_autoptr(EqlItems) items = eql_items(dataset);
    const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, 0);
    const EqlThemeScore *theme = g_ptr_array_index(audience->themes, 0);
    const EqlAudienceItems *asked = g_ptr_array_index(items->audiences, 0);

    check_interval(row, 5, theme->change, 100);
    check_interval(row, 8, theme->favourable_change, 1);
    check_value(row, 11, theme->change_effect, 1);
    check_interval(row, 12, theme->change_shared, 100);
    check_interval(row, 15, theme->favourable_change_shared, 1);
    for (guint i = 0; i < 2; i++) { /* A, and B2 beside B */
        const EqlItemResult *item = g_ptr_array_index(asked->items, i);

        g_assert_cmpstr(item->partner, ==, i == 0 ? "A" : "B");
        check_interval(row, 18 + 4 * i, item->favourable_change, 1);
        check_value(row, 21 + 4 * i, item->effect_size, 1);
    }
}

/* ── schools beside each other ── */

static EqlPackTheme *add_theme(EqlPack *pack, const char *wave, double score, double favourable,
                               double n_effective)
{
    EqlPackAudience *audience = eql_pack_add_audience(eql_pack_add_wave(pack, wave), "pupil");
    EqlPackTheme *theme = eql_pack_add_theme(audience, "belonging", "Belonging");

    theme->n = eql_figure_value(EQL_UNIT_COUNT, 100);
    theme->score = eql_figure_value(EQL_UNIT_SCORE, score);
    theme->favourable = eql_figure_value(EQL_UNIT_PROPORTION, favourable);
    theme->n_effective = eql_figure_value(EQL_UNIT_NONE, n_effective);
    return theme;
}

static void add_school(const GoldenRow *row, EqlNetwork *network, guint i, const GArray *columns[3])
{
    double answers = g_array_index(columns[0], double, i);
    double favourable = g_array_index(columns[1], double, i);
    EqlPack *pack = eql_pack_new();
    EqlPackTheme *theme;

    pack->name = g_strdup_printf("School %03u", i); /* schools come in the order of names */
    pack->urn = g_strdup_printf("%u", i);
    if (i == 0)
        add_theme(pack, "Before", NUMBER(10), NUMBER(11), NUMBER(12));
    theme = add_theme(pack, "Now", NUMBER(9), favourable / answers,
                      g_array_index(columns[2], double, i));
    theme->answers = eql_figure_value(EQL_UNIT_COUNT, answers);
    theme->favourable_answers = eql_figure_value(EQL_UNIT_COUNT, favourable);
    g_ptr_array_add(network->packs, pack);
}

static void check_points(const GoldenRow *row, const EqlFunnel *funnel)
{
    for (guint field = 4; field <= 8; field++) {
        g_autoptr(GArray) want = golden_numbers(row, field);

        g_assert_cmpuint(want->len, ==, funnel->points->len);
        for (guint i = 0; i < want->len; i++) {
            const EqlFunnelPoint *point = &g_array_index(funnel->points, EqlFunnelPoint, i);
            const double got[] = {point->low_95.value, point->high_95.value, point->low_998.value,
                                  point->high_998.value, point->outside};

            g_assert_cmpfloat_with_epsilon(got[field - 4], g_array_index(want, double, i), 1e-12);
        }
    }
}

/* answers, favourable, n_effective, pooled, limits ×4, outside, score, before ×3, change, … */
static void check_cohort(const GoldenRow *row)
{
    g_autoptr(EqlNetwork) network = eql_network_new();
    g_autoptr(EqlFunnel) funnel = NULL;
    g_autoptr(GArray) changes = NULL;
    g_autoptr(GArray) a = golden_numbers(row, 0), f = golden_numbers(row, 1);
    g_autoptr(GArray) e = golden_numbers(row, 2);
    const GArray *columns[] = {a, f, e};
    const EqlCohortChoice choice = {NULL};
    const EqlCohortChange *change;

    network->salt = g_strdup("salt");
    for (guint i = 0; i < a->len; i++)
        add_school(row, network, i, columns);
    funnel = eql_cohort_funnel(network, &choice, "belonging");
    check_value(row, 3, funnel->pooled, 0);
    check_points(row, funnel);
    changes = eql_cohort_progress(g_ptr_array_index(funnel->schools, 0), &choice, NULL);
    change = &g_array_index(changes, EqlCohortChange, 0);
    check_value(row, 13, change->change, 100);
    check_interval(row, 14, change->favourable_change, 1);
    check_value(row, 17, change->effect_size, 1);
}

static const struct {
    const char *file;
    void (*check)(const GoldenRow *row);
} FILES[] = {
    {"answers.csv", check_answers},
    {"cohort.csv", check_cohort},
    {"crosswalk.csv", check_crosswalk},
    {"rri.csv", check_rri},
};

static void test_file(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);
    g_autofree char *path = g_build_filename("..", "..", "analysis", "golden", FILES[i].file, NULL);

    golden_each(path, FILES[i].check);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autofree char *path = g_strconcat("/analysis/golden/", FILES[i].file, NULL);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_file);
    }
    return g_test_run();
}
