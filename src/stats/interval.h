/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Intervals around one figure. Throughout this room shares run from 0 to 1, not
 * 100; every interval is two-sided at 95 %; and what does not exist is NAN, to be
 * tested with isnan(), in both limits at once. A limit that has no bound is
 * INFINITY, which isnan() does not find. */

typedef struct {
    double low, high;
} EqlInterval;

/* One tail of the two limits of a funnel plot. */
#define EQL_TAIL_95 0.025
#define EQL_TAIL_998 0.001

/* Neither limit exists: both NAN. */
EqlInterval eql_interval_none(void);

/* Wilson's score interval of a share (Wilson 1927).
 * @p: the share
 * @n: how many it is a share of; not necessarily whole (see stats/cluster.h)
 * Exactly 0 at the low end when p is 0, exactly 1 at the high end when p is 1.
 * NAN when n is not above 0 or p is not a share. */
EqlInterval eql_wilson(double p, double n);

/* Interval of a mean by Student's t, with the finite population correction
 * √((N−m)/(N−1)).
 * @mean, @sd: of the @m scores; sd with divisor m − 1
 * @population: N, how many could have been asked; 0 when that is not known. When
 *   it is not known, or below m, there is no correction
 * NAN when m is below 2. Width 0 when everyone answered, or all answered alike. */
EqlInterval eql_mean_interval_from(double mean, double sd, double m, double population);

/* The same from the @m scores @x themselves. */
EqlInterval eql_mean_interval(const double *x, gsize m, double population);

/* Limits of a funnel plot around the pooled share @p for a unit of @n answers:
 * p ± z·√(p(1−p)/n), cut at 0 and 1 (as OHID's PHEindicatormethods).
 * @n: may be an effective number
 * @tail: probability beyond one limit, EQL_TAIL_95 or EQL_TAIL_998
 * NAN when n is not above 0 or p is not a share. */
EqlInterval eql_funnel_limits(double p, double n, double tail);

/* The same around a pooled ratio of counts to expected counts (@ratio), for a unit of which
 * @expected are expected: the exact limits of a Poisson count of mean m = @ratio·@expected, over
 * @expected (as OHID's PHEindicatormethods). In R: qchisq(tail, 2·m)/2/expected and
 * qchisq(1 − tail, 2·m + 2)/2/expected.
 * NAN when either is not above 0. */
EqlInterval eql_ratio_funnel_limits(double ratio, double expected, double tail);
