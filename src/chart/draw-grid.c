/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A heat map: the further from the middle of the scale, the stronger the colour, brown
 * below and teal above. The score stands in every cell: colour only helps to find. */
#include <math.h>

#include "chart/draw-private.h"
#include "chart/paint.h"
#include "chart/shades.h"

/* At the foot of the box, over what it is the heading of. */
static void draw_level(const EqlDrawing *d, const char *label, EqlBox box)
{
    const EqlChartStyle letters = eql_chart_heading_style(d->layout, d->style);
    double height = eql_paint_text_height(&letters, label, box.width, FALSE);
    box.y += box.height - height;
    box.height = height;
    eql_paint_text(d->cr, &letters, label, box, EQL_ALIGN_CENTRE, d->style->quiet, FALSE);
}

void eql_draw_columns(const EqlDrawing *d)
{
    guint n = d->chart->series->len;
    for (guint i = 0; i < n; i++) {
        EqlBox box = eql_chart_layout_column(d->layout, d->style, i, n);
        box.x += COLUMN_GAP / 2.0;
        box.width -= COLUMN_GAP;
        box.y = d->layout->headings.y;
        box.height = d->layout->headings.height;
        const char *label = g_ptr_array_index(d->chart->series, i);
        box.height -= (d->layout->turned ? 0.3 : 0.15) * d->layout->em;
        if (d->layout->turned)
            eql_paint_text_turned(d->cr, d->style, label, box, d->style->quiet);
        else
            draw_level(d, label, box);
    }
}

static EqlColour mix(EqlColour one, EqlColour other, double share)
{
    return (EqlColour){one.red + share * (other.red - one.red),
                       one.green + share * (other.green - one.green),
                       one.blue + share * (other.blue - one.blue), 1};
}

static double contrast(EqlColour one, EqlColour other)
{
    double a = eql_colour_luminance(one) + 0.05, b = eql_colour_luminance(other) + 0.05;
    return MAX(a, b) / MIN(a, b);
}

/* Whichever of black and white reads better. */
static EqlColour readable(EqlColour on)
{
    const EqlColour black = {0, 0, 0, 1}, white = {1, 1, 1, 1};
    return contrast(black, on) >= contrast(white, on) ? black : white;
}

static EqlColour heat(const EqlDrawing *d, double score)
{
    double place = eql_axis_place(d->layout->axis, score);
    if (d->style->one_hue)
        return mix(d->style->paper, d->style->series[0], place);
    EqlColour end = place < 0.5 ? d->style->series[2] : d->style->series[1];
    return mix(d->style->paper, end, 2 * fabs(place - 0.5));
}

void eql_draw_cell(const EqlDrawing *d, const EqlChartMark *mark, const EqlChartPoint *point)
{
    EqlBox box = {mark->lane.x + 1, mark->lane.y + 1, mark->lane.width - 2, mark->lane.height - 2};
    g_autofree char *text = eql_figure_format(point->figure);
    if (eql_figure_is_hidden(point->figure)) {
        eql_draw_hatched(d, box);
        return;
    }
    EqlColour ink = d->style->quiet;
    if (eql_figure_is_shown(point->figure)) {
        EqlColour paper = heat(d, point->figure.value);
        ink = readable(paper);
        eql_paint_colour(d->cr, paper);
        cairo_rectangle(d->cr, box.x, box.y, box.width, box.height);
        cairo_fill(d->cr);
    }
    eql_paint_text(d->cr, d->style, text, box, EQL_ALIGN_CENTRE, ink, FALSE);
}
