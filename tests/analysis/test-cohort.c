/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cohort-rri.h"

#include <math.h>

#include "../base/place.h"

/* A school whose pupils gave `favourable` of `answers`; n_effective a tenth less. */
static EqlPack *add_school(EqlNetwork *network, const char *name, const char *urn, guint favourable,
                           guint answers)
{
    EqlPack *pack = eql_pack_new();
    EqlPackAudience *audience;
    EqlPackTheme *theme;

    pack->name = g_strdup(name);
    pack->urn = g_strdup(urn);
    audience = eql_pack_add_audience(eql_pack_add_wave(pack, "2025"), "pupil");
    theme = eql_pack_add_theme(audience, "belonging", "Belonging");
    theme->n = eql_figure_value(EQL_UNIT_COUNT, answers / 4);
    theme->score = eql_figure_interval(EQL_UNIT_SCORE, 60, 55, 65);
    theme->favourable = eql_figure_value(EQL_UNIT_PROPORTION, (double)favourable / answers);
    theme->n_effective = eql_figure_value(EQL_UNIT_NONE, 0.9 * answers);
    theme->answers = eql_figure_value(EQL_UNIT_COUNT, answers);
    theme->favourable_answers = eql_figure_value(EQL_UNIT_COUNT, favourable);
    g_ptr_array_add(network->packs, pack);
    return pack;
}

static EqlPackTheme *theme_of(const EqlPack *pack)
{
    const EqlPackAudience *audience = eql_pack_audience(eql_pack_wave(pack, NULL), "pupil");

    return g_ptr_array_index(audience->themes, 0);
}

static EqlNetwork *network_of(const char *salt)
{
    EqlNetwork *network = eql_network_new();

    network->salt = g_strdup(salt);
    return network;
}

static const EqlFunnelPoint *point(const EqlFunnel *funnel, const char *name)
{
    for (guint i = 0; i < funnel->points->len; i++) {
        const EqlFunnelPoint *one = &g_array_index(funnel->points, EqlFunnelPoint, i);

        if (g_str_equal(one->school->name, name))
            return one;
    }
    g_error("no school %s", name);
}

/* R: P <- (132+150+30)/(200+200+100); P + c(-1,1) * qnorm(1 - tail) * sqrt(P*(1-P)/n) */
static void test_funnel(void)
{
    g_autoptr(EqlNetwork) network = network_of("s");
    g_autoptr(EqlFunnel) funnel = NULL;

    add_school(network, "Ash", "1", 132, 200);
    add_school(network, "Birch", "2", 150, 200);
    add_school(network, "Cedar", "3", 30, 100);
    funnel = eql_cohort_funnel(network, &(EqlCohortChoice){.audience = "pupil"}, "belonging");
    g_assert_cmpfloat_with_epsilon(funnel->pooled.value, 0.624, 1e-15);
    g_assert_cmpuint(funnel->pooled_schools, ==, 3);
    g_assert_cmpfloat_with_epsilon(point(funnel, "Ash")->low_95.value, 0.553238332946803, 1e-12);
    g_assert_cmpfloat_with_epsilon(point(funnel, "Ash")->high_95.value, 0.694761667053197, 1e-12);
    g_assert_cmpfloat_with_epsilon(point(funnel, "Cedar")->low_998.value, 0.46621849617257, 1e-12);
    g_assert_cmpint(point(funnel, "Ash")->outside, ==, EQL_INSIDE);
    g_assert_cmpint(point(funnel, "Birch")->outside, ==, EQL_OUTSIDE_998);
    g_assert_cmpint(point(funnel, "Cedar")->outside, ==, EQL_OUTSIDE_998);
    g_assert_null(eql_cohort_funnel(network, &(EqlCohortChoice){NULL}, "safety"));
}

/* The pooled share is of the schools that show their counts, and says of how many. */
static void test_hidden_school(void)
{
    g_autoptr(EqlNetwork) network = network_of("s");
    g_autoptr(EqlFunnel) funnel = NULL;
    EqlPackTheme *hidden;

    add_school(network, "Ash", "1", 120, 200);
    hidden = theme_of(add_school(network, "Birch", "2", 1, 200));
    hidden->favourable = eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL);
    hidden->n_effective = eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL);
    hidden->answers = hidden->favourable_answers =
        eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    funnel = eql_cohort_funnel(network, &(EqlCohortChoice){NULL}, "belonging");
    g_assert_cmpfloat(funnel->pooled.value, ==, 0.6);
    g_assert_cmpuint(funnel->pooled_schools, ==, 1);
    g_assert_cmpuint(funnel->hidden_schools, ==, 1);
    g_assert_true(eql_figure_is_hidden(point(funnel, "Birch")->low_95));
    g_assert_true(isnan(point(funnel, "Birch")->high_998.value));
}

