/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/draw.h"

#include <math.h>

#include "base/i18n.h"
#include "chart/draw-private.h"
#include "chart/layout-private.h"
#include "chart/paint.h"

double eql_draw_radius(const EqlDrawing *d)
{
    return 0.32 * d->layout->em;
}

/* Where names stand above their lanes, lines keep to the lanes. */
static void clip_to_lanes(const EqlDrawing *d)
{
    if (!d->layout->narrow)
        return;
    for (guint i = 0; i < d->layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(d->layout->marks, EqlChartMark, i);
        cairo_rectangle(d->cr, 0, mark->lane.y, d->layout->width, mark->lane.height);
    }
    cairo_clip(d->cr);
}

static void draw_rule(const EqlDrawing *d, double x, double width, EqlColour colour)
{
    const EqlBox plot = d->layout->plot;
    cairo_save(d->cr);
    clip_to_lanes(d);
    eql_paint_line(d->cr, x, plot.y, x, plot.y + plot.height, width, colour);
    cairo_restore(d->cr);
}

static void draw_tick(const EqlDrawing *d, EqlTick tick, double label_width)
{
    const EqlChartLayout *layout = d->layout;
    const EqlChartStyle *style = d->style;
    double x = eql_chart_layout_x(layout, style, tick.value);
    gboolean even = layout->axis.kind == EQL_AXIS_RATIO && tick.value == 1.0;
    double dashes[] = {4, 3};
    if (tick.guide && !even)
        cairo_set_dash(d->cr, dashes, 2, 0);
    draw_rule(d, x, even ? 2 : 1, tick.guide ? style->quiet : style->line);
    cairo_set_dash(d->cr, NULL, 0, 0);
    if (tick.silent)
        return;
    g_autofree char *label = eql_axis_label(layout->axis, tick.value);
    double left = CLAMP(x - label_width / 2, 0, MAX(0, layout->width - label_width));
    EqlBox box = {left, layout->scale.y, label_width, layout->scale.height};
    eql_paint_text(d->cr, style, label, box, EQL_ALIGN_CENTRE, style->quiet, FALSE);
    /* Above the plot too: a long chart is read with its foot out of sight. */
    box.y = layout->headings.y;
    box.height = layout->headings.height;
    if (!eql_figure_is_shown(d->chart->reference))
        eql_paint_text(d->cr, style, label, box, EQL_ALIGN_CENTRE, style->quiet, FALSE);
}

/* Of the widest label that the axis can have. */
static double widest_label(const EqlDrawing *d)
{
    const EqlAxis axis = d->layout->axis;
    double least = axis.kind == EQL_AXIS_RATIO ? exp2(ceil(log2(axis.low))) : axis.low;
    g_autofree char *first = eql_axis_label(axis, least);
    g_autofree char *last = eql_axis_label(axis, axis.high);
    double ends = MAX(eql_paint_text_width(d->style, first, FALSE),
                      eql_paint_text_width(d->style, last, FALSE));
    return MAX(eql_paint_text_width(d->style, "0.125", FALSE), ends);
}

static void silence_crowded(const EqlDrawing *d, GArray *ticks)
{
    const EqlAxis axis = d->layout->axis;
    g_autofree double *widths = g_new(double, ticks->len);
    for (guint i = 0; i < ticks->len; i++) {
        g_autofree char *label = eql_axis_label(axis, g_array_index(ticks, EqlTick, i).value);
        widths[i] = eql_paint_text_width(d->style, label, FALSE);
    }
    eql_axis_silence(axis, d->layout->plot.width, ticks, widths, 0.3 * d->layout->em);
}

static void draw_axis(const EqlDrawing *d)
{
    double label = widest_label(d);
    g_autoptr(GArray) ticks = eql_axis_ticks(d->layout->axis, d->layout->plot.width, label);
    silence_crowded(d, ticks);
    for (guint i = 0; i < ticks->len; i++)
        draw_tick(d, g_array_index(ticks, EqlTick, i), label);
}

