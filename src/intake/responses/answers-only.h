/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Columns whose heading speaks of a name ("Adults say my name right") and that hold nothing but
 * answers to choose from: they name nobody. */

#include "intake/responses/layout.h"
#include "model/questionnaire.h"

/* Takes `may_identify` from each such column of those in `open` (gboolean by column), and sets
 * `answers_only`. Every cell has to be an answer, in words, of one and the same scale that the
 * audience's questions have; there must be enough of them, and they must repeat. Whatever is in
 * doubt stays as it was. Reads the responses and leaves the table before the first of them. */
gboolean eql_answers_only_settle(EqlTable *table, EqlLayout *layout,
                                 const EqlQuestionnaire *questionnaire, const char *audience,
                                 const gboolean *open, GError **error);
