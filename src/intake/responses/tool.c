/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/tool.h"

#include <string.h>

#include "base/text.h"
#include "intake/responses/tool-forms.h"

#define WORDS(name, ...) static const char *const name[] = {__VA_ARGS__, NULL}

/* ── headings that no questionnaire has ── */

WORDS(EVERY_TIME, "start date", "end date", "date created", "date modified", "submitdate",
      "date submitted", "submission date");
WORDS(EVERY_OWN, "id", "respondent id", "respondentid", "collector id", "lastpage", "last page",
      "startlanguage", "start language", "seed", "response id", "responseid", "submission id");

/* ── SurveyMonkey ── */

/* The second row says "Response" under a question with one answer, and names the option
 * or statement under the others. With its own first column, a blank cell beneath that is
 * the sign too. */
static gboolean is_surveymonkey(const EqlPeek *peek, const EqlCodes *codes)
{
    WORDS(answer, "response", "open ended response");
    WORDS(respondent, "respondent id", "respondentid");
    if (!peek->rows[1])
        return FALSE;
    g_autofree char *first = eql_peek_words(peek, 0, 0);
    return eql_peek_find(peek, 1, answer) >= 0 ||
           (g_strv_contains(respondent, first) && eql_text_is_blank(eql_peek_cell(peek, 1, 0), -1));
}

static guint two_headers(const EqlPeek *peek)
{
    return 2;
}

/* ── LimeSurvey ── */

WORDS(LIME_TIMES, "startdate", "datestamp", "date started", "date last action");
WORDS(LIME_OWN, "ipaddr", "refurl", "referrer url", "token");
WORDS(LIME_SENT, "submitdate", "date submitted");

/* "A8[SQ001]", with or without ". Question" after it. */
static gboolean has_subquestion_code(const char *heading)
{
    const char *open = strstr(heading, "[SQ");
    if (!open || open == heading || !g_ascii_isdigit(open[3]))
        return FALSE;
    for (const char *p = heading; p < open; p++)
        if (!g_ascii_isalnum(*p))
            return FALSE;
    return TRUE;
}

/* "currentEmp16a. In what year …": a name, a number, a stop. */
static gboolean has_named_code(const char *heading)
{
    const char *p = heading;
    while (g_ascii_isalpha(*p))
        p++;
    gboolean named = p - heading >= 2 && g_ascii_isdigit(*p);
    while (g_ascii_isalnum(*p))
        p++;
    return named && g_str_has_prefix(p, ". ");
}

/* A file from which LimeSurvey's own columns were taken out is known by its codes: a
 * single one before a subquestion, or else such names before four headings in five. */
static gboolean has_lime_codes(const EqlPeek *peek)
{
    guint named = 0, headings = 0;
    for (guint i = 0; i < eql_peek_width(peek, 0); i++) {
        const char *heading = peek->rows[0][i];
        if (has_subquestion_code(heading))
            return TRUE;
        named += has_named_code(heading);
        headings += !eql_text_is_blank(heading, -1);
    }
    return named >= 3 && 5 * named >= 4 * headings;
}

static gboolean is_limesurvey(const EqlPeek *peek, const EqlCodes *codes)
{
    WORDS(own, "lastpage", "startlanguage", "last page", "start language", "submitdate",
          "lastpage last page", "startlanguage start language", "submitdate date submitted");
    return eql_peek_find(peek, 0, own) >= 0 || has_lime_codes(peek);
}

/* ── Qualtrics ── */

WORDS(QUALTRICS_TIMES, "startdate", "enddate", "recordeddate");
WORDS(QUALTRICS_OWN, "status", "progress", "duration in seconds", "finished", "responseset",
      "externalreference", "externaldatareference", "distributionchannel", "userlanguage",
      "locationaccuracy", "v1", "v2", "v4", "v7", "v8", "v9", "v10");
WORDS(QUALTRICS_SENT, "finished", "v10");
WORDS(QUALTRICS_UNSENT, "0", "false", "falsch", "faux", "falso");
WORDS(QUALTRICS_STATE, "status", "v7");
WORDS(QUALTRICS_PREVIEW, "survey preview", "survey test", "1", "2");

static gboolean has_import_ids(const EqlPeek *peek, guint row)
{
    for (guint i = 0; i < eql_peek_width(peek, row); i++)
        if (g_str_has_prefix(peek->rows[row][i], "{\"ImportId\""))
            return TRUE;
    return FALSE;
}

static gboolean is_qualtrics(const EqlPeek *peek, const EqlCodes *codes)
{
    WORDS(id, "responseid");
    WORDS(recorded, "recordeddate", "distributionchannel");
    return has_import_ids(peek, 2) ||
           (eql_peek_find(peek, 0, id) >= 0 && eql_peek_find(peek, 0, recorded) >= 0);
}

/* The row of texts is missing where a response ("R_2YPOQ602ER1jkf1") stands in its place. */
static guint qualtrics_headers(const EqlPeek *peek)
{
    WORDS(id, "responseid");
    int column = eql_peek_find(peek, 0, id);
    if (has_import_ids(peek, 2))
        return 3;
    return column >= 0 && g_str_has_prefix(eql_peek_cell(peek, 1, (guint)column), "R_") ? 1 : 2;
}

static gboolean is_legacy_qualtrics(const EqlPeek *peek, const EqlCodes *codes)
{
    WORDS(own, "responseid", "responseset");
    return g_str_equal(eql_peek_cell(peek, 0, 0), "V1") &&
           g_str_equal(eql_peek_cell(peek, 0, 1), "V2") && eql_peek_find(peek, 1, own) >= 0;
}

