/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Groups at one level of detail, numbered as they are met, and the cells that one
 * characteristic, or two crossed, divide people into. Internal to analysis. */

#include "model/codes.h"
#include "model/responses.h"

/* The groups as people gave them, not rolled up to any level of detail. */
#define EQL_DETAIL_AS_GIVEN ((EqlDetail)(EQL_DETAIL_CODES + 1))

/* The groups of one characteristic at one level. Number 0 is "not stated". */
typedef struct {
    EqlCodes *codes;
    char *characteristic;
    EqlDetail detail;
    GPtrArray *groups; /* char*: codes, by number */
    GHashTable *index; /* code → number (GUINT_TO_POINTER) */
} EqlLevel;

EqlLevel *eql_level_new(EqlCodes *codes, const char *characteristic, EqlDetail detail);
void eql_level_free(EqlLevel *level);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlLevel, eql_level_free)

/* The group that `group` (NULL: not stated) belongs to at a level. As long-lived as `group`
 * and `codes`. */
const char *eql_group_at(EqlCodes *codes, const char *characteristic, const char *group,
                         EqlDetail detail);

/* The number of the group that `group` (NULL: not stated) belongs to at this level. */
guint16 eql_level_number(EqlLevel *level, const char *group);
const char *eql_level_code(const EqlLevel *level, guint number);

/* For each group of a column, its number here. Owned by the caller (g_free). NULL for
 * a column that is NULL. */
guint16 *eql_level_map(EqlLevel *level, const EqlGroupColumn *column);

/* Whether the list of groups is known beforehand and short enough to be printed whole:
 * every group of it belongs in a table of rates, also one that nobody is in. */
gboolean eql_level_is_closed(const EqlLevel *level);

/* Numbers in the order in which groups are shown, not stated last (guint16). */
GArray *eql_level_order(const EqlLevel *level);

#define EQL_MAX_BY 2

/* People and outcomes of one group, or of one cross of two. */
typedef struct {
    guint16 part[EQL_MAX_BY]; /* numbers in the levels; the second is 0 without a cross */
    guint64 census;
    guint64 events;
    guint64 pupils;
    guint64 strange_events, strange_pupils; /* of those: of whom a list of pupils does not know */
} EqlCell;

typedef struct {
    guint n_by;
    EqlLevel *levels[EQL_MAX_BY];
    GArray *cells;     /* EqlCell */
    GHashTable *index; /* parts packed → place in cells */
} EqlCells;

EqlCells *eql_cells_new(EqlCodes *codes, const char *const *by, guint n_by, EqlDetail detail);
void eql_cells_free(EqlCells *cells);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCells, eql_cells_free)

/* The cell of these parts (n_by of them), made when it is new. Valid until the next call. */
EqlCell *eql_cells_at(EqlCells *cells, const guint16 *part);
/* NULL when there is none. `code` is of the level of detail, without a cross. */
const EqlCell *eql_cells_find(const EqlCells *cells, const char *code);

/* Makes a cell for every group of a closed list, so that those without pupils show too.
 * Crosses show only what is met: most of theirs are empty. */
void eql_cells_add_listed(EqlCells *cells);
/* Into the order in which they are shown. */
void eql_cells_sort(EqlCells *cells);

/* "BCRB" or "BCRB,F", and for people "Black Caribbean, Female". Owned by the caller. */
char *eql_cells_code(const EqlCells *cells, const EqlCell *cell);
char *eql_cells_label(const EqlCells *cells, const EqlCell *cell);
/* Whether any part of it is not stated: then it is no group to compare. */
gboolean eql_cells_is_not_stated(const EqlCells *cells, const EqlCell *cell);
