/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which counts of a pathway are hidden. Internal to analysis.
 *
 * Hidden for their own size are counts of 1 to k − 1, and those of fewer than 2k people of whom
 * all came from one stage to the next. Then more, until each hidden count is k wide: it can be
 * anything from a least to a most that are k or more apart, for all that is shown. Known are the
 * total of a stage of which a group is shown (any ratio gives it) and, where no group has more
 * people at a stage than at the one before, that each stage is part of the one before it.
 *
 * Why it is wide: where groups are hidden in the same stages one after another, some people of one
 * can be the other's in all of them at once; no total changes, and each group still stays below
 * the stage before and above the one after. How many that can be is worked out for each count. */

#include "model/pathway.h"

/* [group * stages + stage]; owned by the caller. */
gboolean *eql_pathway_hidden(const EqlPathwayCounts *counts, guint k);
