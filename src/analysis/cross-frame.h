/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A cross as the census lets it be seen. Internal to the hiding files.
 *
 * Groups that no group shown on the census tells apart make a class. A class may bear the name of
 * any of its groups, whole, in all tables and counts at once, and nothing that is shown changes.
 * So classes take the groups' place here, and of a group that is hidden on the census a class's
 * people are anything from none to all. */

#include "analysis/cross-tables.h"

/* How much of a class a set of the rows holds, or a column of the tables. */
typedef enum { EQL_PART_NONE, EQL_PART_SOME, EQL_PART_WHOLE } EqlPart;

/* A cell of classes that a cell of the tables has people of. */
typedef struct {
    guint cell;
    EqlPart part;
} EqlCrossPart;

/* Cells of classes are numbered row * width + column. The last row and the last column are
 * nobody's: people are lent to and by them (cross-world.h). */
typedef struct {
    const EqlCrossTables *tables;
    guint n_rows, n_columns, width, n_cells;
    guint *row_of, *column_of; /* [atom] → class */
    guint *sets;               /* [row * levels + level]: a set of the rows that the census shows,
                                  or EQL_NO_SET */
    guint *shown_column;       /* [column]: the one that it is, where the census shows it, or
                                  EQL_NO_SET */
    EqlPart *row_parts;        /* [set * n_rows + row] */
    EqlPart *column_parts;     /* [column of the tables * n_columns + column] */
    guint *worth;              /* [set]: more of those that are broken down further */
    EqlCrossPart *parts;       /* of the first cell of the tables, then of the next, and so on */
    guint *first_part;         /* [cell of the tables, and one more]: where its parts begin */
    gint **people;             /* by count: [cell of classes] */
    gboolean **bound;          /* by count: [cell of classes]: no more than are on roll */
} EqlCrossFrame;

#define EQL_NO_SET G_MAXUINT

EqlCrossFrame *eql_cross_frame_new(const EqlDataset *dataset, const EqlCrossTables *tables,
                                   EqlRungs rungs);
void eql_cross_frame_free(EqlCrossFrame *frame);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossFrame, eql_cross_frame_free)

/* How few and how many people a cell of the tables can have, where classes have these ([cell of
 * classes]) and bear any of their groups' names. */
typedef struct {
    gint low, high;
} EqlCrossRange;

EqlCrossRange eql_cross_frame_range(const EqlCrossFrame *frame, const gint *people, guint cell);
