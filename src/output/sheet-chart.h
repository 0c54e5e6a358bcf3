/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "output/sheet.h"

/* A table on the sheet: labels in column `first`, one series in each column after it,
 * the series' names in the heading row. */
typedef struct {
    const char *title, *description;
    lxw_row_t head;
    lxw_col_t first;
    guint n_rows, n_series;
} EqlChartRange;

/* Horizontal bars, one colour a series, from 0 to 100; a hidden figure has no bar. */
void eql_sheet_bar_chart(EqlSheet *sheet, const EqlChartRange *range, lxw_row_t row,
                         lxw_col_t column);

/* Points with their intervals; the series are value, low and high. The axis crosses at
 * 1, which is even. Rows must all be shown figures. */
void eql_sheet_ratio_chart(EqlSheet *sheet, const EqlChartRange *range, lxw_row_t row,
                           lxw_col_t column);
