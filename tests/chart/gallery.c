/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gallery.h"

#include <math.h>

#include "picture.h"

/* ── words ── */

typedef enum { BELONGING, RACISM, MIXED, GROUP, PUPILS, STAFF, PARENTS, N_WORDS } Word;

static const char *const ENGLISH[N_WORDS] = {"Belonging and identity",
                                             "Recognising and responding to racism",
                                             "Any other mixed or multiple ethnic background",
                                             "Black Caribbean",
                                             "Pupils",
                                             "Staff",
                                             "Parents and carers"};
static const char *const ARABIC[N_WORDS] = {"الانتماء والهوية",
                                            "التعرف على العنصرية والاستجابة لها",
                                            "أي خلفية أخرى مختلطة أو متعددة الأعراق",
                                            "كاريبي أسود",
                                            "التلاميذ",
                                            "الموظفون",
                                            "أولياء الأمور ومقدمو الرعاية"};

static const char *say(gboolean arabic, Word word)
{
    return (arabic ? ARABIC : ENGLISH)[word];
}

/* ── figures ── */

static EqlFigure score(double value)
{
    return isnan(value)
               ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
               : eql_figure_interval(EQL_UNIT_SCORE, value, MAX(value - 6, 0), MIN(value + 5, 100));
}

static EqlFigure share(double value)
{
    return isnan(value) ? eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL)
                        : eql_figure_value(EQL_UNIT_PROPORTION, value);
}

static EqlFigure number(double value)
{
    return isnan(value) ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                        : eql_figure_value(EQL_UNIT_COUNT, value);
}

/* ── each kind, as a school has it ── */

static void add_audiences(EqlChart *chart, gboolean arabic)
{
    for (Word word = PUPILS; word <= PARENTS; word++)
        eql_chart_add_series(chart, say(arabic, word));
}

/* Four rows; NAN is hidden. */
static EqlChart *with_scores(EqlChart *chart, gboolean arabic, const double scores[4][3])
{
    for (guint row = 0; row < 4; row++) {
        eql_chart_add_row(chart, say(arabic, (Word)row));
        for (guint series = 0; series < 3; series++)
            picture_set(chart, row, series, score(scores[row][series]));
    }
    return chart;
}

static const double SCORES[4][3] = {{78, 83, 66}, {41, 69, NAN}, {0, 100, 50}, {66, 66, 66}};

static EqlChart *bare_dots(void)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    add_audiences(chart, FALSE);
    return chart;
}

static EqlChart *usual_dots(gboolean arabic)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    add_audiences(chart, arabic);
    eql_chart_set_reference(chart, eql_figure_value(EQL_UNIT_SCORE, 62), "Everybody: 62");
    return with_scores(chart, arabic, SCORES);
}

static EqlChart *bare_forest(void)
{
    return eql_forest_plot_new("Suspensions", "n of N");
}

static EqlChart *usual_forest(gboolean arabic)
{
    static const double ratios[][3] = {
        {0.6, 0.4, 0.9}, {1.78, 1.06, 2.69}, {0, 0, 1.2}, {9, 3.1, 70}, {NAN, 0, 0}};
    EqlChart *chart = bare_forest();
    for (guint i = 0; i < G_N_ELEMENTS(ratios); i++) {
        const double *ratio = ratios[i];
        eql_chart_add_row(chart, say(arabic, (Word)i));
        picture_set(chart, i, 0,
                    isnan(ratio[0])
                        ? eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_PROTECTS)
                        : eql_figure_interval(EQL_UNIT_RATIO, ratio[0], ratio[1], ratio[2]));
    }
    return chart;
}

static EqlChart *bare_parts(void)
{
    return eql_parts_chart_new("Questions");
}

static const char *const ANSWERS[] = {"Strongly disagree", "Disagree", "Neither agree nor disagree",
                                      "Agree", "Strongly agree"};
static const char *const ANSWERS_ARABIC[] = {"لا أوافق بشدة", "لا أوافق", "محايد", "أوافق",
                                             "أوافق بشدة"};

static EqlPart part_of(guint point, guint n)
{
    return 2 * point + 1 == n  ? EQL_PART_NEUTRAL
           : 2 * point + 1 > n ? EQL_PART_FAVOURABLE
                               : EQL_PART_UNFAVOURABLE;
}

