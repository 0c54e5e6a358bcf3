/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One count of a cross on its way to being safe. Internal to the hiding files.
 *
 * Every claim that a hidden cell is wide enough rests on worlds made here: the school's own
 * numbers, changed along circles of cells that are not shown (cross-net.h) and by people who
 * change places between groups that are hidden without the cross (cross-plan.h). Whoever sees
 * only what is shown cannot tell these worlds from the school. */

#include "analysis/cross-net.h"
#include "analysis/cross-plan.h"
#include "analysis/cross-tables.h"

typedef struct _EqlCrossSide EqlCrossSide;
struct _EqlCrossSide {
    const EqlCrossTables *tables;
    const EqlCrossCount *count;
    const EqlCrossSide *census; /* NULL: this is the census */
    gint k;
    gboolean *closed_rows;    /* [row set]: hidden without the cross */
    gboolean *closed_columns; /* [column], likewise */
    guint *class_of;          /* [row atom], by the sets that are not closed */
    guint *column_class_of;   /* [column], likewise */
    guint n_classes;
    EqlCrossNet *net;
    GPtrArray *plans[2][2]; /* [of columns][into]: by row set or column, EqlPlanMove */
    GPtrArray *followers;   /* of the census: sides of the capped counts, borrowed */
    guint *sums;            /* [row set * columns + column] */
    gint *least;            /* [cell of atoms]: so many are counted elsewhere, too */
    gboolean relaxed;       /* those may move as well: whoever relaxes looks whether they can */
    gboolean live;          /* of a capped count: where there is no room, the census makes some */
    gboolean whole;         /* nothing of the count is shown in any table */
    gint *slack;            /* [cell of atoms]: how many more the census lets it hold */
    gboolean *hidden;       /* [row set * columns + column], borrowed */
    gboolean *given_up;     /* [row set]: the cross shows nothing of it */
};

/* `hidden`: what is hidden so far, in and out. Small cells, and those of groups hidden without
 * the cross or on the census, become hidden. */
EqlCrossSide *eql_cross_side_new(const EqlDataset *dataset, const EqlCrossTables *tables,
                                 guint number, const EqlCrossSide *census, EqlRungs rungs,
                                 gboolean *hidden);
void eql_cross_side_free(EqlCrossSide *side);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossSide, eql_cross_side_free)

/* Takes a capped count among the census's followers: what the census hides, it hides. */
void eql_cross_side_follow(EqlCrossSide *census, EqlCrossSide *side);

guint eql_cross_side_sum(const EqlCrossSide *side, guint set, guint column);
/* Nobody is in the cell, and what is shown says so: that of a group it is part of, of its row
 * or column, or of the census. */
gboolean eql_cross_side_is_told(const EqlCrossSide *side, guint set, guint column);
gboolean eql_cross_side_is_closed(const EqlCrossSide *side, guint set, guint column);

/* Hides a cell, from now on free to move. */
void eql_cross_side_hide(EqlCrossSide *side, guint set, guint column);

/* What hiding the cell costs, if it is not hidden. */
void eql_cross_side_price(EqlCrossSide *side, guint cell);

/* Back to the school's own numbers, with this slack ([cell]; NULL: its own). */
void eql_cross_side_reset(EqlCrossSide *side, const gint *slack);
/* The slack ([cell]) of a count as its census network now stands. Owned by the caller. */
gint *eql_cross_side_slack_now(const EqlCrossSide *side);
/* The number of people in a cell as the network now stands. */
gint eql_cross_side_now(const EqlCrossSide *side, guint set, guint column);
