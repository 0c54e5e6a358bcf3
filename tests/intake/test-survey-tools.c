/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The exports of each survey tool, as it writes them. */

#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "responses-case.h"

/* ── exports that others published ── */

typedef struct {
    const char *folder, *file, *tool;
    guint rows, accepted, columns;
    const char *first, *last; /* headings that must be there */
} Published;

static void assert_published(ResponsesCase *c, const Published *want)
{
    g_autofree char *path =
        g_build_filename(g_getenv("EQL_TEST_DATA"), want->folder, want->file, NULL);
    g_test_message("%s", want->file);
    gboolean read = responses_case_read_path(c, path, NULL);
    g_assert_no_error(c->error);
    g_assert_true(read);
    g_assert_cmpstr(c->record->tool, ==, want->tool);
    g_assert_cmpuint(c->record->rows, ==, want->rows);
    g_assert_cmpuint(c->record->accepted, ==, want->accepted);
    g_assert_cmpuint(c->record->columns->len, ==, want->columns);
    g_assert_nonnull(responses_case_column(c, want->first));
    g_assert_nonnull(responses_case_column(c, want->last));
}

/* Rows and columns as Python's csv module counts them; accepted: rows with a submitdate
 * (LimeSurvey), with the status Complete (Alchemer). */
static void test_published(ResponsesCase *c, gconstpointer data)
{
    static const Published files[] = {
        {"limesurvey", "dummy_data_codeonly.csv", "limesurvey", 12, 5, 559, "id", "A8[SQ010]"},
        {"limesurvey", "softwaresaved_2016_uk.csv", "limesurvey", 273, 273, 67,
         "socio1. In which country do you work?", "edu3. Enter your academic subject"},
        {"limesurvey", "softwaresaved_2017_uk.csv", "limesurvey", 253, 253, 245,
         "rse3[SQ001]. Who uses the code that you write? []",
         "ukrse2[SQ003]. How do you meet other RSEs? [N/A]"},
        {"qualtrics", "qualtrics_sample.csv", "qualtrics", 1, 1, 20,
         "This is a multiple choice question.", "Q2 - Topics"},
        {"qualtrics", "qualtrics_sample_legacy.csv", "qualtrics", 1, 1, 16,
         "This is a multiple choice question.", "This is a free text question."},
        {"alchemer", "20160115235816-SurveyExport.csv", "alchemer", 1706, 779, 37,
         "How often do you use Jupyter Notebook?",
         "Other - Write In:How do you run the Jupyter Notebook?"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(files); i++)
        assert_published(c, &files[i]);
}

static void test_published_identifiers(ResponsesCase *c, gconstpointer data)
{
    static const char *const identifiers[] = {"IP-Adresse",
                                              "Nachname des Empfängers",
                                              "Vorname des Empfängers",
                                              "E-Mail des Empfängers",
                                              "Externe Datenreferenz",
                                              "Breitengrad des Standorts",
                                              NULL};
    g_autofree char *path =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "qualtrics", "qualtrics_sample.csv", NULL);
    g_assert_true(responses_case_read_path(c, path, NULL));
    for (guint i = 0; identifiers[i]; i++)
        g_assert_true(responses_case_was_dropped(c, identifiers[i]));
    g_autofree char *legacy = g_build_filename(g_getenv("EQL_TEST_DATA"), "qualtrics",
                                               "qualtrics_sample_legacy.csv", NULL);
    g_assert_true(responses_case_read_path(c, legacy, NULL));
    g_assert_true(responses_case_was_dropped(c, "IPAddress"));
    g_assert_true(responses_case_was_dropped(c, "EmailAddress"));
}

/* ── LimeSurvey ── */

