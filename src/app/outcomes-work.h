/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the page of suspensions asks for, and all that it shows for an answer: worked out on a
 * thread, so that the main loop only sets labels. */

#include "app/jobs.h"
#include "app/snapshot.h"
#include "chart/chart.h"

G_BEGIN_DECLS

typedef struct {
    EqlSnapshot *snapshot;
    char *kind;
    char *by[3];   /* one characteristic or two, then NULL */
    char *after;   /* the kind of the earlier stage; NULL: set against the roll */
    char *against; /* "school", "rest" or a group's code */
    EqlDetail detail;
    EqlCountOf count;
    guint serial;
} EqlOutcomesQuestion;

void eql_outcomes_question_free(EqlOutcomesQuestion *question);

typedef struct {
    EqlChart *chart;
    GPtrArray *sentences; /* char*: of groups with a ratio; of a cross, those that stand out */
    GPtrArray *warnings;  /* char* */
    char *note;           /* what the index means here */
    EqlChart *beside;     /* published rates beside the school's; NULL: there are none */
    GPtrArray *compared;  /* char*: what the two say together, and what not; as `beside` */
    char *hidden;         /* the groups that share a row of the chart, or NULL */
    char *against;        /* whom the groups are set against, if what was asked for is not there */
    GPtrArray *codes, *labels; /* char*: the groups that others can be set against */
} EqlOutcomesAnswer;

void eql_outcomes_answer_free(EqlOutcomesAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlOutcomesAnswer, eql_outcomes_answer_free)

/* An EqlJobKind's work: from an EqlOutcomesQuestion to an EqlOutcomesAnswer. */
gpointer eql_outcomes_work_out(EqlJob *job, gpointer question, GError **error);

G_END_DECLS