static char *order_of(const EqlNetwork *network, gboolean hide)
{
    g_autoptr(GPtrArray) schools =
        eql_cohort_schools(network, &(EqlCohortChoice){.hide_names = hide});
    GString *order = g_string_new(NULL);

    for (guint i = 0; i < schools->len; i++) {
        const EqlCohortSchool *school = g_ptr_array_index(schools, i);

        g_string_append_printf(order, "%s=%s ", school->name, school->pack->urn);
        if (hide) {
            g_autofree char *letter = eql_cohort_letter(i);

            g_assert_cmpstr(school->name, ==, letter);
            g_assert_null(school->urn);
            g_assert_null(school->wave);
        }
    }
    return g_string_free(order, FALSE);
}

/* Neither names, nor figures, nor the order of adding change which letter a school gets; the
 * salt does. */
static void test_letters(void)
{
    g_autoptr(EqlNetwork) one = network_of("salt"), two = network_of("salt");
    g_autoptr(GHashTable) orders = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree char *first = NULL, *second = NULL, *by_name = NULL;

    for (guint i = 0; i < 6; i++) {
        g_autofree char *urn = g_strdup_printf("10000%u", i);
        g_autofree char *other = g_strdup_printf("10000%u", 5 - i);
        g_autofree char *name = g_strdup_printf("School %c", 'F' - (char)i);

        add_school(one, name, urn, 10 * i + 10, 100);
        add_school(two, "renamed", other, 50, 100);
    }
    first = order_of(one, TRUE);
    second = order_of(two, TRUE);
    g_assert_cmpstr(first, ==, second);
    by_name = order_of(one, FALSE);
    g_assert_true(g_str_has_prefix(by_name, "School A=100005 School B=100004 "));
    for (guint i = 0; i < 50; i++) {
        g_free(one->salt);
        one->salt = g_strdup_printf("%u", i);
        g_hash_table_add(orders, order_of(one, TRUE));
    }
    g_assert_cmpuint(g_hash_table_size(orders), >, 40);
}

static void test_letter_names(void)
{
    static const struct {
        guint i;
        const char *letters;
    } cases[] = {{0, "A"}, {25, "Z"}, {26, "AA"}, {51, "AZ"}, {52, "BA"}, {702, "AAA"}};

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *letters = eql_cohort_letter(cases[i].i);

        g_assert_cmpstr(letters, ==, cases[i].letters);
    }
}

/* R: 0.75 of 180 against 0.6 of 90 effective answers, by Newcombe; Cohen's h. */
static void test_progress(void)
{
    g_autoptr(EqlNetwork) network = network_of("s");
    EqlCohortChoice choice = {NULL};
    EqlPack *pack = add_school(network, "Ash", "1", 60, 100);
    EqlPackAudience *later = eql_pack_add_audience(eql_pack_add_wave(pack, "2026"), "pupil");
    EqlPackTheme *theme = eql_pack_add_theme(later, "belonging", "Belonging");
    g_autoptr(GPtrArray) schools = NULL;
    g_autoptr(GArray) changes = NULL;
    const EqlCohortChange *change;
    const char *baseline;

    theme->score = eql_figure_value(EQL_UNIT_SCORE, 72);
    theme->favourable = eql_figure_value(EQL_UNIT_PROPORTION, 0.75);
    theme->n_effective = eql_figure_value(EQL_UNIT_NONE, 180);
    eql_pack_add_theme(later, "safety", "Safety");
    schools = eql_cohort_schools(network, &choice);
    changes = eql_cohort_progress(g_ptr_array_index(schools, 0), &choice, &baseline);
    g_assert_cmpstr(baseline, ==, "2025");
    g_assert_cmpuint(changes->len, ==, 2);
    change = &g_array_index(changes, EqlCohortChange, 0);
    g_assert_cmpfloat(change->change.value, ==, 12);
    g_assert_cmpfloat_with_epsilon(change->favourable_change.value, 0.15, 1e-12);
    g_assert_cmpfloat_with_epsilon(change->favourable_change.low, 0.0330616008429827, 1e-10);
    g_assert_cmpfloat_with_epsilon(change->favourable_change.high, 0.268264564726877, 1e-10);
    g_assert_cmpfloat_with_epsilon(change->effect_size.value, 0.322240854807968, 1e-10);
    change = &g_array_index(changes, EqlCohortChange, 1);
    g_assert_cmpint(change->favourable_change.state, ==, EQL_FIGURE_ABSENT);
}

