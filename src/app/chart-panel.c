/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart-panel.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/explain.h"
#include "app/table-view.h"
#include "chart/save.h"

/* Wide enough for a page of a report. */
#define PICTURE_WIDTH 900

struct _EqlChartPanel {
    GtkWidget parent_instance;
    GtkWidget *frame;
    GtkLabel *title;
    GtkToggleButton *table_button;
    GtkStack *stack;
    EqlChartView *view;
    EqlTableView *table;
    EqlExplain *explain;
    EqlChart *chart;
    gboolean table_is_old;
};

G_DEFINE_FINAL_TYPE(EqlChartPanel, eql_chart_panel, GTK_TYPE_WIDGET)

/* Hundreds of cells are built when somebody wants to read them. */
static void update_table(EqlChartPanel *self)
{
    if (!self->table_is_old || self->chart == NULL)
        return;
    self->table_is_old = FALSE;
    g_autoptr(GPtrArray) rows = eql_chart_table(self->chart);
    eql_table_view_set_table(self->table, rows);
}

void eql_chart_panel_set_chart(EqlChartPanel *self, EqlChart *chart)
{
    EqlChart *before = self->chart;
    self->chart = eql_chart_ref(chart);
    eql_chart_unref(before);
    gtk_label_set_label(self->title, chart->title);
    eql_chart_view_set_chart(self->view, chart);
    eql_table_view_set_name(self->table, chart->title);
    self->table_is_old = TRUE;
    if (eql_chart_panel_shows_table(self))
        update_table(self);
}

EqlChart *eql_chart_panel_chart(EqlChartPanel *self)
{
    return self->chart;
}

EqlChartView *eql_chart_panel_view(EqlChartPanel *self)
{
    return self->view;
}

gboolean eql_chart_panel_shows_table(EqlChartPanel *self)
{
    return gtk_toggle_button_get_active(self->table_button);
}

static void on_table_toggled(EqlChartPanel *self)
{
    gboolean table = eql_chart_panel_shows_table(self);
    if (table)
        update_table(self);
    gtk_stack_set_visible_child_name(self->stack, table ? "table" : "chart");
}

static void toggle_table(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlChartPanel *self = EQL_CHART_PANEL(widget);
    gtk_toggle_button_set_active(self->table_button, !eql_chart_panel_shows_table(self));
    /* What had the focus is gone; the table's rows are not there yet. */
    if (gtk_widget_get_mapped(widget) &&
        !gtk_widget_child_focus(GTK_WIDGET(self->stack), GTK_DIR_TAB_FORWARD))
        gtk_widget_grab_focus(GTK_WIDGET(self->table_button));
}

static void copy_table(GtkWidget *widget, const char *name, GVariant *unused)
{
    if (!eql_table_view_may_copy(widget))
        return;
    update_table(EQL_CHART_PANEL(widget));
    g_autofree char *text = eql_table_view_text(EQL_CHART_PANEL(widget)->table);
    gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), text);
}

static void on_path_chosen(const char *const *paths, GObject *owner)
{
    EqlChartPanel *self = EQL_CHART_PANEL(owner);
    /* small groups may have been opened since it was asked for */
    if (self->chart == NULL || !eql_table_view_may_copy(GTK_WIDGET(self)))
        return;
    g_auto(EqlChartStyle) style;
    g_autoptr(GError) error = NULL;
    eql_chart_style_init(&style, EQL_LOOK_LIGHT, FALSE, NULL);
    style.right_to_left = gtk_widget_get_direction(GTK_WIDGET(self)) == GTK_TEXT_DIR_RTL;
    if (!eql_chart_save(self->chart, &style, PICTURE_WIDTH, paths[0], &error))
        eql_compat_show_message(GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self))),
                                _("The picture could not be saved"), error->message);
}

static void save_picture(GtkWidget *widget, const char *name, GVariant *unused)
{
    static const char *const patterns[] = {"*.png", "*.svg", NULL};
    const EqlFileKind kind = {_("Pictures (PNG, SVG)"), patterns};
    EqlChartPanel *self = EQL_CHART_PANEL(widget);
    if (self->chart == NULL || !eql_table_view_may_copy(widget))
        return;
    g_autofree char *file = g_strconcat(self->chart->title, ".png", NULL);
    eql_compat_save_file(GTK_WINDOW(gtk_widget_get_root(widget)), _("Save the chart as a picture"),
                         &kind, g_strdelimit(file, "/\\:*?\"<>|", '-'), on_path_chosen, self);
}

static void eql_chart_panel_set_property(GObject *object, guint property, const GValue *value,
                                         GParamSpec *pspec)
{
    eql_explain_set_explains(EQL_CHART_PANEL(object)->explain, g_value_get_string(value));
}

static void eql_chart_panel_dispose(GObject *object)
{
    EqlChartPanel *self = EQL_CHART_PANEL(object);
    g_clear_pointer(&self->chart, eql_chart_unref);
    gtk_widget_dispose_template(GTK_WIDGET(self), EQL_TYPE_CHART_PANEL);
    G_OBJECT_CLASS(eql_chart_panel_parent_class)->dispose(object);
}

static void eql_chart_panel_class_init(EqlChartPanelClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->set_property = eql_chart_panel_set_property;
    G_OBJECT_CLASS(klass)->dispose = eql_chart_panel_dispose;
    g_object_class_install_property(
        G_OBJECT_CLASS(klass), 1,
        g_param_spec_string("explains", NULL, NULL, NULL,
                            G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
    g_type_ensure(EQL_TYPE_EXPLAIN);
    g_type_ensure(EQL_TYPE_CHART_VIEW);
    g_type_ensure(EQL_TYPE_TABLE_VIEW);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/chart-panel.ui");
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, frame);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, title);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, table_button);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, stack);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, view);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, table);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, explain);
    gtk_widget_class_bind_template_callback(widget, on_table_toggled);
    gtk_widget_class_install_action(widget, "chart.table", NULL, toggle_table);
    gtk_widget_class_install_action(widget, "chart.copy", NULL, copy_table);
    gtk_widget_class_install_action(widget, "chart.save", NULL, save_picture);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_t, 0, "chart.table", NULL);
}

static void eql_chart_panel_init(EqlChartPanel *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
}
