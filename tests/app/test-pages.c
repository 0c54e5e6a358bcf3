/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that need a project of their own making. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/accreditation-page.h"
#include "app/action-input.h"
#include "app/aim-row.h"
#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/date-field.h"
#include "app/flow.h"
#include "app/gsettings.h"
#include "app/preferences.h"
#include "app/progress-page.h"
#include "app/setting-row.h"
#include "app/text-field.h"
#include "fixture.h"
#include "output/service.h"

static void set_up(Fixture *fixture, gconstpointer data)
{
    set_up_window(fixture, data);
    write_project(fixture);
}

/* ── from one to another ── */

static void set_up_sample(Fixture *fixture, gconstpointer data)
{
    set_up_window(fixture, data);
    eql_session_open_sample(fixture->session);
    wait_for_jobs(fixture);
}

/* From a theme to its questions: of the line that was chosen in the chart. */
static void test_questions_of_a_theme(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "themes"), *questions;
    GtkButton *button = child_of(page, "questions");
    g_assert_cmpstr(gtk_button_get_label(button), ==, "See the _questions");
    EqlChart *chart = eql_chart_panel_chart(child_of(page, "panel"));
    const char *label = eql_chart_row(chart, 2)->label;
    g_signal_emit_by_name(find_widget(page, EQL_TYPE_CHART_VIEW), "row-selected", 2);
    g_assert_nonnull(strstr(gtk_button_get_label(button), label));
    g_signal_emit_by_name(button, "clicked");
    wait_for_jobs(fixture);
    questions = eql_window_page(fixture->window, "questions");
    g_assert_true(gtk_widget_get_mapped(questions));
    const EqlQuestionnaire *asked = snapshot(fixture)->dataset->questionnaire;
    const EqlTheme *theme =
        eql_questionnaire_theme(asked, eql_choice_get(child_of(questions, "theme")));
    g_assert_cmpstr(theme->label, ==, label);
    g_assert_cmpstr(eql_choice_get(child_of(questions, "compare")), ==, "audiences");
}

/* What stands out and is not listed at first is a click away, and the keyboard goes on to it. */
static void test_more_findings(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "overview");
    GtkListBox *list = child_of(page, "findings");
    GtkWidget *more = child_of(page, "more");
    guint all = snapshot(fixture)->findings->len, apart = n_rows(child_of(page, "outcomes"));
    g_assert_cmpuint(n_rows(list), ==, 12);
    g_assert_true(gtk_widget_get_visible(more));
    g_signal_emit_by_name(more, "clicked");
    g_assert_cmpuint(n_rows(list), ==, all - apart);
    g_assert_false(gtk_widget_get_visible(more));
    g_assert_true(gtk_widget_has_focus(row_at(list, 12)));
}

static gboolean has_row(gpointer list)
{
    return gtk_widget_get_focus_child(list) != NULL;
}

/* What is counted at the top is a click away, even where it is not listed yet. */
static void test_counts(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "overview"), *list = child_of(page, "findings");
    GtkWidget *strengths = gtk_widget_get_first_child(child_of(page, "counts"));
    g_assert_true(says(strengths, "2 strengths"));
    g_assert_cmpuint(n_rows(GTK_LIST_BOX(list)), ==, 12);
    g_signal_emit_by_name(strengths, "clicked");
    g_assert_cmpuint(n_rows(GTK_LIST_BOX(list)), >, 12);
    wait_until(has_row, list);
    settle();
    g_assert_true(says(gtk_widget_get_focus_child(list), "Strength"));
}

/* ── progress ── */

/* So many pupils, each with the two answers. */
static void bring_in(Fixture *fixture, const char *wave, const char *answers, guint n)
{
    g_autoptr(GString) text = g_string_new("P01,P02\n");
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "%s\n", i % 5 == 0 ? "Agree,Disagree" : answers);
    import_answers(fixture, wave, text->str);
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
    g_assert_nonnull(strstr(adw_status_page_get_description(child_of(page, "empty")), "one wave"));
    g_assert_cmpstr(gtk_button_get_label(child_of(page, "empty_button")), ==,
                    "_Bring in a second wave");
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

