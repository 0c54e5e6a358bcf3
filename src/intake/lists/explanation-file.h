/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What each figure means (data/help/figures.csv): a paragraph that a parent governor
 * understands, and the formula for those who want it. The guide is made from the same
 * file. */

#include <glib.h>

typedef struct {
    char *code;  /* "theme-score"; also the place in the guide's page "numbers" */
    char *title; /* these three in the user's language, where it is known */
    char *text;
    char *formula;
} EqlExplanation;

void eql_explanation_free(EqlExplanation *explanation);

/* Owned by the caller; in the file's order. Fails with a sentence about the file. */
GPtrArray *eql_explanations_load(const char *data_folder, GError **error);
/* NULL when the figure is not explained. Borrowed. */
const EqlExplanation *eql_explanations_find(const GPtrArray *explanations, const char *code);
