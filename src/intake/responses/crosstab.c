/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/crosstab.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"

/* So many answers in a row or a column, beside counts, make a summary. */
#define ENOUGH 3
/* A summary has them well to the left. */
#define MOST_COLUMNS 64

/* The point a text stands for, -1 when for none; a bare number stands for none here. */
static int point_of(const EqlScale *scale, const char *text)
{
    EqlAnswer answer = g_ascii_isdigit(*text) ? EQL_ANSWER_BLANK : eql_scale_match(scale, text, -1);
    return eql_answer_has_point(answer) ? answer : -1;
}

/* "12", "12.5%", "1,204" */
static gboolean is_count(const char *text)
{
    gboolean digit = FALSE;
    for (const char *p = text; *p; p++) {
        digit |= g_ascii_isdigit(*p);
        if (!g_ascii_isdigit(*p) && !g_ascii_isspace(*p) && !strchr(".,%()", *p))
            return FALSE;
    }
    return digit;
}

/* Whether every cell of the row from a column on is a count or blank, and one a count. */
static gboolean is_counts(const EqlPeek *peek, guint row, guint from)
{
    guint n = 0;
    for (guint i = from; i < MIN(eql_peek_width(peek, row), MOST_COLUMNS); i++) {
        if (is_count(peek->rows[row][i]))
            n++;
        else if (!eql_text_is_blank(peek->rows[row][i], -1))
            return FALSE;
    }
    return n > 0;
}

/* Whether a point carries a run of answers on, up or down the scale: a list of the
 * answers goes through them in order, which what people answer does not. */
typedef struct {
    int last, step;
    guint length;
} Run;

static gboolean run_takes(Run *run, int point)
{
    int step = point - run->last;
    gboolean joins =
        run->length > 0 && point > 0 && ABS(step) == 1 && (run->length == 1 || step == run->step);
    run->length = point < 0 ? 0 : joins ? run->length + 1 : 1;
    run->step = step;
    run->last = point;
    return run->length >= ENOUGH;
}

/* "Strongly agree", 12, 22.5% and the next answer beneath. */
static gboolean lists_answers_down(const EqlPeek *peek, const EqlScale *scale)
{
    Run run = {0};
    for (guint row = 0; row < EQL_PEEKED; row++) {
        gboolean tally = is_counts(peek, row, 1);
        if (run_takes(&run, tally ? point_of(scale, eql_peek_cell(peek, row, 0)) : -1))
            return TRUE;
    }
    return FALSE;
}

/* The answers as headings, with counts beneath. */
static gboolean lists_answers_across(const EqlPeek *peek, guint row, const EqlScale *scale)
{
    Run run = {0};
    if (!is_counts(peek, row + 1, 1))
        return FALSE;
    for (guint i = 0; i < MIN(eql_peek_width(peek, row), MOST_COLUMNS); i++)
        if (run_takes(&run, point_of(scale, peek->rows[row][i])))
            return TRUE;
    return FALSE;
}

static gboolean lists_answers(const EqlPeek *peek, const EqlScale *scale)
{
    for (guint row = 0; row + 1 < EQL_PEEKED; row++)
        if (lists_answers_across(peek, row, scale))
            return TRUE;
    return lists_answers_down(peek, scale);
}

/* The words that the tools' own summaries and pivot tables have. */
static gboolean has_summary_words(const EqlPeek *peek, guint row)
{
    static const char *const choices[] = {"answer choices", "answer choice", "answer options",
                                          NULL};
    static const char *const totals[] = {"responses",      "response percent", "response total",
                                         "response count", "percentage",       NULL};
    static const char *const pivot[] = {"row labels", "grand total", NULL};
    g_autofree char *first = eql_peek_words(peek, row, 0);
    return (eql_peek_find(peek, row, choices) >= 0 && eql_peek_find(peek, row, totals) >= 0) ||
           g_strv_contains(pivot, first);
}

static gboolean is_question(const EqlQuestionnaire *questionnaire, const char *text)
{
    g_autofree char *words = eql_text_fold_words(text, -1);
    for (guint i = 0; *words && i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        g_autofree char *asked = eql_text_fold_words(item->text, -1);
        if (g_str_equal(asked, words))
            return TRUE;
    }
    return FALSE;
}

/* The questions down the side, with the share of each group beside them. */
static gboolean lists_questions(const EqlPeek *peek, const EqlQuestionnaire *questionnaire)
{
    guint n = 0;
    for (guint row = 0; row < EQL_PEEKED; row++)
        n += is_counts(peek, row, 1) && is_question(questionnaire, eql_peek_cell(peek, row, 0));
    return n >= ENOUGH;
}

gboolean eql_is_crosstab(const EqlLayout *layout, const EqlQuestionnaire *questionnaire)
{
    const EqlScale *last = NULL;
    for (guint row = 0; row < EQL_PEEKED; row++)
        if (has_summary_words(&layout->peek, row))
            return TRUE;
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (item->scale && item->scale != last && lists_answers(&layout->peek, item->scale))
            return TRUE;
        last = item->scale ? item->scale : last;
    }
    return lists_questions(&layout->peek, questionnaire);
}

void eql_crosstab_refuse(const char *file, GError **error)
{
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s counts how many gave each answer; it is a summary, not the responses "
                  "themselves. Export the responses instead, with one row for each person: in "
                  "Microsoft Forms “Open results in Excel”, in Google Forms “Download responses "
                  "(.csv)”, in SurveyMonkey “All responses data”, in other tools “individual” "
                  "or “raw” responses."),
                file);
}
