/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Matching by place: what stands between two known questions. match.h tells the rules. */

#include <string.h>

#include "base/text.h"
#include "intake/responses/match-private.h"
#include "intake/responses/opposites.h"

typedef struct {
    const EqlLayout *layout;
    GArray *candidates; /* EqlCandidate */
    GArray *matches;    /* EqlMatch */
    GArray *columns;    /* guint: those that may be questions, in the file's order */
} Places;

static guint column_at(const Places *places, guint i)
{
    return g_array_index(places->columns, guint, i);
}

static EqlCandidate *candidate_at(const Places *places, guint i)
{
    return &g_array_index(places->candidates, EqlCandidate, i);
}

/* Where in the questionnaire the i-th column's question stands; -1: it has none. */
static int place_of(const Places *places, guint i)
{
    const EqlItem *item = g_array_index(places->matches, EqlMatch, column_at(places, i)).item;
    for (guint j = 0; item && j < places->candidates->len; j++)
        if (candidate_at(places, j)->item == item)
            return (int)j;
    return -1;
}

/* ── what the heading says ── */

/* "7", "q7", "a8" */
static gboolean is_numbering(const char *word)
{
    static const char *const words[] = {"q",      "question", "statement", "item", "column",
                                        "number", "no",       "part",      "row",  NULL};
    const char *p = word;
    for (guint letters = 0; letters < 2 && g_ascii_isalpha(*p); letters++)
        p++;
    gboolean digits = *p != 0;
    for (; *p; p++)
        digits = digits && g_ascii_isdigit(*p);
    return digits || g_strv_contains(words, word);
}

static gboolean says_nothing(const Places *places, const EqlLayoutColumn *column)
{
    g_autofree char *folded = eql_text_fold_words(column->heading, -1);
    for (guint i = 0; i < places->candidates->len; i++)
        if (g_str_equal(candidate_at(places, i)->code, folded))
            return FALSE;
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    for (char **word = words; *word; word++)
        if (**word && !is_numbering(*word))
            return FALSE;
    return TRUE;
}

static double likeness(const EqlLayoutColumn *column, const EqlCandidate *candidate)
{
    double best = 0;
    for (guint i = 0; i < column->texts->len; i++) {
        const char *text = column->texts->pdata[i];
        if (!eql_texts_oppose(text, candidate->text))
            best = MAX(best, eql_text_similarity(text, candidate->text));
    }
    return best;
}

/* How much the heading speaks for the question; 0: against it. */
static double speaks_for(const Places *places, const EqlLayoutColumn *column, guint candidate)
{
    if (says_nothing(places, column))
        return EQL_PLACE_ENOUGH;
    double alike = likeness(column, candidate_at(places, candidate));
    if (alike < EQL_PLACE_ENOUGH)
        return 0;
    for (guint i = 0; i < places->candidates->len; i++)
        if (i != candidate && likeness(column, candidate_at(places, i)) >= alike)
            return 0;
    return alike;
}

/* ── what the answers say ── */

static gboolean answers_fit(const EqlLayout *layout, guint column, const EqlScale *scale)
{
    guint fitting = 0;
    for (guint row = layout->header_rows; row < EQL_PEEKED; row++) {
        const char *text = eql_peek_cell(&layout->peek, row, column);
        EqlAnswer answer = eql_scale_match(scale, text, -1);
        if (answer == EQL_ANSWER_UNREAD)
            return FALSE;
        fitting += answer != EQL_ANSWER_BLANK;
    }
    return fitting > 0;
}

static double confidence_of(const Places *places, guint column, guint candidate)
{
    const EqlCandidate *asked = candidate_at(places, candidate);
    if (asked->used || asked->item->kind != EQL_ITEM_SCORED ||
        !eql_match_is_open(places->layout, places->matches, column) ||
        !answers_fit(places->layout, column, asked->item->scale))
        return 0;
    return speaks_for(places, places->layout->columns->pdata[column], candidate);
}

/* ── runs between known questions ── */

/* Whether `n` columns from the i-th on ask the questions from the given place on, going
 * forward (step 1) or back (-1). */
static gboolean in_order(const Places *places, guint i, int place, guint n, int step)
{
    for (guint k = 0; k < n; k++) {
        gint64 at = (gint64)i + (gint64)k * step;
        if (at < 0 || at >= places->columns->len ||
            place_of(places, (guint)at) != place + (int)k * step)
            return FALSE;
    }
    return TRUE;
}

/* The run begins behind the `before`-th column and is `n` long. */
static void settle_run(Places *places, guint before, guint n)
{
    int place = place_of(places, before);
    if (!in_order(places, before, place, n, -1) ||
        !in_order(places, before + n + 1, place + (int)n + 1, n, 1))
        return;
    g_autofree double *confidence = g_new0(double, n);
    for (guint k = 0; k < n; k++) {
        confidence[k] =
            confidence_of(places, column_at(places, before + 1 + k), (guint)place + 1 + k);
        if (confidence[k] <= 0)
            return;
    }
    for (guint k = 0; k < n; k++)
        eql_match_settle(places->matches, column_at(places, before + 1 + k),
                         candidate_at(places, (guint)place + 1 + k),
                         (EqlMatch){NULL, "near", confidence[k], "place"});
}

static GArray *question_columns(const EqlLayout *layout)
{
    GArray *columns = g_array_new(FALSE, FALSE, sizeof(guint));
    for (guint i = 0; i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        if (!column->tool_column && !column->identifier)
            g_array_append_val(columns, i);
    }
    return columns;
}

void eql_match_by_place(const EqlLayout *layout, GArray *candidates, GArray *matches)
{
    g_autoptr(GArray) columns = question_columns(layout);
    Places places = {layout, candidates, matches, columns};
    int known = -1; /* the last column with a question */
    for (guint i = 0; i < columns->len; i++) {
        if (place_of(&places, i) < 0)
            continue;
        guint run = known < 0 ? 0 : i - (guint)known - 1;
        if (run > 0 && place_of(&places, i) - place_of(&places, (guint)known) == (int)run + 1)
            settle_run(&places, (guint)known, run);
        known = (int)i;
    }
}
