/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window does when somebody asks for help. */
#include "app/gsettings.h"
#include "app/guide.h"
#include "app/window-private.h"

char *eql_window_guide_page(EqlWindow *self)
{
    if (eql_window_shows_network(self))
        return g_strdup("network");
    if (!eql_window_shows_project(self))
        return g_strdup("first-steps");
    return g_strconcat("page-", eql_project_view_shown(self->project), NULL);
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

/* What the keys do; their names stay on one line. */
static void wrap_words(GtkWidget *widget)
{
    if (GTK_IS_SHORTCUT_LABEL(widget))
        return;
    if (GTK_IS_LABEL(widget) && gtk_widget_get_ancestor(widget, GTK_TYPE_SHORTCUTS_SHORTCUT))
        gtk_label_set_wrap(GTK_LABEL(widget), TRUE);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        wrap_words(child);
}

/* GTK would make it with the window, of a file it looks for itself; few ever ask for it, and
 * everybody would wait. */
void eql_window_shortcuts(GtkWidget *widget, const char *name, GVariant *unused)
{
    g_autoptr(GtkBuilder) builder =
        gtk_builder_new_from_resource("/org/equalens/Equalens/ui/help-overlay.ui");
    GtkWindow *shortcuts = GTK_WINDOW(gtk_builder_get_object(builder, "help_overlay"));
    wrap_words(GTK_WIDGET(shortcuts));
    gtk_window_set_transient_for(shortcuts, GTK_WINDOW(widget));
    gtk_window_present(shortcuts);
}

/* ── the tour ── */

void eql_window_offer_tour(EqlWindow *self)
{
    eql_tour_start(self->tour);
}

static gboolean is_in_sample(EqlWindow *self)
{
    return eql_session_is_sample(self->session) || eql_session_coming(self->session) != NULL;
}

void eql_window_need_no_tour(EqlWindow *self)
{
    GtkApplication *application = gtk_window_get_application(GTK_WINDOW(self));
    eql_gsettings_is_first_start(); /* nor at the next */
    for (GList *link = application != NULL ? gtk_application_get_windows(application) : NULL;
         link != NULL; link = link->next)
        if (EQL_IS_WINDOW(link->data) && !eql_window_is_closing(link->data) &&
            eql_tour_is_on(EQL_WINDOW(link->data)->tour) && !is_in_sample(link->data))
            eql_tour_end(EQL_WINDOW(link->data)->tour);
}

/* A school of one's own stays where it is. */
void eql_window_tour(GtkWidget *widget, const char *name, GVariant *unused)
{
    g_autofree char *sample = eql_session_sample_path();
    EqlWindow *window = eql_window_for_project(EQL_WINDOW(widget), sample);
    gtk_window_present(GTK_WINDOW(window));
    eql_window_offer_tour(window);
}

static void on_sample_opened(EqlWindow *self)
{
    g_clear_signal_handler(&self->tour_waits, self->session);
    if (!eql_tour_is_on(self->tour))
        return;
    eql_window_show_page(self, self->tour_page);
    eql_tour_focus(self->tour);
}

/* It begins with the sample school; a page of it may be asked for before it is there. */
void eql_window_on_tour(EqlWindow *self, const char *page, EqlTour *tour)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    gboolean begins = g_str_equal(page, "overview");
    self->tour_page = g_intern_string(page);
    if (snapshot != NULL)
        eql_tour_set_limits(tour, snapshot->dataset->settings);
    if (begins && !eql_session_is_sample(self->session)) {
        g_clear_signal_handler(&self->tour_waits, self->session);
        self->tour_waits =
            g_signal_connect_object(self->session, "changed", G_CALLBACK(on_sample_opened), self,
                                    G_CONNECT_SWAPPED | G_CONNECT_AFTER);
        eql_session_open_sample(self->session);
    } else {
        eql_window_show_page(self, page);
    }
}
