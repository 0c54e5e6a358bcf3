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
    gboolean coded;      /* some answers were codes ("A4") */
    gboolean worded;     /* some were words */
    GPtrArray *examples; /* char* */
    GPtrArray *pending;  /* scored: EqlPendingProblem */
    EqlNumbers numbers;  /* scored: those met in place of answers */
    gboolean legend_read;
    GArray *doubtful;    /* scored: EqlDoubtful, the first ones */
    GHashTable *written; /* characteristic without a list: group → EqlWrittenGroup */
};

/* A problem whose words wait for the end of the file, when all names in it are known. */
typedef struct {
    EqlProblem *problem; /* in the list */
    char *text;
    const EqlLabel *label; /* NULL beyond EQL_LABELS_MOST */
} EqlPendingProblem;

/* A number that may mean no answer. */
typedef struct {
    guint64 row;
    int number;
} EqlDoubtful;

/* Counts and tells an answer that is none of the question's. */
void eql_answer_reader_note_unread(EqlAnswerReader *reader, guint64 row, const char *text);

/* A group by a word of the respondents' own. */
typedef struct {
    char *text;
    guint count;
    guint64 first_row;
} EqlWrittenGroup;
