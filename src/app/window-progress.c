/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line that says what is being done, how far it is, and offers Cancel. */
#include "app/window-private.h"

/* Work that is done sooner is not worth a bar that flashes, in milliseconds. */
#define SHOW_AFTER 300

static void on_fraction(EqlWindow *self)
{
    double fraction;
    g_object_get(eql_session_jobs(self->session), "fraction", &fraction, NULL);
    if (fraction > 0)
        gtk_progress_bar_set_fraction(self->progress_bar, fraction);
    else
        gtk_progress_bar_pulse(self->progress_bar);
}

static gboolean on_show(gpointer data)
{
    EqlWindow *self = data;
    self->progress_timer = 0;
    gtk_revealer_set_reveal_child(self->progress, TRUE);
    return G_SOURCE_REMOVE;
}

static void on_busy(EqlWindow *self)
{
    gboolean busy = eql_jobs_is_busy(eql_session_jobs(self->session));
    if (busy && self->progress_timer == 0 && !gtk_revealer_get_reveal_child(self->progress))
        self->progress_timer = g_timeout_add(SHOW_AFTER, on_show, self);
    if (!busy) {
        g_clear_handle_id(&self->progress_timer, g_source_remove);
        gtk_revealer_set_reveal_child(self->progress, FALSE);
    }
    gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.cancel", busy);
}

static void on_title(EqlWindow *self)
{
    g_autofree char *title = NULL;
    g_object_get(eql_session_jobs(self->session), "title", &title, NULL);
    /* The last title stays while the bar slides away. */
    if (*title != '\0')
        gtk_label_set_label(self->progress_title, title);
}

void eql_window_watch_progress(EqlWindow *self)
{
    EqlJobs *jobs = eql_session_jobs(self->session);
    g_signal_connect_object(jobs, "notify::fraction", G_CALLBACK(on_fraction), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(jobs, "notify::busy", G_CALLBACK(on_busy), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(jobs, "notify::title", G_CALLBACK(on_title), self, G_CONNECT_SWAPPED);
    on_busy(self);
}

void eql_window_unwatch_progress(EqlWindow *self)
{
    g_clear_handle_id(&self->progress_timer, g_source_remove);
    g_signal_handlers_disconnect_by_data(eql_session_jobs(self->session), self);
}
