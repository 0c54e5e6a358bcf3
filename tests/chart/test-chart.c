/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "chart/answers.h"
#include "chart/draw.h"
#include "chart/picture-words.h"
#include "chart/save.h"
#include "chart/shades.h"
#include "picture.h"

/* ── charts to draw ── */

static EqlChart *dots(void)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    eql_chart_add_series(chart, "Pupils");
    eql_chart_add_series(chart, "Staff");
    return chart;
}

static EqlChart *themes(void)
{
    EqlChart *chart = dots();
    for (guint i = 0; i < 3; i++)
        eql_chart_add_row(chart, "Fair treatment and behaviour");
    picture_set(chart, 0, 0, eql_figure_interval(EQL_UNIT_SCORE, 71, 68, 74));
    picture_set(chart, 0, 1, eql_figure_interval(EQL_UNIT_SCORE, 0, 0, 12));
    picture_set(chart, 1, 0, eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL));
    picture_set(chart, 1, 1, eql_figure_interval(EQL_UNIT_SCORE, 100, 92, 100));
    picture_set(chart, 2, 1, eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS));
    return chart;
}

static EqlChart *ratios(double value, double low, double high)
{
    EqlChart *chart = eql_forest_plot_new("Suspensions", "n");
    eql_chart_add_row(chart, "Black Caribbean");
    picture_set(chart, 0, 0, eql_figure_interval(EQL_UNIT_RATIO, value, low, high));
    return chart;
}

static EqlChart *of_one_figure(EqlFigure figure, guint rows)
{
    EqlChart *chart = dots();
    for (guint i = 0; i < rows; i++) {
        eql_chart_add_row(chart, "Belonging");
        picture_set(chart, i, 0, figure);
        picture_set(chart, i, 1, figure);
    }
    return chart;
}

static void test_every_width(void)
{
    g_autoptr(EqlChart) chart = themes();
    picture_everywhere(chart);
    g_autoptr(EqlChart) forest = ratios(1.8, 1.1, 2.7);
    picture_everywhere(forest);
}

/* ── parts and grids ── */

/* How many gave each answer, the last without points; from the least favourable. */
static EqlChart *answers(guint n, const double *counts)
{
    static const char *const labels[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"};
    EqlChart *chart = eql_parts_chart_new("Questions");
    double points = 0, parts[EQL_N_PARTS] = {0};
    EqlPart part[12];
    for (guint i = 0; i <= n; i++) {
        part[i] = i == n           ? EQL_PART_DONT_KNOW
                  : 2 * i + 1 == n ? EQL_PART_NEUTRAL
                  : 2 * i + 1 > n  ? EQL_PART_FAVOURABLE
                                   : EQL_PART_UNFAVOURABLE;
        parts[part[i]] += counts[i];
        points += i < n ? counts[i] : 0;
    }
    eql_chart_add_row(chart, "Everyone here is treated fairly, whoever they are");
    for (guint i = 0; i < EQL_N_PARTS; i++)
        picture_set(
            chart, 0, i,
            eql_figure_value(EQL_UNIT_PROPORTION,
                             parts[i] / (i == EQL_PART_DONT_KNOW ? points + counts[n] : points)));
    for (guint i = 0; i <= n; i++)
        eql_chart_add_answer(chart, 0, part[i], i == n ? "Don’t know" : labels[i],
                             eql_figure_value(EQL_UNIT_COUNT, counts[i]),
                             eql_figure_value(EQL_UNIT_COUNT, i < n ? points : points + counts[n]));
    return chart;
}

static guint count_shade(const Picture *picture, EqlBox box, EqlPart part, guint step, guint steps)
{
    return picture_count(picture, box, eql_answer_shade(&picture->style, part, step, steps));
}

/* Every answer stands on its side, and as wide as its share. */
static void test_answers(void)
{
    const double counts[] = {60, 20, 40, 80, 200, 100};
    g_autoptr(EqlChart) chart = answers(5, counts);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 1200, FALSE);
    EqlBox plot = picture.layout->plot, half = plot;
    half.width = plot.width / 2;
    guint one = count_shade(&picture, plot, EQL_PART_UNFAVOURABLE, 1, 2);
    g_assert_cmpuint(one, >, 100);
    g_assert_cmpuint(count_shade(&picture, half, EQL_PART_UNFAVOURABLE, 1, 2), ==, one);
    g_assert_cmpfloat(count_shade(&picture, half, EQL_PART_UNFAVOURABLE, 2, 2), >, 2.5 * one);
    g_assert_cmpuint(count_shade(&picture, half, EQL_PART_FAVOURABLE, 1, 2), ==, 0);
    half.x += half.width;
    g_assert_cmpfloat(count_shade(&picture, half, EQL_PART_FAVOURABLE, 1, 2), >, 3.5 * one);
    g_assert_cmpfloat(count_shade(&picture, half, EQL_PART_FAVOURABLE, 2, 2), >, 9 * one);
    g_assert_cmpuint(count_shade(&picture, half, EQL_PART_UNFAVOURABLE, 2, 2), ==, 0);
    g_assert_cmpuint(picture_count(&picture, picture.layout->apart, picture.style.series[3]), >,
                     20);
    g_autofree char *text = eql_chart_point_text(chart, 0, EQL_PART_FAVOURABLE);
    g_assert_nonnull(strstr(text, "Favourable: 70 %. 4: 200 of 400, 50 %. 3: 80 of 400, 20 %. "
                                  "2: 40 of 400, 10 %. Unfavourable: 20 %. 1: 20 of 400, 5 %. "
                                  "0: 60 of 400, 15 %. Don’t know: 100 of 500, 20 %"));
}

