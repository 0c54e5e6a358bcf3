/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/ratio.h"

#include <math.h>

#include "stats/exact.h"

/* Given how many events there were in all, those of the first are binomial with
 * odds ratio·t1/t2, so limits of those odds are limits of the ratio. */
EqlRatio eql_poisson_ratio(guint64 x1, double t1, guint64 x2, double t2)
{
    EqlInterval logit = eql_clopper_pearson_logit(x1, x1 + x2);

    if (!(t1 > 0 && t2 > 0))
        return (EqlRatio){NAN, NAN, NAN, NAN};
    return (EqlRatio){
        .ratio = (double)x1 / t1 / ((double)x2 / t2),
        .low = exp(logit.low) * (t2 / t1),
        .high = exp(logit.high) * (t2 / t1),
        .p = eql_binom_test(x1, x1 + x2, t1 / (t1 + t2)),
    };
}

double eql_ratio_to_whole(double r, double q)
{
    if (isinf(r))
        return 1 / q;
    return r / (1 - q + r * q);
}
