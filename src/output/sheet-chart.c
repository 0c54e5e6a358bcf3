/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* libxlsxwriter's own chart is 480 by 288 pixels. */
#define DEFAULT_HEIGHT 288.0
#define CHART_WIDTH_SCALE 1.45
#define BAR_CHART_HEIGHT 380.0

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

static void name_axis(lxw_chart_axis *axis, const char *name)
{
    chart_axis_set_name(axis, name);
    chart_axis_set_name_font(axis, &plain_font);
}

static void place(EqlSheet *sheet, lxw_chart *chart, const EqlChartRange *range, double y_scale)
{
    lxw_chart_options options = {
        .x_scale = CHART_WIDTH_SCALE,
        .y_scale = y_scale,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = (char *)range->description,
    };
    eql_book_note_error(sheet->book, worksheet_insert_chart_opt(sheet->sheet, range->row,
                                                                range->column, chart, &options));
}

/* A text cell counts as 0 in a chart: "0;;" would print its label; ";;" after the first
 * part prints none. */
static void add_bar_labels(lxw_chart_series *series)
{
    chart_series_set_labels(series);
    chart_series_set_labels_num_format(series, "0;;");
    chart_series_set_labels_font(series, &plain_font);
}

/* In pixels: what stands around the bars, a bar, what is between the bars of two rows; and
 * a row of the sheet. */
#define FRAME_HEIGHT 110
#define BAR_HEIGHT 12
#define BAR_GAP 8
#define ROW_HEIGHT 20

guint eql_sheet_bar_chart(EqlSheet *sheet, const EqlChartRange *range)
{
    lxw_chart *chart = new_chart(sheet, range, LXW_CHART_BAR);
    for (guint i = 0; i < range->n_series; i++) {
        lxw_chart_series *series = add_series(sheet, chart, range, i);
        lxw_chart_fill fill = {.color = series_colours[i % G_N_ELEMENTS(series_colours)]};
        chart_series_set_fill(series, &fill);
        add_bar_labels(series);
    }
    chart_set_series_gap(chart, 60);
    chart_axis_set_reverse(chart->y_axis);      /* the first theme on top … */
    chart_axis_set_crossing_max(chart->y_axis); /* … and the numbers below all the same */
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_max(chart->x_axis, 100);
    chart_axis_set_major_unit(chart->x_axis, 25);
    name_axis(chart->x_axis, range->axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    double bars = range->n_rows * (range->n_series * BAR_HEIGHT + BAR_GAP);
    double height = MAX(BAR_CHART_HEIGHT, FRAME_HEIGHT + bars);
    place(sheet, chart, range, height / DEFAULT_HEIGHT);
    return (guint)ceil(height / ROW_HEIGHT) + 1;
}

/* ── ratios with their intervals ── */

/* Rows of the sheet that holds what these charts show; the first is its heading. */
enum { LABEL, FROM, TO, Y, Y_AGAIN, VALUE };
#define POINT_HEIGHT 36
#define POINTS_MOST 60

static const char *chart_data_name(void)
{
    return C_("sheet", "Chart data");
}

static guint add_chart_row(EqlSheet *sheet, const char *label, EqlFigure figure, double from_y,
                           double to_y)
{
    GArray *rows = sheet->book->chart_rows;
    EqlChartRow row = {g_strdup(label), figure, from_y, to_y};
    g_array_append_val(rows, row);
    return rows->len; /* its row on the sheet, below the heading */
}

static lxw_chart_series *add_xy(lxw_chart *chart, lxw_row_t first, lxw_row_t last,
                                const lxw_col_t x[2], const lxw_col_t y[2])
{
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, chart_data_name(), first, x[0], last, x[1]);
    chart_series_set_values(series, chart_data_name(), first, y[0], last, y[1]);
    return series;
}

/* A line from one end to the other. */
static void add_stem(lxw_chart *chart, lxw_row_t row, lxw_color_t colour, double width)
{
    const lxw_col_t x[] = {FROM, TO}, y[] = {Y, Y_AGAIN};
    lxw_chart_line line = {.color = colour, .width = (float)width};
    lxw_chart_series *series = add_xy(chart, row, row, x, y);
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

static char *label_of(const EqlChartPoint *point)
{
    g_autofree char *figure = eql_figure_format(point->figure);
    return g_strdup_printf("%s  %s", point->label, figure);
}

/* Each point is named above itself. */
static void name_points(lxw_chart_series *series, const GArray *points)
{
    g_autofree lxw_chart_data_label *labels = g_new0(lxw_chart_data_label, points->len);
    g_autofree lxw_chart_data_label **list = g_new0(lxw_chart_data_label *, points->len + 1);
    g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < points->len; i++) {
        g_ptr_array_add(texts, label_of(&g_array_index(points, EqlChartPoint, i)));
        labels[i].value = texts->pdata[i];
        labels[i].font = &plain_font;
        list[i] = &labels[i];
    }
    chart_series_set_labels(series);
    chart_series_set_labels_font(series, &plain_font);
    chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_ABOVE);
    chart_series_set_labels_custom(series, list);
}