/* From the right in scripts that run so. */
static void test_answers_mirrored(void)
{
    const double counts[] = {60, 20, 40, 80, 200, 100};
    g_autoptr(EqlChart) chart = answers(5, counts);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 1200, TRUE);
    EqlBox half = picture.layout->plot;
    half.width /= 2;
    g_assert_cmpuint(count_shade(&picture, half, EQL_PART_UNFAVOURABLE, 2, 2), ==, 0);
    g_assert_cmpuint(count_shade(&picture, half, EQL_PART_FAVOURABLE, 2, 2), >, 500);
}

/* What nobody chose has a stroke, a word in the legend and a line in the table all the same. */
static void test_unchosen_answers(void)
{
    const double counts[][12] = {
        {0, 0, 0, 90, 0, 0}, {0, 100, 0}, {0, 0, 0, 0, 50, 0, 0, 0, 0, 0, 50, 0}};
    const guint sizes[] = {5, 2, 11};
    for (guint i = 0; i < G_N_ELEMENTS(sizes); i++) {
        g_autoptr(EqlChart) chart = answers(sizes[i], counts[i]);
        guint n = sizes[i] / 2;
        g_auto(Picture) picture = {0};
        picture_everywhere(chart);
        picture_draw(&picture, chart, 1200, FALSE);
        EqlBox plot = picture.layout->plot; /* strokes may stand a little beyond it */
        plot.x -= picture.layout->em;
        plot.width += 2 * picture.layout->em;
        for (guint step = 1; step <= n; step++) {
            const EqlPart sides[] = {EQL_PART_UNFAVOURABLE, EQL_PART_FAVOURABLE};
            for (guint side = 0; side < 2; side++)
                g_assert_cmpuint(count_shade(&picture, plot, sides[side], step, n), >, 8);
        }
        g_autoptr(GArray) legend = eql_chart_answer_legend(chart);
        g_assert_cmpuint(legend->len, ==, sizes[i] + 1);
        g_autoptr(GPtrArray) table = eql_chart_table(chart);
        g_assert_cmpuint(table->len, ==, 1 + sizes[i] + 1 + (n > 1 ? 2 : 0));
        for (guint row = 1; row < table->len; row++)
            g_assert_cmpuint(g_strv_length(table->pdata[row]), ==, g_strv_length(table->pdata[0]));
    }
}

static EqlFigure counted(double count)
{
    return count < 0 ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                     : eql_figure_value(EQL_UNIT_COUNT, count);
}

/* 70 % favourable of 400; of the two answers that make them up, the second is hidden. */
static EqlChart *undivided(double first)
{
    EqlChart *chart = eql_parts_chart_new("Questions");
    const double shares[EQL_N_PARTS] = {0.2, 0.1, 0.7, 0};
    const double counts[] = {60, 20, 40, first, -1};
    eql_chart_add_row(chart, "Everyone here is treated fairly");
    for (guint i = 0; i < EQL_N_PARTS; i++)
        picture_set(chart, 0, i, eql_figure_value(EQL_UNIT_PROPORTION, shares[i]));
    for (guint i = 0; i < G_N_ELEMENTS(counts); i++)
        eql_chart_add_answer(chart, 0,
                             i < 2   ? EQL_PART_UNFAVOURABLE
                             : i < 3 ? EQL_PART_NEUTRAL
                                     : EQL_PART_FAVOURABLE,
                             "Answer", counted(counts[i]), counted(400));
    return chart;
}

/* Neither the picture nor a word tells a part's answers when one of them is hidden: the others
 * would leave it. */
static void test_undivided(void)
{
    g_autoptr(EqlChart) one = undivided(80), other = undivided(279);
    g_auto(Picture) a = {0};
    g_auto(Picture) b = {0};
    picture_draw(&a, one, 700, FALSE);
    picture_draw(&b, other, 700, FALSE);
    gsize size = (gsize)cairo_image_surface_get_stride(a.surface) *
                 (gsize)cairo_image_surface_get_height(a.surface);
    g_assert_cmpint(memcmp(cairo_image_surface_get_data(a.surface),
                           cairo_image_surface_get_data(b.surface), size),
                    ==, 0);
    g_assert_cmpuint(picture_count(&a, a.layout->plot, a.style.series[1]), >, 500);
    g_assert_cmpuint(count_shade(&a, a.layout->plot, EQL_PART_FAVOURABLE, 1, 2), ==, 0);
    g_assert_cmpuint(count_shade(&a, a.layout->plot, EQL_PART_UNFAVOURABLE, 1, 2), >, 30);
    g_autofree char *text = eql_chart_point_text(one, 0, EQL_PART_FAVOURABLE);
    g_autofree char *same = eql_chart_point_text(other, 0, EQL_PART_FAVOURABLE);
    g_assert_cmpstr(text, ==, same);
    g_assert_nonnull(strstr(text, "How many gave each of these answers is hidden"));
    g_autoptr(GPtrArray) table = eql_chart_table(one), other_table = eql_chart_table(other);
    g_assert_cmpuint(table->len, ==, other_table->len);
    for (guint row = 0; row < table->len; row++)
        g_assert_true(g_strv_equal(table->pdata[row], other_table->pdata[row]));
}

