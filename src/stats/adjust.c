/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/adjust.h"

#include <math.h>
#include <stdlib.h>

typedef struct {
    double p;
    gsize place;
} Tested;

static int by_p(gconstpointer a, gconstpointer b)
{
    double p = ((const Tested *)a)->p, q = ((const Tested *)b)->p;

    return (p > q) - (p < q);
}

static gsize collect_tested(const double *p, gsize n, Tested *tested)
{
    gsize count = 0;

    for (gsize i = 0; i < n; i++)
        if (!isnan(p[i]))
            tested[count++] = (Tested){p[i], i};
    return count;
}

void eql_bh_adjust(const double *p, gsize n, double *out)
{
    g_autofree Tested *tested = g_new(Tested, n);
    gsize count = collect_tested(p, n, tested);
    double least = 1;

    for (gsize i = 0; i < n; i++)
        out[i] = NAN;
    if (count > 0)
        qsort(tested, count, sizeof *tested, by_p);
    for (gsize rank = count; rank > 0; rank--) {
        least = MIN(least, tested[rank - 1].p * (double)count / (double)rank);
        out[tested[rank - 1].place] = least;
    }
}
