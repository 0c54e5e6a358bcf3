/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "stats/interval.h"

/* A share that pools several answers of each respondent. One person's answers
 * resemble each other, so they say less than as many answers of different people
 * would: the effective number of answers says how many of those they are worth.
 * It is the variance of a ratio of sums (Cochran, Sampling Techniques, 1977,
 * ch. 6 and 10) put into p(1−p)/n. */

/* What one pass over the respondents leaves; begin with {0}. The sums are whole
 * numbers, so that the small difference taken of them at the end is exact up to
 * a hundred million respondents with a thousand answers each. */
typedef struct {
    guint64 respondents; /* those with an answer */
    guint64 favourable;
    guint64 answered;
    guint64 favourable_squared;
    guint64 favourable_answered;
    guint64 answered_squared;
} EqlClusterSums;

/* Adds a respondent with @favourable of @answered answers; nothing when
 * @answered is 0. @favourable must not be above @answered. */
void eql_cluster_sums_add(EqlClusterSums *sums, guint32 favourable, guint32 answered);

/* Adds to @sums what @other has seen. */
void eql_cluster_sums_join(EqlClusterSums *sums, const EqlClusterSums *other);

/* Favourable of all answers, 0 to 1; NAN without an answer. */
double eql_cluster_p(const EqlClusterSums *sums);

/* The effective number of answers: p(1−p)/v with
 * v = m/(m−1)·Σ(f−p·a)²/(Σa)², never above Σa; the number of respondents m when
 * v is 0 or p is 0 or 1; NAN without an answer. */
double eql_cluster_effective_n(const EqlClusterSums *sums);

/* Wilson's interval with the effective number of answers. */
EqlInterval eql_cluster_interval(const EqlClusterSums *sums);

/* The same effective number from arrays of @m respondents.
 * @p: (out) (optional): the share */
double eql_effective_n(const guint32 *favourable, const guint32 *answered, gsize m, double *p);
