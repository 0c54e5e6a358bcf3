/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Questions that workbook and reports leave out, by choice. */

#include "analysis/findings.h"

/* The codes of the questions that the words mean, codes of questions ("P01") or of themes
 * ("safety"), in the questionnaire's order. EQL_WORKFLOW_ERROR for a word that is neither. */
char **eql_chosen_questions(const EqlQuestionnaire *questionnaire, const char *const *words,
                            GError **error);

/* What a file shows; each may be NULL. */
typedef struct {
    EqlDataset *dataset;
    EqlScores *scores, *broad;
    EqlItems *items;
    GPtrArray *findings; /* EqlFinding */
} EqlShownParts;

/* Takes out the other questions' answers and comments, themes that no chosen question asks
 * about, and findings on those. All figures were worked out, and hidden, before: none changes,
 * and none is opened. */
void eql_leave_out_questions(const EqlShownParts *parts, const char *const *chosen);
