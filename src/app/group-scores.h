/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Scores by a characteristic that somebody chose on a page, worked out on a thread. */

#include "app/page.h"

G_BEGIN_DECLS

/* Back in the main loop; `scores` is taken over. */
typedef void (*EqlGroupScoresShow)(EqlPage *page, EqlScores *scores);

/* Asks for everyone's scores by `by`. Not answered when another question of the page came
 * after it, or eql_group_scores_forget(), or the page has no snapshot any more. */
void eql_group_scores_ask(EqlPage *page, const char *by, EqlDetail detail, EqlGroupScoresShow show);
/* What was asked is not wanted any more. */
void eql_group_scores_forget(EqlPage *page);

G_END_DECLS
