/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/responses.h"

#include <string.h>

#include "model/codes.h"

EqlAnswerColumn *eql_answer_column_new(const char *code)
{
    EqlAnswerColumn *column = g_new0(EqlAnswerColumn, 1);
    column->code = g_strdup(code);
    column->answers = g_byte_array_new();
    column->unread = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return column;
}

void eql_answer_column_free(EqlAnswerColumn *column)
{
    if (!column)
        return;
    g_free(column->code);
    g_byte_array_unref(column->answers);
    g_hash_table_unref(column->unread);
    g_free(column);
}

void eql_answer_column_count_unread(EqlAnswerColumn *column, const char *text, guint times)
{
    guint before = GPOINTER_TO_UINT(g_hash_table_lookup(column->unread, text));
    g_hash_table_replace(column->unread, g_strdup(text), GUINT_TO_POINTER(before + times));
}

static guint group_index(EqlGroupColumn *column, const char *group)
{
    gpointer found = g_hash_table_lookup(column->index, group);
    if (found)
        return GPOINTER_TO_UINT(found) - 1;
    /* A column cannot name more groups than its numbers hold; what is beyond is not stated. */
    if (column->groups->len > G_MAXUINT16)
        return 0;
    char *own = g_strdup(group);
    g_ptr_array_add(column->groups, own);
    g_hash_table_insert(column->index, own, GUINT_TO_POINTER(column->groups->len));
    return column->groups->len - 1;
}

EqlGroupColumn *eql_group_column_new(const char *characteristic)
{
    EqlGroupColumn *column = g_new0(EqlGroupColumn, 1);
    column->characteristic = g_strdup(characteristic);
    column->groups = g_ptr_array_new_with_free_func(g_free);
    column->values = g_array_new(FALSE, TRUE, sizeof(guint16));
    column->index = g_hash_table_new(g_str_hash, g_str_equal);
    group_index(column, EQL_NOT_STATED);
    return column;
}

void eql_group_column_free(EqlGroupColumn *column)
{
    if (!column)
        return;
    g_free(column->characteristic);
    g_hash_table_unref(column->index);
    g_ptr_array_unref(column->groups);
    g_array_unref(column->values);
    g_free(column);
}

void eql_group_column_add(EqlGroupColumn *column, const char *group)
{
    guint16 index = (guint16)group_index(column, group ? group : EQL_NOT_STATED);
    g_array_append_val(column->values, index);
}

void eql_group_column_set(EqlGroupColumn *column, guint i, const char *group)
{
    g_array_index(column->values, guint16, i) =
        (guint16)group_index(column, group ? group : EQL_NOT_STATED);
}

const char *eql_group_column_get(const EqlGroupColumn *column, guint i)
{
    return column->groups->pdata[g_array_index(column->values, guint16, i)];
}

EqlGroupColumn *eql_group_columns_find(GPtrArray *columns, const char *characteristic)
{
    for (guint i = 0; i < columns->len; i++) {
        EqlGroupColumn *column = columns->pdata[i];
        if (g_str_equal(column->characteristic, characteristic))
            return column;
    }
    return NULL;
}

EqlComment *eql_comment_new(guint respondent, const char *item, const char *text)
{
    EqlComment *comment = g_new0(EqlComment, 1);
    comment->respondent = respondent;
    comment->item = g_strdup(item);
    comment->text = g_strdup(text);
    return comment;
}

/* A copy, as one of `respondent`. */
static EqlComment *copy_comment(const EqlComment *comment, guint respondent)
{
    EqlComment *copy = eql_comment_new(respondent, comment->item, comment->text);
    copy->id = g_strdup(comment->id);
    copy->quotable = comment->quotable;
    copy->tags = g_strdupv(comment->tags);
    return copy;
}

void eql_comment_free(EqlComment *comment)
{
    if (!comment)
        return;
    g_free(comment->id);
    g_free(comment->item);
    g_free(comment->text);
    g_strfreev(comment->tags);
    g_free(comment);
}

EqlResponses *eql_responses_new(void)
{
    EqlResponses *responses = g_new0(EqlResponses, 1);
    responses->answers = g_ptr_array_new_with_free_func((GDestroyNotify)eql_answer_column_free);
    responses->groups = g_ptr_array_new_with_free_func((GDestroyNotify)eql_group_column_free);
    responses->comments = g_ptr_array_new_with_free_func((GDestroyNotify)eql_comment_free);
    return responses;
}

void eql_responses_free(EqlResponses *responses)
{
    if (!responses)
        return;
    g_ptr_array_unref(responses->answers);
    g_ptr_array_unref(responses->groups);
    g_ptr_array_unref(responses->comments);
    g_free(responses);
}

EqlAnswerColumn *eql_responses_answers(const EqlResponses *responses, const char *code)
{
    for (guint i = 0; i < responses->answers->len; i++) {
        EqlAnswerColumn *column = responses->answers->pdata[i];
        if (g_str_equal(column->code, code))
            return column;
    }
    return NULL;
}

EqlGroupColumn *eql_responses_groups(const EqlResponses *responses, const char *characteristic)
{
    return eql_group_columns_find(responses->groups, characteristic);
}

/* ── one file after another ── */

/* Lengthens a column of answers to n, the new ones all alike. */
static void pad_answers(EqlAnswerColumn *column, guint n, EqlAnswer answer)
{
    guint before = column->answers->len;
    g_byte_array_set_size(column->answers, n);
    memset(column->answers->data + before, answer, n - before);
}

static void add_unread(gpointer text, gpointer count, gpointer column)
{
    eql_answer_column_count_unread(column, text, GPOINTER_TO_UINT(count));
}

static void append_answers(EqlResponses *responses, const EqlResponses *more)
{
    for (guint i = 0; i < more->answers->len; i++) {
        const EqlAnswerColumn *from = more->answers->pdata[i];
        EqlAnswerColumn *to = eql_responses_answers(responses, from->code);
        if (!to) {
            to = eql_answer_column_new(from->code);
            pad_answers(to, responses->n, EQL_ANSWER_NOT_PUT);
            g_ptr_array_add(responses->answers, to);
        }
        g_byte_array_append(to->answers, from->answers->data, from->answers->len);
        g_hash_table_foreach(from->unread, add_unread, to);
    }
    for (guint i = 0; i < responses->answers->len; i++)
        pad_answers(responses->answers->pdata[i], responses->n + more->n, EQL_ANSWER_NOT_PUT);
}

static void append_groups(EqlResponses *responses, const EqlResponses *more)
{
    for (guint i = 0; i < more->groups->len; i++) {
        const EqlGroupColumn *from = more->groups->pdata[i];
        EqlGroupColumn *to = eql_responses_groups(responses, from->characteristic);
        if (!to) {
            to = eql_group_column_new(from->characteristic);
            g_array_set_size(to->values, responses->n);
            g_ptr_array_add(responses->groups, to);
        }
        for (guint j = 0; j < from->values->len; j++)
            eql_group_column_add(to, eql_group_column_get(from, j));
    }
    for (guint i = 0; i < responses->groups->len; i++) {
        EqlGroupColumn *column = responses->groups->pdata[i];
        g_array_set_size(column->values, responses->n + more->n);
    }
}

void eql_responses_append(EqlResponses *responses, const EqlResponses *more)
{
    append_answers(responses, more);
    append_groups(responses, more);
    for (guint i = 0; i < more->comments->len; i++) {
        const EqlComment *comment = more->comments->pdata[i];
        g_ptr_array_add(responses->comments,
                        copy_comment(comment, responses->n + comment->respondent));
    }
    responses->n += more->n;
}
