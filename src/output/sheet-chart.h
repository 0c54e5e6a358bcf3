/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "output/sheet.h"

/* Where a chart stands, and for bars the table it shows: labels in column `first`, one
 * series in each column after it, the series' names in the heading row. */
typedef struct {
    const char *title, *description;
    const char *axis; /* what the figures are; bars only */
    lxw_row_t row;    /* the chart's upper left corner */
    lxw_col_t column;
    lxw_row_t head; /* bars only, from here on */
    lxw_col_t first;
    guint n_rows, n_series;
} EqlChartRange;

/* Horizontal bars, one colour a series, from 0 to 100; a hidden figure has no bar. Says
 * how many rows of the sheet the chart covers. */
guint eql_sheet_bar_chart(EqlSheet *sheet, const EqlChartRange *range);

/* A ratio that is shown. */
typedef struct {
    const char *label;
    EqlFigure figure;
} EqlRatioPoint;

/* A bar from end to end of each interval, marked at the ratio and named at its side, around the
 * line at 1. Says how many rows of the sheet the chart covers; 0 when there is nothing to draw. */
guint eql_sheet_ratio_chart(EqlSheet *sheet, const EqlChartRange *range, const GArray *points);

/* What a row of the sheet behind those charts holds. */
typedef struct {
    char *label;
    EqlFigure figure;
    double end; /* of the chart's axis */
} EqlRatioRow;

/* The charts of ratios need lengths that no table has; they stand on a sheet of their own,
 * out of view, which holds nothing that the tables do not show. */
void eql_book_write_chart_data(EqlBook *book);
