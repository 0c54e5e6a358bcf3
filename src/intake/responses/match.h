/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which column asks which question, in this order:
 *   by the user's mapping, then by one that was confirmed at an earlier import;
 *   by the same text once folded;
 *   by nearly the same text;
 *   by its place among its neighbours;
 *   for characteristics, by a heading that is known to name one.
 * What is left is for the user to map. No question is used twice.
 *
 * By place: a run of columns that nothing has matched stands between two that ask
 * questions, and just as many questions of the questionnaire stand between those two. On
 * either side at least as many columns as the run is long ask the questionnaire's
 * questions in its own order. Each question of the run is scored, every answer among the
 * file's first rows fits its scale, and the heading either says nothing ("Q7", blank) or
 * is at least half alike (EQL_PLACE_ENOUGH) and more like this question than any other.
 * So a question that a school put in the place of another stays unmatched. */

#include "intake/responses/layout.h"
#include "model/mapping.h"
#include "model/questionnaire.h"

/* From this likeness (eql_text_similarity) two texts may be the same question. On the
 * starter questionnaire the nearest two different questions of one audience stay below
 * it; a changed word in a question of ordinary length stays above. */
#define EQL_NEAR_ENOUGH 0.80

/* From this likeness a heading in the right place may be the question that belongs there. */
#define EQL_PLACE_ENOUGH 0.50

typedef struct {
    const EqlItem *item; /* NULL: none */
    const char *match;   /* "exact", "near", "mapped", "none" */
    double confidence;   /* 0–1 */
    const char *how;     /* as in an EqlColumnMatch */
} EqlMatch;

/* One EqlMatch per column of the layout. `mapping` and `remembered` may be NULL. NULL with
 * an error when the mapping names a code that the questionnaire does not have for this
 * audience; what is remembered wrongly is passed over, and never stands against the
 * mapping. */
GArray *eql_match_columns(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                          const char *audience, const EqlMapping *mapping,
                          const EqlMapping *remembered, GError **error);

/* The question that a column was left out of because another column, which says the same,
 * asks it already; NULL: it was not left out, or for another reason. */
const EqlItem *eql_match_repeated(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                                  const char *audience, const GArray *matches, guint column);
