/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which column asks which question. By the user's mapping; then by the same text once
 * folded; then by nearly the same text; then, for characteristics, by a heading that is
 * known to name one. No question is used twice. */

#include "intake/responses/layout.h"
#include "model/questionnaire.h"

/* From this likeness (eql_text_similarity) two texts may be the same question. On the
 * starter questionnaire the nearest two different questions of one audience stay below
 * it; a changed word in a question of ordinary length stays above. */
#define EQL_NEAR_ENOUGH 0.80

typedef struct {
    const EqlItem *item; /* NULL: none */
    const char *match;   /* "exact", "near", "mapped", "none" */
    double confidence;   /* 0–1 */
} EqlMatch;

/* One EqlMatch per column of the layout. NULL with an error when the mapping names a
 * code that the questionnaire does not have for this audience. */
GArray *eql_match_columns(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                          const char *audience, GHashTable *mapping, GError **error);