static void test_hidden_parts(void)
{
    g_autoptr(EqlChart) chart = eql_parts_chart_new("Questions");
    eql_chart_add_row(chart, "Everyone here is treated fairly");
    for (guint i = 0; i < EQL_N_PARTS; i++)
        picture_set(chart, 0, i, eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL));
    for (guint i = 0; i < 2; i++)
        eql_chart_add_answer(chart, 0, i > 0 ? EQL_PART_FAVOURABLE : EQL_PART_UNFAVOURABLE,
                             i > 0 ? "Yes" : "No", counted(-1), counted(-1));
    picture_everywhere(chart);
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(count_shade(&picture, picture.layout->plot, EQL_PART_FAVOURABLE, 1, 1), ==, 0);
    g_autofree char *text = eql_chart_point_text(chart, 0, EQL_PART_FAVOURABLE);
    g_assert_null(strstr(text, "%"));
    g_assert_nonnull(strstr(text, "Hidden"));
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    for (guint row = 1; row < table->len; row++) {
        g_autofree char *line = g_strjoinv(" ", table->pdata[row]);
        g_assert_null(strpbrk(line, "0123456789%"));
    }
}

/* As far as the longest bar goes, in round shares, the same to both sides. */
static void test_reach(void)
{
    static const double cases[][5] = {{10, 10, 20, 30, 30}, {0, 0, 0, 0, 90},
                                      {90, 0, 0, 0, 0},     {5, 5, 30, 30, 30},
                                      {20, 20, 20, 20, 20}, {100, 90, 10, 5, 95}};
    static const double ends[] = {0.7, 1, 1, 0.8, 0.5, 0.7};
    for (guint i = 0; i < G_N_ELEMENTS(ends); i++) {
        const double counts[] = {cases[i][0], cases[i][1], cases[i][2],
                                 cases[i][3], cases[i][4], 0};
        g_autoptr(EqlChart) chart = answers(5, counts);
        EqlAxis axis = eql_axis_for(chart);
        g_assert_cmpfloat_with_epsilon(axis.high, ends[i], 1e-12);
        g_assert_cmpfloat_with_epsilon(axis.low, -ends[i], 1e-12);
    }
}

static void add_scale(EqlChart *chart, const char *question, const char *const labels[3])
{
    guint row = eql_chart_add_row(chart, question);
    for (guint i = 0; i < 3; i++)
        eql_chart_add_answer(chart, row, (EqlPart)i, labels[i], counted(10), counted(30));
}

/* The answers' own words serve where every question means the same by them. */
static void test_legend_words(void)
{
    const char *agree[] = {"Disagree", "Neither", "Agree"},
               *turned[] = {"Agree", "Neither", "Disagree"};
    g_autoptr(EqlChart) chart = eql_parts_chart_new("Questions");
    add_scale(chart, "We belong here", agree);
    add_scale(chart, "We are treated fairly", agree);
    g_autoptr(GArray) own = eql_chart_answer_legend(chart);
    g_assert_cmpuint(own->len, ==, 3);
    g_assert_cmpstr(g_array_index(own, EqlAnswerEntry, 2).label, ==, "Agree");
    add_scale(chart, "We are left out", turned);
    g_autoptr(GArray) general = eql_chart_answer_legend(chart);
    g_assert_cmpuint(general->len, ==, 3);
    g_assert_cmpstr(g_array_index(general, EqlAnswerEntry, 2).label, ==, "Favourable");
    eql_chart_add_answer(chart, 0, EQL_PART_FAVOURABLE, "Strongly agree", counted(0), counted(30));
    g_autoptr(GArray) five = eql_chart_answer_legend(chart);
    g_assert_cmpuint(five->len, ==, 5);
    g_assert_cmpstr(g_array_index(five, EqlAnswerEntry, 0).label, ==, "Most unfavourable");
    g_assert_cmpstr(g_array_index(five, EqlAnswerEntry, 4).label, ==, "Most favourable");
}

static EqlChart *grid(guint rows, guint columns)
{
    EqlChart *chart = eql_heat_map_new("Groups and themes", "Theme");
    for (guint i = 0; i < columns; i++)
        eql_chart_add_series(chart, "Recognising and responding to racism");
    for (guint row = 0; row < rows; row++) {
        eql_chart_add_row(chart, "Any other mixed background");
        for (guint i = 0; i < columns; i++)
            picture_set(chart, row, i,
                        eql_figure_value(EQL_UNIT_SCORE, (row + i) % 2 == 0 ? 0 : 100));
    }
    return chart;
}

