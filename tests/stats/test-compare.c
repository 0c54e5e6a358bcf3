/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/compare.h"

#include "near.h"
#include "stats/moments.h"

static EqlMoments moments_of(const double *x, gsize n)
{
    EqlMoments moments = {0};

    for (gsize i = 0; i < n; i++)
        eql_moments_add(&moments, x[i]);
    return moments;
}

static EqlWelch welch_of(const EqlMoments *one, const EqlMoments *two)
{
    return eql_welch(eql_moments_mean(one), eql_moments_sd(one), (double)one->n,
                     eql_moments_mean(two), eql_moments_sd(two), (double)two->n);
}

static void test_newcombe(void)
{
    assert_limits(eql_newcombe(56.0 / 70, 70, 48.0 / 80, 80), 0.05243147240236498,
                  0.33387265403690614, 1e-12);
    assert_limits(eql_newcombe(1, 10, 0, 10), 1 - hypot(0.277532799862889, 0.277532799862889), 1,
                  1e-12);
    assert_no_limits(eql_newcombe(0.5, 0, 0.5, 10));
    assert_no_limits(eql_newcombe(0.5, 10, NAN, 10));
}

static void test_cohens_h(void)
{
    assert_near(eql_cohens_h(0.8, 0.6), 0.4421431880029534, 1e-13);
    assert_near(eql_cohens_h(1, 0), G_PI, 1e-15);
    assert_near(eql_cohens_h(0.3, 0.3), 0, 0);
    assert_near(eql_cohens_h(NAN, 0.3), NAN, 0);
}

static void test_welch(void)
{
    const double first[] = {75, 50, 100, 25, 62.5, 87.5, 50, 75};
    const double second[] = {50, 25, 62.5, 50, 75, 37.5};
    EqlMoments one = moments_of(first, 8), two = moments_of(second, 6);
    EqlWelch welch = welch_of(&one, &two);

    assert_near(welch.difference, 15.625, 1e-13);
    assert_near(welch.low, -8.56246254175689, 1e-12);
    assert_near(welch.high, 39.8124625417569, 1e-12);
    assert_near(welch.df, 11.9982377607357, 1e-12);
    assert_near(welch.p, 0.184647319999733, 1e-12);
}

static void assert_difference_only(EqlWelch welch, double difference)
{
    assert_near(welch.difference, difference, 0);
    assert_near(welch.low, NAN, 0);
    assert_near(welch.high, NAN, 0);
    assert_near(welch.df, NAN, 0);
    assert_near(welch.p, NAN, 0);
}

static void test_welch_without_interval(void)
{
    assert_difference_only(eql_welch(60, 5, 1, 50, 5, 20), 10);
    assert_difference_only(eql_welch(60, 5, 20, 50, NAN, 1), 10);
    assert_difference_only(eql_welch(60, 0, 20, 50, 0, 20), 10);
    assert_difference_only(eql_welch(NAN, NAN, 0, 50, 5, 20), NAN);
}

/* One group without spread: the t interval of the other's mean. */
static void test_welch_with_spread_in_one(void)
{
    EqlWelch welch = eql_welch(60, 4, 9, 50, 0, 20);
    EqlInterval mean = eql_mean_interval_from(10, 4, 9, 0);

    assert_near(welch.df, 8, 1e-14);
    assert_limits(mean, welch.low, welch.high, 1e-14);
}

static void test_moments(void)
{
    const double x[] = {1, 2, 3, 4};
    EqlMoments none = {0}, one = moments_of(x, 1), four = moments_of(x, 4);

    assert_near(eql_moments_mean(&none), NAN, 0);
    assert_near(eql_moments_sd(&none), NAN, 0);
    assert_near(eql_moments_mean(&one), 1, 0);
    assert_near(eql_moments_sd(&one), NAN, 0);
    assert_near(eql_moments_mean(&four), 2.5, 0);
    assert_near(eql_moments_variance(&four), 5.0 / 3, 1e-15);
}

static void test_moments_far_from_zero(void)
{
    EqlMoments moments = {0};

    for (int i = 0; i < 1000000; i++)
        eql_moments_add(&moments, 1e9 + (i % 2));
    assert_near(eql_moments_variance(&moments), 0.25 * 1e6 / 999999, 1e-9);
}

static void test_moments_join(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    EqlMoments all = {0}, parts[3] = {{0}}, none = {0};

    for (int i = 0; i < 5000; i++) {
        double x = g_rand_double_range(rand, 0, 100);

        eql_moments_add(&all, x);
        eql_moments_add(&parts[i < 70 ? 0 : 1], x);
    }
    eql_moments_join(&parts[0], &none);
    eql_moments_join(&parts[2], &parts[0]);
    eql_moments_join(&parts[2], &parts[1]);
    g_assert_cmpuint(parts[2].n, ==, all.n);
    assert_near(eql_moments_mean(&parts[2]), eql_moments_mean(&all), 1e-13);
    assert_near(eql_moments_sd(&parts[2]), eql_moments_sd(&all), 1e-13);
    eql_moments_join(&none, &none);
    assert_near(eql_moments_mean(&none), NAN, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/compare/newcombe", test_newcombe);
    g_test_add_func("/stats/compare/cohens-h", test_cohens_h);
    g_test_add_func("/stats/compare/welch", test_welch);
    g_test_add_func("/stats/compare/welch/no-interval", test_welch_without_interval);
    g_test_add_func("/stats/compare/welch/one-spread", test_welch_with_spread_in_one);
    g_test_add_func("/stats/compare/moments", test_moments);
    g_test_add_func("/stats/compare/moments/far", test_moments_far_from_zero);
    g_test_add_func("/stats/compare/moments/join", test_moments_join);
    return g_test_run();
}
