/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dumbbells: what each audience thinks of the same thing, and how far they are apart. Dots
 * of the same value stand a little above one another, so that each is seen. */
#include "chart/draw-private.h"
#include "chart/paint.h"

typedef struct {
    guint n;                            /* shown */
    guint series[EQL_CHART_MAX_SERIES]; /* from the lowest value to the highest */
    gboolean hides;                     /* another is hidden */
} Dots;

static double value_of(const EqlDrawing *d, guint row, guint series)
{
    return eql_chart_point(d->chart, row, series)->figure.value;
}

static Dots dots_of(const EqlDrawing *d, guint row)
{
    Dots dots = {0, {0}, FALSE};
    for (guint series = 0; series < d->chart->series->len; series++) {
        const EqlChartPoint *point = eql_chart_point(d->chart, row, series);
        if (point != NULL && eql_figure_is_hidden(point->figure))
            dots.hides = TRUE;
        if (point == NULL || !eql_figure_is_shown(point->figure))
            continue;
        guint at = dots.n++;
        for (; at > 0 && value_of(d, row, dots.series[at - 1]) > point->figure.value; at--)
            dots.series[at] = dots.series[at - 1];
        dots.series[at] = series;
    }
    return dots;
}

static double dot_x(const EqlDrawing *d, guint row, guint series)
{
    return eql_chart_layout_x(d->layout, d->style, value_of(d, row, series));
}

static double dot_y(const EqlDrawing *d, const EqlChartMark *mark, guint series)
{
    return mark->y + ((double)series - (d->chart->series->len - 1) / 2.0) * 0.28 * d->layout->em;
}

/* The lowest score before its dot, the highest behind it. */
static void write_end(const EqlDrawing *d, const EqlChartMark *mark, guint series, gboolean before)
{
    double em = d->layout->em, x = dot_x(d, mark->row, series);
    g_autofree char *text = eql_figure_format(eql_chart_point(d->chart, mark->row, series)->figure);
    double width = eql_paint_text_width(d->style, text, FALSE);
    gboolean left = before != d->style->right_to_left;
    EqlBox box = {left ? x - 0.6 * em - width : x + 0.6 * em, mark->y - em / 2, width, em};
    eql_paint_text_on_patch(d->cr, d->style, text, box, EQL_ALIGN_CENTRE, d->style->ink);
}

/* One between them: above the line, the next one below it. */
static void write_between(const EqlDrawing *d, const EqlChartMark *mark, guint series,
                          gboolean above)
{
    double em = d->layout->em, away = 1.05 * em;
    g_autofree char *text = eql_figure_format(eql_chart_point(d->chart, mark->row, series)->figure);
    double width = eql_paint_text_width(d->style, text, FALSE);
    EqlBox box = {dot_x(d, mark->row, series) - width / 2,
                  mark->y + (above ? -away : away) - em / 2, width, em};
    eql_paint_text_on_patch(d->cr, d->style, text, box, EQL_ALIGN_CENTRE, d->style->quiet);
}

static void write_scores(const EqlDrawing *d, const EqlChartMark *mark, const Dots *dots)
{
    for (guint i = 0; i < dots->n; i++) {
        if (i == 0 || i + 1 == dots->n)
            write_end(d, mark, dots->series[i], i == 0);
        else
            write_between(d, mark, dots->series[i], i % 2 == 1);
    }
}

void eql_draw_dumbbell(const EqlDrawing *d, const EqlChartMark *mark)
{
    Dots dots = dots_of(d, mark->row);
    if (dots.hides) {
        EqlBox box = mark->lane;
        box.y = mark->y - 0.3 * d->layout->em;
        box.height = 0.6 * d->layout->em;
        eql_draw_hatched(d, box);
    }
    if (dots.n > 1)
        eql_paint_line(d->cr, dot_x(d, mark->row, dots.series[0]), mark->y,
                       dot_x(d, mark->row, dots.series[dots.n - 1]), mark->y, 2 * d->style->stroke,
                       d->style->line);
    write_scores(d, mark, &dots);
    for (guint i = 0; i < dots.n; i++)
        eql_paint_shape(d->cr, dots.series[i], dot_x(d, mark->row, dots.series[i]),
                        dot_y(d, mark, dots.series[i]), eql_draw_radius(d),
                        d->style->series[dots.series[i]], d->style->paper);
}
