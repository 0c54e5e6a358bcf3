/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cohort-rri.h"

#include <string.h>

#include "analysis/rri-test.h"
#include "base/i18n.h"
#include "stats/interval.h"

static void group_free(gpointer data)
{
    EqlCohortRriGroup *group = data;

    g_free(group->code);
    g_free(group->label);
    g_array_unref(group->schools);
    g_free(group);
}

void eql_cohort_rri_free(EqlCohortRri *rri)
{
    if (rri == NULL)
        return;
    g_free(rri->kind);
    g_ptr_array_unref(rri->groups);
    g_ptr_array_unref(rri->schools);
    g_free(rri);
}

/* ── one school's group, and all together ── */

static gboolean is_counted(const EqlPackOutcomes *outcomes, const EqlPackGroup *group)
{
    return eql_figure_is_shown(outcomes->census) && eql_figure_is_shown(outcomes->outcomes) &&
           eql_figure_is_shown(group->census) && eql_figure_is_shown(group->outcomes);
}

static void fill_rate(EqlCohortRate *rate, const EqlRriCase *counts, gboolean compared)
{
    rate->census = eql_figure_value(EQL_UNIT_COUNT, (double)counts->n);
    rate->outcomes = eql_figure_value(EQL_UNIT_COUNT, (double)counts->x);
    rate->rate_per_100 =
        counts->n > 0 ? eql_figure_value(EQL_UNIT_RATE, 100 * (double)counts->x / (double)counts->n)
                      : eql_figure_absent(EQL_UNIT_RATE, EQL_REASON_NO_PUPILS);
    rate->expected =
        counts->school_n > 0
            ? eql_figure_value(EQL_UNIT_RATE, (double)counts->school_x * (double)counts->n /
                                                  (double)counts->school_n)
            : eql_figure_absent(EQL_UNIT_RATE, EQL_REASON_NO_PUPILS);
    rate->rri = compared ? eql_rri_test(counts).ratio
                         : eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_STATED);
}

static EqlRriCase case_of(const EqlPackOutcomes *outcomes, const EqlPackGroup *group)
{
    return (EqlRriCase){.count = EQL_COUNT_EVENTS,
                        .against = EQL_AGAINST_SCHOOL,
                        .x = (guint64)group->outcomes.value,
                        .n = (guint64)group->census.value,
                        .school_x = (guint64)outcomes->outcomes.value,
                        .school_n = (guint64)outcomes->census.value};
}

/* A pack is somebody else's file: counts of which a part is more than the whole are none. */
static gboolean is_sound(const EqlRriCase *counts)
{
    return counts->x <= counts->school_x && counts->n <= counts->school_n;
}

static EqlCohortRate hidden_rate(const EqlCohortSchool *school, const EqlPackGroup *group)
{
    return (EqlCohortRate){.school = school,
                           .census = group->census,
                           .outcomes = group->outcomes,
                           .rate_per_100 = eql_figure_hidden(EQL_UNIT_RATE, EQL_REASON_SMALL),
                           .rri = eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_SMALL),
                           .expected = eql_figure_hidden(EQL_UNIT_RATE, EQL_REASON_SMALL)};
}

static EqlCohortRriGroup *group_at(EqlCohortRri *rri, const EqlPackGroup *met)
{
    EqlCohortRriGroup *group;

    for (guint i = 0; i < rri->groups->len; i++) {
        group = g_ptr_array_index(rri->groups, i);
        if (g_str_equal(group->code, met->code))
            return group;
    }
    group = g_new0(EqlCohortRriGroup, 1);
    group->code = g_strdup(met->code);
    group->label = g_strdup(met->label);
    group->schools = g_array_new(FALSE, TRUE, sizeof(EqlCohortRate));
    g_ptr_array_add(rri->groups, group);
    return group;
}

