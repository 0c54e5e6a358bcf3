/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "stats/interval.h"

/* Two independent groups, or two waves, beside each other; the first less the
 * second. */

/* Interval of the difference of two shares, Newcombe's hybrid score (Statistics in
 * Medicine 17, 1998, method 10).
 * @p1, @p2: shares, 0 to 1
 * @n1, @n2: of how many; effective numbers do, they need not be whole
 * NAN when either Wilson interval does not exist. */
EqlInterval eql_newcombe(double p1, double n1, double p2, double n2);

/* Cohen's h, the effect size between two shares: 2·asin√p1 − 2·asin√p2. */
double eql_cohens_h(double p1, double p2);

typedef struct {
    double difference;
    double low, high; /* 95 % */
    double df;
    double p; /* of no difference, two-sided */
} EqlWelch;

/* Difference of two means by Welch's test (Biometrika 34, 1947).
 * @sd1, @sd2: with divisor n − 1
 * When a group is below two, or both are without any spread, there is a difference
 * but low, high, df and p are NAN. */
EqlWelch eql_welch(double mean1, double sd1, double n1, double mean2, double sd2, double n2);
