/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What analysis found, as charts: the same in the window, in files and on paper. */

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
/* What one audience answered to each question; `theme` is a code, NULL: of all themes. */
EqlChart *eql_chart_of_items(const EqlItems *items, const char *audience, const char *theme);
/* One audience's scores by the groups of a characteristic (rows) and theme (columns, the
 * first EQL_CHART_MAX_COLUMNS); the first row is everybody's. */
EqlChart *eql_chart_of_heat(const EqlScores *scores, const char *audience,
                            const char *characteristic);
EqlChart *eql_chart_of_rri(const EqlRri *rri, const char *by_label);
