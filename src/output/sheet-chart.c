/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet-chart.h"

#include <math.h>

#include "base/i18n.h"
#include "chart/palette.h"

/* libxlsxwriter's own chart is 480 by 288 pixels. */
#define DEFAULT_HEIGHT 288.0
#define CHART_WIDTH_SCALE 1.45
#define BAR_CHART_HEIGHT 380.0

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
    gboolean bars = type == LXW_CHART_BAR || type == LXW_CHART_BAR_STACKED;
    return bars ? chart->x_axis : chart->y_axis;
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
        .y_offset = 3, /* or its frame prints with the rows above, which every page repeats */
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
#define BAR_HEIGHT 14
#define BAR_GAP 8
#define ROW_HEIGHT 20

guint eql_sheet_bar_chart(EqlSheet *sheet, const EqlChartRange *range)
{
    lxw_chart *chart = new_chart(sheet, range, LXW_CHART_BAR);
    for (guint i = 0; i < range->n_series; i++) {
        lxw_chart_series *series = add_series(sheet, chart, range, i);
        lxw_chart_fill fill = {.color = eql_palette_rgb(i, 0)};
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

/* An interval is a bar in parts that stand on one another: up to it, from its lower end to the
 * mark, the mark at the ratio, from there to its upper end. Error bars of libxlsxwriter (up to 1.2)
 * have one length for all points; LibreOffice leaves high-low lines out, and breaks the names of
 * points, so that they come to stand on one another. */
enum { BEFORE, LOWER, MARK, UPPER, N_PARTS };
/* Columns of the sheet that holds what these charts show; the first row is its heading. */
enum { LABEL, FROM, TO, PARTS, VALUE = PARTS + N_PARTS };
#define POINT_HEIGHT 22
#define RATIO_FRAME_HEIGHT 92 /* no legend */
#define POINTS_MOST 60
/* Half of a mark's width, of the axis. */
#define MARK_SHARE (1 / 240.0)
/* How much white is in the bars beside it. */
#define PALE 0.55

static const char *chart_data_name(void)
{
    return C_("sheet", "Chart data");
}

static char *label_of(const EqlRatioPoint *point)
{
    g_autofree char *figure = eql_figure_format(point->figure);
    return g_strdup_printf("%s  %s", point->label, figure);
}

/* Gives the row of the first on the sheet, below the heading. */
static lxw_row_t add_chart_rows(EqlSheet *sheet, const GArray *points, double end)
{
    GArray *rows = sheet->book->chart_rows;
    lxw_row_t first = rows->len + 1;
    for (guint i = 0; i < points->len; i++) {
        const EqlRatioPoint *point = &g_array_index(points, EqlRatioPoint, i);
        EqlRatioRow row = {label_of(point), point->figure, end};
        g_array_append_val(rows, row);
    }
    return first;
}

static void add_part(lxw_chart *chart, guint part, lxw_row_t first, lxw_row_t last)
{
    lxw_col_t column = (lxw_col_t)(PARTS + part);
    lxw_chart_fill fill = {.color = eql_palette_rgb(0, part == MARK ? 0 : PALE),
                           .none = part == BEFORE,
                           /* the line at 1 is to be seen through */
                           .transparency = part == MARK ? 0 : 40};
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    chart_series_set_categories(series, chart_data_name(), first, LABEL, last, LABEL);
    chart_series_set_values(series, chart_data_name(), first, column, last, column);
    chart_series_set_name_range(series, chart_data_name(), 0, column);
    chart_series_set_fill(series, &fill);
}

/* One very long interval must not press all others together: it runs out of the frame. */
static double axis_end(const GArray *points)
{
    double highest_value = 1, highest_end = 1;
    for (guint i = 0; i < points->len; i++) {
        EqlFigure figure = g_array_index(points, EqlRatioPoint, i).figure;
        double end = eql_figure_has_interval(figure) ? figure.high : figure.value;
        highest_value = MAX(highest_value, figure.value);
        highest_end = MAX(highest_end, end);
    }
    return ceil(2 * MAX(2, MIN(highest_end, 2 * highest_value)) + 0.2) / 2;
}

/* The groups' names stand at the side, their axis at 1. */
static void set_axes(lxw_chart *chart, double end)
{
    static lxw_chart_line even = {.color = EQL_COLOUR_GREY, .width = 1.5};
    chart_axis_set_min(chart->x_axis, 0);
    chart_axis_set_max(chart->x_axis, end);
    chart_axis_set_major_unit(chart->x_axis, end > 6 ? 1 : 0.5);
    chart_axis_set_num_format(chart->x_axis, "0.0");
    /* Translators: short for relative rate index. */
    name_axis(chart->x_axis, _("RRI"));
    chart_axis_set_crossing(chart->x_axis, 1);
    chart_axis_set_reverse(chart->y_axis);      /* the first group on top … */
    chart_axis_set_crossing_max(chart->y_axis); /* … and the numbers below all the same */
    chart_axis_set_label_position(chart->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_line(chart->y_axis, &even);
    chart_axis_set_major_tick_mark(chart->y_axis, LXW_CHART_AXIS_TICK_MARK_NONE);
    chart_axis_major_gridlines_set_visible(chart->y_axis, LXW_FALSE);
    chart_set_series_gap(chart, 60);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
}

/* Where nobody of any group has the outcome, there is nothing to compare. */
static gboolean any_above_nought(const GArray *points)
{
    for (guint i = 0; i < points->len; i++)
        if (g_array_index(points, EqlRatioPoint, i).figure.value > 0)
            return TRUE;
    return FALSE;
}

guint eql_sheet_ratio_chart(EqlSheet *sheet, const EqlChartRange *range, const GArray *points)
{
    guint n = points->len;
    if (n > POINTS_MOST || !any_above_nought(points))
        return 0;
    lxw_chart *chart = new_chart(sheet, range, LXW_CHART_BAR_STACKED);
    double end = axis_end(points);
    lxw_row_t first = add_chart_rows(sheet, points, end);
    for (guint part = 0; part < N_PARTS; part++)
        add_part(chart, part, first, first + n - 1);
    set_axes(chart, end);
    double height = RATIO_FRAME_HEIGHT + n * POINT_HEIGHT;
    place(sheet, chart, range, height / DEFAULT_HEIGHT);
    return (guint)ceil(height / ROW_HEIGHT);
}

/* How long the parts are; none is less than nothing. */
static void measure_parts(const EqlRatioRow *row, double parts[N_PARTS])
{
    gboolean interval = eql_figure_has_interval(row->figure);
    double half = MARK_SHARE * row->end;
    double from = MAX(row->figure.value - half, 0), to = row->figure.value + half;
    double low = interval ? MIN(row->figure.low, from) : from;
    double high = interval ? MAX(row->figure.high, to) : to;
    parts[BEFORE] = low;
    parts[LOWER] = from - low;
    parts[MARK] = to - from;
    parts[UPPER] = high - to;
}

static void write_chart_row(EqlSheet *sheet, const EqlRatioRow *row)
{
    double parts[N_PARTS];
    eql_sheet_text(sheet, row->label);
    if (eql_figure_has_interval(row->figure))
        eql_sheet_ends(sheet, row->figure);
    sheet->column = PARTS;
    measure_parts(row, parts);
    for (guint i = 0; i < N_PARTS; i++)
        eql_sheet_figure(sheet, eql_figure_value(EQL_UNIT_NONE, parts[i]));
    eql_sheet_figure(sheet, row->figure);
    eql_sheet_end_row(sheet);
}

void eql_book_write_chart_data(EqlBook *book)
{
    static const double widths[] = {40, 10, 10, 10, 10, 10, 10, 10, 0};
    const char *headings[] = {
        C_("chart", "Point"),       C_("chart", "#from"),       C_("chart", "#to"),
        C_("chart", "#Before"),     C_("chart", "#Lower part"), C_("chart", "#Mark"),
        C_("chart", "#Upper part"), C_("chart", "#Ratio"),      NULL};
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
        write_chart_row(sheet, &g_array_index(book->chart_rows, EqlRatioRow, i));
    worksheet_hide(sheet->sheet);
}
