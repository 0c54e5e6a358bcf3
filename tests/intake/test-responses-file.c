/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "base/data-folder.h"
#include "intake/lists/codes-file.h"
#include "intake/responses/identifier-words.h"
#include "intake/intake-error.h"
#include "intake/responses/opposites.h"
#include "intake/lists/questionnaire-file.h"
#include "intake/recognise.h"
#include "intake/responses/responses-file.h"

#define QUESTIONS                                                                                  \
    "code,audience,kind,theme,text,scale,reversed,characteristic\n"                                \
    "P01,pupil,scored,Belonging,I feel I belong at this school.,agree5,no,\n"                      \
    "P02,pupil,scored,Belonging,Adults here treat everyone fairly.,agree5,no,\n"                   \
    "P03,pupil,scored,Belonging,I do not feel safe at this school.,agree5,yes,\n"                  \
    "P30,pupil,characteristic,,Which of these best describes your ethnic group?,,,ethnicity\n"     \
    "P31,pupil,characteristic,,Are you a boy or a girl?,,,sex\n"                                   \
    "P40,pupil,comment,Belonging,What would help you feel that you belong?,,,\n"                   \
    "S01,staff,scored,Belonging,Colleagues belong here.,agree5,no,\n"

typedef struct {
    char *folder, *path;
    EqlCodes *codes;
    EqlQuestionnaire *questionnaire;
    EqlImportRecord *record;
    EqlResponses *responses;
    GError *error;
} Fixture;

static void set_up(Fixture *f, gconstpointer data)
{
    f->folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    f->path = g_build_filename(f->folder, "responses.csv", NULL);
    f->codes = eql_codes_load(eql_data_folder(NULL), NULL);
    g_assert_true(g_file_set_contents(f->path, QUESTIONS, -1, NULL));
    f->questionnaire = eql_questionnaire_read(f->path, eql_data_folder(NULL), NULL, NULL);
    g_assert_nonnull(f->questionnaire);
}

static void forget(Fixture *f)
{
    g_clear_pointer(&f->record, eql_import_record_free);
    g_clear_pointer(&f->responses, eql_responses_free);
    g_clear_error(&f->error);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    forget(f);
    g_remove(f->path);
    g_rmdir(f->folder);
    eql_codes_unref(f->codes);
    eql_questionnaire_unref(f->questionnaire);
    g_free(f->path);
    g_free(f->folder);
}

static gboolean read_path(Fixture *f, const char *path, const EqlMapping *mapping)
{
    EqlResponsesRequest request = {.path = path,
                                   .questionnaire = f->questionnaire,
                                   .codes = f->codes,
                                   .audience = "pupil",
                                   .wave = "Autumn",
                                   .mapping = mapping};
    forget(f);
    gboolean read =
        eql_responses_read(&request, NULL, NULL, NULL, &f->record, &f->responses, &f->error);
    if (read)
        g_assert_cmpuint(f->record->rows, ==, f->record->accepted + f->record->set_aside);
    return read;
}

static gboolean read_text(Fixture *f, const char *text, const EqlMapping *mapping)
{
    g_assert_true(g_file_set_contents(f->path, text, -1, NULL));
    return read_path(f, f->path, mapping);
}

static const EqlColumnMatch *column(const Fixture *f, const char *heading)
{
    for (guint i = 0; i < f->record->columns->len; i++) {
        const EqlColumnMatch *match = f->record->columns->pdata[i];
        if (g_str_equal(match->column, heading))
            return match;
    }
    g_error("no column %s", heading);
}

static void assert_match(const Fixture *f, const char *heading, const char *code, const char *match)
{
    g_assert_cmpstr(column(f, heading)->code, ==, code);
    g_assert_cmpstr(column(f, heading)->match, ==, match);
}

static void assert_answers(const Fixture *f, const char *code, const guint8 *want, guint n)
{
    const EqlAnswerColumn *answers = eql_responses_answers(f->responses, code);
    g_assert_nonnull(answers);
    g_assert_cmpmem(answers->answers->data, answers->answers->len, want, n);
}

