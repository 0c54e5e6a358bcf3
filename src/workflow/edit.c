/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/edit.h"

struct _EqlEdit {
    const EqlEditKind *kind;
    gpointer data;
    char *undo_label, *redo_label;
    char *undone, *redone; /* or NULL */
    gatomicrefcount refs;
};

EqlEdit *eql_edit_new(const EqlEditKind *kind, gpointer data, const char *undo_label,
                      const char *redo_label)
{
    EqlEdit *edit = g_new0(EqlEdit, 1);
    edit->kind = kind;
    edit->data = data;
    edit->undo_label = g_strdup(undo_label);
    edit->redo_label = g_strdup(redo_label);
    g_atomic_ref_count_init(&edit->refs);
    return edit;
}

EqlEdit *eql_edit_ref(EqlEdit *edit)
{
    g_atomic_ref_count_inc(&edit->refs);
    return edit;
}

void eql_edit_unref(EqlEdit *edit)
{
    if (!edit || !g_atomic_ref_count_dec(&edit->refs))
        return;
    edit->kind->free(edit->data);
    g_free(edit->undo_label);
    g_free(edit->redo_label);
    g_free(edit->undone);
    g_free(edit->redone);
    g_free(edit);
}

void eql_edit_tell(EqlEdit *edit, const char *undone, const char *redone)
{
    g_free(edit->undone);
    g_free(edit->redone);
    edit->undone = g_strdup(undone);
    edit->redone = g_strdup(redone);
}

const char *eql_edit_told(const EqlEdit *edit, gboolean forwards)
{
    return forwards ? edit->redone : edit->undone;
}

gboolean eql_edit_apply(EqlEdit *edit, EqlProject *project, gboolean forwards, GError **error)
{
    return edit->kind->apply(edit->data, project, forwards, error);
}

const char *eql_edit_undo_label(const EqlEdit *edit)
{
    return edit->undo_label;
}

const char *eql_edit_redo_label(const EqlEdit *edit)
{
    return edit->redo_label;
}

EqlTouches eql_edit_touches(const EqlEdit *edit)
{
    return edit->kind->touches;
}

gpointer eql_edit_data(const EqlEdit *edit, const EqlEditKind *kind)
{
    return edit->kind == kind ? edit->data : NULL;
}

/* ── history ── */

struct _EqlHistory {
    GPtrArray *edits; /* EqlEdit */
    guint done;       /* so many of them stand; the others were taken back */
};

EqlHistory *eql_history_new(void)
{
    EqlHistory *history = g_new0(EqlHistory, 1);
    history->edits = g_ptr_array_new_with_free_func((GDestroyNotify)eql_edit_unref);
    return history;
}

void eql_history_free(EqlHistory *history)
{
    if (!history)
        return;
    g_ptr_array_unref(history->edits);
    g_free(history);
}

void eql_history_clear(EqlHistory *history)
{
    g_ptr_array_set_size(history->edits, 0);
    history->done = 0;
}

void eql_history_add(EqlHistory *history, EqlEdit *edit)
{
    g_ptr_array_set_size(history->edits, (int)history->done);
    g_ptr_array_add(history->edits, eql_edit_ref(edit));
    if (history->edits->len > EQL_HISTORY_STEPS)
        g_ptr_array_remove_index(history->edits, 0);
    history->done = history->edits->len;
}

EqlEdit *eql_history_to_undo(const EqlHistory *history)
{
    return history->done > 0 ? history->edits->pdata[history->done - 1] : NULL;
}

EqlEdit *eql_history_to_redo(const EqlHistory *history)
{
    return history->done < history->edits->len ? history->edits->pdata[history->done] : NULL;
}

void eql_history_undone(EqlHistory *history)
{
    g_return_if_fail(eql_history_to_undo(history));
    history->done--;
}

void eql_history_redone(EqlHistory *history)
{
    g_return_if_fail(eql_history_to_redo(history));
    history->done++;
}

/* Those on its other side were asked for after it, and have yet to succeed or fail. */
void eql_history_failed(EqlHistory *history, EqlEdit *edit, gboolean forwards)
{
    guint at;
    if (!g_ptr_array_find(history->edits, edit, &at) || (at < history->done) != forwards)
        return;
    history->done = forwards ? at : at + 1;
}

void eql_history_settled(EqlHistory *history, EqlEdit *edit, gboolean forwards)
{
    guint at;
    if (!g_ptr_array_find(history->edits, edit, &at) || (at < history->done) == forwards)
        return;
    g_ptr_array_steal_index(history->edits, at);
    if (!forwards)
        history->done--;
    g_ptr_array_insert(history->edits, (int)history->done, edit);
    if (forwards)
        history->done++;
}

void eql_history_forget(EqlHistory *history, EqlEdit *edit)
{
    guint at;
    if (!g_ptr_array_find(history->edits, edit, &at))
        return;
    g_ptr_array_remove_index(history->edits, at);
    if (at < history->done)
        history->done--;
}
