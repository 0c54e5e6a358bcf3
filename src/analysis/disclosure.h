/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Disclosure control by a cell's own size (hiding.h says what is hidden to protect others),
 * and the emptying itself, the last step of every analysis: figures are worked out in full and
 * what rests on too few people is emptied here, all of it, so that nothing derived from a
 * hidden count stays behind. Internal to analysis.
 *
 * Where the dataset has a permit, it is handed on: figures are sealed instead of emptied. The
 * eql_open_…() of analysis/small-groups.h know the same figures.
 *
 * What is absent becomes hidden too: why a figure could not be worked out can tell of the
 * few people it would have rested on. */

#include "analysis/rri.h"
#include "analysis/scores.h"
#include "analysis/tally.h"

/* 1 to k − 1. Nobody is not few: a zero is shown, and the groups around it decide. */
gboolean eql_too_few(const EqlSettings *settings, guint64 people);

/* 2 to 2k − 1: if all of them gave the same answer, it is known of each. */
gboolean eql_are_few_alike(const EqlSettings *settings, guint64 people);

/* Of a question's answers, as eql_tally_bytes() counts them: too few with points, too few who
 * answered at all, or too few who were asked; or few who all gave one answer, or all a favourable
 * one, or none of them a favourable one. */
gboolean eql_answers_too_few(const EqlSettings *settings, const EqlPutItem *put,
                             const guint64 counts[256]);

void eql_hide(EqlFigure *figure, const EqlInternal *permit);

void eql_hide_group_score(EqlGroupScore *group, const EqlInternal *permit);
/* The theme and all groups in it. */
void eql_hide_theme_score(EqlThemeScore *theme, const EqlInternal *permit);
/* The number of respondents and all themes. The number invited stays. */
void eql_hide_audience_scores(EqlAudienceScores *audience, const EqlInternal *permit);
void eql_hide_item_result(EqlItemResult *item, const EqlInternal *permit);

typedef enum {
    EQL_HIDE_NOTHING,
    EQL_HIDE_OUTCOMES, /* the census count stays */
    EQL_HIDE_ALL,
} EqlHide;

/* What of a group is hidden, by its own size: `on_roll` pupils on the census, `behind`
 * people behind its outcomes (pupils where they are known, else events). */
EqlHide eql_rri_hide_for(const EqlSettings *settings, guint64 on_roll, guint64 behind);

void eql_hide_rri_group(EqlRriGroup *group, EqlHide hide, const EqlInternal *permit);
