/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Schools that look the same (cross-world.h) and in which one cell is another: as things are, or
 * if more were hidden. Internal to the hiding files. */

#include "analysis/cross-proof.h"
#include "analysis/cross-world.h"

/* A plan (cross-plan.h), and the school in which the cross follows it; NULL until it does. */
typedef struct {
    const GArray *moves; /* EqlPlanMove; borrowed */
    gboolean columns;
    const EqlCrossKept *kept;
} EqlCrossFollowed;

/* A count of a cross on its way to being safe. */
typedef struct {
    EqlCrossSide *side;
    EqlCrossWorld *world;
    EqlCrossProof *proof;
    EqlCrossPlans *plans[2]; /* of the rows; of the columns */
    GArray *followed;        /* EqlCrossFollowed: all plans that move anybody */
    gboolean *held;          /* [cell of classes] */
    gboolean *needed;        /* [cell of the tables]: was hidden to begin with */
} EqlCrossWork;

/* `barred`: the plans that are not made (char*). */
EqlCrossWork *eql_cross_work_new(EqlCrossSide *side, GHashTable *barred);
void eql_cross_work_free(EqlCrossWork *work);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossWork, eql_cross_work_free)

/* Makes schools until the cell lies k or more apart in two. FALSE where it does not find them. */
gboolean eql_cross_work_is_wide(EqlCrossWork *work, guint cell);
/* The same, through groups that the cell is no part of. */
gboolean eql_cross_work_is_wide_by_others(EqlCrossWork *work, guint cell);
/* Hides the cells that it is cheapest to hide for there to be two. FALSE where there are none. */
gboolean eql_cross_work_widen(EqlCrossWork *work, guint cell);

/* The cross lets the size of a group differ as far as is planned; or would, if the cheapest cells
 * were hidden, and hides them. */
gboolean eql_cross_work_follows(EqlCrossWork *work, EqlCrossFollowed *plan);
gboolean eql_cross_work_let_follow(EqlCrossWork *work, EqlCrossFollowed *plan);
