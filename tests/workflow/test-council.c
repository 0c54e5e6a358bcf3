/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's tables come into a project: roll, exclusions, and tables beside the roll. */
#include <string.h>

#include "fixture.h"

#define DAY "2025-01-16"

static const char ROLL[] = "pupilonrolltableid,NativeId,upn,ethnicity,sex\n"
                           "p1,S,A1,BCRB,F\np2,S,A2,WBRI,M\np3,S,A3,WBRI,F\np4,S,A4,MWBC,F\n";
static const char EXCLUSIONS[] =
    "pupilonrolltableid,NativeId,startdate,sessions,reason1,category\n"
    "p1,S,2025-Feb-14 00:00:00,2.0,DB,SUSP\np1,S,2025-Feb-17 00:00:00,2.0,DB,FIXD\n"
    "p99,S,2025-Feb-18 00:00:00,2.0,DB,SUSP\n";
static const char PERIODS[] = "pupilonrolltableid,NativeId,fsmstartdate,fsmenddate\n"
                              "p1,S,2024-Sep-01 00:00:00,\np77,S,2024-Sep-01 00:00:00,\n";
static const char NEEDS[] = "pupilonrolltableid,NativeId,sentyperank,sentype\np2,S,1.0,SLCN\n";

static void set_up_abbey(Fixture *f, gconstpointer data)
{
    make_project(f, "Abbey", NULL);
}

static EqlImportRecord *import(Fixture *f, EqlImportKind kind, const char *text)
{
    g_autoptr(GError) error = NULL;
    EqlImportRequest request = {.kind = kind, .date = kind == EQL_IMPORT_CENSUS ? DAY : NULL};
    EqlImportRecord *record = try_in(f, request, text, &error);
    g_assert_no_error(error);
    return record;
}

static void assert_says(const EqlImportRecord *record, const char *part)
{
    for (guint i = 0; i < record->problems->len; i++) {
        const EqlProblem *problem = record->problems->pdata[i];
        if (strstr(problem->message, part))
            return;
        g_test_message("%s", problem->message);
    }
    g_error("nothing says “%s”", part);
}

/* Outcomes of a group; every number is shown. */
static double outcomes_of(Fixture *f, const char *by, const char *group)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    const char *const words[] = {by, NULL};
    EqlRriRequest request = {.by = words, .detail = EQL_DETAIL_FULL};
    g_assert_no_error(error);
    dataset->settings->k = 1;
    g_autoptr(EqlRri) rri = eql_rri(dataset, &request, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *found = rri->groups->pdata[i];
        if (g_str_equal(found->code, group))
            return found->outcomes.value;
    }
    return -1;
}

static char *census_value(Fixture *f, const char *characteristic, guint i)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlCensus) census = eql_store_census(eql_project_store(f->project), &error);
    g_assert_no_error(error);
    const EqlGroupColumn *column = eql_group_columns_find(census->groups, characteristic);
    return column ? g_strdup(eql_group_column_get(column, i)) : NULL;
}

static void assert_value(Fixture *f, const char *characteristic, guint i, const char *wanted)
{
    g_autofree char *value = census_value(f, characteristic, i);
    g_assert_cmpstr(value, ==, wanted);
}

/* Joined by the table's key, and by UPN where a log has that. */
static void test_census_first(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlImportRecord) roll = import(f, EQL_IMPORT_CENSUS, ROLL);
    g_autoptr(EqlImportRecord) table = import(f, EQL_IMPORT_OUTCOMES, EXCLUSIONS);
    g_autoptr(EqlImportRecord) log =
        import(f, EQL_IMPORT_OUTCOMES, "UPN,Type,Start date\nA2,SUSP,5/2/2025\n");
    assert_says(table, "not on the census");
    g_assert_cmpfloat(outcomes_of(f, "ethnicity", "BCRB"), ==, 2);
    g_assert_cmpfloat(outcomes_of(f, "ethnicity", "WBRI"), ==, 1);
}

static void test_outcomes_first(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlImportRecord) table = import(f, EQL_IMPORT_OUTCOMES, EXCLUSIONS);
    g_autoptr(EqlImportRecord) roll = import(f, EQL_IMPORT_CENSUS, ROLL);
    assert_says(roll, "Some outcomes brought in before are of pupils who are not on this census.");
    g_assert_cmpfloat(outcomes_of(f, "ethnicity", "BCRB"), ==, 2);
}