/* A question's answers: how many gave each, those without points last; NAN is hidden. */
static void add_question(EqlChart *chart, const char *text, const char *const *labels,
                         const char *unsure, guint n, const double *counts)
{
    guint row = eql_chart_add_row(chart, text);
    double parts[EQL_N_PARTS] = {0}, points = 0;
    for (guint i = 0; i < n; i++) {
        parts[part_of(i, n)] += counts[i];
        points += counts[i];
    }
    parts[EQL_PART_DONT_KNOW] = counts[n];
    for (guint part = 0; part < EQL_N_PARTS; part++)
        picture_set(
            chart, row, part,
            share(parts[part] / (part == EQL_PART_DONT_KNOW ? points + counts[n] : points)));
    for (guint i = 0; i < n; i++)
        eql_chart_add_answer(chart, row, part_of(i, n), labels[i], number(counts[i]),
                             number(points));
    eql_chart_add_answer(chart, row, EQL_PART_DONT_KNOW, unsure, number(counts[n]),
                         number(points + counts[n]));
}

static EqlChart *usual_parts(gboolean arabic)
{
    static const double counts[][6] = {{40, 42, 41, 164, 122, 26},
                                       {140, 85, 102, 82, 0, 180},
                                       {NAN, NAN, NAN, NAN, NAN, NAN},
                                       {0, 0, 0, 409, 0, 0},
                                       {0, 0, 409, 0, 0, 12}};
    EqlChart *chart = bare_parts();
    for (guint row = 0; row < G_N_ELEMENTS(counts); row++)
        add_question(chart, say(arabic, (Word)row), arabic ? ANSWERS_ARABIC : ANSWERS,
                     arabic ? "لا أعرف" : "Don’t know", 5, counts[row]);
    return chart;
}

/* Questions in two waves: each a group of rows, the last hidden in one of them. */
static EqlChart *usual_waves(gboolean arabic)
{
    static const double counts[][6] = {{60, 62, 61, 124, 102, 26},     {40, 42, 41, 164, 122, 26},
                                       {40, 85, 102, 182, 0, 30},      {140, 85, 102, 82, 0, 180},
                                       {NAN, NAN, NAN, NAN, NAN, NAN}, {0, 0, 0, 409, 0, 0}};
    EqlChart *chart = bare_parts();
    eql_chart_set_result_heading(chart, "Change");
    eql_chart_set_group_heading(chart, "Question");
    for (guint row = 0; row < G_N_ELEMENTS(counts); row++) {
        add_question(chart, row % 2 == 0 ? "2024" : "2025", arabic ? ANSWERS_ARABIC : ANSWERS,
                     arabic ? "لا أعرف" : "Don’t know", 5, counts[row]);
        eql_chart_set_group(chart, row, say(arabic, (Word)(row / 2)));
        if (row == 1 || row == 3)
            eql_chart_set_result(
                chart, row,
                eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE, row == 1 ? 0.15 : -0.24,
                                    row == 1 ? 0.08 : -0.3, row == 1 ? 0.21 : -0.19),
                row == 1 ? EQL_STANDING_FIRST : EQL_STANDING_SECOND);
    }
    eql_chart_set_result(chart, 5, eql_figure_hidden(EQL_UNIT_SHARE_DIFFERENCE, EQL_REASON_SMALL),
                         EQL_STANDING_PLAIN);
    return chart;
}

