/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/match-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/responses/opposites.h"

typedef struct {
    guint column, candidate;
    double likeness;
} Pair;

static void candidate_clear(gpointer data)
{
    EqlCandidate *candidate = data;
    g_free(candidate->text);
    g_free(candidate->code);
}

static GArray *candidates_of(const EqlQuestionnaire *questionnaire, const char *audience)
{
    GArray *candidates = g_array_new(FALSE, TRUE, sizeof(EqlCandidate));
    g_array_set_clear_func(candidates, candidate_clear);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *item = questionnaire->items->pdata[i];
        if (!g_str_equal(item->audience, audience))
            continue;
        EqlCandidate candidate = {item, eql_text_fold_words(item->text, -1),
                                  eql_text_fold_words(item->code, -1), FALSE};
        g_array_append_val(candidates, candidate);
    }
    return candidates;
}

void eql_match_settle(GArray *matches, guint column, EqlCandidate *candidate, EqlMatch match)
{
    match.item = candidate->item;
    g_array_index(matches, EqlMatch, column) = match;
    candidate->used = TRUE;
}

gboolean eql_match_is_open(const EqlLayout *layout, const GArray *matches, guint column)
{
    const EqlLayoutColumn *at = layout->columns->pdata[column];
    return !at->identifier && !at->tool_column &&
           g_array_index(matches, EqlMatch, column).match == NULL;
}

/* ── by the user's mapping ── */

static EqlCandidate *find_code(GArray *candidates, const char *code)
{
    for (guint i = 0; i < candidates->len; i++) {
        EqlCandidate *candidate = &g_array_index(candidates, EqlCandidate, i);
        if (g_str_equal(candidate->item->code, code))
            return candidate;
    }
    return NULL;
}

static gboolean apply_mapping(const EqlLayout *layout, GArray *candidates,
                              const EqlMapping *mapping, GArray *matches, GError **error)
{
    for (guint i = 0; mapping && i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        const char *code = eql_mapping_column(mapping, column->heading);
        if (!code || column->identifier)
            continue;
        EqlCandidate *candidate = *code ? find_code(candidates, code) : NULL;
        if (candidate && !candidate->used)
            eql_match_settle(matches, i, candidate, (EqlMatch){NULL, "mapped", 1, "mapping"});
        else if (!*code)
            g_array_index(matches, EqlMatch, i) = (EqlMatch){NULL, "none", 0, "mapping"};
        else {
            g_set_error(
                error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                candidate
                    ? _("The mapping gives question %s to two columns; the second is “%s”. "
                        "Leave one of them empty.")
                    : _("The mapping names question %s for column “%s”, but the questionnaire "
                        "has no such question for this audience. Correct the code."),
                code, column->heading);
            return FALSE;
        }
    }
    return TRUE;
}

/* ── by what was confirmed at an earlier import ── */

static void apply_remembered(const EqlLayout *layout, GArray *candidates,
                             const EqlMapping *remembered, GArray *matches)
{
    for (guint i = 0; remembered && i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        const char *code = eql_mapping_column(remembered, column->heading);
        if (!code || !eql_match_is_open(layout, matches, i))
            continue;
        EqlCandidate *candidate = *code ? find_code(candidates, code) : NULL;
        if (!*code)
            g_array_index(matches, EqlMatch, i) = (EqlMatch){NULL, "none", 0, "memory"};
        else if (candidate && !candidate->used)
            eql_match_settle(matches, i, candidate, (EqlMatch){NULL, "mapped", 1, "memory"});
    }
}

/* ── by the same text ── */

static gboolean says(const EqlLayoutColumn *column, const EqlCandidate *candidate)
{
    for (guint i = 0; i < column->texts->len; i++)
        if (g_str_equal(column->texts->pdata[i], candidate->text) ||
            g_str_equal(column->texts->pdata[i], candidate->code))
            return TRUE;
    return FALSE;
}

static void match_exactly(const EqlLayout *layout, GArray *candidates, GArray *matches)
{
    for (guint i = 0; i < layout->columns->len; i++) {
        for (guint j = 0; j < candidates->len && eql_match_is_open(layout, matches, i); j++) {
            EqlCandidate *candidate = &g_array_index(candidates, EqlCandidate, j);
            if (!candidate->used && says(layout->columns->pdata[i], candidate))
                eql_match_settle(matches, i, candidate, (EqlMatch){NULL, "exact", 1, "text"});
        }
    }
}

/* ── by nearly the same text ── */

