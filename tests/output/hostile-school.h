/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A random school (tests/analysis/random-school.h) whose names, questions, comments, plan and files
 * are texts that a spreadsheet could take for formulas, and all that it exports. */

#include "output/workbook.h"

typedef struct {
    EqlDataset *dataset;
    EqlScores *scores, *broad;
    EqlItems *items;
    GPtrArray *rris, *findings, *actions, *imports;
} HostileSchool;

/* `outside`: hidden as what leaves the school. */
HostileSchool *hostile_school_new(guint32 seed, gboolean outside);
void hostile_school_free(HostileSchool *school);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HostileSchool, hostile_school_free)

EqlWorkbookContent hostile_school_content(const HostileSchool *school);

/* Other people take the place of the school's own wherever nothing was shown of them: another
 * roll, other outcomes, other answers, and other numbers in files whose numbers are hidden. What
 * was worked out stays. */
void hostile_school_swap_people(HostileSchool *school, guint32 seed);
