/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/chart-panel.h"

#include <glib/gi18n-lib.h>

#include "app/chart-file.h"
#include "app/compat.h"
#include "app/context-menu.h"
#include "app/explain.h"
#include "app/part-names.h"
#include "app/table-view.h"
#include "app/window.h"

struct _EqlChartPanel {
    GtkWidget parent_instance;
    GtkWidget *frame; /* named to go with the template */
    GtkLabel *title;
    GtkToggleButton *table_button;
    GMenuModel *chart_menu;
    GtkStack *stack;
    EqlChartView *view;
    EqlTableView *table;
    EqlExplain *explain;
    EqlChart *chart;
    EqlChartFormat format; /* in which it is to be saved */
    gboolean table_is_old;
};

G_DEFINE_FINAL_TYPE(EqlChartPanel, eql_chart_panel, GTK_TYPE_WIDGET)

static guint row_selected_signal;

static void on_row_selected(EqlChartPanel *self, guint row)
{
    g_signal_emit(self, row_selected_signal, 0, row);
}

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

gboolean eql_chart_panel_shows_table(EqlChartPanel *self)
{
    return gtk_toggle_button_get_active(self->table_button);
}

/* While it is not shown, nobody finds its styles, which takes long with hundreds of cells. */
static void on_table_toggled(EqlChartPanel *self)
{
    gboolean table = eql_chart_panel_shows_table(self);
    gtk_widget_set_visible(GTK_WIDGET(self->table), TRUE);
    gtk_stack_set_visible_child_name(self->stack, table ? "table" : "chart");
    gtk_widget_set_visible(GTK_WIDGET(self->table), table);
    if (table)
        update_table(self);
    if (gtk_widget_has_focus(GTK_WIDGET(self->table_button)))
        eql_compat_announce(GTK_WIDGET(self),
                            table ? _("Shown as a table") : _("Shown as a chart"));
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

/* ── copying ── */

static EqlWindow *window_of(EqlChartPanel *self)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    return root != NULL && EQL_IS_WINDOW(root) ? EQL_WINDOW(root) : NULL;
}

/* A panel stands outside the window in tests alone. */
static void say_copied(EqlChartPanel *self, const char *text)
{
    EqlWindow *window = window_of(self);
    if (window != NULL)
        eql_window_toast(window, text, NULL, NULL);
}

static void copy_table(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlChartPanel *self = EQL_CHART_PANEL(widget);
    if (self->chart == NULL || !eql_table_view_may_copy(widget))
        return;
    update_table(self);
    g_autofree char *text = eql_table_view_text(self->table);
    gdk_clipboard_set_text(gtk_widget_get_clipboard(widget), text);
    say_copied(self, _("The table was copied"));
}

static void say_failed(EqlChartPanel *self, const char *heading, const GError *error)
{
    GtkRoot *root = gtk_widget_get_root(GTK_WIDGET(self));
    if (root != NULL)
        eql_compat_show_message(GTK_WINDOW(root), heading, error->message);
}

static void on_clip(GObject *source, GAsyncResult *result, gpointer unused)
{
    EqlChartPanel *self = EQL_CHART_PANEL(source);
    g_autoptr(GError) error = NULL;
    g_autoptr(GdkContentProvider) picture = eql_chart_clip_finish(result, &error);
    if (picture == NULL) {
        say_failed(self, _("The picture could not be copied"), error);
    } else if (gtk_widget_get_root(GTK_WIDGET(self)) != NULL) {
        gdk_clipboard_set_content(gtk_widget_get_clipboard(GTK_WIDGET(self)), picture);
        say_copied(self, _("The picture was copied"));
    }
}

static void copy_picture(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlChartPanel *self = EQL_CHART_PANEL(widget);
    if (self->chart != NULL && eql_table_view_may_copy(widget))
        eql_chart_clip(self->chart, widget, on_clip);
}

/* ── saving ── */

static void on_written(GObject *source, GAsyncResult *result, gpointer unused)
{
    EqlChartPanel *self = EQL_CHART_PANEL(source);
    g_autoptr(GError) error = NULL;
    g_autofree char *path = eql_chart_file_write_finish(result, &error);
    if (path == NULL)
        say_failed(self, _("The chart could not be saved"), error);
    else if (window_of(self) != NULL)
        eql_window_say_saved(window_of(self), path);
}

static void on_path_chosen(const char *const *paths, GObject *owner)
{
    EqlChartPanel *self = EQL_CHART_PANEL(owner);
    /* small groups may have been opened since it was asked for */
    if (self->chart == NULL || !eql_table_view_may_copy(GTK_WIDGET(self)))
        return;
    g_autofree char *path = eql_chart_file_path(paths[0], self->format);
    eql_chart_file_write(self->chart, GTK_WIDGET(self), self->format, path, on_written);
}

static void ask_where(EqlChartPanel *self, EqlChartFormat format)
{
    GtkWidget *widget = GTK_WIDGET(self);
    if (self->chart == NULL || !eql_table_view_may_copy(widget))
        return;
    const EqlFileKind kind = eql_chart_file_kind(format);
    g_autofree char *file = eql_chart_file_name(self->chart, format);
    self->format = format;
    eql_compat_save_file(GTK_WINDOW(gtk_widget_get_root(widget)), _("Save the chart"), &kind, file,
                         on_path_chosen, self);
}

static void save_png(GtkWidget *widget, const char *name, GVariant *unused)
{
    ask_where(EQL_CHART_PANEL(widget), EQL_CHART_PNG);
}

static void save_svg(GtkWidget *widget, const char *name, GVariant *unused)
{
    ask_where(EQL_CHART_PANEL(widget), EQL_CHART_SVG);
}

static void save_csv(GtkWidget *widget, const char *name, GVariant *unused)
{
    ask_where(EQL_CHART_PANEL(widget), EQL_CHART_CSV);
}

/* ── the widget ── */

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
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, chart_menu);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, stack);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, view);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, table);
    gtk_widget_class_bind_template_child(widget, EqlChartPanel, explain);
    gtk_widget_class_bind_template_callback(widget, on_table_toggled);
    row_selected_signal = g_signal_new("row-selected", EQL_TYPE_CHART_PANEL, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
    gtk_widget_class_install_action(widget, "chart.table", NULL, toggle_table);
    gtk_widget_class_install_action(widget, "chart.copy", NULL, copy_table);
    gtk_widget_class_install_action(widget, "chart.copy-picture", NULL, copy_picture);
    gtk_widget_class_install_action(widget, "chart.save", NULL, save_png);
    gtk_widget_class_install_action(widget, "chart.save-svg", NULL, save_svg);
    gtk_widget_class_install_action(widget, "chart.save-csv", NULL, save_csv);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_t, 0, "chart.table", NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                        "chart.copy-picture", NULL);
}

static void eql_chart_panel_init(EqlChartPanel *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    g_signal_connect_object(self->view, "row-selected", G_CALLBACK(on_row_selected), self,
                            G_CONNECT_SWAPPED);
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_context_menu_add(GTK_WIDGET(self), self->chart_menu, NULL, NULL);
    eql_hush_stacks(GTK_WIDGET(self));
}
