/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files as schools send them: totals beneath the responses, numbers that count one way or another,
 * headers below a title. */

#include <string.h>

#include "intake/responses/numbering.h"
#include "intake/responses/row-summary.h"
#include "responses-case.h"

#define COUNT_READ(c, accepted_, aside)                                                            \
    G_STMT_START                                                                                   \
    {                                                                                              \
        g_assert_cmpuint((c)->record->accepted, ==, accepted_);                                    \
        g_assert_cmpuint((c)->record->set_aside, ==, aside);                                       \
    }                                                                                              \
    G_STMT_END

static const char BENEATH[] = "a total, an average or a remark";

/* ── totals ── */

static void test_labels(void)
{
    static const char *const labels[] = {
        "Total",   " TOTALS: ",   "Average score",       "Mean",     "n = 40",
        "% agree", "Grand total", "Total responses: 40", "Cyfanswm", "Sum"};
    static const char *const others[] = {"",          "Agree",  "n",       "Max",
                                         "Meaning",   "Summer", "40",      "Totally agree",
                                         "Responses", "Percy",  "Counting"};
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        g_assert_true(eql_is_summary_label(labels[i], -1));
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        if (!g_str_equal(others[i], "Max"))
            g_assert_false(eql_is_summary_label(others[i], -1));
}

static void test_totals(ResponsesCase *c, gconstpointer data)
{
    static const char *const beneath[] = {"Total,12,7\n",
                                          "\nTotal,12,7\n",
                                          "\nAverage,3.4,4.1\n",
                                          "n = 2,,\n",
                                          "\nPrinted on Monday,,\n",
                                          "\n,68%,70%\n",
                                          "\nStrongly agree,2,1\n"};
    for (guint i = 0; i < G_N_ELEMENTS(beneath); i++) {
        g_autofree char *text =
            g_strconcat("ID,P01,P02\n1,Agree,Disagree\n2,Agree,Agree\n", beneath[i], NULL);
        g_assert_true(responses_case_read(c, text));
        COUNT_READ(c, 2, 1);
        g_assert_true(responses_case_has_problem(c, *beneath[i] == '\n' ? 5 : 4, BENEATH));
        responses_case_assert_answers(c, "P01", (guint8[]){4, 4}, 2);
    }
}

static void test_totals_of_numbers(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "ID,P01,P02\n1,4,5\n2,1,2\nAverage,2.5,3.5\n"));
    COUNT_READ(c, 2, 1);
    g_assert_true(responses_case_read(c, "P01,P02\n4,5\n1,2\n2.5,3.5\n"));
    COUNT_READ(c, 2, 1);
}

/* A second table beneath, and counts that a spreadsheet worked out. */
static void test_table_beneath(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "ID,P01,P02\n1,Agree,Agree\n\nSummary,,\n"
                                         "Question,Agree %,Disagree %\nP01,70%,30%\n"));
    COUNT_READ(c, 1, 3);
    g_assert_true(responses_case_read(c, "P01,P02\nAgree,Agree\n37,#DIV/0!\n"));
    COUNT_READ(c, 1, 1);
}

/* Somebody's name, comment or answers are no total, whatever they look like. */
static void test_no_totals(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "Name,P01,P02\nMax,4,5\nMean,3,2\nSue,1,2\n"));
    COUNT_READ(c, 3, 0);
    g_assert_true(responses_case_read(c, "P40,P01,P02\nAverage,4,5\nTotal,3,2\n\nMean,1,2\n"));
    COUNT_READ(c, 3, 0);
    g_assert_true(responses_case_read(c, "P01,P02\nAgree,Agree\n\nAgree,\n\nOften,Agree\n\n4,5\n"));
    COUNT_READ(c, 3, 1);
    g_assert_true(responses_case_read(c, "P01,P02\n4,5\n\n3,3\n\n2,1\n"));
    COUNT_READ(c, 3, 0);
}

/* ── numbers ── */

static void test_from_0(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P02\n0,4\n1,3\n2,0\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){1, 2, 3}, 3);
    responses_case_assert_answers(c, "P02", (guint8[]){5, 4, 1}, 3);
    g_assert_true(responses_case_has_problem(c, 0, "0 was read as the lowest"));
}

