/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "stats/interval.h"

typedef struct {
    double ratio; /* INFINITY when only the second rate is 0, NAN when both are */
    double low, high;
    double p; /* of no difference, two-sided */
} EqlRatio;

/* Ratio of two Poisson rates, @x1 events in @t1 against @x2 in @t2: the exact
 * conditional interval and test (R's poisson.test).
 * @t1, @t2: above 0, in the same unit (pupils, years)
 * The lower limit is exactly 0 when x1 is 0, the upper INFINITY when x2 is 0; all
 * is NAN when there are no events at all. */
EqlRatio eql_poisson_ratio(guint64 x1, double t1, guint64 x2, double t2);

/* Interval of the ratio of two shares, (@x1/@n1) / (@x2/@n2), by the score method of
 * Miettinen and Nurminen (Statistics in Medicine 4, 1985), with their N/(N−1).
 * The lower limit is exactly 0 when x1 is 0, the upper INFINITY when x2 is 0; so
 * without any success the interval is everything. NAN when a group is empty or x
 * is above n. */
EqlInterval eql_risk_ratio_score(guint64 x1, guint64 n1, guint64 x2, guint64 n2);

/* Turns the ratio @r of a part's rate to that of the rest into its ratio to the
 * rate of the whole: r/(1−q+r·q), where @q is the part's share of the whole. Keeps
 * the order, so it carries limits over. INFINITY becomes 1/q. */
double eql_ratio_to_whole(double r, double q);
