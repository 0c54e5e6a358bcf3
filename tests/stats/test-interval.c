/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/interval.h"

#include "near.h"

static const double POINTS[] = {75, 50, 100, 25, 62.5, 87.5, 50, 75};

static void test_wilson(void)
{
    assert_limits(eql_wilson(18.0 / 25, 25), 0.524233948096384, 0.857161461490434, 1e-12);
    assert_limits(eql_wilson(0, 10), 0, 0.277532799862889, 1e-12);
    assert_limits(eql_wilson(1, 10), 0.722467200137111, 1, 1e-12);
    assert_limits(eql_wilson(0.5, 4.9), 0.168543807414479, 0.831456192585522, 1e-12);
}

static void test_wilson_ends_are_exact(void)
{
    for (double n = 0.7; n < 1e8; n *= 3) {
        g_assert_cmpfloat(eql_wilson(0, n).low, ==, 0);
        g_assert_cmpfloat(eql_wilson(1, n).high, ==, 1);
        g_assert_cmpfloat(eql_wilson(0, n).high, <, 1);
        g_assert_cmpfloat(eql_wilson(1, n).low, >, 0);
    }
}

static void test_wilson_of_nothing(void)
{
    assert_no_limits(eql_wilson(0.5, 0));
    assert_no_limits(eql_wilson(0.5, -3));
    assert_no_limits(eql_wilson(NAN, 10));
    assert_no_limits(eql_wilson(0.5, NAN));
    assert_no_limits(eql_wilson(1.01, 10));
}

static void test_mean(void)
{
    assert_limits(eql_mean_interval(POINTS, 8, 0), 45.679348382861, 85.570651617139, 1e-12);
    assert_limits(eql_mean_interval(POINTS, 8, 20), 49.7738034302116, 81.4761965697884, 1e-12);
}

static void test_mean_without_correction(void)
{
    EqlInterval plain = eql_mean_interval(POINTS, 8, 0);

    assert_limits(eql_mean_interval(POINTS, 8, 7), plain.low, plain.high, 0);
    assert_limits(eql_mean_interval(POINTS, 8, NAN), plain.low, plain.high, 0);
}

static void test_mean_where_all_answered(void)
{
    assert_limits(eql_mean_interval(POINTS, 8, 8), 65.625, 65.625, 0);
}

static void test_mean_of_too_few(void)
{
    assert_no_limits(eql_mean_interval(POINTS, 0, 0));
    assert_no_limits(eql_mean_interval(POINTS, 1, 30));
    assert_no_limits(eql_mean_interval_from(50, NAN, 1, 0));
}

static void test_mean_of_equal_scores(void)
{
    const double same[] = {66.6, 66.6, 66.6};

    assert_limits(eql_mean_interval(same, 3, 0), 66.6, 66.6, 0);
}

static void test_funnel(void)
{
    assert_limits(eql_funnel_limits(0.66, 50, EQL_TAIL_95), 0.5287, 0.7913, 1e-4);
    assert_limits(eql_funnel_limits(0.9, 4, EQL_TAIL_998), 0.43646515407478, 1, 1e-12);
    assert_limits(eql_funnel_limits(0.1, 4, EQL_TAIL_998), 0, 0.56353484592522, 1e-12);
    assert_limits(eql_funnel_limits(0, 4, EQL_TAIL_95), 0, 0, 0);
    assert_no_limits(eql_funnel_limits(0.66, 0, EQL_TAIL_95));
    assert_no_limits(eql_funnel_limits(NAN, 5, EQL_TAIL_95));
}

/* R 4.2: m <- ratio * expected; qchisq(tail, 2*m)/2/expected, qchisq(1-tail, 2*m+2)/2/expected */
static void test_ratio_funnel(void)
{
    assert_limits(eql_ratio_funnel_limits(1.7, 12.5, EQL_TAIL_95), 1.05566810700299,
                  2.59224424574445, 1e-12);
    assert_limits(eql_ratio_funnel_limits(1.7, 12.5, EQL_TAIL_998), 0.782861318450411,
                  3.176543499074883, 1e-12);
    assert_limits(eql_ratio_funnel_limits(0.8, 0.5, EQL_TAIL_95), 0.000146566487106917,
                  8.971763769051579, 1e-12);
    assert_limits(eql_ratio_funnel_limits(2.1, 400, EQL_TAIL_998), 1.88319591694085,
                  2.33368415391804, 1e-11);
    assert_no_limits(eql_ratio_funnel_limits(0, 12, EQL_TAIL_95));
    assert_no_limits(eql_ratio_funnel_limits(1, 0, EQL_TAIL_95));
    assert_no_limits(eql_ratio_funnel_limits(NAN, 12, EQL_TAIL_95));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/interval/wilson", test_wilson);
    g_test_add_func("/stats/interval/wilson/ends", test_wilson_ends_are_exact);
    g_test_add_func("/stats/interval/wilson/nothing", test_wilson_of_nothing);
    g_test_add_func("/stats/interval/mean", test_mean);
    g_test_add_func("/stats/interval/mean/no-correction", test_mean_without_correction);
    g_test_add_func("/stats/interval/mean/all-answered", test_mean_where_all_answered);
    g_test_add_func("/stats/interval/mean/too-few", test_mean_of_too_few);
    g_test_add_func("/stats/interval/mean/equal", test_mean_of_equal_scores);
    g_test_add_func("/stats/interval/funnel", test_funnel);
    g_test_add_func("/stats/interval/ratio-funnel", test_ratio_funnel);
    return g_test_run();
}
