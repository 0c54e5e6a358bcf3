/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/stratified.h"

#include <math.h>

#include "stats/distribution.h"

/* What the finite number of people leaves of the variance. */
static double finite_factor(const EqlStratum *stratum)
{
    if (stratum->population < stratum->n)
        return 1;
    return stratum->population > 1 ? (stratum->population - stratum->n) / (stratum->population - 1)
                                   : 0;
}

static double variance_of(const EqlStratum *stratum, double weight)
{
    double factor = finite_factor(stratum);

    /* who was asked in full needs no spread to be known */
    return factor == 0 ? 0 : weight * weight * stratum->sd * stratum->sd / stratum->n * factor;
}

static EqlInterval around(double mean, double variance, double df)
{
    double half;

    if (isnan(variance))
        return eql_interval_none();
    half = variance > 0 ? eql_student_quantile(EQL_TAIL_95, df) * sqrt(variance) : 0;
    return (EqlInterval){mean - half, mean + half};
}

EqlStratified eql_stratified_mean(const EqlStratum *strata, gsize n)
{
    EqlStratified result = {NAN, eql_interval_none(), NAN};
    double population = 0, mean = 0, variance = 0, squares = 0;

    for (gsize i = 0; i < n; i++)
        population += strata[i].population;
    if (n == 0 || !(population > 0))
        return result;
    for (gsize i = 0; i < n; i++) {
        double weight = strata[i].population / population;
        double own = variance_of(&strata[i], weight);

        mean += weight * strata[i].mean;
        variance += own;
        if (own > 0)
            squares += own * own / (strata[i].n - 1);
    }
    result.mean = mean;
    result.df = variance > 0 ? variance * variance / squares : NAN;
    result.interval = around(mean, variance, result.df);
    return result;
}