static void test_grid(void)
{
    const guint columns[] = {1, 7, EQL_CHART_MAX_COLUMNS};
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++) {
        g_autoptr(EqlChart) chart = grid(3, columns[i]);
        picture_everywhere(chart);
    }
    g_autoptr(EqlChart) chart = grid(2, 2);
    picture_set(chart, 1, 1, eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL));
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 4);
    for (int i = 0; i < 4; i++) {
        const EqlChartMark *mark = &g_array_index(picture.layout->marks, EqlChartMark, i);
        guint low = picture_count(&picture, mark->lane, picture.style.series[2]);
        guint high = picture_count(&picture, mark->lane, picture.style.series[1]);
        g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, mark->x, mark->y), ==, i);
        g_assert_true((low > 1000) == (i == 0));
        g_assert_true((high > 1000) == (i == 1 || i == 2));
    }
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    g_assert_cmpuint(table->len, ==, 5);
}

/* Of a point may be known neither how many people it rests on nor how sure it is. */
static void test_bare_point(void)
{
    g_autoptr(EqlChart) chart = grid(1, 2);
    eql_chart_set_point(chart, 0, 1, eql_figure_value(EQL_UNIT_SCORE, 50), NULL, NULL, NULL);
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    char **cells = table->pdata[2];
    g_assert_cmpuint(g_strv_length(cells), ==, g_strv_length(table->pdata[0]));
    for (guint i = 3; i < g_strv_length(cells); i++)
        g_assert_cmpstr(cells[i], ==, "");
    g_autofree char *text = eql_chart_point_text(chart, 0, 1);
    g_assert_true(g_str_has_suffix(text, ": 50"));
}

/* A project may call other ratios over- and under-represented. */
static void test_guides(void)
{
    g_autoptr(EqlChart) chart = ratios(1.8, 1.1, 2.7);
    eql_chart_set_guides(chart, 0.25, 2);
    EqlAxis axis = eql_axis_for(chart);
    g_assert_cmpfloat(axis.low, <, 0.25);
    g_autoptr(GArray) ticks = eql_axis_ticks(axis, 900, 20);
    guint guides = 0;
    for (guint i = 0; i < ticks->len; i++) {
        const EqlTick *tick = &g_array_index(ticks, EqlTick, i);
        gboolean wanted = tick->value == 0.25 || tick->value == 1 || tick->value == 2;
        g_assert_true(tick->guide == wanted);
        guides += tick->guide;
    }
    g_assert_cmpuint(guides, ==, 3);
}

/* Headings break at the ends of words: where a word is wider than its column they are turned. */
static void test_turned_headings(void)
{
    g_autoptr(EqlChart) chart = grid(2, 7);
    g_auto(Picture) wide = {0}, narrow = {0};
    picture_draw(&wide, chart, 1600, FALSE);
    picture_draw(&narrow, chart, 600, FALSE);
    g_assert_false(wide.layout->turned);
    g_assert_true(narrow.layout->turned);
    g_assert_cmpfloat(narrow.layout->headings.height, >, wide.layout->headings.height);
    g_assert_cmpfloat(narrow.layout->headings.height, <, 13 * narrow.layout->em);
    for (guint i = 0; i < 7; i++) {
        EqlBox box = eql_chart_layout_column(narrow.layout, &narrow.style, i, 7);
        box.y = narrow.layout->headings.y;
        box.height = narrow.layout->headings.height;
        guint blank = picture_count(&narrow, box, narrow.style.paper);
        g_assert_cmpfloat(blank, <, 0.97 * box.width * box.height);
    }
}

static void test_no_rows(void)
{
    g_autoptr(EqlChart) chart = dots();
    eql_chart_set_empty(chart, "Bring in answers first.");
    picture_everywhere(chart);
    g_autofree char *summary = eql_chart_summary(chart);
    g_assert_cmpstr(summary, ==, "Bring in answers first.");
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 600, FALSE);
    g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, 10, 10), ==, -1);
}

static void test_degenerate(void)
{
    const EqlFigure figures[] = {
        eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL),
        eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS),
        eql_figure_value(EQL_UNIT_SCORE, 50),
        eql_figure_interval(EQL_UNIT_SCORE, 50, 50, 50),
        eql_figure_interval(EQL_UNIT_SCORE, 0, 0, 0),
        eql_figure_interval(EQL_UNIT_SCORE, 100, 100, 100),
    };
    for (guint i = 0; i < G_N_ELEMENTS(figures); i++) {
        for (guint rows = 1; rows <= 20; rows += 19) {
            g_autoptr(EqlChart) chart = of_one_figure(figures[i], rows);
            picture_everywhere(chart);
        }
    }
}

