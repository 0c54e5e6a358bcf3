/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/compare.h"

#include <float.h>
#include <math.h>

#include "stats/distribution.h"

EqlInterval eql_newcombe(double p1, double n1, double p2, double n2)
{
    EqlInterval one = eql_wilson(p1, n1), two = eql_wilson(p2, n2);
    double difference = p1 - p2;

    if (isnan(one.low) || isnan(two.low))
        return eql_interval_none();
    return (EqlInterval){
        .low = difference - hypot(p1 - one.low, two.high - p2),
        .high = difference + hypot(one.high - p1, p2 - two.low),
    };
}

double eql_cohens_h(double p1, double p2)
{
    return 2 * asin(sqrt(p1)) - 2 * asin(sqrt(p2));
}

/* As R's t.test: a spread that is no more than rounding of the means is none. */
static gboolean has_spread(double error, double mean1, double mean2)
{
    return error > 10 * DBL_EPSILON * MAX(fabs(mean1), fabs(mean2));
}

EqlWelch eql_welch(double mean1, double sd1, double n1, double mean2, double sd2, double n2)
{
    EqlWelch welch = {mean1 - mean2, NAN, NAN, NAN, NAN};
    double v1 = sd1 * sd1 / n1, v2 = sd2 * sd2 / n2;
    double error = sqrt(v1 + v2);
    double share1 = v1 / (v1 + v2), share2 = v2 / (v1 + v2);
    double half;

    if (!(n1 >= 2 && n2 >= 2) || !has_spread(error, mean1, mean2))
        return welch;
    welch.df = 1 / (share1 * share1 / (n1 - 1) + share2 * share2 / (n2 - 1));
    half = eql_student_quantile(EQL_TAIL_95, welch.df) * error;
    welch.low = welch.difference - half;
    welch.high = welch.difference + half;
    welch.p = eql_student_two_sided(welch.difference / error, welch.df);
    return welch;
}
