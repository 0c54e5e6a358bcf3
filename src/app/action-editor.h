/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/action.h"

G_BEGIN_DECLS

#define EQL_TYPE_ACTION_EDITOR (eql_action_editor_get_type())
/* Every field of one action, each kept by itself as it is changed.
 *
 * "edited" (before, after)    an EqlAction each, borrowed: the user changed it */
G_DECLARE_FINAL_TYPE(EqlActionEditor, eql_action_editor, EQL, ACTION_EDITOR, GtkWidget)

/* Another action, or what became of the same; what was typed for the one before is kept. */
void eql_action_editor_set_action(EqlActionEditor *editor, const EqlAction *action);
/* The themes to choose from (char*); the action's own comes along. */
void eql_action_editor_set_themes(EqlActionEditor *editor, const char *const *themes);
/* Keeps what is being typed. */
void eql_action_editor_keep(EqlActionEditor *editor);
/* To begin a new action with what is to be done. */
void eql_action_editor_focus_activity(EqlActionEditor *editor);

G_END_DECLS
