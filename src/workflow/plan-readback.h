/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/action.h"

/* Whether a workbook has a sheet with the columns of the plan. */
gboolean eql_plan_is_in(const char *path);
/* The school that a workbook was exported for, where that is not `school`: what its rows have in
 * common with this one's plan is chance. NULL: it is, or the workbook does not say. Owned by the
 * caller. */
char *eql_plan_other_school(const char *path, const char *school);

/* One cell of the plan that the workbook has otherwise than the project. */
typedef struct {
    char *action, *activity; /* the action's id, and what it is */
    guint column;            /* as the sheet has it (workflow/plan-fields.h) */
    const char *what;        /* its heading, translated */
    char *exported;          /* what the workbook was given; NULL: not known */
    char *theirs, *ours;     /* what it says now, and what the project said */
    gboolean conflict;       /* both changed it */
} EqlPlanChange;

void eql_plan_change_free(EqlPlanChange *change);

/* Reads the action plan of a workbook that came back edited. Rows are known by the hidden
 * id column, so they may have been sorted, moved or renamed; rows without an id are new
 * actions, and get one that is not among those `given` before (a set of char*; NULL: none);
 * actions whose row is gone stay, and those that were deleted since stay deleted unless their row
 * was changed. A cell that is as it was exported leaves what the
 * project has by now; where both changed it, the workbook's is taken and the project's kept in
 * the action's review. `actions` (EqlAction) is updated in place only when the whole sheet could
 * be read.
 * @changes: (out) (optional): EqlPlanChange, those taken over of actions that were there */
gboolean eql_plan_read_back(const char *path, GPtrArray *actions, GHashTable *given, guint *changed,
                            guint *added, GPtrArray **changes,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
