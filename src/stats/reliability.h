/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Cronbach's alpha (Psychometrika 16, 1951), k/(k−1)·(1 − Σ variance of an item /
 * variance of the sum), over the respondents who answered every item. Points must
 * already allow for reversed items. */

/* What one pass over the respondents leaves. */
typedef struct _EqlAlphaSums EqlAlphaSums;

EqlAlphaSums *eql_alpha_sums_new(gsize items);
void eql_alpha_sums_free(EqlAlphaSums *sums);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlAlphaSums, eql_alpha_sums_free)

/* Adds one respondent's @points, one per item, NAN where there are none; a
 * respondent with a NAN is not complete and left out. */
void eql_alpha_sums_add(EqlAlphaSums *sums, const double *points);

/* How many complete respondents there were. */
guint64 eql_alpha_sums_respondents(const EqlAlphaSums *sums);

/* Alpha, at most 1 and below 0 where items contradict each other; NAN for fewer
 * than two items or two respondents, or when the sums do not vary. */
double eql_alpha_sums_alpha(const EqlAlphaSums *sums);

/* The same of @points with @respondents rows of @items each. */
double eql_cronbach_alpha(const double *points, gsize respondents, gsize items);
