/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What people wrote (methods: Disclosure control). A comment stands without the group of who
 * wrote it, unless so many of that group wrote that none of them is pointed at. */

#include "analysis/dataset.h"

typedef struct {
    const char *id; /* borrowed from the dataset, as all of it but the label's owner, codes */
    const char *audience;
    const EqlItem *item;
    const char *text;
    gboolean quotable;
    const char *const *tags; /* NULL: none */
    const char *group;       /* code; NULL: not asked for, or too few wrote */
    const char *group_label;
} EqlCommentView;

typedef struct {
    const char *audience; /* NULL: all */
    const char *theme;    /* slug; NULL: all */
    const char *by;       /* characteristic to show; NULL: none */
    EqlDetail detail;
    GHashTable *ids;         /* only these (char*); NULL: all */
    const char *const *tags; /* only those that have all of these; NULL: all */
    gboolean untagged;       /* only those without a tag */
    gboolean quotable;       /* only those that may be quoted */
} EqlCommentChoice;

/* By audience, then question, then the text itself: in the order of a file, lines of one
 * respondent could be found again (EqlCommentView). Audiences of which fewer than k people
 * answered are left out. `withheld`: (out) (optional): those (const char*), owned by the
 * caller. How many of a group wrote is counted over all comments of the audience, whatever is
 * chosen of them: a search must not narrow a group down. */
GArray *eql_comments(const EqlDataset *dataset, const EqlCommentChoice *choice,
                     GPtrArray **withheld);

/* The tags of the comments that eql_comments() shows, sorted; NULL-terminated, g_strfreev. */
char **eql_comment_tags(const EqlDataset *dataset);
