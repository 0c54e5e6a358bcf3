/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Movements in a cross that may cost hiding further cells, and what they would cost. Internal to
 * the hiding files. */

#include "analysis/cross-side.h"

/* What an attempt would hide: cells of one count, set free for as long as it is tried. NULL
 * where a movement is to be free. */
typedef struct {
    EqlCrossSide *side;
    GArray *cells; /* guint: set * columns + column */
    guint64 cost;
} EqlAttempt;

EqlAttempt *eql_attempt_new(EqlCrossSide *side);
/* Makes what was set free cost again, unless it was hidden. */
void eql_attempt_stop(EqlAttempt *attempt);
void eql_attempt_free(EqlAttempt *attempt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlAttempt, eql_attempt_free)
/* Hides what was set free. Returns whether that is anything. */
gboolean eql_attempt_hide(EqlAttempt *attempt);

/* Of one arc of a count's network, up to `wanted`; returns how many. */
gint eql_cross_push(EqlCrossSide *side, guint arc, gboolean raise, gint wanted,
                    EqlAttempt *attempt);
/* People of one group, or column, change to another, if they can in this column, or for this
 * set of rows; else anywhere. FALSE where not all can. */
gboolean eql_cross_follow_plan(EqlCrossSide *side, const GArray *moves, gboolean columns, guint set,
                               guint column, EqlAttempt *attempt);
/* Moves until nowhere more are counted than this slack lets. FALSE where that cannot be. */
gboolean eql_cross_settle(EqlCrossSide *side, const gint *slack, EqlAttempt *attempt);
/* Whether each follower of the census but one can settle to where its network now stands. */
gboolean eql_cross_is_followed(const EqlCrossSide *census, const EqlCrossSide *but);
