/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables that stand beside a roll. */
#include "roll-case.h"

static const char PERIODS[] = "pupilonrolltableid,NativeId,fsmstartdate,fsmenddate,ukcountry\n"
                              "p1,S,2024-Sep-01 00:00:00,2024-Dec-20 00:00:00,ENG\n"
                              "p1,S,2025-Jan-10 00:00:00,,ENG\n"
                              "p2,S,2024-Sep-01 00:00:00,2025-Jan-15 00:00:00,ENG\n"
                              "p3,S,2025-Feb-01 00:00:00,,ENG\n"
                              "p4,S,2024-Sep-01 00:00:00,2025-Jan-16 00:00:00,ENG\n"
                              "p5,S,2025-Feb-16 00:00:00,2025-Feb-13 00:00:00,ENG\n"
                              "p6,S,soon,,ENG\n"
                              ",S,2024-Sep-01 00:00:00,,ENG\n";

static const char *group_of(const RollCase *read, const char *characteristic, const char *table_id)
{
    EqlPupilKey wanted = key_of("table-id", table_id);

    for (guint i = 0; i < read->census->n; i++)
        if (eql_pupil_key_equal(&g_array_index(read->census->table_ids, EqlPupilKey, i), &wanted))
            return group_at(read, characteristic, i);
    return NULL;
}

static void test_periods(void)
{
    g_autoptr(RollCase) read = census_of_text(PERIODS, "2025-01-16");

    assert_rows(read, 5, 3);
    g_assert_cmpstr(read->record->tool, ==, EQL_TOOL_SIDE_FSM);
    g_assert_true(eql_import_record_is_side(read->record));
    g_assert_cmpuint(read->census->n, ==, 6);
    g_assert_cmpstr(group_of(read, "fsm", "p1"), ==, "yes"); /* the second period */
    g_assert_cmpstr(group_of(read, "fsm", "p2"), ==, "no");  /* ended the day before */
    g_assert_cmpstr(group_of(read, "fsm", "p3"), ==, "no");  /* not begun */
    g_assert_cmpstr(group_of(read, "fsm", "p4"), ==, "yes"); /* its last day */
    g_assert_cmpstr(group_of(read, "fsm", "p5"), ==, "no");
    assert_problem(read, 7, "ends before it begins");
    assert_problem(read, 8, "could not be read");
    assert_problem(read, 9, "does not say which pupil");
    assert_dropped(read, "pupilonrolltableid");
}

static void test_periods_without_a_day(void)
{
    g_autoptr(RollCase) open = census_of_text(PERIODS, NULL);
    g_autoptr(RollCase) of_the_roll =
        roll_case_of_text(EQL_IMPORT_CENSUS, PERIODS, (EqlRollRequest){.roll_date = "2025-01-16"});

    g_assert_cmpstr(group_of(open, "fsm", "p3"), ==, "yes");
    g_assert_cmpstr(group_of(open, "fsm", "p4"), ==, "no");
    assert_problem(open, 0, "The day of the roll is not known");
    g_assert_cmpstr(group_of(of_the_roll, "fsm", "p3"), ==, "no");
    g_assert_cmpstr(group_of(of_the_roll, "fsm", "p4"), ==, "yes");
}

static void test_needs(void)
{
    g_autoptr(RollCase) read = census_of_text("pupilonrolltableid,NativeId,sentyperank,sentype\n"
                                              "p1,S,2.0,SLCN\n"
                                              "p1,S,1.0,ASD\n"
                                              "p2,S,,MLD\n"
                                              "p3,S,1,73e987da\n",
                                              NULL);

    assert_rows(read, 4, 0);
    g_assert_cmpstr(read->record->tool, ==, EQL_TOOL_SIDE_SEN_NEED);
    g_assert_cmpuint(read->census->n, ==, 3);
    g_assert_cmpstr(group_of(read, "sen-need", "p1"), ==, "ASD"); /* of the lower rank */
    g_assert_cmpstr(group_of(read, "sen-need", "p2"), ==, "MLD");
    g_assert_cmpstr(group_of(read, "sen-need", "p3"), ==, "not-stated");
    assert_problem(read, 5, "“73e987da” is not a value the program knows (1 row)");
}

static void test_leavers(void)
{
    g_autoptr(RollCase) read =
        census_of_text("pupilnolongeronrolltableid,upn,ethnicity,sex\nq1,A1,BCRB,F\n", NULL);

    assert_rows(read, 1, 0);
    g_assert_cmpstr(read->record->tool, ==, EQL_TOOL_SIDE_LEAVERS);
    g_assert_cmpint(read->census->leaver->data[0], ==, 1);
}

static void test_no_outcomes(void)
{
    g_autoptr(RollCase) periods = outcomes_of_text(PERIODS, NULL);

    assert_refused(periods, "not of outcomes. Bring it in as census, after the roll");
}

/* A list with a column for the need is a list still. */
static void test_list_with_need(void)
{
    g_autoptr(RollCase) read = census_of_text("UPN,Sex,Primary need\nA1,F,Autism\n", NULL);

    assert_rows(read, 1, 0);
    g_assert_false(eql_import_record_is_side(read->record));
    g_assert_cmpstr(group_at(read, "sen-need", 0), ==, "ASD");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/roll-side/periods", test_periods);
    g_test_add_func("/roll-side/periods-without-a-day", test_periods_without_a_day);
    g_test_add_func("/roll-side/needs", test_needs);
    g_test_add_func("/roll-side/leavers", test_leavers);
    g_test_add_func("/roll-side/no-outcomes", test_no_outcomes);
    g_test_add_func("/roll-side/list-with-need", test_list_with_need);
    return g_test_run();
}
