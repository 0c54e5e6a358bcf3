/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "golden.h"
#include "near.h"
#include "stats/adjust.h"
#include "stats/cluster.h"
#include "stats/compare.h"
#include "stats/exact.h"
#include "stats/interval.h"
#include "stats/ratio.h"
#include "stats/reliability.h"
#include "stats/stratified.h"

#define NUMBER(i) golden_number(row, i)
#define COUNT(i) golden_count(row, i)

/* As a scale: below 10⁻³⁰⁰ numbers have few digits left to agree in. */
#define HARDLY_A_NUMBER 1e-288

/* p, n, low, high, tail, funnel low, funnel high */
static void check_share(const GoldenRow *row)
{
    EqlInterval wilson = eql_wilson(NUMBER(0), NUMBER(1));
    EqlInterval funnel = eql_funnel_limits(NUMBER(0), NUMBER(1), NUMBER(4));

    golden_check(row, 2, wilson.low, 0);
    golden_check(row, 3, wilson.high, 0);
    golden_check(row, 5, funnel.low, 0);
    golden_check(row, 6, funnel.high, 0);
}

/* mean, sd, m, population, low, high */
static void check_mean(const GoldenRow *row)
{
    EqlInterval interval = eql_mean_interval_from(NUMBER(0), NUMBER(1), NUMBER(2), NUMBER(3));

    golden_check(row, 4, interval.low, NUMBER(0));
    golden_check(row, 5, interval.high, NUMBER(0));
}

/* p1, n1, p2, n2, low, high, h */
static void check_newcombe(const GoldenRow *row)
{
    EqlInterval interval = eql_newcombe(NUMBER(0), NUMBER(1), NUMBER(2), NUMBER(3));

    golden_check(row, 4, interval.low, 1);
    golden_check(row, 5, interval.high, 1);
    golden_check(row, 6, eql_cohens_h(NUMBER(0), NUMBER(2)), 1);
}

/* mean1, sd1, n1, mean2, sd2, n2, difference, low, high, df, p */
static void check_welch(const GoldenRow *row)
{
    EqlWelch welch = eql_welch(NUMBER(0), NUMBER(1), NUMBER(2), NUMBER(3), NUMBER(4), NUMBER(5));

    golden_check(row, 6, welch.difference, 100);
    golden_check(row, 7, welch.low, 100);
    golden_check(row, 8, welch.high, 100);
    golden_check(row, 9, welch.df, 0);
    golden_check(row, 10, welch.p, HARDLY_A_NUMBER);
}

/* x, n, p0, p, low, high */
static void check_binomial(const GoldenRow *row)
{
    EqlInterval interval = eql_clopper_pearson(COUNT(0), COUNT(1));

    golden_check(row, 3, eql_binom_test(COUNT(0), COUNT(1), NUMBER(2)), HARDLY_A_NUMBER);
    golden_check(row, 4, interval.low, 0);
    golden_check(row, 5, interval.high, 0);
}

/* x1, t1, x2, t2, ratio, low, high, p */
static void check_poisson(const GoldenRow *row)
{
    EqlRatio ratio = eql_poisson_ratio(COUNT(0), NUMBER(1), COUNT(2), NUMBER(3));

    golden_check(row, 4, ratio.ratio, 0);
    golden_check(row, 5, ratio.low, 0);
    golden_check(row, 6, ratio.high, 0);
    golden_check(row, 7, ratio.p, HARDLY_A_NUMBER);
}

/* a, b, c, d, p */
static void check_fisher(const GoldenRow *row)
{
    golden_check(row, 4, eql_fisher_test(COUNT(0), COUNT(1), COUNT(2), COUNT(3)), HARDLY_A_NUMBER);
}

/* x1, n1, x2, n2, low, high */
static void check_risk_ratio(const GoldenRow *row)
{
    EqlInterval interval = eql_risk_ratio_score(COUNT(0), COUNT(1), COUNT(2), COUNT(3));

    golden_check(row, 4, interval.low, 0);
    golden_check(row, 5, interval.high, 0);
}

