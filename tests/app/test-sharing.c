/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the window: reports as files and on paper, charts as pictures and tables. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/application.h"
#include "app/chart-file.h"
#include "app/chart-panel.h"
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

/* ── charts ── */

static EqlChart *chart_new(double secret)
{
    EqlChart *chart = eql_dot_chart_new("Belonging / fairness", "Change");
    EqlFigure hidden = eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL);
    EqlFigure shown = eql_figure_value(EQL_UNIT_SCORE, 71);
    hidden.value = hidden.low = hidden.high = secret; /* nobody may look */
    guint series = eql_chart_add_series(chart, "Pupils");
    guint formula = eql_chart_add_row(chart, "=1+2");
    guint other = eql_chart_add_row(chart, "Small, \"other\"");
    eql_chart_set_point(chart, formula, series, shown, "409", "409 pupils", NULL);
    eql_chart_set_point(chart, other, series, hidden, "hidden", "few pupils", NULL);
    return chart;
}

static GBytes *written(Fixture *fixture, EqlChart *chart, EqlChartFormat format)
{
    g_autoptr(GError) error = NULL;
    GtkWidget *widget = g_object_ref_sink(gtk_label_new(NULL));
    g_autofree char *name = eql_chart_file_name(chart, format);
    g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
    char *content;
    gsize length;
    g_assert_true(eql_chart_file_write(chart, widget, format, path, &error));
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    g_object_unref(widget);
    return g_bytes_new_take(content, length);
}

/* cairo numbers the drawings of a process. */
static GBytes *without_number(GBytes *svg)
{
    g_autoptr(GRegex) number = g_regex_new("surface\\d+", 0, 0, NULL);
    gsize length;
    const char *text = g_bytes_get_data(svg, &length);
    char *same = g_regex_replace_literal(number, text, (gssize)length, 0, "surface", 0, NULL);
    g_bytes_unref(svg);
    return g_bytes_new_take(same, strlen(same));
}

/* Whatever a hidden figure would be, the file is the same. */
static void test_chart_files(Fixture *fixture, gconstpointer data)
{
    static const char *const beginnings[] = {"\x89PNG", "<?xml", "\xEF\xBB\xBF"};
    g_autoptr(EqlChart) chart = chart_new(12);
    g_autoptr(EqlChart) other = chart_new(87);
    for (int format = EQL_CHART_PNG; format <= EQL_CHART_CSV; format++) {
        g_autoptr(GBytes) one = written(fixture, chart, (EqlChartFormat)format);
        g_autoptr(GBytes) two = written(fixture, other, (EqlChartFormat)format);
        if (format == EQL_CHART_SVG) {
            one = without_number(one);
            two = without_number(two);
        }
        g_assert_true(g_bytes_equal(one, two));
        g_assert_cmpint(
            memcmp(g_bytes_get_data(one, NULL), beginnings[format], strlen(beginnings[format])), ==,
            0);
    }
}

static void test_chart_table(Fixture *fixture, gconstpointer data)
{
    g_autoptr(EqlChart) chart = chart_new(50);
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(fixture->folder, "table.csv", NULL);
    g_autofree char *content = NULL;
    GtkWidget *widget = g_object_ref_sink(gtk_label_new(NULL));
    g_assert_true(eql_chart_file_write(chart, widget, EQL_CHART_CSV, path, &error));
    g_object_unref(widget);
    g_assert_true(g_file_get_contents(path, &content, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(content, "\r\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 4);          /* nothing after the last */
    g_assert_true(g_str_has_prefix(lines[1], "'=1+2,71,")); /* text, not a formula */
    g_assert_true(g_str_has_prefix(lines[2], "\"Small, \"\"other\"\"\",hidden,,,"));
    g_assert_cmpstr(lines[3], ==, "");
}

static void test_chart_path_gets_its_ending(Fixture *fixture, gconstpointer data)
{
    g_autofree char *added = eql_chart_file_path("themes", EQL_CHART_SVG);
    g_autofree char *kept = eql_chart_file_path("themes.SVG", EQL_CHART_SVG);
    g_assert_cmpstr(added, ==, "themes.svg");
    g_assert_cmpstr(kept, ==, "themes.SVG");
}

/* A program takes the form that it knows. */
static void test_copied_picture(Fixture *fixture, gconstpointer data)
{
    g_autoptr(EqlChart) chart = chart_new(50);
    GtkWidget *panel = g_object_ref_sink(g_object_new(EQL_TYPE_CHART_PANEL, NULL));
    GtkWidget *window = gtk_window_new();
    GdkClipboard *clipboard = gtk_widget_get_clipboard(window);
    g_auto(GValue) value = G_VALUE_INIT;
    g_autoptr(GError) error = NULL;
    gtk_window_set_child(GTK_WINDOW(window), panel);
    eql_chart_panel_set_chart(EQL_CHART_PANEL(panel), chart);
    g_assert_true(gtk_widget_activate_action(panel, "chart.copy-picture", NULL));
    GdkContentProvider *copied = gdk_clipboard_get_content(clipboard);
    g_value_init(&value, GDK_TYPE_TEXTURE);
    g_assert_true(gdk_content_provider_get_value(copied, &value, &error));
    g_assert_cmpint(gdk_texture_get_width(g_value_get_object(&value)), >=, 1800);
    g_autoptr(GdkContentFormats) formats = gdk_content_provider_ref_formats(copied);
    g_assert_true(gdk_content_formats_contain_mime_type(formats, "image/svg+xml"));
    gdk_clipboard_set_content(clipboard, NULL);
    gtk_window_destroy(GTK_WINDOW(window));
    g_assert_finalize_object(panel);
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
    ADD("/sharing/chart-files", test_chart_files);
    ADD("/sharing/chart-table", test_chart_table);
    ADD("/sharing/chart-path-gets-its-ending", test_chart_path_gets_its_ending);
    ADD("/sharing/copied-picture", test_copied_picture);
#undef ADD
    int status = g_test_run();
    g_object_unref(application);
    return status;
}
