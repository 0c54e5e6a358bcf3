/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file in the place of another is told for what it is, and where it belongs. */

#include <string.h>

#include "import-case.h"
#include "workflow/mistaken.h"

static const char CENSUS[] =
    "<Message><Header><CollectionDetails><Collection>SC</Collection><Term>SPR</Term><Year>2026"
    "</Year></CollectionDetails></Header><Pupils><PupilsOnRoll><PupilOnRoll><PupilIdentifiers>"
    "<UPN>A1</UPN></PupilIdentifiers></PupilOnRoll></PupilsOnRoll></Pupils></Message>";
static const char LIST[] = "UPN,Ethnicity,Sex\nA1,WBRI,F\n";
static const char LOG[] = "UPN,Type,Start date,Sessions\nA1,SUSP,2026-01-10,2\n";
static const char PUPILS[] = "P01,P02,P03\nAgree,Agree,Agree\n";
static const char QUESTIONS[] = "code,audience,kind,theme,text,scale,reversed,characteristic\n"
                                "P01,pupil,scored,Belonging,I belong.,agree5,no,\n";
static const char FIGURES[] =
    "time_period,geographic_level,headcount,suspension\n202324,National,100,9\n";

typedef struct {
    EqlImportKind kind;
    const char *audience; /* of answers */
    const char *text;
    const char *is, *command;
} Mistake;

static const Mistake MISTAKES[] = {
    {EQL_IMPORT_RESPONSES, "pupil", CENSUS, "Census return", "analyse --census"},
    {EQL_IMPORT_RESPONSES, "pupil", LIST, "Who is on roll", "analyse --census"},
    {EQL_IMPORT_RESPONSES, "pupil", LOG, "Exclusions and suspensions", "analyse --outcomes"},
    {EQL_IMPORT_RESPONSES, "staff", PUPILS, "Answers: Pupils", "analyse --pupil"},
    {EQL_IMPORT_RESPONSES, "pupil", QUESTIONS, "A questionnaire", "questionnaire --use"},
    {EQL_IMPORT_RESPONSES, "pupil", FIGURES, "Published figures", "rri --beside"},
    {EQL_IMPORT_CENSUS, NULL, PUPILS, "Answers: Pupils", "analyse --pupil"},
    {EQL_IMPORT_CENSUS, NULL, LOG, "a log of suspensions", "analyse --outcomes"},
    {EQL_IMPORT_CENSUS, NULL, QUESTIONS, "A questionnaire", "questionnaire --use"},
    {EQL_IMPORT_OUTCOMES, NULL, PUPILS, "Answers: Pupils", "analyse --pupil"},
    {EQL_IMPORT_OUTCOMES, NULL, LIST, "a list of pupils", "analyse --census"},
    {EQL_IMPORT_OUTCOMES, NULL, FIGURES, "Published figures", "rri --beside"},
};

static void assert_told(ImportCase *c, const Mistake *mistake)
{
    c->request.kind = mistake->kind;
    c->request.audience = mistake->audience;
    g_assert_false(import_case_bring(c, "file.csv", mistake->text));
    g_test_message("%s", c->error->message);
    g_assert_nonnull(strstr(c->error->message, mistake->is));
    g_assert_true(eql_mistaken_is_likely(c->error));
    g_autofree char *path = import_case_path(c, "file.csv");
    c->request.path = path;
    g_autoptr(EqlSorted) sorted = eql_mistaken(c->project, &c->request, NULL);
    g_assert_nonnull(sorted);
    g_autofree char *commands = eql_mistaken_commands(sorted);
    g_assert_nonnull(strstr(commands, mistake->command));
}

static void test_told(ImportCase *c, gconstpointer data)
{
    for (guint i = 0; i < G_N_ELEMENTS(MISTAKES); i++)
        assert_told(c, &MISTAKES[i]);
}

/* A preview of what is no answer says so too. */
static void test_preview(ImportCase *c, gconstpointer data)
{
    c->request.dry_run = TRUE;
    g_assert_true(import_case_bring(c, "list.csv", LIST));
    g_assert_nonnull(strstr(c->record->refusal, "Who is on roll"));
}

/* What nobody knows is refused in the words of its reader. */
static void test_unknown(ImportCase *c, gconstpointer data)
{
    g_assert_false(import_case_bring(c, "other.csv", "Colour,Size,Shape\nred,1,round\n"));
    g_assert_error(c->error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH);
    g_assert_nonnull(strstr(c->error->message, "No column of other.csv"));
    g_autofree char *path = import_case_path(c, "other.csv");
    c->request.path = path;
    g_assert_null(eql_mistaken(c->project, &c->request, NULL));
}

int main(int argc, char **argv)
{
    import_case_init(&argc, &argv);
    ADD_IMPORT_TEST("/mistaken/told", test_told);
    ADD_IMPORT_TEST("/mistaken/preview", test_preview);
    ADD_IMPORT_TEST("/mistaken/unknown", test_unknown);
    return import_case_run();
}
