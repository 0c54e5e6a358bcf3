/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/parts-bar.h"

#include "app/chart-view.h"
#include "chart/draw.h"

#define HEIGHT 10

struct _EqlPartsBar {
    GtkWidget parent_instance;
    guint parts[3];
};

G_DEFINE_FINAL_TYPE(EqlPartsBar, eql_parts_bar, GTK_TYPE_WIDGET)

void eql_parts_bar_set(EqlPartsBar *self, const guint parts[3], const char *text)
{
    for (guint i = 0; i < 3; i++)
        self->parts[i] = parts[i];
    gtk_widget_set_tooltip_text(GTK_WIDGET(self), text);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    gtk_widget_queue_draw(GTK_WIDGET(self));
}

static void eql_parts_bar_measure(GtkWidget *widget, GtkOrientation orientation, int for_size,
                                  int *minimum, int *natural, int *minimum_baseline,
                                  int *natural_baseline)
{
    gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
    *minimum = across ? 60 : HEIGHT;
    *natural = across ? 300 : HEIGHT;
}

static void eql_parts_bar_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
    int width = gtk_widget_get_width(widget), height = gtk_widget_get_height(widget);
    g_auto(EqlChartStyle) style;
    eql_chart_style_of_widget(&style, widget);
    cairo_t *cr =
        gtk_snapshot_append_cairo(snapshot, &GRAPHENE_RECT_INIT(0, 0, (float)width, (float)height));
    eql_parts_bar_draw(&style, cr, width, height, EQL_PARTS_BAR(widget)->parts);
    cairo_destroy(cr);
}

static void eql_parts_bar_class_init(EqlPartsBarClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    widget->measure = eql_parts_bar_measure;
    widget->snapshot = eql_parts_bar_snapshot;
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_IMG);
}

static void eql_parts_bar_init(EqlPartsBar *self)
{
}
