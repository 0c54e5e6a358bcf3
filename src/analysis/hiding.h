/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which groups of a dataset are hidden, for their own size or to protect others (methods:
 * Disclosure control). Internal to analysis.
 *
 * Each answer follows from the whole dataset, never from what was asked, so a cell is hidden
 * in every table or in none. Order matters: groups on the census first; then each kind of
 * outcome and each audience, which hide at least what the census hides; then crosses, which
 * show nothing of a group that is hidden without the cross.
 *
 * Where the dataset is for outside (k_inside), everything that is hidden inside the school
 * is hidden too, so that both together tell no more than the inner one. */

#include "analysis/dataset.h"
#include "analysis/groups.h"

/* The groups of one characteristic at all levels of detail. Worked out once and kept with the
 * dataset, which owns it. */
typedef struct _EqlHidden EqlHidden;

/* Of the census; NULL when the census says nothing of the characteristic. */
const EqlHidden *eql_hidden_on_census(const EqlDataset *dataset, const char *characteristic);
/* Of a kind of outcome, for all counts of it; NULL when there are none. */
const EqlHidden *eql_hidden_in_outcomes(const EqlDataset *dataset, const char *kind,
                                        const char *characteristic);
/* Of an audience: who answered, and every theme; NULL when they were not asked. */
const EqlHidden *eql_hidden_in_answers(const EqlDataset *dataset, const EqlAudienceData *data,
                                       const char *characteristic);

/* A group that nobody is in is not hidden. NULL hides nothing. */
gboolean eql_hidden_has(const EqlHidden *hidden, EqlDetail detail, const char *code);

/* The groups as given that were looked at (char*), those on the census among them. */
GPtrArray *eql_hidden_groups(const EqlHidden *hidden);

/* Whether a kind's total has to be hidden, and with it all of its outcomes: where there are
 * few, or where hiding groups is not enough in one of the characteristics. */
gboolean eql_hidden_outcome_total(const EqlDataset *dataset, const char *kind);

/* Crosses of two characteristics. A cell's bounds are taken from its margins and from its own
 * room; what several tables say together can be tighter. With linear programming over all
 * tables, a cell of a cross was found exactly in about one in twenty random schools (from finer
 * groups with nobody on roll, among others), and to within less than k in others with high
 * rates. The groups' own counts do not depend on that: none was found in 140 schools.
 * The number on roll is hidden alike whatever is asked for; each kind of outcome and each
 * audience hides that and more. */
typedef struct _EqlHiddenCross EqlHiddenCross;

/* Of a kind of outcome, or, where `data` is not NULL, of who answered. */
EqlHiddenCross *eql_hidden_in_cross(const EqlDataset *dataset, const char *kind,
                                    const EqlAudienceData *data, const char *const by[2]);
void eql_hidden_cross_free(EqlHiddenCross *cross);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlHiddenCross, eql_hidden_cross_free)

/* The group of by[0] and that of by[1]: whether outcomes, or answers, are hidden, and whether
 * the number on roll is hidden too. */
gboolean eql_hidden_cross_has(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                              const char *second);
gboolean eql_hidden_cross_has_roll(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                                   const char *second);
/* Whether everybody on roll is in one of the two groups: the cross then is the other group,
 * and is hidden as that is. Returns which one they are not all in, 0 or 1; -1: neither. */
int eql_hidden_cross_is_plain(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                              const char *second);
