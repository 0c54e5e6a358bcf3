/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stats/distribution.h"
#include "stats/ratio.h"
#include "stats/root.h"

typedef struct {
    double x1, n1, x2, n2;
    double bound; /* where to find the limit: see score_excess() */
} Table;

/* √(@x² + @rest) − @x without cancellation. */
static double root_less(double x, double rest)
{
    double root = sqrt(x * x + rest);

    return x > 0 ? rest / (root + x) : root - x;
}

/* Variance of p1 − ratio·p2 at the shares that are most likely where their ratio is
 * exactly @ratio. There p2 is the smaller root of n·ratio·p² − (first + second)·p +
 * x1 + x2 = 0; it and its complements are written so that nothing cancels, since a
 * group of all or none has a variance only in their last digits. */
static double score_variance(const Table *t, double ratio)
{
    double n = t->n1 + t->n2;
    double first = (t->n1 + t->x2) * ratio, second = t->n2 + t->x1;
    double unlike1 = t->n1 - t->x1, unlike2 = t->n2 - t->x2;
    double apart = first - second, rest = 4 * ratio * unlike1 * unlike2;
    double whole = first + second + sqrt(apart * apart + rest);
    double p2 = 2 * (t->x1 + t->x2) / whole, p1 = p2 * ratio;
    double q2 = (root_less(-apart, rest) + 2 * unlike2) / whole;
    double q1 = (root_less(apart, rest) + 2 * ratio * unlike1) / whole;

    return (p1 * q1 / t->n1 + ratio * ratio * p2 * q2 / t->n2) * n / (n - 1);
}

/* How far the ratio exp(@u) lies above what was seen, as d/√(variance + d²): like the
 * score d/√variance, but between −1 and 1 also where the variance is 0, as it is in
 * groups of all or none. */
static double score_excess(double u, gconstpointer data)
{
    const Table *t = data;
    double ratio = exp(u);
    double d = ratio * (t->x2 / t->n2) - t->x1 / t->n1;
    double size = sqrt(score_variance(t, ratio) + d * d);

    return (size > 0 ? d / size : 0) - t->bound;
}

static double score_limit(Table table, double z)
{
    /* With half a success more on either side there always is a ratio to begin at. */
    double guess = log((table.x1 + 0.5) / (table.n1 + 1) / ((table.x2 + 0.5) / (table.n2 + 1)));
    double step = sqrt(1 / (table.x1 + 0.5) + 1 / (table.x2 + 0.5));

    table.bound = z / sqrt(1 + z * z);
    return exp(eql_root(score_excess, &table, guess, step));
}

EqlInterval eql_risk_ratio_score(guint64 x1, guint64 n1, guint64 x2, guint64 n2)
{
    Table table = {(double)x1, (double)n1, (double)x2, (double)n2, 0};
    double z = eql_normal_quantile(EQL_TAIL_95);
    EqlInterval limits = {0, INFINITY};

    if (n1 == 0 || n2 == 0 || x1 > n1 || x2 > n2)
        return eql_interval_none();
    if (x1 > 0)
        limits.low = score_limit(table, -z);
    if (x2 > 0)
        limits.high = score_limit(table, z);
    return limits;
}
