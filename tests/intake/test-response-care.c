/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a careful clerk would notice in a file of responses. */

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "base/data-folder.h"
#include "intake/intake-error.h"
#include "intake/lists/questionnaire-file.h"
#include "responses-case.h"

/* ── sent twice ── */

static void test_twins(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c,
                                      "Id,Start time,Completion time,P01,P02\n"
                                      "1,2025-11-03 09:00:01,2025-11-03 09:05:00,Agree,Agree\n"
                                      "2,2025-11-03 09:00:01,2025-11-03 09:05:00,Agree,Agree\n"
                                      "3,2025-11-03 09:00:02,2025-11-03 09:05:00,Agree,Agree\n"
                                      "4,2025-11-03 09:00:01,2025-11-03 09:05:00,Agree,Disagree\n"
                                      "5,2025-11-03 09:00:09,2025-11-03 09:05:00,,\n"
                                      "6,2025-11-03 09:00:09,2025-11-03 09:05:00,,\n"));
    g_assert_cmpuint(c->record->accepted, ==, 6);
    g_assert_true(responses_case_has_problem(c, 3, "same time as row 2"));
    g_assert_cmpuint(c->record->problems->len, ==, 1);
}

/* A row is held against every column; too many of them are refused at once. */
static void test_too_many_columns(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(GString) text = g_string_new("P01");
    for (guint i = 0; i < 5000; i++)
        g_string_append_printf(text, ",x%u", i);
    g_string_append(text, "\nAgree\n");
    g_assert_false(responses_case_read(c, text->str));
    g_assert_error(c->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE);
    g_assert_nonnull(strstr(c->error->message, "“responses.csv” has 5001 columns"));
}

/* Without a time, two who answer alike are two. */
static void test_no_twins_without_time(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P02\nAgree,Agree\nAgree,Agree\n"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

static void test_many_twins(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(GString) text = g_string_new("Timestamp,P01\n");
    for (guint i = 0; i < 300; i++)
        g_string_append(text, "2025/11/03 9:00:01 AM GMT,Agree\n");
    g_assert_true(responses_case_read(c, text->str));
    g_assert_cmpuint(c->record->problems->len, ==, 101);
    g_assert_true(responses_case_has_problem(c, 0, "(199)"));
}

/* ── tries of the form ── */

static void test_tries(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "Name,P01,P40\n"
                                         "x,Agree,test\n"
                                         "Test Test,Agree,\n"
                                         "x,Agree,Testing 123!\n"
                                         "x,Agree,The test was hard\n"
                                         "Test,Agree,More clubs\n"
                                         "x,Agree,Stop testing us\n"));
    g_assert_cmpuint(c->record->accepted, ==, 6);
    for (guint64 row = 2; row <= 4; row++)
        g_assert_true(responses_case_has_problem(c, row, "test of the form"));
    g_assert_cmpuint(c->record->problems->len, ==, 3);
}

static void test_preview(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "Status,ResponseId,RecordedDate,P01\n"
                                         "Response Type,Response ID,Recorded Date,P01\n"
                                         "Survey Preview,R_1,2025-11-03 09:00:00,Agree\n"
                                         "IP Address,R_2,2025-11-03 09:00:01,Agree\n"));
    g_assert_cmpstr(c->record->tool, ==, "qualtrics");
    g_assert_true(responses_case_has_problem(c, 3, "preview of the form"));
    g_assert_cmpuint(c->record->problems->len, ==, 1);
}

