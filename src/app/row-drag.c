/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/row-drag.h"

/* So near to an end of what is in sight the list scrolls, by so much a frame. */
#define EDGE 36
#define SCROLL_BY 6
#define TARGET "equalens-row-drag"

typedef struct {
    GtkListBox *list; /* has this */
    const EqlRowDrag *drag;
    gpointer data;
    GtkWidget *dragged; /* the row on its way; borrowed */
    GtkWidget *marked;  /* the row that shows where; borrowed */
    int scroll_by;
    guint tick;
} Target;

/* ── what is taken ── */

static GdkContentProvider *on_prepare(GtkDragSource *source, double x, double y)
{
    GtkWidget *row = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(source));
    g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new(row);
    gtk_drag_source_set_icon(source, picture, (int)x, (int)y);
    return gdk_content_provider_new_typed(G_OBJECT_TYPE(row), row);
}

static void on_begin(GtkDragSource *source)
{
    GtkWidget *row = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(source));
    Target *target = g_object_get_data(G_OBJECT(gtk_widget_get_parent(row)), TARGET);
    g_set_weak_pointer(&target->dragged, row);
    gtk_widget_add_css_class(row, "dragged");
}

static void on_end(GtkDragSource *source)
{
    GtkWidget *row = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(source));
    Target *target = row != NULL && gtk_widget_get_parent(row) != NULL
                         ? g_object_get_data(G_OBJECT(gtk_widget_get_parent(row)), TARGET)
                         : NULL;
    if (row != NULL)
        gtk_widget_remove_css_class(row, "dragged");
    if (target != NULL)
        g_clear_weak_pointer(&target->dragged);
}

void eql_row_drag_add_source(GtkWidget *row)
{
    GtkDragSource *source = gtk_drag_source_new();
    gtk_drag_source_set_actions(source, GDK_ACTION_MOVE);
    g_signal_connect(source, "prepare", G_CALLBACK(on_prepare), NULL);
    g_signal_connect(source, "drag-begin", G_CALLBACK(on_begin), NULL);
    g_signal_connect(source, "drag-end", G_CALLBACK(on_end), NULL);
    gtk_widget_add_controller(row, GTK_EVENT_CONTROLLER(source));
}

/* ── where it is let go ── */

guint eql_row_drag_place(guint from, guint over, gboolean below)
{
    guint to = over + (below ? 1 : 0);
    return to > from ? to - 1 : to;
}

static void unmark(Target *target)
{
    if (target->marked == NULL)
        return;
    gtk_widget_remove_css_class(target->marked, "drop-above");
    gtk_widget_remove_css_class(target->marked, "drop-below");
    g_clear_weak_pointer(&target->marked);
}

/* The row at a height of the list, and whether it is its lower half; below all, the last. */
static GtkListBoxRow *row_at(Target *target, double y, gboolean *below)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_y(target->list, (int)y), *last = NULL;
    graphene_rect_t bounds;
    for (int i = 0; row == NULL; i++) {
        GtkListBoxRow *next = gtk_list_box_get_row_at_index(target->list, i);
        if (next == NULL)
            break;
        if (gtk_widget_get_child_visible(GTK_WIDGET(next)))
            last = next;
    }
    row = row != NULL ? row : last;
    if (row != NULL &&
        gtk_widget_compute_bounds(GTK_WIDGET(row), GTK_WIDGET(target->list), &bounds))
        *below = y > bounds.origin.y + bounds.size.height / 2;
    return row;
}

static gboolean on_frame(GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
    Target *target = data;
    GtkWidget *scrolled = gtk_widget_get_ancestor(list, GTK_TYPE_SCROLLED_WINDOW);
    if (target->scroll_by == 0 || scrolled == NULL) {
        target->tick = 0;
        return G_SOURCE_REMOVE;
    }
    GtkAdjustment *place = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled));
    gtk_adjustment_set_value(place, gtk_adjustment_get_value(place) + target->scroll_by);
    return G_SOURCE_CONTINUE;
}

static void scroll(Target *target, double y)
{
    GtkWidget *list = GTK_WIDGET(target->list);
    GtkWidget *scrolled = gtk_widget_get_ancestor(list, GTK_TYPE_SCROLLED_WINDOW);
    graphene_point_t at;
    target->scroll_by = 0;
    if (scrolled == NULL ||
        !gtk_widget_compute_point(list, scrolled, &GRAPHENE_POINT_INIT(0, (float)y), &at))
        return;
    if (at.y < EDGE)
        target->scroll_by = -SCROLL_BY;
    else if (at.y > gtk_widget_get_height(scrolled) - EDGE)
        target->scroll_by = SCROLL_BY;
    if (target->scroll_by != 0 && target->tick == 0)
        target->tick = gtk_widget_add_tick_callback(list, on_frame, target, NULL);
}

static gboolean may_drop(const Target *target, gpointer row, gpointer over)
{
    if (row == NULL || over == NULL || gtk_widget_get_parent(row) != GTK_WIDGET(target->list))
        return FALSE; /* of another window */
    return target->drag->may_drop == NULL || target->drag->may_drop(row, over, target->data);
}

static GdkDragAction on_motion(Target *target, double x, double y)
{
    gboolean below = FALSE;
    GtkListBoxRow *over = row_at(target, y, &below);
    unmark(target);
    scroll(target, y);
    if (!may_drop(target, target->dragged, over))
        return 0;
    g_set_weak_pointer(&target->marked, GTK_WIDGET(over));
    gtk_widget_add_css_class(target->marked, below ? "drop-below" : "drop-above");
    return GDK_ACTION_MOVE;
}

static void on_leave(Target *target)
{
    target->scroll_by = 0;
    unmark(target);
}

static gboolean on_drop(Target *target, const GValue *value, double x, double y)
{
    GtkListBoxRow *row = g_value_get_object(value);
    gboolean below = FALSE;
    GtkListBoxRow *over = row_at(target, y, &below);
    on_leave(target);
    if (!may_drop(target, row, over))
        return FALSE;
    if (row != over)
        target->drag->dropped(row, over, below, target->data);
    return TRUE;
}

static void target_free(gpointer data)
{
    Target *target = data;
    g_clear_weak_pointer(&target->marked);
    g_clear_weak_pointer(&target->dragged);
    g_free(target);
}

void eql_row_drag_add_target(GtkListBox *list, GType type, const EqlRowDrag *drag, gpointer data)
{
    GtkDropTarget *drop = gtk_drop_target_new(type, GDK_ACTION_MOVE);
    Target *target = g_new0(Target, 1);
    target->list = list;
    target->drag = drag;
    target->data = data;
    g_object_set_data_full(G_OBJECT(list), TARGET, target, target_free);
    g_signal_connect_swapped(drop, "enter", G_CALLBACK(on_motion), target);
    g_signal_connect_swapped(drop, "motion", G_CALLBACK(on_motion), target);
    g_signal_connect_swapped(drop, "leave", G_CALLBACK(on_leave), target);
    g_signal_connect_swapped(drop, "drop", G_CALLBACK(on_drop), target);
    gtk_widget_add_controller(GTK_WIDGET(list), GTK_EVENT_CONTROLLER(drop));
}
