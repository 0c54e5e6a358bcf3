/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that need a project of their own making. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/application.h"
#include "app/chart-panel.h"
#include "app/compat.h"
#include "app/progress-page.h"
#include "app/window.h"
#include "forgive.h"
#include "quarks.h"
#include "waiting.h"

typedef struct {
    EqlWindow *window;
    EqlSession *session;
    char *folder, *path;
    char *said; /* the last "failed" sentence */
} Fixture;

static EqlApplication *application;

static void on_failed(Fixture *fixture, const char *heading, const char *sentence)
{
    g_free(fixture->said);
    fixture->said = g_strdup(sentence);
}

static gboolean is_idle(gpointer data)
{
    return !eql_jobs_is_busy(eql_session_jobs(((Fixture *)data)->session));
}

static void wait_for_jobs(Fixture *fixture)
{
    wait_until(is_idle, fixture);
    settle();
}

static void set_up(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, "secondary");
    fixture->folder = g_dir_make_tmp("equalens-pages-XXXXXX", &error);
    fixture->path = g_build_filename(fixture->folder, "riverside.equalens", NULL);
    g_autoptr(EqlProject) project = eql_project_create(fixture->path, school, &error);
    g_assert_no_error(error);
    fixture->window = eql_window_new(GTK_APPLICATION(application));
    fixture->session = g_object_ref(eql_window_session(fixture->window));
    g_signal_connect_swapped(fixture->session, "failed", G_CALLBACK(on_failed), fixture);
    gtk_window_present(GTK_WINDOW(fixture->window));
    settle();
}

/* A closed window leaves nothing behind: neither itself nor its session. */
static void tear_down(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GDir) dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;
    wait_for_jobs(fixture);
    eql_compat_close_dialogs(GTK_WINDOW(fixture->window));
    settle();
    g_object_ref(fixture->window);
    gtk_window_close(GTK_WINDOW(fixture->window));
    settle();
    g_assert_finalize_object(fixture->window);
    g_signal_handlers_disconnect_by_data(fixture->session, fixture);
    g_assert_finalize_object(fixture->session);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->path);
    g_free(fixture->said);
}

static void open_project(Fixture *fixture)
{
    eql_session_open(fixture->session, fixture->path);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
}

static GtkWidget *show_page(Fixture *fixture, const char *name)
{
    eql_window_show_page(fixture->window, name);
    wait_for_jobs(fixture);
    return eql_window_page(fixture->window, name);
}

static gpointer child_of(GtkWidget *page, const char *name)
{
    GObject *child = gtk_widget_get_template_child(page, G_OBJECT_TYPE(page), name);
    g_assert_nonnull(child);
    return child;
}

static guint n_rows(GtkListBox *list)
{
    guint n = 0;
    while (gtk_list_box_get_row_at_index(list, (int)n) != NULL)
        n++;
    return n;
}

/* ── progress ── */

/* So many pupils, each with the two answers. */
static void bring_in(Fixture *fixture, const char *wave, const char *answers, guint n)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new("P01,P02\n");
    g_autofree char *path = g_build_filename(fixture->folder, "pupils.csv", NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "%s\n", i % 5 == 0 ? "Agree,Disagree" : answers);
    g_assert_true(g_file_set_contents(path, text->str, -1, &error));
    g_autoptr(EqlProject) project = eql_project_open(fixture->path, &error);
    const EqlImportRequest request = {
        .kind = EQL_IMPORT_RESPONSES, .path = path, .audience = "pupil", .wave = wave};
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, &request, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
}

static void test_no_round(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "progress");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "empty");
    g_assert_cmpstr(gtk_actionable_get_action_name(child_of(page, "empty_button")), ==, "win.page");
}

static void test_one_round(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture, "Autumn 2024", "Agree,Agree", 30);
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "progress");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "empty");
    g_assert_nonnull(strstr(adw_status_page_get_description(child_of(page, "empty")), "one round"));
    g_assert_cmpstr(gtk_button_get_label(child_of(page, "empty_button")), ==,
                    "_Bring in a second round");
}

static void test_two_rounds(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture, "Autumn 2024", "Strongly disagree,Disagree", 40);
    bring_in(fixture, "Autumn 2025", "Strongly agree,Strongly agree", 40);
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "progress");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "content");
    const char *headline = gtk_label_get_label(child_of(page, "headline"));
    g_assert_nonnull(strstr(headline, "clearly higher, 0 clearly lower"));
    EqlChart *chart = eql_chart_panel_chart(child_of(page, "panel"));
    g_assert_cmpuint(chart->rows->len, ==, n_rows(child_of(page, "changes")));
    g_assert_cmpuint(chart->rows->len, >, 0);
}

/* The round before all others has nothing before it; a button leads to the latest. */
static void test_first_of_two(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture, "Autumn 2024", "Agree,Agree", 30);
    bring_in(fixture, "Autumn 2025", "Agree,Disagree", 30);
    open_project(fixture);
    eql_session_show_wave(fixture->session, "Autumn 2024");
    wait_for_jobs(fixture);
    GtkWidget *page = show_page(fixture, "progress");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "empty");
    g_signal_emit_by_name(child_of(page, "empty_button"), "clicked");
    wait_for_jobs(fixture);
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "content");
    g_assert_nonnull(strstr(gtk_label_get_label(child_of(page, "compared")), "Autumn 2024"));
}

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(&argc, &argv, NULL);
    application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
#define ADD(path, test) g_test_add(path, Fixture, NULL, set_up, test, tear_down)
    ADD("/pages/progress/no-round", test_no_round);
    ADD("/pages/progress/one-round", test_one_round);
    ADD("/pages/progress/two-rounds", test_two_rounds);
    ADD("/pages/progress/first-of-two", test_first_of_two);
#undef ADD
    int status = g_test_run();
    g_object_unref(application);
    return status;
}
