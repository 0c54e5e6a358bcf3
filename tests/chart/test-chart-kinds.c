/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dumbbells, bars, slopes and funnels: where things stand, and what is drawn when there is
 * little to draw. */
#include <math.h>
#include <string.h>

#include "picture.h"

/* What the figures of a chart may all be. */
typedef struct {
    const char *name;
    EqlFigureState state;
    double value;
} Case;

static const Case CASES[] = {{"all hidden", EQL_FIGURE_HIDDEN, 0},
                             {"no answers", EQL_FIGURE_ABSENT, 0},
                             {"all equal", EQL_FIGURE_SHOWN, 0.5},
                             {"all at the least", EQL_FIGURE_SHOWN, 0},
                             {"all at the most", EQL_FIGURE_SHOWN, 1}};

static EqlFigure figure_of(const Case *of, EqlUnit unit, double most)
{
    switch (of->state) {
    case EQL_FIGURE_HIDDEN:
        return eql_figure_hidden(unit, EQL_REASON_SMALL);
    case EQL_FIGURE_SHOWN:
        return eql_figure_value(unit, of->value * most);
    default:
        return eql_figure_absent(unit, EQL_REASON_NO_ANSWERS);
    }
}

static EqlChart *gaps(const double scores[3])
{
    EqlChart *chart = eql_gap_chart_new("Gaps");
    eql_chart_add_series(chart, "Pupils");
    eql_chart_add_series(chart, "Staff");
    eql_chart_add_series(chart, "Parents");
    eql_chart_add_row(chart, "Recognising and responding to racism");
    for (guint i = 0; i < 3; i++)
        picture_set(chart, 0, i,
                    isnan(scores[i]) ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
                                     : eql_figure_value(EQL_UNIT_SCORE, scores[i]));
    eql_chart_set_result(chart, 0, eql_figure_value(EQL_UNIT_SCORE, 21), EQL_STANDING_PLAIN);
    return chart;
}

static EqlChart *bars(double actual, double expected)
{
    EqlChart *chart = eql_expected_bars_new("Suspensions");
    eql_chart_add_row(chart, "Black Caribbean");
    picture_set(chart, 0, 0, eql_figure_value(EQL_UNIT_COUNT, actual));
    picture_set(chart, 0, 1, eql_figure_value(EQL_UNIT_COUNT, expected));
    return chart;
}

static EqlChart *slopes(guint waves)
{
    EqlChart *chart = eql_slope_chart_new("Progress");
    for (guint i = 0; i < waves; i++)
        eql_chart_add_series(chart, "Autumn 2025 baseline");
    return chart;
}

static void add_slope(EqlChart *chart, const char *label, double before, double now,
                      EqlStanding standing)
{
    guint row = eql_chart_add_row(chart, label);
    picture_set(chart, row, 0,
                isnan(before) ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
                              : eql_figure_value(EQL_UNIT_SCORE, before));
    picture_set(chart, row, 1,
                isnan(now) ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
                           : eql_figure_value(EQL_UNIT_SCORE, now));
    eql_chart_set_result(chart, row,
                         isnan(now - before)
                             ? eql_figure_hidden(EQL_UNIT_DIFFERENCE, EQL_REASON_SMALL)
                             : eql_figure_value(EQL_UNIT_DIFFERENCE, now - before),
                         standing);
}

static EqlChart *funnel(void)
{
    EqlChart *chart = eql_funnel_plot_new("Belonging", "Answers");
    GArray *limits = g_array_new(FALSE, FALSE, sizeof(EqlChartLimit));
    for (double size = 1; size < 1000; size *= 1.1) {
        double half = sqrt(0.24 / size);
        EqlChartLimit limit = {size,
                               {MAX(0, 0.6 - 1.96 * half), MIN(1, 0.6 + 1.96 * half)},
                               {MAX(0, 0.6 - 3.09 * half), MIN(1, 0.6 + 3.09 * half)}};
        g_array_append_val(limits, limit);
    }
    eql_chart_take_limits(chart, limits);
    eql_chart_set_reference(chart, eql_figure_value(EQL_UNIT_PROPORTION, 0.6), "All: 60 %");
    return chart;
}

static void add_school(EqlChart *chart, EqlFigure share, EqlFigure size, EqlStanding standing)
{
    guint row = eql_chart_add_row(chart, "School A");
    picture_set(chart, row, 0, share);
    eql_chart_set_size(chart, row, size);
    eql_chart_set_result(chart, row, eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE), standing);
}

static const EqlChartMark *mark_of(const Picture *picture, guint i)
{
    g_assert_cmpuint(i, <, picture->layout->marks->len);
    return &g_array_index(picture->layout->marks, EqlChartMark, i);
}

