/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A column that nothing else matches, between known questions. */

#include <string.h>

#include "base/data-folder.h"
#include "intake/lists/questionnaire-file.h"
#include "intake/responses/match.h"
#include "responses-case.h"

#define QUESTIONS                                                                                  \
    "code,audience,kind,theme,text,scale,reversed,characteristic\n"                                \
    "A1,pupil,scored,T,I feel I belong at this school.,agree5,no,\n"                               \
    "A2,pupil,scored,T,Adults here treat everyone fairly.,agree5,no,\n"                            \
    "A3,pupil,scored,T,The rules are applied to all of us alike.,agree5,no,\n"                     \
    "A4,pupil,scored,T,Somebody listens when I report a problem.,agree5,no,\n"                     \
    "A5,pupil,scored,T,My culture is part of what we learn.,agree5,no,\n"                          \
    "A6,pupil,comment,T,What else would you like to say?,,,\n"

static void set_up(ResponsesCase *c, gconstpointer data)
{
    responses_case_set_up(c, data);
    eql_questionnaire_unref(c->questionnaire);
    g_assert_true(g_file_set_contents(c->path, QUESTIONS, -1, NULL));
    c->questionnaire = eql_questionnaire_read(c->path, eql_data_folder(NULL), NULL, NULL);
    g_assert_nonnull(c->questionnaire);
}

#define Q1 "I feel I belong at this school."
#define Q2 "Adults here treat everyone fairly."
#define Q3 "The rules are applied to all of us alike."
#define Q4 "Somebody listens when I report a problem."
#define Q5 "My culture is part of what we learn."
#define ALL_AGREE "Agree,Agree,Agree,Agree,Agree\n"

static const EqlColumnMatch *read_columns(ResponsesCase *c, const char *header, const char *row,
                                          guint column)
{
    g_autofree char *text = g_strconcat(header, "\n", row, row, NULL);
    g_assert_true(responses_case_read(c, text));
    return c->record->columns->pdata[column];
}

static void assert_placed(ResponsesCase *c, const char *header, guint column, const char *code)
{
    const EqlColumnMatch *match = read_columns(c, header, ALL_AGREE, column);
    g_assert_cmpstr(match->code, ==, code);
    g_assert_cmpstr(match->match, ==, code ? "near" : "none");
    g_assert_cmpstr(match->how, ==, code ? "place" : NULL);
    if (code)
        g_assert_cmpfloat(match->confidence, >=, EQL_PLACE_ENOUGH);
    g_assert_cmpfloat(match->confidence, <, EQL_NEAR_ENOUGH);
}

static void test_says_nothing(ResponsesCase *c, gconstpointer data)
{
    assert_placed(c, Q1 "," Q2 ",Q3," Q4 "," Q5, 2, "A3");
    assert_placed(c, Q1 "," Q2 ",," Q4 "," Q5, 2, "A3");
    assert_placed(c, Q1 "," Q2 ",Question 3," Q4 "," Q5, 2, "A3");
    /* Two at once, with two known ones on either side: only the middle has both. */
    g_assert_true(responses_case_read(c, Q1 ",Q2,Q3," Q4 "," Q5 "\n" ALL_AGREE));
    g_assert_null(((EqlColumnMatch *)c->record->columns->pdata[1])->code);
    g_assert_null(((EqlColumnMatch *)c->record->columns->pdata[2])->code);
}

static void test_half_alike(ResponsesCase *c, gconstpointer data)
{
    /* Cut off by the tool. */
    assert_placed(c, Q1 "," Q2 ",The rules are applied to," Q4 "," Q5, 2, "A3");
    /* Another question of the school's own. */
    assert_placed(c, Q1 "," Q2 ",Lunch tastes good," Q4 "," Q5, 2, NULL);
    /* The opposite. */
    assert_placed(c, Q1 "," Q2 ",The rules are never applied," Q4 "," Q5, 2, NULL);
    /* More like a question that stands elsewhere. */
    assert_placed(c, Q1 "," Q2 ",Somebody listens when I report," Q4 "," Q5, 2, NULL);
}

static void test_known_block(ResponsesCase *c, gconstpointer data)
{
    /* No neighbour on one side. */
    assert_placed(c, "Q1," Q2 "," Q3 "," Q4 "," Q5, 0, NULL);
    assert_placed(c, Q1 "," Q2 "," Q3 "," Q4 ",Q5", 4, NULL);
    /* Neighbours in another order. */
    assert_placed(c, Q1 "," Q4 ",Q3," Q2 "," Q5, 2, NULL);
    /* A column too many, or a question too many. */
    g_assert_true(responses_case_read(c, Q1 "," Q2 ",Q3,Q4," Q4 "," Q5 "\n"
                                            "Agree,Agree,Agree,Agree,Agree,Agree\n"));
    g_assert_null(((EqlColumnMatch *)c->record->columns->pdata[2])->code);
    assert_placed(c, Q1 "," Q2 ",Q3," Q5 ",x", 2, NULL);
}

static void test_answers_must_fit(ResponsesCase *c, gconstpointer data)
{
    const char *header = Q1 "," Q2 ",Q3," Q4 "," Q5;
    g_assert_null(read_columns(c, header, "Agree,Agree,Often,Agree,Agree\n", 2)->code);
    g_assert_null(read_columns(c, header, "Agree,Agree,,Agree,Agree\n", 2)->code);
    /* A comment is never matched by place: anything could be one. */
    g_assert_null(
        read_columns(c, Q1 "," Q2 "," Q3 "," Q4 ",Q5", "Agree,Agree,Agree,Agree,Agree\n", 4)->code);
}

static void test_no_double_use(ResponsesCase *c, gconstpointer data)
{
    /* The place's own question stands further on, and has its answers there. */
    g_assert_true(responses_case_read(c, Q1 "," Q2 ",Q3," Q4 "," Q5 "," Q3 "\n"
                                            "Agree,Agree,Disagree,Agree,Agree,Agree\n"));
    g_assert_null(((EqlColumnMatch *)c->record->columns->pdata[2])->code);
    responses_case_assert_match(c, Q3, "A3", "exact");
    /* A mapping goes before a place. */
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "Q3", "");
    g_assert_true(
        g_file_set_contents(c->path, Q1 "," Q2 ",Q3," Q4 "," Q5 "\n" ALL_AGREE, -1, NULL));
    g_assert_true(responses_case_read_path(c, c->path, mapping));
    responses_case_assert_match(c, "Q3", NULL, "none");
}

#define ADD(path, function)                                                                        \
    g_test_add(path, ResponsesCase, NULL, set_up, function, responses_case_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/match-place/says-nothing", test_says_nothing);
    ADD("/match-place/half-alike", test_half_alike);
    ADD("/match-place/known-block", test_known_block);
    ADD("/match-place/answers-must-fit", test_answers_must_fit);
    ADD("/match-place/no-double-use", test_no_double_use);
    return g_test_run();
}