/* Of two to eleven points; the last but one is not divided. */
static EqlChart *usual_scales(gboolean arabic)
{
    static const char *const labels[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    static const struct {
        guint n;
        double counts[12];
    } questions[] = {{2, {120, 289, 30}},
                     {3, {90, 100, 219, 0}},
                     {4, {60, 90, 159, 100, 12}},
                     {6, {30, 40, 50, 60, 100, 129, 4}},
                     {7, {20, 30, 40, 0, 90, 100, 129, 9}},
                     {11, {9, 10, 20, 20, 40, 50, 60, 70, 70, 40, 20, 5}}};
    EqlChart *chart = bare_parts();
    for (guint i = 0; i < G_N_ELEMENTS(questions); i++)
        add_question(chart, say(arabic, (Word)i), labels, arabic ? "لا أعرف" : "Don’t know",
                     questions[i].n, questions[i].counts);
    guint row = eql_chart_add_row(chart, say(arabic, PARENTS));
    static const double parts[EQL_N_PARTS] = {0.3, 0.2, 0.5, 0.1};
    for (guint part = 0; part < EQL_N_PARTS; part++) {
        picture_set(chart, row, part, share(parts[part]));
        for (guint i = 0; part != EQL_PART_DONT_KNOW && i < (part == EQL_PART_NEUTRAL ? 1 : 2); i++)
            eql_chart_add_answer(chart, row, part, labels[i],
                                 number(part == EQL_PART_FAVOURABLE && i == 1 ? NAN : 60),
                                 number(400));
    }
    return chart;
}

static EqlChart *bare_grid(void)
{
    EqlChart *chart = eql_heat_map_new("Groups", "Theme");
    add_audiences(chart, FALSE);
    return chart;
}

static EqlChart *usual_grid(gboolean arabic)
{
    EqlChart *chart = eql_heat_map_new("Groups", "Theme");
    add_audiences(chart, arabic);
    return with_scores(chart, arabic, SCORES);
}

static EqlChart *bare_gaps(void)
{
    EqlChart *chart = eql_gap_chart_new("Gaps");
    add_audiences(chart, FALSE);
    return chart;
}

static EqlChart *usual_gaps(gboolean arabic)
{
    static const double gaps[] = {17, 28, 100, 0};
    EqlChart *chart = eql_gap_chart_new("Gaps");
    add_audiences(chart, arabic);
    with_scores(chart, arabic, SCORES);
    for (guint i = 0; i < G_N_ELEMENTS(gaps); i++)
        eql_chart_set_result(chart, i, eql_figure_value(EQL_UNIT_SCORE, gaps[i]),
                             EQL_STANDING_PLAIN);
    return chart;
}

static EqlChart *bare_rates(void)
{
    return eql_rate_bars_new("Who answered");
}

static EqlChart *usual_rates(gboolean arabic)
{
    static const double rates[] = {0.69, NAN, 0, 1.2};
    EqlChart *chart = bare_rates();
    for (guint i = 0; i < G_N_ELEMENTS(rates); i++) {
        eql_chart_add_row(chart, say(arabic, (Word)i));
        picture_set(chart, i, 0, share(rates[i]));
    }
    return chart;
}

static EqlChart *bare_expected(void)
{
    return eql_expected_bars_new("Suspensions");
}

static EqlChart *usual_expected(gboolean arabic)
{
    static const double counts[][2] = {{22, 30.75}, {16, 9}, {0, 3}, {NAN, NAN}};
    EqlChart *chart = bare_expected();
    for (guint row = 0; row < G_N_ELEMENTS(counts); row++) {
        eql_chart_add_row(chart, say(arabic, (Word)row));
        for (guint series = 0; series < 2; series++)
            picture_set(chart, row, series, number(counts[row][series]));
    }
    return chart;
}

static EqlChart *bare_slopes(void)
{
    EqlChart *chart = eql_slope_chart_new("Progress");
    eql_chart_add_series(chart, "Autumn 2024");
    eql_chart_add_series(chart, "Autumn 2025");
    return chart;
}

static EqlChart *usual_slopes(gboolean arabic)
{
    static const double waves[][2] = {{60, 71}, {70, 61}, {50, 51}, {52, 52}, {40, NAN}};
    static const EqlStanding standings[] = {EQL_STANDING_FIRST, EQL_STANDING_SECOND};
    EqlChart *chart = bare_slopes();
    for (guint row = 0; row < G_N_ELEMENTS(waves); row++) {
        double change = waves[row][1] - waves[row][0];
        eql_chart_add_row(chart, say(arabic, (Word)row));
        picture_set(chart, row, 0, score(waves[row][0]));
        picture_set(chart, row, 1, score(waves[row][1]));
        eql_chart_set_result(chart, row,
                             isnan(change)
                                 ? eql_figure_hidden(EQL_UNIT_DIFFERENCE, EQL_REASON_SMALL)
                                 : eql_figure_value(EQL_UNIT_DIFFERENCE, change),
                             row < 2 ? standings[row] : EQL_STANDING_PLAIN);
    }
    return chart;
}

static EqlChart *bare_funnel(void)
{
    return eql_funnel_plot_new("Belonging", "Answers");
}

static EqlChart *with_limits(EqlChart *chart)
{
    GArray *limits = g_array_new(FALSE, FALSE, sizeof(EqlChartLimit));
    for (double size = 1; size < 600; size *= 1.2) {
        double half = sqrt(0.24 / size);
        EqlChartLimit limit = {size,
                               {MAX(0, 0.6 - 1.96 * half), MIN(1, 0.6 + 1.96 * half)},
                               {MAX(0, 0.6 - 3.09 * half), MIN(1, 0.6 + 3.09 * half)}};
        g_array_append_val(limits, limit);
    }
    eql_chart_take_limits(chart, limits);
    eql_chart_set_reference(chart, share(0.6), "All: 60 %");
    return chart;
}

static EqlChart *usual_funnel(gboolean arabic)
{
    static const double schools[][2] = {
        {0.62, 380}, {0.49, 260}, {0.8, 120}, {0.3, 40}, {NAN, NAN}};
    static const EqlStanding standings[] = {EQL_STANDING_PLAIN, EQL_STANDING_FIRST,
                                            EQL_STANDING_SECOND, EQL_STANDING_SECOND,
                                            EQL_STANDING_PLAIN};
    EqlChart *chart = with_limits(bare_funnel());
    for (guint i = 0; i < G_N_ELEMENTS(schools); i++) {
        g_autofree char *school = g_strdup_printf("School %c", 'A' + (int)i);
        eql_chart_add_row(chart, arabic ? say(TRUE, (Word)i) : school);
        picture_set(chart, i, 0, share(schools[i][0]));
        eql_chart_set_size(chart, i, number(schools[i][1]));
        eql_chart_set_result(chart, i, eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE),
                             standings[i]);
    }
    return chart;
}