static EqlBox all_of(const Picture *picture)
{
    return (EqlBox){0, 0, picture->layout->width, picture->layout->height};
}

/* ── dumbbells ── */

static void test_gaps(void)
{
    const double scores[] = {48, 69, 66};
    g_autoptr(EqlChart) chart = gaps(scores);
    g_auto(Picture) picture = {0};
    picture_everywhere(chart);
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 1);
    for (guint i = 0; i < 3; i++)
        g_assert_cmpuint(
            picture_count(&picture, mark_of(&picture, 0)->lane, picture.style.series[i]), >, 20);
    g_autofree char *text = eql_chart_point_text(chart, 0, 0);
    g_assert_cmpstr(text, ==,
                    "Recognising and responding to racism. Pupils: 48, 409 pupils. Staff: 69, "
                    "409 pupils. Parents: 66, 409 pupils. Gap: 21");
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    g_assert_cmpuint(table->len, ==, 5);
    char **gap = g_ptr_array_index(table, 4);
    g_assert_cmpstr(gap[1], ==, "Gap");
    g_assert_cmpstr(gap[2], ==, "21");
}

/* Every audience's dot is seen even when all stand on the same score. */
static void test_gaps_equal(void)
{
    const double scores[] = {66, 66, 66};
    g_autoptr(EqlChart) chart = gaps(scores);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    for (guint i = 0; i < 3; i++)
        g_assert_cmpuint(
            picture_count(&picture, mark_of(&picture, 0)->lane, picture.style.series[i]), >, 8);
}

static void test_gaps_hidden(void)
{
    const double scores[] = {NAN, 69, 66};
    g_autoptr(EqlChart) chart = gaps(scores);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture_count(&picture, mark_of(&picture, 0)->lane, picture.style.series[0]),
                     ==, 0);
    g_autofree char *text = eql_chart_point_text(chart, 0, 0);
    g_assert_nonnull(strstr(text, "Pupils: hidden."));
    g_assert_nonnull(strstr(text, "nothing can be worked out"));
}

/* ── bars ── */

static double bar_length(double actual, double expected)
{
    g_autoptr(EqlChart) chart = bars(actual, expected);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    EqlBox line = mark_of(&picture, 0)->lane;
    line.y += line.height / 2;
    line.height = 1;
    return picture_count(&picture, line, picture.style.series[1]) / line.width;
}

static void test_bars(void)
{
    g_autoptr(EqlChart) chart = bars(16, 9);
    picture_everywhere(chart);
    /* an axis to 20; the stroke of the other figure covers some of the longer bar */
    g_assert_cmpfloat_with_epsilon(bar_length(16, 18), 16 / 20.0, 0.02);
    g_assert_cmpfloat_with_epsilon(bar_length(5, 18), 5 / 20.0, 0.02);
    g_assert_cmpfloat(bar_length(0, 18), <, 0.02);
    g_assert_cmpfloat(bar_length(0, 18), >, 0);
    g_autofree char *text = eql_chart_point_text(chart, 0, 0);
    g_assert_nonnull(strstr(text, "Actual: 16, 409 pupils. A proportional share: 9"));
}

/* More answers than were asked for run out of the axis as an arrow. */
static void test_rates(void)
{
    g_autoptr(EqlChart) chart = eql_rate_bars_new("Who answered");
    eql_chart_add_row(chart, "Parents and carers");
    picture_set(chart, 0, 0, eql_figure_value(EQL_UNIT_PROPORTION, 1.2));
    picture_everywhere(chart);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    EqlBox beyond = mark_of(&picture, 0)->lane;
    beyond.x += beyond.width;
    beyond.width = 7;
    g_assert_cmpuint(picture_count(&picture, beyond, picture.style.ink), >, 5);
}

/* ── slopes ── */

static void test_slopes(void)
{
    g_autoptr(EqlChart) chart = slopes(2);
    add_slope(chart, "Belonging", 60, 71, EQL_STANDING_FIRST);
    add_slope(chart, "Curriculum", 70, 61, EQL_STANDING_SECOND);
    for (guint i = 0; i < 12; i++)
        add_slope(chart, "Recognising and responding to racism", 50, 51, EQL_STANDING_PLAIN);
    add_slope(chart, "Voice", 40, NAN, EQL_STANDING_PLAIN);
    add_slope(chart, "Staff", NAN, NAN, EQL_STANDING_PLAIN);
    picture_everywhere(chart);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    /* One mark for each name, one for what is told beneath. */
    g_assert_cmpuint(picture.layout->marks->len, ==, 16);
    for (guint i = 0; i < 14; i++) {
        const EqlBox one = mark_of(&picture, i)->lane;
        for (guint j = 0; j < i; j++) {
            const EqlBox other = mark_of(&picture, j)->lane;
            g_assert_true(one.y + one.height <= other.y + 0.01 ||
                          other.y + other.height <= one.y + 0.01);
        }
    }
    g_assert_cmpfloat(mark_of(&picture, 0)->y, <, mark_of(&picture, 1)->y);
    g_assert_cmpuint(picture_count(&picture, picture.layout->plot, picture.style.series[1]), >,
                     100);
    g_autofree char *text = eql_chart_point_text(chart, 1, 1);
    g_assert_nonnull(strstr(text, "Change: -9"));
}