static gboolean has_problem(const Fixture *f, guint64 row, const char *words)
{
    for (guint i = 0; i < f->record->problems->len; i++) {
        const EqlProblem *problem = f->record->problems->pdata[i];
        if (problem->row == row && (strstr(problem->message, words) ||
                                    (problem->advice && strstr(problem->advice, words))))
            return TRUE;
    }
    return FALSE;
}

static gboolean was_dropped(const Fixture *f, const char *heading)
{
    return g_ptr_array_find_with_equal_func(f->record->dropped_identifiers, heading, g_str_equal,
                                            NULL);
}

static const char *comment(const Fixture *f, guint i)
{
    return ((const EqlComment *)f->responses->comments->pdata[i])->text;
}

/* ── Google Forms ── */

static void test_google(Fixture *f, gconstpointer data)
{
    g_assert_true(read_text(
        f,
        "Timestamp,How far do you agree?  [I feel I belong at this school.],Adults here treat "
        "everyone "
        "fairly,Which of these best describes your ethnic group?,Gender,What would help you feel "
        "that you "
        "belong?,Shoe size\n"
        "2025/11/03 9:00:01 AM GMT,Strongly agree,Agree,Black Caribbean,Girl,More clubs,5\n"
        "2025/11/03 9:01:01 AM GMT,strongly  disagree ,Don\xE2\x80\x99t know,Martian,,n/a,4\n"
        "2025/11/03 9:02:01 AM GMT,,Agre,WBRI,boy,\"Mail me: amy@example.org, or 07700 900123\",\n",
        NULL));
    g_assert_cmpstr(f->record->tool, ==, "google-forms");
    g_assert_cmpuint(f->record->accepted, ==, 3);
    assert_match(f, "How far do you agree?  [I feel I belong at this school.]", "P01", "exact");
    assert_match(f, "Adults here treat everyone fairly", "P02", "exact");
    assert_match(f, "Gender", "P31", "near");
    assert_match(f, "Shoe size", NULL, "none");
    assert_match(f, "Timestamp", NULL, "none");
    assert_answers(f, "P01", (guint8[]){5, 1, 0}, 3);
    assert_answers(f, "P02", (guint8[]){4, EQL_ANSWER_NO_POINT, EQL_ANSWER_UNREAD}, 3);
    g_assert_null(eql_responses_answers(f->responses, "P03"));
    g_assert_true(has_problem(f, 4,
                              "\xE2\x80\x9C"
                              "Agree\xE2\x80\x9D"));
    g_assert_true(has_problem(f, 3, "Martian"));
    const EqlGroupColumn *ethnicity = eql_responses_groups(f->responses, "ethnicity");
    g_assert_cmpstr(eql_group_column_get(ethnicity, 0), ==, "BCRB");
    g_assert_cmpstr(eql_group_column_get(ethnicity, 1), ==, EQL_NOT_STATED);
    g_assert_cmpstr(eql_group_column_get(ethnicity, 2), ==, "WBRI");
    g_assert_cmpuint(f->responses->comments->len, ==, 2);
    /* not in the order of the rows */
    g_assert_cmpstr(comment(f, 0), ==, "Mail me: [email removed], or [telephone number removed]");
    g_assert_cmpuint(GPOINTER_TO_UINT(g_hash_table_lookup(
                         eql_responses_answers(f->responses, "P02")->unread, "Agre")),
                     ==, 1);
}

/* ── SurveyMonkey ── */

