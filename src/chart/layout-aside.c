/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures that are hidden or cannot be worked out have no place between upright axes: they
 * are told in lines beneath. */

#include "base/i18n.h"
#include "chart/layout-private.h"
#include "chart/paint.h"

gboolean eql_chart_row_shows(const EqlChart *chart, guint row)
{
    for (guint series = 0; series < chart->series->len; series++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, series);
        if (point != NULL && eql_figure_is_shown(point->figure))
            return TRUE;
    }
    return FALSE;
}

char *eql_chart_aside_text(const EqlChart *chart, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    const char *label = eql_chart_row(chart, row)->label;
    g_autofree char *figure = eql_figure_format(
        point != NULL ? point->figure : eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE));
    if (chart->series->len < 2 || !eql_chart_row_shows(chart, row))
        /* Translators: name of a point and the word “hidden”, or a dash. */
        return g_strdup_printf(C_("point of a chart", "%s: %s"), label, figure);
    /* Translators: theme, wave and the word “hidden”, or a dash. */
    return g_strdup_printf(C_("point of a chart", "%s, %s: %s"), label,
                           (char *)g_ptr_array_index(chart->series, series), figure);
}

double eql_lay_out_aside(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout,
                         guint row, guint series, double y)
{
    g_autofree char *text = eql_chart_aside_text(chart, row, series);
    double swatch = 2.2 * layout->em;
    EqlBox lane = {0, y, layout->width, 0};
    lane.height =
        eql_paint_text_height(style, text, layout->width - swatch, FALSE) + 0.2 * layout->em;
    EqlChartMark mark = {row, series, lane, lane.width / 2, lane.y + lane.height / 2};
    g_array_append_val(layout->marks, mark);
    return y + lane.height;
}
