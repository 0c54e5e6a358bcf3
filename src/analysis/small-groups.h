/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Opens what analysis sealed (model/internal.h), in place, for the screen of the school and for
 * its internal workbook and report. Of a dataset without a permit there is nothing to open.
 *
 * What stays hidden: p-values that are adjusted and words of evidence, which are worked out over
 * the groups that are shown; changes of single questions; answers that fit no scale. No finding
 * rests on an opened figure, as findings are made before. */

#include "analysis/rri.h"
#include "analysis/scores.h"

void eql_open_scores(EqlScores *scores, const EqlInternal *permit);
void eql_open_items(EqlItems *items, const EqlInternal *permit);
void eql_open_rri(EqlRri *rri, const EqlInternal *permit);

/* The class of a group that was opened; without a permit that of a group that is shown, else
 * EQL_CLASS_NONE. */
EqlRriClass eql_rri_class_for(const EqlRriGroup *group, const EqlInternal *permit);
