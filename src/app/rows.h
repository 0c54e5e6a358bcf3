/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fills a list box with rows that are built from data, a few for each frame that is drawn:
 * hundreds of rows come in without the window ever standing still. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Builds one row; `data` as given to eql_rows_fill(). */
typedef GtkWidget *(*EqlRowNew)(guint index, gpointer data);

/* Removes what is in the list and builds `n` rows; the first ones at once. `data` must stay
 * until all are there, or the list is filled or cleared again, or is gone. */
void eql_rows_fill(GtkListBox *list, guint n, EqlRowNew make, gpointer data);
/* Builds those rows, up to `n`, that are not there yet; the next one at once. */
void eql_rows_add(GtkListBox *list, guint n, EqlRowNew make, gpointer data);
void eql_rows_clear(GtkListBox *list);
/* The next row up (−1) or down (1) that passes the list's filter; NULL: there is none. */
GtkListBoxRow *eql_rows_next(GtkListBox *list, GtkListBoxRow *row, int step);
/* Removes a row; where it is selected, or has the focus, that goes to the row after it, else to
 * that before it. */
void eql_rows_remove(GtkListBox *list, GtkListBoxRow *row);
/* Before a widget is removed: it is taken apart later, when nothing else is to be done. To take
 * a hundred of them apart at once takes longer than a frame. */
void eql_rows_let_go(GtkWidget *widget);
/* Whether rows are still to come. */
gboolean eql_rows_are_coming(GtkListBox *list);

G_END_DECLS
