/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does when somebody asks for help. */
#include "app/guide.h"
#include "app/window-private.h"

char *eql_window_guide_page(EqlWindow *self)
{
    if (g_strcmp0(gtk_stack_get_visible_child_name(self->stack), "project") != 0)
        return g_strdup("first-steps");
    return g_strconcat("page-", adw_view_stack_get_visible_child_name(self->pages), NULL);
}

void eql_window_help(GtkWidget *widget, const char *name, GVariant *unused)
{
    g_autofree char *page = eql_window_guide_page(EQL_WINDOW(widget));
    eql_guide_open(GTK_WINDOW(widget), page, NULL);
}

void eql_window_figures(GtkWidget *widget, const char *name, GVariant *unused)
{
    eql_guide_open(GTK_WINDOW(widget), "numbers", NULL);
}
