/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fixture.h"

#include <math.h>
#include <string.h>

/* Which pupil an outcome belongs to, and which outcomes count. */

/* 40 Black Caribbean pupils (keys 1–40) and 60 White British (41–100), no outcomes. */
static EqlDataset *school(void)
{
    static const FixtureGroup groups[] = {{"BCRB", 40, 0, 0}, {"WBRI", 60, 0, 0}};

    return fixture_school(groups, G_N_ELEMENTS(groups));
}

static EqlRri *rri_of(const EqlDataset *dataset, EqlCountOf count)
{
    EqlRriRequest request = {.detail = EQL_DETAIL_FULL, .count = count};
    g_autoptr(GError) error = NULL;
    EqlRri *rri = eql_rri(dataset, &request, &error);

    g_assert_no_error(error);
    fixture_assert_rri_safe(rri);
    return rri;
}

static gboolean warns(const EqlRri *rri, const char *words)
{
    for (guint i = 0; i < rri->warnings->len; i++) {
        if (strstr(g_ptr_array_index(rri->warnings, i), words) != NULL)
            return TRUE;
    }
    return FALSE;
}

/* Suspensions of pupils from–to, one each. */
static void suspend(EqlDataset *dataset, guint from, guint to, const char *date,
                    const char *ethnicity)
{
    for (guint key = from; key <= to; key++)
        fixture_add_event(dataset->outcomes, "suspension", key, date, ethnicity);
}

static void test_census_wins(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 1, 10, "2025-01-01", "WBRI");
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(fixture_group(rri, "BCRB")->outcomes, 10, 0);
    fixture_assert_value(fixture_group(rri, "WBRI")->outcomes, 0, 0);
    fixture_assert_value(rri->not_on_census, 0, 0);
}

static void test_not_on_census(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 1, 12, "2025-01-01", NULL); /* six of each sex, so nothing is hidden */
    suspend(dataset, 201, 206, "2025-01-01", "WBRI");
    suspend(dataset, 301, 307, "2025-01-01", NULL);
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(rri->outcome_total, 25, 0);
    fixture_assert_value(rri->not_on_census, 13, 0);
    fixture_assert_value(fixture_group(rri, "WBRI")->outcomes, 6, 0);
    fixture_assert_value(fixture_group(rri, EQL_NOT_STATED)->outcomes, 7, 0);
    fixture_assert_value(fixture_group(rri, "BCRB")->rri, 12.0 / 25 / 0.4, 1e-12);
    g_assert_true(rri->pupils_known);
    g_assert_true(warns(rri, "not on the census: 13"));
}

static void test_counted_once(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) events = NULL;
    g_autoptr(EqlRri) pupils = NULL;

    suspend(dataset, 1, 8, "2025-01-01", NULL);
    suspend(dataset, 1, 8, "2025-01-01", NULL); /* the same again */
    suspend(dataset, 1, 8, "2025-02-01", NULL);
    suspend(dataset, 41, 48, "", NULL);
    suspend(dataset, 41, 48, "", NULL); /* without a date nobody can tell */
    for (guint key = 1; key <= 8; key++)
        fixture_add_event(dataset->outcomes, "exclusion", key, "2025-01-01", NULL);
    events = rri_of(dataset, EQL_COUNT_EVENTS);
    pupils = rri_of(dataset, EQL_COUNT_PUPILS);
    fixture_assert_value(events->outcome_total, 32, 0);
    fixture_assert_value(fixture_group(events, "BCRB")->outcomes, 16, 0);
    fixture_assert_value(fixture_group(events, "WBRI")->outcomes, 16, 0);
    fixture_assert_value(pupils->outcome_total, 16, 0);
    fixture_assert_value(fixture_group(pupils, "BCRB")->outcomes, 8, 0);
    g_assert_true(warns(events, "counted once: 8"));
}

/* Rows without a pupil are never the same. */
static void test_unknown_pupils_are_not_repeated(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    for (guint i = 0; i < 9; i++)
        fixture_add_event(dataset->outcomes, "suspension", 0, "2025-01-01", "BCRB");
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(rri->outcome_total, 9, 0);
    fixture_assert_value(rri->not_on_census, 0, 0);
    g_assert_false(rri->pupils_known);
    g_assert_true(warns(rri, "counting repeated suspensions"));
}

