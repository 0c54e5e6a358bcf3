/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When responses were given: what tools, and spreadsheets after them, write into a column of
 * times. */

#include "intake/responses/layout.h"

typedef struct {
    int year, month; /* 0: not known */
} EqlMonth;

/* A day with a time: a day alone may be an answer. Of 03/04/2025 the month is the second, unless
 * `*sure` is to be TRUE. */
EqlMonth eql_moment_month(const char *cell, gboolean *sure);

/* What a column that tells when a response was given, as the tool's own or by its heading, holds
 * as far as it was looked into. */
typedef struct {
    guint column;
    guint64 cells, serials; /* that say something; that are a spreadsheet's day number */
    EqlMonth serial_month;  /* of the first of those */
    EqlMonth month;         /* of the first cell that is a date; year 0: none is */
} EqlTimes;

/* One for each such column before `end`: EqlTimes. */
GArray *eql_times_of(const EqlLayout *layout, guint end);
/* Takes the cells of a response. */
void eql_times_take(GArray *times, const EqlRow *row);
/* Whether all of it are day numbers of a spreadsheet, 45901 for 1 September 2025. */
gboolean eql_times_are_serials(const EqlTimes *times);
/* Whether it has cells, and none of them could be read. */
gboolean eql_times_are_unread(const EqlTimes *times);
/* When the first of the responses was given. */
EqlMonth eql_times_month(const EqlTimes *times);
