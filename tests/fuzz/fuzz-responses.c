/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/data-folder.h"
#include "fuzz-file.h"
#include "fuzz-table.h"
#include "intake/lists/questionnaire-file.h"
#include "intake/recognise.h"
#include "intake/responses/responses-file.h"

#include <string.h>

static EqlQuestionnaire *questions(void)
{
    static const char text[] =
        "code,audience,kind,theme,text,scale,reversed,characteristic\n"
        "P01,pupil,scored,Belonging,I feel I belong at this school.,agree5,no,\n"
        "P02,pupil,scored,Belonging,Adults here treat everyone fairly.,agree5,yes,\n"
        "P03,pupil,scored,Voice,How often do adults act on racism?,often5,no,\n"
        "P04,pupil,scored,Voice,Were you asked?,No|Yes;Not sure,no,\n"
        "P30,pupil,characteristic,,Which of these best describes your ethnic group?,,,ethnicity\n"
        "P31,pupil,characteristic,,Are you a boy or a girl?,,,sex\n"
        "P40,pupil,comment,Belonging,What would help you feel that you belong?,,,\n"
        "S01,staff,scored,Belonging,Colleagues belong here.,agree5,no,\n";
    static EqlQuestionnaire *questionnaire;

    if (questionnaire == NULL)
        questionnaire = eql_questionnaire_read(fuzz_file((const guint8 *)text, strlen(text)),
                                               eql_data_folder(NULL), NULL, NULL);
    g_assert_nonnull(questionnaire);
    return questionnaire;
}

static void recognise(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlRecognised) recognised =
        eql_recognise(path, NULL, questions(), fuzz_codes(), NULL, &error);

    g_assert_true((recognised == NULL) == (error != NULL));
    if (error != NULL)
        fuzz_check_text(error->message);
}

static void check_answers(const EqlAnswerColumn *column, guint n)
{
    const EqlItem *item = eql_questionnaire_item(questions(), column->code);

    g_assert_nonnull(item);
    g_assert_cmpstr(item->audience, ==, "pupil");
    g_assert_cmpuint(column->answers->len, ==, n);
}

static void check_responses(const EqlResponses *responses, const EqlImportRecord *record)
{
    g_assert_cmpuint(responses->n, ==, record->accepted);
    for (guint i = 0; i < responses->answers->len; i++)
        check_answers(responses->answers->pdata[i], responses->n);
    for (guint i = 0; i < responses->groups->len; i++) {
        const EqlGroupColumn *column = responses->groups->pdata[i];
        g_assert_cmpuint(column->values->len, ==, responses->n);
    }
    for (guint i = 0; i < responses->comments->len; i++) {
        const EqlComment *comment = responses->comments->pdata[i];
        g_assert_cmpuint(comment->respondent, <, responses->n);
        fuzz_check_text(comment->text);
    }
}

/* Any bytes as an export of a survey tool: recognised, then matched and read. */
int LLVMFuzzerTestOneInput(const guint8 *bytes, gsize length)
{
    g_autoptr(EqlImportRecord) record = NULL;
    g_autoptr(EqlResponses) responses = NULL;
    g_autoptr(GError) error = NULL;
    EqlResponsesRequest request = {
        .questionnaire = questions(), .codes = fuzz_codes(), .audience = "pupil", .wave = "Autumn"};

    request.path = fuzz_file(bytes, length);
    recognise(request.path);
    eql_responses_read(&request, NULL, NULL, NULL, &record, &responses, &error);
    fuzz_check_record(record, error);
    g_assert_true((responses == NULL) == (record == NULL));
    if (responses != NULL)
        check_responses(responses, record);
    return 0;
}
