/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/adjust.h"

#include "near.h"

static void assert_adjusted(const double *p, const double *expected, gsize n)
{
    g_autofree double *out = g_new(double, n);

    eql_bh_adjust(p, n, out);
    for (gsize i = 0; i < n; i++)
        assert_near(out[i], expected[i], 1e-14);
}

static void test_five(void)
{
    const double p[] = {0.001, 0.02, 0.03, 0.04, 0.6};
    const double expected[] = {0.005, 0.05, 0.05, 0.05, 0.6};

    assert_adjusted(p, expected, 5);
}

static void test_order_is_kept(void)
{
    const double p[] = {0.6, 0.03, 0.001, 0.04, 0.02};
    const double expected[] = {0.6, 0.05, 0.005, 0.05, 0.05};

    assert_adjusted(p, expected, 5);
}

static void test_untested_do_not_count(void)
{
    const double p[] = {NAN, 0.001, 0.02, NAN, 0.03, 0.04, 0.6, NAN};
    const double expected[] = {NAN, 0.005, 0.05, NAN, 0.05, 0.05, 0.6, NAN};
    const double none[] = {NAN, NAN};

    assert_adjusted(p, expected, 8);
    assert_adjusted(none, none, 2);
}

static void test_ends(void)
{
    const double p[] = {1, 1, 0.9}, expected[] = {1, 1, 1};
    const double zero[] = {0, 0.5}, of_zero[] = {0, 0.5};

    assert_adjusted(p, expected, 3);
    assert_adjusted(zero, of_zero, 2);
    assert_adjusted(p, expected, 0);
}

static void test_in_place(void)
{
    double p[] = {0.03, 0.01, NAN};

    eql_bh_adjust(p, 3, p);
    assert_near(p[0], 0.03, 1e-15);
    assert_near(p[1], 0.02, 1e-15);
    assert_near(p[2], NAN, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/adjust/five", test_five);
    g_test_add_func("/stats/adjust/order", test_order_is_kept);
    g_test_add_func("/stats/adjust/untested", test_untested_do_not_count);
    g_test_add_func("/stats/adjust/ends", test_ends);
    g_test_add_func("/stats/adjust/in-place", test_in_place);
    return g_test_run();
}
