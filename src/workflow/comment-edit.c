/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/comment-edit.h"

#include <glib/gi18n-lib.h>

typedef struct {
    char *id;
    gboolean quotable;
    char *words;
    char *before, *masked; /* the comment's texts; NULL until it is masked */
} Comment;

static void comment_free(gpointer data)
{
    Comment *comment = data;
    g_free(comment->id);
    g_free(comment->words);
    g_free(comment->before);
    g_free(comment->masked);
    g_free(comment);
}

static gboolean quote(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    const Comment *comment = data;
    return eql_store_quote_comment(eql_project_store(project), comment->id,
                                   comment->quotable == forwards, error);
}

static gboolean mask_words(Comment *comment, EqlStore *store, GError **error)
{
    g_autofree char *before = eql_store_comment_text(store, comment->id, error);
    if (!before || !eql_store_mask_comment(store, comment->id, comment->words, error))
        return FALSE;
    g_free(comment->before);
    g_free(comment->masked);
    comment->before = g_steal_pointer(&before);
    comment->masked = eql_store_comment_text(store, comment->id, error);
    return comment->masked != NULL;
}

static gboolean mask(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    Comment *comment = data;
    EqlStore *store = eql_project_store(project);
    return forwards ? mask_words(comment, store, error)
                    : eql_store_unmask_comment(store, comment->id, comment->masked, comment->before,
                                               error);
}

static const EqlEditKind QUOTE = {quote, comment_free, EQL_TOUCHES_COMMENTS, FALSE};
static const EqlEditKind MASK = {mask, comment_free, EQL_TOUCHES_COMMENTS, FALSE};

EqlEdit *eql_edit_quote(const char *id, gboolean quotable)
{
    Comment *comment = g_new0(Comment, 1);
    comment->id = g_strdup(id);
    comment->quotable = quotable;
    return quotable ? eql_edit_new(&QUOTE, comment, _("Undo mark as quotable"),
                                   _("Redo mark as quotable"))
                    : eql_edit_new(&QUOTE, comment, _("Undo mark as not quotable"),
                                   _("Redo mark as not quotable"));
}

EqlEdit *eql_edit_mask(const char *id, const char *words)
{
    Comment *comment = g_new0(Comment, 1);
    comment->id = g_strdup(id);
    comment->words = g_strdup(words);
    return eql_edit_new(&MASK, comment, _("Undo mask words"), _("Redo mask words"));
}
