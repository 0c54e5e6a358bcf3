/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_TEXT_FIELD (eql_text_field_get_type())
/* A text of one line or several that is kept by itself: when it is left, when Enter is
 * pressed in a single line, and after a short rest in typing.
 *
 * "kept" (text)    the user changed it to this */
G_DECLARE_FINAL_TYPE(EqlTextField, eql_text_field, EQL, TEXT_FIELD, GtkWidget)

GtkWidget *eql_text_field_new(gboolean several_lines);
/* One of several lines is at most so high, in pixels, and scrolls. */
void eql_text_field_set_most(EqlTextField *field, int height);
/* What is there by now; what is being typed gives way to it when it is something new. */
void eql_text_field_set_text(EqlTextField *field, const char *text);
/* Owned by the caller. */
char *eql_text_field_text(EqlTextField *field);
/* Where the keyboard goes: to be named, and told of by a label. */
GtkWidget *eql_text_field_input(EqlTextField *field);
/* Keeps at once what is being typed. */
void eql_text_field_keep(EqlTextField *field);
/* The field that holds a widget, and whether something typed there is not kept yet. */
EqlTextField *eql_text_field_of(GtkWidget *input);
gboolean eql_text_field_is_pending(EqlTextField *field);

G_END_DECLS
