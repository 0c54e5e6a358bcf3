/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/action.h"
#include "workflow/plan-edit.h"

G_BEGIN_DECLS

#define EQL_TYPE_ACTION_INPUT (eql_action_input_get_type())
/* Where one field of an action is edited: a text of one line or several, a day, or a choice.
 *
 * "kept" (text)    the user changed it to this, as eql_action_set() takes it */
G_DECLARE_FINAL_TYPE(EqlActionInput, eql_action_input, EQL, ACTION_INPUT, GtkWidget)

GtkWidget *eql_action_input_new(EqlActionField field);
EqlActionField eql_action_input_field(EqlActionInput *input);
/* A long text is at most so high, in pixels, and scrolls. */
void eql_action_input_set_most(EqlActionInput *input, int height);
/* What the action says now. Of a theme: beside the themes to choose from (NULL: none). */
void eql_action_input_show(EqlActionInput *input, const EqlAction *action,
                           const char *const *themes);
/* Keeps at once what is being typed. */
void eql_action_input_keep(EqlActionInput *input);
/* FALSE: what is typed there is none of its kind, a day that is no day, and was not kept. */
gboolean eql_action_input_is_sound(EqlActionInput *input);
/* Where the keyboard goes: to be named, and told of by a label. */
GtkWidget *eql_action_input_focus(EqlActionInput *input);
/* Opens the choice or the calendar, if it has one. */
void eql_action_input_open(EqlActionInput *input);

/* The action with another text in that field; NULL when it says that already. Owned by the
 * caller. */
EqlAction *eql_action_with(const EqlAction *action, EqlActionField field, const char *text);

G_END_DECLS
