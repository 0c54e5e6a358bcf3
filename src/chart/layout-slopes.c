/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slopes: a line for each row from wave to wave. The rows' names stand at the end of their
 * lines, moved apart where they would lie on one another. */
#include <math.h>

#include "chart/layout-private.h"
#include "chart/paint.h"

#define NAMES_SHARE 0.44
#define NAMES_MOST_EMS 24
#define LEAST_EMS 12
#define LEAST_SPAN 20 /* points: smaller differences must not look large */

static gboolean is_shown(const EqlChart *chart, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    return point != NULL && eql_figure_is_shown(point->figure);
}

/* The scale about the scores shown and their intervals; all of it when none is. */
static EqlAxis axis_about(const EqlChart *chart)
{
    double low = INFINITY, high = -INFINITY;
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++) {
            if (!is_shown(chart, row, series))
                continue;
            EqlFigure figure = eql_chart_point(chart, row, series)->figure;
            gboolean interval = eql_figure_has_interval(figure);
            low = MIN(low, interval ? figure.low : figure.value);
            high = MAX(high, interval ? figure.high : figure.value);
        }
    }
    if (!(low <= high))
        return (EqlAxis){.kind = EQL_AXIS_SCORE, .high = 100};
    double more = MAX(0, LEAST_SPAN - (high - low)) / 2;
    return eql_axis_round(EQL_AXIS_SCORE, MAX(0, low - more), MIN(100, high + more));
}

double eql_chart_layout_y(const EqlChartLayout *layout, double value)
{
    return layout->plot.y + (1 - eql_axis_place(layout->axis, value)) * layout->plot.height;
}

/* Not mirrored. A single wave stands beside the names. */
static double wave_x(const EqlChart *chart, const EqlChartLayout *layout, guint series)
{
    double share = chart->series->len < 2 ? 1 : series / (chart->series->len - 1.0);
    return layout->plot.x + share * layout->plot.width;
}

double eql_slope_x(const EqlChart *chart, const EqlChartLayout *layout, const EqlChartStyle *style,
                   guint series)
{
    double x = wave_x(chart, layout, series);
    /* The plot is mirrored already. */
    return style->right_to_left ? 2 * layout->plot.x + layout->plot.width - x : x;
}

/* Down, then up again from the foot where they ran out of it. `marks` are in the order of
 * their figures, the highest first. */
static void spread(GPtrArray *marks, double top, double bottom)
{
    for (guint i = 0; i < marks->len; i++) {
        EqlChartMark *mark = g_ptr_array_index(marks, i);
        mark->lane.y = MAX(mark->lane.y, top);
        top = mark->lane.y + mark->lane.height;
    }
    for (guint i = marks->len; i-- > 0;) {
        EqlChartMark *mark = g_ptr_array_index(marks, i);
        mark->lane.y = MIN(mark->lane.y, bottom - mark->lane.height);
        bottom = mark->lane.y;
    }
}

static int by_height(gconstpointer a, gconstpointer b)
{
    const EqlChartMark *one = *(const EqlChartMark *const *)a;
    const EqlChartMark *other = *(const EqlChartMark *const *)b;
    if (one->y != other->y)
        return one->y < other->y ? -1 : 1;
    return (one->row > other->row) - (one->row < other->row);
}

static void spread_names(EqlChartLayout *layout)
{
    g_autoptr(GPtrArray) marks = g_ptr_array_new();
    for (guint i = 0; i < layout->marks->len; i++)
        g_ptr_array_add(marks, &g_array_index(layout->marks, EqlChartMark, i));
    g_ptr_array_sort(marks, by_height);
    spread(marks, layout->plot.y, layout->plot.y + layout->plot.height);
}

static double name_height(const EqlChart *chart, const EqlChartStyle *style, guint row,
                          double width)
{
    g_autofree char *text = eql_chart_slope_name(chart, row);
    return eql_paint_text_height(style, text, width, FALSE);
}

static void add_name(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout,
                     guint row)
{
    guint last = chart->series->len - 1;
    EqlChartMark mark = {row, last, layout->people, wave_x(chart, layout, last), 0};
    mark.y = eql_chart_layout_y(layout, eql_chart_point(chart, row, last)->figure.value);
    mark.lane.height = name_height(chart, style, row, layout->people.width);
    mark.lane.y = mark.y - mark.lane.height / 2;
    g_array_append_val(layout->marks, mark);
}

static double names_width(const EqlChart *chart, const EqlChartStyle *style,
                          const EqlChartLayout *layout)
{
    double widest = 0;
    for (guint row = 0; row < chart->rows->len; row++) {
        g_autofree char *text = eql_chart_slope_name(chart, row);
        widest = MAX(widest, eql_paint_text_width(style, text, FALSE));
    }
    return ceil(MIN(widest, MIN(NAMES_SHARE * layout->width, NAMES_MOST_EMS * layout->em)));
}

static void set_columns(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    double gap = 2 * GAP_EMS * layout->em;
    layout->values.width = ceil(eql_paint_text_width(style, "100", FALSE));
    layout->people.width = names_width(chart, style, layout);
    layout->people.x = layout->width - layout->people.width;
    layout->plot.x = layout->values.width + gap;
    layout->plot.width = MAX(2 * layout->em, layout->people.x - gap - layout->plot.x);
}

static double headings_height(const EqlChart *chart, const EqlChartStyle *style,
                              const EqlChartLayout *layout)
{
    double height = layout->em;
    for (guint i = 0; i < chart->series->len; i++)
        height = MAX(height, eql_paint_text_height(style, g_ptr_array_index(chart->series, i),
                                                   eql_slope_heading_width(chart, layout), FALSE));
    return height + 0.6 * layout->em;
}

/* High enough for all names, one below the other. */
static double plot_height(const EqlChart *chart, const EqlChartStyle *style,
                          const EqlChartLayout *layout)
{
    double names = 0;
    for (guint row = 0; row < chart->rows->len; row++)
        if (is_shown(chart, row, chart->series->len - 1))
            names += name_height(chart, style, row, layout->people.width);
    return names > 0 ? MAX(LEAST_EMS * layout->em, names) : 0;
}

/* What the lines leave out, wave by wave; a row without any line in one. */
static double lay_out_missing(const EqlChart *chart, const EqlChartStyle *style,
                              EqlChartLayout *layout, double y)
{
    for (guint row = 0; row < chart->rows->len; row++) {
        gboolean none = !eql_chart_row_shows(chart, row);
        for (guint series = 0; series < (none ? 1 : chart->series->len); series++)
            if (!is_shown(chart, row, series))
                y = eql_lay_out_aside(chart, style, layout, row, series, y);
    }
    return y;
}

void eql_lay_out_slopes(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    double y = eql_legend_height(chart, style, layout->width);
    layout->axis = axis_about(chart);
    layout->legend = (EqlBox){0, 0, layout->width, y};
    if (chart->series->len == 0) {
        layout->height = ceil(y + layout->em);
        return;
    }
    set_columns(chart, style, layout);
    layout->headings = (EqlBox){0, y, layout->width, headings_height(chart, style, layout)};
    layout->plot.y = y + layout->headings.height;
    layout->plot.height = plot_height(chart, style, layout);
    for (guint row = 0; row < chart->rows->len; row++)
        if (is_shown(chart, row, chart->series->len - 1))
            add_name(chart, style, layout, row);
    spread_names(layout);
    y = layout->plot.y + layout->plot.height + 0.6 * layout->em;
    layout->height = ceil(lay_out_missing(chart, style, layout, y) + 0.4 * layout->em);
}
