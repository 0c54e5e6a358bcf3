/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "responses-case.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/data-folder.h"
#include "intake/lists/codes-file.h"
#include "intake/lists/questionnaire-file.h"

#define QUESTIONS                                                                                  \
    "code,audience,kind,theme,text,scale,reversed,characteristic\n"                                \
    "P01,pupil,scored,Belonging,I feel I belong at this school.,agree5,no,\n"                      \
    "P02,pupil,scored,Belonging,Adults here treat everyone fairly.,agree5,no,\n"                   \
    "P03,pupil,scored,Belonging,How often do adults act on racism?,often5,no,\n"                   \
    "P30,pupil,characteristic,,Which of these best describes your ethnic group?,,,ethnicity\n"     \
    "P31,pupil,characteristic,,Are you a boy or a girl?,,,sex\n"                                   \
    "P40,pupil,comment,Belonging,What would help you feel that you belong?,,,\n"                   \
    "S01,staff,scored,Belonging,Colleagues belong here.,agree5,no,\n"

void responses_case_set_up(ResponsesCase *c, gconstpointer data)
{
    c->folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    c->path = g_build_filename(c->folder, "responses.csv", NULL);
    c->codes = eql_codes_load(eql_data_folder(NULL), NULL);
    g_assert_true(g_file_set_contents(c->path, QUESTIONS, -1, NULL));
    c->questionnaire = eql_questionnaire_read(c->path, eql_data_folder(NULL), NULL, NULL);
    g_assert_nonnull(c->questionnaire);
}

static void forget(ResponsesCase *c)
{
    g_clear_pointer(&c->record, eql_import_record_free);
    g_clear_pointer(&c->responses, eql_responses_free);
    g_clear_error(&c->error);
}

void responses_case_tear_down(ResponsesCase *c, gconstpointer data)
{
    forget(c);
    g_remove(c->path);
    g_rmdir(c->folder);
    eql_codes_unref(c->codes);
    eql_questionnaire_unref(c->questionnaire);
    g_free(c->path);
    g_free(c->folder);
}

gboolean responses_case_read_path(ResponsesCase *c, const char *path, const EqlMapping *mapping)
{
    EqlResponsesRequest request = {.path = path,
                                   .sheet = c->sheet,
                                   .questionnaire = c->questionnaire,
                                   .codes = c->codes,
                                   .audience = "pupil",
                                   .wave = "Autumn",
                                   .mapping = mapping};
    forget(c);
    gboolean read =
        eql_responses_read(&request, NULL, NULL, NULL, &c->record, &c->responses, &c->error);
    if (read)
        g_assert_cmpuint(c->record->rows, ==, c->record->accepted + c->record->set_aside);
    return read;
}

gboolean responses_case_read(ResponsesCase *c, const char *text)
{
    g_assert_true(g_file_set_contents(c->path, text, -1, NULL));
    return responses_case_read_path(c, c->path, NULL);
}

const EqlColumnMatch *responses_case_column(const ResponsesCase *c, const char *heading)
{
    for (guint i = 0; i < c->record->columns->len; i++) {
        const EqlColumnMatch *match = c->record->columns->pdata[i];
        if (g_str_equal(match->column, heading))
            return match;
        g_test_message("column: %s", match->column);
    }
    g_error("no column %s", heading);
}

void responses_case_assert_match(const ResponsesCase *c, const char *heading, const char *code,
                                 const char *match)
{
    const EqlColumnMatch *column = responses_case_column(c, heading);
    g_assert_cmpstr(column->code, ==, code);
    g_assert_cmpstr(column->match, ==, match);
}

void responses_case_assert_answers(const ResponsesCase *c, const char *code, const guint8 *want,
                                   guint n)
{
    const EqlAnswerColumn *answers = eql_responses_answers(c->responses, code);
    g_assert_nonnull(answers);
    g_assert_cmpmem(answers->answers->data, answers->answers->len, want, n);
}

gboolean responses_case_has_problem(const ResponsesCase *c, guint64 row, const char *words)
{
    for (guint i = 0; i < c->record->problems->len; i++) {
        const EqlProblem *problem = c->record->problems->pdata[i];
        if (problem->row == row && (strstr(problem->message, words) ||
                                    (problem->advice && strstr(problem->advice, words))))
            return TRUE;
        g_test_message("row %" G_GUINT64_FORMAT ": %s", problem->row, problem->message);
    }
    return FALSE;
}

gboolean responses_case_was_dropped(const ResponsesCase *c, const char *heading)
{
    return g_ptr_array_find_with_equal_func(c->record->dropped_identifiers, heading, g_str_equal,
                                            NULL);
}
