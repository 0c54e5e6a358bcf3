/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A chart as it leaves the window: as a picture, a drawing or a table, into a file or onto the
 * clipboard. On white paper, whatever the window looks like, and in the direction in which
 * `widget` is read. */

#include <gtk/gtk.h>

#include "app/compat.h"
#include "chart/chart.h"

G_BEGIN_DECLS

typedef enum { EQL_CHART_PNG, EQL_CHART_SVG, EQL_CHART_CSV } EqlChartFormat;

EqlFileKind eql_chart_file_kind(EqlChartFormat format);
/* From its title, as every file system takes it. Owned by the caller. */
char *eql_chart_file_name(const EqlChart *chart, EqlChartFormat format);
/* The path with the ending that the format has. Owned by the caller. */
char *eql_chart_file_path(const char *path, EqlChartFormat format);

/* Both draw on a thread, and call `then` with the widget as its source when that is done. */
void eql_chart_file_write(EqlChart *chart, GtkWidget *widget, EqlChartFormat format,
                          const char *path, GAsyncReadyCallback then);
/* The path of the file; NULL with an error. Owned by the caller. */
char *eql_chart_file_write_finish(GAsyncResult *result, GError **error);
void eql_chart_clip(EqlChart *chart, GtkWidget *widget, GAsyncReadyCallback then);
/* As a picture for most programs and a drawing for those that can take one. Owned by the
 * caller. */
GdkContentProvider *eql_chart_clip_finish(GAsyncResult *result, GError **error);

G_END_DECLS
