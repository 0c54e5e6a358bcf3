/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What an answer was before a form, a spreadsheet or a whim made something else of it. */

#include "intake/table/table.h"

/* Whether a text stands for "no answer" where the scale has no such label: "N/A", "-". */
gboolean eql_answer_is_missing(const char *text);

/* The cell's text as a person would read it: without the semicolon that Microsoft Forms
 * leaves behind a choice, and with the number that Excel took for a date. The caller's. */
char *eql_answer_plain(const EqlCell *cell);

/* "Agree" of "Agree 👍" and of "“Agree”": without symbols and quotation marks at either end.
 * NULL where there are none, or nothing else. The caller's. */
char *eql_answer_bare(const char *text);

/* "1-2", which a spreadsheet took for the first of February or the second of January: day and
 * month in both orders, to be tried. FALSE where the text is no such date. The caller's. */
gboolean eql_answer_ranges(const char *text, char *ranges[2]);
