/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The funnel: dots between two curves beyond which chance alone seldom leads. A name stands
 * beside its dot where there is room; those beyond the limits are named first. */
#include <math.h>

#include "chart/draw-private.h"
#include "chart/layout-private.h"
#include "chart/paint.h"

static const double INNER_DASH = 5;

enum { INNER = EQL_N_STANDINGS, OUTER, ALL }; /* of the legend, after the standings */

static void set_dashes(const EqlDrawing *d, guint line)
{
    if (line == INNER)
        cairo_set_dash(d->cr, &INNER_DASH, 1, 0);
}

static void draw_dot(const EqlDrawing *d, guint standing, double x, double y)
{
    static const guint shapes[EQL_N_STANDINGS] = {0, 2, 3}, colours[EQL_N_STANDINGS] = {3, 0, 2};
    eql_paint_shape(d->cr, shapes[standing], x, y, eql_draw_radius(d),
                    d->style->series[colours[standing]], d->style->paper);
}

void eql_draw_funnel_swatch(const EqlDrawing *d, guint entry, double x, double y)
{
    double half = 0.6 * d->layout->em;
    if (entry < EQL_N_STANDINGS) {
        draw_dot(d, entry, x, y);
        return;
    }
    set_dashes(d, entry);
    eql_paint_line(d->cr, x - half, y, x + half, y, entry == ALL ? 2 : 1,
                   entry == ALL ? d->style->ink : d->style->quiet);
    cairo_set_dash(d->cr, NULL, 0, 0);
}

/* ── axes and limits ── */

static void draw_upright_ticks(const EqlDrawing *d)
{
    const EqlBox plot = d->layout->plot;
    double em = d->layout->em, gap = GAP_EMS * em;
    EqlAxis counted = {EQL_AXIS_COUNT, d->layout->axis.low, d->layout->axis.high};
    g_autoptr(GArray) ticks = eql_axis_ticks(counted, plot.height, 1.2 * em);
    for (guint i = 0; i < ticks->len; i++) {
        double value = g_array_index(ticks, EqlTick, i).value;
        double y = eql_chart_layout_y(d->layout, value);
        g_autofree char *label = eql_axis_label(d->layout->axis, value);
        EqlBox box = {0, y - em / 2, plot.x - gap, em};
        if (d->style->right_to_left) {
            box.x = plot.x + plot.width + gap;
            box.width = d->layout->width - box.x;
        }
        eql_paint_line(d->cr, plot.x, y, plot.x + plot.width, y, 1, d->style->line);
        eql_paint_text(d->cr, d->style, label, box, EQL_ALIGN_END, d->style->quiet, FALSE);
    }
}

static void draw_level_ticks(const EqlDrawing *d)
{
    g_autofree char *longest = eql_axis_label(d->layout->across, d->layout->across.high);
    double width = eql_paint_text_width(d->style, longest, FALSE) + 4;
    g_autoptr(GArray) ticks = eql_axis_ticks(d->layout->across, d->layout->plot.width, width);
    for (guint i = 0; i < ticks->len; i++) {
        double value = g_array_index(ticks, EqlTick, i).value;
        double x = eql_funnel_x(d->layout, d->style, value);
        g_autofree char *label = eql_axis_label(d->layout->across, value);
        EqlBox box = {x - width / 2, d->layout->scale.y, width, d->layout->scale.height};
        eql_paint_text(d->cr, d->style, label, box, EQL_ALIGN_CENTRE, d->style->quiet, FALSE);
    }
}

static void draw_headings(const EqlDrawing *d)
{
    eql_paint_text(d->cr, d->style, d->chart->value_heading, d->layout->headings, EQL_ALIGN_START,
                   d->style->quiet, FALSE);
    eql_paint_text(d->cr, d->style, d->chart->n_heading, d->layout->people, EQL_ALIGN_CENTRE,
                   d->style->quiet, FALSE);
}

/* Out of the plot too, where it is cut off. */
static void limit_to(const EqlDrawing *d, double size, double value)
{
    const EqlBox plot = d->layout->plot;
    const EqlAxis up = d->layout->axis, across = d->layout->across;
    double x = (size - across.low) / (across.high - across.low);
    double y = (value - up.low) / (up.high - up.low);
    cairo_line_to(d->cr, plot.x + (d->style->right_to_left ? 1 - x : x) * plot.width,
                  plot.y + (1 - y) * plot.height);
}

