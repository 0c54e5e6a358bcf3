/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/answers-only.h"

#include <string.h>

#include "base/text.h"
#include "intake/responses/answer-mend.h"
#include "intake/responses/row-kind.h"

/* Fewer cells could be anything. */
#define FEWEST_CELLS 5
/* On average each text stands so often at least: answers repeat, names hardly do. */
#define FEWEST_OF_A_TEXT 2
/* Shorter texts may be initials ("SA"), or a name in some language ("Sim"), unless the scale
 * itself has them so ("No"). Bytes. */
#define SHORTEST 4

/* How a scale goes with a column. */
typedef struct {
    gboolean fits;    /* every cell so far is one of its answers */
    EqlAnswer first;  /* the first one met */
    gboolean differs; /* another one was met */
} Fit;

typedef struct {
    guint column;
    guint n;           /* cells that say something */
    GHashTable *texts; /* folded, different ones */
    Fit *fits;         /* by scale */
} Candidate;

typedef struct {
    GPtrArray *scales;     /* EqlScale: each once, borrowed */
    GPtrArray *candidates; /* Candidate: those that may still hold answers only */
} Search;

static void candidate_free(Candidate *candidate)
{
    g_hash_table_unref(candidate->texts);
    g_free(candidate->fits);
    g_free(candidate);
}

static void search_clear(Search *search)
{
    g_clear_pointer(&search->scales, g_ptr_array_unref);
    g_clear_pointer(&search->candidates, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Search, search_clear)

static void add_scales(Search *search, const EqlQuestionnaire *questionnaire, const char *audience)
{
    search->scales = g_ptr_array_new();
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (item->kind == EQL_ITEM_SCORED && g_str_equal(item->audience, audience) &&
            !g_ptr_array_find(search->scales, item->scale, NULL))
            g_ptr_array_add(search->scales, item->scale);
    }
}

static void add_candidates(Search *search, const EqlLayout *layout, const gboolean *open)
{
    search->candidates = g_ptr_array_new_with_free_func((GDestroyNotify)candidate_free);
    for (guint i = 0; search->scales->len > 0 && i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        if (!open[i] || !column->may_identify || column->identifier || column->tool_column)
            continue;
        Candidate *candidate = g_new0(Candidate, 1);
        candidate->column = i;
        candidate->texts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        candidate->fits = g_new0(Fit, search->scales->len);
        for (guint k = 0; k < search->scales->len; k++)
            candidate->fits[k].fits = TRUE;
        g_ptr_array_add(search->candidates, candidate);
    }
}

/* ── cells ── */

static gboolean has_digit(const char *text)
{
    return strpbrk(text, "0123456789") != NULL;
}

static gboolean is_own_label(const EqlScale *scale, EqlAnswer answer, const char *folded)
{
    g_autofree char *label = eql_text_fold(eql_scale_label(scale, answer), -1);
    return g_str_equal(label, folded);
}

static void take_fit(Fit *fit, const EqlScale *scale, const char *text, const char *folded)
{
    EqlAnswer answer = fit->fits ? eql_scale_match(scale, text, -1) : EQL_ANSWER_UNREAD;
    fit->fits = answer != EQL_ANSWER_UNREAD && answer != EQL_ANSWER_BLANK &&
                (strlen(folded) >= SHORTEST || is_own_label(scale, answer, folded));
    fit->differs |= fit->first != EQL_ANSWER_BLANK && answer != fit->first;
    fit->first = answer;
}

/* FALSE: no scale has all of the cells so far. */
static gboolean take_cell(const Search *search, Candidate *candidate, const EqlCell *cell)
{
    g_autofree char *text = eql_answer_plain(cell);
    gboolean fits = FALSE;
    if (eql_answer_is_missing(text))
        return TRUE;
    if (has_digit(text))
        return FALSE;
    g_autofree char *folded = eql_text_fold(text, -1);
    for (guint i = 0; i < search->scales->len; i++) {
        take_fit(&candidate->fits[i], search->scales->pdata[i], text, folded);
        fits |= candidate->fits[i].fits;
    }
    candidate->n++;
    g_hash_table_add(candidate->texts, g_steal_pointer(&folded));
    return fits;
}

static void take_row(Search *search, const EqlRow *row)
{
    for (guint i = search->candidates->len; i > 0; i--) {
        Candidate *candidate = search->candidates->pdata[i - 1];
        if (candidate->column < row->n_cells &&
            !take_cell(search, candidate, &row->cells[candidate->column]))
            g_ptr_array_remove_index(search->candidates, i - 1);
    }
}

/* ── the file ── */

/* The table then stands before the first response. */
static gboolean go_to_responses(EqlTable *table, const EqlLayout *layout, GError **error)
{
    const EqlRow *row;
    gboolean done = eql_table_rewind(table, error);
    for (guint i = 0; done && i < layout->titles + layout->header_rows; i++)
        done = eql_table_next(table, &row, error);
    return done;
}

static gboolean read_rows(Search *search, EqlTable *table, const EqlLayout *layout, GError **error)
{
    const EqlRow *row = NULL;
    do {
        if (!eql_table_next(table, &row, error))
            return FALSE;
        if (row && !eql_row_why_aside(layout, layout->columns->len, row))
            take_row(search, row);
    } while (row && search->candidates->len > 0);
    return go_to_responses(table, layout, error);
}

static gboolean holds_answers(const Search *search, const Candidate *candidate)
{
    gboolean chosen = FALSE;
    for (guint i = 0; i < search->scales->len; i++)
        chosen |= candidate->fits[i].fits && candidate->fits[i].differs;
    return chosen && candidate->n >= FEWEST_CELLS &&
           candidate->n >= FEWEST_OF_A_TEXT * g_hash_table_size(candidate->texts);
}

gboolean eql_answers_only_settle(EqlTable *table, EqlLayout *layout,
                                 const EqlQuestionnaire *questionnaire, const char *audience,
                                 const gboolean *open, GError **error)
{
    g_auto(Search) search = {NULL};
    add_scales(&search, questionnaire, audience);
    add_candidates(&search, layout, open);
    if (search.candidates->len > 0 && !read_rows(&search, table, layout, error))
        return FALSE;
    for (guint i = 0; i < search.candidates->len; i++) {
        const Candidate *candidate = search.candidates->pdata[i];
        EqlLayoutColumn *column = layout->columns->pdata[candidate->column];
        column->answers_only = holds_answers(&search, candidate);
        column->may_identify &= !column->answers_only;
    }
    return TRUE;
}