/* Sums stand in the pooled figures until eql_cohort_rri() is done; `sums` has the totals. */
static void add_school(EqlCohortRri *rri, GHashTable *sums, const EqlCohortSchool *school,
                       const EqlPackOutcomes *outcomes)
{
    for (guint i = 0; i < outcomes->groups->len; i++) {
        const EqlPackGroup *met = g_ptr_array_index(outcomes->groups, i);
        EqlCohortRriGroup *group = group_at(rri, met);
        EqlRriCase *sum = g_hash_table_lookup(sums, group->code);
        EqlRriCase counts = is_counted(outcomes, met) ? case_of(outcomes, met) : (EqlRriCase){0};
        EqlCohortRate rate = hidden_rate(school, met);

        if (is_counted(outcomes, met) && is_sound(&counts)) {
            fill_rate(&rate, &counts, !g_str_equal(met->code, EQL_NOT_STATED));
            sum->x += counts.x;
            sum->n += counts.n;
            sum->school_x += counts.school_x;
            sum->school_n += counts.school_n;
            group->pooled_schools++;
        } else {
            group->hidden_schools++;
        }
        g_array_append_val(group->schools, rate);
    }
}

static GHashTable *sums_of(const EqlCohortRri *rri)
{
    GHashTable *sums = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);

    for (guint i = 0; i < rri->groups->len; i++) {
        EqlRriCase *sum = g_new0(EqlRriCase, 1);

        sum->count = EQL_COUNT_EVENTS;
        sum->against = EQL_AGAINST_SCHOOL;
        g_hash_table_insert(sums, ((EqlCohortRriGroup *)g_ptr_array_index(rri->groups, i))->code,
                            sum);
    }
    return sums;
}

static void pool(EqlCohortRri *rri, GHashTable *sums)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        EqlCohortRriGroup *group = g_ptr_array_index(rri->groups, i);
        const EqlRriCase *sum = g_hash_table_lookup(sums, group->code);

        if (group->pooled_schools > 0) {
            fill_rate(&group->pooled, sum, !g_str_equal(group->code, EQL_NOT_STATED));
            continue;
        }
        group->pooled =
            (EqlCohortRate){.census = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL),
                            .outcomes = eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL),
                            .rate_per_100 = eql_figure_hidden(EQL_UNIT_RATE, EQL_REASON_SMALL),
                            .rri = eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_SMALL),
                            .expected = eql_figure_hidden(EQL_UNIT_RATE, EQL_REASON_SMALL)};
    }
}

/* ── a funnel ── */

gboolean eql_cohort_rri_has_limits(const EqlCohortRriGroup *group)
{
    return eql_figure_is_shown(group->pooled.rri) && group->pooled.rri.value > 0;
}

void eql_cohort_rri_limits_at(const EqlCohortRriGroup *group, double expected, double inner[2],
                              double outer[2])
{
    double ratio = group->pooled.rri.value;
    EqlInterval at_95 = eql_ratio_funnel_limits(ratio, expected, EQL_TAIL_95);
    EqlInterval at_998 = eql_ratio_funnel_limits(ratio, expected, EQL_TAIL_998);

    inner[0] = at_95.low;
    inner[1] = at_95.high;
    outer[0] = at_998.low;
    outer[1] = at_998.high;
}

static EqlOutside outside_of(const EqlCohortRriGroup *group, const EqlCohortRate *rate)
{
    double inner[2], outer[2], ratio = rate->rri.value;

    if (!eql_cohort_rri_has_limits(group) || !eql_figure_is_shown(rate->rri) ||
        !eql_figure_is_shown(rate->expected))
        return EQL_INSIDE;
    eql_cohort_rri_limits_at(group, rate->expected.value, inner, outer);
    if (ratio < outer[0] || ratio > outer[1])
        return EQL_OUTSIDE_998;
    return ratio < inner[0] || ratio > inner[1] ? EQL_OUTSIDE_95 : EQL_INSIDE;
}

