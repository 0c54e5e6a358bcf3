/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing: the window is out of sight at once and taken apart afterwards, piece by piece. To take
 * apart all its pages at once would keep other windows waiting, and the program's end with them. */
#include "app/recent.h"
#include "app/table-view.h"
#include "app/window-private.h"

/* So long at a time, in microseconds. */
#define TAKE_FOR 4000

gboolean eql_window_is_closing(EqlWindow *self)
{
    return self->closing;
}

/* Of a row that is chosen the page would hear, and show what is chosen then. */
static gboolean remove_some_rows(GtkListBox *list)
{
    gint64 until = g_get_monotonic_time() + TAKE_FOR;
    guint selected = g_signal_lookup("row-selected", GTK_TYPE_LIST_BOX);
    GtkListBoxRow *row = gtk_list_box_get_row_at_index(list, 0);
    if (row == NULL)
        return FALSE;
    g_signal_handlers_disconnect_matched(list, G_SIGNAL_MATCH_ID, selected, 0, NULL, NULL, NULL);
    for (; row != NULL && g_get_monotonic_time() < until;
         row = gtk_list_box_get_row_at_index(list, 0))
        gtk_list_box_remove(list, GTK_WIDGET(row));
    return TRUE;
}

/* Of the first list or table that has any; FALSE: none has. */
static gboolean take_rows(GtkWidget *widget)
{
    gboolean taken = FALSE;
    if (GTK_IS_LIST_BOX(widget))
        return remove_some_rows(GTK_LIST_BOX(widget));
    if (EQL_IS_TABLE_VIEW(widget))
        return eql_table_view_drop_some(EQL_TABLE_VIEW(widget));
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && !taken;
         child = gtk_widget_get_next_sibling(child))
        taken = take_rows(child);
    return taken;
}

/* The page that was shown goes last: where it goes before, the next one is shown. */
static GtkWidget *next_page(AdwViewStack *pages)
{
    GtkWidget *shown = adw_view_stack_get_visible_child(pages);
    for (GtkWidget *page = gtk_widget_get_first_child(GTK_WIDGET(pages)); page != NULL;
         page = gtk_widget_get_next_sibling(page))
        if (page != shown)
            return page;
    return shown;
}

/* FALSE: nothing is left but the window itself. */
static gboolean take_some(EqlWindow *self)
{
    GtkWidget *pages = self->project != NULL ? eql_project_view_pages(self->project) : NULL;
    GtkWidget *page = pages != NULL ? next_page(ADW_VIEW_STACK(pages)) : NULL;
    if (page == NULL)
        return take_rows(GTK_WIDGET(self->stack));
    if (!take_rows(page))
        adw_view_stack_remove(ADW_VIEW_STACK(pages), page);
    return TRUE;
}

/* Somebody else may have destroyed it meanwhile. */
static gboolean on_idle(gpointer data)
{
    EqlWindow *self = data;
    if (self->stack != NULL && take_some(self))
        return G_SOURCE_CONTINUE;
    gtk_window_destroy(GTK_WINDOW(self));
    return G_SOURCE_REMOVE;
}

static void leave(EqlWindow *self)
{
    self->closing = TRUE;
    g_clear_handle_id(&self->furnishing, g_source_remove);
    eql_window_unwatch_progress(self);
    g_signal_handlers_disconnect_by_data(self->session, self);
    if (self->network != NULL)
        g_signal_handlers_disconnect_by_data(self->network, self);
    gtk_widget_set_visible(GTK_WIDGET(self), FALSE);
    g_idle_add_full(G_PRIORITY_DEFAULT_IDLE, on_idle, g_object_ref(self), g_object_unref);
}

gboolean eql_window_close_request(GtkWindow *window)
{
    EqlWindow *self = EQL_WINDOW(window);
    int width, height;
    if (self->closing)
        return TRUE;
    gtk_window_get_default_size(window, &width, &height);
    eql_recent_set_window_size(width, height, gtk_window_is_maximized(window));
    eql_jobs_cancel(eql_session_jobs(self->session));
    gtk_window_set_focus(window, NULL); /* what is being typed is kept */
    leave(self);
    return TRUE;
}
