/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A change that a person makes to a project, and can take back: what is done, its
 * opposite, and what both are called. Each is one transaction in the project's file, so there
 * is nothing to save. An edit may be made on one thread and done on another, but on one at a
 * time. */

#include "workflow/project.h"

typedef struct _EqlEdit EqlEdit;

/* What has to be read again afterwards. */
typedef enum {
    EQL_TOUCHES_PLAN = 1 << 0,     /* the actions */
    EQL_TOUCHES_COMMENTS = 1 << 1, /* what people wrote, its tags and marks */
    EQL_TOUCHES_FIGURES = 1 << 2,  /* all that is worked out */
    EQL_TOUCHES_ACCREDITATION = 1 << 3,
    EQL_TOUCHES_QUESTIONS = 1 << 4, /* the questionnaire */
} EqlTouches;

typedef struct {
    /* Does it (`forwards`), or takes it back. */
    gboolean (*apply)(gpointer data, EqlProject *project, gboolean forwards, GError **error);
    GDestroyNotify free;
    EqlTouches touches;
} EqlEditKind;

/* Takes `data`. Both labels are whole phrases for a menu, translated: “Undo delete action”. */
EqlEdit *eql_edit_new(const EqlEditKind *kind, gpointer data, const char *undo_label,
                      const char *redo_label);
EqlEdit *eql_edit_ref(EqlEdit *edit);
void eql_edit_unref(EqlEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlEdit, eql_edit_unref)

/* What is said once it was taken back, and once it was done again: of an edit that no page is
 * about. Whole sentences without their stop, translated. */
void eql_edit_tell(EqlEdit *edit, const char *undone, const char *redone);
/* NULL: it is seen. Borrowed. */
const char *eql_edit_told(const EqlEdit *edit, gboolean forwards);

gboolean eql_edit_apply(EqlEdit *edit, EqlProject *project, gboolean forwards, GError **error);
const char *eql_edit_undo_label(const EqlEdit *edit);
const char *eql_edit_redo_label(const EqlEdit *edit);
EqlTouches eql_edit_touches(const EqlEdit *edit);
/* What it was made with; NULL when it is of another kind. */
gpointer eql_edit_data(const EqlEdit *edit, const EqlEditKind *kind);

/* ── those that were made, the latest last ── */

/* So many steps back are remembered. */
#define EQL_HISTORY_STEPS 200

typedef struct _EqlHistory EqlHistory;

EqlHistory *eql_history_new(void);
void eql_history_free(EqlHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlHistory, eql_history_free)

/* An edit that was done; whatever had been taken back cannot be done again. */
void eql_history_add(EqlHistory *history, EqlEdit *edit);
/* The edit to take back, or to do again, next; NULL. Borrowed. */
EqlEdit *eql_history_to_undo(const EqlHistory *history);
EqlEdit *eql_history_to_redo(const EqlHistory *history);
/* It was taken back, or done again. */
void eql_history_undone(EqlHistory *history);
void eql_history_redone(EqlHistory *history);
/* It could not be, for now: it stands, or not, as before, and may be asked for again. */
void eql_history_failed(EqlHistory *history, EqlEdit *edit, gboolean forwards);
/* It was taken back, or done, indeed, where another that was asked for before it failed. */
void eql_history_settled(EqlHistory *history, EqlEdit *edit, gboolean forwards);
/* An edit that cannot be applied any more, wherever it stands. */
void eql_history_forget(EqlHistory *history, EqlEdit *edit);
void eql_history_clear(EqlHistory *history);
