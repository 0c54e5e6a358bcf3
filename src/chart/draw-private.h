/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that draw share. */

#include "chart/draw.h"

typedef struct {
    const EqlChart *chart;
    const EqlChartLayout *layout;
    const EqlChartStyle *style;
    cairo_t *cr;
} EqlDrawing;

/* Stripes where a hidden figure would be. */
void eql_draw_hatched(const EqlDrawing *drawing, EqlBox box);

/* draw-parts.c */
void eql_draw_part_swatch(const EqlDrawing *drawing, guint part, double x, double y);
void eql_draw_bar(const EqlDrawing *drawing, const EqlChartMark *mark);

/* draw-grid.c */
void eql_draw_columns(const EqlDrawing *drawing);
void eql_draw_cell(const EqlDrawing *drawing, const EqlChartMark *mark, const EqlChartPoint *point);
