/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Looking comments up, on a thread: what is asked for, and what was found. */

#include "analysis/comments.h"
#include "app/jobs.h"

G_BEGIN_DECLS

typedef struct {
    char *project, *wave;
    char *audience, *theme, *words, *tag; /* NULL: all */
    gboolean untagged, quotable;
    gboolean named; /* only what may name somebody */
    guint serial;
} EqlVoicesQuestion;

EqlVoicesQuestion *eql_voices_question_copy(const EqlVoicesQuestion *question);
void eql_voices_question_free(EqlVoicesQuestion *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlVoicesQuestion, eql_voices_question_free)
/* Whether both ask for the same, whenever they were asked. */
gboolean eql_voices_question_is(const EqlVoicesQuestion *question, const EqlVoicesQuestion *other);

/* Comments, and the data that they are borrowed from. */
typedef struct {
    EqlDataset *dataset;
    GArray *views;       /* EqlCommentView */
    GHashTable *names;   /* id → char **: the words that may name somebody, where there are any */
    GPtrArray *withheld; /* const char*: audiences of which too few answered */
    char **tags;         /* of the wave's comments that are shown, whatever is searched for */
    char **known_tags;   /* of all of the project's */
    guint all;           /* comments of the wave, whatever is searched for */
} EqlVoicesFound;

void eql_voices_found_free(EqlVoicesFound *found);
/* Puts those that stood in a list before where they stood, and others after them: what somebody
 * changes a little does not jump away. */
void eql_voices_found_keep_order(EqlVoicesFound *found, const EqlVoicesFound *before);
/* An EqlJobWork; `input` is the question. */
gpointer eql_voices_find(EqlJob *job, gpointer input, GError **error);

G_END_DECLS