static GPtrArray *rows_of_questions(GtkWidget *page)
{
    return eql_chart_panel_chart(child_of(page, "panel"))->rows;
}

/* Only what there is to compare is offered; each question stands in both rounds. */
static void test_questions_of_two_rounds(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture, "Autumn 2024", "Strongly disagree,Disagree", 40);
    bring_in(fixture, "Autumn 2025", "Strongly agree,Strongly agree", 40);
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "questions");
    guint n = rows_of_questions(page)->len;
    g_assert_true(gtk_widget_get_visible(child_of(page, "compare_box")));
    g_assert_false(eql_choice_set(child_of(page, "compare"), "audiences"));
    g_assert_true(eql_choice_set(child_of(page, "compare"), "waves"));
    g_assert_cmpuint(rows_of_questions(page)->len, ==, 2 * n);
    const char *headline = gtk_label_get_label(child_of(page, "headline"));
    g_assert_nonnull(strstr(headline, "more favourable than in Autumn 2024"));
    EqlChart *chart = eql_chart_panel_chart(child_of(page, "panel"));
    g_autofree char *first = eql_chart_row_name(chart, 0), *second = eql_chart_row_name(chart, 1);
    g_assert_cmpstr(first, ==, "Autumn 2024");
    g_assert_true(g_str_has_prefix(second, "Autumn 2025, change +"));
    /* the table takes on and loses a column while it is shown */
    g_assert_true(gtk_widget_activate_action(child_of(page, "panel"), "chart.table", NULL));
    settle();
    g_assert_true(eql_choice_set(child_of(page, "compare"), ""));
    settle();
    g_assert_true(eql_choice_set(child_of(page, "compare"), "waves"));
    settle();
    eql_session_show_wave(fixture->session, "Autumn 2024");
    wait_for_jobs(fixture);
    g_assert_false(gtk_widget_get_visible(child_of(page, "compare_box")));
    g_assert_cmpuint(rows_of_questions(page)->len, ==, n);
}

static gboolean tells_of_earlier_round(gpointer list)
{
    return says(list, "Autumn & <spring> 2024");
}

/* The round before all others has nothing before it; a button leads to the latest. What rounds
 * are called is no markup. */
static void test_first_of_two(Fixture *fixture, gconstpointer data)
{
    bring_in(fixture, "Autumn & <spring> 2024", "Agree,Agree", 30);
    bring_in(fixture, "Autumn 2025", "Agree,Disagree", 30);
    open_project(fixture);
    eql_session_show_wave(fixture->session, "Autumn & <spring> 2024");
    wait_for_jobs(fixture);
    GtkWidget *page = show_page(fixture, "progress");
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "empty");
    g_signal_emit_by_name(child_of(page, "empty_button"), "clicked");
    wait_for_jobs(fixture);
    g_assert_cmpstr(gtk_stack_get_visible_child_name(child_of(page, "stack")), ==, "content");
    g_assert_nonnull(
        strstr(gtk_label_get_label(child_of(page, "compared")), "Autumn & <spring> 2024"));
    wait_until(tells_of_earlier_round, child_of(show_page(fixture, "import"), "earlier"));
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
    act(fixture, "win.undo", NULL);
    act(fixture, "win.undo", NULL);
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
    const EqlTheme *theme = snapshot(fixture)->dataset->questionnaire->themes->pdata[1];
    wait_until(is_filled, child_of(page, "levels"));
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
    return snapshot(fixture)->dataset->settings;
}

static void set_and_close(Fixture *fixture, const char *key, double value)
{
    GtkWidget *preferences = eql_preferences_new(GTK_WINDOW(fixture->window), fixture->session);
    gtk_window_present(GTK_WINDOW(preferences));
    settle();
    GtkWidget *row = GTK_WIDGET(setting_row(preferences, key));
    gtk_spin_button_set_value(find_widget(row, GTK_TYPE_SPIN_BUTTON), value);
    g_object_add_weak_pointer(G_OBJECT(preferences), (gpointer *)&preferences);
    gtk_window_close(GTK_WINDOW(preferences));
    wait_for_jobs(fixture);
    g_assert_null(preferences);
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
    for (guint i = 0; i < 4; i++)
        act(fixture, "win.undo", NULL);
    g_assert_cmpint(settings_of(fixture)->k, ==, 5);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->clear_p, 0.01, 1e-9);
}

