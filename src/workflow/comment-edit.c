/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/comment-edit.h"

#include "base/i18n.h"

typedef struct {
    char *id;
    gboolean quotable;
    char **tags, **changed; /* what is asked for, and what of it was another before */
    gboolean on;
    char *words;
    char *before, *masked; /* the comment's texts; NULL until it is masked */
} Comment;

static void comment_free(gpointer data)
{
    Comment *comment = data;
    g_free(comment->id);
    g_strfreev(comment->tags);
    g_strfreev(comment->changed);
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

/* Only what was changed is changed back: a tag that was there before stays. */
static gboolean tag(gpointer data, EqlProject *project, gboolean forwards, GError **error)
{
    Comment *comment = data;
    char **tags = forwards ? comment->tags : comment->changed;
    g_auto(GStrv) changed =
        eql_store_tag_comment(eql_project_store(project), comment->id, (const char *const *)tags,
                              comment->on == forwards, error);
    if (!changed)
        return FALSE;
    if (forwards) {
        g_strfreev(comment->changed);
        comment->changed = g_steal_pointer(&changed);
    }
    return TRUE;
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

static const EqlEditKind QUOTE = {quote, comment_free, EQL_TOUCHES_COMMENTS};
static const EqlEditKind TAG = {tag, comment_free, EQL_TOUCHES_COMMENTS};
static const EqlEditKind MASK = {mask, comment_free, EQL_TOUCHES_COMMENTS};

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

EqlEdit *eql_edit_tag(const char *id, const char *const *tags, gboolean on)
{
    Comment *comment = g_new0(Comment, 1);
    comment->id = g_strdup(id);
    comment->tags = g_strdupv((char **)tags);
    comment->on = on;
    return on ? eql_edit_new(&TAG, comment, _("Undo add tag"), _("Redo add tag"))
              : eql_edit_new(&TAG, comment, _("Undo remove tag"), _("Redo remove tag"));
}

EqlEdit *eql_edit_mask(const char *id, const char *words)
{
    Comment *comment = g_new0(Comment, 1);
    comment->id = g_strdup(id);
    comment->words = g_strdup(words);
    return eql_edit_new(&MASK, comment, _("Undo mask words"), _("Redo mask words"));
}