static void test_ratio_extremes(void)
{
    const double values[][3] = {{0, 0, 1.2},       {1, 1, 1},         {2.5, 0, 1e6},
                                {1e-9, 1e-9, 1e9}, {500, 400, 1e300}, {0.01, 0.001, 0.02}};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autoptr(EqlChart) chart = ratios(values[i][0], values[i][1], values[i][2]);
        picture_everywhere(chart);
        EqlAxis axis = eql_axis_for(chart);
        g_assert_cmpfloat(axis.low, >, 0);
        g_assert_cmpfloat(axis.low, <, 0.5);
        g_assert_cmpfloat(axis.high, >, 1.5);
    }
}

/* ── a hidden figure leaves nothing behind ── */

static void test_hidden_leaves_no_mark(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    const EqlColour purple = picture.style.series[0];
    const EqlChartMark *shown = &g_array_index(picture.layout->marks, EqlChartMark, 0);
    const EqlChartMark *hidden = &g_array_index(picture.layout->marks, EqlChartMark, 2);
    g_assert_cmpuint(hidden->row, ==, 1);
    g_assert_cmpuint(picture_count(&picture, shown->lane, purple), >, 20);
    g_assert_cmpuint(picture_count(&picture, hidden->lane, purple), ==, 0);
    g_assert_cmpfloat_with_epsilon(hidden->x, hidden->lane.x + hidden->lane.width / 2, 1e-9);
}

/* Two charts that differ only in what was hidden for another reason look the same:
 * how a figure came to be hidden must not show. */
static void test_hidden_looks_alike(void)
{
    g_autoptr(EqlChart) small =
        of_one_figure(eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL), 2);
    g_autoptr(EqlChart) protects =
        of_one_figure(eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_PROTECTS), 2);
    g_auto(Picture) a = {0};
    g_auto(Picture) b = {0};
    picture_draw(&a, small, 700, FALSE);
    picture_draw(&b, protects, 700, FALSE);
    gsize size = (gsize)cairo_image_surface_get_stride(a.surface) *
                 (gsize)cairo_image_surface_get_height(a.surface);
    g_assert_cmpint(memcmp(cairo_image_surface_get_data(a.surface),
                           cairo_image_surface_get_data(b.surface), size),
                    ==, 0);
    g_autofree char *one = eql_chart_words(small);
    g_autofree char *other = eql_chart_words(protects);
    g_assert_cmpstr(one, ==, other);
}

/* ── where things are ── */

static void test_places(void)
{
    EqlAxis score = {.kind = EQL_AXIS_SCORE, .high = 100},
            ratio = {EQL_AXIS_RATIO, 0.25, 4, 0.5, 1.5};
    g_assert_cmpfloat_with_epsilon(eql_axis_place(score, 71), 0.71, 1e-12);
    g_assert_cmpfloat(eql_axis_place(score, 140), ==, 1);
    g_assert_cmpfloat_with_epsilon(eql_axis_place(ratio, 1), 0.5, 1e-12);
    g_assert_cmpfloat_with_epsilon(eql_axis_place(ratio, 2), 0.75, 1e-12);
    g_assert_cmpfloat(eql_axis_place(ratio, 0), ==, 0);
    g_assert_true(eql_axis_is_below(ratio, 0));
    g_assert_true(eql_axis_is_above(ratio, 5));
}

static void test_mirrored(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_auto(Picture) ltr = {0};
    g_auto(Picture) rtl = {0};
    picture_draw(&ltr, chart, 900, FALSE);
    picture_draw(&rtl, chart, 900, TRUE);
    for (guint i = 0; i < ltr.layout->marks->len; i++) {
        const EqlChartMark *a = &g_array_index(ltr.layout->marks, EqlChartMark, i);
        const EqlChartMark *b = &g_array_index(rtl.layout->marks, EqlChartMark, i);
        g_assert_cmpfloat_with_epsilon(a->x, 900 - b->x, 1e-6);
        g_assert_cmpfloat_with_epsilon(a->y, b->y, 1e-6);
    }
    g_assert_cmpfloat(eql_chart_layout_x(rtl.layout, &rtl.style, 0), >,
                      eql_chart_layout_x(rtl.layout, &rtl.style, 100));
}

static void test_pointer(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_auto(Picture) picture = {0};
    picture_draw(&picture, chart, 900, FALSE);
    g_assert_cmpuint(picture.layout->marks->len, ==, 5);
    for (guint i = 0; i < picture.layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(picture.layout->marks, EqlChartMark, i);
        g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, mark->x, mark->y), ==, (int)i);
    }
    g_assert_cmpint(eql_chart_layout_mark_at(picture.layout, 10, 5000), ==, -1);
}

static void assert_ticks_apart(GArray *ticks, EqlAxis axis, double width, double label)
{
    for (guint i = 1; i < ticks->len; i++) {
        const EqlTick *tick = &g_array_index(ticks, EqlTick, i);
        const EqlTick *before = &g_array_index(ticks, EqlTick, i - 1);
        g_assert_cmpfloat(tick->value, >, before->value);
        if (!tick->guide || !before->guide)
            g_assert_cmpfloat(
                width * (eql_axis_place(axis, tick->value) - eql_axis_place(axis, before->value)),
                >, label);
    }
}