static void test_lime_code_and_text(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c,
        "\xEF\xBB\xBF\"id. Response ID\";\"submitdate. Date submitted\";\"lastpage. Last page\";"
        "\"startlanguage. Start language\";\"A8[SQ001]. How far do you agree? [I feel I belong at "
        "this school.]\";\"A8[SQ002]. How far do you agree? [Adults here treat everyone "
        "fairly.]\";\"sex. Are you a boy or a girl?\"\n"
        "\"1\";\"2025-11-03 09:00:00\";\"3\";\"en\";\"A5\";\"A1\";\"Girl\"\n"
        "\"2\";\"\";\"1\";\"en\";\"A5\";\"N/A\";\"\"\n"
        "\"3\";\"2025-11-03 09:10:00\";\"3\";\"en\";\"Agree\";\"N/A\";\"Boy\"\n"));
    g_assert_cmpstr(c->record->tool, ==, "limesurvey");
    g_assert_cmpuint(c->record->accepted, ==, 2);
    g_assert_true(responses_case_has_problem(c, 3, "never sent off"));
    responses_case_assert_answers(c, "P01", (guint8[]){5, 4}, 2);
    responses_case_assert_answers(c, "P02", (guint8[]){1, 0}, 2);
    responses_case_assert_match(c, "sex. Are you a boy or a girl?", "P31", "exact");
    responses_case_assert_match(c, "id. Response ID", NULL, "none");
    responses_case_assert_match(c, "submitdate. Date submitted", NULL, "none");
}

static void test_lime_full_text(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, "Response ID,Date submitted,Last page,Start language,Seed,Date started,"
           "How far do you agree? [I feel I belong at this school.],Are you a boy or a girl?\n"
           "1,,1,en,77,2025-11-03 09:00:00,Agree,Girl\n"
           "2,2025-11-03 09:10:00,3,en,78,2025-11-03 09:00:00,Disagree,Boy\n"));
    g_assert_cmpstr(c->record->tool, ==, "limesurvey");
    g_assert_cmpuint(c->record->set_aside, ==, 1);
    responses_case_assert_answers(c, "P01", (guint8[]){2}, 1);
}

static void test_lime_codes(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "id,submitdate,lastpage,Q1[P01],Q1[P02],G02Q03\n"
                                         "1,2025-11-03 09:10:00,3,A4,A2,x\n"));
    g_assert_cmpstr(c->record->tool, ==, "limesurvey");
    responses_case_assert_match(c, "Q1[P01]", "P01", "exact");
    responses_case_assert_match(c, "G02Q03", NULL, "none");
    responses_case_assert_answers(c, "P02", (guint8[]){2}, 1);
}

/* ── Qualtrics ── */

#define QUALTRICS_CODES "StartDate,EndDate,Status,IPAddress,Finished,ResponseId,RecipientEmail,"
#define QUALTRICS_TEXTS                                                                            \
    "Start Date,End Date,Response Type,IP Address,Finished,Response ID,Recipient Email,"
#define QUALTRICS_IDS "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",b,c,d,e,f,g,"

static void test_qualtrics(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, QUALTRICS_CODES
        "Q1_1,Q1_2,Q4,P02\n" QUALTRICS_TEXTS "How far do you agree? - I feel I belong at this "
        "school.,How far do you agree? - Adults here treat everyone fairly.,\"Are you a boy\nor "
        "a girl?\",\n" QUALTRICS_IDS "\"{\"\"ImportId\"\":\"\"QID1_1\"\"}\",x,y,z\n"
        "2025-11-03 09:00:00,2025-11-03 09:05:00,IP Address,192.0.2.1,True,R_1,a@example.org,"
        "Agree,Disagree,Girl,\n"
        "2025-11-03 09:00:00,2025-11-03 09:05:00,IP Address,192.0.2.1,False,R_2,,Agree,,,\n"));
    g_assert_cmpstr(c->record->tool, ==, "qualtrics");
    g_assert_cmpuint(c->record->rows, ==, 2);
    g_assert_cmpuint(c->record->accepted, ==, 1);
    responses_case_assert_answers(c, "P01", (guint8[]){4}, 1);
    responses_case_assert_answers(c, "P02", (guint8[]){2}, 1);
    responses_case_assert_match(c, "Are you a boy\nor a girl?", "P31", "exact");
    g_assert_true(responses_case_was_dropped(c, "IP Address"));
    g_assert_true(responses_case_was_dropped(c, "Recipient Email"));
}

/* Other questions, and a column of its own that reads like one of a log: still no log. */
static void test_qualtrics_is_no_log(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "StartDate,EndDate,Duration (in seconds),Finished,"
                                         "RecordedDate,ResponseId,Q9\na,b,30,1,c,R_1,4\n"));
    g_autoptr(EqlRecognised) found =
        eql_recognise(c->path, NULL, c->questionnaire, c->codes, NULL, NULL);
    g_assert_cmpint(found->kind, ==, EQL_IMPORT_RESPONSES);
    g_assert_cmpuint(found->n_questions, ==, 0);
}

