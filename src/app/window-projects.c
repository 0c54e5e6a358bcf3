/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which project a window shows: new, opened, of late, or the sample school. No two windows
 * show the same one. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/new-school.h"
#include "app/recent.h"
#include "app/window-private.h"
#include "base/file-names.h"

/* Where “Open recent” stands among new, open and sample. */
#define RECENT_AT 2

static const char *const PROJECT_PATTERNS[] = {"*.equalens", "*.eqnet", NULL};

/* ── one project, one window ── */

static gboolean is_same_file(const char *path, const char *other)
{
    g_autoptr(GFile) one = g_file_new_for_path(path), two = g_file_new_for_path(other);
    return g_file_equal(one, two);
}

/* Of what it shows, or soon will; NULL: nothing. */
static const char *path_of(EqlWindow *self)
{
    const char *network = eql_window_network_path(self);
    const char *coming = eql_session_coming(self->session);
    if (network != NULL)
        return network;
    return coming != NULL ? coming : eql_session_path(self->session);
}

EqlWindow *eql_window_showing(GtkApplication *application, const char *path)
{
    for (GList *link = gtk_application_get_windows(application); link != NULL; link = link->next) {
        if (!EQL_IS_WINDOW(link->data) || eql_window_is_closing(link->data))
            continue;
        EqlWindow *window = EQL_WINDOW(link->data);
        const char *open = path_of(window);
        if (open != NULL && is_same_file(open, path))
            return window;
    }
    return NULL;
}

gboolean eql_window_is_free(EqlWindow *self)
{
    return eql_session_path(self->session) == NULL && eql_window_network_path(self) == NULL &&
           !eql_jobs_is_busy(eql_session_jobs(self->session));
}

EqlWindow *eql_window_new_beside(EqlWindow *self)
{
    EqlWindow *window = eql_window_new(gtk_window_get_application(GTK_WINDOW(self)));
    gtk_window_present(GTK_WINDOW(window));
    return window;
}

/* The sample school gives way to one's own; but not while files wait in it for “Import”. */
static gboolean gives_way(EqlWindow *self)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self->session));
    return eql_session_is_sample(self->session) && g_list_model_get_n_items(drafts) == 0 &&
           !eql_jobs_is_busy(eql_session_jobs(self->session));
}

EqlWindow *eql_window_for_project(EqlWindow *self, const char *path)
{
    GtkApplication *application = gtk_window_get_application(GTK_WINDOW(self));
    EqlWindow *showing = application != NULL ? eql_window_showing(application, path) : NULL;
    if (showing == NULL && (eql_window_is_free(self) || gives_way(self)))
        return self;
    return showing != NULL ? showing : eql_window_new_beside(self);
}

/* TRUE when another window shows it: that comes to the front. */
static gboolean is_elsewhere(EqlWindow *self, const char *path)
{
    GtkApplication *application = gtk_window_get_application(GTK_WINDOW(self));
    EqlWindow *other = application != NULL ? eql_window_showing(application, path) : NULL;
    if (other == NULL || other == self)
        return FALSE;
    gtk_window_present(GTK_WINDOW(other));
    return TRUE;
}

void eql_window_open(EqlWindow *self, const char *path)
{
    if (is_elsewhere(self, path))
        return;
    if (eql_window_is_network(path))
        eql_window_open_network(self, path);
    else
        eql_session_open(eql_window_for_project(self, path)->session, path);
}

/* ── opening ── */

static void on_project_chosen(const char *const *paths, GObject *owner)
{
    eql_window_open(EQL_WINDOW(owner), paths[0]);
}

static void act_open(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Projects and networks"), PROJECT_PATTERNS};
    eql_compat_open_files(GTK_WINDOW(widget), _("Open a project"), &kind, FALSE, on_project_chosen,
                          widget);
}

static void act_open_path(GtkWidget *widget, const char *name, GVariant *path)
{
    eql_window_open(EQL_WINDOW(widget), g_variant_get_string(path, NULL));
}

static void act_sample(GtkWidget *widget, const char *name, GVariant *unused)
{
    g_autofree char *path = eql_session_sample_path();
    if (!is_elsewhere(EQL_WINDOW(widget), path))
        eql_session_open_sample(eql_window_for_project(EQL_WINDOW(widget), path)->session);
}

/* ── a new school, and the files that wait for it ── */

static void on_made(EqlWindow *self, const char *path, const EqlSchool *school)
{
    EqlWindow *window = eql_window_for_project(self, path);
    char **files = g_steal_pointer(&self->waiting_files);
    g_strfreev(window->waiting_files);
    window->waiting_files = files;
    window->files_wait = files != NULL;
    if (window != self)
        gtk_window_present(GTK_WINDOW(window));
    eql_session_create(window->session, path, school);
}

