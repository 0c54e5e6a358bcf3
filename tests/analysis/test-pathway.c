/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pathway.h"
#include "model/codes.h"

static void add(EqlPathwayCounts *counts, const char *stage, const char *group, guint64 count)
{
    g_assert_true(eql_pathway_counts_add(counts, stage, group, count));
}

static const EqlPathwayCell *cell(const EqlPathway *pathway, guint group, guint stage)
{
    const EqlPathwayRow *row = pathway->rows->pdata[group];
    return &g_array_index(row->cells, EqlPathwayCell, stage);
}

static void assert_near(double got, double want)
{
    g_assert_cmpfloat_with_epsilon(got, want, 1e-9 * want);
}

/* Against R 4.2: binom.test(x, X)$conf.int / (n / N). */
static void test_ratios(void)
{
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    add(counts, "Population", "A", 200);
    add(counts, "Population", "B", 300);
    add(counts, "Population", "C", 500);
    add(counts, "Referral", "A", 40);
    add(counts, "Referral", "B", 28);
    add(counts, "Referral", "C", 32);
    add(counts, "Plan", "A", 12);
    add(counts, "Plan", "C", 18);
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, 5);
    g_assert_cmpfloat(cell(pathway, 0, 0)->count.value, ==, 200);
    g_assert_false(eql_figure_is_shown(cell(pathway, 0, 0)->rri_population));
    assert_near(cell(pathway, 0, 1)->rri_population.value, 2);
    assert_near(cell(pathway, 0, 1)->rri_population.low, 1.51647384351439);
    assert_near(cell(pathway, 0, 1)->rri_population.high, 2.51395424788833);
    assert_near(cell(pathway, 0, 1)->rri_previous.value, 2);
    assert_near(cell(pathway, 1, 1)->rri_population.low, 0.649312091637272);
    assert_near(cell(pathway, 0, 2)->rri_previous.value, 1);
    assert_near(cell(pathway, 0, 2)->rri_previous.low, 0.566394122071484);
    assert_near(cell(pathway, 0, 2)->rri_previous.high, 1.484912674870453);
    /* No row is nobody. */
    g_assert_cmpfloat(cell(pathway, 1, 2)->count.value, ==, 0);
    g_assert_cmpfloat(cell(pathway, 1, 2)->rri_previous.value, ==, 0);
}

/* A lone hidden count would follow from the others and the total that a ratio gives. */
static void test_hiding(void)
{
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    static const guint64 people[] = {100, 200, 300, 400}, chosen[] = {3, 9, 20, 30};
    static const char *const names[] = {"A", "B", "C", "D"};
    for (guint i = 0; i < 4; i++) {
        add(counts, "Population", names[i], people[i]);
        add(counts, "Chosen", names[i], chosen[i]);
    }
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, 5);
    for (guint i = 0; i < 4; i++) {
        const EqlPathwayCell *at = cell(pathway, i, 1);
        g_assert_cmpint(at->hidden, ==, i < 2);
        g_assert_cmpint(eql_figure_is_shown(at->count), ==, i >= 2);
        g_assert_cmpint(eql_figure_is_shown(at->rri_population), ==, i >= 2);
        g_assert_cmpint(eql_figure_is_hidden(at->rri_previous), ==, i < 2);
    }
}

static void test_all_small(void)
{
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    add(counts, "Population", "A", 50);
    add(counts, "Population", "B", 50);
    add(counts, "Chosen", "A", 1);
    add(counts, "Chosen", "B", 0);
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, 5);
    g_assert_true(cell(pathway, 0, 1)->hidden && cell(pathway, 1, 1)->hidden);
    g_assert_false(eql_figure_is_shown(cell(pathway, 1, 1)->rri_population));
}

static void test_counts(void)
{
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    add(counts, "Stage one", "Group A", 7);
    g_assert_false(eql_pathway_counts_add(counts, " stage ONE", "group a", 8));
    const EqlPathwayGroup *group = counts->groups->pdata[0];
    g_assert_cmpstr(group->code, ==, "group-a");
    g_assert_cmpuint(eql_pathway_count(group, 0), ==, 7);
    g_assert_cmpuint(eql_pathway_count(group, 9), ==, 0);
}

/* Who is not stated is counted in the totals, but is no group to compare. */
static void test_not_stated(void)
{
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    add(counts, "Population", "A", 200);
    add(counts, "Population", "B", 260);
    add(counts, "Population", "Not stated", 40);
    add(counts, "Referral", "A", 20);
    add(counts, "Referral", "B", 24);
    add(counts, "Referral", "Not stated", 6);
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, 5);
    g_assert_cmpstr(((EqlPathwayRow *)pathway->rows->pdata[2])->code, ==, EQL_NOT_STATED);
    g_assert_cmpfloat(cell(pathway, 2, 1)->count.value, ==, 6);
    g_assert_cmpint(cell(pathway, 2, 1)->rri_population.reason, ==, EQL_REASON_NOT_STATED);
    g_assert_cmpint(cell(pathway, 2, 1)->rri_previous.reason, ==, EQL_REASON_NOT_STATED);
    assert_near(cell(pathway, 0, 1)->rri_population.value, (20.0 / 50) / (200.0 / 500));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pathway/ratios", test_ratios);
    g_test_add_func("/pathway/hiding", test_hiding);
    g_test_add_func("/pathway/all-small", test_all_small);
    g_test_add_func("/pathway/counts", test_counts);
    g_test_add_func("/pathway/not-stated", test_not_stated);
    return g_test_run();
}