/* ── SmartSurvey ── */

#define SMART_OWN "UserID,UserNo,Name,Email,IP Address,Unique ID,Started,Ended,Tracking,"

static void test_smartsurvey(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, SMART_OWN "Q1.\xC2\xA0How far do you agree?,,Q2. Are you a boy or a girl?\n"
                     ",,,,,,,,,Q1.1. I feel I belong at this school.,"
                     "Q1.2. Adults here\xC2\xA0treat everyone fairly.,\n"
                     ",,,,,,,,,,,Q2.a. Please choose one\n"
                     "101,1,Zoe,z@example.org,192.0.2.1,-,03/11/2025 09:00,03/11/2025 "
                     "09:05,-,Strongly\xC2\xA0"
                     "agree,-,Girl\n"
                     "102,2,-,-,192.0.2.2,-,03/11/2025 09:00,03/11/2025 09:05,-,-,Disagree,-\n"));
    g_assert_cmpstr(c->record->tool, ==, "smartsurvey");
    g_assert_cmpuint(c->record->accepted, ==, 2);
    responses_case_assert_answers(c, "P01", (guint8[]){5, 0}, 2);
    responses_case_assert_answers(c, "P02", (guint8[]){0, 2}, 2);
    g_assert_true(responses_case_was_dropped(c, "Name"));
    g_assert_true(responses_case_was_dropped(c, "Email"));
    g_assert_nonnull(eql_responses_groups(c->responses, "sex"));
    g_assert_cmpuint(c->record->problems->len, ==, 0);
}

/* Without a grid the two further rows are wholly blank. */
static void test_smartsurvey_plain(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, SMART_OWN "Q1. I feel I belong at this school.\n"
                                                   ",,,,,,,,,\n,,,,,,,,,\n"
                                                   "101,1,,,,,a,b,,Agree\n102,2,,,,,a,b,,5\n"));
    g_assert_cmpuint(c->record->rows, ==, 2);
    responses_case_assert_answers(c, "P01", (guint8[]){4, 5}, 2);
}

/* ── Alchemer ── */

static void test_alchemer(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, "Response ID,Time Started,Date Submitted,Status,Contact ID,Language,"
           "I feel I belong at this school.:How far do you agree?,"
           "Adults here treat everyone fairly.:Now: how far do you agree?,Are you a boy or a "
           "girl?\n"
           "1,2025-11-03 09:00:00,2025-11-03 09:05:00,Complete,,English,Agree,Neutral,Girl\n"
           "2,2025-11-03 09:00:00,2025-11-03 09:05:00,Partial,,English,Agree,,\n"
           "3,2025-11-03 09:00:00,2025-11-03 09:05:00,Disqualified,,English,Agree,,\n"));
    g_assert_cmpstr(c->record->tool, ==, "alchemer");
    g_assert_cmpuint(c->record->accepted, ==, 1);
    g_assert_cmpuint(c->record->set_aside, ==, 2);
    responses_case_assert_answers(c, "P01", (guint8[]){4}, 1);
    responses_case_assert_answers(c, "P02", (guint8[]){3}, 1);
}

/* ── Jotform ── */

static void test_jotform(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(
        c, "Submission Date,How far do you agree? >> I feel I belong at this school.,"
           "Are you a boy or a girl?,Submission ID\n"
           "\"Nov 3, 2025\",Agree,Girl,5551\n"));
    g_assert_cmpstr(c->record->tool, ==, "jotform");
    responses_case_assert_answers(c, "P01", (guint8[]){4}, 1);
    responses_case_assert_match(c, "Submission ID", NULL, "none");
}

/* ── codes before a question ── */

static void test_codes_before_questions(ResponsesCase *c, gconstpointer data)
{
    static const char *const headings[] = {
        "Q1. I feel I belong at this school.", "1) I feel I belong at this school.",
        "3.2.1. I feel I belong at this school.", "G01Q02. I feel I belong at this school.",
        "belonging1: I feel I belong at this school."};
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
        g_autofree char *text =
            g_strconcat(headings[i], ",Q9. What is your full name?\nAgree,Amy\n", NULL);
        g_assert_true(responses_case_read(c, text));
        responses_case_assert_match(c, headings[i], "P01", "exact");
        g_assert_true(responses_case_was_dropped(c, "Q9. What is your full name?"));
    }
}

