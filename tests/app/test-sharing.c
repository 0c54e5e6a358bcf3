/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the window: reports as files and on paper. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/application.h"
#include "app/compat.h"
#include "app/print.h"
#include "app/window.h"
#include "forgive.h"
#include "quarks.h"
#include "waiting.h"

typedef struct {
    EqlSession *session;
    char *folder;
    char *said;       /* the last "failed" sentence */
    char *saved;      /* the last "saved" path */
    GPtrArray *pages; /* the last "drawn" */
} Fixture;

static EqlApplication *application;

static void on_failed(Fixture *fixture, const char *heading, const char *sentence)
{
    g_free(fixture->said);
    fixture->said = g_strdup(sentence);
}

static void on_saved(Fixture *fixture, const char *path)
{
    g_free(fixture->saved);
    fixture->saved = g_strdup(path);
}

static void on_drawn(Fixture *fixture, const char *title, GPtrArray *pages)
{
    g_clear_pointer(&fixture->pages, g_ptr_array_unref);
    fixture->pages = g_ptr_array_ref(pages);
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
    fixture->folder = g_dir_make_tmp("equalens-sharing-XXXXXX", &error);
    g_assert_no_error(error);
    fixture->session = eql_session_new();
    g_signal_connect_swapped(fixture->session, "failed", G_CALLBACK(on_failed), fixture);
    g_signal_connect_swapped(fixture->session, "saved", G_CALLBACK(on_saved), fixture);
    g_signal_connect_swapped(fixture->session, "drawn", G_CALLBACK(on_drawn), fixture);
    eql_session_open_sample(fixture->session);
    wait_for_jobs(fixture);
    g_assert_nonnull(eql_session_snapshot(fixture->session));
}

static void tear_down(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GDir) dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;
    wait_for_jobs(fixture);
    g_assert_finalize_object(fixture->session);
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(fixture->folder);
    g_clear_pointer(&fixture->pages, g_ptr_array_unref);
    g_free(fixture->folder);
    g_free(fixture->said);
    g_free(fixture->saved);
}

static void assert_is_pdf(const char *path)
{
    g_autofree char *content = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    g_assert_cmpmem(content, 5, "%PDF-", 5);
    g_assert_cmpuint(length, >, 5000);
}

static void test_reports(Fixture *fixture, gconstpointer data)
{
    for (int kind = EQL_REPORT_FULL; kind <= EQL_REPORT_FAMILIES; kind++) {
        g_autofree char *name =
            g_strconcat(eql_report_kind_name((EqlReportKind)kind), ".pdf", NULL);
        g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
        eql_session_save_report(fixture->session, (EqlReportKind)kind, path);
        wait_for_jobs(fixture);
        g_assert_cmpstr(fixture->said, ==, NULL);
        g_assert_cmpstr(fixture->saved, ==, path);
        assert_is_pdf(path);
    }
}

static void test_report_that_cannot_be_saved(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename(fixture->folder, "no", "report.pdf", NULL);
    eql_session_save_report(fixture->session, EQL_REPORT_FULL, path);
    wait_for_jobs(fixture);
    g_assert_nonnull(fixture->said);
    g_assert_cmpstr(fixture->saved, ==, NULL);
}

/* Whoever cancels is told nothing, and nothing is there. */
static void test_cancelled_report(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename(fixture->folder, "report.pdf", NULL);
    eql_session_save_report(fixture->session, EQL_REPORT_FULL, path);
    eql_jobs_cancel(eql_session_jobs(fixture->session));
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_cmpstr(fixture->saved, ==, NULL);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* ── on paper ── */

static void on_done(GtkPrintOperation *operation, GtkPrintOperationResult result, int *done)
{
    *done = (int)result;
}

static gboolean is_printed(gpointer done)
{
    return *(int *)done >= 0;
}

static void test_print(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename(fixture->folder, "printed.pdf", NULL);
    int done = -1;
    eql_session_draw_report(fixture->session, EQL_REPORT_FULL);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_nonnull(fixture->pages);
    g_assert_cmpuint(fixture->pages->len, >=, 6);
    g_autoptr(GtkPrintOperation) operation = eql_print_operation_new("Report", fixture->pages);
    g_signal_connect(operation, "done", G_CALLBACK(on_done), &done);
    gtk_print_operation_set_export_filename(operation, path);
    gtk_print_operation_run(operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, NULL);
    wait_until(is_printed, &done);
    g_assert_cmpint(done, ==, GTK_PRINT_OPERATION_RESULT_APPLY);
    assert_is_pdf(path);
}

/* ── what the window offers ── */

static gboolean is_sensitive(GtkWidget *window, const char *tooltip)
{
    if (g_strcmp0(gtk_widget_get_tooltip_text(window), tooltip) == 0)
        return gtk_widget_get_visible(window) && gtk_widget_get_sensitive(window);
    for (GtkWidget *child = gtk_widget_get_first_child(window); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        if (is_sensitive(child, tooltip))
            return TRUE;
    return FALSE;
}

static void test_offered(Fixture *fixture, gconstpointer data)
{
    const char *const tooltip = "Save or print a report";
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, NULL);
    g_autofree char *path = g_build_filename(fixture->folder, "empty.equalens", NULL);
    EqlWindow *window = eql_window_new(GTK_APPLICATION(application));
    Fixture other = {.session = eql_window_session(window)};
    g_assert_false(is_sensitive(GTK_WIDGET(window), tooltip)); /* nothing is open */
    eql_session_create(other.session, path, school);
    wait_for_jobs(&other);
    g_assert_false(is_sensitive(GTK_WIDGET(window), tooltip)); /* nothing to report */
    eql_session_open_sample(other.session);
    wait_for_jobs(&other);
    g_assert_true(is_sensitive(GTK_WIDGET(window), tooltip));
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(&argc, &argv, NULL);
    application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
#define ADD(path, test) g_test_add(path, Fixture, NULL, set_up, test, tear_down)
    ADD("/sharing/reports", test_reports);
    ADD("/sharing/report-that-cannot-be-saved", test_report_that_cannot_be_saved);
    ADD("/sharing/cancelled-report", test_cancelled_report);
    ADD("/sharing/print", test_print);
    ADD("/sharing/offered", test_offered);
#undef ADD
    int status = g_test_run();
    g_object_unref(application);
    return status;
}