static void test_leavers(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    for (guint key = 101; key <= 106; key++)
        fixture_add_pupil(dataset->census, key, EQL_REGISTRATION_SOLE, TRUE, "AIND", "F");
    suspend(dataset, 101, 106, "2025-01-01", NULL);
    suspend(dataset, 1, 10, "2025-01-01", NULL);
    rri = rri_of(dataset, EQL_COUNT_PUPILS);
    fixture_assert_value(rri->census_total, 100, 0);
    fixture_assert_value(rri->outcome_total, 16, 0);
    /* nobody of them is on roll */
    fixture_assert_value(fixture_group(rri, "AIND")->census, 0, 0);
    fixture_assert_value(fixture_group(rri, "AIND")->outcomes, 6, 0);
    g_assert_cmpint(fixture_group(rri, "AIND")->rri.reason, ==, EQL_REASON_NO_PUPILS);
    g_assert_cmpint(fixture_group(rri, "AIND")->rate_per_100.reason, ==, EQL_REASON_NO_PUPILS);
    fixture_assert_value(rri->not_on_census, 0, 0);
    g_assert_true(warns(rri, "have left"));
}

/* More pupils than are on roll: a ratio, but no interval, no test and no word. */
static void test_more_than_on_roll(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) pupils = NULL;
    g_autoptr(EqlRri) events = NULL;
    const EqlRriGroup *group;

    for (guint key = 101; key <= 106; key++)
        fixture_add_pupil(dataset->census, key, EQL_REGISTRATION_SOLE, FALSE, "AIND", "F");
    for (guint key = 107; key <= 112; key++)
        fixture_add_pupil(dataset->census, key, EQL_REGISTRATION_SOLE, TRUE, "AIND", "F");
    suspend(dataset, 101, 112, "2025-01-01", NULL);
    suspend(dataset, 1, 10, "2025-01-01", NULL);
    pupils = rri_of(dataset, EQL_COUNT_PUPILS);
    events = rri_of(dataset, EQL_COUNT_EVENTS);
    group = fixture_group(pupils, "AIND");
    fixture_assert_value(group->rri, 12.0 / 22 / (6.0 / 106), 1e-12);
    g_assert_false(eql_figure_has_interval(group->rri));
    g_assert_cmpint(group->rri.interval_reason, ==, EQL_REASON_LEAVERS);
    g_assert_cmpint(group->p.reason, ==, EQL_REASON_LEAVERS);
    g_assert_cmpint(group->evidence, ==, EQL_EVIDENCE_NONE);
    group = fixture_group(events, "AIND");
    g_assert_true(eql_figure_has_interval(group->rri));
    g_assert_cmpint(group->evidence, ==, EQL_EVIDENCE_NONE);
    g_assert_true(warns(pupils, "Counting leavers"));
}

static void test_subsidiary(void)
{
    g_autoptr(EqlDataset) dataset = school();
    const char *const names[] = {"ethnicity", NULL}, *const values[] = {"BCRB"};
    EqlPupilKey unknown = fixture_key(0);
    g_autoptr(EqlRri) rri = NULL;

    for (guint key = 101; key <= 107; key++)
        fixture_add_pupil(dataset->census, key, EQL_REGISTRATION_SUBSIDIARY, FALSE, "BCRB", "F");
    suspend(dataset, 101, 107, "2025-01-01", NULL);
    suspend(dataset, 1, 10, "2025-01-01", NULL);
    /* the file itself can say so as well */
    eql_outcomes_add(dataset->outcomes, "suspension", "2025-01-01", "", NAN, &unknown, NULL,
                     EQL_REGISTRATION_SUBSIDIARY, names, values);
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(rri->census_total, 100, 0);
    fixture_assert_value(rri->outcome_total, 10, 0);
    fixture_assert_value(rri->set_aside_subsidiary, 8, 0);
    fixture_assert_value(fixture_group(rri, "BCRB")->outcomes, 10, 0);
    g_assert_true(rri->pupils_known);
    g_assert_true(warns(rri, "set aside: 8"));
}