static void test_same_number(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c,
                                      "ID,Start time,Completion time,Email,Name,P01\n"
                                      "1,2025-09-02 9:00,2025-09-02 9:05,anonymous,,Agree\n"
                                      "1,2025-09-02 9:00,2025-09-02 9:05,anonymous,,Agree\n"
                                      "2,2025-09-02 9:10,2025-09-02 9:15,anonymous,,Agree\n"
                                      "2,2025-09-02 9:10,2025-09-02 9:15,anonymous,,Disagree\n"));
    g_assert_cmpuint(c->record->accepted, ==, 4);
    g_assert_true(responses_case_has_problem(c, 3, "same time as row 2"));
    g_assert_true(responses_case_has_problem(c, 5, "same number as row 4"));
    g_assert_cmpuint(c->record->problems->len, ==, 2);
    /* In a table of one's own an ID may be a class's. */
    g_assert_true(responses_case_read(c, "ID,P01\n1,Agree\n1,Disagree\n"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* ── answers that were made something else ── */

static void test_ornaments(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c,
                                      "P01,Are you a boy or a girl?\nAgree 👍🏽,Girl ♀️\n"
                                      "“Disagree”,\"\"\"Boy\"\"\"\n4️⃣,F\n👍,👧\n"
                                      "\ufeffAgree,M\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){4, 2, 4, EQL_ANSWER_UNREAD, 4}, 5);
    g_assert_true(responses_case_has_problem(c, 5, "“👍” is none"));
    g_assert_cmpuint(c->record->labels->len, ==, 1);
}

/* A scale of ranges, as Excel shows them on either side of the ocean. */
static void test_ranges(ResponsesCase *c, gconstpointer data)
{
    static const char questions[] = "code,audience,kind,theme,text,scale,reversed,characteristic\n"
                                    "P01,pupil,scored,T,How often?,0|1-2|3-5|6-10,no,\n";
    g_clear_pointer(&c->questionnaire, eql_questionnaire_unref);
    g_assert_true(g_file_set_contents(c->path, questions, -1, NULL));
    c->questionnaire = eql_questionnaire_read(c->path, eql_data_folder(NULL), NULL, NULL);
    g_assert_true(responses_case_read(c, "P01\n01-Feb\n2025-03-05T00:00:00\n05/03/2025\n10-Jun\n"
                                         "2-jan\n1-2\n07-Aug\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){2, 3, 3, 4, 2, 2, EQL_ANSWER_UNREAD}, 7);
}

/* ── names in comments ── */

static void test_names_in_comments(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P40\n"
                                         "Agree,I miss School and Mr. is no name\n"
                                         "Agree,Mr Khan listens\n"
                                         "Agree,Ask miss O’Neill or Dr. Żak\n"
                                         "Agree,Missing drama\n"));
    g_assert_true(responses_case_has_problem(c, 3, "2 comments may name somebody"));
    g_assert_cmpuint(c->record->problems->len, ==, 1);
}

/* ── rows set aside ── */

static void test_many_set_aside(ResponsesCase *c, gconstpointer data)
{
    g_autoptr(GString) text = g_string_new("id,submitdate,P01\n0,2025-11-03,Agree\n");
    for (guint i = 0; i < 250; i++)
        g_string_append_printf(text, "%u,,Agree\n", i + 1);
    g_assert_true(responses_case_read(c, text->str));
    g_assert_cmpuint(c->record->set_aside, ==, 250);
    g_assert_cmpuint(c->record->problems->len, ==, 101);
    g_assert_true(responses_case_has_problem(c, 0, "150 further rows"));
}

/* ── several languages in one column ── */

static void test_languages(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P03\n"
                                         "Tout à fait d’accord,Jamais\n"
                                         "Zgadzam się,czasami\n"
                                         "أوافق بشدة,\u200Fدائما\n"
                                         "নিরপেক্ষ,প্রায়ই\n"
                                         "Anghytuno'n gryf,Anaml\n"
                                         "ਸਹਿਮਤ,ਅਕਸਰ\n"
                                         "Disagree,Bilmiyorum\n"
                                         "متفق,کبھی نہیں\n"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
    responses_case_assert_answers(c, "P01", (guint8[]){5, 4, 5, 3, 1, 4, 2, 4}, 8);
    responses_case_assert_answers(c, "P03", (guint8[]){1, 3, 5, 4, 2, 4, EQL_ANSWER_NO_POINT, 1},
                                  8);
}

/* ── numbers for answers ── */

static void test_numbers(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "id,submitdate,P01,P02,P03\n"
                                         "1,2025-11-03,A5,4,Often\n"));
    responses_case_assert_answers(c, "P01", (guint8[]){5}, 1);
    g_assert_true(responses_case_has_problem(c, 0, "2 questions have numbers"));
    g_assert_true(responses_case_read(c, "id,submitdate,P01\n1,2025-11-03,Agree\n"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* ── one question asked twice ── */

static void test_repeated(ResponsesCase *c, gconstpointer data)
{
    static const char words[] = "Another column asks question P01 too";
    g_assert_true(responses_case_read(c, "P01,I feel I belong at this school.,P02,Other,Other\n"
                                         "Agree,Disagree,Agree,a,b\n"));
    responses_case_assert_match(c, "P01", "P01", "exact");
    responses_case_assert_match(c, "I feel I belong at this school.", NULL, "none");
    g_assert_true(responses_case_has_problem(c, 0, words));
    g_assert_cmpuint(c->record->problems->len, ==, 1);
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "P01", "");
    g_assert_true(responses_case_read_path(c, c->path, mapping));
    responses_case_assert_match(c, "I feel I belong at this school.", "P01", "exact");
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* ── summaries ── */

static void test_summaries(ResponsesCase *c, gconstpointer data)
{
    static const char *const summaries[] = {
        "Answer Choices,Responses,\nStrongly agree,22.5%,9\nAgree,50%,20\n",
        "Belonging,,\n,Boy,Girl\nStrongly disagree,1,2\nDisagree,3,0\nNeutral,4,4\n",
        "Question,Strongly agree,Agree,Neither agree nor disagree\nWe belong,12,10,3\n",
        "Row Labels,Count of ID\nAgree,12\nGrand Total,12\n",
        ",Boys,Girls\nI feel I belong at this school.,45%,50%\nAdults here treat everyone fairly,"
        "60%,48%\nHow often do adults act on racism?,30%,31%\n",
        "Answer,Count,Percentage\nStrongly agree,9,22.5%\nAgree,20,50.0%\n"
        "Neutral,\"1,100\",27%\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(summaries); i++) {
        g_test_message("%s", summaries[i]);
        g_assert_false(responses_case_read(c, summaries[i]));
        g_assert_error(c->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
        g_assert_nonnull(strstr(c->error->message, "one row for each person"));
        g_autoptr(GError) error = NULL;
        g_assert_null(eql_recognise(c->path, NULL, c->questionnaire, c->codes, NULL, &error));
        g_assert_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    }
}

/* Tables that only resemble a summary come in. */
static void test_no_summaries(ResponsesCase *c, gconstpointer data)
{
    static const char *const tables[] = {
        "Our own question,Age\nStrongly agree,12\nStrongly agree,13\nAgree,12\n",
        "One,Two,Three\nDisagree,Neutral,Agree\nAgree,Agree,Agree\n",
        "P01,Age\nStrongly agree,12\nAgree,13\nNeutral,12\n",
    };
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++)
        g_assert_true(responses_case_read(c, tables[i]));
}

/* ── several waves in one file ── */

static void test_waves(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(
        responses_case_read(c, "Survey wave,P01,P02\nAutumn,Agree,Agree\nSpring,Disagree,Agree\n"));
    g_assert_cmpuint(c->record->accepted, ==, 2);
    g_assert_true(responses_case_has_problem(c, 0, "several waves. All its rows"));
}

/* Whatever stands in such a column, notes on a file do not repeat it. */
static void test_waves_of_names(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(
        responses_case_read(c, "Round,P01,P02\nSam Poe,Agree,Agree\nAnn Day,Disagree,Agree\n"));
    g_assert_true(responses_case_has_problem(c, 0, "several waves"));
    g_assert_false(responses_case_has_problem(c, 0, "Poe"));
    g_assert_false(responses_case_has_problem(c, 0, "Day"));
}

static void test_one_wave(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(
        responses_case_read(c, "Wave,P01,P02\nAutumn,Agree,Agree\nAutumn,Disagree,Agree\n"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* ── a second table to the right ── */

static void test_table_beside(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,P02,,Gender,Count\n"
                                         "Agree,Agree,,Boys,12\n"
                                         "Disagree,Agree,,Girls,11\n"
                                         ",,,Total,23\n"));
    g_assert_cmpuint(c->record->accepted, ==, 2);
    g_assert_cmpuint(c->record->set_aside, ==, 1);
    responses_case_assert_match(c, "Gender", NULL, "none");
    g_assert_true(responses_case_has_problem(c, 0, "to the right of the responses"));
    g_assert_true(responses_case_has_problem(c, 4, "beside the responses"));
}

/* An empty column in the middle of the questions parts nothing. */
static void test_gap_between_questions(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "P01,,P02,Gender\nAgree,,Agree,Boy\n,,Agree,Girl\n"));
    g_assert_cmpuint(c->record->accepted, ==, 2);
    g_assert_nonnull(eql_responses_groups(c->responses, "sex"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* ── workbooks ── */

static void write_row(lxw_worksheet *sheet, guint row, const char *const *cells)
{
    for (guint i = 0; cells[i]; i++)
        worksheet_write_string(sheet, row, (lxw_col_t)i, cells[i], NULL);
}

/* Sheets "Cover" (blank), "Notes", then a sheet of responses for each of the names. */
static char *write_book(const ResponsesCase *c, const char *const *sheets)
{
    char *path = g_build_filename(c->folder, "waves.xlsx", NULL);
    lxw_workbook *book = workbook_new(path);
    workbook_add_worksheet(book, "Cover");
    lxw_worksheet *notes = workbook_add_worksheet(book, "Notes");
    write_row(notes, 0, (const char *const[]){"About this file", NULL});
    write_row(notes, 1, (const char *const[]){"Kept by the office", NULL});
    for (guint i = 0; sheets[i]; i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, sheets[i]);
        write_row(sheet, 0, (const char *const[]){"Timestamp", "P01", "P02", NULL});
        write_row(sheet, 1, (const char *const[]){"x", i ? "Agree" : "Disagree", "Agree", NULL});
    }
    lxw_chartsheet *chart = workbook_add_chartsheet(book, "Chart");
    lxw_chart *bars = workbook_add_chart(book, LXW_CHART_BAR);
    chart_add_series(bars, NULL, "=Notes!$A$1:$A$2");
    chartsheet_set_chart(chart, bars);
    chartsheet_set_first_sheet(chart);
    g_assert_cmpint(workbook_close(book), ==, LXW_NO_ERROR);
    return path;
}

static void test_sheets(ResponsesCase *c, gconstpointer data)
{
    g_autofree char *path = write_book(c, (const char *const[]){"Answers", NULL});
    g_assert_true(responses_case_read_path(c, path, NULL));
    g_assert_cmpstr(c->record->tool, ==, "google-forms");
    responses_case_assert_answers(c, "P01", (guint8[]){2}, 1);
    g_assert_true(responses_case_has_problem(c, 0, "only “Answers” was read"));
    g_autoptr(EqlRecognised) found =
        eql_recognise(path, NULL, c->questionnaire, c->codes, NULL, NULL);
    g_assert_cmpstr(found->audience, ==, "pupil");
    g_remove(path);
}

static void test_sheet_per_wave(ResponsesCase *c, gconstpointer data)
{
    g_autofree char *path = write_book(c, (const char *const[]){"2024", "2025", NULL});
    g_assert_true(responses_case_read_path(c, path, NULL));
    responses_case_assert_answers(c, "P01", (guint8[]){2}, 1);
    g_assert_true(responses_case_has_problem(c, 0, "hold responses too: “2025”"));
    g_remove(path);
}

static void assert_sheets(const ResponsesCase *c, const char *sheet, const char *all)
{
    g_assert_cmpstr(c->record->sheet, ==, sheet);
    g_ptr_array_add(c->record->sheets, NULL);
    g_autofree char *names = g_strjoinv("|", (char **)c->record->sheets->pdata);
    g_assert_cmpstr(names, ==, all);
}

static void test_chosen_sheet(ResponsesCase *c, gconstpointer data)
{
    g_autofree char *path = write_book(c, (const char *const[]){"2024", "2025", NULL});
    g_assert_true(responses_case_read_path(c, path, NULL));
    assert_sheets(c, "2024", "2024|2025");
    c->sheet = "2025";
    g_assert_true(responses_case_read_path(c, path, NULL));
    assert_sheets(c, "2025", "2024|2025");
    responses_case_assert_answers(c, "P01", (guint8[]){4}, 1);
    g_assert_true(responses_case_has_problem(c, 0, "hold responses too: “2024”"));
    /* One that asks nothing is read as asked, for a mapping. */
    c->sheet = "notes";
    g_assert_true(responses_case_read_path(c, path, NULL));
    assert_sheets(c, "Notes", "Notes|2024|2025");
    c->sheet = "2026";
    g_assert_false(responses_case_read_path(c, path, NULL));
    g_assert_error(c->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
    g_assert_nonnull(strstr(c->error->message, "“2024”, “2025”"));
    c->sheet = "Cover";
    g_assert_false(responses_case_read_path(c, path, NULL));
    g_assert_error(c->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY);
    g_remove(path);
}

static void test_sheet_of_no_workbook(ResponsesCase *c, gconstpointer data)
{
    c->sheet = "2025";
    g_assert_false(responses_case_read(c, "P01\nAgree\n"));
    g_assert_error(c->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
    g_assert_nonnull(strstr(c->error->message, "is no workbook"));
}

/* A workbook without a questionnaire's headings still comes in, for a mapping. */
static void test_unknown_sheets(ResponsesCase *c, gconstpointer data)
{
    g_autofree char *path = write_book(c, (const char *const[]){NULL});
    g_assert_true(responses_case_read_path(c, path, NULL));
    g_assert_true(responses_case_has_problem(c, 0, "only “Notes” was read"));
    g_remove(path);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_RESPONSES_TEST("/response-care/too-many-columns", test_too_many_columns);
    ADD_RESPONSES_TEST("/response-care/twins", test_twins);
    ADD_RESPONSES_TEST("/response-care/no-twins-without-time", test_no_twins_without_time);
    ADD_RESPONSES_TEST("/response-care/many-twins", test_many_twins);
    ADD_RESPONSES_TEST("/response-care/tries", test_tries);
    ADD_RESPONSES_TEST("/response-care/preview", test_preview);
    ADD_RESPONSES_TEST("/response-care/names-in-comments", test_names_in_comments);
    ADD_RESPONSES_TEST("/response-care/many-set-aside", test_many_set_aside);
    ADD_RESPONSES_TEST("/response-care/languages", test_languages);
    ADD_RESPONSES_TEST("/response-care/numbers", test_numbers);
    ADD_RESPONSES_TEST("/response-care/repeated", test_repeated);
    ADD_RESPONSES_TEST("/response-care/summaries", test_summaries);
    ADD_RESPONSES_TEST("/response-care/no-summaries", test_no_summaries);
    ADD_RESPONSES_TEST("/response-care/waves", test_waves);
    ADD_RESPONSES_TEST("/response-care/waves-of-names", test_waves_of_names);
    ADD_RESPONSES_TEST("/response-care/one-wave", test_one_wave);
    ADD_RESPONSES_TEST("/response-care/table-beside", test_table_beside);
    ADD_RESPONSES_TEST("/response-care/gap-between-questions", test_gap_between_questions);
    ADD_RESPONSES_TEST("/response-care/sheets", test_sheets);
    ADD_RESPONSES_TEST("/response-care/sheet-per-wave", test_sheet_per_wave);
    ADD_RESPONSES_TEST("/response-care/same-number", test_same_number);
    ADD_RESPONSES_TEST("/response-care/ornaments", test_ornaments);
    ADD_RESPONSES_TEST("/response-care/ranges", test_ranges);
    ADD_RESPONSES_TEST("/response-care/chosen-sheet", test_chosen_sheet);
    ADD_RESPONSES_TEST("/response-care/sheet-of-no-workbook", test_sheet_of_no_workbook);
    ADD_RESPONSES_TEST("/response-care/unknown-sheets", test_unknown_sheets);
    return g_test_run();
}
