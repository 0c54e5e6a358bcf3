/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slopes: a line for each row from wave to wave. Lines that rise clearly, fall clearly or
 * neither differ in colour, in dashes and in width. */
#include <math.h>

#include "base/i18n.h"
#include "chart/draw-private.h"
#include "chart/layout-private.h"
#include "chart/paint.h"

#define INTERVAL_ALPHA 0.4

typedef struct {
    EqlColour colour;
    double width, dash; /* dash 0: none */
} Pen;

static Pen pen_for(const EqlDrawing *d, EqlStanding standing)
{
    const EqlChartStyle *style = d->style;
    switch (standing) {
    case EQL_STANDING_FIRST:
        return (Pen){style->series[1], 1.5 * style->stroke, 0};
    case EQL_STANDING_SECOND:
        return (Pen){style->series[2], 1.5 * style->stroke, 6};
    default:
        return (Pen){style->series[3], 0.75 * style->stroke, 0};
    }
}

static void draw_line(const EqlDrawing *d, Pen pen, double x1, double y1, double x2, double y2)
{
    if (pen.dash > 0)
        cairo_set_dash(d->cr, &pen.dash, 1, 0);
    eql_paint_line(d->cr, x1, y1, x2, y2, pen.width, pen.colour);
    cairo_set_dash(d->cr, NULL, 0, 0);
}

static void draw_dot(const EqlDrawing *d, EqlStanding standing, double x, double y)
{
    static const guint shapes[EQL_N_STANDINGS] = {0, 3, 2};
    eql_paint_shape(d->cr, shapes[standing], x, y, 0.8 * eql_draw_radius(d),
                    pen_for(d, standing).colour, d->style->paper);
}

void eql_draw_slope_swatch(const EqlDrawing *d, guint standing, double x, double y)
{
    double half = 0.6 * d->layout->em;
    draw_line(d, pen_for(d, standing), x - half, y, x + half, y);
    draw_dot(d, standing, x, y);
}

static const char *n_of(const EqlChartPoint *point)
{
    return point != NULL && point->n != NULL ? point->n : "–";
}

/* ", n 391 → 409"; "" where nobody was counted. */
static char *people_of(const EqlChart *chart, guint row)
{
    guint n = chart->series->len;
    const EqlChartPoint *last = eql_chart_point(chart, row, n - 1);
    const EqlChartPoint *before = n > 1 ? eql_chart_point(chart, row, n - 2) : NULL;
    if (last == NULL || last->n == NULL || *last->n == '\0')
        return g_strdup("");
    if (before == NULL)
        /* Translators: behind the name of a theme: how many people answered. */
        return g_strdup_printf(C_("number of people", ", n %s"), last->n);
    /* Translators: the same in a wave and in the next one. Written from the right, turn the arrow
     * round. */
    return g_strdup_printf(C_("number of people", ", n %s → %s"), n_of(before), n_of(last));
}

char *eql_chart_slope_name(const EqlChart *chart, guint row)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    const EqlChartPoint *last = eql_chart_point(chart, row, chart->series->len - 1);
    g_autofree char *value = last != NULL ? eql_figure_format(last->figure) : NULL;
    g_autofree char *change = eql_figure_format(in->result);
    g_autofree char *people = people_of(chart, row);
    if (value == NULL || !eql_figure_is_shown(in->result))
        return g_strdup_printf("%s  %s%s", value != NULL ? value : "–", in->label, people);
    return g_strdup_printf("%s  %s (%s)%s", value, in->label, change, people);
}

double eql_slope_heading_width(const EqlChart *chart, const EqlChartLayout *layout)
{
    guint n = chart->series->len;
    return n > 1 ? layout->plot.width / (n - 1) * (n == 2 ? 0.75 : 0.9) : layout->plot.width;
}

static void draw_wave(const EqlDrawing *d, guint series)
{
    const EqlChartLayout *layout = d->layout;
    double x = eql_slope_x(d->chart, layout, d->style, series);
    const char *label = g_ptr_array_index(d->chart->series, series);
    /* no wider than it is, so that it stands over its line at the chart's edge too */
    double own = eql_paint_text_width(d->style, label, FALSE) + 2;
    double width = MIN(eql_slope_heading_width(d->chart, layout), own);
    EqlBox box = {x - width / 2, layout->headings.y, width, layout->headings.height - 4};
    box.x = CLAMP(box.x, 0, layout->width - width);
    eql_paint_line(d->cr, x, layout->plot.y, x, layout->plot.y + layout->plot.height, 1,
                   d->style->line);
    eql_paint_text(d->cr, d->style, label, box, EQL_ALIGN_CENTRE, d->style->quiet, FALSE);
}

static gboolean place_of(const EqlDrawing *d, guint row, guint series, double *x, double *y)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, row, series);
    if (point == NULL || !eql_figure_is_shown(point->figure))
        return FALSE;
    *x = eql_slope_x(d->chart, d->layout, d->style, series);
    *y = eql_chart_layout_y(d->layout, point->figure.value);
    return TRUE;
}