/* ── forms in other languages ── */

/* An export as it came of forms in these languages (headings from published code that reads
 * them): the form's own columns are known, and whoever answered is dropped. */
static void test_microsoft_languages(ResponsesCase *c, gconstpointer data)
{
    static const char *const headings[][5] = {
        {"Start time", "Completion time", "Email", "Name", "Last modified time"},
        {"Heure de début", "Heure de fin", "Adresse de messagerie", "Nom",
         "Heure de la dernière modification"},
        {"Hora de inicio", "Hora de finalización", "Correo electrónico", "Nombre",
         "Hora de la última modificación"},
        {"Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Gesamtpunktzahl"},
        {"Godzina rozpoczęcia", "Godzina ukończenia", "Adres e-mail", "Nazwa",
         "Czas ostatniej modyfikacji"},
        {"Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Tijd van laatste wijziging"},
        {"Hora de início", "Hora de conclusão", "Email", "Nome", "Hora da última modificação"},
        {"Ora di inizio", "Ora di completamento", "Posta elettronica", "Nome", "Total points"},
        {"Starttidspunkt", "Fullføringstidspunkt", "E-postadresse", "Navn",
         "Tidspunkt for siste endring"},
        {"Starttid", "Slutförandetid", "E-post", "Namn", "Quiz feedback"},
        {"وقت البدء", "وقت الإكمال", "البريد الإلكتروني", "الاسم", "إجمالي النقاط"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
        const char *const *own = headings[i];
        g_autofree char *text = g_strdup_printf(
            "ID;%s;%s;%s;%s;%s;P01\n1;01/11/2025 9:00;01/11/2025 9:05;zoe@example.org;Zoe Quil;x;"
            "Agree\n",
            own[0], own[1], own[2], own[3], own[4]);
        g_test_message("%s", own[0]);
        g_assert_true(responses_case_read(c, text));
        g_assert_cmpstr(c->record->tool, ==, "microsoft-forms");
        g_assert_true(responses_case_was_dropped(c, own[2]));
        g_assert_true(responses_case_was_dropped(c, own[3]));
        g_assert_cmpuint(c->record->dropped_identifiers->len, ==, 2);
        responses_case_assert_answers(c, "P01", (guint8[]){4}, 1);
    }
}

static void test_google_languages(ResponsesCase *c, gconstpointer data)
{
    static const char *const headings[][2] = {
        {"Horodateur", "Adresse e-mail"},
        {"Marca temporal", "Dirección de correo electrónico"},
        {"Sygnatura czasowa", "Adres e-mail"},
        {"Carimbo de data/hora", "Endereço de e-mail"},
        {"Časová značka", "E-mailová adresa"},
        {"Zaman damgası", "E-posta adresi"},
        {"Marcaj de timp", "Adresă de e-mail"},
        {"Отметка времени", "Адрес электронной почты"},
        {"طابع زمني", "البريد الإلكتروني"},
    };
    for (guint i = 0; i < G_N_ELEMENTS(headings); i++) {
        g_autofree char *text =
            g_strdup_printf("%s,%s,P01\n01/11/2025 9:00:00,zoe@example.org,Agree\n"
                            "01/11/2025 9:00:00,zoe@example.org,Agree\n",
                            headings[i][0], headings[i][1]);
        g_test_message("%s", headings[i][0]);
        g_assert_true(responses_case_read(c, text));
        g_assert_cmpstr(c->record->tool, ==, "google-forms");
        g_assert_true(responses_case_was_dropped(c, headings[i][1]));
        g_assert_true(responses_case_has_problem(c, 3, "the same time as row 2")); /* a time */
    }
}

/* Row by row, the cells of a workbook's first columns; times are numbers. */
static char *write_forms_book(const ResponsesCase *c, const char *const *headings,
                              const char *address)
{
    char *path = g_build_filename(c->folder, "forms.xlsx", NULL);
    lxw_workbook *book = workbook_new(path);
    lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
    lxw_format *time = workbook_add_format(book);
    format_set_num_format(time, "m/d/yy h:mm:ss");
    for (guint i = 0; headings[i]; i++)
        worksheet_write_string(sheet, 0, (lxw_col_t)i, headings[i], NULL);
    for (guint row = 1; row < 4; row++) {
        worksheet_write_number(sheet, row, 0, row, NULL);
        worksheet_write_number(sheet, row, 1, 45962.25 + row, time);
        worksheet_write_number(sheet, row, 2, 45962.26 + row, time);
        worksheet_write_string(sheet, row, 3, address, NULL);
        worksheet_write_string(sheet, row, 4, "Zoe Quil", NULL);
        worksheet_write_string(sheet, row, 5, "Agree", NULL);
    }
    g_assert_cmpint(workbook_close(book), ==, LXW_NO_ERROR);
    return path;
}

/* In a language whose headings are not known, the shape tells. */
static void test_microsoft_shape(ResponsesCase *c, gconstpointer data)
{
    const char *const headings[] = {"Rhif", "Dechrau", "Diwedd", "Cyfeiriad", "Pwy", "P01", NULL};
    static const char *const addresses[] = {"zoe@example.org", "anonymous"};
    for (guint i = 0; i < 2; i++) {
        g_autofree char *path = write_forms_book(c, headings, addresses[i]);
        g_assert_true(responses_case_read_path(c, path, NULL));
        g_assert_cmpstr(c->record->tool, ==, "microsoft-forms");
        g_assert_true(responses_case_was_dropped(c, "Cyfeiriad"));
        g_assert_true(responses_case_was_dropped(c, "Pwy"));
        responses_case_assert_answers(c, "P01", (guint8[]){4, 4, 4}, 3);
        g_remove(path);
    }
    g_autofree char *other = write_forms_book(c, headings, "7A");
    g_assert_true(responses_case_read_path(c, other, NULL));
    g_assert_cmpstr(c->record->tool, ==, "table");
    g_remove(other);
}

static void test_google_shape(ResponsesCase *c, gconstpointer data)
{
    g_assert_true(responses_case_read(c, "Amser,P01\n2025/11/03 9:00:00 AM GMT,Agree\n"
                                         "2025/11/03 10:10:00 PM GMT+1,Disagree\n"));
    g_assert_cmpstr(c->record->tool, ==, "google-forms");
    g_assert_true(responses_case_read(c, "Amser,P01\n2025/11/03 9:00:00,Agree\n"));
    g_assert_cmpstr(c->record->tool, ==, "table");
    g_assert_true(responses_case_read(c, "Amser,P01\n2025/11/03 9:00:00 AM GMT,Agree\n,Agree\n"));
    g_assert_cmpstr(c->record->tool, ==, "table");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD_RESPONSES_TEST("/survey-tools/published", test_published);
    ADD_RESPONSES_TEST("/survey-tools/published-identifiers", test_published_identifiers);
    ADD_RESPONSES_TEST("/survey-tools/limesurvey/code-and-text", test_lime_code_and_text);
    ADD_RESPONSES_TEST("/survey-tools/limesurvey/full-text", test_lime_full_text);
    ADD_RESPONSES_TEST("/survey-tools/limesurvey/codes", test_lime_codes);
    ADD_RESPONSES_TEST("/survey-tools/qualtrics", test_qualtrics);
    ADD_RESPONSES_TEST("/survey-tools/qualtrics-is-no-log", test_qualtrics_is_no_log);
    ADD_RESPONSES_TEST("/survey-tools/smartsurvey", test_smartsurvey);
    ADD_RESPONSES_TEST("/survey-tools/smartsurvey/plain", test_smartsurvey_plain);
    ADD_RESPONSES_TEST("/survey-tools/alchemer", test_alchemer);
    ADD_RESPONSES_TEST("/survey-tools/jotform", test_jotform);
    ADD_RESPONSES_TEST("/survey-tools/codes-before-questions", test_codes_before_questions);
    ADD_RESPONSES_TEST("/survey-tools/microsoft-languages", test_microsoft_languages);
    ADD_RESPONSES_TEST("/survey-tools/microsoft-shape", test_microsoft_shape);
    ADD_RESPONSES_TEST("/survey-tools/google-languages", test_google_languages);
    ADD_RESPONSES_TEST("/survey-tools/google-shape", test_google_shape);
    return g_test_run();
}
