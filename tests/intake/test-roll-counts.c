/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "roll-case.h"

static void check_count(const RollCase *read, const char *kind, const char *characteristic,
                        const char *group, const char *expected)
{
    g_autofree char *found = count_text(read, kind, characteristic, group);

    g_assert_cmpstr(found, ==, expected);
}

static void test_census(void)
{
    g_autoptr(RollCase) read =
        census_of_text("characteristic,group,count\nethnicity,Black Caribbean,120\n"
                       "ethnicity,WBRI,\"1,410\"\nEthnic group,not stated,20\n"
                       "sex,F,800\nsex,M,750\ntotal,,1550\n",
                       "2026-01-15");

    assert_rows(read, 6, 0);
    g_assert_cmpstr(read->record->tool, ==, "counts");
    g_assert_cmpstr(read->census->reference_date, ==, "2026-01-15");
    g_assert_cmpuint(read->census->n, ==, 0);
    check_count(read, NULL, "ethnicity", "BCRB", "120/-1");
    check_count(read, NULL, "ethnicity", "WBRI", "1410/-1");
    check_count(read, NULL, "ethnicity", "not-stated", "20/-1");
    check_count(read, NULL, "sex", "F", "800/-1");
    check_count(read, NULL, NULL, NULL, "1550/-1");
    assert_no_problems(read);
}

static void test_outcomes(void)
{
    g_autoptr(RollCase) read =
        outcomes_of_text("characteristic,group,count,pupils\nethnicity,BCRB,16,11\n"
                         "ethnicity,WBRI,59,31\ntotal,,75,42\n",
                         NULL);
    g_autoptr(RollCase) kinds =
        outcomes_of_text("kind,characteristic,group,count\nPERM,sex,F,1\n,sex,F,5\n,total,,5\n"
                         "PERM,total,,1\n",
                         "lunchtime");

    assert_rows(read, 3, 0);
    check_count(read, "suspension", "ethnicity", "BCRB", "16/11");
    check_count(read, "suspension", NULL, NULL, "75/42");
    assert_no_problems(read);
    assert_rows(kinds, 4, 0);
    check_count(kinds, "exclusion", "sex", "F", "1/-1");
    check_count(kinds, "lunchtime", "sex", "F", "5/-1");
    assert_no_problems(kinds);
}

static void test_bad_numbers(void)
{
    g_autoptr(RollCase) read =
        census_of_text("characteristic,group,count\nsex,F,-3\nsex,M,12.5\nsex,other,<5\n"
                       "ethnicity,WBRI,\nethnicity,BCRB,7\ntotal,,7\n",
                       NULL);
    g_autoptr(RollCase) none = census_of_text("characteristic,group,count\nsex,F,x\n", NULL);

    assert_rows(read, 2, 4);
    assert_problem(read, 2, "“-3” is not a whole number");
    assert_problem(read, 3, "“12.5” is not a whole number");
    assert_problem(read, 4, "“<5” is not a whole number");
    assert_problem(read, 5, "There is no count");
    assert_refused(none, "No row of “given” could be used. The first one, row 2: “x”");
}

static void test_pupils(void)
{
    g_autoptr(RollCase) read =
        outcomes_of_text("characteristic,group,count,pupils\nsex,F,3,4\nsex,M,5,0\n"
                         "sex,other,0,0\ntotal,,8,6\n",
                         NULL);

    assert_rows(read, 4, 0);
    check_count(read, "suspension", "sex", "F", "3/-1");
    check_count(read, "suspension", "sex", "M", "5/-1");
    check_count(read, "suspension", "sex", "other", "0/0");
    assert_problem(read, 2, "“4” pupils cannot stand behind 3 outcomes");
    assert_problem(read, 3, "“0” pupils cannot stand behind 5 outcomes");
}

static void test_sums(void)
{
    g_autoptr(RollCase) wrong =
        census_of_text("characteristic,group,count\nsex,F,800\nsex,M,700\ntotal,,1550\n", NULL);
    g_autoptr(RollCase) missing =
        census_of_text("characteristic,group,count\nsex,F,800\nsex,M,700\n", NULL);

    assert_rows(wrong, 3, 0);
    assert_problem(wrong, 0, "The groups of Sex add up to 1500, but the total says 1550.");
    check_count(wrong, NULL, NULL, NULL, "1550/-1");
    assert_rows(missing, 2, 0);
    assert_problem(missing, 0, "no row with the total; the sum of Sex, 1500, was taken");
    check_count(missing, NULL, NULL, NULL, "1500/-1");
}

static void test_names(void)
{
    g_autoptr(RollCase) read =
        census_of_text("characteristic,group,count\nethnicity,Martian,2\nethnicity,not stated,3\n"
                       "ethnicity,WBRI,4\nethnicity,White - British,5\nethnicity,WBRI,9\n"
                       ",WBRI,4\nethnicity,Total,14\nhair,Red,14\ntotal,,14\ntotal,,14\n",
                       NULL);

    assert_rows(read, 6, 4);
    check_count(read, NULL, "ethnicity", "not-stated", "5/-1"); /* Martian is not stated */
    check_count(read, NULL, "ethnicity", "WBRI", "9/-1");       /* two ways of writing it */
    check_count(read, NULL, "hair", "red", "14/-1");
    assert_problem(read, 2, "“Martian”");
    assert_problem(read, 6, "The same group as in row 4");
    assert_problem(read, 7, "names no characteristic");
    assert_problem(read, 8, "A total inside one characteristic");
    assert_problem(read, 9, "Characteristic: “hair”");
    assert_problem(read, 11, "The same group as in row 10");
}

/* Groups of a school's own are kept by their names, persons are not. */
static void test_persons(void)
{
    g_autoptr(RollCase) read =
        census_of_text("characteristic,group,count\nhouse,Red Kite,30\nhouse,Zoe Okonkwo,1\n"
                       "ethnicity,Black Caribbean,2\n",
                       NULL);

    check_count(read, NULL, "house", "red-kite", "30/-1");
    check_count(read, NULL, "house", "not-stated", "1/-1");
    check_count(read, NULL, "ethnicity", "BCRB", "2/-1");
    assert_problem(read, 3, "may be a person’s name");
    for (guint i = 0; i < read->record->problems->len; i++) {
        const EqlProblem *problem = read->record->problems->pdata[i];

        g_assert_null(strstr(problem->message, "Okonkwo"));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/roll-counts/census", test_census);
    g_test_add_func("/intake/roll-counts/outcomes", test_outcomes);
    g_test_add_func("/intake/roll-counts/bad-numbers", test_bad_numbers);
    g_test_add_func("/intake/roll-counts/pupils", test_pupils);
    g_test_add_func("/intake/roll-counts/sums", test_sums);
    g_test_add_func("/intake/roll-counts/names", test_names);
    g_test_add_func("/intake/roll-counts/persons", test_persons);
    return g_test_run();
}
