/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pathways of made-up services, against somebody who knows that each stage is part of the one
 * before it. */
#include "analysis/pathway.h"
#include "attacker.h"

enum { K = 5, N_PATHWAYS = 400 };

static char *name_of(guint group, guint stage)
{
    return g_strdup_printf("%u/%u", group, stage);
}

static const EqlPathwayCell *cell(const EqlPathway *pathway, guint group, guint stage)
{
    const EqlPathwayRow *row = pathway->rows->pdata[group];

    return &g_array_index(row->cells, EqlPathwayCell, stage);
}

static void add(EqlPathwayCounts *counts, guint group, guint stage, guint64 count)
{
    g_autofree char *group_name = g_strdup_printf("Group %u", group);
    g_autofree char *stage_name = g_strdup_printf("Stage %u", stage);

    g_assert_true(eql_pathway_counts_add(counts, stage_name, group_name, count));
}

/* Every count is no more than the one before, some by little. */
static EqlPathwayCounts *random_counts(GRand *rand)
{
    EqlPathwayCounts *counts = eql_pathway_counts_new();
    guint n_groups = (guint)g_rand_int_range(rand, 2, 7);
    guint n_stages = (guint)g_rand_int_range(rand, 2, 6);

    for (guint group = 0; group < n_groups; group++) {
        int count = g_rand_int_range(rand, 0, g_rand_boolean(rand) ? 15 : 200);

        for (guint stage = 0; stage < n_stages; stage++) {
            add(counts, group, stage, (guint64)count);
            count -= g_rand_int_range(rand, 0, 1 + (g_rand_boolean(rand) ? MIN(count, 4) : count));
        }
    }
    return counts;
}

/* A ratio of the stage tells its total. */
static void see_total(Attacker *attacker, const EqlPathwayCounts *counts, const EqlPathway *pathway,
                      guint stage)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *total = g_strdup_printf("total/%u", stage);
    guint64 sum = 0;
    gboolean told = FALSE;

    for (guint group = 0; group < pathway->rows->len; group++) {
        g_ptr_array_add(parts, name_of(group, stage));
        sum += eql_pathway_count(counts->groups->pdata[group], stage);
        told = told || eql_figure_is_shown(cell(pathway, group, stage)->count);
    }
    if (!told)
        return;
    attacker_see(attacker, total, eql_figure_value(EQL_UNIT_COUNT, (double)sum));
    attacker_know_sum(attacker, parts, total, TRUE);
}

static void see_chain(Attacker *attacker, const EqlPathway *pathway, guint group)
{
    for (guint stage = 1; stage < pathway->stages->len; stage++) {
        g_autoptr(GPtrArray) part = g_ptr_array_new_with_free_func(g_free);
        g_autofree char *before = name_of(group, stage - 1);

        g_ptr_array_add(part, name_of(group, stage));
        attacker_know_sum(attacker, part, before, FALSE);
    }
}

static Attacker *attacker_of(const EqlPathwayCounts *counts, const EqlPathway *pathway,
                             gboolean nested)
{
    Attacker *attacker = attacker_new();

    for (guint group = 0; group < pathway->rows->len; group++) {
        for (guint stage = 0; stage < pathway->stages->len; stage++) {
            g_autofree char *name = name_of(group, stage);

            attacker_see(attacker, name, cell(pathway, group, stage)->count);
        }
    }
    for (guint stage = 0; stage < pathway->stages->len; stage++)
        see_total(attacker, counts, pathway, stage);
    for (guint group = 0; nested && group < pathway->rows->len; group++)
        see_chain(attacker, pathway, group);
    return attacker;
}

static void attack(const EqlPathwayCounts *counts, gboolean nested, guint *shown, guint *hidden)
{
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, K);
    g_autoptr(Attacker) attacker = attacker_of(counts, pathway, nested);
    g_autoptr(GPtrArray) names = attacker_hidden(attacker);

    for (guint i = 0; i < names->len; i++)
        g_assert_cmpfloat(attacker_width(attacker, names->pdata[i], K), >=, K - 1e-6);
    *shown += attacker_count(attacker, FALSE);
    *hidden += names->len;
}

static void test_random(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(20250114);
    guint shown = 0, hidden = 0;

    for (guint i = 0; i < N_PATHWAYS; i++) {
        g_autoptr(EqlPathwayCounts) counts = random_counts(rand);

        attack(counts, TRUE, &shown, &hidden);
    }
    g_test_message("%u counts and totals shown, %u hidden", shown, hidden);
    g_assert_cmpuint(shown, >, hidden); /* or it would be easy */
}

/* Of six, four came on and two of those: within a stage B hides A, but the stages around it would
 * tell it to within two. */
static void test_neighbours(void)
{
    static const guint64 people[][3] = {{6, 4, 3}, {200, 60, 30}, {300, 90, 40}};
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    guint shown = 0, hidden = 0;

    for (guint i = 0; i < 9; i++)
        add(counts, i / 3, i % 3, people[i / 3][i % 3]);
    attack(counts, TRUE, &shown, &hidden);
    g_assert_cmpuint(hidden, >=, 4);
    g_assert_cmpuint(shown, >=, 4);
}

/* Events may be more than those they happen to: then a stage is no bound of the next. */
static void test_events(void)
{
    static const guint64 people[][2] = {{30, 3}, {40, 55}, {50, 12}};
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();
    guint shown = 0, hidden = 0;

    for (guint i = 0; i < 6; i++)
        add(counts, i / 2, i % 2, people[i / 2][i % 2]);
    attack(counts, FALSE, &shown, &hidden);
    g_assert_cmpuint(hidden, ==, 2);
}

/* That all of a few came on is known of each of them. */
static void test_everybody(void)
{
    g_autoptr(EqlPathwayCounts) counts = eql_pathway_counts_new();

    for (guint group = 0; group < 3; group++) {
        add(counts, group, 0, group == 0 ? 7 : 100);
        add(counts, group, 1, group == 0 ? 7 : 40);
    }
    g_autoptr(EqlPathway) pathway = eql_pathway(counts, K);
    g_assert_true(eql_figure_is_hidden(cell(pathway, 0, 1)->count));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pathway-attack/random", test_random);
    g_test_add_func("/pathway-attack/neighbours", test_neighbours);
    g_test_add_func("/pathway-attack/events", test_events);
    g_test_add_func("/pathway-attack/everybody", test_everybody);
    return g_test_run();
}
