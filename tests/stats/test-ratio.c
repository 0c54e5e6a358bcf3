/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/ratio.h"

#include "near.h"

static void assert_ratio(EqlRatio r, double ratio, double low, double high, double p,
                         double relative)
{
    assert_near(r.ratio, ratio, relative);
    assert_near(r.low, low, relative);
    assert_near(r.high, high, relative);
    assert_near(r.p, p, relative);
}

static void test_poisson(void)
{
    assert_ratio(eql_poisson_ratio(16, 120, 59, 880), 1.98870056497175, 1.06813590475906,
                 3.501836787401, 0.0195301344309158, 1e-12);
    assert_ratio(eql_poisson_ratio(16, 120, 22, 410), 2.48484848484848, 1.21986270452535,
                 4.95311699038896, 0.0100377775009476, 1e-12);
    assert_ratio(eql_poisson_ratio(0, 40, 75, 960), 0, 0, 1.20995332464341, 0.0772723816860532,
                 1e-12);
}

/* Published by prism-r, to the six decimals that it prints. */
static void test_poisson_published(void)
{
    EqlRatio first = eql_poisson_ratio(68, 846, 645, 11111);
    EqlRatio second = eql_poisson_ratio(26, 304, 645, 11111);

    assert_near(first.ratio, 1.384624, 1e-6);
    assert_near(first.low, 1.062141, 1e-6);
    assert_near(first.high, 1.779741, 1e-6);
    assert_near(second.ratio, 1.473307, 1e-6);
    assert_near(second.low, 0.955047, 1e-6);
    assert_near(second.high, 2.178914, 1e-6);
}

static void test_poisson_ends(void)
{
    EqlRatio only_first = eql_poisson_ratio(5, 100, 0, 200);

    assert_near(only_first.ratio, INFINITY, 0);
    assert_near(only_first.high, INFINITY, 0);
    assert_near(only_first.low, 1 / eql_poisson_ratio(0, 200, 5, 100).high, 1e-13);
    assert_ratio(eql_poisson_ratio(0, 100, 0, 200), NAN, NAN, NAN, NAN, 0);
    assert_ratio(eql_poisson_ratio(3, 0, 4, 200), NAN, NAN, NAN, NAN, 0);
    assert_ratio(eql_poisson_ratio(3, 100, 4, 0), NAN, NAN, NAN, NAN, 0);
}

static void test_score(void)
{
    assert_limits(eql_risk_ratio_score(11, 120, 31, 880), 1.346875736605256, 4.927808134602122,
                  1e-11);
    assert_limits(eql_risk_ratio_score(15, 15, 3, 20), 2.7477073538341763, 19.373276876511866,
                  1e-11);
    assert_limits(eql_risk_ratio_score(0, 30, 9, 200), 0, 2.619846077492117, 1e-11);
}

/* Where both groups are all, the score equation can be solved by hand:
 * n1·(1−r)·(N−1)/N = z²·r. */
static void test_score_all_in_both(void)
{
    double zz = 1.9599639845400538 * 1.9599639845400538;

    for (double n1 = 1; n1 < 1e6; n1 *= 5)
        for (double n2 = 1; n2 < 1e6; n2 *= 7) {
            double c = (n1 + n2 - 1) / (n1 + n2);
            EqlInterval limits =
                eql_risk_ratio_score((guint64)n1, (guint64)n1, (guint64)n2, (guint64)n2);

            assert_near(limits.low, n1 * c / (n1 * c + zz), 1e-12);
            assert_near(limits.high, (n2 * c + zz) / (n2 * c), 1e-12);
        }
}

/* The most likely share where the ratio is given, found by halving on the slope of
 * the likelihood rather than by its quadratic. */
static double naive_likely_share(double x1, double n1, double x2, double n2, double ratio)
{
    double low = 0, high = MIN(1, 1 / ratio);

    for (int i = 0; i < 200; i++) {
        double p = (low + high) / 2;
        double slope = (x1 + x2) / p - (n1 - x1) * ratio / (1 - ratio * p) - (n2 - x2) / (1 - p);

        if (slope > 0)
            low = p;
        else
            high = p;
    }
    return (low + high) / 2;
}

