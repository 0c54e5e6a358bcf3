/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define EQL_TYPE_TABLE_VIEW (eql_table_view_get_type())
/* A table of text to read, sort by its headings, and copy (Ctrl+C) into a spreadsheet. It is as
 * high as its rows, wraps long texts, and scrolls sideways where its columns need more room. */
G_DECLARE_FINAL_TYPE(EqlTableView, eql_table_view, EQL, TABLE_VIEW, GtkWidget)

/* Rows of equally many cells (GStrv); the first holds the headings. */
void eql_table_view_set_table(EqlTableView *view, GPtrArray *table);
/* Takes some of the rows apart that there are widgets of; FALSE: there are none left. For a window
 * that closes; a table that is shown gets its rows back. */
gboolean eql_table_view_drop_some(EqlTableView *view);
/* What a screen reader calls it. */
void eql_table_view_set_name(EqlTableView *view, const char *name);
/* What it holds, cells separated by tabs, as it is sorted. Owned by the caller. */
char *eql_table_view_text(EqlTableView *view);
/* Whether what stands in a widget may be copied or saved. Where small groups are shown it may
 * not, which the user is told. */
gboolean eql_table_view_may_copy(GtkWidget *widget);

G_END_DECLS
