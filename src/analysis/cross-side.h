/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is hidden of one count of a cross, and what hiding more would cost. Internal to the hiding
 * files. */

#include "analysis/cross-frame.h"

typedef struct _EqlCrossSide EqlCrossSide;
struct _EqlCrossSide {
    const EqlCrossFrame *frame;
    const EqlCrossSide *census; /* this itself, where it is the census */
    const EqlCrossCount *count;
    guint number; /* of the count; 0: the census */
    gint k;
    gboolean *closed_rows;    /* [row set]: hidden without the cross */
    gboolean *closed_columns; /* [column of the tables], likewise */
    gboolean whole;           /* nothing of the count is shown in any table */
    gboolean half;            /* but something is, in that of the other characteristic */
    gboolean small;           /* something is in both, but they are too few for crosses */
    guint *sums;              /* [row set * columns + column] */
    gboolean *hidden;         /* the same; borrowed */
    guint *costs;             /* [(column * rows + one) * rows + other], of classes: of letting
                                 people of two rows change places in a column, see below */
};

/* No such pupils: everybody knows. */
#define EQL_COST_BARRED (1U << 24)

/* `hidden`: what is hidden so far, in and out. Small cells, and those of groups hidden without
 * the cross or on the census (NULL: this is it), become hidden. */
EqlCrossSide *eql_cross_side_new(const EqlDataset *dataset, const EqlCrossFrame *frame,
                                 guint number, const EqlCrossSide *census, EqlRungs rungs,
                                 gboolean *hidden);
void eql_cross_side_free(EqlCrossSide *side);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossSide, eql_cross_side_free)

/* What hiding a cell costs, 0 for one that is hidden. */
guint eql_cross_side_price(const EqlCrossSide *side, guint cell);
void eql_cross_side_set_hidden(EqlCrossSide *side, guint cell, gboolean hidden);
void eql_cross_side_hide_all(EqlCrossSide *side);
/* But not where everybody knows that there is nobody: no table lists those. */
void eql_cross_side_hide_listed(EqlCrossSide *side);
/* What is hidden of the number on roll, too. */
void eql_cross_side_hide_as_census(EqlCrossSide *side);
/* These ([row set * columns + column]) and no others. */
void eql_cross_side_hide_these(EqlCrossSide *side, const gboolean *hidden);

/* Outcomes alone: where as many of few pupils have it as are on roll, that says it of each. Whether
 * what is shown says that of a hidden cell; and hides the cheapest cells until it does not. */
gboolean eql_cross_side_says_all_have(EqlCrossSide *side);
void eql_cross_side_hide_all_have(EqlCrossSide *side);

/* What stands between a row and each other in a column (of classes): the price of the cells of
 * all groups that hold one and not the other ([row], nobody's last). */
const guint *eql_cross_side_costs(const EqlCrossSide *side, guint column, guint row);
/* Adds those of the cells that are shown (guint: set * columns + column). */
void eql_cross_side_between(const EqlCrossSide *side, guint column, guint one, guint other,
                            GArray *cells);

/* Nobody is in the cell, and what is shown says so: that of a group it is part of, of its row
 * or column, or of the census. */
gboolean eql_cross_side_is_told(const EqlCrossSide *side, guint cell);
/* The same, whatever cells of this count show. */
gboolean eql_cross_side_is_told_elsewhere(const EqlCrossSide *side, guint cell);