static void draw_reference(const EqlDrawing *d)
{
    EqlFigure reference = d->chart->reference;
    if (!eql_figure_is_shown(reference))
        return;
    const EqlChartLayout *layout = d->layout;
    double x = eql_chart_layout_x(layout, d->style, reference.value);
    double dashes[] = {2, 2};
    cairo_set_dash(d->cr, dashes, 2, 0);
    draw_rule(d, x, 2, d->style->ink);
    cairo_set_dash(d->cr, NULL, 0, 0);
    if (d->chart->reference_label == NULL)
        return;
    double width = eql_paint_text_width(d->style, d->chart->reference_label, FALSE);
    double left = CLAMP(x - width / 2, layout->plot.x, layout->plot.x + layout->plot.width - width);
    EqlBox box = {left, layout->headings.y, width, layout->headings.height};
    eql_paint_text(d->cr, d->style, d->chart->reference_label, box, EQL_ALIGN_CENTRE,
                   d->style->quiet, FALSE);
}

/* On the right whichever way the script runs: units stand under units. */
static EqlAlign number_align(const EqlDrawing *d)
{
    return d->style->right_to_left ? EQL_ALIGN_START : EQL_ALIGN_END;
}

static void draw_headings(const EqlDrawing *d)
{
    EqlBox box = d->layout->headings;
    const EqlBox columns[] = {d->layout->values, d->layout->people};
    const char *texts[] = {eql_chart_heading_of_values(d->chart), d->chart->n_heading};
    for (guint i = 0; i < 2; i++) {
        box.x = columns[i].x;
        box.width = columns[i].width;
        eql_paint_text(d->cr, d->style, texts[i], box, number_align(d), d->style->quiet, FALSE);
    }
}

/* On paper of its own: lines that run through all rows pass behind it. */
static void draw_group(const EqlDrawing *d, const char *name, EqlBox box)
{
    eql_paint_colour(d->cr, d->style->paper);
    cairo_rectangle(d->cr, box.x, box.y, box.width, box.height);
    cairo_fill(d->cr);
    eql_paint_text(d->cr, d->style, name, box, EQL_ALIGN_START, d->style->ink, TRUE);
}

static void draw_names(const EqlDrawing *d)
{
    const EqlChartLayout *layout = d->layout;
    for (guint i = 0; i < layout->bands->len; i++) {
        const EqlChartBand *band = &g_array_index(layout->bands, EqlChartBand, i);
        const char *group = eql_chart_row(d->chart, i)->group;
        g_autofree char *name = eql_chart_row_name(d->chart, i);
        gboolean within = group != NULL && band->heading.height <= 0;
        if (i > 0 && !within)
            eql_paint_line(d->cr, 0, band->band.y, layout->width, band->band.y, 1, d->style->line);
        if (band->heading.height > 0)
            draw_group(d, group, band->heading);
        eql_paint_text(d->cr, d->style, name, band->label, EQL_ALIGN_START, d->style->ink,
                       eql_chart_names_strong(d->chart));
    }
}

/* The interval; an end beyond the axis is an arrow. */
static void draw_interval(const EqlDrawing *d, const EqlChartMark *mark, EqlFigure figure)
{
    const EqlAxis axis = d->layout->axis;
    EqlColour colour = d->style->series[mark->series];
    double low = eql_chart_layout_x(d->layout, d->style, figure.low);
    double high = eql_chart_layout_x(d->layout, d->style, figure.high);
    int outward = d->style->right_to_left ? -1 : 1;
    double cap = 0.2 * d->layout->em, size = 0.45 * d->layout->em;
    eql_paint_line(d->cr, low, mark->y, high, mark->y, d->style->stroke, colour);
    if (eql_axis_is_below(axis, figure.low))
        eql_paint_arrow(d->cr, low, mark->y, size, -outward, colour);
    else
        eql_paint_line(d->cr, low, mark->y - cap, low, mark->y + cap, d->style->stroke, colour);
    if (eql_axis_is_above(axis, figure.high))
        eql_paint_arrow(d->cr, high, mark->y, size, outward, colour);
    else
        eql_paint_line(d->cr, high, mark->y - cap, high, mark->y + cap, d->style->stroke, colour);
}

