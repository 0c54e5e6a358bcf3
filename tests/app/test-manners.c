/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the window behaves whatever is in it: one window for each project, files before there is
 * a school, the keyboard's way round, keys that are listed, searches. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/application.h"
#include "app/chart-panel.h"
#include "app/compat.h"
#include "app/new-school.h"
#include "app/window-private.h"
#include "base/data-folder.h"
#include "forgive.h"
#include "quarks.h"
#include "waiting.h"

static EqlApplication *application;

typedef struct {
    char *folder, *path; /* of a project that is there */
    EqlWindow *window;
} Fixture;

static gboolean is_idle(gpointer window)
{
    return !eql_jobs_is_busy(eql_session_jobs(eql_window_session(window)));
}

static void wait_for_jobs(EqlWindow *window)
{
    settle();
    wait_until(is_idle, window);
    settle();
}

static EqlWindow *open_window(void)
{
    EqlWindow *window = eql_window_new(GTK_APPLICATION(application));
    gtk_window_present(GTK_WINDOW(window));
    settle();
    return window;
}

/* A closed window leaves nothing behind. */
static void close_window(EqlWindow *window)
{
    wait_for_jobs(window);
    eql_compat_close_dialogs(GTK_WINDOW(window));
    settle();
    g_object_ref(window);
    gtk_window_close(GTK_WINDOW(window));
    settle();
    g_assert_finalize_object(window);
}

static void set_up(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, "secondary");
    fixture->folder = g_dir_make_tmp("equalens-manners-XXXXXX", &error);
    fixture->path = g_build_filename(fixture->folder, "river_side.equalens", NULL);
    g_autoptr(EqlProject) project = eql_project_create(fixture->path, school, &error);
    g_assert_no_error(error);
    fixture->window = open_window();
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GDir) dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;
    close_window(fixture->window);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
}

static void act(EqlWindow *window, const char *action, const char *target)
{
    g_autoptr(GVariant) value =
        target != NULL ? g_variant_ref_sink(g_variant_new_string(target)) : NULL;
    g_assert_true(gtk_widget_activate_action_variant(GTK_WIDGET(window), action, value));
    wait_for_jobs(window);
}

static const char *path_of(EqlWindow *window)
{
    return eql_session_path(eql_window_session(window));
}

static guint n_drafts(EqlWindow *window)
{
    return g_list_model_get_n_items(G_LIST_MODEL(eql_session_drafts(eql_window_session(window))));
}

/* ── one window for each project ── */

static void test_windows(Fixture *fixture, gconstpointer data)
{
    EqlWindow *first = fixture->window, *second = open_window();
    g_assert_true(eql_window_is_free(first));
    eql_window_open(first, fixture->path);
    g_assert_false(eql_window_is_free(first));
    wait_for_jobs(first);
    g_assert_cmpstr(path_of(first), ==, fixture->path);
    g_assert_true(eql_window_showing(GTK_APPLICATION(application), fixture->path) == first);
    g_autofree char *roundabout =
        g_build_filename(fixture->folder, ".", "river_side.equalens", NULL);
    eql_window_open(second, roundabout);
    wait_for_jobs(second);
    g_assert_null(path_of(second));
    act(second, "win.sample", NULL);
    g_assert_true(eql_session_is_sample(eql_window_session(second)));
    act(first, "win.sample", NULL);
    g_assert_cmpstr(path_of(first), ==, fixture->path);
    close_window(second);
}

static void test_opened_by_desktop(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GFile) file = g_file_new_for_path(fixture->path);
    act(fixture->window, "win.sample", NULL);
    g_application_open(G_APPLICATION(application), &file, 1, "");
    settle();
    EqlWindow *other = NULL;
    GList *windows = gtk_application_get_windows(GTK_APPLICATION(application));
    g_assert_cmpuint(g_list_length(windows), ==, 2);
    for (GList *link = windows; link != NULL; link = link->next)
        other = link->data != fixture->window ? link->data : other;
    wait_for_jobs(other);
    g_assert_cmpstr(path_of(other), ==, fixture->path);
    g_assert_true(eql_session_is_sample(eql_window_session(fixture->window)));
    g_application_open(G_APPLICATION(application), &file, 1, "");
    settle();
    g_assert_cmpuint(g_list_length(gtk_application_get_windows(GTK_APPLICATION(application))), ==,
                     2);
    close_window(other);
}

/* ── what was opened of late ── */

static GMenuModel *recent_of(EqlWindow *window)
{
    GMenuModel *section = G_MENU_MODEL(window->project_section);
    for (int i = 0; i < g_menu_model_get_n_items(section); i++) {
        GMenuModel *menu = g_menu_model_get_item_link(section, i, G_MENU_LINK_SUBMENU);
        if (menu != NULL)
            return menu;
    }
    return NULL;
}

