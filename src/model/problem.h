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
    char *kept_message, *kept_advice; /* the same, to be kept (base/kept.h) */
} EqlProblem;

EqlProblem *eql_problem_new(const char *sheet, guint64 row, const char *column);
/* Both are texts to be kept, or plain ones, and are taken; `advice` may be NULL. */
void eql_problem_say(EqlProblem *problem, char *message, char *advice);
void eql_problem_free(EqlProblem *problem);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlProblem, eql_problem_free)

/* A list of EqlProblem that frees them. */
GPtrArray *eql_problems_new(void);

/* Appends one that says so, as eql_problem_say(). */
void eql_problems_take(GPtrArray *problems, const char *sheet, guint64 row, const char *column,
                       char *message, char *advice);
