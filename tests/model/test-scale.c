/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "model/scale.h"

static EqlScale *agree5(void)
{
    return eql_scale_parse("Strongly disagree|Disagree|Neither agree nor disagree|Agree|Strongly "
                           "agree;Don't know|Prefer not to say");
}

static void test_match(void)
{
    g_autoptr(EqlScale) scale = agree5();
    static const struct {
        const char *text;
        EqlAnswer answer;
    } cases[] = {{"Strongly agree", 5},
                 {" strongly   AGREE ", 5},
                 {"Agree.", 4},
                 {"Don\xE2\x80\x99t know", EQL_ANSWER_NO_POINT},
                 {"prefer not to say", 101},
                 {"", EQL_ANSWER_BLANK},
                 {" \xC2\xA0", EQL_ANSWER_BLANK},
                 {"3", 3},
                 {"A2", 2},
                 {"5.0", 5},
                 {"0", EQL_ANSWER_UNREAD},
                 {"6", EQL_ANSWER_UNREAD},
                 {"3.5", EQL_ANSWER_UNREAD},
                 {"Agree strongly", EQL_ANSWER_UNREAD},
                 {"maybe", EQL_ANSWER_UNREAD}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++)
        g_assert_cmpuint(eql_scale_match(scale, cases[i].text, -1), ==, cases[i].answer);
    g_assert_true(eql_scale_add_synonym(scale, "strongly agree", "Agree strongly"));
    g_assert_cmpuint(eql_scale_match(scale, "agree STRONGLY", -1), ==, 5);
    g_assert_false(eql_scale_add_synonym(scale, "no such", "x"));
    g_assert_false(eql_scale_add_synonym(scale, "Agree", "Disagree"));
}

static void test_labels(void)
{
    g_autoptr(EqlScale) scale = agree5();
    for (guint i = 0; i < 255; i++) {
        const char *label = eql_scale_label(scale, (EqlAnswer)i);
        if (label)
            g_assert_cmpuint(eql_scale_match(scale, label, -1), ==, i);
        else
            g_assert_false((i >= 1 && i <= 5) || i == 100 || i == 101);
    }
}

static void test_score(void)
{
    g_autoptr(EqlScale) five = agree5();
    g_autoptr(EqlScale) four = eql_scale_parse("a|b|c|d");
    g_assert_cmpfloat(eql_scale_score(five, FALSE, 1), ==, 0);
    g_assert_cmpfloat(eql_scale_score(five, FALSE, 4), ==, 75);
    g_assert_cmpfloat(eql_scale_score(five, TRUE, 4), ==, 25);
    g_assert_cmpfloat_with_epsilon(eql_scale_score(four, FALSE, 2), 100.0 / 3, 1e-12);
    g_assert_true(isnan(eql_scale_score(five, FALSE, EQL_ANSWER_BLANK)));
    g_assert_true(isnan(eql_scale_score(five, FALSE, EQL_ANSWER_NO_POINT)));
    g_assert_true(isnan(eql_scale_score(five, FALSE, EQL_ANSWER_NOT_PUT)));
}

static void test_refused(void)
{
    g_assert_null(eql_scale_parse(""));
    g_assert_null(eql_scale_parse("one"));
    g_assert_null(eql_scale_parse("same|Same"));
    g_assert_null(eql_scale_parse("a|b;A"));
    g_assert_null(eql_scale_parse("a||b"));
    GString *many = g_string_new("p0");
    for (int i = 1; i < 100; i++)
        g_string_append_printf(many, "|p%d", i);
    g_assert_null(eql_scale_parse(many->str));
    g_string_free(many, TRUE);
}

/* A scale whose labels are numbers keeps its own order. */
static void test_numbers_as_labels(void)
{
    g_autoptr(EqlScale) scale = eql_scale_parse("0|1|2|3|4");
    g_assert_cmpuint(eql_scale_match(scale, "0", -1), ==, 1);
    g_assert_cmpuint(eql_scale_match(scale, "4", -1), ==, 5);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/scale/match", test_match);
    g_test_add_func("/scale/labels", test_labels);
    g_test_add_func("/scale/score", test_score);
    g_test_add_func("/scale/refused", test_refused);
    g_test_add_func("/scale/numbers-as-labels", test_numbers_as_labels);
    return g_test_run();
}
