/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which window a project is in: one for each, none in the place of another; and files before there
 * is a school. */
#include "app/new-school.h"
#include "app/window-private.h"
#include "base/data-folder.h"
#include "fixture.h"

static void set_up(Fixture *fixture, gconstpointer data)
{
    set_up_window(fixture, data);
    g_free(fixture->path);
    fixture->path = in_folder(fixture, "river_side.equalens");
    write_project(fixture);
}

static EqlWindow *open_window(void)
{
    EqlWindow *window = new_window();
    gtk_window_present(GTK_WINDOW(window));
    settle();
    return window;
}

static gboolean is_idle(gpointer window)
{
    return !eql_jobs_is_busy(eql_session_jobs(eql_window_session(window)));
}

static void wait_for(EqlWindow *window)
{
    settle();
    wait_until(is_idle, window);
    settle();
}

static GtkApplication *application_of(Fixture *fixture)
{
    return gtk_window_get_application(GTK_WINDOW(fixture->window));
}

static const char *path_of(EqlWindow *window)
{
    return eql_session_path(eql_window_session(window));
}

/* ── one window for each project ── */

static void test_windows(Fixture *fixture, gconstpointer data)
{
    EqlWindow *first = fixture->window, *second = open_window();
    g_assert_true(eql_window_is_free(first));
    eql_window_open(first, fixture->path);
    g_assert_false(eql_window_is_free(first));
    wait_for(first);
    g_assert_cmpstr(path_of(first), ==, fixture->path);
    g_assert_true(eql_window_showing(application_of(fixture), fixture->path) == first);
    g_autofree char *roundabout =
        g_build_filename(fixture->folder, ".", "river_side.equalens", NULL);
    eql_window_open(second, roundabout);
    wait_for(second);
    g_assert_null(path_of(second));
    gtk_widget_activate_action(GTK_WIDGET(second), "win.sample", NULL);
    wait_for(second);
    g_assert_true(eql_session_is_sample(eql_window_session(second)));
    act(fixture, "win.sample", NULL);
    g_assert_cmpstr(path_of(first), ==, fixture->path);
    wait_for(second);
    close_window(second);
}

/* The only one beside the fixture's. */
static EqlWindow *other_window(Fixture *fixture)
{
    EqlWindow *other = NULL;
    GList *windows = gtk_application_get_windows(application_of(fixture));
    g_assert_cmpuint(g_list_length(windows), ==, 2);
    for (GList *link = windows; link != NULL; link = link->next)
        other = link->data != fixture->window ? link->data : other;
    return other;
}

/* A school of one's own, with a file that waits for “Import”. Owned by the caller. */
static char *open_with_waiting(Fixture *fixture)
{
    g_autoptr(EqlSchool) school = eql_school_new("Hillside", NULL, NULL, "primary");
    char *path = in_folder(fixture, "hillside.equalens");
    eql_session_create(fixture->session, path, school);
    wait_for_jobs(fixture);
    bring_in_text(fixture, "pupils.csv", "P01,Nobody is left alone\nAgree,Agree\n");
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    return path;
}

static guint n_waiting(EqlWindow *window)
{
    return g_list_model_get_n_items(G_LIST_MODEL(eql_session_drafts(eql_window_session(window))));
}

/* Whatever way another comes, what is open stays, with all that waits there. */
static void expect_beside(Fixture *fixture, const char *kept, const char *path)
{
    EqlWindow *other = other_window(fixture);
    wait_for(other);
    g_assert_cmpstr(path_of(other), ==, path);
    g_assert_cmpstr(path_of(fixture->window), ==, kept);
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    close_window(other);
}

static void test_opened_by_desktop(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GFile) file = g_file_new_for_path(fixture->path);
    g_autofree char *kept = open_with_waiting(fixture);
    GApplication *application = G_APPLICATION(application_of(fixture));
    g_application_open(application, &file, 1, "");
    g_application_open(application, &file, 1, ""); /* a double click: it is not there yet */
    settle();
    wait_for(other_window(fixture));
    g_application_open(application, &file, 1, "");
    settle();
    expect_beside(fixture, kept, fixture->path);
}

