/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/style.h"

#define EQL_CHART_ERROR (eql_chart_error_quark())
GQuark eql_chart_error_quark(void);
typedef enum { EQL_CHART_ERROR_DRAW, EQL_CHART_ERROR_FORMAT } EqlChartError;

typedef enum { EQL_PICTURE_PNG, EQL_PICTURE_SVG } EqlPicture;

/* The chart as eql_chart_save() writes it, in memory: the picture, and within the file the title
 * and what it shows in words. */
GBytes *eql_chart_render(const EqlChart *chart, const EqlChartStyle *style, double width,
                         EqlPicture picture, GError **error);

/* Writes the chart with its title, on white paper, `width` pixels wide: .png (at twice
 * the size, so that it stays sharp in a report) or .svg by the ending of the path. */
gboolean eql_chart_save(const EqlChart *chart, const EqlChartStyle *style, double width,
                        const char *path, GError **error);
