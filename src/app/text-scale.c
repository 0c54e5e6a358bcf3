/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/text-scale.h"

#include <adwaita.h>

/* Of usual text, in 1,024ths of a dot per inch. */
#define USUAL (96 * 1024)
#define LARGE 1.5
/* Of a screen: around it there are bars. */
#define SHARE 0.9

double eql_text_scale(GtkWidget *widget)
{
    int dots = 0;
    g_object_get(gtk_widget_get_settings(widget), "gtk-xft-dpi", &dots, NULL);
    return dots > 0 ? (double)dots / USUAL : 1;
}

gboolean eql_text_scale_is_large(GtkWidget *widget)
{
    return eql_text_scale(widget) >= LARGE;
}

/* ── columns ── */

/* Where text is as large as usual, in pixels. */
#define WIDTH "equalens-width"

static void scale_clamp(AdwClamp *clamp, double scale)
{
    int usual = GPOINTER_TO_INT(g_object_get_data(G_OBJECT(clamp), WIDTH));
    int tightening = adw_clamp_get_tightening_threshold(clamp);
    if (usual == 0) {
        usual = adw_clamp_get_maximum_size(clamp);
        g_object_set_data(G_OBJECT(clamp), WIDTH, GINT_TO_POINTER(usual));
    }
    int scaled = (int)(usual * scale);
    tightening = (int)((double)tightening * scaled / adw_clamp_get_maximum_size(clamp));
    adw_clamp_set_maximum_size(clamp, scaled);
    adw_clamp_set_tightening_threshold(clamp, tightening);
}

static gboolean scales_itself(gpointer clamp)
{
    return g_object_class_find_property(G_OBJECT_GET_CLASS(clamp), "unit") != NULL;
}

static void scale_clamps(GtkWidget *widget, double scale)
{
    if (ADW_IS_CLAMP(widget) && !scales_itself(widget))
        scale_clamp(ADW_CLAMP(widget), scale);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        scale_clamps(child, scale);
}

void eql_text_scale_clamps(GtkWidget *widget)
{
    scale_clamps(widget, eql_text_scale(widget));
}

/* ── dialogs ── */

/* What a size of so many pixels becomes; −1, as wide or high as it takes, stays that. */
static int scaled(int size, double scale, int screen)
{
    return size > 0 ? MAX(size, (int)MIN(size * scale, screen * SHARE)) : size;
}

void eql_text_scale_dialog(GtkWindow *dialog)
{
    GListModel *monitors = gdk_display_get_monitors(gtk_widget_get_display(GTK_WIDGET(dialog)));
    double scale = eql_text_scale(GTK_WIDGET(dialog));
    int width, height, across = G_MAXINT, down = G_MAXINT;
    gtk_window_get_default_size(dialog, &width, &height);
    for (guint i = 0; i < g_list_model_get_n_items(monitors); i++) {
        g_autoptr(GdkMonitor) monitor = g_list_model_get_item(monitors, i);
        GdkRectangle screen;
        gdk_monitor_get_geometry(monitor, &screen);
        across = MIN(across, screen.width);
        down = MIN(down, screen.height);
    }
    gtk_window_set_default_size(dialog, scaled(width, scale, across), scaled(height, scale, down));
}
