/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/action.h"
#include "workflow/plan-edit.h"

G_BEGIN_DECLS

typedef enum {
    EQL_STEP_NONE,
    EQL_STEP_NEXT, /* as Tab goes: at the end of a row to the next one */
    EQL_STEP_PREVIOUS,
    EQL_STEP_UP,
    EQL_STEP_DOWN,
} EqlPlanStep;

#define EQL_TYPE_PLAN_CELL (eql_plan_cell_get_type())
/* One field of an action in the plan's table, as a cell of a spreadsheet: what is typed goes in,
 * F2 or a click on the chosen cell edits what is there, Escape leaves it as it was, Delete empties
 * it, Ctrl+C and Ctrl+V copy and paste.
 *
 * "edited" (before, after)     an EqlAction each, borrowed: the user changed it
 * "step" (EqlPlanStep)         the keyboard goes on to another cell; TRUE: there is one
 * "met" ()                     the keyboard came to it
 * "left" ()                    an edit ended by Escape, and the field is as it was */
G_DECLARE_FINAL_TYPE(EqlPlanCell, eql_plan_cell, EQL, PLAN_CELL, GtkWidget)

GtkWidget *eql_plan_cell_new(EqlActionField field);
EqlActionField eql_plan_cell_field(EqlPlanCell *cell);
/* Until then it serves none. Another action ends an edit, and keeps what was typed. */
void eql_plan_cell_set_action(EqlPlanCell *cell, const EqlAction *action);
/* The themes to choose from: the caller's, for as long as there is the cell. */
void eql_plan_cell_set_themes(EqlPlanCell *cell, const char *const *themes);
void eql_plan_cell_edit(EqlPlanCell *cell);
/* Keeps what is being typed. */
void eql_plan_cell_keep(EqlPlanCell *cell);
/* The same, and ends the edit. */
void eql_plan_cell_end(EqlPlanCell *cell);

G_END_DECLS
