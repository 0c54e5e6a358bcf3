/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/moments.h"

#include <math.h>

void eql_moments_add(EqlMoments *moments, double x)
{
    double from_old = x - moments->mean;

    moments->n++;
    moments->mean += from_old / (double)moments->n;
    moments->squares += from_old * (x - moments->mean);
}

void eql_moments_join(EqlMoments *moments, const EqlMoments *other)
{
    double n = (double)moments->n, m = (double)other->n;
    double apart = other->mean - moments->mean;

    if (other->n == 0)
        return;
    moments->n += other->n;
    moments->mean += apart * m / (n + m);
    moments->squares += other->squares + apart * apart * n * m / (n + m);
}

double eql_moments_mean(const EqlMoments *moments)
{
    return moments->n > 0 ? moments->mean : NAN;
}

double eql_moments_variance(const EqlMoments *moments)
{
    return moments->n > 1 ? moments->squares / (double)(moments->n - 1) : NAN;
}

double eql_moments_sd(const EqlMoments *moments)
{
    return sqrt(eql_moments_variance(moments));
}
