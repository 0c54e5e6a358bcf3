/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-drag.h"

/* So near to an end of what is in sight the list scrolls, by so much a frame. */
#define EDGE 36
#define SCROLL_BY 6

/* ── what is taken ── */

static GdkContentProvider *on_prepare(GtkDragSource *source, double x, double y)
{
    GtkWidget *row = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(source));
    g_autoptr(GdkPaintable) picture = gtk_widget_paintable_new(row);
    gtk_drag_source_set_icon(source, picture, (int)x, (int)y);
    return gdk_content_provider_new_typed(EQL_TYPE_ACTION_ROW, row);
}

static void on_begin(GtkDragSource *source)
{
    gtk_widget_add_css_class(gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(source)),
                             "dragged");
}

static void on_end(GtkDragSource *source)
{
    GtkWidget *row = gtk_event_controller_get_widget(GTK_EVENT_CONTROLLER(source));
    if (row != NULL)
        gtk_widget_remove_css_class(row, "dragged");
}

void eql_plan_drag_add_source(GtkWidget *row)
{
    GtkDragSource *source = gtk_drag_source_new();
    gtk_drag_source_set_actions(source, GDK_ACTION_MOVE);
    g_signal_connect(source, "prepare", G_CALLBACK(on_prepare), NULL);
    g_signal_connect(source, "drag-begin", G_CALLBACK(on_begin), NULL);
    g_signal_connect(source, "drag-end", G_CALLBACK(on_end), NULL);
    gtk_widget_add_controller(row, GTK_EVENT_CONTROLLER(source));
}

/* ── where it is let go ── */

typedef struct {
    GtkListBox *list; /* has this */
    EqlPlanDropped dropped;
    gpointer data;
    GtkWidget *marked; /* the row that shows where; borrowed */
    int scroll_by;
    guint tick;
} Target;

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

static GdkDragAction on_motion(Target *target, double x, double y)
{
    gboolean below = FALSE;
    GtkListBoxRow *row = row_at(target, y, &below);
    unmark(target);
    scroll(target, y);
    if (row == NULL)
        return 0;
    g_set_weak_pointer(&target->marked, GTK_WIDGET(row));
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
    EqlActionRow *row = g_value_get_object(value);
    gboolean below = FALSE;
    GtkListBoxRow *other = row_at(target, y, &below);
    on_leave(target);
    if (other == NULL || gtk_widget_get_parent(GTK_WIDGET(row)) != GTK_WIDGET(target->list))
        return FALSE; /* of another window */
    guint from = eql_action_row_position(row);
    guint to = eql_action_row_position(EQL_ACTION_ROW(other)) + (below ? 1 : 0);
    to -= to > from ? 1 : 0;
    if (to != from)
        target->dropped(row, to, target->data);
    return TRUE;
}

static void target_free(gpointer data)
{
    Target *target = data;
    g_clear_weak_pointer(&target->marked);
    g_free(target);
}

void eql_plan_drag_add_target(GtkListBox *list, EqlPlanDropped dropped, gpointer data)
{
    GtkDropTarget *drop = gtk_drop_target_new(EQL_TYPE_ACTION_ROW, GDK_ACTION_MOVE);
    Target *target = g_new0(Target, 1);
    target->list = list;
    target->dropped = dropped;
    target->data = data;
    g_object_set_data_full(G_OBJECT(drop), "equalens-target", target, target_free);
    g_signal_connect_swapped(drop, "enter", G_CALLBACK(on_motion), target);
    g_signal_connect_swapped(drop, "motion", G_CALLBACK(on_motion), target);
    g_signal_connect_swapped(drop, "leave", G_CALLBACK(on_leave), target);
    g_signal_connect_swapped(drop, "drop", G_CALLBACK(on_drop), target);
    gtk_widget_add_controller(GTK_WIDGET(list), GTK_EVENT_CONTROLLER(drop));
}
