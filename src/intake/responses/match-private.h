/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the steps of the column matcher share. */

#include "intake/responses/match.h"

/* A question of the audience, in the questionnaire's order. */
typedef struct {
    const EqlItem *item;
    char *text; /* folded */
    char *code; /* folded */
    gboolean used;
} EqlCandidate;

void eql_match_settle(GArray *matches, guint column, EqlCandidate *candidate, EqlMatch match);
/* Whether the column may be a question and has not been settled. */
gboolean eql_match_is_open(const EqlLayout *layout, const GArray *matches, guint column);

/* The step by place: see match.h. */
void eql_match_by_place(const EqlLayout *layout, GArray *candidates, GArray *matches);
