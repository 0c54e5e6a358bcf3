/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis/cohort.h"
#include "analysis/findings.h"

/* Words that several outputs share. Translated; not owned by the caller. */

/* Whether what is read begins on the right, in the language of the document. */
gboolean eql_runs_right_to_left(void);

/* "1 High", "2 Medium", "3 Low": in this form they sort as they should. */
const char *eql_priority_label(int priority);
/* Takes a label or a number; 0 when it is none of them. */
int eql_priority_from_text(const char *text);

/* "Suspensions", "Permanent exclusions", …; the word itself when it is the project's own. */
const char *eql_outcome_kind_label(const char *kind);

/* What "stage to stage" means, of two kinds of outcome. Owned by the caller. */
char *eql_stage_note(const char *before, const char *now);

/* The group that the others are set against; NULL: the whole school, or everyone else. */
const char *eql_rri_against_group(const EqlRri *rri);
/* Over- or under-represented, with some evidence at least. */
gboolean eql_rri_stands_out(const EqlRriGroup *group);
/* Stage to stage, the difference clearly grows or shrinks. */
gboolean eql_rri_stage_changes(const EqlRriGroup *group);
/* The group's rate as people may read it: of those who answered there is none above 100, which can
 * only mean that answers and roll name the group differently. */
EqlFigure eql_rri_rate(const EqlRri *rri, const EqlRriGroup *group);
/* Whether the table is of two characteristics together. */
gboolean eql_rri_is_cross(const EqlRri *rri);

/* Whether the table is by the broad ethnic groups. */
gboolean eql_rri_is_broad(const EqlRri *rri, const EqlCodes *codes);

/* Where a school lies in a funnel: "as by chance", "beyond 95 %", "beyond 99.8 %". */
const char *eql_outside_label(EqlOutside outside);

/* "391 → 409": how many answered then and now. Owned by the caller. */
char *eql_change_people(const EqlCohortChange *change);

/* That the schools did not ask all the same, where they are compared (by choice->theme, or all
 * themes); NULL: they did, as far as their packs tell. Owned by the caller. */
char *eql_cohort_questions_note(const GPtrArray *schools, const EqlCohortChoice *choice);

/* One sentence for every hidden figure, whatever hid it: the reason would tell which
 * cells are small and which only protect them. */
const char *eql_hidden_sentence(void);

/* The sum of label counts; hidden when one of them is. */
EqlFigure eql_label_counts_sum(GPtrArray *counts);
/* How many answers of a question were not read. A hidden one names no texts, so that their number
 * is hidden too, not 0. */
EqlFigure eql_item_unread(const EqlItemResult *item);