static EqlChart *bare_ratio_funnel(void)
{
    return eql_ratio_funnel_new("Suspensions: Black Caribbean", "In proportion");
}

/* The limits of the smallest schools lie far above what is drawn. */
static EqlChart *usual_ratio_funnel(gboolean arabic)
{
    static const double schools[][2] = {{1.2, 38}, {2.4, 20}, {0, 6}, {0.9, 3}, {NAN, NAN}};
    EqlChart *chart = bare_ratio_funnel();
    GArray *limits = g_array_new(FALSE, FALSE, sizeof(EqlChartLimit));
    for (double size = 0.5; size < 60; size *= 1.2) {
        double half = sqrt(1.3 / size);
        EqlChartLimit limit = {size,
                               {MAX(0, 1.3 - 1.96 * half), 1.3 + 1.96 * half},
                               {MAX(0, 1.3 - 3.09 * half), 1.3 + 3.09 * half}};
        g_array_append_val(limits, limit);
    }
    eql_chart_take_limits(chart, limits);
    eql_chart_set_reference(chart, eql_figure_value(EQL_UNIT_RATIO, 1.3), "All: 1.3");
    for (guint i = 0; i < G_N_ELEMENTS(schools); i++) {
        g_autofree char *school = g_strdup_printf("School %c", 'A' + (int)i);
        gboolean shown = !isnan(schools[i][0]);
        eql_chart_add_row(chart, arabic ? say(TRUE, (Word)i) : school);
        picture_set(chart, i, 0,
                    shown ? eql_figure_value(EQL_UNIT_RATIO, schools[i][0])
                          : eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_SMALL));
        eql_chart_set_size(chart, i, number(schools[i][1]));
        eql_chart_set_result(chart, i, eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE),
                             i == 1 ? EQL_STANDING_SECOND : EQL_STANDING_PLAIN);
    }
    return chart;
}

const GalleryKind *gallery_kinds(void)
{
    static const GalleryKind kinds[] = {{"dots", usual_dots, bare_dots},
                                        {"forest", usual_forest, bare_forest},
                                        {"parts", usual_parts, bare_parts},
                                        {"scales", usual_scales, NULL},
                                        {"waves", usual_waves, NULL},
                                        {"grid", usual_grid, bare_grid},
                                        {"gaps", usual_gaps, bare_gaps},
                                        {"rates", usual_rates, bare_rates},
                                        {"expected", usual_expected, bare_expected},
                                        {"slopes", usual_slopes, bare_slopes},
                                        {"funnel", usual_funnel, bare_funnel},
                                        {"ratios", usual_ratio_funnel, bare_ratio_funnel},
                                        {NULL, NULL, NULL}};
    return kinds;
}

