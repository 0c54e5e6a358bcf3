/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/cluster.h"

#include "near.h"

static void test_five_respondents(void)
{
    const guint32 favourable[] = {2, 0, 3, 2, 0}, answered[] = {2, 3, 3, 3, 3};
    double p = 0;

    assert_near(eql_effective_n(favourable, answered, 5, &p), 4.9, 1e-12);
    assert_near(p, 0.5, 0);
}

static void test_sums_give_interval(void)
{
    const guint32 favourable[] = {2, 0, 3, 2, 0}, answered[] = {2, 3, 3, 3, 3};
    EqlClusterSums sums = {0};

    for (int i = 0; i < 5; i++)
        eql_cluster_sums_add(&sums, favourable[i], answered[i]);
    assert_limits(eql_cluster_interval(&sums), 0.168543807414479, 0.831456192585522, 1e-12);
}

static void test_nobody(void)
{
    const guint32 none[] = {0, 0};
    EqlClusterSums sums = {0};
    double p = 0;

    assert_near(eql_effective_n(NULL, NULL, 0, NULL), NAN, 0);
    assert_near(eql_effective_n(none, none, 2, &p), NAN, 0);
    assert_near(p, NAN, 0);
    assert_no_limits(eql_cluster_interval(&sums));
}

static void test_no_variance_counts_respondents(void)
{
    const guint32 one[] = {1, 1, 1}, two[] = {2, 2, 2}, mixed[] = {1, 2, 3}, twice[] = {2, 4, 6};
    const guint32 zero[] = {0, 0, 0};

    assert_near(eql_effective_n(one, two, 3, NULL), 3, 0);
    assert_near(eql_effective_n(mixed, twice, 3, NULL), 3, 0);
    assert_near(eql_effective_n(zero, mixed, 3, NULL), 3, 0);
    assert_near(eql_effective_n(twice, twice, 3, NULL), 3, 0);
    assert_near(eql_effective_n(one, two, 1, NULL), 1, 0);
}

static void test_who_did_not_answer_is_no_respondent(void)
{
    const guint32 favourable[] = {0, 1, 0, 2}, answered[] = {0, 1, 0, 2};

    assert_near(eql_effective_n(favourable, answered, 4, NULL), 2, 0);
}

static void test_never_above_answers(void)
{
    /* Halves everywhere but for one respondent: far less spread than by chance. */
    EqlClusterSums sums = {0};

    for (int i = 0; i < 100; i++)
        eql_cluster_sums_add(&sums, 5, 10);
    eql_cluster_sums_add(&sums, 6, 10);
    assert_near(eql_cluster_effective_n(&sums), 1010, 0);
}

/* A single answer each: the effective number is n − 1 by the formula. */
static void test_single_answers(void)
{
    EqlClusterSums sums = {0};

    for (int i = 0; i < 1000; i++)
        eql_cluster_sums_add(&sums, i % 4 == 0, 1);
    assert_near(eql_cluster_effective_n(&sums), 999, 1e-12);
}

static double naive_effective_n(const guint32 *f, const guint32 *a, int m)
{
    double favourable = 0, answered = 0, squares = 0, p;

    for (int i = 0; i < m; i++) {
        favourable += f[i];
        answered += a[i];
    }
    p = favourable / answered;
    for (int i = 0; i < m; i++)
        squares += (f[i] - p * a[i]) * (f[i] - p * a[i]);
    return MIN(p * (1 - p) * answered * answered * (m - 1) / m / squares, answered);
}

static void test_one_pass_agrees_with_two(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(7);
    guint32 f[400], a[400];

    for (int round = 0; round < 500; round++) {
        int m = g_rand_int_range(rand, 5, 400);

        for (int i = 0; i < m; i++) {
            a[i] = (guint32)g_rand_int_range(rand, 1, 60);
            f[i] = (guint32)g_rand_int_range(rand, 0, (gint32)a[i] + 1);
        }
        f[0] = 0;
        f[1] = a[1];
        assert_near(eql_effective_n(f, a, (gsize)m, NULL), naive_effective_n(f, a, m), 1e-11);
    }
}

/* A country where all but one agree to the last: what a difference of rounded sums
 * of squares would lose. */
static void test_one_different_among_millions(void)
{
    EqlClusterSums sums = {0};
    double m = 8000001, p, squares;

    for (int i = 0; i < 8000000; i++)
        eql_cluster_sums_add(&sums, 20, 40);
    eql_cluster_sums_add(&sums, 40, 40);
    p = eql_cluster_p(&sums);
    assert_near(p, (20 * 8e6 + 40) / (40 * m), 1e-15);
    g_assert_cmpfloat(eql_cluster_effective_n(&sums), ==, 40 * m);

    /* one answer each, so that the variance is that of one against a thousand */
    sums = (EqlClusterSums){0};
    for (int i = 0; i < 1000; i++)
        eql_cluster_sums_add(&sums, 1, 1);
    eql_cluster_sums_add(&sums, 0, 1);
    p = 1000.0 / 1001;
    squares = 1000 * (1 - p) * (1 - p) + p * p;
    assert_near(eql_cluster_effective_n(&sums), p * (1 - p) * 1001 * 1001 * 1000 / 1001 / squares,
                1e-12);
}

static void test_largest_sums_do_not_overflow(void)
{
    /* A hundred million with a thousand answers each, half all for and half all against. */
    EqlClusterSums sums = {
        .respondents = 100000000,
        .favourable = 50000000 * G_GUINT64_CONSTANT(1000),
        .answered = 100000000 * G_GUINT64_CONSTANT(1000),
        .favourable_squared = 50000000 * G_GUINT64_CONSTANT(1000000),
        .favourable_answered = 50000000 * G_GUINT64_CONSTANT(1000000),
        .answered_squared = 100000000 * G_GUINT64_CONSTANT(1000000),
    };

    assert_near(eql_cluster_effective_n(&sums), 99999999, 1e-12);
}

static void test_parts_join(void)
{
    EqlClusterSums all = {0}, left = {0}, right = {0};

    for (guint32 i = 0; i < 100; i++) {
        eql_cluster_sums_add(&all, i % 5, 4 + i % 3);
        eql_cluster_sums_add(i < 30 ? &left : &right, i % 5, 4 + i % 3);
    }
    eql_cluster_sums_join(&left, &right);
    g_assert_cmpmem(&left, sizeof left, &all, sizeof all);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/cluster/five", test_five_respondents);
    g_test_add_func("/stats/cluster/interval", test_sums_give_interval);
    g_test_add_func("/stats/cluster/nobody", test_nobody);
    g_test_add_func("/stats/cluster/no-variance", test_no_variance_counts_respondents);
    g_test_add_func("/stats/cluster/blank", test_who_did_not_answer_is_no_respondent);
    g_test_add_func("/stats/cluster/cap", test_never_above_answers);
    g_test_add_func("/stats/cluster/single", test_single_answers);
    g_test_add_func("/stats/cluster/two-passes", test_one_pass_agrees_with_two);
    g_test_add_func("/stats/cluster/millions", test_one_different_among_millions);
    g_test_add_func("/stats/cluster/largest", test_largest_sums_do_not_overflow);
    g_test_add_func("/stats/cluster/join", test_parts_join);
    return g_test_run();
}
