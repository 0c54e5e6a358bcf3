/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that put charts into words share. */

#include "chart/chart.h"

/* `part` may be NULL or empty. */
void eql_chart_append_sentence(GString *text, const char *part);
/* One sentence for every hidden figure: which of them are small and which only protect
 * the small ones must not be told. NULL when it is shown. */
const char *eql_chart_why_not_shown(EqlFigure figure);
/* One end of the interval, empty where there is none. Owned by the caller. */
char *eql_chart_format_end(EqlFigure figure, double end);

/* ── describe-parts.c ── */

/* Question, people, and what was answered. Owned by the caller. */
char *eql_chart_parts_text(const EqlChart *chart, guint row);
/* The headings, and a line for each answer to each question. */
void eql_chart_fill_parts_table(const EqlChart *chart, GPtrArray *table);