static double naive_score(double x1, double n1, double x2, double n2, double ratio)
{
    double n = n1 + n2, p2 = naive_likely_share(x1, n1, x2, n2, ratio), p1 = ratio * p2;
    double variance = p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2;

    return (x1 / n1 - ratio * x2 / n2) / sqrt(variance * n / (n - 1));
}

static void assert_score_at_limits(double x1, double n1, double x2, double n2)
{
    const double z = 1.9599639845400538;
    EqlInterval limits = eql_risk_ratio_score((guint64)x1, (guint64)n1, (guint64)x2, (guint64)n2);

    if (x1 > 0)
        assert_near(naive_score(x1, n1, x2, n2, limits.low), z, 1e-6);
    else
        assert_near(limits.low, 0, 0);
    if (x2 > 0)
        assert_near(naive_score(x1, n1, x2, n2, limits.high), -z, 1e-6);
    else
        assert_near(limits.high, INFINITY, 0);
}

static void test_score_solves_its_equation(void)
{
    const double sizes[] = {1, 2, 3, 7, 60, 900};

    for (gsize i = 0; i < G_N_ELEMENTS(sizes); i++)
        for (gsize j = 0; j < G_N_ELEMENTS(sizes); j++)
            for (double a = 0; a <= 3; a++)
                for (double b = 0; b <= 3; b++)
                    assert_score_at_limits(floor(sizes[i] * a / 3), sizes[i],
                                           floor(sizes[j] * b / 3), sizes[j]);
}

/* Everyone of a small group against half of a large one: packages that look for the
 * limit on the wrong side of a variance of 0 give 2 here. */
static void test_score_all_against_half(void)
{
    EqlInterval limits = eql_risk_ratio_score(3, 3, 30, 60);

    assert_limits(limits, 0.8463465135732883, 2.656571418771434, 1e-11);
    assert_score_at_limits(3, 3, 30, 60);
}

static void test_score_ends(void)
{
    EqlInterval limits = eql_risk_ratio_score(0, 10, 0, 20);

    assert_limits(limits, 0, INFINITY, 0);
    assert_no_limits(eql_risk_ratio_score(0, 0, 3, 20));
    assert_no_limits(eql_risk_ratio_score(3, 20, 0, 0));
    assert_no_limits(eql_risk_ratio_score(5, 4, 3, 20));
    assert_no_limits(eql_risk_ratio_score(3, 20, 5, 4));
}

static void test_score_turned_round(void)
{
    EqlInterval there = eql_risk_ratio_score(12650, 300630, 284270, 5439705);
    EqlInterval back = eql_risk_ratio_score(284270, 5439705, 12650, 300630);

    assert_limits(there, 1 / back.high, 1 / back.low, 1e-11);
}

static void test_whole(void)
{
    /* 11 of 120 against 31 of 880: 11/42 of the outcomes, 120/1000 of the pupils */
    assert_near(eql_ratio_to_whole(11.0 / 120 / (31.0 / 880), 0.12), 11.0 / 42 / 0.12, 1e-14);
    assert_near(eql_ratio_to_whole(1, 0.3), 1, 1e-15);
    assert_near(eql_ratio_to_whole(0, 0.3), 0, 0);
    assert_near(eql_ratio_to_whole(INFINITY, 0.25), 4, 0);
    assert_near(eql_ratio_to_whole(NAN, 0.25), NAN, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/ratio/poisson", test_poisson);
    g_test_add_func("/stats/ratio/poisson/published", test_poisson_published);
    g_test_add_func("/stats/ratio/poisson/ends", test_poisson_ends);
    g_test_add_func("/stats/ratio/score", test_score);
    g_test_add_func("/stats/ratio/score/all-in-both", test_score_all_in_both);
    g_test_add_func("/stats/ratio/score/equation", test_score_solves_its_equation);
    g_test_add_func("/stats/ratio/score/all-against-half", test_score_all_against_half);
    g_test_add_func("/stats/ratio/score/ends", test_score_ends);
    g_test_add_func("/stats/ratio/score/turned", test_score_turned_round);
    g_test_add_func("/stats/ratio/whole", test_whole);
    return g_test_run();
}