/* ── SmartSurvey ── */

WORDS(SMART_TIMES, "started", "ended");
WORDS(SMART_OWN, "userid", "userno", "unique id", "tracking", "collector");

static gboolean is_smartsurvey(const EqlPeek *peek, const EqlCodes *codes)
{
    WORDS(id, "userid");
    WORDS(number, "userno");
    return eql_peek_find(peek, 0, id) >= 0 && eql_peek_find(peek, 0, number) >= 0;
}

/* Up to two rows of statements and options follow, where there are any; nobody has a
 * number there. */
static guint smartsurvey_headers(const EqlPeek *peek)
{
    WORDS(number, "userid");
    int column = eql_peek_find(peek, 0, number);
    guint n = 1;
    while (n < 3 && peek->rows[n] && eql_text_is_blank(eql_peek_cell(peek, n, (guint)column), -1))
        n++;
    return n;
}

/* ── Alchemer ── */

WORDS(ALCHEMER_TIMES, "time started");
WORDS(ALCHEMER_OWN, "status", "contact id", "legacy comments", "language", "referer", "sessionid",
      "session id", "user agent", "extended referer", "tags", "longitude", "latitude", "country",
      "city", "state region", "postal", "link name", "url variable sguid");
WORDS(ALCHEMER_SENT, "status");
WORDS(ALCHEMER_UNSENT, "partial", "disqualified", "deleted");

static gboolean is_alchemer(const EqlPeek *peek, const EqlCodes *codes)
{
    WORDS(started, "time started");
    WORDS(submitted, "date submitted");
    WORDS(status, "status");
    return eql_peek_find(peek, 0, started) >= 0 && eql_peek_find(peek, 0, submitted) >= 0 &&
           eql_peek_find(peek, 0, status) >= 0;
}

/* ── Jotform ── */

WORDS(JOTFORM_OWN, "last update date", "submission status", "unique id");

static gboolean is_jotform(const EqlPeek *peek, const EqlCodes *codes)
{
    g_autofree char *first = eql_peek_words(peek, 0, 0);
    return g_str_equal(first, "submission date");
}

static gboolean is_any(const EqlPeek *peek, const EqlCodes *codes)
{
    return TRUE;
}

/* The surest signs first; SurveyMonkey's lie in the second row, where another tool has
 * its first response. */
static const EqlTool TOOLS[] = {
    {.name = "microsoft-forms", .recognises = eql_forms_is_microsoft},
    {.name = "google-forms", .recognises = eql_forms_is_google},
    {.name = "qualtrics",
     .recognises = is_qualtrics,
     .count_headers = qualtrics_headers,
     .style = EQL_HEADERS_CODE_TEXT,
     .times = QUALTRICS_TIMES,
     .own = QUALTRICS_OWN,
     .row_after = " - ",
     .sent = QUALTRICS_SENT,
     .unsent = QUALTRICS_UNSENT,
     .state = QUALTRICS_STATE,
     .preview = QUALTRICS_PREVIEW},
    {.name = "qualtrics",
     .recognises = is_legacy_qualtrics,
     .count_headers = two_headers,
     .style = EQL_HEADERS_CODE_TEXT,
     .times = QUALTRICS_TIMES,
     .own = QUALTRICS_OWN,
     .row_after = "-",
     .sent = QUALTRICS_SENT,
     .unsent = QUALTRICS_UNSENT,
     .state = QUALTRICS_STATE,
     .preview = QUALTRICS_PREVIEW},
    {.name = "smartsurvey",
     .recognises = is_smartsurvey,
     .count_headers = smartsurvey_headers,
     .style = EQL_HEADERS_NESTED,
     .times = SMART_TIMES,
     .own = SMART_OWN},
    {.name = "alchemer",
     .recognises = is_alchemer,
     .times = ALCHEMER_TIMES,
     .own = ALCHEMER_OWN,
     .row_before = ":",
     .sent = ALCHEMER_SENT,
     .unsent = ALCHEMER_UNSENT},
    {.name = "limesurvey",
     .recognises = is_limesurvey,
     .times = LIME_TIMES,
     .own = LIME_OWN,
     .named_codes = TRUE,
     .sent = LIME_SENT,
     .blank_unsent = TRUE},
    {.name = "jotform", .recognises = is_jotform, .own = JOTFORM_OWN, .row_after = ">>"},
    {.name = "surveymonkey",
     .recognises = is_surveymonkey,
     .count_headers = two_headers,
     .style = EQL_HEADERS_NESTED},
    {.name = "table", .recognises = is_any},
};

const EqlTool *eql_tool_recognise(const EqlPeek *peek, const EqlCodes *codes)
{
    const EqlTool *tool = TOOLS;
    while (!tool->recognises(peek, codes))
        tool++;
    return tool;
}

static gboolean lists(const char *const *words, const char *folded)
{
    return words && g_strv_contains(words, folded);
}

EqlColumnRole eql_tool_role(const EqlTool *tool, const char *heading)
{
    g_autofree char *folded = eql_text_fold_words(heading, -1);
    if (lists(EVERY_TIME, folded) || lists(tool->times, folded))
        return EQL_COLUMN_TIME;
    if (lists(EVERY_OWN, folded) || lists(tool->own, folded))
        return EQL_COLUMN_OWN;
    gboolean custom =
        g_str_equal(tool->name, "surveymonkey") && g_str_has_prefix(folded, "custom data");
    return custom ? EQL_COLUMN_OWN : EQL_COLUMN_QUESTION;
}