/* Where 5 is met, 0 says that nothing was answered. */
static void test_0_is_none(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P02\n0,5\n1,3\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){EQL_ANSWER_UNREAD, 1}, 2);
    g_assert_true(responses_case_has_problem(c, 2, "“0” is none of"));
    g_assert_true(responses_case_has_problem(c, 0, "1 (or A1) was read as the lowest"));
}

static void test_beside_words(ResponsesCase *c, gconstpointer data)
{
    static const char *const forms[] = {"4 - Agree", "4. Agree",  "4=Agree",   "Agree (4)",
                                        "4) Agree",  "[4] Agree", "4 – Agree", "4/5"};
    for (guint i = 0; i < G_N_ELEMENTS(forms); i++) {
        g_autofree char *text = g_strconcat("P01\n", forms[i], "\n", NULL);
        g_assert_true(responses_case_read(c, text));
        responses_case_assert_answers(c, "P01", (guint8[]){4}, 1);
    }
}

/* What the file says of its numbers goes before what is usual. */
static void test_down(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P02\n1 (Strongly agree),2\n2,5 (Strongly disagree)\n"
                                         "3,4\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){5, 4, 3}, 3);
    responses_case_assert_answers(c, "P02", (guint8[]){4, 1, 2}, 3);
    g_assert_true(responses_case_has_problem(c, 0, "1 was read as the highest"));
    g_assert_true(responses_case_read(
        c, "\"I feel I belong at this school. (1 = strongly agree, 5 = strongly disagree)\"\n"
           "1\n5\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){5, 1}, 2);
}

static void test_scale_of_numbers(void)
{
    g_autoptr(EqlScale) scale = eql_scale_parse("0 - Never|1|2|3|4|5|6|7|8|9|10 - Always");
    g_assert_cmpuint(eql_scale_match(scale, "10", -1), ==, 11);
    g_assert_cmpuint(eql_scale_match(scale, "0", -1), ==, 1);
    g_assert_cmpuint(eql_scale_match(scale, "7.0", -1), ==, 8);
    g_assert_cmpuint(eql_scale_match(scale, "11", -1), ==, EQL_ANSWER_UNREAD);
    g_autoptr(EqlScale) ages = eql_scale_parse("1-2|3-4|5-6");
    g_assert_cmpuint(eql_scale_match(ages, "3-4", -1), ==, 2);
}

static void test_two_points(void)
{
    const EqlNumbers from_0 = {.plain = 4, .zeros = 2}, from_1 = {.plain = 4, .tops = 2};
    g_assert_cmpint(eql_numbers_order(&from_0, &from_0, 2), ==, EQL_NUMBERS_UP_FROM_0);
    g_assert_cmpint(eql_numbers_order(&from_1, &from_1, 2), ==, EQL_NUMBERS_UNKNOWN);
    g_assert_cmpint(eql_numbers_order(&from_1, &from_1, 5), ==, EQL_NUMBERS_UP);
    g_assert_cmpuint(eql_number_answer(EQL_NUMBERS_UP_FROM_0, 1, 2), ==, 2);
    g_assert_cmpuint(eql_number_answer(EQL_NUMBERS_DOWN, 1, 5), ==, 5);
    g_assert_cmpuint(eql_number_answer(EQL_NUMBERS_UP, 0, 5), ==, EQL_ANSWER_UNREAD);
}

static void test_legend(void)
{
    static const char *const labels[] = {"No", "Rather no", "Rather yes", "Yes", NULL};
    g_autoptr(EqlScale) scale = eql_scale_new("", labels, NULL);
    EqlNumbers up = {0}, down = {0}, from_0 = {0}, none = {0};
    eql_numbers_take_legend(&up, scale, "Q1. Fair? 1 = no, 4 = yes");
    eql_numbers_take_legend(&down, scale, "Fair? Yes (1), rather yes (2) … no (4)");
    eql_numbers_take_legend(&from_0, scale, "Fair? From 0 (no) to 3 (yes)");
    eql_numbers_take_legend(&none, scale, "12. Is the school fair in 2025?");
    g_assert_cmpint(eql_numbers_order(&up, &none, 4), ==, EQL_NUMBERS_UP);
    g_assert_cmpint(eql_numbers_order(&down, &none, 4), ==, EQL_NUMBERS_DOWN);
    g_assert_cmpint(eql_numbers_order(&from_0, &none, 4), ==, EQL_NUMBERS_UP_FROM_0);
    g_assert_cmpuint(none.up + none.down + none.up_from_0 + none.down_from_0, ==, 0);
}

/* ── headers, answers, groups ── */

static void test_header_below(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(
        responses_case_read(c, "Belonging,,Racism,\nP01,P02,P03,P40\nAgree,Agree,Often,\n"));
    COUNT_READ(c, 1, 0);
    g_assert_true(responses_case_has_problem(c, 2, "taken for the header"));
    g_assert_true(
        responses_case_read(c, "School:,Oak\nDate:,3 Nov\n\nP01,P02,P03\nAgree,Agree,Often\n"));
    COUNT_READ(c, 1, 0);
}

static void test_on_its_side(ResponsesCase *c, gconstpointer data)
{
    g_assert_false(responses_case_read(c, "P01,Agree,Agree,Disagree,Strongly agree\n"
                                          "P02,Agree,Disagree,Agree,Agree\n"));
    g_assert_nonnull(strstr(c->error->message, "lies on its side"));
}

/* A legend behind the question hides it from nobody, and says which way the numbers count. */
static void test_legend_in_heading(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, "P02,I feel I belong at this school. (1 = strongly agree)\n2,1\n5,4\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){5, 2}, 2);
}

static void test_missing(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01\nNo response\n(blank)\n.\nAgree\nDunno\n• Agree\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){0, 0, 0, 4, EQL_ANSWER_NO_POINT, 4}, 6);
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

static void test_code_and_name(ResponsesCase *c, gconstpointer data)
{
    static const struct {
        const char *text, *code;
    } groups[] = {{"WBRI - White - British", "WBRI"}, {"Black Caribbean (BCRB)", "BCRB"},
                  {"1. White British", "WBRI"},       {"AIND: Indian", "AIND"},
                  {"AIND - White British", NULL},     {"White British 7", NULL},
                  {"Indian Martian", NULL},           {"Romany Gypsy", "WROM"}};
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++)
        g_assert_cmpstr(eql_codes_match(c->codes, "ethnicity", groups[i].text, -1), ==,
                        groups[i].code);
}

