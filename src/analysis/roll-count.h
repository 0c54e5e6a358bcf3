/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many are on roll, in the school and by group. Internal to analysis. */

#include "analysis/groups.h"
#include "model/roll.h"

/* Whether pupil i is in the headcount: on roll, sole or main registration. */
gboolean eql_census_counts_pupil(const EqlCensus *census, guint i);

/* Sole and main registrations on roll; 0 when there is no census. */
guint64 eql_census_headcount(const EqlCensus *census);

/* Whether the census says anything of a characteristic, by pupil or as counts. */
gboolean eql_census_knows(const EqlCensus *census, const char *characteristic);

/* Whether it lists pupils, with every one of these characteristics (NULL-terminated). */
gboolean eql_census_lists(const EqlCensus *census, const char *const *by);

/* Adds the census to the cells and returns N. Rows are used where they hold every
 * characteristic asked for, else counts (which know no crosses). */
guint64 eql_cells_add_census(EqlCells *cells, const EqlCensus *census);

/* N among counts: the total row, or the sum of the groups where there is none or it is
 * less than they are. `kind`: of outcomes, NULL for the census. The same of pupils, or -1. */
typedef struct {
    gboolean found; /* any count of this characteristic, or a total */
    guint64 count;
    gint64 pupils;
} EqlCountTotal;

/* `characteristic` NULL: the total row, or the largest sum over one characteristic. */
EqlCountTotal eql_counts_total(const GPtrArray *counts, const char *kind,
                               const char *characteristic);

gboolean eql_counts_have(const GPtrArray *counts, const char *kind, const char *characteristic);
