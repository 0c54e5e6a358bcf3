/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A school that looks the same as this one in all that is shown: one count of a cross, and the
 * number on roll with it, moved along circles. Internal to the hiding files.
 *
 * A circle: somebody leaves a cell for another of the same column, of which nothing that is shown
 * tells it apart; in that row somebody leaves for another column; and so on until as many have
 * come into each cell's row and column as have left. Pupils on roll who go round take with them
 * what is counted of them: a party is counted in some counts and not in others, and may go where
 * such pupils can be. People of the count go round by themselves where there is room: which of the
 * pupils on roll are counted is all that changes. So no count ever comes to more than are on roll,
 * and all counts still add up as they did. */

#include "analysis/cross-plan.h"
#include "analysis/cross-side.h"

/* How many could leave a cell, or come to it, in the search that last asked. */
typedef struct {
    guint search;
    gint room;
} EqlCrossRoom;

typedef struct {
    const EqlCrossSide *side;
    gint **people;        /* by count, of those that pupils on roll bind: [cell of classes] */
    gint *on_roll, *own;  /* two of them: the census's and the side's */
    GArray *parties;      /* guint: a bit for each count that moves with the census */
    const gboolean *held; /* [cell of classes]: whose people go one way only; NULL: nobody's */
    gboolean held_raise;
    guint lender, borrower; /* nobody's cells, while people are lent */
    gint lent;              /* how many still can be */
    GArray *paid;           /* guint: cells hidden on the way, where that is allowed */
    guint cost;
    /* to search with, kept since there are many searches: */
    guint search;
    EqlCrossRoom *give, *take; /* [cell of classes] */
    guint *rows;
    guint64 *distance;
} EqlCrossWorld;

EqlCrossWorld *eql_cross_world_new(const EqlCrossSide *side);
void eql_cross_world_free(EqlCrossWorld *world);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossWorld, eql_cross_world_free)

/* Back to the school itself. */
void eql_cross_world_reset(EqlCrossWorld *world);

/* Those who go round: a party of pupils on roll, by place among the parties, or people of the
 * count. */
#define EQL_CROSS_PEOPLE G_MAXUINT

/* Whether the party is counted. */
gboolean eql_cross_world_counts(const EqlCrossWorld *world, guint who);

/* Raises, or lowers, a cell by up to `wanted`; returns by how much. `pay`: where nobody can go
 * round any more, cells are hidden to let them, the cheapest first. */
gint eql_cross_world_push(EqlCrossWorld *world, guint who, guint cell, gboolean raise, gint wanted,
                          gboolean pay);
/* What the next to go round would cost, or `limit` where nobody can for less. */
guint eql_cross_world_cost(EqlCrossWorld *world, guint who, guint cell, gboolean raise,
                           guint limit);

/* Moves people of the count between rows, or columns, as planned. FALSE where not all can. */
gboolean eql_cross_world_follow(EqlCrossWorld *world, const GArray *moves, gboolean columns,
                                gboolean pay);
