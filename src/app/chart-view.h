/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "chart/style.h"

G_BEGIN_DECLS

#define EQL_TYPE_CHART_VIEW (eql_chart_view_get_type())
/* Draws a chart, in the window's colours, font and direction; arrow keys and the
 * pointer walk its points. Signal "row-selected" (row): a point of it was chosen. */
G_DECLARE_FINAL_TYPE(EqlChartView, eql_chart_view, EQL, CHART_VIEW, GtkWidget)

GtkWidget *eql_chart_view_new(void);
void eql_chart_view_set_chart(EqlChartView *view, EqlChart *chart);
/* The number of the point that has the focus ring, or -1. */
int eql_chart_view_selected(EqlChartView *view);
void eql_chart_view_select(EqlChartView *view, int mark);

/* What a tooltip says there; NULL: nothing. Owned by the caller. */
char *eql_chart_view_text_at(EqlChartView *view, double x, double y);
/* The words that stand beside that point; NULL where none do. Borrowed. */
const char *eql_chart_view_told(EqlChartView *view);

/* The style that charts have inside `widget`. */
void eql_chart_style_of_widget(EqlChartStyle *style, GtkWidget *widget);

G_END_DECLS
