/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/start-page.h"

#include "app/compat.h"
#include "app/page.h"
#include "app/recent.h"
#include "app/text-scale.h"

struct _EqlStartPage {
    GtkWidget parent_instance;
    GtkWidget *status, *new_button;
    GtkWidget *recent_box, *recent; /* GtkListBox */
};

G_DEFINE_FINAL_TYPE(EqlStartPage, eql_start_page, GTK_TYPE_WIDGET)

static void add_recent(EqlStartPage *self, const char *path)
{
    GtkWidget *row = adw_action_row_new();
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *shown = g_filename_display_name(folder);
    char *ending = g_strrstr(name, ".equalens");
    if (ending != NULL)
        *ending = '\0';
    adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(row), FALSE);
    adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), name);
    adw_action_row_set_subtitle(ADW_ACTION_ROW(row), shown);
    adw_action_row_set_subtitle_lines(ADW_ACTION_ROW(row), 1);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(row), TRUE);
    gtk_actionable_set_action_target(GTK_ACTIONABLE(row), "s", path);
    gtk_actionable_set_action_name(GTK_ACTIONABLE(row), "win.open-path");
    gtk_list_box_append(GTK_LIST_BOX(self->recent), row);
}

/* Reads the recent projects again. */
static void refresh(EqlStartPage *self)
{
    g_auto(GStrv) paths = eql_recent_projects();
    eql_page_clear_box(self->recent);
    for (guint i = 0; paths[i] != NULL; i++)
        add_recent(self, paths[i]);
    gtk_widget_set_visible(self->recent_box, paths[0] != NULL);
}

void eql_start_page_focus(EqlStartPage *self)
{
    gtk_widget_grab_focus(self->new_button);
}

static void eql_start_page_dispose(GObject *object)
{
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_START_PAGE);
    G_OBJECT_CLASS(eql_start_page_parent_class)->dispose(object);
}

static void eql_start_page_class_init(EqlStartPageClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_start_page_dispose;
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/start-page.ui");
    gtk_widget_class_bind_template_child(widget, EqlStartPage, status);
    gtk_widget_class_bind_template_child(widget, EqlStartPage, new_button);
    gtk_widget_class_bind_template_child(widget, EqlStartPage, recent_box);
    gtk_widget_class_bind_template_child(widget, EqlStartPage, recent);
}

static void eql_start_page_init(EqlStartPage *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_page_wrap_buttons(GTK_WIDGET(self));
    eql_text_scale_clamps(GTK_WIDGET(self));
    refresh(self);
}