static void test_ticks(void)
{
    const EqlAxis axes[] = {{EQL_AXIS_RATIO, 0.4, 2.5, 0.5, 1.5},
                            {EQL_AXIS_RATIO, 1.0 / 32, 32, 0.5, 1.5},
                            {.kind = EQL_AXIS_SCORE, .high = 100}};
    for (guint i = 0; i < G_N_ELEMENTS(axes); i++) {
        for (double width = 120; width < 1000; width += 37) {
            g_autoptr(GArray) ticks = eql_axis_ticks(axes[i], width, 30);
            g_assert_cmpuint(ticks->len, >=, 3);
            assert_ticks_apart(ticks, axes[i], width, 30);
        }
    }
}

/* However many there are and however wide, no label stands on another, and 1 is always told. */
static void test_labels(void)
{
    const EqlAxis axis = {EQL_AXIS_RATIO, 1.0 / 32, 32, 0.5, 1.5};
    for (double width = 60; width < 1000; width += 23) {
        g_autoptr(GArray) ticks = eql_axis_ticks(axis, width, 30);
        g_autofree double *widths = g_new(double, ticks->len);
        double end = -G_MAXDOUBLE;
        for (guint i = 0; i < ticks->len; i++)
            widths[i] = 10 + 7 * (i % 4);
        eql_axis_silence(axis, width, ticks, widths, 4);
        for (guint i = 0; i < ticks->len; i++) {
            const EqlTick *tick = &g_array_index(ticks, EqlTick, i);
            double x = width * eql_axis_place(axis, tick->value);
            g_assert_false(tick->value == 1 && tick->silent);
            if (tick->silent)
                continue;
            g_assert_cmpfloat(x - widths[i] / 2, >=, end + 4 - 1e-9);
            end = x + widths[i] / 2;
        }
    }
}

/* ── words ── */

static void test_words(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autofree char *shown = eql_chart_point_text(chart, 0, 0);
    g_assert_cmpstr(shown, ==, "Fair treatment and behaviour, Pupils: 71 (68 to 74), 409 pupils");
    g_autofree char *hidden = eql_chart_point_text(chart, 1, 0);
    g_assert_nonnull(strstr(hidden, "hidden"));
    g_assert_null(strstr(hidden, "409"));
    g_assert_null(eql_chart_point_text(chart, 2, 0));
    g_autofree char *summary = eql_chart_summary(chart);
    g_assert_cmpstr(summary, ==,
                    "5 points. 2 are hidden or cannot be worked out. Arrow keys walk the points, T "
                    "shows the table.");
    g_autofree char *words = eql_chart_words(chart);
    g_assert_nonnull(strstr(words, "5 points."));
    g_assert_nonnull(strstr(words, shown));
}

static void test_table(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    g_assert_cmpuint(table->len, ==, 6);
    char **headings = g_ptr_array_index(table, 0), **first = g_ptr_array_index(table, 1);
    for (guint i = 0; i < table->len; i++)
        g_assert_cmpuint(g_strv_length(g_ptr_array_index(table, i)), ==, g_strv_length(headings));
    const char *expected[] = {
        "Fair treatment and behaviour", "Pupils", "71", "68", "74", "409", "", NULL};
    g_assert_true(g_strv_equal((const char *const *)first, expected));
    char **hidden = g_ptr_array_index(table, 3);
    g_assert_cmpstr(hidden[2], ==, "hidden");
    g_assert_cmpstr(hidden[3], ==, "");
    g_assert_cmpstr(hidden[6], !=, "");
}

/* ── files ── */

static char *saved(const EqlChart *chart, const char *name)
{
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("equalens-chart-XXXXXX", &error);
    g_assert_no_error(error);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gboolean done = eql_chart_save(chart, &style, 800, path, &error);
    char *content = NULL;
    if (done)
        g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    else
        g_assert_error(error, EQL_CHART_ERROR, EQL_CHART_ERROR_FORMAT);
    g_remove(path);
    g_rmdir(folder);
    return content;
}

static void test_save(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autofree char *png = saved(chart, "chart.png");
    g_assert_cmpint(memcmp(png, "\x89PNG", 4), ==, 0);
    g_autofree char *svg = saved(chart, "chart.SVG");
    g_assert_nonnull(strstr(svg, "<svg role=\"img\""));
    g_assert_null(saved(chart, "chart.gif"));
}

/* The words, with what a file of the format must not hold as it is. */
static void test_words_in_pictures(void)
{
    g_autoptr(GByteArray) svg = g_byte_array_new(), png = g_byte_array_new();
    static const char drawn[] = "<?xml version=\"1.0\"?>\n<svg width=\"9\"><g/></svg>";
    static const char foreign[] = "GIF89a, and longer than the head of a PNG would ever be";
    g_byte_array_append(svg, (const guint8 *)drawn, sizeof drawn - 1);
    eql_svg_add_words(svg, "A & B", "1 < 2");
    g_autofree char *text = g_strndup((char *)svg->data, svg->len);
    g_assert_cmpstr(text, ==,
                    "<?xml version=\"1.0\"?>\n<svg role=\"img\" width=\"9\">\n"
                    "<title>A &amp; B</title>\n<desc>1 &lt; 2</desc><g/></svg>");
    g_byte_array_append(png, (const guint8 *)foreign, sizeof foreign);
    eql_png_add_words(png, "A", "B");
    eql_svg_add_words(png, "A", "B");
    g_assert_cmpstr((char *)png->data, ==, foreign);
}

