/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roll-case.h"

#include <math.h>
#include <string.h>

static const char *text_at(const GPtrArray *texts, guint i)
{
    return texts->pdata[i];
}

static double sessions_at(const RollCase *self, guint i)
{
    return g_array_index(self->outcomes->sessions, double, i);
}

static void test_log(void)
{
    g_autoptr(RollCase) read =
        outcomes_of_text("Adm No,UPN,Name,Type,Start date,Length (days),Sessions,Reason(s)\n"
                         "0012,A1,Marigold Q,Suspension,05/09/2025,1.5,,PP\n"
                         "0013,A2,Fenn O,Permanent exclusion,6 Sep 2025,,,\"PA, DB\"\n"
                         "0014,A3,Ivo T,Lunchtime,2025-09-08,,1,Persistent disruptive behaviour\n"
                         "0012,A1,Marigold Q,,09/09/2025,,4,\n",
                         NULL);

    assert_rows(read, 4, 0);
    g_assert_cmpstr(read->record->tool, ==, "suspensions-log");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "suspension");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 1), ==, "exclusion");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 2), ==, "lunchtime");
    g_assert_cmpstr(text_at(read->outcomes->kinds, 3), ==, "suspension");
    g_assert_cmpstr(text_at(read->outcomes->dates, 1), ==, "2025-09-06");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 1), ==, "PA;DB");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 2), ==, "DB");
    g_assert_cmpfloat(sessions_at(read, 0), ==, 3); /* a day and a half */
    g_assert_true(isnan(sessions_at(read, 1)));
    g_assert_cmpfloat(sessions_at(read, 3), ==, 4);
    assert_key(read->outcomes->keys, 0, "upn", "A1");
    assert_key(read->outcomes->table_ids, 0, "table-id", "12");    /* as a workbook has it */
    g_assert_cmpint(read->outcomes->registration->data[0], ==, 0); /* the log does not say */
    assert_dropped(read, "Name");
    assert_dropped(read, "Adm No");
    assert_gone(read, "Marigold");
    assert_problem(read, 0, "1 row says no type of outcome; it counts as “suspension”.");
    g_assert_cmpuint(read->record->problems->len, ==, 1);
}

/* The type stands under a heading that nobody knows, and dates are American. */
static void test_look(void)
{
    g_autoptr(RollCase) read = outcomes_of_text("UPN,Start date,Days,What was done\n"
                                                "'A1,9/4/2025,1,Suspension\n"
                                                "A2,9/13/2025,,Permanent exclusion\n"
                                                "A3,9/15/2025,,Permanent exclusion\n",
                                                NULL);

    assert_rows(read, 3, 0);
    g_assert_cmpstr(text_at(read->outcomes->kinds, 1), ==, "exclusion");
    g_assert_cmpstr(text_at(read->outcomes->dates, 0), ==, "2025-09-04");
    g_assert_cmpstr(text_at(read->outcomes->dates, 1), ==, "2025-09-13");
    assert_key(read->outcomes->keys, 0, "upn", "A1");
    assert_problem(read, 0, "taken for the type");
    assert_problem(read, 0, "month first");
}

static void test_twice(void)
{
    g_autoptr(RollCase) read = outcomes_of_text("UPN,Type,Start date\n"
                                                "A1,SUSP,05/09/2025\n"
                                                "a1,Suspension,2025-09-05\n" /* the same */
                                                "A1,PERM,05/09/2025\n"
                                                "A1,SUSP,\nA1,SUSP,\n" /* nobody can tell */
                                                ",SUSP,05/09/2025\n,SUSP,05/09/2025\n",
                                                NULL);

    assert_rows(read, 6, 1);
    assert_problem(read, 3, "The same pupil, date and type as in row 2");
    assert_problem(read, 7, "does not say which pupil");
}

static void test_kinds(void)
{
    static const char *const text = "UPN,Type,Date\nA1,Internal exclusion,1/9/2025\n"
                                    "A2,,2/9/2025\nA3,Fixed term,3/9/2025\n";
    g_autoptr(RollCase) plain = outcomes_of_text(text, NULL);
    g_autoptr(RollCase) own = outcomes_of_text(text, "Internal Exclusion");

    assert_rows(plain, 3, 0);
    g_assert_cmpstr(text_at(plain->outcomes->kinds, 0), ==, "internal-exclusion");
    g_assert_cmpstr(text_at(plain->outcomes->kinds, 1), ==, "suspension");
    g_assert_cmpstr(text_at(plain->outcomes->kinds, 2), ==, "suspension");
    assert_problem(plain, 0, "1 row says no type of outcome");
    assert_problem(plain, 2,
                   "“Internal exclusion” is not a value the program knows (1 row). Such "
                   "rows count as “internal-exclusion”.");
    g_assert_null(plain->record->outcome_kind);
    assert_rows(own, 3, 0);
    g_assert_cmpstr(text_at(own->outcomes->kinds, 0), ==, "Internal Exclusion");
    g_assert_cmpstr(text_at(own->outcomes->kinds, 1), ==, "Internal Exclusion");
    g_assert_cmpstr(text_at(own->outcomes->kinds, 2), ==, "suspension");
    g_assert_cmpstr(own->record->outcome_kind, ==, "Internal Exclusion");
    assert_no_problems(own);
}

