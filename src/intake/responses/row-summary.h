/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows that people and programs write beneath responses: totals, averages, remarks. They are no
 * respondents. Nothing is taken for one that holds an answer in words. */

#include "intake/responses/layout.h"
#include "intake/table/table.h"

/* What is known of the file when a row is looked at. */
typedef struct {
    const EqlLayout *layout;
    const GArray *matches; /* EqlMatch, by column */
    guint beside;          /* first column of another table */
    gboolean worded;       /* answers so far were words, and none a number */
    gboolean apart;        /* an empty row stands above this one */
} EqlSummarySigns;

/* Whether a text is what a row of totals is headed with: "Total", "Average score:", "n = 40". */
gboolean eql_is_summary_label(const char *text, gssize length);

/* Decides at a glance, for nearly every row, that it is none; `worded` need not be known. */
gboolean eql_row_may_be_summary(const EqlSummarySigns *signs, const EqlRow *row);
/* Decides for the others. */
gboolean eql_row_is_summary(const EqlSummarySigns *signs, const EqlRow *row);
