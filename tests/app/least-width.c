/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "least-width.h"

/* Around a part there are the paddings of what it is in: it may be at fault with so much less. */
#define PADDINGS 100

static int least_width(GtkWidget *widget)
{
    int least;
    gtk_widget_measure(widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    return least;
}

static void list_wide(GtkWidget *widget, int most, int depth)
{
    int least = gtk_widget_get_visible(widget) ? least_width(widget) : 0;
    if (least <= most - PADDINGS)
        return;
    g_test_message("%*s%s, %d: %s", depth, "", G_OBJECT_TYPE_NAME(widget), least,
                   GTK_IS_LABEL(widget) ? gtk_label_get_text(GTK_LABEL(widget)) : "");
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        list_wide(child, most, depth + 1);
}

void assert_least_width(GtkWidget *widget, int most, const char *where)
{
    int least = least_width(widget);
    g_test_message("%s needs %d of %d pixels", where, least, most);
    if (least > most)
        list_wide(widget, most, 0);
    g_assert_cmpint(least, <=, most);
}