/* What may be a name behind a kind goes no further; what else stands there makes a kind. */
static void test_kind_with_name(void)
{
    g_autoptr(RollCase) read =
        outcomes_of_text("UPN,Type,Date\nA1,Permanent exclusion - Zoe Okonkwo,1/9/2025\n"
                         "A2,Suspension (Sam O'Poe),2/9/2025\nA3,Suspension Ana Lima,3/9/2025\n"
                         "A4,Exclusion: appeal upheld,4/9/2025\nA5,Suspension - Okonkwo,5/9/2025\n"
                         "A6,Isolation room for sam poe,6/9/2025\nA7,Lima suspended,7/9/2025\n"
                         "A8,Suspension - bullying,8/9/2025\nA9,Internal exclusion,9/9/2025\n",
                         NULL);
    static const char *const kinds[] = {
        "exclusion",         "suspension",     "suspension", "exclusion-appeal-upheld",
        "suspension",        "isolation-room", "suspension", "suspension-bullying",
        "internal-exclusion"};

    assert_rows(read, 9, 0);
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        g_assert_cmpstr(text_at(read->outcomes->kinds, i), ==, kinds[i]);
    for (guint i = 0; i < read->record->problems->len; i++) {
        const EqlProblem *problem = read->record->problems->pdata[i];

        g_assert_null(strstr(problem->message, "Okonkwo"));
        g_assert_null(strstr(problem->message, "Poe"));
        g_assert_null(strstr(problem->message, "Lima"));
    }
}

static void test_mistyped_kind(void)
{
    g_autoptr(RollCase) read = outcomes_of_text("UPN,Type,Date\nA1,Suspenion,1/9/2025\n", NULL);

    assert_rows(read, 1, 0);
    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "suspenion");
    assert_advice(read, 2, "Did you mean “Suspension”?");
}

static void test_unreadable(void)
{
    g_autoptr(RollCase) read = outcomes_of_text(
        "UPN,Type,Start date,Sessions,Reason\n"
        "A1,SUSP,02/14/2025,a few,He hit Jo Smith in the corridor\nA2,SUSP,1/9/2025,-2,QQ\n",
        NULL);

    assert_rows(read, 2, 0);
    g_assert_cmpstr(text_at(read->outcomes->dates, 0), ==, "");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 0), ==, "");
    g_assert_cmpstr(text_at(read->outcomes->reasons, 1), ==, "QQ");
    g_assert_true(isnan(sessions_at(read, 0)));
    g_assert_true(isnan(sessions_at(read, 1)));
    assert_problem(read, 2, "“02/14/2025” could not be read as a date");
    assert_problem(read, 2, "“a few” could not be read as a length");
    assert_problem(read, 3, "“-2” could not be read as a length");
    assert_problem(read, 2, "in words that no list of reasons has");
    assert_problem(read, 3, "“QQ”");
    assert_gone(read, "Smith");
}

/* What cannot be read is shown whole or cut between characters, and names nobody. */
static void test_shown(void)
{
    g_autoptr(RollCase) read =
        outcomes_of_text("UPN,Type,Start date,Sessions\n"
                         "A1,SUSP,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxé,"
                         "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé\n"
                         "A2,SUSP,A801200001001,one for jo.smith@example.org\n",
                         NULL);

    assert_rows(read, 2, 0);
    assert_problem(read, 2, "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxé” could not");
    assert_problem(read, 2,
                   "“éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé…” could");
    assert_problem(read, 3, "“[pupil number removed]” could not be read as a date");
    assert_gone(read, "A801200001001");
    assert_gone(read, "smith");
}

/* Who the pupil is can also be said by characteristics alone. */
static void test_characteristics(void)
{
    g_autoptr(RollCase) read = outcomes_of_text("Ethnicity,Sex,Enrolment status,Date\n"
                                                "Black Caribbean,M,S,1/9/2025\n"
                                                "Black Caribbean,M,,1/9/2025\n",
                                                NULL);

    assert_rows(read, 2, 0);
    g_assert_cmpstr(group_at(read, "ethnicity", 1), ==, "BCRB");
    g_assert_cmpint(read->outcomes->registration->data[0], ==, 'S');
    g_assert_cmpint(read->outcomes->registration->data[1], ==, 0);
    assert_problem(read, 0, "1 outcome is of a pupil registered mainly at another school");
}

