/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/interval.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

#include "stats/distribution.h"
#include "stats/moments.h"

EqlInterval eql_interval_none(void)
{
    return (EqlInterval){NAN, NAN};
}

static gboolean is_share_of(double p, double n)
{
    return p >= 0 && p <= 1 && n > 0;
}

/* The limits are the roots of (1+z²/n)·x² − (2p+z²/n)·x + p² = 0. The lower, and the
 * upper's distance from 1, come from the product of the roots rather than their
 * difference, so that a small limit keeps its digits and the ends are exact. */
EqlInterval eql_wilson(double p, double n)
{
    double z = eql_normal_quantile(EQL_TAIL_95);
    double w = z * z / n;
    double q = 1 - p;
    double root = sqrt(w * (p * q + w / 4));

    if (!is_share_of(p, n))
        return eql_interval_none();
    return (EqlInterval){
        .low = p * p / (p + w / 2 + root),
        .high = p < 0.5 ? (p + w / 2 + root) / (1 + w) : 1 - q * q / (q + w / 2 + root),
    };
}

static double finite_population_factor(double m, double population)
{
    if (!(population >= m))
        return 1;
    return sqrt((population - m) / (population - 1));
}

EqlInterval eql_mean_interval_from(double mean, double sd, double m, double population)
{
    double half;

    if (!(m >= 2) || isnan(mean) || isnan(sd))
        return eql_interval_none();
    half = eql_student_quantile(EQL_TAIL_95, m - 1) * sd / sqrt(m) *
           finite_population_factor(m, population);
    return (EqlInterval){mean - half, mean + half};
}

EqlInterval eql_mean_interval(const double *x, gsize m, double population)
{
    EqlMoments moments = {0};

    for (gsize i = 0; i < m; i++)
        eql_moments_add(&moments, x[i]);
    return eql_mean_interval_from(eql_moments_mean(&moments), eql_moments_sd(&moments), (double)m,
                                  population);
}

EqlInterval eql_funnel_limits(double p, double n, double tail)
{
    double half = eql_normal_quantile(tail) * sqrt(p * (1 - p) / n);

    if (!is_share_of(p, n))
        return eql_interval_none();
    return (EqlInterval){MAX(p - half, 0), MIN(p + half, 1)};
}

EqlInterval eql_ratio_funnel_limits(double ratio, double expected, double tail)
{
    double mean = ratio * expected;

    if (!(ratio > 0) || !(expected > 0) || !isfinite(mean))
        return eql_interval_none();
    return (EqlInterval){gsl_cdf_chisq_Pinv(tail, 2 * mean) / 2 / expected,
                         gsl_cdf_chisq_Qinv(tail, 2 * mean + 2) / 2 / expected};
}
