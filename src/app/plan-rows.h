/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The actions of the plan as rows: each stands in the list and in the table, whichever of the two
 * is in sight. They come and go, are put in order, and one of them is chosen: the list knows which,
 * whether it is in sight or not. */

#include "app/action-row.h"
#include "app/plan-table.h"
#include "workflow/plan-count.h"

G_BEGIN_DECLS

typedef struct _EqlPlanRows EqlPlanRows;

/* `list` and `table`: borrowed, empty, and there until the rows are freed. `passes` says which are
 * seen; that of the chosen action always is. */
EqlPlanRows *eql_plan_rows_new(GtkListBox *list, EqlPlanTable *table, EqlPlanPasses passes,
                               gpointer data);
/* The rows themselves belong to the list and the table. */
void eql_plan_rows_free(EqlPlanRows *rows);

guint eql_plan_rows_n(EqlPlanRows *rows);
/* NULL: there is none with that id. Borrowed, as all rows below. */
EqlActionRow *eql_plan_rows_find(EqlPlanRows *rows, const char *id);

/* Rows of actions that are no longer in the plan (EqlAction) go. */
void eql_plan_rows_remove_gone(EqlPlanRows *rows, const GPtrArray *actions);
/* Rows that are there show what is new of their actions, in the order of the plan; at most so many
 * others come. The last that came; NULL when none did. */
EqlActionRow *eql_plan_rows_put(EqlPlanRows *rows, const GPtrArray *actions, guint most);
/* The same of one action, where it stands; NULL: it has no row. */
EqlActionRow *eql_plan_rows_show(EqlPlanRows *rows, const EqlAction *action);
/* What passes has changed. */
void eql_plan_rows_refilter(EqlPlanRows *rows);
/* What they show, with edits that are not in the file yet. */
EqlPlanCount eql_plan_rows_count(EqlPlanRows *rows);

/* NULL: none is chosen. */
EqlActionRow *eql_plan_rows_chosen(EqlPlanRows *rows);
void eql_plan_rows_choose(EqlPlanRows *rows, EqlActionRow *row);
/* Where none is chosen, the first. */
void eql_plan_rows_choose_any(EqlPlanRows *rows);
/* The next one that is seen, up (−1) or down (1) from the chosen one; NULL: there is none. */
EqlActionRow *eql_plan_rows_beside(EqlPlanRows *rows, int step);

G_END_DECLS
