/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/chart-view.h"

G_BEGIN_DECLS

#define EQL_TYPE_CHART_PANEL (eql_chart_panel_get_type())
/* A chart with its title and, one key away (T), its table; both can be copied and saved (PNG,
 * SVG, CSV). Its property `explains` lists the figures in it, for “How is this worked out?” (see
 * explain.h). Signal "row-selected" (row): as that of its EqlChartView. */
G_DECLARE_FINAL_TYPE(EqlChartPanel, eql_chart_panel, EQL, CHART_PANEL, GtkWidget)

void eql_chart_panel_set_chart(EqlChartPanel *panel, EqlChart *chart);
/* NULL before one was set. Borrowed. */
EqlChart *eql_chart_panel_chart(EqlChartPanel *panel);
gboolean eql_chart_panel_shows_table(EqlChartPanel *panel);

G_END_DECLS
