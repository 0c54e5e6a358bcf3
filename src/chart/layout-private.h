/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that lay out share. */

#include "chart/layout.h"

/* Between columns, in line heights. */
#define GAP_EMS 0.6

/* ── legend.c ── */

/* 0 where there is none. */
double eql_legend_height(const EqlChart *chart, const EqlChartStyle *style, double width);

/* ── layout-aside.c ── */

/* One line each for the rows whose figure has no place in the plot, from `y` on; returns
 * where they end. Their marks' lanes are the lines. */
double eql_lay_out_aside(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout,
                         guint row, guint series, double y);
gboolean eql_chart_row_shows(const EqlChart *chart, guint row);
/* "Belonging: hidden", with the wave where others are shown. Owned by the caller. */
char *eql_chart_aside_text(const EqlChart *chart, guint row, guint series);

/* ── charts whose figures stand upright ── */

void eql_lay_out_slopes(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout);
void eql_lay_out_funnel(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout);

/* What stands at the end of a line: "71  Belonging (+7)". Owned by the caller. */
char *eql_chart_slope_name(const EqlChart *chart, guint row);
/* How wide the name of a wave may be. */
double eql_slope_heading_width(const EqlChart *chart, const EqlChartLayout *layout);

/* The y of a value in the plot. */
double eql_chart_layout_y(const EqlChartLayout *layout, double value);
/* The x of a wave; of a size. */
double eql_slope_x(const EqlChart *chart, const EqlChartLayout *layout, const EqlChartStyle *style,
                   guint series);
double eql_funnel_x(const EqlChartLayout *layout, const EqlChartStyle *style, double size);