static void test_own_kind_of_list(void)
{
    g_autoptr(RollCase) refused = outcomes_of_text("UPN,Ethnicity\nA1,BCRB\n", NULL);
    g_autoptr(RollCase) read = outcomes_of_text("UPN,Ethnicity\nA1,BCRB\n", "detention");

    assert_refused(refused, "looks like a list of pupils, not a log");
    assert_rows(read, 1, 0);
    g_assert_cmpstr(text_at(read->outcomes->kinds, 0), ==, "detention");
}

static void test_refusals(void)
{
    g_autoptr(RollCase) names =
        outcomes_of_text("Pupil name,Type,Start date\nJo,SUSP,1/9/2025\n", NULL);
    g_autoptr(RollCase) header = outcomes_of_text("UPN,Type,Start date\n\n\n", NULL);
    g_autoptr(RollCase) answers =
        outcomes_of_text("Respondent ID,Start date,Ethnicity,Do you feel safe?,Do you belong?\n"
                         "1,1/9/2025,BCRB,Yes,Yes\n",
                         NULL);

    assert_refused(names, "Names are never read");
    assert_refused(header, "nothing below");
    assert_refused(answers, "answers to a questionnaire");
}

/* On the second sheet, below a title and right of an empty column. */
static void test_workbook(void)
{
    g_autofree char *path = census_fixture("log.xlsx");
    g_autoptr(RollCase) read = outcomes_of(path, NULL);

    assert_rows(read, 3, 1);
    g_assert_cmpstr(text_at(read->outcomes->dates, 0), ==, "2025-09-05");
    g_assert_cmpstr(text_at(read->outcomes->dates, 1), ==, "2025-09-08");
    g_assert_cmpstr(text_at(read->outcomes->dates, 2), ==, "2025-09-10");
    g_assert_cmpfloat(sessions_at(read, 0), ==, 3);
    g_assert_cmpstr(group_at(read, "fsm", 0), ==, "yes");
    g_assert_cmpstr(group_at(read, "fsm", 1), ==, "no");
    g_assert_cmpstr(group_at(read, "year", 2), ==, "10");
    assert_problem(read, 8, "as in row 5"); /* the sheet's own rows */
    g_assert_cmpstr(((EqlProblem *)read->record->problems->pdata[0])->sheet, ==, "Log 2025-26");
    assert_gone(read, "Marigold");
}

/* Counted with Python's csv module. */
static void test_council_table(void)
{
    g_autofree char *path = census_fixture("council-exclusions.csv");
    g_autoptr(RollCase) read = outcomes_of(path, NULL);
    guint n_permanent = 0, n_suspensions = 0, n_assaults = 0;

    assert_rows(read, 274, 3);
    g_assert_cmpstr(read->record->tool, ==, "census-table");
    for (guint i = 0; i < read->outcomes->n; i++) {
        n_permanent += strcmp(text_at(read->outcomes->kinds, i), "exclusion") == 0;
        n_suspensions += strcmp(text_at(read->outcomes->kinds, i), "suspension") == 0;
        n_assaults += g_str_has_prefix(text_at(read->outcomes->reasons, i), "PP");
    }
    g_assert_cmpuint(n_permanent, ==, 113);
    g_assert_cmpuint(n_suspensions, ==, 103);
    g_assert_cmpuint(n_assaults, ==, 36);
    assert_key(read->outcomes->table_ids, 0, "table-id", "0002e817-8ca");
    g_assert_cmpstr(text_at(read->outcomes->dates, 0), ==, "2025-02-14");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/roll-log/log", test_log);
    g_test_add_func("/intake/roll-log/twice", test_twice);
    g_test_add_func("/intake/roll-log/look", test_look);
    g_test_add_func("/intake/roll-log/kinds", test_kinds);
    g_test_add_func("/intake/roll-log/kind-with-name", test_kind_with_name);
    g_test_add_func("/intake/roll-log/mistyped-kind", test_mistyped_kind);
    g_test_add_func("/intake/roll-log/unreadable", test_unreadable);
    g_test_add_func("/intake/roll-log/shown", test_shown);
    g_test_add_func("/intake/roll-log/characteristics", test_characteristics);
    g_test_add_func("/intake/roll-log/own-kind-of-list", test_own_kind_of_list);
    g_test_add_func("/intake/roll-log/refusals", test_refusals);
    g_test_add_func("/intake/roll-log/workbook", test_workbook);
    g_test_add_func("/intake/roll-log/council-table", test_council_table);
    return g_test_run();
}
