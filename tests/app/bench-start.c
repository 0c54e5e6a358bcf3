/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon there is something to see. Not a test: it prints milliseconds since the given
 * time of the steady clock, in nanoseconds, when whoever measures began to start it.
 *
 *     bench-start bare BEGAN               a window of libadwaita with nothing in it
 *     bench-start equalens BEGAN           the program's first frame
 *     bench-start open BEGAN PROJECT       how long a project takes to open, from asking for it
 *                                          until its overview is drawn
 */
#include <stdio.h>
#include <stdlib.h>

#include "app/application.h"
#include "app/window.h"
#include "waiting.h"

static gint64 began; /* microseconds */

static void tell(void)
{
    printf("%.1f\n", (double)(g_get_monotonic_time() - began) / 1000);
    fflush(stdout);
}

static void on_painted(GdkFrameClock *clock, gboolean *painted)
{
    *painted = TRUE;
}

static gboolean is_set(gpointer painted)
{
    return *(gboolean *)painted;
}

/* The next frame of the window is on the screen. */
static void wait_for_frame(GtkWidget *window)
{
    gboolean painted = FALSE;
    GdkFrameClock *clock = gtk_widget_get_frame_clock(window);
    gulong handler = g_signal_connect(clock, "after-paint", G_CALLBACK(on_painted), &painted);
    gtk_widget_queue_draw(window);
    wait_until(is_set, &painted);
    g_signal_handler_disconnect(clock, handler);
}

static GtkWidget *bare_window(GtkApplication *application)
{
    GtkWidget *window = adw_application_window_new(application);
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
    gtk_box_append(GTK_BOX(box), adw_header_bar_new());
    gtk_box_append(GTK_BOX(box), adw_status_page_new());
    adw_application_window_set_content(ADW_APPLICATION_WINDOW(window), box);
    gtk_window_set_default_size(GTK_WINDOW(window), 1100, 780);
    return window;
}

static gboolean is_open(gpointer window)
{
    EqlSession *session = eql_window_session(window);
    return eql_session_snapshot(session) != NULL && !eql_jobs_is_busy(eql_session_jobs(session));
}

static void open_project(EqlWindow *window, const char *path)
{
    began = g_get_monotonic_time();
    eql_session_open(eql_window_session(window), path);
    wait_until(is_open, window);
    wait_for_frame(GTK_WIDGET(window));
    tell();
}

static GtkApplication *application_new(gboolean bare)
{
    return bare ? GTK_APPLICATION(adw_application_new(NULL, G_APPLICATION_NON_UNIQUE))
                : GTK_APPLICATION(eql_application_new(G_APPLICATION_NON_UNIQUE));
}

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    gboolean bare = g_str_equal(argv[1], "bare");
    began = g_ascii_strtoll(argv[2], NULL, 10) / 1000;
    GtkApplication *application = application_new(bare);
    g_application_register(G_APPLICATION(application), NULL, NULL);
    GtkWidget *window = bare ? bare_window(application) : GTK_WIDGET(eql_window_new(application));
    gtk_window_present(GTK_WINDOW(window));
    wait_for_frame(window);
    if (argc == 4)
        open_project(EQL_WINDOW(window), argv[3]);
    else
        tell();
    gtk_window_destroy(GTK_WINDOW(window));
    g_object_unref(application);
    return 0;
}
