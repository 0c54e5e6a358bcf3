/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The funnel: a dot for each row, by its size along the foot and its share upright. */
#include <math.h>

#include "chart/layout-private.h"
#include "chart/paint.h"

#define HEIGHT_SHARE 0.55
#define LOW_SHARE 0.38
#define LEAST_EMS 14
#define MOST_EMS 26
#define LEAST_SPAN 0.2 /* smaller differences must not look large */

static gboolean has_place(const EqlChart *chart, guint row)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, 0);
    return point != NULL && eql_figure_is_shown(point->figure) &&
           eql_figure_is_shown(eql_chart_row(chart, row)->size);
}

typedef struct {
    double low, high, least, most; /* of the shares; of the sizes */
} Span;

static void widen(Span *span, double value)
{
    span->low = MIN(span->low, value);
    span->high = MAX(span->high, value);
}

/* About the dots, and the limits from the smallest size on. */
static Span span_of(const EqlChart *chart)
{
    Span span = {INFINITY, -INFINITY, INFINITY, 0};
    for (guint row = 0; row < chart->rows->len; row++) {
        if (!has_place(chart, row))
            continue;
        double size = eql_chart_row(chart, row)->size.value;
        widen(&span, eql_chart_point(chart, row, 0)->figure.value);
        span.least = MIN(span.least, size);
        span.most = MAX(span.most, size);
    }
    for (guint i = 0; i < chart->limits->len; i++) {
        const EqlChartLimit *limit = &g_array_index(chart->limits, EqlChartLimit, i);
        if (limit->size < span.least)
            continue;
        widen(&span, limit->outer[0]);
        widen(&span, limit->outer[1]);
    }
    return span;
}

/* The highest ratio, not the limits of the smallest school, which may be far above. */
static double highest_dot(const EqlChart *chart)
{
    double highest = 1;
    for (guint row = 0; row < chart->rows->len; row++)
        if (has_place(chart, row))
            highest = MAX(highest, eql_chart_point(chart, row, 0)->figure.value);
    return highest;
}

static void set_axes(const EqlChart *chart, EqlChartLayout *layout)
{
    Span span = span_of(chart);
    if (!(span.low <= span.high))
        span.low = 0, span.high = 1;
    layout->across = eql_axis_round(EQL_AXIS_COUNT, 0, MAX(5, span.most * 1.08));
    if (chart->axis == EQL_AXIS_TIMES) {
        double high = MIN(span.high, 1.6 * highest_dot(chart));
        layout->axis = eql_axis_round(EQL_AXIS_TIMES, 0, MAX(high, 2));
        return;
    }
    double more = MAX(0, LEAST_SPAN - (span.high - span.low)) / 2 + 0.01;
    double low = CLAMP(span.low - more, 0, 1), high = CLAMP(span.high + more, 0, 1);
    layout->axis = eql_axis_round(EQL_AXIS_SHARE, low, high);
    layout->axis.low = MAX(layout->axis.low, 0);
    layout->axis.high = MIN(layout->axis.high, 1);
}

double eql_funnel_x(const EqlChartLayout *layout, const EqlChartStyle *style, double size)
{
    double place = eql_axis_place(layout->across, size);
    if (style->right_to_left)
        place = 1 - place;
    return layout->plot.x + place * layout->plot.width;
}

static void add_dot(const EqlChart *chart, EqlChartLayout *layout, guint row)
{
    double side = 1.4 * layout->em;
    double place = eql_axis_place(layout->across, eql_chart_row(chart, row)->size.value);
    EqlChartMark mark = {row, 0, {0, 0, side, side}, 0, 0};
    mark.x = layout->plot.x + place * layout->plot.width;
    mark.y = eql_chart_layout_y(layout, eql_chart_point(chart, row, 0)->figure.value);
    mark.lane.x = mark.x - side / 2;
    mark.lane.y = mark.y - side / 2;
    g_array_append_val(layout->marks, mark);
}

void eql_lay_out_funnel(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    double em = layout->em, y = eql_legend_height(chart, style, layout->width);
    double share = style->low ? LOW_SHARE : HEIGHT_SHARE;
    set_axes(chart, layout);
    layout->legend = (EqlBox){0, 0, layout->width, y};
    layout->headings = (EqlBox){0, y, layout->width, 1.5 * em};
    layout->plot.x = ceil(eql_paint_text_width(style, "100 %", FALSE)) + GAP_EMS * em;
    layout->plot.y = y + layout->headings.height + 0.4 * em;
    layout->plot.width = layout->width - layout->plot.x - 1.5 * em;
    layout->plot.height = CLAMP(share * layout->plot.width, LEAST_EMS * em, MOST_EMS * em);
    y = layout->plot.y + layout->plot.height;
    layout->scale = (EqlBox){layout->plot.x, y + 0.3 * em, layout->plot.width, em};
    layout->people = (EqlBox){layout->plot.x, y + 1.4 * em, layout->plot.width, 1.2 * em};
    for (guint row = 0; row < chart->rows->len; row++)
        if (has_place(chart, row))
            add_dot(chart, layout, row);
    y += 3 * em;
    for (guint row = 0; row < chart->rows->len; row++)
        if (!has_place(chart, row))
            y = eql_lay_out_aside(chart, style, layout, row, 0, y);
    layout->height = ceil(y + 0.4 * em);
}