/* What libpng reads of it is the picture that it was, behind texts whose checks are right. */
static void test_words_in_png(void)
{
    g_autoptr(EqlChart) chart = themes();
    g_autofree char *folder = g_dir_make_tmp("equalens-chart-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "chart.png", NULL);
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
    g_autoptr(GBytes) png = eql_chart_render(chart, &style, 800, EQL_PICTURE_PNG, NULL);
    gsize length;
    const char *data = g_bytes_get_data(png, &length);
    static const char title[] = "iTXtTitle\0\0\0\0\0";
    g_assert_cmpmem(data + 37, sizeof title - 1, title, sizeof title - 1);
    /* cairo reads with libpng, which refuses a chunk with a wrong check */
    g_assert_true(g_file_set_contents(path, data, (gssize)length, NULL));
    cairo_surface_t *read = cairo_image_surface_create_from_png(path);
    g_assert_cmpint(cairo_surface_status(read), ==, CAIRO_STATUS_SUCCESS);
    g_assert_cmpint(cairo_image_surface_get_width(read), ==, 1600);
    cairo_surface_destroy(read);
    g_remove(path);
    g_rmdir(folder);
}

static void test_parts_bar(void)
{
    g_auto(EqlChartStyle) style;
    eql_chart_style_init(&style, EQL_LOOK_DARK, TRUE, NULL);
    const guint all[][3] = {{0, 0, 0}, {5, 0, 0}, {1, 1, 1}, {0, 0, 900}};
    for (guint i = 0; i < G_N_ELEMENTS(all); i++) {
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 90, 8);
        cairo_t *cr = cairo_create(surface);
        eql_parts_bar_draw(&style, cr, 90, 8, all[i]);
        cairo_surface_flush(surface);
        guint32 pixel;
        memcpy(&pixel, cairo_image_surface_get_data(surface) + 4 * 4 + 4 * 90 * 4, 4);
        g_assert_cmpint(pixel != 0, ==, all[i][0] > 0);
        g_assert_cmpint(cairo_status(cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy(cr);
        cairo_surface_destroy(surface);
    }
}

static double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

static double luminance(EqlColour c)
{
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

/* CIE L*, 0 to 100: how light a colour looks, in grey print too. */
static double lightness(EqlColour colour)
{
    return 116 * cbrt(luminance(colour)) - 16;
}

static double contrast(EqlColour a, EqlColour b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return MAX(one, other) / MIN(one, other);
}

/* The audiences are told apart without colour vision: by shape, and by lightness; and
 * every mark stands out from the paper by 3 to 1, every text by 4.5 to 1 (WCAG 2.1). */
static void test_lightness(gconstpointer palette)
{
    eql_chart_style_choose((EqlPalette)GPOINTER_TO_INT(palette));
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, FALSE, NULL);
        g_assert_cmpfloat(contrast(style.quiet, style.paper), >, 4.5);
        g_assert_cmpfloat(contrast(style.veil, style.paper), >, 3);
        for (guint i = 0; i < 3; i++) {
            g_assert_cmpfloat(contrast(style.series[i], style.paper), >, 3);
            for (guint j = 0; j < i; j++)
                g_assert_cmpfloat(fabs(lightness(style.series[i]) - lightness(style.series[j])), >,
                                  8);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
}

/* Whoever prints without colour gets none: a grey is as red as it is green and blue. */
static void test_grey(void)
{
    eql_chart_style_choose((EqlPalette)eql_palette_from_name("grey"));
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, FALSE, NULL);
        for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++) {
            EqlColour colour = style.series[i];
            g_assert_cmpfloat(fabs(colour.red - colour.green), <, 0.03);
            g_assert_cmpfloat(fabs(colour.red - colour.blue), <, 0.03);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
    g_assert_cmpint(eql_palette_from_name("mauve"), ==, -1);
}

/* What a spreadsheet draws has the colours of what the program draws. */
static void test_rgb(void)
{
    for (int palette = 0; palette < EQL_N_PALETTES; palette++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_choose((EqlPalette)palette);
        eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
        for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++) {
            guint32 rgb = eql_palette_rgb(i, 0);
            g_assert_cmpfloat_with_epsilon(style.series[i].red, (rgb >> 16) / 255.0, 1e-9);
            g_assert_cmpfloat_with_epsilon(style.series[i].green, (rgb >> 8 & 255) / 255.0, 1e-9);
            g_assert_cmpfloat_with_epsilon(style.series[i].blue, (rgb & 255) / 255.0, 1e-9);
            g_assert_cmphex(eql_palette_rgb(i, 1), ==, 0xffffff);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
}

/* Neighbours are told apart by lightness, in even steps, the furthest standing out most; and each
 * stands out from the paper by 3 to 1, or has an edge that does. */
static void assert_steps(const EqlChartStyle *style, EqlPart part, guint steps)
{
    double paper = lightness(style->paper), before = 0;
    for (guint step = 1; step <= steps; step++) {
        EqlColour shade = eql_answer_shade(style, part, step, steps);
        double apart = fabs(lightness(shade) - paper);
        g_assert_cmpfloat(apart, >, step > 1 ? before + 8 : 20);
        g_assert_true(style->edged || contrast(shade, style->paper) > 3);
        before = apart;
    }
}

static void test_shades(gconstpointer palette)
{
    eql_chart_style_choose((EqlPalette)GPOINTER_TO_INT(palette));
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, FALSE, NULL);
        g_assert_cmpfloat(contrast(style.quiet, style.paper), >, 3);
        for (guint steps = 1; steps <= 5; steps++) {
            assert_steps(&style, EQL_PART_UNFAVOURABLE, steps);
            assert_steps(&style, EQL_PART_FAVOURABLE, steps);
        }
    }
    eql_chart_style_choose(EQL_PALETTE_USUAL);
}

/* High contrast: everything by 7 to 1, and hatching of two pixels. */
static void test_high_contrast(void)
{
    for (EqlLook look = EQL_LOOK_LIGHT; look <= EQL_LOOK_DARK; look++) {
        g_auto(EqlChartStyle) style;
        eql_chart_style_init(&style, look, TRUE, NULL);
        g_assert_cmpfloat(contrast(style.quiet, style.paper), >, 7);
        g_assert_cmpfloat(contrast(style.veil, style.paper), >, 7);
        for (guint i = 0; i < EQL_CHART_MAX_SERIES; i++)
            g_assert_cmpfloat(contrast(style.series[i], style.paper), >, 7);
        g_assert_cmpfloat(style.hatch, ==, 2);
    }
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/draw/every-width", test_every_width);
    g_test_add_func("/chart/draw/no-rows", test_no_rows);
    g_test_add_func("/chart/answers", test_answers);
    g_test_add_func("/chart/answers/mirrored", test_answers_mirrored);
    g_test_add_func("/chart/answers/unchosen", test_unchosen_answers);
    g_test_add_func("/chart/answers/undivided", test_undivided);
    g_test_add_func("/chart/answers/reach", test_reach);
    g_test_add_func("/chart/answers/legend", test_legend_words);
    g_test_add_func("/chart/hidden-parts", test_hidden_parts);
    g_test_add_func("/chart/grid", test_grid);
    g_test_add_func("/chart/turned-headings", test_turned_headings);
    g_test_add_func("/chart/bare-point", test_bare_point);
    g_test_add_func("/chart/guides", test_guides);
    g_test_add_func("/chart/draw/degenerate", test_degenerate);
    g_test_add_func("/chart/draw/ratio-extremes", test_ratio_extremes);
    g_test_add_func("/chart/draw/parts-bar", test_parts_bar);
    g_test_add_func("/chart/hidden/no-mark", test_hidden_leaves_no_mark);
    g_test_add_func("/chart/hidden/alike", test_hidden_looks_alike);
    g_test_add_func("/chart/layout/places", test_places);
    g_test_add_func("/chart/layout/mirrored", test_mirrored);
    g_test_add_func("/chart/layout/pointer", test_pointer);
    g_test_add_func("/chart/layout/ticks", test_ticks);
    g_test_add_func("/chart/layout/labels", test_labels);
    g_test_add_data_func("/chart/style/lightness", GINT_TO_POINTER(EQL_PALETTE_USUAL),
                         test_lightness);
    g_test_add_data_func("/chart/style/lightness-strong", GINT_TO_POINTER(EQL_PALETTE_STRONG),
                         test_lightness);
    g_test_add_data_func("/chart/style/lightness-grey", GINT_TO_POINTER(EQL_PALETTE_GREY),
                         test_lightness);
    g_test_add_func("/chart/style/grey", test_grey);
    g_test_add_func("/chart/style/rgb", test_rgb);
    g_test_add_func("/chart/style/high-contrast", test_high_contrast);
    g_test_add_func("/chart/words/points", test_words);
    g_test_add_func("/chart/words/table", test_table);
    g_test_add_func("/chart/save", test_save);
    g_test_add_func("/chart/words-in-pictures", test_words_in_pictures);
    g_test_add_func("/chart/words-in-png", test_words_in_png);
    g_test_add_data_func("/chart/shades/usual", GINT_TO_POINTER(EQL_PALETTE_USUAL), test_shades);
    g_test_add_data_func("/chart/shades/strong", GINT_TO_POINTER(EQL_PALETTE_STRONG), test_shades);
    g_test_add_data_func("/chart/shades/grey", GINT_TO_POINTER(EQL_PALETTE_GREY), test_shades);
    return g_test_run();
}
