/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars that part about the middle: what is unfavourable to one side, what is favourable to
 * the other, what is neutral half and half; “don't know” apart from them. */
#include "chart/draw-private.h"
#include "chart/paint.h"

static EqlColour part_colour(const EqlChartStyle *style, guint part)
{
    switch (part) {
    case EQL_PART_UNFAVOURABLE:
        return style->series[2];
    case EQL_PART_NEUTRAL:
        return style->line;
    case EQL_PART_FAVOURABLE:
        return style->series[1];
    default:
        return style->series[3];
    }
}

static void fill(const EqlDrawing *d, EqlBox box, guint part)
{
    eql_paint_colour(d->cr, part_colour(d->style, part));
    cairo_rectangle(d->cr, box.x, box.y, box.width, box.height);
    cairo_fill(d->cr);
}

void eql_draw_part_swatch(const EqlDrawing *d, guint part, double x, double y)
{
    double size = 0.7 * d->layout->em;
    fill(d, (EqlBox){x - size / 2, y - size / 2, size, size}, part);
}

static double share(const EqlDrawing *d, guint row, guint part)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, row, part);
    return point != NULL && eql_figure_is_shown(point->figure) ? point->figure.value : 0;
}

/* From one place of the axis to another. */
static void draw_part(const EqlDrawing *d, const EqlChartMark *mark, guint part, double from,
                      double to)
{
    double left = eql_chart_layout_x(d->layout, d->style, from);
    double right = eql_chart_layout_x(d->layout, d->style, to);
    EqlBox box = {MIN(left, right), mark->lane.y + 0.15 * mark->lane.height, ABS(right - left),
                  0.7 * mark->lane.height};
    fill(d, box, part);
}

/* Beside the bar, on a scale from 0 to 100 % of its own. */
static void draw_apart(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, EQL_PART_DONT_KNOW);
    EqlBox box = d->layout->apart;
    box.y = mark->lane.y + 0.15 * mark->lane.height;
    box.height = 0.7 * mark->lane.height;
    if (point == NULL)
        return;
    if (eql_figure_is_hidden(point->figure)) {
        eql_draw_hatched(d, box);
        return;
    }
    double all = box.width;
    eql_paint_line(d->cr, box.x, box.y + box.height, box.x + all, box.y + box.height, 1,
                   d->style->line);
    box.width = all * share(d, mark->row, EQL_PART_DONT_KNOW);
    if (d->style->right_to_left)
        box.x += all - box.width;
    fill(d, box, EQL_PART_DONT_KNOW);
}

void eql_draw_bar(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, EQL_PART_FAVOURABLE);
    double neutral = share(d, mark->row, EQL_PART_NEUTRAL) / 2;
    draw_apart(d, mark);
    if (eql_figure_is_hidden(point->figure)) {
        EqlBox box = mark->lane;
        box.y += 0.25 * box.height;
        box.height *= 0.5;
        eql_draw_hatched(d, box);
        return;
    }
    if (!eql_figure_is_shown(point->figure))
        return;
    draw_part(d, mark, EQL_PART_NEUTRAL, -neutral, neutral);
    draw_part(d, mark, EQL_PART_UNFAVOURABLE, -neutral - share(d, mark->row, EQL_PART_UNFAVOURABLE),
              -neutral);
    draw_part(d, mark, EQL_PART_FAVOURABLE, neutral,
              neutral + share(d, mark->row, EQL_PART_FAVOURABLE));
}