/* A score whose other wave is hidden tells nothing of the change. */
static void test_slopes_hidden(void)
{
    g_autoptr(EqlChart) chart = slopes(2);
    add_slope(chart, "Voice", 40, NAN, EQL_STANDING_PLAIN);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 1);
    g_assert_cmpfloat(picture.layout->plot.height, ==, 0);
    EqlBox below = all_of(&picture);
    below.y = picture.layout->plot.y;
    below.height -= below.y;
    g_assert_cmpuint(picture_count(&picture, below, picture.style.series[3]), ==, 0);
}

static void test_slopes_waves(void)
{
    for (guint waves = 1; waves <= 5; waves++) {
        g_autoptr(EqlChart) chart = slopes(waves);
        guint row = eql_chart_add_row(chart, "Belonging");
        for (guint i = 0; i < waves; i++)
            picture_set(chart, row, i, eql_figure_value(EQL_UNIT_SCORE, 50 + 10.0 * i));
        picture_everywhere(chart);
    }
}

/* ── funnel ── */

static void test_funnel(void)
{
    g_autoptr(EqlChart) chart = funnel();
    for (guint i = 0; i < 33; i++)
        add_school(chart, eql_figure_value(EQL_UNIT_PROPORTION, 0.4 + 0.01 * i),
                   eql_figure_value(EQL_UNIT_COUNT, 40 + 20.0 * i), (EqlStanding)(i % 3));
    add_school(chart, eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL),
               eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL), EQL_STANDING_PLAIN);
    picture_everywhere(chart);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 34);
    /* More answers further along, higher shares further up. */
    g_assert_cmpfloat(mark_of(&picture, 0)->x, <, mark_of(&picture, 1)->x);
    g_assert_cmpfloat(mark_of(&picture, 0)->y, >, mark_of(&picture, 1)->y);
    g_assert_cmpfloat(mark_of(&picture, 33)->lane.y, >,
                      picture.layout->plot.y + picture.layout->plot.height);
    for (int i = 0; i < 34; i++) {
        const EqlChartMark *mark = mark_of(&picture, (guint)i);
        g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, mark->x, mark->y), >=, 0);
    }
    g_autofree char *text = eql_chart_point_text(chart, 33, 0);
    g_assert_nonnull(strstr(text, "hidden"));
}

/* ── when there is little to draw ── */

static EqlChart *chart_of_case(EqlChart *chart, const Case *of, guint rows)
{
    double most = chart->axis == EQL_AXIS_SHARE ? 1 : chart->axis == EQL_AXIS_COUNT ? 12 : 100;
    EqlUnit unit = chart->axis == EQL_AXIS_SHARE   ? EQL_UNIT_PROPORTION
                   : chart->axis == EQL_AXIS_COUNT ? EQL_UNIT_COUNT
                                                   : EQL_UNIT_SCORE;
    for (guint row = 0; row < rows; row++) {
        eql_chart_add_row(chart, "Any other mixed or multiple ethnic background");
        for (guint series = 0; series < chart->series->len; series++)
            picture_set(chart, row, series, figure_of(of, unit, most));
        eql_chart_set_size(chart, row, figure_of(of, EQL_UNIT_COUNT, 200));
        eql_chart_set_result(chart, row, figure_of(of, EQL_UNIT_DIFFERENCE, 0), EQL_STANDING_PLAIN);
    }
    return chart;
}

static EqlChart *new_gaps(void)
{
    EqlChart *chart = eql_gap_chart_new("Gaps");
    eql_chart_add_series(chart, "Pupils");
    eql_chart_add_series(chart, "Staff");
    return chart;
}

static EqlChart *new_bars(void)
{
    return eql_expected_bars_new("Suspensions");
}

static EqlChart *new_beside(void)
{
    return eql_rates_beside_new("Suspensions: per 100 pupils", "England 2016/17");
}

static EqlChart *new_compact(void)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    eql_chart_add_series(chart, "Pupils");
    eql_chart_add_series(chart, "Staff");
    eql_chart_add_series(chart, "Parents");
    eql_chart_set_compact(chart);
    return chart;
}

static EqlChart *new_rates(void)
{
    return eql_rate_bars_new("Who answered");
}

static EqlChart *new_slopes(void)
{
    return slopes(2);
}

