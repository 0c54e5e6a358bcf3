/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the size of a group that is hidden without any cross could be another: a few of its
 * people change places with those of groups that nothing tells apart from it. The plan
 * follows from the characteristic's own table, so all crosses of it make the same, and each
 * hides what it must for this to be possible: then all of them together still leave the
 * group's size as open as its own table does. Internal to the hiding files. */

#include "analysis/cross-side.h"

/* Classes (cross-frame.h), and how many people go. */
typedef struct {
    guint from, to;
    gint people;
} EqlPlanMove;

/* Of the rows of a count in a cross, or of its columns: for each group out of it and into it, and
 * for each class into it alone. EqlPlanMove each; empty for those that are not hidden without the
 * cross. */
typedef struct {
    GPtrArray *groups[2]; /* [into]: by row set, or column of the tables */
    GPtrArray *classes;
    char **names; /* [class]: of the plans into it, the same in all crosses */
} EqlCrossPlans;

EqlCrossPlans *eql_cross_plans_new(const EqlCrossSide *side, gboolean columns);
void eql_cross_plans_free(EqlCrossPlans *plans);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossPlans, eql_cross_plans_free)

/* Without those into a class that some cross cannot follow (char*, names). */
void eql_cross_plans_drop(EqlCrossPlans *plans, GHashTable *barred);
