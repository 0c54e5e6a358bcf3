/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"
#include "output/labels.h"

#include <string.h>

/* Rates from counts to figures. The vectors are those of the methods, computed with R
 * and statsmodels. */

static EqlRri *rri_of(const EqlDataset *dataset, EqlCountOf count, const char *against)
{
    g_autoptr(GError) error = NULL;
    EqlRriRequest request = {.detail = EQL_DETAIL_FULL, .count = count, .against = against};
    EqlRri *rri = eql_rri(dataset, &request, &error);

    g_assert_no_error(error);
    fixture_assert_rri_safe(rri);
    return rri;
}

/* Events only: the file does not say whose they are. */
static const FixtureGroup EVENTS[] = {
    {"WBRI", 410, 22, 0}, {"BCRB", 120, 16, 0}, {"AIND", 40, 0, 0}, {"BAFR", 430, 37, 0}};

static void test_events_against_school(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    const EqlRriGroup *group = fixture_group(rri, "BCRB");

    fixture_assert_value(rri->census_total, 1000, 0);
    fixture_assert_value(rri->outcome_total, 75, 0);
    fixture_assert_interval(group->rri, 1.77777777777778, 1.0594733239397, 2.69326396384849, 1e-6);
    fixture_assert_value(group->p, 0.0195301344309158, 1e-6);
    fixture_assert_value(group->rate_per_100, 13.3333333333333, 1e-12);
    fixture_assert_value(group->difference, 7, 1e-12);
    g_assert_cmpint(group->rri_class, ==, EQL_CLASS_OVER);
    g_assert_cmpint(group->evidence_from, ==, EQL_COUNT_EVENTS);
    g_assert_false(rri->pupils_known);
}

static void test_nobody_of_a_group(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    const EqlRriGroup *group = fixture_group(rri, "AIND");

    fixture_assert_interval(group->rri, 0, 0, 1.19987660137855, 1e-6);
    fixture_assert_value(group->p, 0.0772723816860532, 1e-6);
    g_assert_cmpint(group->rri_class, ==, EQL_CLASS_NOT_REPRESENTED);
}

static void test_events_against_rest(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, "rest");

    fixture_assert_interval(fixture_group(rri, "BCRB")->rri, 1.98870056497175, 1.06813590475906,
                            3.501836787401, 1e-6);
    fixture_assert_value(fixture_group(rri, "BCRB")->p, 0.0195301344309158, 1e-6);
    fixture_assert_interval(fixture_group(rri, "AIND")->rri, 0, 0, 1.20995332464341, 1e-6);
}

