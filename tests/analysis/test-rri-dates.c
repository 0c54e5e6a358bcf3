/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table of rates says when roll and outcomes do not belong together. */
#include <string.h>

#include "analysis/rri.h"
#include "fixture.h"

static EqlRri *rri_of(const char *roll, const char *term, const char *first, const char *last)
{
    static const FixtureGroup groups[] = {{"WBRI", 60, 6, 6}, {"BCRB", 40, 8, 8}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(GError) error = NULL;
    EqlRriRequest request = {.detail = EQL_DETAIL_FULL};

    g_free(dataset->census->reference_date);
    dataset->census->reference_date = g_strdup(roll);
    g_free(dataset->census->term);
    dataset->census->term = g_strdup(term);
    for (guint i = 0; i < dataset->outcomes->n; i++) {
        g_free(dataset->outcomes->dates->pdata[i]);
        dataset->outcomes->dates->pdata[i] = g_strdup(i == 0 ? first : last);
    }
    EqlRri *rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    return rri;
}

static gboolean says(const EqlRri *rri, const char *part)
{
    for (guint i = 0; i < rri->warnings->len; i++)
        if (strstr(rri->warnings->pdata[i], part) != NULL)
            return TRUE;
    return FALSE;
}

static void test_together(void)
{
    g_autoptr(EqlRri) rri = rri_of("2025-01-16", "SPR", "2024-09-03", "2025-07-20");

    g_assert_true(says(rri, "The outcomes are of 3 September 2024 to 20 July 2025."));
    g_assert_true(says(rri, "those of 16 January 2025 (spring census)."));
    g_assert_false(says(rri, "school year"));
    g_assert_false(says(rri, "Ethnicity comes from"));
}

static void test_another_year(void)
{
    g_autoptr(EqlRri) rri = rri_of("2026-01-15", "SPR", "2025-04-28", "2025-07-20");

    g_assert_true(says(rri, "on roll are of the school year 2025/26, the outcomes are not"));
}

static void test_several_years(void)
{
    g_autoptr(EqlRri) rri = rri_of("2025-05-15", NULL, "2024-07-01", "2024-09-10");

    g_assert_true(says(rri, "of 2 school years, 2023/24 to 2024/25"));
    g_assert_false(says(rri, "the outcomes are not"));
}

static void test_ethnicity_of_summer(void)
{
    g_autoptr(EqlRri) rri = rri_of("2025-05-15", "SUM", "2024-09-03", "2025-07-20");

    g_assert_true(says(rri, "Ethnicity comes from the summer census here"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rri-dates/together", test_together);
    g_test_add_func("/rri-dates/another-year", test_another_year);
    g_test_add_func("/rri-dates/several-years", test_several_years);
    g_test_add_func("/rri-dates/ethnicity-of-summer", test_ethnicity_of_summer);
    return g_test_run();
}
