/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F6 goes from one part of the window to the next, and back to where one was in it. */
#include "app/window-private.h"

/* As they stand, from the top. */
static guint parts_of(EqlWindow *self, GtkWidget *parts[EQL_WINDOW_PARTS])
{
    gboolean open = g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "project") == 0;
    parts[0] = self->header;
    parts[1] = self->confidential;
    parts[2] = GTK_WIDGET(self->tour);
    parts[3] = open ? self->sidebar_box : GTK_WIDGET(self->start);
    parts[4] = open ? GTK_WIDGET(self->pages) : eql_window_network_page(self);
    return EQL_WINDOW_PARTS;
}

static int part_with_focus(EqlWindow *self, GtkWidget *const *parts, guint n)
{
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(self));
    for (guint i = 0; focus != NULL && i < n; i++)
        if (parts[i] != NULL && gtk_widget_is_ancestor(focus, parts[i]))
            return (int)i;
    return -1;
}

static gboolean enter(EqlWindow *self, GtkWidget *part, guint i)
{
    GtkWidget *before = self->part_focus[i];
    if (part == NULL || !gtk_widget_get_mapped(part))
        return FALSE;
    if (part == self->sidebar_box)
        before = GTK_WIDGET(gtk_list_box_get_selected_row(self->sidebar));
    if (before != NULL && gtk_widget_get_mapped(before) && gtk_widget_is_ancestor(before, part) &&
        gtk_widget_grab_focus(before))
        return TRUE;
    return gtk_widget_child_focus(part, GTK_DIR_TAB_FORWARD);
}

static void go(EqlWindow *self, int step)
{
    GtkWidget *parts[EQL_WINDOW_PARTS];
    int n = (int)parts_of(self, parts), from = part_with_focus(self, parts, (guint)n);
    if (from >= 0)
        g_set_weak_pointer(&self->part_focus[from], gtk_window_get_focus(GTK_WINDOW(self)));
    if (from < 0 && step < 0)
        from = 0;
    for (int i = 1; i <= n; i++) {
        int next = (from + i * step + n * n) % n;
        if (enter(self, parts[next], (guint)next))
            break;
    }
    gtk_window_set_focus_visible(GTK_WINDOW(self), TRUE);
}

static void act_next(GtkWidget *widget, const char *name, GVariant *unused)
{
    go(EQL_WINDOW(widget), 1);
}

static void act_previous(GtkWidget *widget, const char *name, GVariant *unused)
{
    go(EQL_WINDOW(widget), -1);
}

void eql_window_forget_focus(EqlWindow *self)
{
    g_clear_handle_id(&self->focus_timer, g_source_remove);
    for (guint i = 0; i < EQL_WINDOW_PARTS; i++)
        g_clear_weak_pointer(&self->part_focus[i]);
}

/* ── Tab leaves the list of pages: arrow keys go along it ── */

static gboolean on_sidebar_key(EqlWindow *self, guint key, guint code, GdkModifierType held)
{
    if ((held & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
        return FALSE;
    if (key == GDK_KEY_ISO_Left_Tab || (key == GDK_KEY_Tab && (held & GDK_SHIFT_MASK) != 0)) {
        go(self, -1);
        return TRUE;
    }
    return key == GDK_KEY_Tab &&
           gtk_widget_child_focus(GTK_WIDGET(self->pages), GTK_DIR_TAB_FORWARD);
}

void eql_window_watch_sidebar(EqlWindow *self)
{
    GtkEventController *keys = gtk_event_controller_key_new();
    g_signal_connect_object(keys, "key-pressed", G_CALLBACK(on_sidebar_key), self,
                            G_CONNECT_SWAPPED);
    gtk_widget_add_controller(GTK_WIDGET(self->sidebar), keys);
}

/* ── what had the focus is gone ── */

/* Something else may take it in the same moment; in milliseconds. */
#define WAIT 250

/* It may have been on the last that there was. */
static void give_focus(GtkWidget *part)
{
    if (!gtk_widget_child_focus(part, GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus(part, GTK_DIR_TAB_BACKWARD);
}

static gboolean on_still_gone(gpointer data)
{
    EqlWindow *self = data;
    gboolean open = g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "project") == 0;
    self->focus_timer = 0;
    if (gtk_window_get_focus(GTK_WINDOW(self)) == NULL && gtk_widget_get_mapped(GTK_WIDGET(self)))
        give_focus(open ? GTK_WIDGET(self->pages) : GTK_WIDGET(self->start));
    return G_SOURCE_REMOVE;
}

void eql_window_keep_focus(EqlWindow *self)
{
    if (self->session != NULL && !gtk_widget_in_destruction(GTK_WIDGET(self)) &&
        gtk_window_get_focus(GTK_WINDOW(self)) == NULL && self->focus_timer == 0)
        self->focus_timer = g_timeout_add(WAIT, on_still_gone, self);
}

void eql_window_install_focus_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.next-part", NULL, act_next);
    gtk_widget_class_install_action(klass, "win.previous-part", NULL, act_previous);
}
