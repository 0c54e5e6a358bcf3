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
 * What everybody in a small group has in common says it of each of them: the same score, answers
 * that are all favourable or none of them, an outcome that all on roll have. Small is fewer than
 * 2k. Such a group is hidden, and nobody must be able to conclude it from what is left, either.
 * That the hidden groups are 2k or more together is no excuse: of fourteen people in three hidden
 * groups, none of whom is content, it is known for certain of the seven in one of them. The one
 * exception is a group of 2k or more that is shown, or everybody, with all in it alike: it is not
 * small, so its figure stands, and says it of the groups within, too.
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

/* Crosses of two characteristics. To begin with, a cell is hidden that rests on few, or whose
 * group is hidden without the cross; then more, until each hidden cell can differ by k or more
 * (protect-cross.h). Why that holds:
 *
 * A world is the project's tables, changed so that all that is shown stays and all still add up.
 * There are three ways to make one. Groups that nothing shown on the census tells apart give each
 * other their names, in all tables at once (cross-frame.h). In one cross people go round circles of
 * hidden cells, which leaves the sums of all rows and columns, and so all other tables, as they are
 * (cross-world.h). And people of groups that a count hides without the cross change places as a
 * plan says (cross-plan.h); the plan follows from the groups' own table, and each cross hides what
 * it takes to follow it. Whoever sees the tables cannot tell the worlds from the school, so what
 * he can work out of a cell is at least as wide as what the worlds have in it. Each hidden cell is
 * known to be k wide by two worlds that were made, and are kept (cross-proof.h).
 *
 * Where no two are found for a cell of a count, all cells of the count are hidden. If that is not
 * enough, the number on roll leaves it too little room, and is hidden in that cell, then in those
 * beside it, until there is. Only where all that does not help the cross shows nothing at all; and
 * where a cross cannot follow a plan even so, no cross is shown. At the end each cell that was
 * hidden for the sake of others is shown again if the proof holds without it: those that were
 * hidden all at once, and those that a later step made needless. Broad groups are worth more than
 * their parts, so that rather the parts are hidden.
 *
 * What that leaves is hidden whole, so no cross tells of it: a cell of a cross that shows nothing,
 * and counts of fewer than 2k people, of whom no cross shows anything. What the groups' own
 * tables tell of such a cell they tell: if both groups are small, that may leave little room.
 * A cell of which is shown elsewhere that nobody is in it, in a group it is part of, or in all of
 * its parts that the tables list, is shown too, unless the number on roll there is hidden; that
 * nobody was suspended of one pupil on roll harms nobody.
 *
 * What is proved is about counts that add up, and about counts that are no more than others. That
 * there are pupils behind them who have three characteristics or more at once is not looked at.
 *
 * The number on roll is hidden alike whatever is asked for; each kind of outcome and each
 * audience hides that and more. All crosses are worked out together, when one is first asked for:
 * an eighth of a second for a school of 1,150 pupils and twenty crosses. It grows with what has to
 * be proved: hidden cells, times the classes that a circle can lead through, times counts; not with
 * pupils. */
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
