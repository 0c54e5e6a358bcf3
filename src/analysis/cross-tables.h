/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All counts of a cross of two characteristics, of the groups as given. Internal to the hiding
 * files. */

#include "analysis/hiding-nest.h"

/* One count: the census, a kind of outcome, or who of an audience answered. */
typedef struct {
    const char *kind;            /* borrowed; NULL: the census, or an audience */
    const EqlAudienceData *data; /* borrowed; NULL: the census, or outcomes */
    gboolean capped;             /* counts pupils on roll, so is nowhere more than the census */
    guint *people;               /* [row atom * columns + column] */
    guint *of_row, *of_column;   /* their sums, by atom */
} EqlCrossCount;

typedef struct {
    EqlGroupNest *rows;    /* the one with levels of detail, if either has */
    EqlGroupNest *columns; /* without levels: an atom is a set */
    guint n_rows, n_columns;
    GPtrArray *counts; /* EqlCrossCount: the census first, then kinds, then audiences */
} EqlCrossTables;

/* Worked out once and kept with the dataset. NULL where the census does not list pupils
 * with both. In either order. */
const EqlCrossTables *eql_cross_tables(const EqlDataset *dataset, const char *const by[2]);

/* NULL where there is no such count in this cross. */
const EqlCrossCount *eql_cross_tables_find(const EqlCrossTables *tables, const char *kind,
                                           const EqlAudienceData *data, guint *number);
/* A pupil counted is a pupil on roll, in this cell of atoms. Not where more are counted than are on
 * roll, in the cell or in the whole row or column: nobody can tell then. */
gboolean eql_cross_tables_is_bound(const EqlCrossTables *tables, const EqlCrossCount *count,
                                   guint cell);

/* What is hidden of the count without the cross, as far as the rungs go; NULL hides nothing. */
const EqlHidden *eql_cross_count_hidden(const EqlDataset *dataset, const EqlCrossCount *count,
                                        const char *characteristic, EqlRungs rungs);
