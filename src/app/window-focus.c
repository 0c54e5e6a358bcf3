/* SPDX-License-Identifier: GPL-3.0-or-later */
/* F6 goes from one part of the window to the next, and back to where one was in it. */
#include "app/window-private.h"

/* As they stand, from the top. */
static guint parts_of(EqlWindow *self, GtkWidget *parts[EQL_WINDOW_PARTS])
{
    gboolean open = eql_window_shows_project(self);
    parts[0] = self->header;
    parts[1] = self->confidential;
    parts[2] = GTK_WIDGET(self->tour);
    parts[3] = open ? eql_project_view_sidebar(self->project) : GTK_WIDGET(self->start);
    parts[4] = open ? eql_project_view_pages(self->project) : eql_window_network_page(self);
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
    if (self->project != NULL && part == eql_project_view_sidebar(self->project))
        before = eql_project_view_chosen(self->project);
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
    gboolean open = eql_window_shows_project(self);
    self->focus_timer = 0;
    if (gtk_window_get_focus(GTK_WINDOW(self)) == NULL && gtk_widget_get_mapped(GTK_WIDGET(self)))
        give_focus(open ? eql_project_view_pages(self->project)
                        : gtk_stack_get_visible_child(self->stack));
    return G_SOURCE_REMOVE;
}

void eql_window_keep_focus(EqlWindow *self)
{
    if (self->session != NULL && !gtk_widget_in_destruction(GTK_WIDGET(self)) &&
        gtk_window_get_focus(GTK_WINDOW(self)) == NULL && self->focus_timer == 0)
        self->focus_timer = g_timeout_add(WAIT, on_still_gone, self);
}

/* ── the first part of a page ── */

/* What a page holds may come some frames after it; so many are waited for. */
#define PATIENCE 120

/* From what scrolls, Tab leads out of the page again. */
static gboolean is_on_nothing(GtkWidget *focus)
{
    return focus == NULL || GTK_IS_SCROLLED_WINDOW(focus);
}

static gboolean on_page_frame(GtkWidget *page, GdkFrameClock *clock, gpointer frames)
{
    GtkWidget *focus = gtk_root_get_focus(gtk_widget_get_root(page));
    if (!gtk_widget_get_mapped(page) || !is_on_nothing(focus) || ++*(guint *)frames > PATIENCE)
        return G_SOURCE_REMOVE;
    GtkWidget *within =
        focus != NULL ? gtk_scrolled_window_get_child(GTK_SCROLLED_WINDOW(focus)) : page;
    gboolean entered = within != NULL && gtk_widget_child_focus(within, GTK_DIR_TAB_FORWARD);
    return entered ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

void eql_window_enter_page(GtkWidget *page)
{
    gtk_widget_child_focus(page, GTK_DIR_TAB_FORWARD);
    if (is_on_nothing(gtk_root_get_focus(gtk_widget_get_root(page))))
        gtk_widget_add_tick_callback(page, on_page_frame, g_new0(guint, 1), g_free);
}

void eql_window_install_focus_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.next-part", NULL, act_next);
    gtk_widget_class_install_action(klass, "win.previous-part", NULL, act_previous);
}