/* favourable, answered, p, n */
static void check_cluster(const GoldenRow *row)
{
    g_autoptr(GArray) favourable = golden_numbers(row, 0);
    g_autoptr(GArray) answered = golden_numbers(row, 1);
    EqlClusterSums sums = {0};

    g_assert_cmpuint(favourable->len, ==, answered->len);
    for (guint i = 0; i < answered->len; i++)
        eql_cluster_sums_add(&sums, (guint32)g_array_index(favourable, double, i),
                             (guint32)g_array_index(answered, double, i));
    golden_check(row, 2, eql_cluster_p(&sums), 0);
    golden_check(row, 3, eql_cluster_effective_n(&sums), 0);
}

/* p, adjusted */
static void check_adjust(const GoldenRow *row)
{
    g_autoptr(GArray) p = golden_numbers(row, 0);
    g_autoptr(GArray) adjusted = golden_numbers(row, 1);
    g_autofree double *out = g_new(double, p->len);

    g_assert_cmpuint(p->len, ==, adjusted->len);
    eql_bh_adjust((const double *)p->data, p->len, out);
    for (guint i = 0; i < p->len; i++)
        if (!is_near(out[i], g_array_index(adjusted, double, i), GOLDEN_RELATIVE))
            g_error("%s:%u: test %u: %.17g", row->file, row->line, i + 1, out[i]);
}

/* items, points, alpha */
static void check_alpha(const GoldenRow *row)
{
    g_autoptr(GArray) points = golden_numbers(row, 1);
    gsize items = COUNT(0);

    golden_check(row, 2,
                 eql_cronbach_alpha((const double *)points->data, points->len / items, items), 1);
}

static double number_at(const GArray *numbers, guint i)
{
    return g_array_index(numbers, double, i);
}

/* mean, sd, n and population of each group; mean, low, high, df */
static void check_stratified(const GoldenRow *row)
{
    GArray *columns[4];
    g_autoptr(GArray) strata = g_array_new(FALSE, FALSE, sizeof(EqlStratum));
    EqlStratified result;

    for (guint i = 0; i < 4; i++)
        columns[i] = golden_numbers(row, i);
    for (guint i = 0; i < columns[0]->len; i++) {
        EqlStratum stratum = {number_at(columns[0], i), number_at(columns[1], i),
                              number_at(columns[2], i), number_at(columns[3], i)};

        g_array_append_val(strata, stratum);
    }
    result = eql_stratified_mean((const EqlStratum *)strata->data, strata->len);
    for (guint i = 0; i < 4; i++)
        g_array_unref(columns[i]);
    golden_check(row, 4, result.mean, 100);
    golden_check(row, 5, result.interval.low, 100);
    golden_check(row, 6, result.interval.high, 100);
    golden_check(row, 7, result.df, 0);
}

static const struct {
    const char *file;
    void (*check)(const GoldenRow *row);
} FILES[] = {
    {"adjust.csv", check_adjust},         {"alpha.csv", check_alpha},
    {"binomial.csv", check_binomial},     {"cluster.csv", check_cluster},
    {"fisher.csv", check_fisher},         {"mean.csv", check_mean},
    {"newcombe.csv", check_newcombe},     {"poisson.csv", check_poisson},
    {"risk-ratio.csv", check_risk_ratio}, {"share.csv", check_share},
    {"stratified.csv", check_stratified}, {"welch.csv", check_welch},
};

static void test_file(gconstpointer data)
{
    gsize i = GPOINTER_TO_SIZE(data);

    golden_each(FILES[i].file, FILES[i].check);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_autofree char *path = g_strconcat("/stats/golden/", FILES[i].file, NULL);

        g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_file);
    }
    return g_test_run();
}
