/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/exact.h"

#include "near.h"

static void test_binomial(void)
{
    assert_near(eql_binom_test(16, 75, 120.0 / 1000), 0.0195301344309158, 1e-12);
    assert_near(eql_binom_test(0, 75, 40.0 / 1000), 0.0772723816860532, 1e-12);
}

static void test_binomial_ends(void)
{
    assert_near(eql_binom_test(0, 10, 0), 1, 0);
    assert_near(eql_binom_test(1, 10, 0), 0, 0);
    assert_near(eql_binom_test(10, 10, 1), 1, 0);
    assert_near(eql_binom_test(9, 10, 1), 0, 0);
    assert_near(eql_binom_test(5, 10, 0.5), 1, 0);
    assert_near(eql_binom_test(0, 1, 0.5), 1, 1e-14);
    assert_near(eql_binom_test(0, 0, 0.5), NAN, 0);
    assert_near(eql_binom_test(4, 3, 0.5), NAN, 0);
    assert_near(eql_binom_test(1, 3, NAN), NAN, 0);
    assert_near(eql_binom_test(1, 3, 1.5), NAN, 0);
}

static double choose(int n, int k)
{
    double product = 1;

    for (int i = 1; i <= k; i++)
        product = product * (n - k + i) / i;
    return product;
}

static double naive_binomial(int x, int n, double p)
{
    double seen = choose(n, x) * pow(p, x) * pow(1 - p, n - x), sum = 0;

    for (int i = 0; i <= n; i++) {
        double one = choose(n, i) * pow(p, i) * pow(1 - p, n - i);

        if (one <= seen * (1 + 1e-7))
            sum += one;
    }
    return MIN(sum, 1);
}

static void test_binomial_agrees_with_naive(void)
{
    const double chances[] = {0.5, 0.25, 0.01, 0.12, 1.0 / 3, 0.9, 0.999};

    for (int n = 1; n <= 40; n++)
        for (int x = 0; x <= n; x++)
            for (gsize i = 0; i < G_N_ELEMENTS(chances); i++)
                assert_near(eql_binom_test((guint64)x, (guint64)n, chances[i]),
                            naive_binomial(x, n, chances[i]), 1e-11);
}

static void test_clopper_pearson(void)
{
    EqlInterval interval = eql_clopper_pearson(16, 75);
    double share = 120.0 / 1000;

    assert_near(interval.low / share, 1.0594733239397, 1e-12);
    assert_near(interval.high / share, 2.69326396384849, 1e-12);
    interval = eql_clopper_pearson(0, 75);
    g_assert_cmpfloat(interval.low, ==, 0);
    assert_near(interval.high / 0.04, 1.19987660137855, 1e-12);
}

/* With none, or all, the limits are powers. */
static void test_clopper_pearson_ends(void)
{
    for (guint64 n = 1; n <= 10000000; n = n * 3 + 1) {
        double limit = -expm1(log(0.025) / (double)n);

        assert_limits(eql_clopper_pearson(0, n), 0, limit, 1e-12);
        assert_limits(eql_clopper_pearson(n, n), 1 - limit, 1, 1e-12);
    }
    assert_no_limits(eql_clopper_pearson(0, 0));
    assert_no_limits(eql_clopper_pearson(2, 1));
}

static void test_clopper_pearson_logit_keeps_digits(void)
{
    EqlInterval few = eql_clopper_pearson_logit(1, 10000000);
    EqlInterval most = eql_clopper_pearson_logit(9999999, 10000000);

    assert_near(most.low, -few.high, 1e-14);
    assert_near(most.high, -few.low, 1e-14);
}

static void test_fisher(void)
{
    assert_near(eql_fisher_test(11, 109, 31, 849), 0.0118541486760527, 1e-12);
    assert_near(eql_fisher_test(3, 1, 1, 3), 34.0 / 70, 1e-13);
}

static void test_fisher_empty(void)
{
    assert_near(eql_fisher_test(0, 0, 0, 0), 1, 0);
    assert_near(eql_fisher_test(0, 0, 7, 5), 1, 0);
    assert_near(eql_fisher_test(6, 0, 7, 0), 1, 0);
    assert_near(eql_fisher_test(0, 6, 0, 5), 1, 0);
}

static double naive_fisher(int a, int b, int c, int d)
{
    int white = a + c, black = b + d, drawn = a + b;
    double all = choose(white + black, drawn), sum = 0;
    double seen = choose(white, a) * choose(black, b);

    for (int x = MAX(0, drawn - black); x <= MIN(drawn, white); x++) {
        double one = choose(white, x) * choose(black, drawn - x);

        if (one <= seen * (1 + 1e-7))
            sum += one;
    }
    return sum / all;
}

static void test_fisher_agrees_with_naive(void)
{
    for (int a = 0; a <= 12; a++)
        for (int b = 0; b <= 9; b += 3)
            for (int c = 0; c <= 12; c++)
                for (int d = 0; d <= 14; d += 2)
                    assert_near(eql_fisher_test((guint64)a, (guint64)b, (guint64)c, (guint64)d),
                                naive_fisher(a, b, c, d), 1e-11);
}

static void test_fisher_does_not_mind_order(void)
{
    double p = eql_fisher_test(5210, 800000, 61000, 7900000);

    assert_near(eql_fisher_test(61000, 7900000, 5210, 800000), p, 1e-9);
    assert_near(eql_fisher_test(800000, 5210, 7900000, 61000), p, 1e-9);
    assert_near(eql_fisher_test(5210, 61000, 800000, 7900000), p, 1e-9);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/exact/binomial", test_binomial);
    g_test_add_func("/stats/exact/binomial/ends", test_binomial_ends);
    g_test_add_func("/stats/exact/binomial/naive", test_binomial_agrees_with_naive);
    g_test_add_func("/stats/exact/clopper-pearson", test_clopper_pearson);
    g_test_add_func("/stats/exact/clopper-pearson/ends", test_clopper_pearson_ends);
    g_test_add_func("/stats/exact/clopper-pearson/logit", test_clopper_pearson_logit_keeps_digits);
    g_test_add_func("/stats/exact/fisher", test_fisher);
    g_test_add_func("/stats/exact/fisher/empty", test_fisher_empty);
    g_test_add_func("/stats/exact/fisher/naive", test_fisher_agrees_with_naive);
    g_test_add_func("/stats/exact/fisher/order", test_fisher_does_not_mind_order);
    return g_test_run();
}
