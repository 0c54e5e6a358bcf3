/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/context-menu.h"

#include "app/compat.h"

#define CONTEXT "equalens-context-menu"

typedef struct {
    GtkWidget *widget; /* has this */
    GMenuModel *menu;
    EqlContextChoose choose;
    gpointer data;
    GtkWidget *popover; /* NULL until it is asked for */
    GtkWidget *focus;   /* where the keyboard was; weak */
} Context;

static void context_free(gpointer data)
{
    Context *context = data;
    g_clear_weak_pointer(&context->focus);
    g_object_unref(context->menu);
    g_free(context);
}

static void on_gone(GtkWidget *widget, Context *context)
{
    g_clear_pointer(&context->popover, gtk_widget_unparent);
}

/* What was chosen in the menu may have led elsewhere. */
static void on_closed(Context *context)
{
    GtkRoot *root = gtk_widget_get_root(context->widget);
    GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
    if (context->focus != NULL && (focus == NULL || focus == context->popover ||
                                   gtk_widget_is_ancestor(focus, context->popover)))
        gtk_widget_grab_focus(context->focus);
    g_clear_weak_pointer(&context->focus);
}

static void show_at(Context *context, const GdkRectangle *where)
{
    if (context->popover == NULL) {
        context->popover = gtk_popover_menu_new_from_model(context->menu);
        gtk_popover_set_has_arrow(GTK_POPOVER(context->popover), FALSE);
        gtk_widget_set_halign(context->popover, GTK_ALIGN_START);
        gtk_widget_set_parent(context->popover, context->widget);
        eql_compat_name_menu(context->popover);
        g_signal_connect_swapped(context->popover, "closed", G_CALLBACK(on_closed), context);
    }
    g_set_weak_pointer(&context->focus, gtk_root_get_focus(gtk_widget_get_root(context->widget)));
    gtk_popover_set_pointing_to(GTK_POPOVER(context->popover), where);
    gtk_popover_popup(GTK_POPOVER(context->popover));
}

static gboolean ask_at(Context *context, double x, double y)
{
    if (context->choose != NULL && !context->choose(context->widget, x, y, context->data))
        return FALSE;
    show_at(context, &(GdkRectangle){(int)x, (int)y, 1, 1});
    return TRUE;
}

static void on_click(Context *context, int n_press, double x, double y, GtkGesture *click)
{
    if (ask_at(context, x, y))
        gtk_gesture_set_state(click, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void on_long_press(Context *context, double x, double y, GtkGesture *press)
{
    if (ask_at(context, x, y))
        gtk_gesture_set_state(press, GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean on_key(GtkWidget *widget, GVariant *unused, gpointer data)
{
    Context *context = data;
    GtkRoot *root = gtk_widget_get_root(widget);
    GtkWidget *focus = root != NULL ? gtk_root_get_focus(root) : NULL;
    graphene_rect_t bounds;
    if (focus == NULL || !gtk_widget_compute_bounds(focus, widget, &bounds) ||
        (context->choose != NULL &&
         !context->choose(widget, bounds.origin.x + bounds.size.width / 2,
                          bounds.origin.y + bounds.size.height / 2, context->data)))
        return FALSE;
    show_at(context, &(GdkRectangle){(int)bounds.origin.x, (int)bounds.origin.y,
                                     (int)bounds.size.width, (int)bounds.size.height});
    return TRUE;
}

static void add_key(GtkEventController *keys, guint key, GdkModifierType held, Context *context)
{
    gtk_shortcut_controller_add_shortcut(
        GTK_SHORTCUT_CONTROLLER(keys),
        gtk_shortcut_new(gtk_keyval_trigger_new(key, held),
                         gtk_callback_action_new(on_key, context, NULL)));
}

void eql_context_menu_add(GtkWidget *widget, GMenuModel *menu, EqlContextChoose choose,
                          gpointer data)
{
    Context *context = g_new0(Context, 1);
    GtkGesture *click = gtk_gesture_click_new(), *press = gtk_gesture_long_press_new();
    GtkEventController *keys = gtk_shortcut_controller_new();
    context->widget = widget;
    context->menu = g_object_ref(menu);
    context->choose = choose;
    context->data = data;
    g_object_set_data_full(G_OBJECT(widget), CONTEXT, context, context_free);
    gtk_gesture_single_set_button(GTK_GESTURE_SINGLE(click), GDK_BUTTON_SECONDARY);
    gtk_gesture_single_set_touch_only(GTK_GESTURE_SINGLE(press), TRUE);
    g_signal_connect_swapped(click, "pressed", G_CALLBACK(on_click), context);
    g_signal_connect_swapped(press, "pressed", G_CALLBACK(on_long_press), context);
    g_signal_connect(widget, "destroy", G_CALLBACK(on_gone), context);
    add_key(keys, GDK_KEY_Menu, 0, context);
    add_key(keys, GDK_KEY_F10, GDK_SHIFT_MASK, context);
    gtk_widget_add_controller(widget, GTK_EVENT_CONTROLLER(click));
    gtk_widget_add_controller(widget, GTK_EVENT_CONTROLLER(press));
    gtk_widget_add_controller(widget, keys);
}

GtkPopover *eql_context_menu_of(GtkWidget *widget)
{
    Context *context = g_object_get_data(G_OBJECT(widget), CONTEXT);
    return context != NULL && context->popover != NULL ? GTK_POPOVER(context->popover) : NULL;
}