static void test_years(ResponsesCase *c, gconstpointer data)
{
    static const struct {
        const char *text, *code;
    } years[] = {{"NC Year 7", "7"},
                 {"Curriculum Year  8", "8"},
                 {"Year 7 (11-12)", "7"},
                 {"Year 9 (KS3)", "9"},
                 {"7B", "7"},
                 {"Y10A", "10"},
                 {"7th", NULL},
                 {"Year 11 12 13", NULL},
                 {"3/4", NULL},
                 {"25", NULL}};
    for (guint i = 0; i < G_N_ELEMENTS(years); i++)
        g_assert_cmpstr(eql_codes_match(c->codes, "year", years[i].text, -1), ==, years[i].code);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/strange-files/labels", test_labels);
    g_test_add_func("/strange-files/scale-of-numbers", test_scale_of_numbers);
    g_test_add_func("/strange-files/two-points", test_two_points);
    g_test_add_func("/strange-files/legend", test_legend);
    ADD_RESPONSES_TEST("/strange-files/totals", test_totals);
    ADD_RESPONSES_TEST("/strange-files/totals-of-numbers", test_totals_of_numbers);
    ADD_RESPONSES_TEST("/strange-files/table-beneath", test_table_beneath);
    ADD_RESPONSES_TEST("/strange-files/no-totals", test_no_totals);
    ADD_RESPONSES_TEST("/strange-files/from-0", test_from_0);
    ADD_RESPONSES_TEST("/strange-files/0-is-none", test_0_is_none);
    ADD_RESPONSES_TEST("/strange-files/beside-words", test_beside_words);
    ADD_RESPONSES_TEST("/strange-files/down", test_down);
    ADD_RESPONSES_TEST("/strange-files/header-below", test_header_below);
    ADD_RESPONSES_TEST("/strange-files/on-its-side", test_on_its_side);
    ADD_RESPONSES_TEST("/strange-files/legend-in-heading", test_legend_in_heading);
    ADD_RESPONSES_TEST("/strange-files/missing", test_missing);
    ADD_RESPONSES_TEST("/strange-files/code-and-name", test_code_and_name);
    ADD_RESPONSES_TEST("/strange-files/years", test_years);
    return g_test_run();
}
