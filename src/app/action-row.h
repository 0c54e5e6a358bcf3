/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/action.h"

G_BEGIN_DECLS

#define EQL_TYPE_ACTION_ROW (eql_action_row_get_type())
/* An action of the plan in a list of them. */
G_DECLARE_FINAL_TYPE(EqlActionRow, eql_action_row, EQL, ACTION_ROW, GtkListBoxRow)

GtkWidget *eql_action_row_new(const EqlAction *action, guint position);
/* What it shows, a copy. */
const EqlAction *eql_action_row_action(EqlActionRow *row);
/* Where it stands in the plan, all actions counted. */
guint eql_action_row_position(EqlActionRow *row);
void eql_action_row_set_action(EqlActionRow *row, const EqlAction *action, guint position);

G_END_DECLS