/* Few rows are not told apart in words either. */
static void test_few_rows_stay_unsaid(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 1, 10, "2025-01-01", NULL);
    suspend(dataset, 301, 303, "2025-01-01", NULL);
    suspend(dataset, 301, 303, "2025-02-01", NULL); /* six rows, but three pupils */
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    g_assert_true(eql_figure_is_hidden(rri->not_on_census));
    g_assert_true(warns(rri, "not on the census: number hidden"));
}

/* Three Indian pupils are hidden. How many are not on roll would be told by every characteristic in
 * which the others are shown, so it is not behind them that the three can hide: others do, who are
 * on roll. What is hidden is not to be narrowed down by how many left, or are not known, either. */
static void test_strangers_beside_hidden(void)
{
    static const FixtureGroup groups[] = {{"WBRI", 60, 20, 20}, {"AIND", 12, 3, 3}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 301, 306, "2025-01-01", NULL);
    suspend(dataset, 301, 306, "2025-02-01", NULL);
    for (guint key = 401; key <= 406; key++)
        fixture_add_pupil(dataset->census, key, EQL_REGISTRATION_SOLE, TRUE, "WBRI", "F");
    suspend(dataset, 401, 406, "2025-01-01", NULL);
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(rri->outcome_total, 41, 0);
    g_assert_true(fixture_group(rri, "WBRI")->hidden);
    g_assert_true(fixture_group(rri, "AIND")->hidden);
    fixture_assert_value(fixture_group(rri, EQL_NOT_STATED)->outcomes, 12, 0);
    g_assert_true(eql_figure_is_hidden(rri->not_on_census));
    g_assert_true(warns(rri, "not on the census: number hidden"));
    g_assert_true(warns(rri, "have left are counted (number hidden)"));
}

/* A list of what is met would say which of the hidden cells hold somebody. */
static void test_hidden_cells_are_listed(void)
{
    static const char *const by[] = {"ethnicity", "sex", NULL};
    static const FixtureGroup groups[] = {{"WBRI", 60, 20, 20}, {"AIND", 12, 3, 3}};
    g_autoptr(EqlDataset) dataset = fixture_school(groups, G_N_ELEMENTS(groups));
    EqlRriRequest request = {.by = by, .detail = EQL_DETAIL_FULL};
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 301, 303, "2025-01-01", "WBRI");
    suspend(dataset, 311, 316, "2025-01-01", NULL);
    rri = eql_rri(dataset, &request, NULL);
    fixture_assert_rri_safe(rri);
    g_assert_true(fixture_group(rri, "WBRI,not-stated")->hidden);
    g_assert_true(fixture_group(rri, "AIND,not-stated")->hidden);
}

static void test_joins_by_table_id(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    for (guint i = 0; i < 20; i++) {
        EqlPupilKey key = fixture_key(500 + i), id = fixture_key(900 + i);
        const char *const names[] = {"ethnicity", NULL}, *const values[] = {"AIND"};

        eql_census_add(dataset->census, &key, &id, EQL_REGISTRATION_MAIN, FALSE, names, values);
    }
    for (guint i = 0; i < 7; i++) {
        EqlPupilKey key = fixture_key(500 + i), id = fixture_key(900 + i);

        eql_outcomes_add(dataset->outcomes, "suspension", "2025-01-01", "", NAN, NULL, &id, 0, NULL,
                         NULL);
        eql_outcomes_add(dataset->outcomes, "suspension", "2025-01-01", "", NAN, &key, NULL, 0,
                         NULL, NULL);
    }
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    /* by either key it is the same pupil on the same day */
    fixture_assert_value(fixture_group(rri, "AIND")->outcomes, 7, 0);
}

/* Whom the census does not know keeps what the rows say, wherever they say it. */
static void test_learns_from_rows(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 301, 306, "2025-01-01", EQL_NOT_STATED);
    suspend(dataset, 301, 306, "2025-02-01", "WBRI");
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(fixture_group(rri, "WBRI")->outcomes, 12, 0);
    fixture_assert_value(fixture_group(rri, EQL_NOT_STATED)->outcomes, 0, 0);
}