static void test_side_tables(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlImportRecord) roll = import(f, EQL_IMPORT_CENSUS, ROLL);
    assert_value(f, "fsm", 0, NULL);
    g_autoptr(EqlImportRecord) periods = import(f, EQL_IMPORT_CENSUS, PERIODS);
    g_autoptr(EqlImportRecord) needs = import(f, EQL_IMPORT_CENSUS, NEEDS);
    assert_says(periods, "The roll now tells this characteristic too: Free school meals.");
    assert_says(periods, "fewer than 5, are not on the roll");
    assert_says(needs, "Primary special educational need");
    assert_value(f, "ethnicity", 0, "BCRB");
    assert_value(f, "fsm", 0, "yes");
    assert_value(f, "fsm", 1, "no"); /* not in the table */
    assert_value(f, "sen-need", 0, "none");
    assert_value(f, "sen-need", 1, "SLCN");
    assert_value(f, "ethnicity", 3, "MWBC");
    /* Undone, the roll is what it was. */
    g_assert_true(eql_store_undo(eql_project_store(f->project), 2, NULL));
    assert_value(f, "fsm", 0, NULL);
    assert_value(f, "sen-need", 1, "SLCN");
}

/* A table of one day's roll says nothing of the next year's. */
static void test_side_of_another_day(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlImportRecord) roll = import(f, EQL_IMPORT_CENSUS, ROLL);
    EqlImportRequest next = {.kind = EQL_IMPORT_CENSUS, .date = "2026-01-15"};
    g_autoptr(EqlImportRecord) later = try_in(f, next, ROLL, &error);
    g_autoptr(EqlImportRecord) periods = import(f, EQL_IMPORT_CENSUS, PERIODS);
    g_assert_no_error(error);
    assert_value(f, "fsm", 0, "yes");
    g_assert_true(eql_store_undo(eql_project_store(f->project), 2, NULL));
    assert_value(f, "fsm", 0, NULL);
}

static void test_side_alone(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlImportRecord) none =
        try_in(f, (EqlImportRequest){.kind = EQL_IMPORT_CENSUS}, PERIODS, &error);
    g_assert_null(none);
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING);
    g_assert_nonnull(strstr(error->message, "Bring in the school census return or the pupil list"));
    /* A preview shows what it is all the same: the roll may be in the next file. */
    EqlImportRequest preview = {.kind = EQL_IMPORT_CENSUS, .dry_run = TRUE};
    g_clear_error(&error);
    g_autoptr(EqlImportRecord) seen = try_in(f, preview, PERIODS, &error);
    g_assert_no_error(error);
    assert_says(seen, "adds to a roll, which the project does not have yet");
}

/* Leavers of a table of their own: their outcomes find their group, the roll stays. */
static void test_leavers(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlImportRecord) roll = import(f, EQL_IMPORT_CENSUS, ROLL);
    g_autoptr(EqlImportRecord) leavers =
        import(f, EQL_IMPORT_CENSUS,
               "pupilnolongeronrolltableid,upn,ethnicity,sex,religion\n"
               "q9,A9,BAFR,M,Sikh\nq1,A1,WIRI,F,Sikh\n");
    g_autoptr(EqlImportRecord) log =
        import(f, EQL_IMPORT_OUTCOMES, "UPN,Type,Start date\nA9,SUSP,5/2/2025\nA1,SUSP,6/2/2025\n");
    g_autoptr(EqlDataset) dataset = eql_project_dataset(f->project, NULL, NULL, &error);
    g_assert_no_error(error);
    assert_says(leavers, "added to the roll as leavers");
    g_assert_cmpuint(dataset->census->n, ==, 5); /* A1 was on it */
    g_assert_cmpfloat(outcomes_of(f, "ethnicity", "BAFR"), ==, 1);
    g_assert_cmpfloat(outcomes_of(f, "ethnicity", "BCRB"), ==, 1);
    assert_value(f, "religion", 0, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/council/census-first", NULL, set_up_abbey, test_census_first);
    ADD("/council/outcomes-first", NULL, set_up_abbey, test_outcomes_first);
    ADD("/council/side-tables", NULL, set_up_abbey, test_side_tables);
    ADD("/council/side-of-another-day", NULL, set_up_abbey, test_side_of_another_day);
    ADD("/council/side-alone", NULL, set_up_abbey, test_side_alone);
    ADD("/council/leavers", NULL, set_up_abbey, test_leavers);
    return g_test_run();
}
