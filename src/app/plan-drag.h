/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/action-row.h"

G_BEGIN_DECLS

/* Actions of the plan that are dragged to another place in their list. */

/* `to`: where the action is to stand in the plan, counted without it. */
typedef void (*EqlPlanDropped)(EqlActionRow *row, guint to, gpointer data);

void eql_plan_drag_add_source(GtkWidget *row);
/* Rows of this list may be let go in it. */
void eql_plan_drag_add_target(GtkListBox *list, EqlPlanDropped dropped, gpointer data);

G_END_DECLS
