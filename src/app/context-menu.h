/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A menu that stands somewhere else, too, where it is asked for: with the other button of the
 * mouse, a long press, the Menu key or Shift+F10. */

/* What is at this place of the widget is chosen; FALSE: there is nothing that the menu is for. */
typedef gboolean (*EqlContextChoose)(GtkWidget *widget, double x, double y, gpointer data);

/* `choose` NULL: the menu is for the whole widget. By key it is asked for amid what has the
 * focus. The widget lays out its children itself or by a GtkBinLayout, and goes through none of
 * them: the menu is one more. */
void eql_context_menu_add(GtkWidget *widget, GMenuModel *menu, EqlContextChoose choose,
                          gpointer data);
/* The popover of a widget; NULL until it was asked for. */
GtkPopover *eql_context_menu_of(GtkWidget *widget);

G_END_DECLS