static void add_counts(GPtrArray *counts, const char *kind, const char *group, guint64 count,
                       gint64 pupils)
{
    g_ptr_array_add(counts,
                    eql_count_new(kind, group != NULL ? "ethnicity" : NULL, group, count, pupils));
}

/* 120 of 1000 on roll, 16 of 75 suspensions. */
static EqlDataset *counted_school(gboolean with_total, gint64 pupils)
{
    EqlDataset *dataset = fixture_dataset();

    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    add_counts(dataset->census->counts, NULL, "BCRB", 120, -1);
    add_counts(dataset->census->counts, NULL, "WBRI", with_total ? 860 : 880, -1);
    add_counts(dataset->outcomes->counts, "suspension", "BCRB", 16, pupils < 0 ? -1 : 11);
    add_counts(dataset->outcomes->counts, "suspension", "WBRI", with_total ? 49 : 59,
               pupils < 0 ? -1 : 31);
    add_counts(dataset->outcomes->counts, "exclusion", "WBRI", 100, -1);
    if (with_total) {
        add_counts(dataset->census->counts, NULL, NULL, 1000, -1);
        add_counts(dataset->outcomes->counts, "suspension", NULL, 75, pupils);
    }
    return dataset;
}

static void assert_counted(const EqlDataset *dataset)
{
    g_autoptr(EqlRri) rri = rri_of(dataset, EQL_COUNT_EVENTS);

    fixture_assert_value(rri->census_total, 1000, 0);
    fixture_assert_value(rri->outcome_total, 75, 0);
    fixture_assert_interval(fixture_group(rri, "BCRB")->rri, 1.77777777777778, 1.0594733239397,
                            2.69326396384849, 1e-6);
}

static void test_counts(void)
{
    g_autoptr(EqlDataset) with_total = counted_school(TRUE, -1);
    g_autoptr(EqlDataset) without = counted_school(FALSE, -1);

    assert_counted(with_total);
    assert_counted(without);
}

static void test_counts_of_pupils(void)
{
    g_autoptr(EqlDataset) known = counted_school(FALSE, 42);
    g_autoptr(EqlDataset) unknown = counted_school(FALSE, -1);
    g_autoptr(EqlRri) rri = rri_of(known, EQL_COUNT_PUPILS);
    EqlRriRequest request = {.detail = EQL_DETAIL_FULL, .count = EQL_COUNT_PUPILS};
    g_autoptr(GError) error = NULL;

    fixture_assert_value(rri->outcome_total, 42, 0);
    fixture_assert_value(fixture_group(rri, "BCRB")->p, 0.0118541486760527, 1e-6);
    g_assert_null(eql_rri(unknown, &request, &error));
    g_assert_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_PUPILS_UNKNOWN);
}

static void test_counts_know_no_cross(void)
{
    g_autoptr(EqlDataset) dataset = counted_school(TRUE, -1);
    const char *const by[] = {"ethnicity", "sex", NULL};
    EqlRriRequest request = {.by = by, .detail = EQL_DETAIL_FULL};
    g_autoptr(GError) error = NULL;

    g_assert_null(eql_rri(dataset, &request, &error));
    g_assert_error(error, EQL_ANALYSIS_ERROR, EQL_ANALYSIS_ERROR_UNKNOWN);
}

static void test_rows_before_counts(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) rri = NULL;

    suspend(dataset, 1, 10, "2025-01-01", NULL);
    add_counts(dataset->outcomes->counts, "suspension", "WBRI", 50, -1);
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(rri->outcome_total, 10, 0);
    g_assert_true(warns(rri, "counts of this outcome as well"));
}

