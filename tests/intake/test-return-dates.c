/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days' outcomes a census return collects, and what is said of others. */
#include "intake/roll/return-dates.h"
#include "roll-case.h"

static void check(const char *term, int year, const char *wanted_first, const char *wanted_last)
{
    char first[EQL_DATE_SIZE], last[EQL_DATE_SIZE];

    g_assert_true(eql_return_collects(term, year, first, last));
    g_assert_cmpstr(first, ==, wanted_first);
    g_assert_cmpstr(last, ==, wanted_last);
}

/* Easter Sundays as the churches' calendars print them. */
static void test_windows(void)
{
    char first[EQL_DATE_SIZE], last[EQL_DATE_SIZE];

    check("SUM", 2025, "2024-08-01", "2024-12-31");
    check("AUT", 2025, "2025-01-01", "2025-04-20");
    check("SPR", 2026, "2025-04-21", "2025-07-31");
    check("AUT", 2024, "2024-01-01", "2024-03-31");
    check("SPR", 2025, "2024-04-01", "2024-07-31");
    check("AUT", 2008, "2008-01-01", "2008-03-23"); /* early */
    check("AUT", 2038, "2038-01-01", "2038-04-25"); /* late */
    check("AUT", 2000, "2000-01-01", "2000-04-23");
    g_assert_false(eql_return_collects(NULL, 2025, first, last));
    g_assert_false(eql_return_collects("SUM", 0, first, last));
}

#define RETURN(term, year, body)                                                                   \
    "<Message><Header><CollectionDetails><Collection>SC</Collection><Term>" term                   \
    "</Term><Year>" year "</Year></CollectionDetails><Source><LEA>210</LEA><Estab>4567</Estab>"    \
    "</Source></Header><Pupils>" body "</Pupils></Message>"
#define PUPIL(list, one, upn, rest)                                                                \
    "<" list "><" one "><PupilIdentifiers><UPN>" upn "</UPN><Sex>F</Sex></PupilIdentifiers>" rest  \
    "</" one "></" list ">"
#define SUSPENSION(date)                                                                           \
    "<TermlyExclusion><Category>SUSP</Category><Reason>DB</Reason><StartDate>" date                \
    "</StartDate><Sessions>2</Sessions></TermlyExclusion>"

static const char SUMMER[] =
    RETURN("SUM", "2025",
           PUPIL("PupilsOnRoll", "PupilOnRoll", "A1",
                 "<TermlyExclusions>" SUSPENSION("2024-10-01")
                     SUSPENSION("2025-02-01") "</TermlyExclusions>")
               PUPIL("PupilsNoLongerOnRoll", "PupilNoLongerOnRoll", "A2",
                     "<TermlyExclusions>" SUSPENSION("2024-11-01") "</TermlyExclusions>"));

static void test_said_of_outcomes(void)
{
    g_autoptr(RollCase) read = outcomes_of_text(SUMMER, NULL);

    assert_rows(read, 3, 0);
    assert_problem(read, 0,
                   "This is the summer return of 2025. It collects the outcomes of "
                   "1 August 2024 to 31 December 2024.");
    assert_advice(read, 0,
                  "2024/25 comes from three returns: summer 2025, autumn 2025 and "
                  "spring 2026");
    assert_problem(read, 0, "1 outcome of this return lies outside");
}

static void test_said_without_term(void)
{
    g_autoptr(RollCase) read = outcomes_of_text(
        RETURN("", "2025",
               PUPIL("PupilsOnRoll", "PupilOnRoll", "A1",
                     "<TermlyExclusions>" SUSPENSION("2024-10-01") "</TermlyExclusions>")),
        NULL);

    assert_rows(read, 1, 0);
    assert_problem(read, 0, "does not say of which term and year it is");
}

static void test_said_of_census(void)
{
    g_autoptr(RollCase) read = census_of_text(SUMMER, NULL);
    g_autoptr(RollCase) other =
        roll_case_of_text(EQL_IMPORT_CENSUS, SUMMER, (EqlRollRequest){.laestab = "210/1234"});
    g_autoptr(RollCase) own =
        roll_case_of_text(EQL_IMPORT_CENSUS, SUMMER, (EqlRollRequest){.laestab = "210/4567"});

    assert_problem(read, 0, "1 pupil is no longer on roll");
    assert_problem(other, 0, "is of the school with LAESTAB 2104567; the project’s is 210/1234");
    g_assert_cmpuint(own->record->problems->len, ==, read->record->problems->len);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/return-dates/windows", test_windows);
    g_test_add_func("/return-dates/said-of-outcomes", test_said_of_outcomes);
    g_test_add_func("/return-dates/said-without-term", test_said_without_term);
    g_test_add_func("/return-dates/said-of-census", test_said_of_census);
    return g_test_run();
}