static void test_surveymonkey(Fixture *f, gconstpointer data)
{
    g_assert_true(
        read_text(f,
                  "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First "
                  "Name,Last Name,"
                  "Custom Data 1,How far do you agree?,,What would help you feel that you belong?\n"
                  ",,,,,,,,,I feel I belong at this school.,Adults here treat everyone "
                  "fairly.,Open-Ended Response\n"
                  "1,9,11/03/2025,11/03/"
                  "2025,192.0.2.1,z@example.org,Zelda,Quartermain,x,Agree,Disagree,Be kind. Zelda\n"
                  "2,9,11/03/2025,11/03/2025,192.0.2.2,,,,,Neither,,\n",
                  NULL));
    g_assert_cmpstr(f->record->tool, ==, "surveymonkey");
    g_assert_cmpuint(f->record->rows, ==, 2);
    assert_match(f, "How far do you agree? [I feel I belong at this school.]", "P01", "exact");
    assert_match(f, "How far do you agree? [Adults here treat everyone fairly.]", "P02", "exact");
    assert_answers(f, "P01", (guint8[]){4, 3}, 2);
    assert_answers(f, "P02", (guint8[]){2, 0}, 2);
    g_assert_true(was_dropped(f, "IP Address") && was_dropped(f, "Email Address"));
    g_assert_true(was_dropped(f, "First Name") && was_dropped(f, "Last Name"));
    g_assert_null(column(f, "First Name")->examples);
    g_assert_cmpstr(comment(f, 0), ==, "Be kind. [name removed]");
}

/* ── Microsoft Forms, as CSV ── */

static void test_microsoft(Fixture *f, gconstpointer data)
{
    g_assert_true(read_text(f,
                            "ID,Start time,Completion time,Email,Name,Last modified time,"
                            "I feel I belong at this school.\xC2\xA0,I feel safe at this "
                            "school.,Are you a boy or a girl?\n"
                            "1,45000.1,45000.2,anonymous,,,Agree,Agree,Girl;\n"
                            "ID,Start time,Completion time,Email,Name,Last modified time,"
                            "I feel I belong at this school.\xC2\xA0,I feel safe at this "
                            "school.,Are you a boy or a girl?\n"
                            "2,45000.1,45000.2,anonymous,,,5,,Boy;\n",
                            NULL));
    g_assert_cmpstr(f->record->tool, ==, "microsoft-forms");
    g_assert_cmpuint(f->record->rows, ==, 3);
    g_assert_cmpuint(f->record->set_aside, ==, 1);
    g_assert_true(has_problem(f, 3, "repeats the header"));
    assert_answers(f, "P01", (guint8[]){4, 5}, 2);
    /* Opposite in meaning, though alike in letters: never matched by likeness. */
    assert_match(f, "I feel safe at this school.", NULL, "none");
    g_assert_cmpstr(eql_group_column_get(eql_responses_groups(f->responses, "sex"), 1), ==, "M");
    g_assert_true(was_dropped(f, "Email") && was_dropped(f, "Name"));
}

/* ── matching ── */

static void test_near_and_codes(Fixture *f, gconstpointer data)
{
    g_assert_true(
        read_text(f,
                  "P02,2. I feel I belong in this school,I do not feel safe at our school,"
                  "I feel I belong at this school\n"
                  "Agree,Agree,Agree,Disagree\n",
                  NULL));
    g_assert_cmpstr(f->record->tool, ==, "table");
    assert_match(f, "P02", "P02", "exact");
    assert_match(f, "I do not feel safe at our school", "P03", "near");
    /* The exact one has it; the near one may not have it again. */
    assert_match(f, "I feel I belong at this school", "P01", "exact");
    assert_match(f, "2. I feel I belong in this school", NULL, "none");
}

/* A slip in a heading is told, not passed over. */
static void test_mapping_slip(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    eql_mapping_set_column(mapping, "Belongin", "P02");
    g_assert_true(read_text(f, "P01,Belonging\nAgree,Agree\n", mapping));
    g_assert_cmpuint(f->record->problems->len, ==, 1);
    const EqlProblem *problem = f->record->problems->pdata[0];
    g_assert_cmpstr(problem->column, ==, "Belongin");
    g_assert_nonnull(strstr(problem->message, "none that is headed so"));
}

/* The first response's own cells would be kept as headings. */
static void test_no_headings(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    g_autoptr(EqlMapping) numbers = eql_mapping_new();
    eql_mapping_set_column(mapping, "Agree", "P01");
    eql_mapping_set_column(numbers, "1", "P01");
    g_assert_false(read_text(f, "Zoe Okonkwo,Agree\nSam Lee,Disagree\n", mapping));
    g_assert_true(read_text(f, "1,2\nAgree,Disagree\n", numbers));
}