static double likeness(const EqlLayoutColumn *column, const EqlCandidate *candidate)
{
    double best = 0;
    for (guint i = 0; i < column->texts->len; i++) {
        const char *text = column->texts->pdata[i];
        double alike = eql_text_similarity(text, candidate->text);
        if (alike > best && alike >= EQL_NEAR_ENOUGH && !eql_texts_oppose(text, candidate->text))
            best = alike;
    }
    return best;
}

static int compare_pairs(gconstpointer a, gconstpointer b)
{
    const Pair *x = a, *y = b;
    if (x->likeness != y->likeness)
        return x->likeness > y->likeness ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return x->candidate < y->candidate ? -1 : x->candidate > y->candidate;
}

/* All pairs that are near enough, the nearest first; so the outcome does not hang on the
 * order of the columns. */
static GArray *near_pairs(const EqlLayout *layout, GArray *candidates, const GArray *matches)
{
    GArray *pairs = g_array_new(FALSE, FALSE, sizeof(Pair));
    for (guint i = 0; i < layout->columns->len; i++) {
        for (guint j = 0; eql_match_is_open(layout, matches, i) && j < candidates->len; j++) {
            const EqlCandidate *candidate = &g_array_index(candidates, EqlCandidate, j);
            if (candidate->used)
                continue;
            Pair pair = {i, j, likeness(layout->columns->pdata[i], candidate)};
            if (pair.likeness >= EQL_NEAR_ENOUGH)
                g_array_append_val(pairs, pair);
        }
    }
    g_array_sort(pairs, compare_pairs);
    return pairs;
}

static void match_nearly(const EqlLayout *layout, GArray *candidates, GArray *matches)
{
    g_autoptr(GArray) pairs = near_pairs(layout, candidates, matches);
    for (guint i = 0; i < pairs->len; i++) {
        const Pair *pair = &g_array_index(pairs, Pair, i);
        EqlCandidate *candidate = &g_array_index(candidates, EqlCandidate, pair->candidate);
        if (!candidate->used && eql_match_is_open(layout, matches, pair->column))
            eql_match_settle(matches, pair->column, candidate,
                             (EqlMatch){NULL, "near", pair->likeness, "text"});
    }
}

/* ── characteristics by their name ── */

static void match_fields(const EqlLayout *layout, GArray *candidates, GArray *matches)
{
    for (guint i = 0; i < layout->columns->len; i++) {
        const EqlLayoutColumn *column = layout->columns->pdata[i];
        for (guint j = 0;
             column->field && j < candidates->len && eql_match_is_open(layout, matches, i); j++) {
            EqlCandidate *candidate = &g_array_index(candidates, EqlCandidate, j);
            if (!candidate->used && candidate->item->kind == EQL_ITEM_CHARACTERISTIC &&
                g_str_equal(candidate->item->characteristic, column->field))
                eql_match_settle(matches, i, candidate,
                                 (EqlMatch){NULL, "near", EQL_NEAR_ENOUGH, "heading"});
        }
    }
}

GArray *eql_match_columns(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                          const char *audience, const EqlMapping *mapping,
                          const EqlMapping *remembered, GError **error)
{
    g_autoptr(GArray) matches = g_array_new(FALSE, TRUE, sizeof(EqlMatch));
    g_autoptr(GArray) candidates = candidates_of(questionnaire, audience);
    g_array_set_size(matches, layout->columns->len);
    if (!apply_mapping(layout, candidates, mapping, matches, error))
        return NULL;
    apply_remembered(layout, candidates, remembered, matches);
    match_exactly(layout, candidates, matches);
    match_nearly(layout, candidates, matches);
    eql_match_by_place(layout, candidates, matches);
    match_fields(layout, candidates, matches);
    for (guint i = 0; i < matches->len; i++) {
        EqlMatch *match = &g_array_index(matches, EqlMatch, i);
        if (!match->match)
            match->match = "none";
    }
    return g_steal_pointer(&matches);
}

const EqlItem *eql_match_repeated(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                                  const char *audience, const GArray *matches, guint column)
{
    const EqlLayoutColumn *at = layout->columns->pdata[column];
    const EqlMatch *match = &g_array_index(matches, EqlMatch, column);
    if (match->item || match->how || at->identifier || at->tool_column)
        return NULL;
    g_autoptr(GArray) candidates = candidates_of(questionnaire, audience);
    for (guint i = 0; i < candidates->len; i++) {
        const EqlCandidate *candidate = &g_array_index(candidates, EqlCandidate, i);
        if (says(at, candidate))
            return candidate->item;
    }
    return NULL;
}
