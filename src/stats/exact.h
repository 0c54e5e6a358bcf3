/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "stats/interval.h"

/* Exact tests and intervals of counts. Two-sided p-values follow the method of
 * small p-values: everything at most as likely as what was seen counts as at least
 * as extreme, as in R's binom.test and fisher.test, with their allowance of
 * 1 + 10⁻⁷ for ties. Work grows with the square root of the counts. */

/* Two-sided p-value of @x successes in @n when each has the chance @p0.
 * NAN when n is 0, x is above n, or p0 is not a share. */
double eql_binom_test(guint64 x, guint64 n, double p0);

/* Clopper–Pearson interval of @x out of @n; exactly 0 and 1 at the ends.
 * NAN when n is 0 or x is above n. */
EqlInterval eql_clopper_pearson(guint64 x, guint64 n);

/* The same interval in logits, log(p/(1−p)): for odds and ratios, which would
 * lose digits were they taken from a share near 1. −INFINITY for 0, INFINITY for 1. */
EqlInterval eql_clopper_pearson_logit(guint64 x, guint64 n);

/* Two-sided p-value of Fisher's exact test of the table
 *     @a  @b
 *     @c  @d
 * 1 when a row or a column is empty. */
double eql_fisher_test(guint64 a, guint64 b, guint64 c, guint64 d);
