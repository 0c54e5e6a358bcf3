/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/action.h"

/* How far the school is with its plan. */
typedef struct {
    guint all, done, overdue;
} EqlPlanCount;

void eql_plan_count_add(EqlPlanCount *count, const EqlAction *action);
/* “3 of 12 actions are done. 1 is overdue.” Owned by the caller. */
char *eql_plan_count_text(const EqlPlanCount *count);
