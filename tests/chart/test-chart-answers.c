/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions drawn answer by answer, and what is told of the answers. */
#include <string.h>

#include "chart/answers.h"
#include "chart/shades.h"
#include "picture.h"

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
    picture_assert_same(&a, &b);
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

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/chart/answers", test_answers);
    g_test_add_func("/chart/answers/mirrored", test_answers_mirrored);
    g_test_add_func("/chart/answers/unchosen", test_unchosen_answers);
    g_test_add_func("/chart/answers/undivided", test_undivided);
    g_test_add_func("/chart/answers/reach", test_reach);
    g_test_add_func("/chart/answers/legend", test_legend_words);
    g_test_add_func("/chart/hidden-parts", test_hidden_parts);
    return g_test_run();
}
