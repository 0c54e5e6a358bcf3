/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/rows.h"

/* Building may take so long in a frame, in microseconds. */
#define BUILD_FOR 4000
#define FILLING "equalens-filling"

typedef struct {
    EqlRowNew make;
    gpointer data;
    guint next, n, tick;
} Filling;

static Filling *filling_of(GtkListBox *list)
{
    return g_object_get_data(G_OBJECT(list), FILLING);
}

/* Measuring a row takes far longer than building it, and is remembered: done here, it
 * counts, and the frame that follows has less to do. */
static void add_row(GtkListBox *list, GtkWidget *content)
{
    int width = gtk_widget_get_width(GTK_WIDGET(list)), least;
    gtk_list_box_append(list, content);
    gtk_widget_measure(content, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    gtk_widget_measure(content, GTK_ORIENTATION_VERTICAL, MAX(width, least), NULL, NULL, NULL,
                       NULL);
}

static void build_some(GtkListBox *list, Filling *filling)
{
    gint64 until = g_get_monotonic_time() + BUILD_FOR;
    do
        add_row(list, filling->make(filling->next++, filling->data));
    while (filling->next < filling->n && g_get_monotonic_time() < until);
}

/* Lists that fill at the same time take turns, the first one first. */
static gboolean on_frame(GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
    static gint64 last;
    Filling *filling = filling_of(GTK_LIST_BOX(widget));
    gint64 now = gdk_frame_clock_get_frame_time(clock);
    if (now == last)
        return G_SOURCE_CONTINUE;
    last = now;
    build_some(GTK_LIST_BOX(widget), filling);
    if (filling->next < filling->n)
        return G_SOURCE_CONTINUE;
    g_object_set_data(G_OBJECT(widget), FILLING, NULL);
    return G_SOURCE_REMOVE;
}

static GPtrArray *leaving; /* widgets out of sight, the last to be let go of next; or NULL */

static gboolean let_one_go(gpointer unused)
{
    g_object_unref(g_ptr_array_steal_index_fast(leaving, leaving->len - 1));
    if (leaving->len > 0)
        return G_SOURCE_CONTINUE;
    g_clear_pointer(&leaving, g_ptr_array_unref);
    return G_SOURCE_REMOVE;
}

void eql_rows_let_go(GtkWidget *widget)
{
    if (!gtk_widget_get_mapped(widget))
        return;
    if (leaving == NULL) {
        leaving = g_ptr_array_new();
        g_idle_add(let_one_go, NULL);
    }
    g_ptr_array_add(leaving, g_object_ref(widget));
}

static void remove_rows(GtkListBox *list)
{
    GtkWidget *child;
    while ((child = gtk_widget_get_first_child(GTK_WIDGET(list))) != NULL) {
        eql_rows_let_go(child);
        gtk_list_box_remove(list, child);
    }
}

void eql_rows_clear(GtkListBox *list)
{
    Filling *filling = filling_of(list);
    if (filling != NULL)
        gtk_widget_remove_tick_callback(GTK_WIDGET(list), filling->tick);
    g_object_set_data(G_OBJECT(list), FILLING, NULL);
    remove_rows(list);
}

static void begin(GtkListBox *list, Filling first)
{
    if (first.next >= first.n)
        return;
    build_some(list, &first);
    if (first.next == first.n)
        return;
    first.tick = gtk_widget_add_tick_callback(GTK_WIDGET(list), on_frame, NULL, NULL);
    g_object_set_data_full(G_OBJECT(list), FILLING, g_memdup2(&first, sizeof first), g_free);
}

void eql_rows_fill(GtkListBox *list, guint n, EqlRowNew make, gpointer data)
{
    eql_rows_clear(list);
    begin(list, (Filling){make, data, 0, n, 0});
}

void eql_rows_add(GtkListBox *list, guint n, EqlRowNew make, gpointer data)
{
    Filling *filling = filling_of(list);
    guint there = 0;
    if (filling != NULL) {
        filling->n = n;
        return;
    }
    while (gtk_list_box_get_row_at_index(list, (int)there) != NULL)
        there++;
    begin(list, (Filling){make, data, there, n, 0});
}

gboolean eql_rows_are_coming(GtkListBox *list)
{
    return filling_of(list) != NULL;
}

GtkListBoxRow *eql_rows_next(GtkListBox *list, GtkListBoxRow *row, int step)
{
    GtkListBoxRow *other;
    for (int i = gtk_list_box_row_get_index(row) + step;
         i >= 0 && (other = gtk_list_box_get_row_at_index(list, i)) != NULL; i += step)
        if (gtk_widget_get_child_visible(GTK_WIDGET(other)))
            return other;
    return NULL;
}

void eql_rows_remove(GtkListBox *list, GtkListBoxRow *row)
{
    gboolean had_focus = gtk_widget_get_focus_child(GTK_WIDGET(list)) == GTK_WIDGET(row);
    if (gtk_list_box_row_is_selected(row)) {
        GtkListBoxRow *next = eql_rows_next(list, row, 1);
        gtk_list_box_select_row(list, next != NULL ? next : eql_rows_next(list, row, -1));
    }
    gtk_list_box_remove(list, GTK_WIDGET(row));
    if (had_focus && gtk_list_box_get_selected_row(list) != NULL)
        gtk_widget_grab_focus(GTK_WIDGET(gtk_list_box_get_selected_row(list)));
}
