/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that need a project of their own making. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/accreditation-page.h"
#include "app/aim-row.h"
#include "app/application.h"
#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/compat.h"
#include "app/date-field.h"
#include "app/flow.h"
#include "app/preferences.h"
#include "app/progress-page.h"
#include "app/setting-row.h"
#include "app/text-field.h"
#include "app/window.h"
#include "forgive.h"
#include "output/service.h"
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

/* ── accreditation ── */

static EqlAccreditationEntry *stored(Fixture *fixture, EqlAccreditationKind kind, const char *code)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlStore) store = eql_store_open(fixture->path, &error);
    g_autoptr(GPtrArray) entries = eql_store_accreditation(store, &error);
    g_assert_no_error(error);
    const EqlAccreditationEntry *entry = eql_accreditation_find_entry(entries, kind, code);
    return entry != NULL ? eql_accreditation_entry_new(kind, code, entry->value, entry->note)
                         : NULL;
}

static GtkWidget *aim_row(GtkWidget *page, const char *list, int position)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_index(child_of(page, list), position);
    g_assert_true(EQL_IS_AIM_ROW(row));
    return GTK_WIDGET(row);
}

/* As when somebody types it and goes on. */
static void note(GtkWidget *row, const char *text)
{
    GtkWidget *fields = find_widget(row, EQL_TYPE_FLOW);
    EqlTextField *field = find_widget(gtk_widget_get_last_child(fields), EQL_TYPE_TEXT_FIELD);
    g_assert_nonnull(field);
    gtk_editable_set_text(GTK_EDITABLE(eql_text_field_input(field)), text);
    eql_text_field_keep(field);
}

static void assert_says(GtkWidget *page, const char *label, const char *part)
{
    const char *text = gtk_label_get_label(child_of(page, label));
    if (strstr(text, part) == NULL)
        g_error("“%s” does not say “%s”", text, part);
}

static void test_stage(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "accreditation");
    assert_says(page, "headline", "0 of 6 stages reached");
    assert_says(page, "next", "Joined the scheme");
    GtkWidget *row = aim_row(page, "stages", 0);
    g_signal_emit_by_name(find_widget(row, EQL_TYPE_DATE_FIELD), "kept", "2026-01-15");
    wait_for_jobs(fixture);
    g_autoptr(EqlAccreditationEntry) entry = stored(fixture, EQL_ACCREDITATION_STAGE, "joined");
    g_assert_cmpstr(entry->value, ==, "2026-01-15");
    assert_says(page, "headline", "1 of 6 stages reached");
    assert_says(page, "next", "Surveyed");
    g_assert_cmpstr(fixture->said, ==, NULL);
}

static void test_criterion_and_undo(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "accreditation");
    GtkWidget *row = aim_row(page, "criteria", 0);
    g_assert_true(eql_choice_set(find_widget(row, GTK_TYPE_DROP_DOWN), "met"));
    note(row, "Minutes of 12 May");
    wait_for_jobs(fixture);
    g_autoptr(EqlAccreditationEntry) entry =
        stored(fixture, EQL_ACCREDITATION_CRITERION, "leadership");
    g_assert_cmpstr(entry->value, ==, "met");
    g_assert_cmpstr(entry->note, ==, "Minutes of 12 May");
    assert_says(page, "headline", "1 of 8 criteria met");
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo", NULL);
    wait_for_jobs(fixture);
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo", NULL);
    wait_for_jobs(fixture);
    g_assert_null(stored(fixture, EQL_ACCREDITATION_CRITERION, "leadership"));
    assert_says(page, "headline", "0 of 8 criteria met");
    g_autoptr(EqlAccreditationEntry) shown = eql_aim_row_entry(EQL_AIM_ROW(row));
    g_assert_cmpstr(shown->value, ==, "");
    g_assert_cmpstr(shown->note, ==, "");
}

static void test_level(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "accreditation");
    const EqlTheme *theme =
        eql_session_snapshot(fixture->session)->dataset->questionnaire->themes->pdata[1];
    GtkWidget *row = aim_row(page, "levels", 1);
    g_assert_cmpstr(eql_aim_row_title(EQL_AIM_ROW(row)), ==, theme->label);
    g_assert_true(eql_choice_set(find_widget(row, GTK_TYPE_DROP_DOWN), "achieving"));
    wait_for_jobs(fixture);
    g_autoptr(EqlAccreditationEntry) entry = stored(fixture, EQL_ACCREDITATION_LEVEL, theme->code);
    g_assert_cmpstr(entry->value, ==, "achieving");
}

/* ── preferences ── */

static EqlSettingRow *setting_row(GtkWidget *widget, const char *key)
{
    if (EQL_IS_SETTING_ROW(widget) &&
        g_str_equal(eql_setting_row_key(EQL_SETTING_ROW(widget)), key))
        return EQL_SETTING_ROW(widget);
    EqlSettingRow *found = NULL;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling(child))
        found = setting_row(child, key);
    return found;
}

static const EqlSettings *settings_of(Fixture *fixture)
{
    return eql_session_snapshot(fixture->session)->dataset->settings;
}

