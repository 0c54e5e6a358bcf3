/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "analysis/comments.h"

G_BEGIN_DECLS

#define EQL_TYPE_COMMENT_ROW (eql_comment_row_get_type())
/* What somebody wrote, and what may be done with it.
 *
 * "quoted" (id, quotable)    it may be quoted, or not any more
 * "masked" (id, words)       these words are to be taken out
 * "tagged" (id, tags, on)    these (char **) are to be given to it, or taken away */
G_DECLARE_FINAL_TYPE(EqlCommentRow, eql_comment_row, EQL, COMMENT_ROW, GtkListBoxRow)

/* `names`: the words in it that may name somebody, NULL: none are known. `known`: the project's
 * tags (GtkStringObject). */
GtkWidget *eql_comment_row_new(const EqlCommentView *view, const char *const *names,
                               GListModel *known);
/* The comment's number. */
const char *eql_comment_row_id(EqlCommentRow *row);
/* What became of the same comment; FALSE when it is another one's row. */
gboolean eql_comment_row_set_view(EqlCommentRow *row, const EqlCommentView *view,
                                  const char *const *names);

G_END_DECLS
