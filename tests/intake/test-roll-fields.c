/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-fields.h"

#include <math.h>

static void check_date(const char *text, const char *expected)
{
    char date[EQL_DATE_SIZE];
    gboolean read = eql_roll_date(text, -1, date);

    g_test_message("%s", text);
    g_assert_cmpint(read, ==, expected != NULL);
    if (expected != NULL)
        g_assert_cmpstr(date, ==, expected);
}

static void test_dates(void)
{
    check_date("2025-02-14", "2025-02-14");
    check_date("2025-02-14T00:00:00", "2025-02-14");
    check_date("2025-02-14 09:30:00.000", "2025-02-14");
    check_date("2025/2/4", "2025-02-04");
    check_date("2025-Feb-14 00:00:00", "2025-02-14");
    check_date("14/02/2025", "2025-02-14");
    check_date("03/04/2025", "2025-04-03"); /* British */
    check_date("3.4.25", "2025-04-03");
    check_date("14-Feb-25", "2025-02-14");
    check_date("14th February 2025", "2025-02-14");
    check_date("Friday, 14 February 2025", "2025-02-14");
    check_date("the 1st", NULL);
    check_date("February 14, 2025", "2025-02-14");
    check_date("14/02/2025 10:15 AM", "2025-02-14");
    check_date("20250214", "2025-02-14");
    check_date("45702", "2025-02-14"); /* a workbook's day number */
    check_date("45702.0", "2025-02-14");
    check_date("  ", "");
    check_date("29/02/2024", "2024-02-29");
    check_date("29/02/2025", NULL);
    check_date("02/14/2025", NULL); /* no fourteenth month */
    check_date("14/02", NULL);
    check_date("2025", NULL);
    check_date("14/02/2025-18/02/2025", "2025-02-14"); /* the first day of a range */
    check_date("14 Feb 2025 to 18 Feb 2025", "2025-02-14");
    check_date("14/02/2025 - later", NULL);
    check_date("99999999999999999999", NULL);
    check_date("pending", NULL);
    check_date("0/0/0000", NULL);
    check_date("\xe2\x80\x93", NULL);
}

static void test_month_first(void)
{
    char date[EQL_DATE_SIZE];
    g_assert_cmpint(eql_roll_date_order("13/9/2025"), ==, EQL_DATE_DAY_FIRST);
    g_assert_cmpint(eql_roll_date_order("9-13-25"), ==, EQL_DATE_MONTH_FIRST);
    g_assert_cmpint(eql_roll_date_order("9/12/2025"), ==, EQL_DATE_UNCLEAR);
    g_assert_cmpint(eql_roll_date_order("2025-09-13"), ==, EQL_DATE_UNCLEAR);
    g_assert_cmpint(eql_roll_date_order("9/13"), ==, EQL_DATE_UNCLEAR);
    g_assert_true(eql_roll_date_month_first("9/12/2025 10:15", date));
    g_assert_cmpstr(date, ==, "2025-09-12");
    g_assert_true(eql_roll_date_month_first("2025-09-13", date));
    g_assert_cmpstr(date, ==, "2025-09-13");
    g_assert_false(eql_roll_date_month_first("13/9/2025", date));
}

static void check_sessions(const char *text, double per_unit, double expected)
{
    double sessions;

    g_test_message("%s", text);
    g_assert_true(eql_roll_sessions(text, -1, per_unit, &sessions));
    if (isnan(expected))
        g_assert_true(isnan(sessions));
    else
        g_assert_cmpfloat(sessions, ==, expected);
}

static void test_sessions(void)
{
    static const char *const none[] = {"many", "-3", "1e9", "5 weeks", "inf", "nan", "0x10"};
    double sessions;

    check_sessions("3", 1, 3);
    check_sessions("1.5", 2, 3);
    check_sessions("2 days", 1, 4);
    check_sessions("1 session", 2, 1);
    check_sessions("10.0", 1, 10);
    check_sessions("1\xc2\xbd", 2, 3);
    check_sessions("\xc2\xbd", 2, 1);
    check_sessions("2 \xc2\xbd days", 1, 5);
    check_sessions("1,5", 2, 3);
    check_sessions("Half a day", 2, 1);
    check_sessions("", 1, NAN);
    check_sessions(" - ", 1, NAN);
    for (guint i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_false(eql_roll_sessions(none[i], -1, 1, &sessions));
}

static void test_whole_numbers(void)
{
    static const char *const none[] = {"",
                                       "-1",
                                       "1.5",
                                       "x",
                                       "1,23",
                                       "1,2345",
                                       ",123",
                                       "1e3",
                                       "<5",
                                       "12 345",
                                       "9999999999999999",
                                       "1000000000",
                                       "1.000"};
    guint64 number;

    g_assert_true(eql_roll_whole_number(" 1,234,567 ", -1, &number));
    g_assert_cmpuint(number, ==, 1234567);
    g_assert_true(eql_roll_whole_number("120.0", -1, &number));
    g_assert_cmpuint(number, ==, 120);
    g_assert_true(eql_roll_whole_number("0", -1, &number));
    g_assert_cmpuint(number, ==, 0);
    for (guint i = 0; i < G_N_ELEMENTS(none); i++)
        g_assert_false(eql_roll_whole_number(none[i], -1, &number));
}

static void test_registration(void)
{
    static const struct {
        const char *text;
        EqlRegistration registration;
    } cases[] = {
        {"C", 'C'},
        {"", 'C'},
        {" m ", 'M'},
        {"S", 'S'},
        {"G", 'O'},
        {"F", 'O'},
        {"Single Registration", 'C'},
        {"Main \xe2\x80\x93 Dual Registration", 'M'},
        {"Subsidiary - Dual Registration", 'S'},
        {"Current Main", 'M'},
        {"Guest", 'O'},
        {"Current subsidiary (dual registration)", 'S'},
        {"Current", 'C'},
    };

    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpint(eql_roll_registration(cases[i].text, -1), ==, cases[i].registration);
}

static void test_terms(void)
{
    g_assert_cmpstr(eql_roll_term("Spring"), ==, "SPR");
    g_assert_cmpstr(eql_roll_term("aut"), ==, "AUT");
    g_assert_null(eql_roll_term("1"));
    g_assert_null(eql_roll_term(NULL));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/intake/roll-fields/dates", test_dates);
    g_test_add_func("/intake/roll-fields/month-first", test_month_first);
    g_test_add_func("/intake/roll-fields/sessions", test_sessions);
    g_test_add_func("/intake/roll-fields/whole-numbers", test_whole_numbers);
    g_test_add_func("/intake/roll-fields/registration", test_registration);
    g_test_add_func("/intake/roll-fields/terms", test_terms);
    return g_test_run();
}
