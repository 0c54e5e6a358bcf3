/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "waiting.h"

#define LONGEST (180 * G_USEC_PER_SEC)
/* How often a condition is looked at when nothing happens, in milliseconds. */
#define LOOK_EVERY 10

static gboolean on_look(gpointer data)
{
    return G_SOURCE_CONTINUE;
}

void wait_until(Condition condition, gpointer data)
{
    gint64 until = g_get_monotonic_time() + LONGEST;
    guint look = g_timeout_add(LOOK_EVERY, on_look, NULL);
    while (!condition(data)) {
        g_main_context_iteration(NULL, TRUE);
        g_assert_cmpint(g_get_monotonic_time(), <, until);
    }
    g_source_remove(look);
}

void settle(void)
{
    while (g_main_context_pending(NULL))
        g_main_context_iteration(NULL, FALSE);
}

#define FRAMES 5

static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer frames)
{
    return ++*(guint *)frames < FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean has_drawn(gpointer frames)
{
    return *(guint *)frames >= FRAMES;
}

void wait_for_frames(GtkWidget *window)
{
    guint frames = 0;
    gtk_widget_add_tick_callback(window, on_frame, &frames, NULL);
    wait_until(has_drawn, &frames);
}

gpointer find_widget(GtkWidget *widget, GType type)
{
    if (g_type_is_a(G_OBJECT_TYPE(widget), type))
        return widget;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child)) {
        gpointer found = find_widget(child, type);
        if (found != NULL)
            return found;
    }
    return NULL;
}