static void test_comes_beside(Fixture *fixture, gconstpointer data)
{
    g_autofree char *kept = open_with_waiting(fixture), *sample = eql_session_sample_path(),
                    *hill = in_folder(fixture, "hill.equalens"),
                    *staff = eql_data_file("sample", "staff-responses.csv", NULL);
    g_autoptr(EqlSchool) school = eql_school_new("Hill Road", NULL, NULL, "primary");
    const char *const dropped[] = {staff, fixture->path, NULL}, *const file[] = {staff, NULL};
    eql_window_take_files(fixture->window, dropped);
    wait_for(other_window(fixture));
    g_assert_cmpuint(n_waiting(other_window(fixture)), ==, 1);
    expect_beside(fixture, kept, fixture->path);
    act(fixture, "win.open-path", fixture->path);
    expect_beside(fixture, kept, fixture->path);
    act(fixture, "win.sample", NULL);
    expect_beside(fixture, kept, sample);
    act(fixture, "win.tour", NULL);
    expect_beside(fixture, kept, NULL);
    /* and a new one, with the files that were dropped for it */
    act(fixture, "win.new", NULL);
    g_assert_true(eql_window_wait_for_school(fixture->window, file));
    g_signal_emit_by_name(window_of(EQL_TYPE_NEW_SCHOOL), "made", hill, school);
    gtk_window_close(window_of(EQL_TYPE_NEW_SCHOOL));
    wait_for(other_window(fixture));
    g_assert_cmpuint(n_waiting(other_window(fixture)), ==, 1);
    expect_beside(fixture, kept, hill);
}

/* Only the sample school gives way, as long as no file waits there. */
static void test_sample_gives_way(Fixture *fixture, gconstpointer data)
{
    g_autofree char *sample = eql_session_sample_path();
    act(fixture, "win.sample", NULL);
    bring_in_text(fixture, "pupils.csv", "P01,Nobody is left alone\nAgree,Agree\n");
    act(fixture, "win.open-path", fixture->path);
    expect_beside(fixture, sample, fixture->path);
    g_list_store_remove_all(eql_session_drafts(fixture->session));
    g_autofree char *staff = eql_data_file("sample", "staff-responses.csv", NULL);
    const char *const dropped[] = {fixture->path, staff, NULL};
    eql_window_take_files(fixture->window, dropped);
    wait_for_jobs(fixture);
    g_assert_cmpstr(path_of(fixture->window), ==, fixture->path);
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
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
    wait_for_jobs(fixture);
    eql_session_open_sample(fixture->session);
    wait_for_jobs(fixture);
    g_autoptr(GMenuModel) menu = recent_of(fixture->window);
    g_assert_nonnull(menu);
    g_menu_model_get_item_attribute(menu, 0, G_MENU_ATTRIBUTE_LABEL, "s", &label);
    g_menu_model_get_item_attribute(menu, 0, G_MENU_ATTRIBUTE_TARGET, "s", &target);
    g_assert_cmpstr(label, ==, "river__side");
    g_assert_cmpstr(target, ==, fixture->path);
    act(fixture, "win.open-path", target);
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
    g_autofree char *path = in_folder(fixture, "hillside.equalens");
    drop_files(fixture->window);
    g_assert_nonnull(dialog());
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    g_signal_emit_by_name(dialog(), "made", path, school);
    gtk_window_close(GTK_WINDOW(dialog()));
    wait_for_jobs(fixture);
    g_assert_cmpstr(path_of(fixture->window), ==, path);
    g_assert_cmpuint(n_drafts(fixture), ==, 2);
}

/* Whoever closes the dialog has changed their mind. */
static void test_files_forgotten(Fixture *fixture, gconstpointer data)
{
    drop_files(fixture->window);
    gtk_window_close(GTK_WINDOW(dialog()));
    settle();
    g_assert_null(dialog());
    eql_window_open(fixture->window, fixture->path);
    wait_for_jobs(fixture);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
}

/* A project and its files, chosen together. */
static void test_files_while_opening(Fixture *fixture, gconstpointer data)
{
    eql_window_open(fixture->window, fixture->path);
    drop_files(fixture->window);
    g_assert_null(dialog());
    wait_for_jobs(fixture);
    g_assert_cmpuint(n_drafts(fixture), ==, 2);
}

/* A school that has nothing yet waits for its files, whatever page one was on. */
static void test_next_step(Fixture *fixture, gconstpointer data)
{
    g_autoptr(EqlSchool) school = eql_school_new("Hillside", NULL, NULL, "primary");
    g_autofree char *path = in_folder(fixture, "hillside.equalens");
    act(fixture, "win.sample", NULL);
    act(fixture, "win.page", "themes");
    eql_session_create(fixture->session, path, school);
    wait_for_jobs(fixture);
    g_assert_cmpstr(eql_project_view_shown(fixture->window->project), ==, "import");
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/projects/windows", set_up, test_windows);
    ADD("/projects/opened-by-desktop", set_up, test_opened_by_desktop);
    ADD("/projects/comes-beside", set_up, test_comes_beside);
    ADD("/projects/sample-gives-way", set_up, test_sample_gives_way);
    ADD("/projects/recent", set_up, test_recent);
    ADD("/projects/files-first", set_up, test_files_first);
    ADD("/projects/files-forgotten", set_up, test_files_forgotten);
    ADD("/projects/files-while-opening", set_up, test_files_while_opening);
    ADD("/projects/next-step", set_up, test_next_step);
    return run_window_tests();
}
