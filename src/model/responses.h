/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Answers are columns: one byte per answer, held by question, so that a borough
 * fits one machine and a tally is one pass. */

#include "model/scale.h"

typedef struct {
    char *code;          /* the item's */
    GByteArray *answers; /* EqlAnswer, one per respondent */
    GHashTable *unread;  /* text that fits no label (char*) → how often (GUINT_TO_POINTER) */
} EqlAnswerColumn;

/* One characteristic of everybody: an index into `groups` each. */
typedef struct {
    char *characteristic;
    GPtrArray *groups; /* char*: group codes, each once; index 0 is EQL_NOT_STATED */
    GArray *values;    /* guint16 */
    GHashTable *index; /* group code → index; private */
} EqlGroupColumn;

typedef struct {
    guint respondent; /* 0 … n−1 */
    char *item;       /* the comment question's code */
    char *text;       /* identifiers masked */
    char *id;         /* its number in the project, "3-17"; NULL before it is stored */
    gboolean quotable;
    char **tags; /* what the school says it is about (model/tag.h), sorted; NULL: nothing */
} EqlComment;

typedef struct {
    guint n;             /* respondents */
    GPtrArray *answers;  /* EqlAnswerColumn, n answers each */
    GPtrArray *groups;   /* EqlGroupColumn, n values each */
    GPtrArray *comments; /* EqlComment */
} EqlResponses;

EqlAnswerColumn *eql_answer_column_new(const char *code);
void eql_answer_column_free(EqlAnswerColumn *column);
void eql_answer_column_count_unread(EqlAnswerColumn *column, const char *text, guint times);

EqlGroupColumn *eql_group_column_new(const char *characteristic);
void eql_group_column_free(EqlGroupColumn *column);
/* Appends one person's group (NULL: not stated). */
void eql_group_column_add(EqlGroupColumn *column, const char *group);
/* Sets one person's group. */
void eql_group_column_set(EqlGroupColumn *column, guint i, const char *group);
/* The group of person i. Owned by the column. */
const char *eql_group_column_get(const EqlGroupColumn *column, guint i);

EqlComment *eql_comment_new(guint respondent, const char *item, const char *text);
void eql_comment_free(EqlComment *comment);

EqlResponses *eql_responses_new(void);
void eql_responses_free(EqlResponses *responses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlResponses, eql_responses_free)

/* NULL when there is no such column. */
EqlAnswerColumn *eql_responses_answers(const EqlResponses *responses, const char *code);
EqlGroupColumn *eql_responses_groups(const EqlResponses *responses, const char *characteristic);

/* Appends all of `more`'s respondents. A question only one of the two has becomes
 * EQL_ANSWER_NOT_PUT for the others; a missing characteristic, not stated. */
void eql_responses_append(EqlResponses *responses, const EqlResponses *more);

/* A column in a list of EqlGroupColumn; NULL when there is none. */
EqlGroupColumn *eql_group_columns_find(GPtrArray *columns, const char *characteristic);
