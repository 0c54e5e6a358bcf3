/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_FLOW (eql_flow_get_type())
/* Children beside one another, on as many lines as it takes: each has the width that is
 * natural to it, and those that expand share what a line has left. It lays out each child
 * once; GtkFlowBox tries every number of columns, which takes a tenth of a second for a few
 * wrapped labels. */
G_DECLARE_FINAL_TYPE(EqlFlow, eql_flow, EQL, FLOW, GtkWidget)

void eql_flow_append(EqlFlow *flow, GtkWidget *child);
void eql_flow_clear(EqlFlow *flow);

G_END_DECLS
