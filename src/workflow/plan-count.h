/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far a school is with its plan. */

#include "model/action.h"

/* Whether its day has passed, here and today, and it is not done. */
gboolean eql_action_is_overdue(const EqlAction *action);

/* Numbers of actions; begins as all zeros. */
typedef struct {
    guint all, done, overdue;
} EqlPlanCount;

void eql_plan_count_add(EqlPlanCount *count, const EqlAction *action);
/* “3 of 12 actions are done. 1 is overdue.” Owned by the caller. */
char *eql_plan_count_text(const EqlPlanCount *count);
