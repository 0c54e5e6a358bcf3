/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/reliability.h"

#include <math.h>

#include "stats/moments.h"

/* Where the items of everyone add up to the same, rounding leaves a variance of
 * about 10⁻³² of the items'; a true one is never below 10⁻¹⁵ of them. */
#define ROUNDING 1e-20

struct _EqlAlphaSums {
    gsize items;
    EqlMoments total;
    EqlMoments item[];
};

EqlAlphaSums *eql_alpha_sums_new(gsize items)
{
    EqlAlphaSums *sums = g_malloc0(sizeof *sums + items * sizeof sums->item[0]);

    sums->items = items;
    return sums;
}

void eql_alpha_sums_free(EqlAlphaSums *sums)
{
    g_free(sums);
}

void eql_alpha_sums_add(EqlAlphaSums *sums, const double *points)
{
    double total = 0;

    for (gsize i = 0; i < sums->items; i++)
        total += points[i];
    if (isnan(total))
        return;
    eql_moments_add(&sums->total, total);
    for (gsize i = 0; i < sums->items; i++)
        eql_moments_add(&sums->item[i], points[i]);
}

guint64 eql_alpha_sums_respondents(const EqlAlphaSums *sums)
{
    return sums->total.n;
}

double eql_alpha_sums_alpha(const EqlAlphaSums *sums)
{
    double k = (double)sums->items;
    double of_items = 0, of_total = eql_moments_variance(&sums->total);

    for (gsize i = 0; i < sums->items; i++)
        of_items += eql_moments_variance(&sums->item[i]);
    if (sums->items < 2 || !(of_total > of_items * ROUNDING))
        return NAN;
    return k / (k - 1) * (1 - of_items / of_total);
}

double eql_cronbach_alpha(const double *points, gsize respondents, gsize items)
{
    g_autoptr(EqlAlphaSums) sums = eql_alpha_sums_new(items);

    for (gsize i = 0; i < respondents; i++)
        eql_alpha_sums_add(sums, points + i * items);
    return eql_alpha_sums_alpha(sums);
}