static void test_choice(void)
{
    g_autoptr(EqlNetwork) network = network_of("s");
    g_autoptr(GPtrArray) of_cohort = NULL, of_wave = NULL, of_staff = NULL;

    add_school(network, "Ash", "1", 60, 100)->cohort = g_strdup("2025 start");
    add_school(network, "Birch", "2", 60, 100);
    of_cohort = eql_cohort_schools(network, &(EqlCohortChoice){.cohort = "2025 start"});
    of_wave = eql_cohort_schools(network, &(EqlCohortChoice){.wave = "1999"});
    of_staff = eql_cohort_schools(network, &(EqlCohortChoice){.audience = "staff"});
    g_assert_cmpuint(of_cohort->len, ==, 1);
    g_assert_cmpuint(of_wave->len, ==, 0);
    g_assert_cmpuint(of_staff->len, ==, 0);
}

/* ── relative rate indices ── */

typedef struct {
    const char *code;
    int census, outcomes; /* −1: hidden */
} Counted;

static EqlFigure counted(int count)
{
    return count < 0 ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                     : eql_figure_value(EQL_UNIT_COUNT, count);
}

static void add_rates(EqlPack *pack, int census, int outcomes, const Counted *groups, guint n)
{
    EqlPackOutcomes *to = eql_pack_add_outcomes(pack, "suspension", EQL_DETAIL_FULL);

    to->census = counted(census);
    to->outcomes = counted(outcomes);
    for (guint i = 0; i < n; i++) {
        EqlPackGroup *group = eql_pack_add_group(to, groups[i].code, groups[i].code);

        group->census = counted(groups[i].census);
        group->outcomes = counted(groups[i].outcomes);
    }
}

/* Ash shows all, Birch hides Black Caribbean pupils' suspensions, Cedar gave none at all. */
static EqlNetwork *rated_network(void)
{
    static const Counted ash[] = {{"WBRI", 880, 59}, {"BCRB", 120, 16}, {EQL_NOT_STATED, 40, 3}};
    static const Counted birch[] = {{"WBRI", 500, 20}, {"BCRB", 100, -1}};
    EqlNetwork *network = network_of("s");

    add_rates(add_school(network, "Ash", "1", 132, 200), 1040, 78, ash, G_N_ELEMENTS(ash));
    add_rates(add_school(network, "Birch", "2", 150, 200), 600, 32, birch, G_N_ELEMENTS(birch));
    add_school(network, "Cedar", "3", 30, 100);
    return network;
}

static const EqlCohortRriGroup *rated(const EqlCohortRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlCohortRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (g_str_equal(group->code, code))
            return group;
    }
    g_error("no group %s", code);
}

/* R: for Ash binom.test(16, 78) and for both binom.test(79, 110), limits divided by the share
 * of the roll. */
static void test_rri(void)
{
    g_autoptr(EqlNetwork) network = rated_network();
    g_autoptr(EqlCohortRri) rri =
        eql_cohort_rri(network, &(EqlCohortChoice){NULL}, NULL, EQL_DETAIL_FULL);
    const EqlCohortRriGroup *white = rated(rri, "WBRI"), *black = rated(rri, "BCRB");
    const EqlCohortRate *ash = &g_array_index(black->schools, EqlCohortRate, 0);
    const EqlCohortRate *birch = &g_array_index(black->schools, EqlCohortRate, 1);

    g_assert_cmpstr(ash->school->name, ==, "Ash");
    g_assert_cmpfloat_with_epsilon(ash->rri.value, 16.0 / 78 / (120.0 / 1040), 1e-12);
    g_assert_cmpfloat_with_epsilon(ash->rri.low, 1.057654814999315, 1e-9);
    g_assert_cmpfloat_with_epsilon(ash->rri.high, 2.700797154419633, 1e-9);
    g_assert_cmpfloat_with_epsilon(ash->rate_per_100.value, 100 * 16.0 / 120, 1e-12);
    g_assert_true(eql_figure_is_hidden(birch->rri) && eql_figure_is_hidden(birch->outcomes));
    g_assert_cmpfloat_with_epsilon(ash->expected.value, 78 * 120.0 / 1040, 1e-12);
    g_assert_true(eql_figure_is_hidden(birch->expected));
    g_assert_cmpint(ash->outside, ==, EQL_INSIDE); /* all that is shown is its own */
    g_assert_cmpuint(black->pooled_schools, ==, 1);
    g_assert_cmpuint(black->hidden_schools, ==, 1);
    g_assert_cmpfloat(black->pooled.census.value, ==, 120); /* of the school that shows it */
    g_assert_cmpuint(white->pooled_schools, ==, 2);
    g_assert_cmpfloat_with_epsilon(white->pooled.rri.value, 79.0 / 110 / (1380.0 / 1640), 1e-12);
    g_assert_cmpint(rated(rri, EQL_NOT_STATED)->pooled.rri.reason, ==, EQL_REASON_NOT_STATED);
    g_assert_null(eql_cohort_rri(network, &(EqlCohortChoice){NULL}, "exclusion", EQL_DETAIL_FULL));
    g_assert_null(eql_cohort_rri(network, &(EqlCohortChoice){NULL}, NULL, EQL_DETAIL_BROAD));
}