static void add_points(lxw_chart *chart, lxw_row_t first, const GArray *points)
{
    const lxw_col_t x[] = {VALUE, VALUE}, y[] = {Y, Y};
    lxw_chart_fill fill = {.color = EQL_COLOUR_ACCENT};
    lxw_chart_line line = {.color = EQL_COLOUR_ACCENT};
    lxw_chart_series *series = add_xy(chart, first, first + points->len - 1, x, y);
    chart_series_set_line(series, &no_line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_DIAMOND);
    chart_series_set_marker_size(series, 9);
    chart_series_set_marker_fill(series, &fill);
    chart_series_set_marker_line(series, &line);
    name_points(series, points);
}

/* One very long interval must not press all others together: it runs out of the frame. */
static double axis_end(const GArray *points)
{
    double highest_value = 1, highest_end = 1;
    for (guint i = 0; i < points->len; i++) {
        EqlFigure figure = g_array_index(points, EqlChartPoint, i).figure;
        double end = eql_figure_has_interval(figure) ? figure.high : figure.value;
        highest_value = MAX(highest_value, figure.value);
        highest_end = MAX(highest_end, end);
    }
    return ceil(2 * MAX(2, MIN(highest_end, 2 * highest_value)) + 0.2) / 2;
}

static void set_axes(lxw_chart *chart, const GArray *points)
{
    double end = axis_end(points);
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_max(chart->x_axis, end);
    chart_axis_set_major_unit(chart->x_axis, end > 6 ? 1 : 0.5);
    chart_axis_set_num_format(chart->x_axis, "0.0");
    /* Translators: short for relative rate index. */
    name_axis(chart->x_axis, _("RRI"));
    chart_axis_major_gridlines_set_visible(chart->x_axis, LXW_TRUE);
    chart_axis_major_gridlines_set_line(chart->x_axis, &pale_line);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_axis_set_min(chart->y_axis, 0.4);
    chart_axis_set_max(chart->y_axis, points->len + 0.8);
    chart_axis_off(chart->y_axis);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
}

guint eql_sheet_ratio_chart(EqlSheet *sheet, const EqlChartRange *range, const GArray *points)
{
    guint n = points->len;
    if (n == 0 || n > POINTS_MOST)
        return 0;
    lxw_chart *chart = new_chart(sheet, range, LXW_CHART_SCATTER_STRAIGHT);
    EqlFigure even = eql_figure_interval(EQL_UNIT_RATIO, 1, 1, 1);
    guint row = add_chart_row(sheet, C_("chart", "1 is even"), even, 0.4, n + 0.8);
    add_stem(chart, row, EQL_COLOUR_GREY, 1.5);
    for (guint i = 0; i < n; i++) {
        const EqlChartPoint *point = &g_array_index(points, EqlChartPoint, i);
        row = add_chart_row(sheet, point->label, point->figure, n - i, n - i);
        if (eql_figure_has_interval(point->figure))
            add_stem(chart, row, EQL_COLOUR_LAVENDER, 3);
    }
    add_points(chart, row - n + 1, points);
    set_axes(chart, points);
    double height = FRAME_HEIGHT + n * POINT_HEIGHT;
    place(sheet, chart, range, height / DEFAULT_HEIGHT);
    return (guint)ceil(height / ROW_HEIGHT) + 1;
}

static void write_chart_row(EqlSheet *sheet, const EqlChartRow *row)
{
    eql_sheet_text(sheet, row->label);
    if (eql_figure_has_interval(row->figure))
        eql_sheet_ends(sheet, row->figure);
    sheet->column = Y;
    eql_sheet_figure(sheet, eql_figure_value(EQL_UNIT_NONE, row->from_y));
    eql_sheet_figure(sheet, eql_figure_value(EQL_UNIT_NONE, row->to_y));
    eql_sheet_figure(sheet, row->figure);
    eql_sheet_end_row(sheet);
}

void eql_book_write_chart_data(EqlBook *book)
{
    static const double widths[] = {40, 10, 10, 10, 10, 10, 0};
    const char *headings[] = {C_("chart", "Point"),
                              C_("chart", "#from"),
                              C_("chart", "#to"),
                              C_("chart", "#Height"),
                              C_("chart", "#Height"),
                              C_("chart", "#Ratio"),
                              NULL};
    EqlSheetLayout layout = {chart_data_name(), FALSE, widths};
    if (book->chart_rows->len == 0)
        return;
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, 0);
    if (book->content->permit) { /* beside the headings, as the charts count the rows */
        sheet->row--;
        sheet->column = G_N_ELEMENTS(headings) - 1;
        eql_sheet_mark(sheet);
        eql_sheet_end_row(sheet);
    }
    for (guint i = 0; i < book->chart_rows->len; i++)
        write_chart_row(sheet, &g_array_index(book->chart_rows, EqlChartRow, i));
    worksheet_hide(sheet->sheet);
}
