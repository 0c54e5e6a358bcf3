/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/distribution.h"

#include <float.h>
#include <gsl/gsl_cdf.h>
#include <math.h>

#include "stats/root.h"

/* The fraction needs about √max(a, b) rounds near the middle of the
 * distribution; this many are enough for counts of 10^11. */
enum { MAX_ROUNDS = 1000000 };

#define HALF_LOG_2PI 0.91893853320467274178

/* log Γ(z+1) less Stirling's formula for it. */
static double stirling_error(double z)
{
    double zz = z * z;

    if (z <= 15)
        return log(tgamma(z + 1)) - (z + 0.5) * log(z) + z - HALF_LOG_2PI;
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / zz) / zz) / zz) / zz) /
           z;
}

/* x·log(x/m) + m − x, without cancellation where x is near m. */
static double deviance(double x, double m)
{
    double v = (x - m) / (x + m);
    double sum, term;

    if (!(fabs(v) < 0.1))
        return x * log(x / m) + m - x;
    sum = (x - m) * v;
    term = 2 * x * v;
    for (int j = 3;; j += 2) {
        double before = sum;

        term *= v * v;
        sum += term / j;
        if (sum == before)
            return sum;
    }
}

/* n·log(p), from whichever of p and q = 1 − p is the more exact. */
static double log_power(double n, double p, double q)
{
    return q < 0.1 ? n * log1p(-q) : n * log(p);
}

double eql_binomial_log_pmf(double x, double rest, double p, double q)
{
    double n = x + rest;

    if (n == 0)
        return 0;
    if (x == 0)
        return log_power(n, q, p);
    if (rest == 0)
        return log_power(n, p, q);
    return stirling_error(n) - stirling_error(x) - stirling_error(rest) - deviance(x, n * p) -
           deviance(rest, n * q) - HALF_LOG_2PI - 0.5 * log(x * (rest / n));
}

double eql_hypergeometric_log_pmf(double x, double white, double black, double k)
{
    double all = white + black;
    double p = k / all, q = (all - k) / all;

    return eql_binomial_log_pmf(x, white - x, p, q) +
           eql_binomial_log_pmf(k - x, black - (k - x), p, q) -
           eql_binomial_log_pmf(k, all - k, p, q);
}

static double away_from_zero(double v)
{
    return fabs(v) < DBL_MIN ? DBL_MIN : v;
}

/* The continued fraction of DiDonato and Morris (ACM Transactions on Mathematical
 * Software 18, 1992, formula 9) by Lentz's method. a − (a+b)·x is taken as a·y − b·x:
 * with a in the millions and b small, x alone is too near 1 to tell. */
static double beta_fraction(double a, double b, double x, double y)
{
    double before_middle = a * y - b * x + 1;
    double product = a * before_middle / (a + 1);
    double c = product, d = 0;

    for (int m = 1; m <= MAX_ROUNDS; m++) {
        double above = (a + m - 1) * (a + b + m - 1) / (a + 2.0 * m - 1) * m * (b - m) * x * x /
                       (a + 2.0 * m - 1);
        double below = m + m * (b - m) * x / (a + 2.0 * m - 1) +
                       (a + m) * (before_middle + m * (1 + y)) / (a + 2.0 * m + 1);
        double change;

        d = 1 / away_from_zero(below + above * d);
        c = away_from_zero(below + above / c);
        change = c * d;
        product *= change;
        if (fabs(change - 1) <= DBL_EPSILON)
            break;
    }
    return product;
}

/* x^a · y^b / B(a, b) */
static double beta_factor(double a, double b, double x, double y)
{
    return exp(eql_binomial_log_pmf(a, b, x, y)) * (a / (a + b)) * b;
}

/* I_x(a, b) where x is below the middle, so that the fraction converges fast. */
static double beta_small_tail(double a, double b, double x, double y)
{
    return beta_factor(a, b, x, y) / beta_fraction(a, b, x, y);
}