/* ── with little to draw ── */

const GalleryCase *gallery_cases(void)
{
    static const GalleryCase cases[] = {
        {"nothing", 0, EQL_FIGURE_ABSENT},       {"no-answers", 2, EQL_FIGURE_ABSENT},
        {"all-hidden", 2, EQL_FIGURE_HIDDEN},    {"one", 1, EQL_FIGURE_SHOWN, 0.6},
        {"all-equal", 3, EQL_FIGURE_SHOWN, 0.5}, {"all-least", 2, EQL_FIGURE_SHOWN},
        {"all-most", 2, EQL_FIGURE_SHOWN, 1},    {NULL, 0, EQL_FIGURE_ABSENT, 0}};
    return cases;
}

static EqlFigure alike(const GalleryCase *of, EqlUnit unit, double most)
{
    if (of->state == EQL_FIGURE_HIDDEN)
        return eql_figure_hidden(unit, EQL_REASON_SMALL);
    if (of->state == EQL_FIGURE_ABSENT)
        return eql_figure_absent(unit, EQL_REASON_NO_ANSWERS);
    return eql_figure_value(unit, of->place * most);
}

static EqlFigure on_axis(const GalleryCase *of, EqlAxisKind axis)
{
    switch (axis) {
    case EQL_AXIS_SHARE:
    case EQL_AXIS_PARTS:
        return alike(of, EQL_UNIT_PROPORTION, 1);
    case EQL_AXIS_RATIO:
    case EQL_AXIS_TIMES:
        return alike(of, EQL_UNIT_RATIO, 2);
    case EQL_AXIS_COUNT:
        return alike(of, EQL_UNIT_COUNT, 10);
    case EQL_AXIS_RATE:
        return alike(of, EQL_UNIT_RATE, 10);
    case EQL_AXIS_SCORE:
        break;
    }
    return alike(of, EQL_UNIT_SCORE, 100);
}

static EqlFigure times(EqlFigure share, double all)
{
    if (eql_figure_is_hidden(share))
        return eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    if (!eql_figure_is_shown(share))
        return eql_figure_value(EQL_UNIT_COUNT, 0);
    return eql_figure_value(EQL_UNIT_COUNT, share.value * all);
}

/* A row's parts make a whole: all that is not favourable is as unfavourable as can be. */
static void set_parts(EqlChart *chart, guint row, const GalleryCase *of)
{
    GalleryCase rest = *of, none = *of;
    rest.place = 1 - of->place;
    none.place = 0;
    EqlFigure shares[5] = {on_axis(&rest, chart->axis), on_axis(&none, chart->axis),
                           on_axis(&none, chart->axis), on_axis(&none, chart->axis),
                           on_axis(of, chart->axis)};
    EqlFigure all = of->state == EQL_FIGURE_ABSENT
                        ? times(shares[0], 0)
                        : number(of->state == EQL_FIGURE_SHOWN ? 400 : NAN);
    picture_set(chart, row, EQL_PART_UNFAVOURABLE, shares[0]);
    picture_set(chart, row, EQL_PART_NEUTRAL, shares[2]);
    for (guint i = 0; i < 5; i++)
        eql_chart_add_answer(chart, row, part_of(i, 5), ANSWERS[i], times(shares[i], 400), all);
}

EqlChart *gallery_chart_of_case(const GalleryKind *kind, const GalleryCase *of)
{
    EqlChart *chart = kind->bare();
    eql_chart_set_empty(chart, "There is nothing to show yet.");
    for (guint row = 0; row < of->rows; row++) {
        eql_chart_add_row(chart, ENGLISH[RACISM]);
        for (guint series = 0; series < chart->series->len; series++)
            picture_set(chart, row, series, on_axis(of, chart->axis));
        if (chart->kind == EQL_CHART_PARTS)
            set_parts(chart, row, of);
        eql_chart_set_size(chart, row, alike(of, EQL_UNIT_COUNT, 200));
        eql_chart_set_result(chart, row, alike(of, EQL_UNIT_DIFFERENCE, 0), EQL_STANDING_PLAIN);
    }
    return chart;
}
