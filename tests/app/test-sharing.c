/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves the window: reports as files and on paper, charts as pictures and tables. */
#include <string.h>

#include "app/chart-file.h"
#include "app/chart-panel.h"
#include "app/print.h"
#include "fixture.h"
#include "intake/lists/pack-file.h"

static void set_up(Fixture *fixture, gconstpointer data)
{
    set_up_session(fixture, data);
    eql_session_open_sample(fixture->session);
    wait_for_jobs(fixture);
    g_assert_nonnull(snapshot(fixture));
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
        g_autofree char *path = in_folder(fixture, name);
        eql_session_save_report(fixture->session, (EqlReportKind)kind, path);
        wait_for_jobs(fixture);
        g_assert_cmpstr(fixture->said, ==, NULL);
        g_assert_cmpstr(fixture->saved, ==, path);
        assert_is_pdf(path);
    }
}

/* What the command line's network reads, from the window. */
static void test_pack(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = in_folder(fixture, "school.eqpack");
    eql_session_save_pack(fixture->session, path);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->saved, ==, path);
    g_autoptr(EqlPack) pack = eql_pack_read(path, NULL);
    g_assert_nonnull(pack);
    g_assert_cmpstr(pack->name, ==, snapshot(fixture)->dataset->school->name);
    g_assert_cmpuint(pack->waves->len, ==, 1);
}

static void test_report_that_cannot_be_saved(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = g_build_filename(fixture->folder, "no", "report.pdf", NULL);
    eql_session_save_report(fixture->session, EQL_REPORT_FULL, path);
    wait_for_jobs(fixture);
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    g_assert_cmpstr(fixture->saved, ==, NULL);
}

/* Whoever cancels is told nothing, and nothing is there. */
static void test_cancelled_report(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = in_folder(fixture, "report.pdf");
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
    g_autofree char *path = in_folder(fixture, "printed.pdf");
    int done = -1;
    eql_session_draw_report(fixture->session, EQL_REPORT_FULL);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_nonnull(fixture->pages);
    g_assert_cmpuint(fixture->pages->len, >=, 6);
    g_assert_nonnull(strstr(fixture->drawn, "Feedback report"));
    g_assert_true(g_str_has_prefix(fixture->drawn, snapshot(fixture)->dataset->school->name));
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
    g_autofree char *path = in_folder(fixture, "empty.equalens");
    EqlWindow *window = new_window();
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

static void on_written(GObject *source, GAsyncResult *result, gpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = eql_chart_file_write_finish(result, &error);
    g_assert_no_error(error);
    g_object_set_data_full(source, "written", g_steal_pointer(&path), g_free);
}

static gboolean is_written(gpointer widget)
{
    return g_object_get_data(widget, "written") != NULL;
}

static void write_chart(EqlChart *chart, EqlChartFormat format, const char *path)
{
    GtkWidget *widget = g_object_ref_sink(gtk_label_new(NULL));
    eql_chart_file_write(chart, widget, format, path, on_written);
    wait_until(is_written, widget);
    g_assert_cmpstr(g_object_get_data(G_OBJECT(widget), "written"), ==, path);
    g_object_unref(widget);
}

static GBytes *written(Fixture *fixture, EqlChart *chart, EqlChartFormat format)
{
    g_autofree char *name = eql_chart_file_name(chart, format);
    g_autofree char *path = in_folder(fixture, name);
    char *content;
    gsize length;
    write_chart(chart, format, path);
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
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
    g_autofree char *path = in_folder(fixture, "table.csv");
    g_autofree char *content = NULL;
    write_chart(chart, EQL_CHART_CSV, path);
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

static gboolean is_copied(gpointer clipboard)
{
    return gdk_clipboard_get_content(clipboard) != NULL;
}

static gboolean is_gone(gpointer where)
{
    return *(gpointer *)where == NULL;
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
    wait_until(is_copied, clipboard);
    GdkContentProvider *copied = gdk_clipboard_get_content(clipboard);
    g_value_init(&value, GDK_TYPE_TEXTURE);
    g_assert_true(gdk_content_provider_get_value(copied, &value, &error));
    g_assert_cmpint(gdk_texture_get_width(g_value_get_object(&value)), >=, 1800);
    g_autoptr(GdkContentFormats) formats = gdk_content_provider_ref_formats(copied);
    g_assert_true(gdk_content_formats_contain_mime_type(formats, "image/svg+xml"));
    gdk_clipboard_set_content(clipboard, NULL);
    gtk_window_destroy(GTK_WINDOW(window));
    g_object_add_weak_pointer(G_OBJECT(panel), (gpointer *)&panel);
    g_object_unref(panel);
    wait_until(is_gone, &panel); /* the thread may hold on to it for a moment */
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/sharing/reports", set_up, test_reports);
    ADD("/sharing/pack", set_up, test_pack);
    ADD("/sharing/report-that-cannot-be-saved", set_up, test_report_that_cannot_be_saved);
    ADD("/sharing/cancelled-report", set_up, test_cancelled_report);
    ADD("/sharing/print", set_up, test_print);
    ADD("/sharing/offered", set_up_session, test_offered);
    ADD("/sharing/chart-files", set_up_session, test_chart_files);
    ADD("/sharing/chart-table", set_up_session, test_chart_table);
    ADD("/sharing/chart-path-gets-its-ending", set_up_session, test_chart_path_gets_its_ending);
    ADD("/sharing/copied-picture", set_up_session, test_copied_picture);
    return run_window_tests();
}
