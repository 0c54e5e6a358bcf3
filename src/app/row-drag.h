/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows that are dragged to another place in their list. */

typedef struct {
    /* Whether it can be let go above or below that row; NULL: anywhere. */
    gboolean (*may_drop)(GtkListBoxRow *row, GtkListBoxRow *over, gpointer data);
    void (*dropped)(GtkListBoxRow *row, GtkListBoxRow *over, gboolean below, gpointer data);
} EqlRowDrag;

void eql_row_drag_add_source(GtkWidget *row);
/* Rows of this list (of that type) may be let go in it; `drag` is static. */
void eql_row_drag_add_target(GtkListBox *list, GType type, const EqlRowDrag *drag, gpointer data);
/* The place of a row that is let go above or below another, counted without it. */
guint eql_row_drag_place(guint from, guint over, gboolean below);

G_END_DECLS