/* Thinner and paler than the slopes, as they lie on one another where scores are close. */
static void draw_interval(const EqlDrawing *d, EqlStanding standing, EqlFigure figure, double x)
{
    EqlColour colour = pen_for(d, standing).colour;
    double half = 0.3 * d->layout->em;
    double low = eql_chart_layout_y(d->layout, figure.low);
    double high = eql_chart_layout_y(d->layout, figure.high);
    colour.alpha *= INTERVAL_ALPHA;
    eql_paint_line(d->cr, x, low, x, high, d->style->stroke, colour);
    eql_paint_line(d->cr, x - half, low, x + half, low, 1, colour);
    eql_paint_line(d->cr, x - half, high, x + half, high, 1, colour);
}

static void draw_intervals(const EqlDrawing *d, guint row)
{
    EqlStanding standing = eql_chart_row(d->chart, row)->standing;
    double x, y;
    for (guint i = 0; i < d->chart->series->len; i++)
        if (place_of(d, row, i, &x, &y) &&
            eql_figure_has_interval(eql_chart_point(d->chart, row, i)->figure))
            draw_interval(d, standing, eql_chart_point(d->chart, row, i)->figure, x);
}

/* From each wave that is shown to the next one, if that is shown too. */
static void draw_slope(const EqlDrawing *d, guint row)
{
    EqlStanding standing = eql_chart_row(d->chart, row)->standing;
    double x, y, next_x, next_y;
    draw_intervals(d, row);
    for (guint i = 0; i + 1 < d->chart->series->len; i++)
        if (place_of(d, row, i, &x, &y) && place_of(d, row, i + 1, &next_x, &next_y))
            draw_line(d, pen_for(d, standing), x, y, next_x, next_y);
    for (guint i = 0; i < d->chart->series->len; i++)
        if (place_of(d, row, i, &x, &y))
            draw_dot(d, standing, x, y);
}

/* Else it is told beneath the plot. */
static gboolean has_name(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, mark->series);
    return point != NULL && eql_figure_is_shown(point->figure);
}

typedef struct {
    double y;
    char *text;
} Start;

static void start_clear(gpointer start)
{
    g_free(((Start *)start)->text);
}

static int by_height(gconstpointer a, gconstpointer b)
{
    double one = ((const Start *)a)->y, other = ((const Start *)b)->y;
    return (one > other) - (one < other);
}

/* The first wave's scores, the highest first. */
static GArray *starts_of(const EqlDrawing *d)
{
    GArray *starts = g_array_new(FALSE, FALSE, sizeof(Start));
    g_array_set_clear_func(starts, start_clear);
    for (guint i = 0; d->chart->series->len > 1 && i < d->layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(d->layout->marks, EqlChartMark, i);
        double x;
        Start start = {0, NULL};
        if (!has_name(d, mark) || !place_of(d, mark->row, 0, &x, &start.y))
            continue;
        start.text = eql_figure_format(eql_chart_point(d->chart, mark->row, 0)->figure);
        g_array_append_val(starts, start);
    }
    g_array_sort(starts, by_height);
    return starts;
}

/* Before their dots, moved down where they would lie on one another; the same score in the
 * same place is written once. */
static void write_starts(const EqlDrawing *d)
{
    g_autoptr(GArray) starts = starts_of(d);
    double em = d->layout->em, least = 0;
    const char *last = NULL;
    for (guint i = 0; i < starts->len; i++) {
        const Start *start = &g_array_index(starts, Start, i);
        double y = MAX(start->y, least);
        if (start->y < least && g_strcmp0(last, start->text) == 0)
            continue;
        EqlBox box = {d->layout->values.x, y - em / 2, d->layout->values.width, em};
        eql_paint_text(d->cr, d->style, start->text, box, EQL_ALIGN_END, d->style->ink, FALSE);
        last = start->text;
        least = y + 0.9 * em;
    }
}

/* The name, and a thread to the end of its line where it had to move. */
static void write_name(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlBox lane = mark->lane;
    g_autofree char *name = eql_chart_slope_name(d->chart, mark->row);
    double edge = d->style->right_to_left ? lane.x + lane.width : lane.x;
    double out = d->style->right_to_left ? -1 : 1, radius = eql_draw_radius(d);
    eql_paint_line(d->cr, mark->x + out * 1.2 * radius, mark->y, edge - out * 0.2 * radius,
                   lane.y + lane.height / 2, 1, d->style->line);
    eql_paint_text(d->cr, d->style, name, lane, EQL_ALIGN_START, d->style->ink, FALSE);
}

void eql_draw_slopes(const EqlDrawing *d, int selected)
{
    for (guint i = 0; i < d->chart->series->len && d->layout->plot.height > 0; i++)
        draw_wave(d, i);
    for (guint i = 0; i < d->layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(d->layout->marks, EqlChartMark, i);
        if ((int)i == selected)
            eql_draw_focus(d, mark);
        if (!has_name(d, mark)) {
            eql_draw_aside(d, mark);
            continue;
        }
        draw_slope(d, mark->row);
        write_name(d, mark);
    }
    write_starts(d);
}
