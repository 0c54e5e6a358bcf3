/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/cluster.h"

#include <math.h>

__extension__ typedef __int128 Wide;

void eql_cluster_sums_add(EqlClusterSums *sums, guint32 favourable, guint32 answered)
{
    guint64 f = favourable, a = answered;

    if (a == 0)
        return;
    sums->respondents++;
    sums->favourable += f;
    sums->answered += a;
    sums->favourable_squared += f * f;
    sums->favourable_answered += f * a;
    sums->answered_squared += a * a;
}

void eql_cluster_sums_join(EqlClusterSums *sums, const EqlClusterSums *other)
{
    sums->respondents += other->respondents;
    sums->favourable += other->favourable;
    sums->answered += other->answered;
    sums->favourable_squared += other->favourable_squared;
    sums->favourable_answered += other->favourable_answered;
    sums->answered_squared += other->answered_squared;
}

double eql_cluster_p(const EqlClusterSums *sums)
{
    if (sums->answered == 0)
        return NAN;
    return (double)sums->favourable / (double)sums->answered;
}

/* Σ(f−p·a)²·(Σa)², in whole numbers: a sum of squares written as
 * A²·Σf² − 2·F·A·Σfa + F²·Σa² all but cancels when respondents agree, and tells
 * "exactly alike" from "nearly alike" only when nothing is rounded. */
static double scaled_residuals(const EqlClusterSums *sums)
{
    Wide f = sums->favourable, a = sums->answered;

    return (double)(a * a * (Wide)sums->favourable_squared -
                    2 * f * a * (Wide)sums->favourable_answered +
                    f * f * (Wide)sums->answered_squared);
}

double eql_cluster_effective_n(const EqlClusterSums *sums)
{
    double m = (double)sums->respondents;
    double f = (double)sums->favourable, a = (double)sums->answered;
    double residuals;

    if (sums->answered == 0)
        return NAN;
    if (sums->favourable == 0 || sums->favourable == sums->answered)
        return m;
    residuals = scaled_residuals(sums);
    if (residuals == 0)
        return m;
    /* p(1−p)/v with p = f/a and v = m/(m−1)·residuals/a⁴ */
    return MIN(f * (a - f) * a * a * (m - 1) / m / residuals, a);
}

EqlInterval eql_cluster_interval(const EqlClusterSums *sums)
{
    return eql_wilson(eql_cluster_p(sums), eql_cluster_effective_n(sums));
}

double eql_effective_n(const guint32 *favourable, const guint32 *answered, gsize m, double *p)
{
    EqlClusterSums sums = {0};

    for (gsize i = 0; i < m; i++)
        eql_cluster_sums_add(&sums, favourable[i], answered[i]);
    if (p)
        *p = eql_cluster_p(&sums);
    return eql_cluster_effective_n(&sums);
}