static const struct {
    const char *name;
    EqlChart *(*make)(void);
} KINDS[] = {{"gaps", new_gaps},       {"expected", new_bars}, {"beside", new_beside},
             {"compact", new_compact}, {"rates", new_rates},   {"slopes", new_slopes},
             {"funnel", funnel}};

static void test_degenerate(void)
{
    for (guint kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        for (guint i = 0; i < G_N_ELEMENTS(CASES); i++) {
            for (guint rows = 0; rows <= 20; rows = rows == 0 ? 1 : rows + 19) {
                g_test_message("%s, %s, %u rows", KINDS[kind].name, CASES[i].name, rows);
                g_autoptr(EqlChart) chart = chart_of_case(KINDS[kind].make(), &CASES[i], rows);
                g_autofree char *summary = eql_chart_summary(chart);
                picture_everywhere(chart);
                g_assert_cmpuint(strlen(summary), >, 10);
                g_assert_cmpint(strstr(summary, "hidden") != NULL, ==,
                                rows > 0 && CASES[i].state != EQL_FIGURE_SHOWN);
            }
        }
    }
}

static EqlChart *chart_of_reason(EqlChart *chart, EqlReason reason)
{
    chart_of_case(chart, &CASES[0], 2);
    for (guint row = 0; row < 2; row++)
        picture_set(chart, row, 0, eql_figure_hidden(EQL_UNIT_SCORE, reason));
    return chart;
}

/* The same marks in less room, with all numbers of a row in its middle. */
static void test_compact(void)
{
    g_autoptr(EqlChart) chart = chart_of_case(new_compact(), &CASES[2], 4);
    g_auto(Picture) close = {0};
    g_auto(Picture) apart = {0};
    gboolean shown;
    picture_draw(&close, chart, 700, FALSE);
    g_autofree char *values = eql_chart_value_beside(chart, 0, 1, &shown);
    g_autofree char *people = eql_chart_people_beside(chart, 0, 1);
    g_assert_cmpstr(values, ==, "50 · 50 · 50");
    g_assert_cmpstr(people, ==, "409 · 409 · 409");
    chart->compact = FALSE;
    picture_draw(&apart, chart, 700, FALSE);
    g_assert_cmpuint(close.layout->marks->len, ==, apart.layout->marks->len);
    g_assert_cmpfloat(close.layout->height, <, 0.8 * apart.layout->height);
}

/* What is hidden for its own size and what only protects it are drawn alike. */
static void test_hidden_alike(void)
{
    for (guint kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
        g_auto(Picture) small = {0};
        g_auto(Picture) protects = {0};
        g_autoptr(EqlChart) one = chart_of_reason(KINDS[kind].make(), EQL_REASON_SMALL);
        g_autoptr(EqlChart) other = chart_of_reason(KINDS[kind].make(), EQL_REASON_PROTECTS);
        picture_draw(&small, one, 700, FALSE);
        picture_draw(&protects, other, 700, FALSE);
        gsize size = (gsize)cairo_image_surface_get_stride(small.surface) *
                     (gsize)cairo_image_surface_get_height(small.surface);
        g_assert_cmpmem(cairo_image_surface_get_data(small.surface), size,
                        cairo_image_surface_get_data(protects.surface), size);
    }
}

static void test_round_axes(void)
{
    const double spans[][4] = {{0, 41, 0, 50}, {0, 5, 0, 5}, {0, 1148, 0, 1250}, {47, 71, 45, 75}};
    for (guint i = 0; i < G_N_ELEMENTS(spans); i++) {
        EqlAxis axis = eql_axis_round(EQL_AXIS_COUNT, spans[i][0], spans[i][1]);
        g_assert_cmpfloat_with_epsilon(axis.low, spans[i][2], 1e-9);
        g_assert_cmpfloat_with_epsilon(axis.high, spans[i][3], 1e-9);
    }
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/gaps", test_gaps);
    g_test_add_func("/chart/gaps/equal", test_gaps_equal);
    g_test_add_func("/chart/gaps/hidden", test_gaps_hidden);
    g_test_add_func("/chart/bars", test_bars);
    g_test_add_func("/chart/rates", test_rates);
    g_test_add_func("/chart/slopes", test_slopes);
    g_test_add_func("/chart/slopes/hidden", test_slopes_hidden);
    g_test_add_func("/chart/slopes/waves", test_slopes_waves);
    g_test_add_func("/chart/funnel", test_funnel);
    g_test_add_func("/chart/degenerate", test_degenerate);
    g_test_add_func("/chart/compact", test_compact);
    g_test_add_func("/chart/hidden-alike", test_hidden_alike);
    g_test_add_func("/chart/round-axes", test_round_axes);
    return g_test_run();
}
