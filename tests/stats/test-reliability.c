/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stats/reliability.h"

#include "near.h"

/* R's data set "attitude": 30 departments, 7 items (Chatterjee and Price 1977). */
static const double ATTITUDE[30 * 7] = {
    43, 51, 30, 39, 61, 92, 45, 63, 64, 51, 54, 63, 73, 47, 71, 70, 68, 69, 76, 86, 48, 61, 63, 45,
    47, 54, 84, 35, 81, 78, 56, 66, 71, 83, 47, 43, 55, 49, 44, 54, 49, 34, 58, 67, 42, 56, 66, 68,
    35, 71, 75, 50, 55, 70, 66, 41, 72, 82, 72, 67, 71, 83, 31, 67, 61, 45, 47, 62, 80, 41, 64, 53,
    53, 58, 58, 67, 34, 67, 60, 47, 39, 59, 74, 41, 69, 62, 57, 42, 55, 63, 25, 68, 83, 83, 45, 59,
    77, 35, 77, 77, 54, 72, 79, 77, 46, 81, 90, 50, 72, 60, 54, 36, 74, 85, 64, 69, 79, 79, 63, 65,
    60, 65, 75, 55, 80, 60, 65, 70, 46, 57, 75, 85, 46, 50, 58, 68, 54, 64, 78, 52, 50, 40, 33, 34,
    43, 64, 33, 64, 61, 52, 62, 66, 80, 41, 53, 66, 52, 50, 63, 80, 37, 40, 37, 42, 58, 50, 57, 49,
    63, 54, 42, 48, 66, 75, 33, 66, 77, 66, 63, 88, 76, 72, 78, 75, 58, 74, 80, 78, 49, 48, 57, 44,
    45, 51, 83, 38, 85, 85, 71, 71, 77, 74, 55, 82, 82, 39, 59, 64, 78, 39};

static void test_attitude(void)
{
    assert_near(eql_cronbach_alpha(ATTITUDE, 30, 7), 0.84314276956476, 1e-12);
}

static void test_one_pass_with_gaps(void)
{
    g_autoptr(EqlAlphaSums) sums = eql_alpha_sums_new(7);
    double gap[] = {50, 50, 50, NAN, 50, 50, 50};

    for (int i = 0; i < 30; i++) {
        eql_alpha_sums_add(sums, ATTITUDE + 7 * i);
        eql_alpha_sums_add(sums, gap);
    }
    g_assert_cmpuint(eql_alpha_sums_respondents(sums), ==, 30);
    assert_near(eql_alpha_sums_alpha(sums), 0.84314276956476, 1e-12);
}

static void test_no_alpha(void)
{
    const double x[] = {0, 25, 50, 75, 100, 50};
    const double same[] = {50, 75, 50, 75, 50, 75};
    const double thirds[] = {100.0 / 3, 200.0 / 3, 0, 100, 200.0 / 3, 100.0 / 3, 10, 90};

    assert_near(eql_cronbach_alpha(x, 6, 1), NAN, 0);
    assert_near(eql_cronbach_alpha(x, 1, 6), NAN, 0);
    assert_near(eql_cronbach_alpha(x, 0, 6), NAN, 0);
    assert_near(eql_cronbach_alpha(x, 0, 0), NAN, 0);
    assert_near(eql_cronbach_alpha(same, 3, 2), NAN, 0);
    assert_near(eql_cronbach_alpha(thirds, 4, 2), NAN, 0);
}

static void test_identical_items(void)
{
    const double x[] = {0, 0, 0, 50, 50, 50, 100, 100, 100, 25, 25, 25};

    assert_near(eql_cronbach_alpha(x, 4, 3), 1, 1e-14);
}

static void test_contradicting_items(void)
{
    const double x[] = {0, 100, 100, 0, 100, 25};

    /* variances 3333.33 and 2708.33; of the sums 100, 100, 125: 208.33 */
    assert_near(eql_cronbach_alpha(x, 3, 2), 2 * (1 - (10000.0 / 3 + 8125.0 / 3) * 3 / 625), 1e-12);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/stats/reliability/attitude", test_attitude);
    g_test_add_func("/stats/reliability/gaps", test_one_pass_with_gaps);
    g_test_add_func("/stats/reliability/none", test_no_alpha);
    g_test_add_func("/stats/reliability/identical", test_identical_items);
    g_test_add_func("/stats/reliability/contradicting", test_contradicting_items);
    return g_test_run();
}