EqlTails eql_beta_tails(double a, double b, double x, double y)
{
    double tail;

    if (x <= 0)
        return (EqlTails){0, 1};
    if (y <= 0)
        return (EqlTails){1, 0};
    if (x <= (a + 1) / (a + b + 2)) {
        tail = MIN(beta_small_tail(a, b, x, y), 1);
        return (EqlTails){tail, 1 - tail};
    }
    tail = MIN(beta_small_tail(b, a, y, x), 1);
    return (EqlTails){1 - tail, tail};
}

typedef struct {
    double a, b, tail;
} BetaPoint;

static EqlTails beta_tails_at_logit(const BetaPoint *point, double u)
{
    return eql_beta_tails(point->a, point->b, 1 / (1 + exp(-u)), 1 / (1 + exp(u)));
}

static double beta_lower_excess(double u, gconstpointer data)
{
    const BetaPoint *point = data;

    return beta_tails_at_logit(point, u).lower - point->tail;
}

static double beta_upper_lack(double u, gconstpointer data)
{
    const BetaPoint *point = data;

    return point->tail - beta_tails_at_logit(point, u).upper;
}

/* In logits, because there a limit near 0 and one near 1 are equally exact. */
static double beta_logit(EqlIncreasing f, double a, double b, double tail)
{
    BetaPoint point = {a, b, tail};

    return eql_root(f, &point, log(a / b), 2 * sqrt(1 / a + 1 / b));
}

double eql_beta_lower_logit(double a, double b, double tail)
{
    return beta_logit(beta_lower_excess, a, b, tail);
}

double eql_beta_upper_logit(double a, double b, double tail)
{
    return beta_logit(beta_upper_lack, a, b, tail);
}

double eql_student_two_sided(double t, double df)
{
    double square = t * t;

    if (isinf(square))
        return 0;
    if (isinf(df))
        return erfc(fabs(t) / G_SQRT2);
    return eql_beta_tails(df / 2, 0.5, df / (df + square), square / (df + square)).lower;
}

typedef struct {
    double tail, df;
} StudentPoint;

static double student_lack(double log_t, gconstpointer data)
{
    const StudentPoint *point = data;

    return point->tail - eql_student_two_sided(exp(log_t), point->df) / 2;
}

/* The first terms of the quantile's series in 1/df (Abramowitz and Stegun 26.7.5): near
 * enough to spare the search most of its steps. */
static double student_guess(double z, double df)
{
    double zz = z * z;
    double first = (zz + 1) * z / 4;
    double second = ((5 * zz + 16) * zz + 3) * z / 96;
    double third = (((3 * zz + 19) * zz + 17) * zz - 15) * z / 384;

    return z + (first + (second + third / df) / df) / df;
}

/* A step that short squares to less than a double can tell, so the next is not needed. */
#define SHORT_STEP 1e-9

/* Newton's method on log t, where the upper tail falls by the beta factor (its derivative).
 * NAN unless the guess was good enough for a few steps. */
static double student_newton(double tail, double df, double guess)
{
    double log_t = log(guess);

    for (int i = 0; i < 8; i++) {
        double t = exp(log_t), square = t * t;
        double excess = eql_student_two_sided(t, df) / 2 - tail;
        double step = excess / beta_factor(df / 2, 0.5, df / (df + square), square / (df + square));

        log_t += step;
        if (!(fabs(step) < 1))
            return NAN;
        if (fabs(step) < SHORT_STEP)
            return exp(log_t);
    }
    return NAN;
}

double eql_student_quantile(double tail, double df)
{
    StudentPoint point = {tail, df};
    double guess = student_guess(eql_normal_quantile(tail), df);
    double found = df < 4 || !(guess > 0) ? NAN : student_newton(tail, df, guess);

    return isnan(found) ? exp(eql_root(student_lack, &point, log(2), 0.5)) : found;
}

double eql_normal_quantile(double tail)
{
    /* No call of GSL's error handler on this path: it has no failure. */
    return gsl_cdf_ugaussian_Qinv(tail);
}
