/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that draw and tell a chart of parts share. */

#include "chart/chart.h"

/* Of an EqlChartAnswer. */
void eql_chart_answer_free(gpointer answer);

guint eql_chart_n_answers(const GPtrArray *answers, EqlPart part);
/* Whether the part is shown answer by answer. Where a single one is hidden, none is: the others
 * would leave it. */
gboolean eql_chart_divides(const EqlChart *chart, guint row, EqlPart part);

/* One word of the legend, and the shade it stands for. */
typedef struct {
    char *label;
    EqlPart part;
    guint step, steps; /* as in EqlChartAnswer; step 0: the part as a whole */
} EqlAnswerEntry;

/* EqlAnswerEntry: the answers' own words where all questions have the same, and the same way
 * round; else general ones. Owned by the caller. */
GArray *eql_chart_answer_legend(const EqlChart *chart);
