/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_COMMENT_TAGS (eql_comment_tags_get_type())
/* A comment's tags, each with a button that takes it away, and a button to add more: typed, or
 * chosen among those that are known.
 *
 * "tagged" (tags, on)    these (char **) are to be given to it, or taken away */
G_DECLARE_FINAL_TYPE(EqlCommentTags, eql_comment_tags, EQL, COMMENT_TAGS, GtkWidget)

/* `known`: tags that the project has (GtkStringObject), kept up to date by whoever has it. */
GtkWidget *eql_comment_tags_new(GListModel *known);
/* NULL: none. */
void eql_comment_tags_set(EqlCommentTags *tags, const char *const *words);
/* Opens what the button opens. */
void eql_comment_tags_ask(EqlCommentTags *tags);

G_END_DECLS