/* A part that is larger than the whole comes from no program of ours. */
static void test_rri_unsound(void)
{
    static const Counted wrong[] = {{"WBRI", 880, 590}, {"BCRB", 12000, 16}};
    g_autoptr(EqlNetwork) network = network_of("s");
    g_autoptr(EqlCohortRri) rri = NULL;

    add_rates(add_school(network, "Ash", "1", 132, 200), 1040, 78, wrong, G_N_ELEMENTS(wrong));
    rri = eql_cohort_rri(network, &(EqlCohortChoice){NULL}, NULL, EQL_DETAIL_FULL);
    g_assert_false(eql_figure_is_shown(rated(rri, "WBRI")->pooled.rri));
    g_assert_false(eql_figure_is_shown(rated(rri, "BCRB")->pooled.rate_per_100));
}

static void test_benchmark(void)
{
    g_autoptr(EqlNetwork) network = rated_network();
    g_autoptr(EqlBenchmark) benchmark =
        eql_cohort_benchmark(network, &(EqlCohortChoice){NULL}, "Borough");
    g_autoptr(EqlCodes) codes = eql_codes_new();
    EqlBenchmarkRow white =
        eql_benchmark_sum(benchmark, codes, "ethnicity", "WBRI", EQL_DETAIL_FULL);
    EqlBenchmarkRow black =
        eql_benchmark_sum(benchmark, codes, "ethnicity", "BCRB", EQL_DETAIL_FULL);

    g_assert_cmpint(white.headcount, ==, 1380);
    g_assert_cmpint(white.suspensions, ==, 79);
    g_assert_cmpint(white.exclusions, ==, -1);
    g_assert_cmpint(black.headcount, ==, 120);
    g_assert_cmpint(black.suspended_pupils, ==, -1);
}

static void assert_names(const EqlNetwork *network, gboolean for_reader, const char *expected)
{
    const EqlCohortChoice choice = {.for_reader = for_reader};
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, &choice);
    g_autoptr(GString) names = g_string_new(NULL);

    for (guint i = 0; i < schools->len; i++)
        g_string_append_printf(names, "%s ", ((const EqlCohortSchool *)schools->pdata[i])->name);
    g_assert_cmpstr(names->str, ==, expected);
}

/* Whoever reads finds a name where the language has it; files are the same everywhere. */
static void test_places(void)
{
    g_autoptr(EqlNetwork) network = network_of("s");

    add_school(network, "Zeder", "1", 132, 200);
    add_school(network, "Ärztehaus", "2", 150, 200);
    add_school(network, "birke", "3", 30, 100);
    assert_names(network, FALSE, "Zeder birke Ärztehaus ");
    if (!go_to_place("de_DE.UTF-8"))
        return;
    assert_names(network, TRUE, "Ärztehaus birke Zeder ");
    assert_names(network, FALSE, "Zeder birke Ärztehaus ");
    leave_place();
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/cohort/funnel", test_funnel);
    g_test_add_func("/cohort/hidden-school", test_hidden_school);
    g_test_add_func("/cohort/letters", test_letters);
    g_test_add_func("/cohort/letter-names", test_letter_names);
    g_test_add_func("/cohort/places", test_places);
    g_test_add_func("/cohort/progress", test_progress);
    g_test_add_func("/cohort/choice", test_choice);
    g_test_add_func("/cohort/rri", test_rri);
    g_test_add_func("/cohort/rri-unsound", test_rri_unsound);
    g_test_add_func("/cohort/benchmark", test_benchmark);
    return g_test_run();
}
