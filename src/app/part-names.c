/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/part-names.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"

static void name_part(GtkWidget *part, const char *name)
{
    /* Newer versions of libadwaita let a title that is empty be the name. */
    gtk_accessible_reset_relation(GTK_ACCESSIBLE(part), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    gtk_accessible_update_property(GTK_ACCESSIBLE(part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static const char *title_of(GtkWidget *widget)
{
    if (ADW_IS_PREFERENCES_PAGE(widget))
        return adw_preferences_page_get_title(ADW_PREFERENCES_PAGE(widget));
    if (ADW_IS_PREFERENCES_GROUP(widget))
        return adw_preferences_group_get_title(ADW_PREFERENCES_GROUP(widget));
    return NULL;
}

void eql_name_parts(GtkWidget *widget, const char *group)
{
    const char *title = title_of(widget);
    if (title != NULL && *title != '\0')
        group = title;
    if (GTK_IS_LIST_BOX(widget))
        name_part(widget, group);
    else if (GTK_IS_SEARCH_ENTRY(widget) ||
             (GTK_IS_TOGGLE_BUTTON(widget) && gtk_button_get_icon_name(GTK_BUTTON(widget)) != NULL))
        name_part(widget, _("Search the preferences"));
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        eql_name_parts(child, group);
}

/* An expander row is made of two lists, which have no names of their own. The one that holds but
 * the row itself is none for a screen reader, which would say the file twice. */
static void name_lists(GtkWidget *widget, const char *name, const char *subtitle)
{
    if (ADW_IS_ACTION_ROW(widget))
        eql_page_subtitle(widget, subtitle);
    if (GTK_IS_LIST_BOX(widget) && ADW_IS_ACTION_ROW(gtk_widget_get_first_child(widget)))
        g_object_set(widget, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
    else if (GTK_IS_LIST_BOX(widget))
        gtk_accessible_update_property(GTK_ACCESSIBLE(widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                       -1);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        name_lists(child, name, subtitle);
}

void eql_name_expander(AdwExpanderRow *row, const char *name, const char *subtitle)
{
    g_autofree char *aloud = eql_page_aloud(subtitle);
    gtk_accessible_update_property(GTK_ACCESSIBLE(row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    eql_compat_describe(GTK_WIDGET(row), aloud);
    name_lists(GTK_WIDGET(row), name, subtitle);
}

static void hush_stack(GtkStack *stack)
{
    g_autoptr(GListModel) pages = G_LIST_MODEL(gtk_stack_get_pages(stack));
    for (guint i = 0; i < g_list_model_get_n_items(pages); i++) {
        g_autoptr(GObject) page = g_list_model_get_item(pages, i);
        gtk_accessible_update_property(GTK_ACCESSIBLE(page), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
    }
}

void eql_hush_stacks(GtkWidget *widget)
{
    if (GTK_IS_STACK(widget))
        hush_stack(GTK_STACK(widget));
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        eql_hush_stacks(child);
}

static void name_close_button(GtkWidget *widget)
{
    if (GTK_IS_BUTTON(widget) && gtk_button_get_icon_name(GTK_BUTTON(widget)) != NULL)
        name_part(widget, _("Close the message"));
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        name_close_button(child);
}

static void on_children_changed(GListModel *children, guint position, guint removed, guint added,
                                AdwToastOverlay *overlay)
{
    for (guint i = position; i < position + added; i++) {
        g_autoptr(GtkWidget) child = g_list_model_get_item(children, i);
        if (child != adw_toast_overlay_get_child(overlay))
            name_close_button(child);
    }
}

/* A message waits for the one before it, and is made when it is its turn. */
void eql_name_toasts(AdwToastOverlay *overlay)
{
    GListModel *children = gtk_widget_observe_children(GTK_WIDGET(overlay));
    g_signal_connect(children, "items-changed", G_CALLBACK(on_children_changed), overlay);
    g_object_set_data_full(G_OBJECT(overlay), "equalens-messages", children, g_object_unref);
}