/* What is shown and not touched is not changed, whatever its digits. */
static void test_settings_untouched(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    set_and_close(fixture, "k", 5);
    g_assert_null(to_undo(fixture));
}

static GtkWidget *open_preferences(Fixture *fixture)
{
    GtkWidget *preferences = eql_preferences_new(GTK_WINDOW(fixture->window), fixture->session);
    gtk_window_present(GTK_WINDOW(preferences));
    settle();
    return preferences;
}

static void test_usual_settings(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    set_and_close(fixture, "k", 20);
    set_and_close(fixture, "rri.over", 2);
    gtk_widget_activate_action(open_preferences(fixture), "preferences.usual", NULL);
    wait_for_jobs(fixture);
    g_assert_cmpint(settings_of(fixture)->k, ==, 5);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->rri_over, 1.5, 1e-9);
    /* one press, one step back */
    act(fixture, "win.undo", NULL);
    g_assert_cmpint(settings_of(fixture)->k, ==, 20);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->rri_over, 2, 1e-9);
    act(fixture, "win.redo", NULL);
    g_assert_cmpint(settings_of(fixture)->k, ==, 5);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->rri_over, 1.5, 1e-9);
}

/* On the way back one lies above another that it may not exceed. */
static void test_usual_in_any_order(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    set_and_close(fixture, "strength.score", 100);
    set_and_close(fixture, "strength.low", 90);
    gtk_widget_activate_action(open_preferences(fixture), "preferences.usual", NULL);
    wait_for_jobs(fixture);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->strength_score, 75, 1e-9);
    g_assert_cmpfloat_with_epsilon(settings_of(fixture)->strength_low, 50, 1e-9);
}