static void test_recent(Fixture *fixture, gconstpointer data)
{
    g_autofree char *label = NULL, *target = NULL;
    eql_window_open(fixture->window, fixture->path);
    wait_for_jobs(fixture->window);
    act(fixture->window, "win.sample", NULL);
    g_autoptr(GMenuModel) menu = recent_of(fixture->window);
    g_assert_nonnull(menu);
    g_menu_model_get_item_attribute(menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
    g_menu_model_get_item_attribute(menu, 0, G_MENU_ATTRIBUTE_TARGET, "s", &target);
    g_assert_cmpstr(label, ==, "river__side");
    g_assert_cmpstr(target, ==, fixture->path);
    act(fixture->window, "win.open-path", target);
    g_assert_cmpstr(path_of(fixture->window), ==, fixture->path);
}

/* ── files before there is a school ── */

static GtkWidget *dialog(void)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next)
        if (EQL_IS_NEW_SCHOOL(link->data))
            return link->data;
    return NULL;
}

static void drop_files(EqlWindow *window)
{
    g_autofree char *staff = eql_data_file("sample", "staff-responses.csv", NULL);
    g_autofree char *parents = eql_data_file("sample", "parent-responses.csv", NULL);
    const char *const paths[] = {staff, parents, NULL};
    eql_window_take_files(window, paths);
    settle();
}

static void test_files_first(Fixture *fixture, gconstpointer data)
{
    g_autoptr(EqlSchool) school = eql_school_new("Hillside", NULL, NULL, "primary");
    g_autofree char *path = g_build_filename(fixture->folder, "hillside.equalens", NULL);
    drop_files(fixture->window);
    g_assert_nonnull(dialog());
    g_assert_cmpuint(n_drafts(fixture->window), ==, 0);
    g_signal_emit_by_name(dialog(), "made", path, school);
    gtk_window_close(GTK_WINDOW(dialog()));
    wait_for_jobs(fixture->window);
    g_assert_cmpstr(path_of(fixture->window), ==, path);
    g_assert_cmpuint(n_drafts(fixture->window), ==, 2);
}

/* Whoever closes the dialog has changed their mind. */
static void test_files_forgotten(Fixture *fixture, gconstpointer data)
{
    drop_files(fixture->window);
    gtk_window_close(GTK_WINDOW(dialog()));
    settle();
    g_assert_null(dialog());
    eql_window_open(fixture->window, fixture->path);
    wait_for_jobs(fixture->window);
    g_assert_cmpuint(n_drafts(fixture->window), ==, 0);
}

/* A project and its files, chosen together. */
static void test_files_while_opening(Fixture *fixture, gconstpointer data)
{
    eql_window_open(fixture->window, fixture->path);
    drop_files(fixture->window);
    g_assert_null(dialog());
    wait_for_jobs(fixture->window);
    g_assert_cmpuint(n_drafts(fixture->window), ==, 2);
}

/* ── the keyboard ── */

static gboolean has_focus(EqlWindow *window, GtkWidget *part)
{
    GtkWidget *focus = gtk_window_get_focus(GTK_WINDOW(window));
    return focus != NULL && gtk_widget_is_ancestor(focus, part);
}

static void test_parts(Fixture *fixture, gconstpointer data)
{
    EqlWindow *window = fixture->window;
    act(window, "win.sample", NULL);
    act(window, "win.page", "themes");
    GtkWidget *page = GTK_WIDGET(window->pages);
    g_assert_true(has_focus(window, page));
    gtk_widget_child_focus(page, GTK_DIR_TAB_FORWARD);
    GtkWidget *before = gtk_window_get_focus(GTK_WINDOW(window));
    act(window, "win.next-part", NULL);
    g_assert_true(has_focus(window, window->header));
    act(window, "win.next-part", NULL);
    g_assert_true(gtk_window_get_focus(GTK_WINDOW(window)) ==
                  GTK_WIDGET(gtk_list_box_get_selected_row(window->sidebar)));
    act(window, "win.next-part", NULL);
    g_assert_true(gtk_window_get_focus(GTK_WINDOW(window)) == before);
    act(window, "win.previous-part", NULL);
    g_assert_true(has_focus(window, window->sidebar_box));
}

/* ── the list of keys ── */

static void add_keys(GHashTable *keys, const char *accelerators)
{
    g_auto(GStrv) each = g_strsplit(accelerators, " ", -1);
    for (guint i = 0; each[i] != NULL; i++) {
        guint key;
        GdkModifierType modifiers;
        if (gtk_accelerator_parse(each[i], &key, &modifiers))
            g_hash_table_add(keys, gtk_accelerator_name(key, modifiers));
    }
}

