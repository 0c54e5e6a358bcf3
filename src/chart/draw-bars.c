/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars from nought, and a stroke across them to compare with. */
#include "chart/draw-private.h"
#include "chart/paint.h"

enum { BAR, STROKE };

static void fill_bar(const EqlDrawing *d, EqlBox box)
{
    eql_paint_colour(d->cr, d->style->series[1]);
    cairo_rectangle(d->cr, box.x, box.y, box.width, box.height);
    cairo_fill(d->cr);
}

/* With an edge of paper, so that it is seen on the bar too. */
static void draw_stroke(const EqlDrawing *d, double x, double y, double height)
{
    eql_paint_line(d->cr, x, y, x, y + height, 3 + d->style->stroke, d->style->paper);
    eql_paint_line(d->cr, x, y, x, y + height, 1 + d->style->stroke, d->style->ink);
}

void eql_draw_bar_swatch(const EqlDrawing *d, guint series, double x, double y)
{
    double em = d->layout->em;
    if (series == BAR)
        fill_bar(d, (EqlBox){x - 0.45 * em, y - 0.35 * em, 0.9 * em, 0.7 * em});
    else
        draw_stroke(d, x, y - 0.5 * em, em);
}

static EqlBox bar_box(const EqlDrawing *d, const EqlChartMark *mark, double value)
{
    double from = eql_chart_layout_x(d->layout, d->style, 0);
    double to = eql_chart_layout_x(d->layout, d->style, value);
    return (EqlBox){MIN(from, to), mark->lane.y + 0.2 * mark->lane.height, ABS(to - from),
                    0.6 * mark->lane.height};
}

static void draw_value(const EqlDrawing *d, const EqlChartMark *mark, double value)
{
    EqlBox box = bar_box(d, mark, value);
    int outward = d->style->right_to_left ? -1 : 1;
    fill_bar(d, box);
    /* none at all: a thin mark says that it is known */
    if (value <= 0)
        fill_bar(d, (EqlBox){box.x - 1, box.y, 2, box.height});
    if (eql_axis_is_above(d->layout->axis, value))
        eql_paint_arrow(d->cr, eql_chart_layout_x(d->layout, d->style, value) + outward * 6,
                        mark->y, 0.7 * d->layout->em, outward, d->style->ink);
}

void eql_draw_value_bar(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlChartPoint *bar = eql_chart_point(d->chart, mark->row, BAR);
    const EqlChartPoint *stroke = eql_chart_point(d->chart, mark->row, STROKE);
    if (bar != NULL && eql_figure_is_shown(bar->figure))
        draw_value(d, mark, bar->figure.value);
    else if (bar != NULL && eql_figure_is_hidden(bar->figure))
        eql_draw_hatched(d, (EqlBox){mark->lane.x, mark->lane.y + 0.25 * mark->lane.height,
                                     mark->lane.width, 0.5 * mark->lane.height});
    if (stroke != NULL && eql_figure_is_shown(stroke->figure))
        draw_stroke(d, eql_chart_layout_x(d->layout, d->style, stroke->figure.value), mark->lane.y,
                    mark->lane.height);
}