static void draw_shown(const EqlDrawing *d, const EqlChartMark *mark, EqlFigure figure)
{
    EqlColour colour = d->style->series[mark->series];
    int outward = d->style->right_to_left ? -1 : 1;
    if (eql_figure_has_interval(figure))
        draw_interval(d, mark, figure);
    if (eql_axis_is_below(d->layout->axis, figure.value))
        eql_paint_arrow(d->cr, mark->x, mark->y, 0.7 * d->layout->em, -outward, colour);
    else if (eql_axis_is_above(d->layout->axis, figure.value))
        eql_paint_arrow(d->cr, mark->x, mark->y, 0.7 * d->layout->em, outward, colour);
    else
        eql_paint_shape(d->cr, mark->series, mark->x, mark->y, eql_draw_radius(d), colour,
                        d->style->paper);
}

void eql_draw_hatched(const EqlDrawing *d, EqlBox box)
{
    eql_paint_hatch(d->cr, box, 0.4 * d->layout->em, d->style->hatch, d->style->veil);
}

void eql_draw_aside(const EqlDrawing *d, const EqlChartMark *mark)
{
    g_autofree char *text = eql_chart_aside_text(d->chart, mark->row, mark->series);
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, mark->series);
    double em = d->layout->em;
    EqlBox swatch = {0, mark->y - 0.35 * em, 1.6 * em, 0.7 * em}, box = mark->lane;
    box.width -= 2.2 * em;
    if (d->style->right_to_left)
        swatch.x = d->layout->width - swatch.width;
    else
        box.x += 2.2 * em;
    if (point != NULL && eql_figure_is_hidden(point->figure))
        eql_draw_hatched(d, swatch);
    eql_paint_text(d->cr, d->style, text, box, EQL_ALIGN_START, d->style->quiet, FALSE);
}

static void draw_hidden(const EqlDrawing *d, const EqlChartMark *mark)
{
    EqlBox box = mark->lane;
    box.y += box.height * 0.25;
    box.height *= 0.5;
    eql_draw_hatched(d, box);
}

static const EqlChartMark *mark_of(const EqlDrawing *d, guint index)
{
    return &g_array_index(d->layout->marks, EqlChartMark, index);
}

/* Of the row that begins with the mark. */
static EqlBox all_lanes(const EqlDrawing *d, const EqlChartMark *mark)
{
    EqlBox box = mark->lane;
    box.height = 0;
    for (guint i = 0; i < d->layout->marks->len; i++)
        if (mark_of(d, i)->row == mark->row)
            box.height += mark_of(d, i)->lane.height;
    return box;
}

static gboolean has_numbers(const EqlDrawing *d, guint index)
{
    return !d->chart->compact || index == 0 || mark_of(d, index - 1)->row != mark_of(d, index)->row;
}

static void draw_numbers(const EqlDrawing *d, const EqlChartMark *mark)
{
    gboolean shown;
    EqlBox box = d->chart->compact ? all_lanes(d, mark) : mark->lane;
    g_autofree char *value = eql_chart_value_beside(d->chart, mark->row, mark->series, &shown);
    g_autofree char *people = eql_chart_people_beside(d->chart, mark->row, mark->series);
    box.x = d->layout->values.x;
    box.width = d->layout->values.width;
    eql_paint_text(d->cr, d->style, value, box, number_align(d),
                   shown ? d->style->ink : d->style->quiet, shown);
    box.x = d->layout->people.x;
    box.width = d->layout->people.width;
    if (people != NULL)
        eql_paint_text(d->cr, d->style, people, box, number_align(d), d->style->quiet, FALSE);
}