static void draw_limit(const EqlDrawing *d, guint line, guint end)
{
    cairo_new_path(d->cr);
    for (guint i = 0; i < d->chart->limits->len; i++) {
        const EqlChartLimit *limit = &g_array_index(d->chart->limits, EqlChartLimit, i);
        limit_to(d, limit->size, line == INNER ? limit->inner[end] : limit->outer[end]);
    }
    set_dashes(d, line);
    eql_paint_colour(d->cr, d->style->quiet);
    cairo_set_line_width(d->cr, 1);
    cairo_stroke(d->cr);
    cairo_set_dash(d->cr, NULL, 0, 0);
}

static void draw_limits(const EqlDrawing *d)
{
    const EqlBox plot = d->layout->plot;
    cairo_save(d->cr);
    cairo_rectangle(d->cr, plot.x, plot.y, plot.width, plot.height);
    cairo_clip(d->cr);
    for (guint end = 0; end < 2; end++) {
        draw_limit(d, INNER, end);
        draw_limit(d, OUTER, end);
    }
    cairo_restore(d->cr);
    if (!eql_figure_is_shown(d->chart->reference))
        return;
    double y = eql_chart_layout_y(d->layout, d->chart->reference.value);
    eql_paint_line(d->cr, plot.x, y, plot.x + plot.width, y, 2, d->style->ink);
}

/* ── dots and names ── */

static gboolean overlap(EqlBox a, EqlBox b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

static gboolean is_free(const EqlDrawing *d, EqlBox box, const GArray *taken)
{
    const EqlBox plot = d->layout->plot;
    if (box.x < plot.x || box.x + box.width > plot.x + plot.width || box.y < plot.y ||
        box.y + box.height > plot.y + plot.height)
        return FALSE;
    for (guint i = 0; i < taken->len; i++)
        if (overlap(box, g_array_index(taken, EqlBox, i)))
            return FALSE;
    return TRUE;
}

/* Behind the dot, before it, above it, below it or between these: the first place that is
 * free. A name that finds none is left to the table. */
static void write_name(const EqlDrawing *d, const EqlChartMark *mark, GArray *taken)
{
    static const struct {
        int along, down;
    } places[] = {{1, 0}, {-1, 0}, {0, -1}, {0, 1}, {1, -1}, {1, 1}, {-1, -1}, {-1, 1}};
    const char *label = eql_chart_row(d->chart, mark->row)->label;
    double em = d->layout->em, width = eql_paint_text_width(d->style, label, FALSE);
    for (guint i = 0; i < G_N_ELEMENTS(places); i++) {
        int along = d->style->right_to_left ? -places[i].along : places[i].along;
        double away = places[i].down == 0 ? 0.6 * em : 0.2 * em;
        EqlBox box = {mark->x - width / 2 + along * (width / 2 + away),
                      mark->y - em / 2 + places[i].down * 0.9 * em, width, em};
        if (!is_free(d, box, taken))
            continue;
        eql_paint_text_on_patch(d->cr, d->style, label, box, EQL_ALIGN_CENTRE, d->style->ink);
        g_array_append_val(taken, box);
        return;
    }
}

static gboolean has_dot(const EqlDrawing *d, const EqlChartMark *mark)
{
    return mark->lane.width < d->layout->width;
}

static void draw_dots(const EqlDrawing *d, int selected, GArray *taken)
{
    double radius = eql_draw_radius(d);
    for (guint i = 0; i < d->layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(d->layout->marks, EqlChartMark, i);
        if ((int)i == selected)
            eql_draw_focus(d, mark);
        if (!has_dot(d, mark)) {
            eql_draw_aside(d, mark);
            continue;
        }
        EqlBox box = {mark->x - radius, mark->y - radius, 2 * radius, 2 * radius};
        draw_dot(d, eql_chart_row(d->chart, mark->row)->standing, mark->x, mark->y);
        g_array_append_val(taken, box);
    }
}

static void write_names(const EqlDrawing *d, gboolean outside, GArray *taken)
{
    for (guint i = 0; i < d->layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(d->layout->marks, EqlChartMark, i);
        gboolean is_outside = eql_chart_row(d->chart, mark->row)->standing != EQL_STANDING_PLAIN;
        if (has_dot(d, mark) && is_outside == outside)
            write_name(d, mark, taken);
    }
}

void eql_draw_funnel(const EqlDrawing *d, int selected)
{
    g_autoptr(GArray) taken = g_array_new(FALSE, FALSE, sizeof(EqlBox));
    draw_upright_ticks(d);
    draw_level_ticks(d);
    draw_headings(d);
    draw_limits(d);
    draw_dots(d, selected, taken);
    write_names(d, TRUE, taken);
    write_names(d, FALSE, taken);
}
