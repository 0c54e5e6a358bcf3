/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Problems are data: reading never prints and never stops at the first fault; it
 * collects these, and window, command line and tests all read them. */

#include <glib.h>

typedef struct {
    char *sheet;   /* NULL where the file has no sheets */
    guint64 row;   /* the record's number, the header being 1; 0: the whole file */
    char *column;  /* heading; NULL: the whole row */
    char *message; /* what is wrong: one sentence */
    char *advice;  /* what to do: one sentence */
} EqlProblem;

EqlProblem *eql_problem_new(const char *sheet, guint64 row, const char *column, const char *message,
                            const char *advice);
void eql_problem_free(EqlProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlProblem, eql_problem_free)

/* A list of EqlProblem that frees them. */
GPtrArray *eql_problems_new(void);

/* Appends one; `message` and `advice` are taken (may be NULL for no advice). */
void eql_problems_take(GPtrArray *problems, const char *sheet, guint64 row, const char *column,
                       char *message, char *advice);
