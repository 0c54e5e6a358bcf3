/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/action.h"

G_BEGIN_DECLS

/* Whether an action of the plan is to be seen. */
typedef gboolean (*EqlPlanPasses)(const EqlAction *action, gpointer data);

#define EQL_TYPE_PLAN_TABLE (eql_plan_table_get_type())
/* The action plan as a spreadsheet: a row for each action, edited where it stands. Typing edits,
 * Tab goes on, Enter goes down.
 *
 * "edited" (before, after)    an EqlAction each, borrowed: the user changed it
 * "chosen" (id)               the keyboard, or a click, came to that action
 * "left" ()                   the user left a cell as it was, by Escape
 *
 * The menu of a row holds the actions "plan.details", "plan.up", "plan.down" and "plan.delete" of
 * what holds the table; they are meant for the chosen action. */
G_DECLARE_FINAL_TYPE(EqlPlanTable, eql_plan_table, EQL, PLAN_TABLE, GtkWidget)

/* `data` must stay as long as the table. The chosen action is always seen. */
void eql_plan_table_set_passes(EqlPlanTable *table, EqlPlanPasses passes, gpointer data);
/* What passes has changed. */
void eql_plan_table_refilter(EqlPlanTable *table);
void eql_plan_table_set_themes(EqlPlanTable *table, const char *const *themes);

/* An action that is new, or what became of it; `position`: in the plan, all actions counted. */
void eql_plan_table_put(EqlPlanTable *table, const EqlAction *action, guint position);
void eql_plan_table_remove(EqlPlanTable *table, const char *id);
/* All of them, which takes far less than one after another. */
void eql_plan_table_clear(EqlPlanTable *table);
/* After actions were put: they stand by their position. */
void eql_plan_table_sort(EqlPlanTable *table);

/* How many actions pass. */
guint eql_plan_table_n_seen(EqlPlanTable *table);
/* NULL: none. */
void eql_plan_table_choose(EqlPlanTable *table, const char *id);
/* The keyboard goes to the chosen action, in the column in which it was last; `edit`: to what is to
 * be done, which is typed at once. */
void eql_plan_table_focus(EqlPlanTable *table, gboolean edit);
/* The menu of a row; owned by the table. */
GMenuModel *eql_plan_table_menu(EqlPlanTable *table);
/* Keeps what is being typed. */
void eql_plan_table_keep(EqlPlanTable *table);

G_END_DECLS
