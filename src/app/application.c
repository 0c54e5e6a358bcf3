/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/application.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/gsettings.h"
#include "app/pages.h"
#include "app/preferences.h"
#include "app/window.h"

struct _EqlApplication {
    AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE(EqlApplication, eql_application, ADW_TYPE_APPLICATION)

static void set_accelerators(GtkApplication *application)
{
    static const struct {
        const char *action, *keys[3];
    } accelerators[] = {
        {"win.new", {"<Control>n"}},
        {"win.open", {"<Control>o"}},
        {"win.bring-in", {"<Control>i"}},
        {"win.export", {"<Control>e"}},
        {"win.report::full", {"<Control><Shift>e"}},
        {"win.print-report::full", {"<Control>p"}},
        {"win.preferences", {"<Control>comma"}},
        {"app.new-window", {"<Control><Shift>n"}},
        {"win.next-part", {"F6"}},
        {"win.previous-part", {"<Shift>F6"}},
        {"win.undo", {"<Control>z"}},
        {"win.redo", {"<Control><Shift>z"}},
        {"win.help", {"F1"}},
        {"win.shortcuts", {"<Control>question"}},
        {"window.close", {"<Control>w"}},
        {"app.quit", {"<Control>q"}},
    };
    for (guint i = 0; i < G_N_ELEMENTS(accelerators); i++)
        gtk_application_set_accels_for_action(application, accelerators[i].action,
                                              accelerators[i].keys);
    eql_pages_set_accelerators(application);
}

/* Closing each window lets it cancel its work and remember its size. */
static void act_quit(GSimpleAction *action, GVariant *unused, gpointer data)
{
    g_autoptr(GList) windows = g_list_copy(gtk_application_get_windows(GTK_APPLICATION(data)));
    for (GList *link = windows; link != NULL; link = link->next)
        gtk_window_close(link->data);
}

static EqlWindow *present_new(GApplication *application)
{
    EqlWindow *window = eql_window_new(GTK_APPLICATION(application));
    eql_compat_present_first(GTK_WINDOW(window));
    return window;
}

static void act_new_window(GSimpleAction *action, GVariant *unused, gpointer data)
{
    present_new(G_APPLICATION(data));
}

static void eql_application_startup(GApplication *application)
{
    static const GActionEntry entries[] = {{.name = "new-window", .activate = act_new_window},
                                           {.name = "quit", .activate = act_quit}};
    G_APPLICATION_CLASS(eql_application_parent_class)->startup(application);
    g_action_map_add_action_entries(G_ACTION_MAP(application), entries, G_N_ELEMENTS(entries),
                                    application);
    set_accelerators(GTK_APPLICATION(application));
    eql_preferences_apply();
    gtk_window_set_default_icon_name(EQL_APPLICATION_ID);
}

/* For the desktop's own menu. Where the program runs already it opens the window; else it opens one
 * in any case. */
static int eql_application_handle_local_options(GApplication *application, GVariantDict *options)
{
    gboolean wanted = FALSE;
    g_variant_dict_lookup(options, "new-window", "b", &wanted);
    if (!wanted || !g_application_register(application, NULL, NULL) ||
        !g_application_get_is_remote(application))
        return -1;
    g_action_group_activate_action(G_ACTION_GROUP(application), "new-window", NULL);
    return 0;
}

/* The one that was used last; NULL: there is none, or it is a dialog. */
static GtkWindow *active_window(GApplication *application)
{
    GList *link = gtk_application_get_windows(GTK_APPLICATION(application));
    while (link != NULL && EQL_IS_WINDOW(link->data) && eql_window_is_closing(link->data))
        link = link->next;
    return link != NULL && EQL_IS_WINDOW(link->data) ? link->data : NULL;
}

static EqlWindow *present_window(GApplication *application)
{
    GtkWindow *window = active_window(application);
    if (window == NULL)
        return present_new(application);
    gtk_window_present(window);
    return EQL_WINDOW(window);
}

static void eql_application_activate(GApplication *application)
{
    EqlWindow *window = present_window(application);
    if (eql_gsettings_is_first_start())
        eql_window_offer_tour(window);
}

/* As from a window, but never behind a dialog. */
static void open_project(GApplication *application, const char *path)
{
    EqlWindow *window = eql_window_showing(GTK_APPLICATION(application), path);
    if (window != NULL) {
        gtk_window_present(GTK_WINDOW(window));
        return;
    }
    eql_window_open(present_window(application), path);
}

/* Projects are opened; other files are brought in, as if they had been dropped. */
static void eql_application_open(GApplication *application, GFile **files, int n, const char *hint)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (int i = 0; i < n; i++) {
        g_autofree char *path = g_file_get_path(files[i]);
        if (path != NULL &&
            (g_str_has_suffix(path, ".equalens") || g_str_has_suffix(path, ".eqnet")))
            open_project(application, path);
        else if (path != NULL)
            g_strv_builder_add(builder, path);
    }
    g_auto(GStrv) paths = g_strv_builder_end(builder);
    if (paths[0] != NULL)
        eql_window_take_files(present_window(application), (const char *const *)paths);
}

static void eql_application_class_init(EqlApplicationClass *klass)
{
    G_APPLICATION_CLASS(klass)->handle_local_options = eql_application_handle_local_options;
    G_APPLICATION_CLASS(klass)->startup = eql_application_startup;
    G_APPLICATION_CLASS(klass)->activate = eql_application_activate;
    G_APPLICATION_CLASS(klass)->open = eql_application_open;
}

static void eql_application_init(EqlApplication *self)
{
    g_application_add_main_option(G_APPLICATION(self), "new-window", 0, G_OPTION_FLAG_NONE,
                                  G_OPTION_ARG_NONE, _("Open another window"), NULL);
}

EqlApplication *eql_application_new(GApplicationFlags flags)
{
    return g_object_new(EQL_TYPE_APPLICATION, "application-id", EQL_APPLICATION_ID, "flags",
                        flags | G_APPLICATION_HANDLES_OPEN, "resource-base-path",
                        "/org/equalens/Equalens", NULL);
}
