/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/distribution.h"
#include "stats/exact.h"

/* As R's, so that likelihoods that differ by rounding only count as equal. */
#define TIE_ALLOWANCE 1e-7

/* P(X <= x) */
static double binomial_up_to(guint64 x, guint64 n, double p, double q)
{
    if (x >= n)
        return 1;
    return eql_beta_tails((double)(n - x), (double)x + 1, q, p).lower;
}

/* P(X >= x) */
static double binomial_from(guint64 x, guint64 n, double p, double q)
{
    if (x == 0)
        return 1;
    if (x > n)
        return 0;
    return eql_beta_tails((double)x, (double)(n - x) + 1, p, q).lower;
}

/* The smallest count from @start up with log likelihood at most @limit, n + 1 if
 * there is none. From @start on the likelihood only falls. */
static guint64 first_as_unlikely(guint64 start, guint64 n, double p, double q, double limit)
{
    guint64 low = start, high = n + 1;

    while (low < high) {
        guint64 middle = low + (high - low) / 2;

        if (eql_binomial_log_pmf((double)middle, (double)(n - middle), p, q) <= limit)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* @x is below the expected count; @start the first count not below it. */
static double test_below(guint64 x, guint64 n, double p, double q, guint64 start)
{
    double limit = eql_binomial_log_pmf((double)x, (double)(n - x), p, q) + log1p(TIE_ALLOWANCE);
    guint64 other = first_as_unlikely(start, n, p, q, limit);

    return MIN(binomial_up_to(x, n, p, q) + binomial_from(other, n, p, q), 1);
}

double eql_binom_test(guint64 x, guint64 n, double p0)
{
    double expected = (double)n * p0;

    if (n == 0 || x > n || !(p0 >= 0 && p0 <= 1))
        return NAN;
    if ((double)x == expected)
        return 1;
    if (p0 == 0 || p0 == 1)
        return 0;
    if ((double)x < expected)
        return test_below(x, n, p0, 1 - p0, (guint64)ceil(expected));
    return test_below(n - x, n, 1 - p0, p0, n - (guint64)floor(expected));
}

EqlInterval eql_clopper_pearson_logit(guint64 x, guint64 n)
{
    EqlInterval limits = {-INFINITY, INFINITY};
    double rest = (double)(n - x);

    if (n == 0 || x > n)
        return eql_interval_none();
    if (x > 0)
        limits.low = eql_beta_lower_logit((double)x, rest + 1, EQL_TAIL_95);
    if (x < n)
        limits.high = eql_beta_upper_logit((double)x + 1, rest, EQL_TAIL_95);
    return limits;
}

EqlInterval eql_clopper_pearson(guint64 x, guint64 n)
{
    EqlInterval logit = eql_clopper_pearson_logit(x, n);

    return (EqlInterval){1 / (1 + exp(-logit.low)), 1 / (1 + exp(-logit.high))};
}
