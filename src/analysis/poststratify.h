/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A second theme score, in which each group counts as it does on roll (methods: Who
 * answered). It is shown beside the plain one as a check, never in its place. */

#include "analysis/scores.h"

/* Fills `poststratified` of every theme in `scores`, which are the dataset's own. Groups that
 * are hidden are taken together as one, so that the figure follows from what is shown: nobody
 * learns more from it. Respondents and pupils whose group is not stated are left out (where
 * "not stated" is hidden it is part of that one group). Groups of whom nobody answered weigh
 * nothing: `poststratified_share` says how much of the roll is left.
 * Only pupils have a roll; elsewhere, and where census or answers say nothing of the
 * characteristic, the figure is absent with the reason. */
void eql_poststratify(const EqlDataset *dataset, EqlScores *scores, const char *characteristic,
                      EqlDetail detail);
