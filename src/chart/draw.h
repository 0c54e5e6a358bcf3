/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layout.h"

/* Draws a chart that was laid out, from (0, 0). `selected` is the mark that has the
 * focus ring, or -1. The background is left as it is. */
void eql_chart_draw(const EqlChart *chart, const EqlChartLayout *layout, const EqlChartStyle *style,
                    cairo_t *cr, int selected);

/* A bar of three parts, solid, hatched and hollow: what was matched, unsure and left
 * over. Counts; nothing is drawn when all are 0. */
void eql_parts_bar_draw(const EqlChartStyle *style, cairo_t *cr, double width, double height,
                        const guint parts[3]);
