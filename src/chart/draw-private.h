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

double eql_draw_radius(const EqlDrawing *drawing);
/* The ring about what has the focus. */
void eql_draw_focus(const EqlDrawing *drawing, const EqlChartMark *mark);
/* A line beneath the plot about a figure without a place in it. */
void eql_draw_aside(const EqlDrawing *drawing, const EqlChartMark *mark);

/* Stripes where a hidden figure would be. */
void eql_draw_hatched(const EqlDrawing *drawing, EqlBox box);

/* draw-parts.c */
void eql_draw_answer_swatch(const EqlDrawing *drawing, EqlPart part, guint step, guint steps,
                            double x, double y);
void eql_draw_bar(const EqlDrawing *drawing, const EqlChartMark *mark);

/* draw-grid.c */
void eql_draw_columns(const EqlDrawing *drawing);
void eql_draw_cell(const EqlDrawing *drawing, const EqlChartMark *mark, const EqlChartPoint *point);

/* draw-gaps.c */
void eql_draw_dumbbell(const EqlDrawing *drawing, const EqlChartMark *mark);

/* draw-bars.c */
void eql_draw_bar_swatch(const EqlDrawing *drawing, guint series, double x, double y);
void eql_draw_value_bar(const EqlDrawing *drawing, const EqlChartMark *mark);

/* draw-slopes.c */
void eql_draw_slope_swatch(const EqlDrawing *drawing, guint standing, double x, double y);
void eql_draw_slopes(const EqlDrawing *drawing, int selected);

/* draw-funnel.c */
void eql_draw_funnel_swatch(const EqlDrawing *drawing, guint entry, double x, double y);
void eql_draw_funnel(const EqlDrawing *drawing, int selected);

/* legend.c */
void eql_draw_legend(const EqlDrawing *drawing);