void eql_draw_focus(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlBox lane = mark->lane;
    EqlColour wash = d->style->focus;
    wash.alpha = 0.12;
    /* A cell's colour says something: it is left as it is. */
    if (d->chart->kind != EQL_CHART_GRID) {
        eql_paint_colour(d->cr, wash);
        cairo_rectangle(d->cr, lane.x, lane.y, lane.width, lane.height);
        cairo_fill(d->cr);
    }
    eql_paint_colour(d->cr, d->style->focus);
    cairo_set_line_width(d->cr, 2);
    cairo_rectangle(d->cr, lane.x, lane.y + 1, lane.width, lane.height - 2);
    cairo_stroke(d->cr);
}

static void draw_mark(const EqlDrawing *d, guint index, int selected)
{
    const EqlChartMark *mark = &g_array_index(d->layout->marks, EqlChartMark, index);
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, mark->series);
    if (d->chart->kind == EQL_CHART_GRID) {
        eql_draw_cell(d, mark, point);
        if ((int)index == selected)
            eql_draw_focus(d, mark);
        return;
    }
    if ((int)index == selected)
        eql_draw_focus(d, mark);
    if (d->chart->kind == EQL_CHART_PARTS)
        eql_draw_bar(d, mark);
    else if (d->chart->kind == EQL_CHART_GAPS)
        eql_draw_dumbbell(d, mark);
    else if (d->chart->kind == EQL_CHART_BARS)
        eql_draw_value_bar(d, mark);
    else if (eql_figure_is_shown(point->figure))
        draw_shown(d, mark, point->figure);
    else if (eql_figure_is_hidden(point->figure))
        draw_hidden(d, mark);
    if (has_numbers(d, index))
        draw_numbers(d, mark);
}

void eql_chart_draw(const EqlChart *chart, const EqlChartLayout *layout, const EqlChartStyle *style,
                    cairo_t *cr, int selected)
{
    const EqlDrawing d = {chart, layout, style, cr};
    if (chart->rows->len == 0) {
        EqlBox all = {0, 0, layout->width, layout->height};
        eql_paint_text(cr, style, chart->empty, all, EQL_ALIGN_CENTRE, style->quiet, FALSE);
        return;
    }
    eql_draw_legend(&d);
    if (chart->kind == EQL_CHART_SLOPES || chart->kind == EQL_CHART_FUNNEL) {
        (chart->kind == EQL_CHART_SLOPES ? eql_draw_slopes : eql_draw_funnel)(&d, selected);
        return;
    }
    if (chart->kind == EQL_CHART_GRID) {
        eql_draw_columns(&d);
    } else {
        draw_axis(&d);
        draw_reference(&d);
        draw_headings(&d);
    }
    draw_names(&d);
    for (guint i = 0; i < layout->marks->len; i++)
        draw_mark(&d, i, selected);
}

static void draw_part(const EqlChartStyle *style, cairo_t *cr, EqlBox box, guint part)
{
    EqlColour colour = style->series[part == 2 ? 3 : 1];
    eql_paint_colour(cr, colour);
    cairo_rectangle(cr, box.x, box.y, box.width, box.height);
    if (part == 0)
        cairo_fill(cr);
    else
        cairo_new_path(cr);
    if (part == 1)
        eql_paint_hatch(cr, box, 5, style->hatch, colour);
    eql_paint_colour(cr, colour);
    cairo_set_line_width(cr, 1);
    cairo_rectangle(cr, box.x + 0.5, box.y + 0.5, MAX(box.width - 1, 0), box.height - 1);
    cairo_stroke(cr);
}

void eql_parts_bar_draw(const EqlChartStyle *style, cairo_t *cr, double width, double height,
                        const guint parts[3])
{
    guint all = parts[0] + parts[1] + parts[2];
    double at = 0;
    for (guint i = 0; all > 0 && i < 3; i++) {
        double size = width * parts[i] / all;
        EqlBox box = {style->right_to_left ? width - at - size : at, 0, size, height};
        if (parts[i] > 0)
            draw_part(style, cr, box, i);
        at += size;
    }
}