/* Respondents against the census, by the same code. */
static void test_answered(void)
{
    g_autoptr(EqlDataset) dataset = school();
    EqlRriRequest request = {.kind = "answered", .detail = EQL_DETAIL_FULL};
    EqlResponses *responses = fixture_add_audience(dataset, "pupil", 50);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlRri) rri = NULL;

    for (guint i = 0; i < 40; i++)
        eql_group_column_set(fixture_groups(responses, "ethnicity"), i, i < 8 ? "BCRB" : "WBRI");
    rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    fixture_assert_rri_safe(rri);
    g_assert_cmpstr(rri->audience, ==, "pupil");
    fixture_assert_value(rri->outcome_total, 50, 0);
    fixture_assert_value(fixture_group(rri, "BCRB")->rate_per_100, 20, 1e-12);
    fixture_assert_value(fixture_group(rri, "BCRB")->rri, 8.0 / 50 / 0.4, 1e-12);
    g_assert_cmpint(fixture_group(rri, "BCRB")->evidence_from, ==, EQL_COUNT_PUPILS);
    fixture_assert_value(fixture_group(rri, EQL_NOT_STATED)->outcomes, 10, 0);
}

static void test_says_which_dates(void)
{
    g_autoptr(EqlDataset) dataset = school();
    g_autoptr(EqlRri) near = NULL;
    g_autoptr(EqlRri) far = NULL;

    suspend(dataset, 1, 10, "2025-03-04", NULL);
    suspend(dataset, 1, 10, "2024-11-02", NULL);
    dataset->census->reference_date = g_strdup("2025-05-15");
    near = rri_of(dataset, EQL_COUNT_EVENTS);
    g_assert_true(warns(near, "2 November 2024 to 4 March 2025"));
    g_assert_true(warns(near, "those of 15 May 2025"));
    g_assert_false(warns(near, "a year apart"));
    g_free(dataset->census->reference_date);
    dataset->census->reference_date = g_strdup("2022-05-15");
    far = rri_of(dataset, EQL_COUNT_EVENTS);
    g_assert_true(warns(far, "a year apart"));
}

/* Counts by broad group say nothing at full detail. */
static void test_says_when_groups_are_too_broad(void)
{
    g_autoptr(EqlDataset) dataset = fixture_dataset();
    g_autoptr(EqlRri) rri = NULL;

    dataset->census = eql_census_new();
    dataset->outcomes = eql_outcomes_new();
    add_counts(dataset->census->counts, NULL, "black", 200, -1);
    add_counts(dataset->census->counts, NULL, "white", 300, -1);
    add_counts(dataset->outcomes->counts, "suspension", "black", 30, -1);
    rri = rri_of(dataset, EQL_COUNT_EVENTS);
    fixture_assert_value(fixture_group(rri, EQL_NOT_STATED)->census, 500, 0);
    g_assert_true(warns(rri, "look at broad groups"));
    g_assert_true(warns(rri, "of the suspensions have no group stated"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/join/census-wins", test_census_wins);
    g_test_add_func("/join/not-on-census", test_not_on_census);
    g_test_add_func("/join/counted-once", test_counted_once);
    g_test_add_func("/join/unknown-pupils-are-not-repeated", test_unknown_pupils_are_not_repeated);
    g_test_add_func("/join/strangers-beside-hidden", test_strangers_beside_hidden);
    g_test_add_func("/join/hidden-cells-are-listed", test_hidden_cells_are_listed);
    g_test_add_func("/join/leavers", test_leavers);
    g_test_add_func("/join/more-than-on-roll", test_more_than_on_roll);
    g_test_add_func("/join/subsidiary", test_subsidiary);
    g_test_add_func("/join/few-rows-stay-unsaid", test_few_rows_stay_unsaid);
    g_test_add_func("/join/joins-by-table-id", test_joins_by_table_id);
    g_test_add_func("/join/learns-from-rows", test_learns_from_rows);
    g_test_add_func("/join/counts", test_counts);
    g_test_add_func("/join/counts-of-pupils", test_counts_of_pupils);
    g_test_add_func("/join/counts-know-no-cross", test_counts_know_no_cross);
    g_test_add_func("/join/rows-before-counts", test_rows_before_counts);
    g_test_add_func("/join/answered", test_answered);
    g_test_add_func("/join/says-which-dates", test_says_which_dates);
    g_test_add_func("/join/says-when-groups-are-too-broad", test_says_when_groups_are_too_broad);
    return g_test_run();
}