/* Also twice as large, in the window's least width. */
static void test_room_for_numbers(Fixture *fixture, gconstpointer data)
{
    int least, wanted;
    bring_in(fixture, "Autumn 2025", "Agree,Agree", 12);
    open_project(fixture);
    GtkWidget *row = GTK_WIDGET(setting_row(open_preferences(fixture), "invited.pupil"));
    GtkWidget *text = find_widget(row, GTK_TYPE_TEXT);
    g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout(text, "10200");
    pango_layout_get_pixel_size(layout, &wanted, NULL);
    gtk_widget_measure(text, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
    g_assert_cmpint(least, >=, wanted);
}

static gboolean is_told(const char *words)
{
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    gboolean told = FALSE;
    for (GList *link = windows; link != NULL; link = link->next)
        told = told || says(link->data, words);
    return told;
}

/* What is refused is told by the names that stand there, and the row shows what counts. */
static void test_refused_setting(Fixture *fixture, gconstpointer data)
{
    open_project(fixture);
    GtkWidget *preferences = open_preferences(fixture);
    EqlSettingRow *row = setting_row(preferences, "strength.low");
    GtkSpinButton *number = find_widget(GTK_WIDGET(row), GTK_TYPE_SPIN_BUTTON);
    gtk_spin_button_set_value(number, 80);
    eql_setting_row_keep(row);
    settle();
    g_assert_cmpfloat_with_epsilon(gtk_spin_button_get_value(number), 50, 1e-9);
    g_assert_null(to_undo(fixture));
    g_assert_true(is_told("“Its interval lies above” would be 80, and “Strength from"));
    close_dialogs(preferences);
}

static GtkWidget *row_called(GtkWidget *widget, const char *title)
{
    if (ADW_IS_PREFERENCES_ROW(widget) &&
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
    close_dialogs(preferences);
    gtk_window_close(GTK_WINDOW(preferences));
    settle();
}

static GtkDropDown *drop_down_for(GtkWidget *preferences, const char *title)
{
    GtkWidget *row = row_called(preferences, title);
    g_assert_nonnull(row);
    return find_widget(row, GTK_TYPE_DROP_DOWN);
}

/* It is kept for the next start, which then has everything run as that language does. */
static void test_window_language(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    g_settings_set_string(settings, "window-language", "xx"); /* that is there no more */
    gtk_widget_set_default_direction(GTK_TEXT_DIR_RTL);
    eql_preferences_apply();
    g_assert_cmpint(gtk_widget_get_default_direction(), ==, GTK_TEXT_DIR_RTL);
    GtkWidget *preferences = open_preferences(fixture);
    GtkDropDown *choice = drop_down_for(preferences, "Language of the window");
    g_assert_cmpuint(gtk_drop_down_get_selected(choice), ==, 0);
    gtk_drop_down_set_selected(choice, 1);
    g_autofree char *chosen = g_settings_get_string(settings, "window-language");
    g_assert_cmpstr(chosen, ==, "en");
    eql_preferences_apply();
    g_assert_cmpint(gtk_widget_get_default_direction(), ==, GTK_TEXT_DIR_LTR);
    gtk_drop_down_set_selected(choice, 0);
    g_autofree char *none = g_settings_get_string(settings, "window-language");
    g_assert_cmpstr(none, ==, "");
    gtk_window_close(GTK_WINDOW(preferences));
    settle();
}

static gboolean is_high(gpointer widget)
{
    return gtk_widget_get_height(widget) > 150;
}

/* A page that somebody pasted into a text of several lines scrolls in it. */
static void test_long_text(Fixture *fixture, gconstpointer data)
{
    GtkWidget *window = gtk_window_new(), *input = eql_action_input_new(EQL_ACTION_ACTIVITY);
    GString *page = g_string_new("Talk");
    for (guint i = 0; i < 100; i++)
        g_string_append(page, "\nand talk again");
    g_autoptr(EqlAction) action = eql_action_new();
    g_autofree char *text = g_string_free(page, FALSE);
    eql_action_set(action, EQL_ACTION_ACTIVITY, text);
    eql_action_input_set_most(EQL_ACTION_INPUT(input), 200);
    eql_action_input_show(EQL_ACTION_INPUT(input), action, NULL);
    gtk_widget_set_valign(input, GTK_ALIGN_START);
    gtk_window_set_child(GTK_WINDOW(window), input);
    gtk_window_set_default_size(GTK_WINDOW(window), 320, 600);
    gtk_window_present(GTK_WINDOW(window));
    wait_until(is_high, input);
    g_assert_cmpint(gtk_widget_get_height(input), <, 220);
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/pages/questions-of-a-theme", set_up_sample, test_questions_of_a_theme);
    ADD("/pages/more-findings", set_up_sample, test_more_findings);
    ADD("/pages/counts", set_up_sample, test_counts);
    ADD("/pages/progress/no-round", set_up, test_no_round);
    ADD("/pages/progress/one-round", set_up, test_one_round);
    ADD("/pages/progress/two-rounds", set_up, test_two_rounds);
    ADD("/pages/questions/two-rounds", set_up, test_questions_of_two_rounds);
    ADD("/pages/progress/first-of-two", set_up, test_first_of_two);
    ADD("/pages/accreditation/stage", set_up, test_stage);
    ADD("/pages/accreditation/criterion-and-undo", set_up, test_criterion_and_undo);
    ADD("/pages/accreditation/level", set_up, test_level);
    ADD("/pages/preferences/settings", set_up, test_settings);
    ADD("/pages/preferences/untouched", set_up, test_settings_untouched);
    ADD("/pages/preferences/usual", set_up, test_usual_settings);
    ADD("/pages/preferences/usual-in-any-order", set_up, test_usual_in_any_order);
    ADD("/pages/preferences/room-for-numbers", set_up, test_room_for_numbers);
    ADD("/pages/preferences/refused", set_up, test_refused_setting);
    ADD("/pages/preferences/service", set_up, test_service);
    ADD("/pages/preferences/window-language", set_up, test_window_language);
    ADD("/pages/long-text", set_up_session, test_long_text);
    return run_window_tests();
}
