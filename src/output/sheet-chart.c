/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet-chart.h"

#include <glib/gi18n-lib.h>

#define CHART_WIDTH_SCALE 1.45
#define CHART_HEIGHT_SCALE 1.32

/* Dark, middle and light: they differ in print without colour too. */
static const lxw_color_t series_colours[] = {EQL_COLOUR_ACCENT, EQL_COLOUR_GREEN,
                                             EQL_COLOUR_LAVENDER, EQL_COLOUR_GREY};

static lxw_chart_font plain_font = {.size = 9, .color = 0x3A3A44};
static lxw_chart_font title_font = {.size = 12, .bold = LXW_TRUE, .color = EQL_COLOUR_ACCENT};
static lxw_chart_line no_line = {.none = LXW_TRUE};
static lxw_chart_line pale_line = {.color = EQL_COLOUR_LINE, .width = 0.75};

static lxw_chart_series *add_series(EqlSheet *sheet, lxw_chart *chart, const EqlChartRange *range,
                                    guint i)
{
    lxw_row_t from = range->head + 1, to = range->head + range->n_rows;
    lxw_col_t column = (lxw_col_t)(range->first + 1 + i);
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, sheet->name, from, range->first, to, range->first);
    chart_series_set_values(series, sheet->name, from, column, to, column);
    chart_series_set_name_range(series, sheet->name, range->head, column);
    return series;
}

/* libxlsxwriter calls the horizontal axis x whatever stands on it. */
static lxw_chart_axis *value_axis(lxw_chart *chart, uint8_t type)
{
    return type == LXW_CHART_BAR ? chart->x_axis : chart->y_axis;
}

static lxw_chart *new_chart(EqlSheet *sheet, const EqlChartRange *range, uint8_t type)
{
    lxw_chart *chart = workbook_add_chart(sheet->book->workbook, type);
    lxw_chart_axis *values = value_axis(chart, type);
    chart_title_set_name(chart, range->title);
    chart_title_set_name_font(chart, &title_font);
    chart_chartarea_set_line(chart, &pale_line);
    chart_axis_set_num_font(chart->x_axis, &plain_font);
    chart_axis_set_num_font(chart->y_axis, &plain_font);
    chart_axis_set_line(values, &no_line);
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &pale_line);
    chart_legend_set_font(chart, &plain_font);
    return chart;
}

static void place(EqlSheet *sheet, lxw_chart *chart, const EqlChartRange *range, lxw_row_t row,
                  lxw_col_t column)
{
    lxw_chart_options options = {
        .x_scale = CHART_WIDTH_SCALE,
        .y_scale = CHART_HEIGHT_SCALE,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = (char *)range->description,
    };
    eql_book_note_error(sheet->book,
                        worksheet_insert_chart_opt(sheet->sheet, row, column, chart, &options));
}

/* A text cell counts as 0 in a chart: "0;;" would print its label; ";;" after the first
 * part prints none. */
static void add_bar_labels(lxw_chart_series *series)
{
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "0;;");
    chart_series_set_labels_font(series, &plain_font);
}

void eql_sheet_bar_chart(EqlSheet *sheet, const EqlChartRange *range, lxw_row_t row,
                         lxw_col_t column)
{
    lxw_chart *chart = new_chart(sheet, range, LXW_CHART_BAR);
    for (guint i = 0; i < range->n_series; i++) {
        lxw_chart_series *series = add_series(sheet, chart, range, i);
        lxw_chart_fill fill = {.color = series_colours[i % G_N_ELEMENTS(series_colours)]};
        chart_series_set_fill(series, &fill);
        add_bar_labels(series);
    }
    chart_set_series_gap(chart, 60);
    chart_axis_set_reverse(chart->y_axis); /* the first theme on top */
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_max(chart->x_axis, 100);
    chart_axis_set_major_unit(chart->x_axis, 25);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    place(sheet, chart, range, row, column);
}

static void style_point(lxw_chart_series *series)
{
    lxw_chart_fill fill = {.color = EQL_COLOUR_ACCENT};
    lxw_chart_line line = {.color = EQL_COLOUR_ACCENT};
    chart_series_set_line(series, &no_line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_DIAMOND);
    chart_series_set_marker_size(series, 9);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &line);
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "0.0");
    chart_series_set_labels_font(series, &plain_font);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_RIGHT);
}

static void style_end(lxw_chart_series *series)
{
    lxw_chart_line line = {.color = EQL_COLOUR_GREY};
    chart_series_set_line(series, &no_line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_LONG_DASH);
    chart_series_set_marker_size(series, 6);
    chart_series_set_marker_line(series, &line);
}

void eql_sheet_ratio_chart(EqlSheet *sheet, const EqlChartRange *range, lxw_row_t row,
                           lxw_col_t column)
{
    lxw_chart_line stem = {.color = EQL_COLOUR_GREY, .width = 1.25};
    lxw_chart_line even = {.color = EQL_COLOUR_GREY, .width = 1.5};
    lxw_chart *chart = new_chart(sheet, range, LXW_CHART_LINE);
    style_point(add_series(sheet, chart, range, 0));
    style_end(add_series(sheet, chart, range, 1));
    style_end(add_series(sheet, chart, range, 2));
    chart_set_high_low_lines(chart, &stem);
    chart_axis_set_min(chart->y_axis, 0);
    chart_axis_set_num_format(chart->y_axis, "0.0");
    chart_axis_set_crossing(chart->y_axis, 1);
    chart_axis_set_line(chart->x_axis, &even);
    chart_axis_set_label_position(chart->x_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    chart_show_blanks_as(chart, LXW_CHART_BLANKS_AS_GAP);
    place(sheet, chart, range, row, column);
}