static void set_and_close(Fixture *fixture, const char *key, double value)
{
    GtkWidget *preferences = eql_preferences_new(GTK_WINDOW(fixture->window), fixture->session);
    gtk_window_present(GTK_WINDOW(preferences));
    GtkWidget *row = GTK_WIDGET(setting_row(preferences, key));
    gtk_spin_button_set_value(find_widget(row, GTK_TYPE_SPIN_BUTTON), value);
    g_object_add_weak_pointer(G_OBJECT(preferences), (gpointer *)&preferences);
    gtk_window_close(GTK_WINDOW(preferences));
    wait_for_jobs(fixture);
    g_assert_null(preferences);
    g_assert_cmpstr(fixture->said, ==, NULL);
}

static void test_settings(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture, "Autumn 2025", "Agree,Agree", 12);
    open_project(fixture);
    set_and_close(fixture, "k", 20);
    g_assert_cmpint(settings_of(fixture)->k, ==, 20);
    set_and_close(fixture, "evidence.clear", 0.005);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->clear_p, 0.005, 1e-9);
    set_and_close(fixture, "invited.pupil", 40);
    g_assert_cmpuint(eql_settings_invited(settings_of(fixture), "pupil"), ==, 40);
    set_and_close(fixture, "invited.pupil", 0);
    g_assert_cmpuint(eql_settings_invited(settings_of(fixture), "pupil"), ==, 0);
    for (guint i = 0; i < 4; i++) {
        gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.undo", NULL);
        wait_for_jobs(fixture);
    }
    g_assert_cmpint(settings_of(fixture)->k, ==, 5);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->clear_p, 0.01, 1e-9);
}

/* What is shown and not touched is not changed, whatever its digits. */
static void test_settings_untouched(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    set_and_close(fixture, "k", 5);
    g_assert_null(eql_history_to_undo(eql_session_history(fixture->session)));
}

static void test_usual_settings(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    set_and_close(fixture, "k", 20);
    set_and_close(fixture, "rri.over", 2);
    GtkWidget *preferences = eql_preferences_new(GTK_WINDOW(fixture->window), fixture->session);
    gtk_window_present(GTK_WINDOW(preferences));
    gtk_widget_activate_action(preferences, "preferences.usual", NULL);
    wait_for_jobs(fixture);
    g_assert_cmpint(settings_of(fixture)->k, ==, 5);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->rri_over, 1.5, 1e-9);
}

static GtkWidget *row_called(GtkWidget *widget, const char *title)
{
    if (ADW_IS_ENTRY_ROW(widget) &&
        g_strcmp0(adw_preferences_row_get_title(ADW_PREFERENCES_ROW(widget)), title) == 0)
        return widget;
    GtkWidget *found = NULL;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL && found == NULL;
         child = gtk_widget_get_next_sibling(child))
        found = row_called(child, title);
    return found;
}

static void apply_text(GtkWidget *preferences, const char *title, const char *text)
{
    GtkWidget *row = row_called(preferences, title);
    g_assert_nonnull(row);
    gtk_editable_set_text(GTK_EDITABLE(row), text);
    g_signal_emit_by_name(row, "apply");
    settle();
}

static void test_service(Fixture *fixture, gconstpointer data)
{
    const char *const colour = "Colour of headings, such as #4f1d8a";
    g_autofree char *path = eql_service_path();
    g_autoptr(GError) error = NULL;
    g_remove(path); /* of an earlier run */
    GtkWidget *preferences = eql_preferences_new(GTK_WINDOW(fixture->window), fixture->session);
    gtk_window_present(GTK_WINDOW(preferences));
    apply_text(preferences, "Name", "Valley Service");
    apply_text(preferences, colour, "yellowish"); /* is told, and not kept */
    g_autoptr(EqlService) first = eql_service_load(&error);
    g_assert_no_error(error);
    g_assert_cmpstr(first->name, ==, "Valley Service");
    g_assert_cmpstr(first->colour, ==, NULL);
    apply_text(preferences, colour, "#4f1d8a");
    g_autoptr(EqlService) second = eql_service_load(&error);
    g_assert_cmpstr(second->colour, ==, "#4f1d8a");
    g_remove(path);
    eql_compat_close_dialogs(GTK_WINDOW(preferences));
    settle();
    gtk_window_close(GTK_WINDOW(preferences));
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
    ADD("/pages/progress/no-round", test_no_round);
    ADD("/pages/progress/one-round", test_one_round);
    ADD("/pages/progress/two-rounds", test_two_rounds);
    ADD("/pages/progress/first-of-two", test_first_of_two);
    ADD("/pages/accreditation/stage", test_stage);
    ADD("/pages/accreditation/criterion-and-undo", test_criterion_and_undo);
    ADD("/pages/accreditation/level", test_level);
    ADD("/pages/preferences/settings", test_settings);
    ADD("/pages/preferences/untouched", test_settings_untouched);
    ADD("/pages/preferences/usual", test_usual_settings);
    ADD("/pages/preferences/service", test_service);
#undef ADD
    int status = g_test_run();
    g_object_unref(application);
    return status;
}