/* Whoever closes the dialog does not want the files brought into another school. */
static void on_dialog_gone(EqlWindow *self)
{
    if (!self->files_wait)
        g_clear_pointer(&self->waiting_files, g_strfreev);
}

static void act_new(GtkWidget *widget, const char *name, GVariant *unused)
{
    GtkWidget *dialog = eql_new_school_new(GTK_WINDOW(widget));
    g_signal_connect_object(dialog, "made", G_CALLBACK(on_made), widget, G_CONNECT_SWAPPED);
    g_signal_connect_object(dialog, "destroy", G_CALLBACK(on_dialog_gone), widget,
                            G_CONNECT_SWAPPED);
    eql_window_accept_drops(EQL_WINDOW(widget), dialog);
    gtk_window_present(GTK_WINDOW(dialog));
}

/* Beside those that wait already: whoever drops one file after another means all of them. */
static void keep(EqlWindow *self, const char *const *paths)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    g_auto(GStrv) before = self->waiting_files;
    if (before != NULL)
        g_strv_builder_addv(builder, (const char **)before);
    for (guint i = 0; paths[i] != NULL; i++)
        if (before == NULL || !g_strv_contains((const char *const *)before, paths[i]))
            g_strv_builder_add(builder, paths[i]);
    self->waiting_files = g_strv_builder_end(builder);
}

static void tell_waiting(EqlWindow *self)
{
    eql_window_toast(self, _("Which school are these files of? They are brought in next."), NULL,
                     NULL);
}

gboolean eql_window_wait_for_school(EqlWindow *self, const char *const *paths)
{
    for (guint i = 0; paths[i] != NULL; i++)
        if (g_str_has_suffix(paths[i], ".equalens") || g_str_has_suffix(paths[i], ".eqnet") ||
            g_str_has_suffix(paths[i], ".eqpack"))
            return FALSE;
    keep(self, paths);
    tell_waiting(self);
    return TRUE;
}

/* When a project is on its way, they are that one's. */
void eql_window_bring_in_later(EqlWindow *self, const char *const *paths)
{
    self->files_wait = !eql_window_is_free(self);
    keep(self, paths);
    if (self->files_wait)
        return;
    tell_waiting(self);
    gtk_widget_activate_action(GTK_WIDGET(self), "win.new", NULL);
}

void eql_window_bring_in_waiting(EqlWindow *self)
{
    g_auto(GStrv) paths = g_steal_pointer(&self->waiting_files);
    self->files_wait = FALSE;
    if (paths != NULL)
        eql_window_take_files(self, (const char *const *)paths);
}

/* ── of late ── */

static char *menu_label(const char *path)
{
    g_autofree char *name = eql_file_name_shown(path, ".equalens");
    g_auto(GStrv) parts = g_strsplit(name, "_", -1); /* no mnemonics in the names of files */
    return g_strjoinv("__", parts);
}

static GMenu *recent_menu_new(const char *open)
{
    g_auto(GStrv) paths = eql_recent_projects();
    GMenu *menu = g_menu_new();
    for (guint i = 0; paths[i] != NULL; i++) {
        if (open != NULL && is_same_file(open, paths[i]))
            continue;
        g_autofree char *label = menu_label(paths[i]);
        g_autoptr(GMenuItem) item = g_menu_item_new(label, NULL);
        g_menu_item_set_action_and_target(item, "win.open-path", "s", paths[i]);
        g_menu_append_item(menu, item);
    }
    return menu;
}

void eql_window_update_recent(EqlWindow *self)
{
    const char *network = eql_window_network_path(self);
    g_autoptr(GMenu) menu =
        recent_menu_new(network != NULL ? network : eql_session_path(self->session));
    if (self->lists_recent)
        g_menu_remove(self->project_section, RECENT_AT);
    self->lists_recent = g_menu_model_get_n_items(G_MENU_MODEL(menu)) > 0;
    if (self->lists_recent)
        g_menu_insert_submenu(self->project_section, RECENT_AT, _("Open _recent"),
                              G_MENU_MODEL(menu));
}

void eql_window_install_project_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.new", NULL, act_new);
    gtk_widget_class_install_action(klass, "win.open", NULL, act_open);
    gtk_widget_class_install_action(klass, "win.open-path", "s", act_open_path);
    gtk_widget_class_install_action(klass, "win.sample", NULL, act_sample);
}