static void find_outside(EqlCohortRri *rri)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        EqlCohortRriGroup *group = g_ptr_array_index(rri->groups, i);

        for (guint j = 0; j < group->schools->len; j++) {
            EqlCohortRate *rate = &g_array_index(group->schools, EqlCohortRate, j);

            rate->outside = outside_of(group, rate);
        }
    }
}

static const EqlPackOutcomes *outcomes_of(const EqlCohortRri *rri, guint i)
{
    const EqlCohortSchool *school = g_ptr_array_index(rri->schools, i);

    return eql_pack_outcomes(school->pack, rri->kind, rri->detail);
}

/* The groups first, so that each school adds to what is there. */
static void find_groups(EqlCohortRri *rri)
{
    for (guint i = 0; i < rri->schools->len; i++) {
        const EqlPackOutcomes *outcomes = outcomes_of(rri, i);

        for (guint j = 0; outcomes != NULL && j < outcomes->groups->len; j++)
            group_at(rri, g_ptr_array_index(outcomes->groups, j));
    }
}

EqlCohortRri *eql_cohort_rri(const EqlNetwork *network, const EqlCohortChoice *choice,
                             const char *kind, EqlDetail detail)
{
    g_autoptr(EqlCohortRri) rri = g_new0(EqlCohortRri, 1);
    g_autoptr(GHashTable) sums = NULL;

    rri->kind = g_strdup(kind != NULL ? kind : "suspension");
    rri->detail = detail;
    rri->schools = eql_cohort_schools(network, choice);
    rri->groups = g_ptr_array_new_with_free_func(group_free);
    find_groups(rri);
    if (rri->groups->len == 0)
        return NULL;
    sums = sums_of(rri);
    for (guint i = 0; i < rri->schools->len; i++) {
        if (outcomes_of(rri, i) != NULL)
            add_school(rri, sums, g_ptr_array_index(rri->schools, i), outcomes_of(rri, i));
    }
    pool(rri, sums);
    find_outside(rri);
    return g_steal_pointer(&rri);
}

/* ── beside a school ── */

static gint64 pooled_count(const EqlCohortRri *rri, const char *code, gboolean census)
{
    for (guint i = 0; rri != NULL && i < rri->groups->len; i++) {
        const EqlCohortRriGroup *group = g_ptr_array_index(rri->groups, i);
        EqlFigure figure = census ? group->pooled.census : group->pooled.outcomes;

        if (g_str_equal(group->code, code) && eql_figure_is_shown(figure))
            return (gint64)figure.value;
    }
    return -1;
}

/* Both kinds of outcome stand beside one headcount, so the schools that show them must be the
 * same: those of exclusions are left out where they are others. */
EqlBenchmark *eql_cohort_benchmark(const EqlNetwork *network, const EqlCohortChoice *choice,
                                   const char *place)
{
    g_autoptr(EqlCohortRri) suspended =
        eql_cohort_rri(network, choice, "suspension", EQL_DETAIL_FULL);
    g_autoptr(EqlCohortRri) excluded =
        eql_cohort_rri(network, choice, "exclusion", EQL_DETAIL_FULL);
    EqlCohortRri *first = suspended != NULL ? suspended : excluded;
    EqlBenchmark *benchmark = eql_benchmark_new(place, "", _("Schools of the network, together"));

    for (guint i = 0; first != NULL && i < first->groups->len; i++) {
        const char *code = ((EqlCohortRriGroup *)g_ptr_array_index(first->groups, i))->code;
        gint64 headcount = pooled_count(first, code, TRUE);
        EqlBenchmarkRow row = {.characteristic = (char *)"ethnicity",
                               .group = g_intern_string(code),
                               .headcount = headcount,
                               .suspensions = pooled_count(suspended, code, FALSE),
                               .suspended_pupils = -1,
                               .exclusions = pooled_count(excluded, code, TRUE) == headcount
                                                 ? pooled_count(excluded, code, FALSE)
                                                 : -1};

        if (strchr(code, '+') == NULL) /* one school's own merged group */
            eql_benchmark_add(benchmark, &row);
    }
    return benchmark;
}