static void test_mapping(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    const char *text =
        "Q,Q,Email,I do not feel safe at this school.\nAgree,Disagree,a@example.org,Agree\n";
    eql_mapping_set_column(mapping, "Q (2)", "P01");
    eql_mapping_set_column(mapping, "Email", "P40");
    eql_mapping_set_column(mapping, "I do not feel safe at this school.", "");
    g_assert_true(read_text(f, text, mapping));
    assert_match(f, "Q (2)", "P01", "mapped");
    assert_match(f, "Q", NULL, "none");
    assert_match(f, "I do not feel safe at this school.", NULL, "none");
    /* An identifier stays out, whatever a mapping says. */
    assert_match(f, "Email", NULL, "none");
    g_assert_cmpuint(f->responses->comments->len, ==, 0);
    eql_mapping_set_column(mapping, "Q", "P01");
    g_assert_false(read_text(f, text, mapping));
    g_assert_nonnull(strstr(f->error->message, "two columns"));
    eql_mapping_set_column(mapping, "Q", "S01");
    g_assert_false(read_text(f, text, mapping));
    g_assert_nonnull(strstr(f->error->message, "S01"));
}

/* ── answers in odd clothes ── */

static void test_odd_answers(Fixture *f, gconstpointer data)
{
    g_assert_true(read_text(f,
                            "P01,P02\n"
                            "4,A2\n"
                            "-,N/A\n"
                            "AGREE.,Agree;\n"
                            "\xC2\xA0,Strongly\xC2\xA0 agree\n",
                            NULL));
    assert_answers(f, "P01", (guint8[]){4, 0, 4, 0}, 4);
    assert_answers(f, "P02", (guint8[]){2, 0, 4, 5}, 4);
    /* How the numbers were read, and nothing else. */
    g_assert_cmpuint(f->record->problems->len, ==, 1);
}

/* A column matched to the wrong question must not fill the memory or the list. */
static void test_flood(Fixture *f, gconstpointer data)
{
    g_autoptr(GString) text = g_string_new("P01,P30\n");
    for (guint i = 0; i < 5000; i++)
        g_string_append_printf(text, "some text %u,Planet %u\n", i, i);
    g_assert_true(read_text(f, text->str, NULL));
    g_assert_cmpuint(f->record->accepted, ==, 5000);
    g_assert_cmpuint(f->record->problems->len, <, 700);
    g_assert_cmpuint(g_hash_table_size(eql_responses_answers(f->responses, "P01")->unread), <=,
                     500);
    g_assert_true(has_problem(f, 0, "4900 further"));
}

static void test_refused(Fixture *f, gconstpointer data)
{
    g_assert_false(read_text(f, "P01,P02\n", NULL));
    g_assert_error(f->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT);
    g_assert_nonnull(strstr(f->error->message, "responses.csv"));
    g_assert_false(read_text(f, "", NULL));
    g_assert_error(f->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_EMPTY);
    g_assert_false(read_path(f, "/nonexistent/x.csv", NULL));
    g_assert_error(f->error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_NOT_FOUND);
}

