/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files dropped anywhere: on the window, or on the dialog that asks for a new school. */
#include "app/compat.h"
#include "app/new-school.h"
#include "app/window-private.h"

/* Of the files that have one. Owned by the caller. */
static char **paths_of(const GValue *value)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (GSList *link = g_value_get_boxed(value); link != NULL; link = link->next) {
        g_autofree char *path = g_file_get_path(link->data);
        if (path != NULL)
            g_strv_builder_add(builder, path);
    }
    return g_strv_builder_end(builder);
}

/* Behind a dialog nothing is taken: it may be about the project that is open, and what is said in
 * it would be done to another. Only for the school that is asked for files may wait. */
static gboolean may_take(EqlWindow *self)
{
    GtkWidget *dialog = eql_compat_dialog_before(GTK_WINDOW(self));
    return dialog == NULL || EQL_IS_NEW_SCHOOL(dialog);
}

static gboolean on_drop(EqlWindow *self, const GValue *value, double x, double y)
{
    g_auto(GStrv) paths = paths_of(value);
    if (paths[0] == NULL || !may_take(self))
        return FALSE;
    if (eql_compat_dialog_before(GTK_WINDOW(self)) != NULL)
        return eql_window_wait_for_school(self, (const char *const *)paths);
    eql_window_take_files(self, (const char *const *)paths);
    return TRUE;
}

/* What the pointer shows. */
static GdkDragAction on_over(EqlWindow *self, double x, double y)
{
    return may_take(self) ? GDK_ACTION_COPY : 0;
}

void eql_window_accept_drops(EqlWindow *self, GtkWidget *widget)
{
    GtkDropTarget *target = gtk_drop_target_new(GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
    g_signal_connect_object(target, "enter", G_CALLBACK(on_over), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(target, "motion", G_CALLBACK(on_over), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(target, "drop", G_CALLBACK(on_drop), self, G_CONNECT_SWAPPED);
    /* Before a text field takes the file's name for a text to insert. */
    gtk_event_controller_set_propagation_phase(GTK_EVENT_CONTROLLER(target), GTK_PHASE_CAPTURE);
    gtk_widget_add_controller(widget, GTK_EVENT_CONTROLLER(target));
}
