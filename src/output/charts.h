/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What analysis found, as charts: the same in the window, in files and on paper. */

#include "analysis/cohort-rri.h"
#include "analysis/rri.h"
#include "analysis/scores.h"
#include "chart/chart.h"

/* "409 pupils", "92 members of staff", …; hidden or absent as figures are. Owned by the
 * caller. */
char *eql_people_text(const char *audience, EqlFigure n);

/* Theme scores, a series for each audience (the first EQL_CHART_MAX_SERIES). */
EqlChart *eql_chart_of_themes(const EqlScores *scores);
/* One audience's scores in one theme by the groups of a characteristic; a line shows
 * everybody's score. `theme` is its code. Empty when there is no such thing. */
EqlChart *eql_chart_of_groups(const EqlScores *scores, const char *audience, const char *theme,
                              const char *characteristic);
/* What one audience answered to each question; `theme` is a code, NULL: of all themes. `words`
 * (NULL: any) are looked for in what is asked, each of them, whatever their case. */
EqlChart *eql_chart_of_items(const EqlItems *items, const char *audience, const char *theme,
                             const char *words);
/* The same in the earlier wave and now, with what has changed; a question that wave did not ask, or
 * on another scale, says so. Nothing to compare with unless eql_items_have_waves(). */
EqlChart *eql_chart_of_items_by_wave(const EqlItems *items, const char *audience, const char *theme,
                                     const char *words);
gboolean eql_items_have_waves(const EqlItems *items, const char *audience);
/* What all audiences answered, theme by theme: what several were asked in the same words stands
 * together, then what each was asked in its own. */
EqlChart *eql_chart_of_items_by_audience(const EqlItems *items, const char *theme,
                                         const char *words);
/* One audience's scores by the groups of a characteristic (rows) and theme (columns, the
 * first EQL_CHART_MAX_COLUMNS); the first row is everybody's. */
EqlChart *eql_chart_of_heat(const EqlScores *scores, const char *audience,
                            const char *characteristic);
/* Of two characteristics together: groups with an index first, the highest first; where many are
 * hidden, they share a row. */
EqlChart *eql_chart_of_rri(const EqlRri *rri, const char *by_label);
/* Stage to stage: of outcomes that were worked out after an earlier kind. */
EqlChart *eql_chart_of_stage(const EqlRri *rri, const char *by_label);
/* The groups that share a row in the two above: “Irish, Female; Roma, Male”. NULL: none do. Owned
 * by the caller. */
char *eql_chart_hidden_together(const EqlRri *rri);
/* The rates of all pupils and of each group, and those that are published of the same; NULL where
 * none are. */
EqlChart *eql_chart_of_beside(const EqlRri *rri, const char *by_label);
/* How many outcomes each group had, and how many a proportional share would be. */
EqlChart *eql_chart_of_expected(const EqlRri *rri, const char *by_label);

/* Respondents of those invited; both are shown, or the rate is not. */
EqlFigure eql_response_rate(const EqlAudienceScores *audience);
/* The response rate of each audience, and of the groups of one of them (an RRI of
 * "answered"). */
EqlChart *eql_chart_of_response(const EqlScores *scores);
EqlChart *eql_chart_of_response_by(const EqlRri *answered, const char *by_label);

/* Themes that two audiences or more were asked about: where they differ. */
EqlChart *eql_chart_of_gaps(const EqlScores *scores);

/* Clearly higher or lower: the whole interval lies on one side of nought. */
EqlStanding eql_standing_of_change(EqlFigure change);
/* One audience's theme scores in the wave `since` and now; empty without an earlier wave. */
EqlChart *eql_chart_of_progress(const EqlScores *scores, const char *since, const char *audience);

/* A network's schools by theme; one theme's shares within the limits of chance. */
EqlChart *eql_chart_of_schools(const EqlNetwork *network, const EqlCohortChoice *choice);
EqlChart *eql_chart_of_funnel(const EqlFunnel *funnel);
/* One group's relative rate indices within the limits of chance. */
EqlChart *eql_chart_of_rri_funnel(const EqlCohortRri *rri, const EqlCohortRriGroup *group);
