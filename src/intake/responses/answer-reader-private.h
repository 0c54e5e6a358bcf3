/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the two halves of a column's reader share: answer-reader.c takes the cells,
 * answer-report.c says at the end of the file what was found. */

#include "intake/responses/answer-reader.h"
#include "intake/responses/label-list.h"
#include "intake/responses/memo.h"

/* A column that was matched wrongly must not fill the list of problems, or the memory. */
#define EQL_ANSWER_PROBLEMS 100

struct _EqlAnswerReader {
    const EqlLayoutColumn *column;
    const EqlItem *item;
    EqlCodes *codes;
    const char *sheet;
    GPtrArray *problems;
    guint n; /* respondents so far */
    EqlMemo *memo;
    EqlAnswerColumn *answers; /* scored */
    EqlGroupColumn *groups;   /* characteristic */
    GPtrArray *comments;      /* comment: EqlComment */
    EqlLabelList *labels;     /* scored, characteristic: answers that fit nothing */
    guint unread, masked;
    guint named;         /* comments that seem to name somebody */
    guint64 first_named; /* row of the first */
    gboolean numbered;   /* some answers were numbers or codes */
    GPtrArray *examples; /* char* */
    GPtrArray *pending;  /* scored: EqlPendingProblem */
    GHashTable *written; /* characteristic without a list: group → EqlWrittenGroup */
};

/* A problem whose words wait for the end of the file, when all names in it are known. */
typedef struct {
    EqlProblem *problem; /* in the list */
    char *text;
    const EqlLabel *label; /* NULL beyond EQL_LABELS_MOST */
} EqlPendingProblem;

/* A group by a word of the respondents' own. */
typedef struct {
    char *text;
    guint count;
    guint64 first_row;
} EqlWrittenGroup;