static void test_events_against_group(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, "WBRI");
    const EqlRriGroup *own = fixture_group(rri, "WBRI");

    fixture_assert_interval(fixture_group(rri, "BCRB")->rri, 2.48484848484848, 1.21986270452535,
                            4.95311699038896, 1e-6);
    fixture_assert_value(fixture_group(rri, "BCRB")->p, 0.0100377775009476, 1e-6);
    fixture_assert_value(own->rri, 1, 0);
    g_assert_false(eql_figure_has_interval(own->rri));
    g_assert_cmpint(own->p.state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(own->p.reason, ==, EQL_REASON_REFERENCE);
    g_assert_cmpint(own->p_adjusted.state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(own->difference.state, ==, EQL_FIGURE_ABSENT);
    g_assert_cmpint(own->evidence, ==, EQL_EVIDENCE_NONE);
    g_assert_cmpint(own->rri_class, ==, EQL_CLASS_IN_PROPORTION);
}

static const FixtureGroup PUPILS[] = {
    {"BCRB", 120, 30, 11}, {"WBRI", 700, 40, 21}, {"AIND", 180, 10, 10}};

static void test_pupils(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(PUPILS, G_N_ELEMENTS(PUPILS));
    g_autoptr(EqlRri) rest = rri_of(dataset, EQL_COUNT_PUPILS, "rest");
    g_autoptr(EqlRri) school = rri_of(dataset, EQL_COUNT_PUPILS, NULL);
    const EqlRriGroup *group = fixture_group(school, "BCRB");
    double low = 1.346875736605256, high = 4.927808134602122, q = 0.12;

    fixture_assert_value(rest->outcome_total, 42, 0);
    fixture_assert_interval(fixture_group(rest, "BCRB")->rri, 2.60215053763441, low, high, 1e-4);
    fixture_assert_value(fixture_group(rest, "BCRB")->p, 0.0118541486760527, 1e-6);
    fixture_assert_interval(group->rri, 11.0 / 42 / q, low / (1 - q + low * q),
                            high / (1 - q + high * q), 1e-4);
    fixture_assert_value(group->rri_other_count, 30.0 / 80 / q, 1e-12);
}

/* The word comes from the pupils' test, also where events are asked for. */
static void test_evidence_from_pupils(void)
{
    static const FixtureGroup repeated[] = {{"BCRB", 100, 60, 6}, {"WBRI", 900, 60, 60}};
    g_autoptr(EqlDataset) dataset = fixture_school(repeated, G_N_ELEMENTS(repeated));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    const EqlRriGroup *group = fixture_group(rri, "BCRB");

    fixture_assert_value(group->outcomes, 60, 0);
    g_assert_cmpfloat(group->p.value, <, 1e-6);
    g_assert_cmpint(group->evidence, ==, EQL_EVIDENCE_NOT_CLEAR);
    g_assert_cmpint(group->evidence_from, ==, EQL_COUNT_PUPILS);
    g_assert_true(group->counts_disagree);
}

static void test_adjusts_over_shown_groups(void)
{
    static const FixtureGroup groups[] = {{"WIRI", 120, 16, 0},
                                          {"WBRI", 600, 30, 0},
                                          {"BCRB", 200, 4, 0},
                                          {"BAFR", 100, 3, 0},
                                          {"AIND", 80, 25, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    double p[3];

    g_assert_true(fixture_group(rri, "BCRB")->hidden);
    g_assert_true(fixture_group(rri, "BAFR")->hidden);
    p[0] = fixture_group(rri, "AIND")->p.value;
    p[1] = fixture_group(rri, "WBRI")->p.value;
    p[2] = fixture_group(rri, "WIRI")->p.value;
    g_assert_true(p[0] < p[1] && p[1] < p[2]);
    fixture_assert_value(fixture_group(rri, "AIND")->p_adjusted,
                         MIN(3 * p[0], MIN(1.5 * p[1], p[2])), 1e-12);
    fixture_assert_value(fixture_group(rri, "WBRI")->p_adjusted, MIN(1.5 * p[1], p[2]), 1e-12);
    fixture_assert_value(fixture_group(rri, "WIRI")->p_adjusted, p[2], 1e-12);
}

static void test_lists_groups_in_order(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    static const char *const order[] = {"WBRI", "WIRI", "AIND", "BCRB", "BAFR", EQL_NOT_STATED};
    const EqlRriGroup *nobody = fixture_group(rri, "WIRI");

    g_assert_cmpuint(rri->groups->len, ==, G_N_ELEMENTS(order));
    for (guint i = 0; i < rri->groups->len; i++)
        g_assert_cmpstr(((EqlRriGroup *)g_ptr_array_index(rri->groups, i))->code, ==, order[i]);
    fixture_assert_value(nobody->census, 0, 0);
    fixture_assert_value(nobody->outcomes, 0, 0);
    g_assert_cmpint(nobody->rri.reason, ==, EQL_REASON_NO_PUPILS);
    g_assert_cmpint(nobody->rri_class, ==, EQL_CLASS_NONE);
    g_assert_cmpint(nobody->evidence, ==, EQL_EVIDENCE_NONE);
}

static void test_not_stated_is_not_tested(void)
{
    static const FixtureGroup groups[] = {
        {"BCRB", 120, 16, 0}, {"WBRI", 800, 50, 0}, {EQL_NOT_STATED, 80, 9, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    const EqlRriGroup *group = fixture_group(rri, EQL_NOT_STATED);

    fixture_assert_interval(fixture_group(rri, "BCRB")->rri, 1.77777777777778, 1.0594733239397,
                            2.69326396384849, 1e-6);
    fixture_assert_value(group->outcomes, 9, 0);
    fixture_assert_value(group->rate_per_100, 11.25, 1e-12);
    g_assert_cmpint(group->rri.reason, ==, EQL_REASON_NOT_STATED);
    g_assert_cmpint(group->p.reason, ==, EQL_REASON_NOT_STATED);
    g_assert_cmpint(group->evidence, ==, EQL_EVIDENCE_NONE);
}

static void test_broad_groups_and_crosses(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(PUPILS, G_N_ELEMENTS(PUPILS));
    static const char *const cross[] = {"ethnicity", "sex", NULL};
    g_autoptr(GError) error = NULL;
    EqlRriRequest broad_request = {.detail = EQL_DETAIL_BROAD};
    EqlRriRequest cross_request = {.by = cross, .detail = EQL_DETAIL_FULL};
    g_autoptr(EqlRri) broad = eql_rri(dataset, &broad_request, &error);
    g_autoptr(EqlRri) crossed = eql_rri(dataset, &cross_request, &error);
    const EqlRriGroup *group;

    g_assert_no_error(error);
    fixture_assert_value(fixture_group(broad, "black")->census, 120, 0);
    fixture_assert_value(fixture_group(broad, "black")->outcomes, 30, 0);
    fixture_assert_rri_safe(crossed);
    group = fixture_group(crossed, "BCRB,F");
    g_assert_cmpstr(group->label, ==, "Black Caribbean, Female");
    fixture_assert_value(group->census, 60, 0);
}

/* Where even the number on roll is hidden whole, a cross shows no more. */
static void test_cross_of_few(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(NULL, 0);
    static const char *const cross[] = {"ethnicity", "sex", NULL};
    g_autoptr(GError) error = NULL;
    EqlRriRequest request = {.by = cross, .detail = EQL_DETAIL_FULL};
    guint key = 0;

    fixture_add_pupils(dataset, &key, "BCRB", "F", 2, 1);
    fixture_add_pupils(dataset, &key, "WBRI", "M", 2, 1);
    g_autoptr(EqlRri) rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    fixture_assert_rri_safe(rri);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        g_assert_false(eql_figure_is_shown(group->census) && group->census.value > 0);
        g_assert_false(eql_figure_is_shown(group->outcomes));
    }
}

static void test_too_few_to_say(void)
{
    static const FixtureGroup groups[] = {
        {"BCRB", 10, 0, 0}, {"WBRI", 900, 40, 0}, {"BAFR", 90, 10, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);

    g_assert_cmpint(fixture_group(rri, "BCRB")->evidence, ==, EQL_EVIDENCE_TOO_FEW);
    g_assert_cmpstr(eql_evidence_name(EQL_EVIDENCE_TOO_FEW), ==, "too few to say");
}

/* 6 of 20 against 20 of 100 is 1.5, though 0.3/0.2 falls short of it. */
static void test_class_at_its_limit(void)
{
    static const FixtureGroup groups[] = {{"BCRB", 20, 6, 0}, {"WBRI", 80, 14, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);

    g_assert_cmpfloat(fixture_group(rri, "BCRB")->rri.value, ==, 1.5);
    g_assert_cmpint(fixture_group(rri, "BCRB")->rri_class, ==, EQL_CLASS_OVER);
}

static void test_sentence(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS, NULL);
    g_autofree char *sentence = eql_rri_sentence(rri, fixture_group(rri, "BCRB"));

    g_assert_cmpstr(
        sentence, ==,
        "Black Caribbean: 16 of 75 suspensions, 12 % of the roll. RRI 1.8 (1.1 to "
        "2.7): over-represented, evidence not clear (counting repeated suspensions); about "
        "7 more than a proportional share.");
}

static void assert_refused(const EqlDataset *dataset, EqlRriRequest request, int code,
                           const char *naming)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(eql_rri(dataset, &request, &error));
    g_assert_error(error, EQL_ANALYSIS_ERROR, code);
    g_assert_nonnull(strstr(error->message, naming));
}

static void test_refusals(void)
{
    g_autoptr(EqlDataset) dataset = fixture_school(EVENTS, G_N_ELEMENTS(EVENTS));
    g_autoptr(EqlDataset) empty = fixture_dataset();
    static const char *const by[] = {"religion", NULL};

    assert_refused(dataset, (EqlRriRequest){.detail = EQL_DETAIL_FULL, .against = "XXXX"},
                   EQL_ANALYSIS_ERROR_UNKNOWN, "XXXX");
    assert_refused(dataset, (EqlRriRequest){.detail = EQL_DETAIL_FULL, .against = EQL_NOT_STATED},
                   EQL_ANALYSIS_ERROR_UNKNOWN, EQL_NOT_STATED);
    assert_refused(dataset, (EqlRriRequest){.by = by}, EQL_ANALYSIS_ERROR_UNKNOWN, "religion");
    assert_refused(dataset, (EqlRriRequest){.kind = "exclusion"}, EQL_ANALYSIS_ERROR_NO_OUTCOMES,
                   "exclusion");
    assert_refused(dataset, (EqlRriRequest){.count = EQL_COUNT_PUPILS},
                   EQL_ANALYSIS_ERROR_PUPILS_UNKNOWN, "UPN");
    assert_refused(dataset, (EqlRriRequest){.kind = "answered"}, EQL_ANALYSIS_ERROR_NO_ANSWERS,
                   "pupil");
    assert_refused(empty, (EqlRriRequest){0}, EQL_ANALYSIS_ERROR_NO_CENSUS, "census");
}

/* Counts say how many girls there are and how many Irish pupils, not how many Irish girls. */
static void test_counts_know_no_crosses(void)
{
    static const char *const by[] = {"ethnicity", "sex", NULL};
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    EqlResponses *responses = fixture_add_audience(dataset, "pupil", 9);

    dataset->census = eql_census_new();
    g_ptr_array_add(dataset->census->counts, eql_count_new(NULL, "ethnicity", "WIRI", 40, -1));
    g_ptr_array_add(dataset->census->counts, eql_count_new(NULL, "sex", "F", 40, -1));
    fixture_groups(responses, "ethnicity");
    fixture_groups(responses, "sex");
    assert_refused(dataset, (EqlRriRequest){.kind = "answered", .by = by},
                   EQL_ANALYSIS_ERROR_UNKNOWN, "both");
}

/* 40 say that they are Irish where the roll knows 20. */
static void test_answered_over_roll(void)
{
    static const FixtureGroup groups[] = {{"WIRI", 20, 0, 0}, {"WBRI", 180, 0, 0}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    EqlResponses *responses = fixture_add_audience(dataset, "pupil", 120);
    g_autoptr(GError) error = NULL;
    EqlRriRequest request = {.kind = "answered", .detail = EQL_DETAIL_FULL};

    for (guint i = 0; i < 120; i++)
        eql_group_column_set(fixture_groups(responses, "ethnicity"), i, i < 40 ? "WIRI" : "WBRI");
    g_autoptr(EqlRri) rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    const EqlRriGroup *group = fixture_group(rri, "WIRI");
    fixture_assert_value(group->rate_per_100, 200, 0);
    fixture_assert_value(fixture_group(rri, "WBRI")->rate_per_100, 100 * 80 / 180.0, 1e-12);
    g_assert_nonnull(strstr(g_ptr_array_index(rri->warnings, 0), "More answered"));
    g_assert_nonnull(strstr(g_ptr_array_index(rri->warnings, 0), group->label));
    /* files for people have no such rate */
    g_assert_cmpint(eql_rri_rate(rri, group).reason, ==, EQL_REASON_OVER_ROLL);
    g_assert_true(eql_figure_is_shown(eql_rri_rate(rri, fixture_group(rri, "WBRI"))));
}

/* ── stage to stage ── */

/* Suspensions 29, 16, 20, 10 and exclusions after them, of pupils of these groups. */
static EqlDataset *two_stages(const guint excluded[4])
{
    static const FixtureGroup groups[] = {
        {"WBRI", 600, 29, 25}, {"BCRB", 120, 16, 11}, {"BAFR", 150, 20, 14}, {"AIND", 130, 10, 10}};
    EqlDataset *dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    guint first = 1;

    for (guint g = 0; g < G_N_ELEMENTS(groups); g++) {
        for (guint i = 0; i < excluded[g]; i++)
            fixture_add_event(dataset->outcomes, "exclusion", first + i, "2025-02-01", NULL);
        first += groups[g].pupils_on_roll;
    }
    return dataset;
}

static EqlRri *stage_rri(const EqlDataset *dataset, const char *previous, GError **error)
{
    EqlRriRequest request = {.kind = "exclusion", .detail = EQL_DETAIL_FULL, .previous = previous};

    return eql_rri(dataset, &request, error);
}

/* R: binom.test(10, 32, 16/75), its estimate and limits divided by 16/75. */
static void test_stage(void)
{
    static const guint excluded[] = {12, 10, 5, 5};
    g_autoptr(EqlDataset) dataset = two_stages(excluded);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlRri) rri = stage_rri(dataset, "suspension", &error);
    g_autoptr(EqlRri) plain = stage_rri(dataset, NULL, &error);

    g_assert_no_error(error);
    g_assert_cmpstr(rri->previous, ==, "suspension");
    fixture_assert_value(rri->previous_total, 75, 0);
    fixture_assert_value(fixture_group(rri, "BCRB")->previous, 16, 0);
    fixture_assert_interval(fixture_group(rri, "BCRB")->rri_previous, 1.46484375,
                            0.7555533941634398, 2.344113663900795, 1e-9);
    g_assert_cmpint(fixture_group(rri, "WIRI")->rri_previous.reason, ==, EQL_REASON_NO_STAGE);
    g_assert_null(plain->previous);
    g_assert_cmpfloat(fixture_group(plain, "BCRB")->rri.value, ==,
                      fixture_group(rri, "BCRB")->rri.value);
}

/* Two exclusions of Indian pupils are hidden, and what would tell of them. */
static void test_stage_hidden(void)
{
    static const guint excluded[] = {12, 10, 8, 2};
    g_autoptr(EqlDataset) dataset = two_stages(excluded);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlRri) rri = stage_rri(dataset, "suspension", &error);
    guint hidden = 0;

    g_assert_no_error(error);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (!eql_figure_is_hidden(group->outcomes))
            continue;
        hidden++;
        g_assert_true(eql_figure_is_hidden(group->rri_previous));
        fixture_assert_empty_unless_shown(group->rri_previous);
    }
    g_assert_cmpuint(hidden, >=, 2);
    g_assert_true(eql_figure_is_hidden(fixture_group(rri, "AIND")->rri_previous));
    fixture_assert_value(fixture_group(rri, "AIND")->previous, 10, 0);
}

static void test_stage_unknown(void)
{
    static const guint excluded[] = {12, 10, 8, 5};
    g_autoptr(EqlDataset) dataset = two_stages(excluded);
    g_autoptr(GError) error = NULL;

    g_assert_null(stage_rri(dataset, "lunchtime", &error));
    g_assert_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_NO_OUTCOMES);
}

/* A school of one group has an index of 1 and nobody to compare with. */
static void test_one_group(void)
{
    static const FixtureGroup only[] = {{"WBRI", 200, 40, 30}};
    static const char *const against[] = {"school", "rest"};

    for (guint i = 0; i < G_N_ELEMENTS(against); i++) {
        g_autoptr(EqlDataset) dataset = fixture_school(only, G_N_ELEMENTS(only));
        EqlRriRequest request = {.detail = EQL_DETAIL_FULL, .against = against[i]};
        g_autoptr(EqlRri) rri = eql_rri(dataset, &request, NULL);
        const EqlRriGroup *group = fixture_group(rri, "WBRI");

        g_assert_cmpint(group->p.state, ==, EQL_FIGURE_ABSENT);
        g_assert_cmpint(group->p.reason, ==, EQL_REASON_EVERYBODY);
        g_assert_nonnull(strstr(eql_figure_why(group->p), "nobody to compare"));
        g_assert_true(eql_figure_is_shown(group->rri) == (i == 0));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/rri/events-against-school", test_events_against_school);
    g_test_add_func("/rri/nobody-of-a-group", test_nobody_of_a_group);
    g_test_add_func("/rri/events-against-rest", test_events_against_rest);
    g_test_add_func("/rri/events-against-group", test_events_against_group);
    g_test_add_func("/rri/pupils", test_pupils);
    g_test_add_func("/rri/evidence-from-pupils", test_evidence_from_pupils);
    g_test_add_func("/rri/adjusts-over-shown-groups", test_adjusts_over_shown_groups);
    g_test_add_func("/rri/lists-groups-in-order", test_lists_groups_in_order);
    g_test_add_func("/rri/not-stated-is-not-tested", test_not_stated_is_not_tested);
    g_test_add_func("/rri/broad-groups-and-crosses", test_broad_groups_and_crosses);
    g_test_add_func("/rri/cross-of-few", test_cross_of_few);
    g_test_add_func("/rri/too-few-to-say", test_too_few_to_say);
    g_test_add_func("/rri/class-at-its-limit", test_class_at_its_limit);
    g_test_add_func("/rri/sentence", test_sentence);
    g_test_add_func("/rri/refusals", test_refusals);
    g_test_add_func("/rri/counts-know-no-crosses", test_counts_know_no_crosses);
    g_test_add_func("/rri/stage", test_stage);
    g_test_add_func("/rri/stage-hidden", test_stage_hidden);
    g_test_add_func("/rri/stage-unknown", test_stage_unknown);
    g_test_add_func("/rri/one-group", test_one_group);
    g_test_add_func("/rri/answered-over-roll", test_answered_over_roll);
    return g_test_run();
}
