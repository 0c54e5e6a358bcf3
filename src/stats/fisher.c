/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <math.h>

#include "stats/distribution.h"
#include "stats/exact.h"

/* As R's, so that likelihoods that differ by rounding only count as equal. */
#define TIE_ALLOWANCE 1e-7

/* Balls in an urn: what fisher.test makes of a table. */
typedef struct {
    guint64 white, black, drawn;
    guint64 least, most; /* how many of those drawn can be white */
} Urn;

static Urn urn_new(guint64 white, guint64 black, guint64 drawn)
{
    return (Urn){
        .white = white,
        .black = black,
        .drawn = drawn,
        .least = drawn > black ? drawn - black : 0,
        .most = MIN(drawn, white),
    };
}

static double log_likelihood(const Urn *urn, guint64 x)
{
    return eql_hypergeometric_log_pmf((double)x, (double)urn->white, (double)urn->black,
                                      (double)urn->drawn);
}

static guint64 most_likely(const Urn *urn)
{
    double mode = floor(((double)urn->drawn + 1) * ((double)urn->white + 1) /
                        ((double)urn->white + (double)urn->black + 2));

    return (guint64)CLAMP(mode, (double)urn->least, (double)urn->most);
}

/* Likelihood of @x + 1 over that of @x. */
static double ratio_up(const Urn *urn, guint64 x)
{
    return (double)(urn->white - x) * (double)(urn->drawn - x) /
           ((double)(x + 1) * (double)(urn->black + x + 1 - urn->drawn));
}

/* P(X >= x) for x above the most likely count, where each term is smaller than the
 * one before and soon adds nothing. */
static double tail_from(const Urn *urn, guint64 x)
{
    double term = 1, sum = 0;

    if (x > urn->most)
        return 0;
    for (guint64 i = x; i <= urn->most && term > sum * (DBL_EPSILON / 16); i++) {
        sum += term;
        term *= ratio_up(urn, i);
    }
    return exp(log_likelihood(urn, x)) * sum;
}

/* P(X <= x) for x below the most likely count. */
static double tail_to(const Urn *urn, guint64 x)
{
    double term = 1, sum = 0;

    for (guint64 i = x; term > sum * (DBL_EPSILON / 16); i--) {
        sum += term;
        if (i == urn->least)
            break;
        term /= ratio_up(urn, i - 1);
    }
    return exp(log_likelihood(urn, x)) * sum;
}

/* P of everything above @mode that is at most as likely as @limit. */
static double upper_tail(const Urn *urn, guint64 mode, double limit)
{
    guint64 low = mode + 1, high = urn->most + 1;

    while (low < high) {
        guint64 middle = low + (high - low) / 2;

        if (log_likelihood(urn, middle) <= limit)
            high = middle;
        else
            low = middle + 1;
    }
    return tail_from(urn, low);
}

/* P of everything below @mode that is at most as likely as @limit. */
static double lower_tail(const Urn *urn, guint64 mode, double limit)
{
    guint64 low = urn->least, high = mode;

    /* low: the first count not known to be in the tail */
    while (low < high) {
        guint64 middle = low + (high - low) / 2;

        if (log_likelihood(urn, middle) <= limit)
            low = middle + 1;
        else
            high = middle;
    }
    return low > urn->least ? tail_to(urn, low - 1) : 0;
}

double eql_fisher_test(guint64 a, guint64 b, guint64 c, guint64 d)
{
    Urn urn = urn_new(a + c, b + d, a + b);
    guint64 mode = most_likely(&urn);
    double limit = log_likelihood(&urn, a) + log1p(TIE_ALLOWANCE);

    if (log_likelihood(&urn, mode) <= limit)
        return 1;
    return MIN(lower_tail(&urn, mode, limit) + upper_tail(&urn, mode, limit), 1);
}