static void gather_listed(GtkBuilder *builder, GHashTable *keys)
{
    g_autoptr(GSList) objects = gtk_builder_get_objects(builder);
    for (GSList *link = objects; link != NULL; link = link->next) {
        g_autofree char *accelerators = NULL;
        if (!GTK_IS_SHORTCUTS_SHORTCUT(link->data))
            continue;
        g_object_get(link->data, "accelerator", &accelerators, NULL);
        add_keys(keys, accelerators);
    }
}

static void test_keys_listed(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GHashTable) listed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GtkBuilder) builder =
        gtk_builder_new_from_resource("/org/equalens/Equalens/ui/help-overlay.ui");
    GtkApplication *gtk = GTK_APPLICATION(application);
    g_auto(GStrv) actions = gtk_application_list_action_descriptions(gtk);
    guint n = 0;
    gather_listed(builder, listed);
    for (guint i = 0; actions[i] != NULL; i++) {
        g_auto(GStrv) keys = gtk_application_get_accels_for_action(gtk, actions[i]);
        for (guint j = 0; keys[j] != NULL; j++, n++)
            /* the digits stand together in one line */
            if (!g_str_has_prefix(actions[i], "win.page::") &&
                !g_hash_table_contains(listed, keys[j]))
                g_error("%s (%s) is not listed", keys[j], actions[i]);
    }
    g_assert_cmpuint(n, >, 20);
    gtk_window_destroy(GTK_WINDOW(gtk_builder_get_object(builder, "help_overlay")));
}

/* ── searching ── */

static guint n_rows(GtkWidget *page)
{
    EqlChartPanel *panel = find_widget(page, EQL_TYPE_CHART_PANEL);
    return eql_chart_panel_chart(panel)->rows->len;
}

static gboolean is_searched(gpointer page)
{
    return n_rows(page) < 5;
}

static gboolean shows_all(gpointer page)
{
    return !is_searched(page);
}

static void test_search_questions(Fixture *fixture, gconstpointer data)
{
    act(fixture->window, "win.sample", NULL);
    act(fixture->window, "win.page", "questions");
    GtkWidget *page = eql_window_page(fixture->window, "questions");
    guint all = n_rows(page);
    g_assert_cmpuint(all, >, 10);
    GObject *search = gtk_widget_get_template_child(page, G_OBJECT_TYPE(page), "search");
    gtk_editable_set_text(GTK_EDITABLE(search), "belong SCHOOL");
    wait_until(is_searched, page);
    g_assert_cmpuint(n_rows(page), >, 0);
    g_signal_emit_by_name(search, "stop-search");
    wait_until(shows_all, page);
    g_assert_cmpuint(n_rows(page), ==, all);
}

/* ── copying what stands out ── */

static void on_text(GObject *clipboard, GAsyncResult *result, gpointer text)
{
    *(char **)text = gdk_clipboard_read_text_finish(GDK_CLIPBOARD(clipboard), result, NULL);
}

static gboolean is_there(gpointer where)
{
    return *(gpointer *)where != NULL;
}

static void test_copy_finding(Fixture *fixture, gconstpointer data)
{
    g_autofree char *text = NULL;
    act(fixture->window, "win.sample", NULL);
    act(fixture->window, "win.page", "overview");
    GtkWidget *page = eql_window_page(fixture->window, "overview");
    GtkListBox *list =
        GTK_LIST_BOX(gtk_widget_get_template_child(page, G_OBJECT_TYPE(page), "findings"));
    gtk_widget_grab_focus(GTK_WIDGET(gtk_list_box_get_row_at_index(list, 1)));
    gtk_widget_activate_action(page, "overview.copy", NULL);
    gdk_clipboard_read_text_async(gtk_widget_get_clipboard(page), NULL, on_text, &text);
    wait_until(is_there, &text);
    const EqlFinding *finding =
        g_ptr_array_index(eql_session_snapshot(eql_window_session(fixture->window))->findings, 1);
    g_assert_cmpstr(text, ==, finding->sentence);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(&argc, &argv, NULL);
    application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
    ADD("/manners/windows", test_windows);
    ADD("/manners/opened-by-desktop", test_opened_by_desktop);
    ADD("/manners/recent", test_recent);
    ADD("/manners/files-first", test_files_first);
    ADD("/manners/files-forgotten", test_files_forgotten);
    ADD("/manners/files-while-opening", test_files_while_opening);
    ADD("/manners/parts", test_parts);
    ADD("/manners/keys-listed", test_keys_listed);
    ADD("/manners/search-questions", test_search_questions);
    ADD("/manners/copy-finding", test_copy_finding);
    int status = g_test_run();
    g_object_unref(application);
    return status;
}