static void test_cancel(Fixture *f, gconstpointer data)
{
    g_autoptr(GCancellable) cancellable = g_cancellable_new();
    EqlResponsesRequest request = {.path = f->path,
                                   .questionnaire = f->questionnaire,
                                   .codes = f->codes,
                                   .audience = "pupil",
                                   .wave = "A"};
    g_assert_true(g_file_set_contents(f->path, "P01\nAgree\n", -1, NULL));
    g_cancellable_cancel(cancellable);
    g_assert_false(eql_responses_read(&request, NULL, NULL, cancellable, &f->record, &f->responses,
                                      &f->error));
    g_assert_error(f->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* ── exports that others published ── */

static void assert_published(Fixture *f, const char *folder, const char *file, const char *tool,
                             guint rows, guint columns, const char *heading)
{
    g_autofree char *path = g_build_filename(g_getenv("EQL_TEST_DATA"), folder, file, NULL);
    g_assert_true(read_path(f, path, NULL));
    g_assert_cmpstr(f->record->tool, ==, tool);
    g_assert_cmpuint(f->record->rows, ==, rows);
    g_assert_cmpuint(f->record->accepted, ==, rows);
    g_assert_cmpuint(f->record->columns->len, ==, columns);
    g_assert_nonnull(column(f, heading));
}

/* Rows and columns as Python's csv module counts them. */
static void test_published(Fixture *f, gconstpointer data)
{
    assert_published(f, "google-forms", "jupyter-education-2016_responses.csv", "google-forms", 125,
                     25, "How often is this course taught?");
    assert_published(f, "surveymonkey", "StarWars.csv", "surveymonkey", 1186, 38, "Gender");
    assert_published(f, "surveymonkey", "religion-survey-results.csv", "surveymonkey", 1039, 48,
                     "Do you attend religious services");
}

static void test_recognise(Fixture *f, gconstpointer data)
{
    static const struct {
        const char *text;
        EqlImportKind kind;
        const char *audience;
    } cases[] = {
        {"P01,P02,Name\nAgree,Agree,x\n", EQL_IMPORT_RESPONSES, "pupil"},
        {"Colleagues belong here.\nAgree\n", EQL_IMPORT_RESPONSES, "staff"},
        {"UPN,Ethnicity,Sex\nA1,WBRI,F\n", EQL_IMPORT_CENSUS, NULL},
        {"UPN,Type,Start date,Sessions\nA1,SUSP,01/02/2025,2\n", EQL_IMPORT_OUTCOMES, NULL},
        {"characteristic,group,count\nsex,F,10\n", EQL_IMPORT_CENSUS, NULL},
        {"characteristic,group,count,pupils\nsex,F,10,8\n", EQL_IMPORT_OUTCOMES, NULL},
        {"\xEF\xBB\xBF <?xml version='1.0'?><Message/>", EQL_IMPORT_CENSUS, NULL},
        {"a,b\n1,2\n", EQL_IMPORT_RESPONSES, NULL},
    };
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(g_file_set_contents(f->path, cases[i].text, -1, NULL));
        g_autoptr(EqlRecognised) found =
            eql_recognise(f->path, NULL, f->questionnaire, f->codes, NULL, NULL);
        g_assert_nonnull(found);
        g_assert_cmpint(found->kind, ==, cases[i].kind);
        g_assert_cmpstr(found->audience, ==, cases[i].audience);
    }
}

/* ── what looks like something else ── */

/* Alike in letters and opposite in meaning. */
static void test_opposites(Fixture *f, gconstpointer data)
{
    g_assert_true(read_text(f,
                            "Adults here treat everyone unfairly.,I feel safe at this school.,"
                            "I feel I belong in this school\n"
                            "Agree,Agree,Agree\n",
                            NULL));
    assert_match(f, "Adults here treat everyone unfairly.", NULL, "none");
    assert_match(f, "I feel safe at this school.", NULL, "none");
    assert_match(f, "I feel I belong in this school", "P01", "near");
    g_assert_true(eql_texts_oppose("some are told off more than others",
                                   "some are told off less than others"));
    g_assert_true(eql_texts_oppose("i can be myself", "i can t be myself"));
    g_assert_false(eql_texts_oppose("i do not feel unsafe here", "i do not feel unsafe at school"));
    g_assert_false(eql_texts_oppose("more books and less noise", "less noise and more books"));
}

/* Columns of names in other languages and other words; but a question that speaks of
 * names is a question. */
static void test_likely_identifiers(Fixture *f, gconstpointer data)
{
    static const char *const dropped[] = {"Adresse de messagerie", "Nom", "pupil_name",
                                          "Type your name here", "Contact e-mail"};
    g_assert_true(read_text(f,
                            "Id,Heure de d\u00e9but,Heure de fin,Adresse de messagerie,Nom,"
                            "I feel I belong at this school.,pupil_name,Type your name here,"
                            "Contact e-mail,What would help you feel that you belong?,Shoe size\n"
                            "1,x,x,amy@example.org,Amy Okonkwo,Agree,Amy O,Amy,a@example.org,"
                            "Ask Okonkwo,5\n",
                            NULL));
    for (guint i = 0; i < G_N_ELEMENTS(dropped); i++) {
        g_assert_true(was_dropped(f, dropped[i]));
        g_assert_null(column(f, dropped[i])->examples);
    }
    g_assert_false(was_dropped(f, "Shoe size"));
    g_assert_cmpstr(comment(f, 0), ==, "Ask [name removed]");
    static const char *const of_names[] = {
        "Child", "Who is this about?", "Please write who you are", "Név", "Όνομα", "姓名"};
    for (guint i = 0; i < G_N_ELEMENTS(of_names); i++)
        if (!eql_heading_may_identify(of_names[i]))
            g_error("“%s” asks for a name", of_names[i]);
    g_assert_true(eql_heading_may_identify("Adults say my name the right way"));
    g_assert_false(eql_heading_may_identify("People take you for who you are here"));
    g_assert_false(eql_heading_may_identify("Who are you likely to ask for help?"));
    g_assert_false(eql_heading_may_identify("Adults here treat everyone fairly"));
}

/* A title above the header, both header rows again, another table to the right. */
static void test_around_the_table(Fixture *f, gconstpointer data)
{
    g_assert_true(read_text(f,
                            "Autumn survey\n\nExported 3 May\n"
                            "I feel I belong at this school.,Gender,Year,,Also here\n"
                            "Agree,Girl,7,,x\n"
                            ",,,,further down\n",
                            NULL));
    assert_match(f, "I feel I belong at this school.", "P01", "exact");
    g_assert_cmpuint(f->record->accepted, ==, 1);
    g_assert_cmpuint(f->record->set_aside, ==, 1);
    g_assert_true(has_problem(f, 4, "above it"));
    g_assert_true(has_problem(f, 6, "beside the responses"));
    g_assert_true(read_text(f,
                            "Respondent ID,How far do you agree?,\n"
                            ",I feel I belong at this school.,Adults here treat everyone fairly.\n"
                            "1,Agree,Agree\n"
                            "Respondent ID,How far do you agree?,\n"
                            ",I feel I belong at this school.,Adults here treat everyone fairly.\n"
                            "2,Agree,Disagree\n",
                            NULL));
    g_assert_cmpstr(f->record->tool, ==, "surveymonkey");
    g_assert_cmpuint(f->record->accepted, ==, 2);
    g_assert_cmpuint(f->record->set_aside, ==, 2);
}

/* Numbers that a spreadsheet took for dates and wrote out as such. */
static void test_numbers_as_dates(Fixture *f, gconstpointer data)
{
    const guint8 want[] = {3, 4, 2, 5, EQL_ANSWER_UNREAD};
    g_assert_true(read_text(f,
                            "I feel I belong at this school.\n"
                            "1900-01-03\n1904-01-05\n02/01/1900\n1/5/1900\n03/01/2012\n",
                            NULL));
    assert_answers(f, "P01", want, G_N_ELEMENTS(want));
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/responses-file/google", test_google);
    ADD("/responses-file/surveymonkey", test_surveymonkey);
    ADD("/responses-file/microsoft", test_microsoft);
    ADD("/responses-file/near-and-codes", test_near_and_codes);
    ADD("/responses-file/mapping", test_mapping);
    ADD("/responses-file/no-headings", test_no_headings);
    ADD("/responses-file/mapping-slip", test_mapping_slip);
    ADD("/responses-file/opposites", test_opposites);
    ADD("/responses-file/likely-identifiers", test_likely_identifiers);
    ADD("/responses-file/around-the-table", test_around_the_table);
    ADD("/responses-file/numbers-as-dates", test_numbers_as_dates);
    ADD("/responses-file/odd-answers", test_odd_answers);
    ADD("/responses-file/flood", test_flood);
    ADD("/responses-file/refused", test_refused);
    ADD("/responses-file/cancel", test_cancel);
    ADD("/responses-file/published", test_published);
    ADD("/responses-file/recognise", test_recognise);
    return g_test_run();
}
