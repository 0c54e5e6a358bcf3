/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole job through the window, by the actions its buttons and keys have. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/action-editor.h"
#include "app/action-row.h"
#include "app/application.h"
#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/compat.h"
#include "app/date-field.h"
#include "app/file-row.h"
#include "app/flow.h"
#include "app/gsettings.h"
#include "app/guide.h"
#include "app/import-card.h"
#include "app/label-row.h"
#include "app/merge-groups.h"
#include "app/what-goes-in.h"
#include "app/pages.h"
#include "app/table-view.h"
#include "app/tour.h"
#include "app/window-private.h"
#include "app/plan-filter.h"
#include "app/plan-page.h"
#include "app/read-back.h"
#include "app/rows.h"
#include "app/text-field.h"
#include "app/window.h"
#include "base/data-folder.h"
#include "forgive.h"
#include "quarks.h"
#include "waiting.h"
#include "workflow/memory-file.h"
#include "workflow/plan-edit.h"

typedef struct {
    EqlWindow *window;
    EqlSession *session;
    char *folder;
    char *said;      /* the last "failed" sentence */
    guint snapshots; /* how many "changed" there were */
    guint saved;
} Fixture;

static EqlApplication *application;

static void on_failed(Fixture *fixture, const char *heading, const char *sentence)
{
    g_free(fixture->said);
    fixture->said = g_strdup(sentence);
}

static void on_changed(Fixture *fixture)
{
    fixture->snapshots++;
}

static void on_saved(Fixture *fixture, const char *path)
{
    fixture->saved++;
}

static void set_up(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *memory = eql_memory_path();
    g_remove(memory); /* of an earlier run */
    fixture->folder = g_dir_make_tmp("equalens-window-XXXXXX", &error);
    g_assert_no_error(error);
    fixture->window = eql_window_new(GTK_APPLICATION(application));
    fixture->session = g_object_ref(eql_window_session(fixture->window));
    g_signal_connect_swapped(fixture->session, "failed", G_CALLBACK(on_failed), fixture);
    g_signal_connect_swapped(fixture->session, "changed", G_CALLBACK(on_changed), fixture);
    g_signal_connect_swapped(fixture->session, "saved", G_CALLBACK(on_saved), fixture);
    gtk_window_present(GTK_WINDOW(fixture->window));
    settle();
}

static gboolean is_idle(gpointer data)
{
    Fixture *fixture = data;
    return !eql_jobs_is_busy(eql_session_jobs(fixture->session));
}

static void remove_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder);
}

/* A closed window leaves nothing behind: neither itself nor its session. */
static void tear_down(Fixture *fixture, gconstpointer data)
{
    wait_until(is_idle, fixture);
    eql_compat_close_dialogs(GTK_WINDOW(fixture->window));
    settle();
    g_object_ref(fixture->window);
    gtk_window_close(GTK_WINDOW(fixture->window));
    settle();
    g_assert_finalize_object(fixture->window);
    g_signal_handlers_disconnect_by_data(fixture->session, fixture);
    g_assert_finalize_object(fixture->session);
    remove_folder(fixture->folder);
    g_free(fixture->folder);
    g_free(fixture->said);
}

static void act(Fixture *fixture, const char *action, const char *target)
{
    g_autoptr(GVariant) value =
        target != NULL ? g_variant_ref_sink(g_variant_new_string(target)) : NULL;
    g_assert_true(gtk_widget_activate_action_variant(GTK_WIDGET(fixture->window), action, value));
    wait_until(is_idle, fixture);
    settle();
}

static EqlSnapshot *snapshot(Fixture *fixture)
{
    return eql_session_snapshot(fixture->session);
}

static char *in_folder(Fixture *fixture, const char *name)
{
    return g_build_filename(fixture->folder, name, NULL);
}

static void make_project(Fixture *fixture)
{
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, "secondary");
    g_autofree char *path = in_folder(fixture, "riverside.equalens");
    eql_session_create(fixture->session, path, school);
    wait_until(is_idle, fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_nonnull(snapshot(fixture));
    g_assert_cmpstr(snapshot(fixture)->dataset->school->name, ==, "Riverside");
}

static void bring_in(Fixture *fixture, const char *const *names)
{
    g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; names[i] != NULL; i++)
        g_ptr_array_add(paths, eql_data_file("sample", names[i], NULL));
    g_ptr_array_add(paths, NULL);
    eql_session_bring_in(fixture->session, (const char *const *)paths->pdata);
    wait_until(is_idle, fixture);
    settle();
}

static EqlDraft *draft_at(Fixture *fixture, guint position)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(fixture->session));
    g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, position);
    g_assert_nonnull(draft);
    return draft; /* the list keeps it */
}

static guint n_drafts(Fixture *fixture)
{
    return g_list_model_get_n_items(G_LIST_MODEL(eql_session_drafts(fixture->session)));
}

static EqlChart *chart_of(Fixture *fixture, const char *page)
{
    EqlChartPanel *panel =
        find_widget(eql_window_page(fixture->window, page), EQL_TYPE_CHART_PANEL);
    return eql_chart_panel_chart(panel);
}

static const char *const ALL[] = {"pupil-responses.xlsx", "staff-responses.csv",
                                  "parent-responses.csv", "census.xml",
                                  "suspensions.csv",      NULL};

/* ── the whole way ── */

static void check_cards(Fixture *fixture)
{
    const char *const audiences[] = {"pupil", "staff", "parent"};
    g_assert_cmpuint(n_drafts(fixture), ==, 5);
    for (guint i = 0; i < 3; i++) {
        EqlDraft *draft = draft_at(fixture, i);
        g_assert_cmpstr(eql_draft_error(draft), ==, NULL);
        g_assert_cmpint(eql_draft_plan(draft)->kind, ==, EQL_IMPORT_RESPONSES);
        g_assert_cmpstr(eql_draft_plan(draft)->audience, ==, audiences[i]);
        g_assert_true(eql_draft_is_ready(draft));
    }
    g_assert_cmpint(eql_draft_plan(draft_at(fixture, 3))->kind, ==, EQL_IMPORT_CENSUS);
    g_assert_cmpint(eql_draft_plan(draft_at(fixture, 4))->kind, ==, EQL_IMPORT_OUTCOMES);
    g_assert_nonnull(find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD));
    g_assert_cmpuint(snapshot(fixture)->imports->len, ==, 0);
}

static void check_themes(Fixture *fixture)
{
    act(fixture, "win.page", "themes");
    EqlChart *chart = chart_of(fixture, "themes");
    g_assert_cmpuint(chart->series->len, ==, 3);
    g_assert_cmpuint(chart->rows->len, ==, 7);
    g_assert_cmpuint(eql_chart_n_shown(chart), ==, 21);
    GtkDropDown *by = find_widget(eql_window_page(fixture->window, "themes"), GTK_TYPE_DROP_DOWN);
    g_assert_true(eql_choice_set(by, "ethnicity"));
    wait_until(is_idle, fixture);
    chart = chart_of(fixture, "themes");
    g_assert_cmpuint(chart->series->len, ==, 1);
    g_assert_cmpuint(chart->rows->len, >=, 5);
    g_assert_true(eql_figure_is_shown(chart->reference));
}

static gpointer drop_down(Fixture *fixture, const char *page, guint which)
{
    GtkWidget *flow = find_widget(eql_window_page(fixture->window, page), EQL_TYPE_FLOW);
    GtkWidget *box = gtk_widget_get_first_child(flow);
    while (which-- > 0)
        box = gtk_widget_get_next_sibling(box);
    return find_widget(box, GTK_TYPE_DROP_DOWN);
}

static void check_questions(Fixture *fixture)
{
    act(fixture, "win.page", "questions");
    EqlChart *chart = chart_of(fixture, "questions");
    guint all = chart->rows->len;
    g_assert_cmpint(chart->kind, ==, EQL_CHART_PARTS);
    g_assert_cmpuint(all, >, 10);
    g_assert_true(
        eql_choice_set(drop_down(fixture, "questions", 1), "fair-treatment-and-behaviour"));
    g_assert_cmpuint(chart_of(fixture, "questions")->rows->len, <, all);
    g_assert_true(eql_choice_set(drop_down(fixture, "questions", 0), "staff"));
    const EqlChartPoint *point = eql_chart_point(chart_of(fixture, "questions"), 0, 0);
    g_assert_nonnull(strstr(point->people, "staff"));
}

static void check_groups(Fixture *fixture)
{
    act(fixture, "win.page", "groups");
    EqlChart *chart = chart_of(fixture, "groups");
    g_assert_cmpint(chart->kind, ==, EQL_CHART_GRID);
    g_assert_cmpuint(chart->series->len, ==, 7);
    g_assert_cmpuint(eql_chart_n_points(chart), ==, chart->rows->len * 7);
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "ethnicity"));
    wait_until(is_idle, fixture);
    guint broad = chart_of(fixture, "groups")->rows->len;
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 2), "full"));
    wait_until(is_idle, fixture);
    chart = chart_of(fixture, "groups");
    g_assert_cmpuint(chart->rows->len, >, broad);
    g_assert_cmpuint(eql_chart_n_shown(chart), <, eql_chart_n_points(chart)); /* small groups */
}

static GtkWidget *find_button(GtkWidget *in, const char *label)
{
    if (GTK_IS_BUTTON(in) && g_strcmp0(gtk_button_get_label(GTK_BUTTON(in)), label) == 0)
        return in;
    for (GtkWidget *child = gtk_widget_get_first_child(in); child != NULL;
         child = gtk_widget_get_next_sibling(child)) {
        GtkWidget *found = find_button(child, label);
        if (found != NULL)
            return found;
    }
    return NULL;
}

static void find_checks(GtkWidget *in, GPtrArray *checks)
{
    if (GTK_IS_CHECK_BUTTON(in))
        g_ptr_array_add(checks, in);
    for (GtkWidget *child = gtk_widget_get_first_child(in); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        find_checks(child, checks);
}

/* The dialog that stands before the window. */
static GtkWidget *merge_dialog(Fixture *fixture)
{
    GtkWidget *page = eql_window_page(fixture->window, "groups");
    g_signal_emit_by_name(find_button(page, "_Put groups together…"), "clicked");
    settle();
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next)
        if (EQL_IS_MERGE_GROUPS(link->data))
            return link->data;
    g_assert_not_reached();
}

/* The first two groups become one, and two again. */
static void check_merging(Fixture *fixture)
{
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "year"));
    wait_until(is_idle, fixture);
    guint apart = chart_of(fixture, "groups")->rows->len;
    GtkWidget *dialog = merge_dialog(fixture);
    g_autoptr(GPtrArray) checks = g_ptr_array_new();
    GtkWidget *merge = find_button(dialog, "_Put together");
    find_checks(dialog, checks);
    g_assert_cmpuint(checks->len, >=, 3);
    g_assert_false(gtk_widget_get_sensitive(merge));
    gtk_check_button_set_active(checks->pdata[0], TRUE);
    gtk_check_button_set_active(checks->pdata[1], TRUE);
    g_assert_true(gtk_widget_get_sensitive(merge));
    g_signal_emit_by_name(merge, "clicked");
    wait_until(is_idle, fixture);
    settle();
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "year"));
    wait_until(is_idle, fixture);
    g_assert_cmpuint(chart_of(fixture, "groups")->rows->len, ==, apart - 1);
    g_signal_emit_by_name(find_button(merge_dialog(fixture), "_Take apart"), "clicked");
    wait_until(is_idle, fixture);
    settle();
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "year"));
    wait_until(is_idle, fixture);
    g_assert_cmpuint(chart_of(fixture, "groups")->rows->len, ==, apart);
}

static void check_outcomes(Fixture *fixture)
{
    act(fixture, "win.page", "outcomes");
    EqlChart *chart = chart_of(fixture, "outcomes");
    g_assert_cmpint(chart->axis, ==, EQL_AXIS_RATIO);
    g_assert_cmpuint(eql_chart_n_shown(chart), >=, 2);
    g_assert_cmpuint(eql_chart_n_shown(chart), <, eql_chart_n_points(chart));
}

static void choose(Fixture *fixture, guint which, const char *code)
{
    g_assert_true(eql_choice_set(drop_down(fixture, "outcomes", which), code));
    wait_until(is_idle, fixture);
    settle();
}

/* Exclusions set against suspensions: what one of them hides is not there. */
static void check_stages(Fixture *fixture)
{
    enum { KIND, BY, AFTER = 3, AGAINST };
    g_autofree char *before = g_strdup(eql_choice_get(drop_down(fixture, "outcomes", BY)));
    choose(fixture, KIND, "exclusion");
    choose(fixture, BY, "year");
    g_assert_false(eql_choice_set(drop_down(fixture, "outcomes", AFTER), "exclusion"));
    guint shown = eql_chart_n_shown(chart_of(fixture, "outcomes"));
    choose(fixture, AFTER, "suspension");
    EqlChart *chart = chart_of(fixture, "outcomes");
    g_assert_nonnull(strstr(chart->title, "set against Suspensions"));
    g_assert_cmpuint(eql_chart_n_shown(chart), >, 0);
    g_assert_cmpuint(eql_chart_n_shown(chart), <=, shown);
    g_assert_false(gtk_widget_get_mapped(drop_down(fixture, "outcomes", AGAINST)));
    /* nothing comes after itself */
    choose(fixture, KIND, "suspension");
    g_assert_cmpstr(eql_choice_get(drop_down(fixture, "outcomes", AFTER)), ==, "");
    g_assert_null(strstr(chart_of(fixture, "outcomes")->title, "set against"));
    g_assert_true(gtk_widget_get_mapped(drop_down(fixture, "outcomes", AGAINST)));
    choose(fixture, BY, before);
}

static void check_plan(Fixture *fixture)
{
    act(fixture, "win.propose", NULL);
    wait_until(is_idle, fixture);
    g_assert_cmpuint(snapshot(fixture)->actions->len, >, 0);
    EqlActionRow *row = find_widget(eql_window_page(fixture->window, "plan"), EQL_TYPE_ACTION_ROW);
    const EqlAction *first = g_ptr_array_index(snapshot(fixture)->actions, 0);
    g_assert_cmpstr(eql_action_row_action(row)->activity, ==, first->activity);
}

static void check_workbook(Fixture *fixture)
{
    g_autofree char *path = in_folder(fixture, "workbook.xlsx");
    g_autofree char *content = NULL;
    gsize length;
    guint saved = fixture->saved;
    eql_session_save_workbook(fixture->session, path);
    wait_until(is_idle, fixture);
    g_assert_cmpuint(fixture->saved, ==, saved + 1);
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    g_assert_cmpmem(content, 2, "PK", 2);
    g_assert_cmpuint(length, >, 10000);
}

/* The dialog that asks what workbook and reports show. */
static GtkWidget *what_goes_in(Fixture *fixture)
{
    act(fixture, "win.what-goes-in", NULL);
    settle();
    g_autoptr(GList) windows = gtk_window_list_toplevels();
    for (GList *link = windows; link != NULL; link = link->next)
        if (EQL_IS_WHAT_GOES_IN(link->data))
            return link->data;
    g_assert_not_reached();
}

static guint count_active(GPtrArray *checks)
{
    guint active = 0;
    for (guint i = 0; i < checks->len; i++)
        active += gtk_check_button_get_active(checks->pdata[i]);
    return active;
}

/* The first sheet and the first theme are left out, and then everything is shown again. */
static void check_what_goes_in(Fixture *fixture)
{
    g_autoptr(GPtrArray) checks = g_ptr_array_new(), again = g_ptr_array_new();
    GtkWidget *dialog = what_goes_in(fixture);
    find_checks(dialog, checks);
    g_assert_cmpuint(checks->len, >, 80);
    g_assert_cmpuint(count_active(checks), ==, checks->len);
    gtk_check_button_set_active(checks->pdata[0], FALSE);
    gtk_check_button_set_active(checks->pdata[9], FALSE); /* after nine sheets */
    g_signal_emit_by_name(find_button(dialog, "_Keep"), "clicked");
    settle();
    const EqlShown *shown = eql_session_shown(fixture->session);
    g_assert_false(eql_shown_has_sheet(shown, "themes"));
    g_assert_true(eql_shown_has_sheet(shown, "questions"));
    g_assert_false(eql_shown_has_question(shown, "P01"));
    g_assert_true(eql_shown_has_question(shown, "P05"));
    check_workbook(fixture);
    dialog = what_goes_in(fixture);
    find_checks(dialog, again);
    g_assert_cmpuint(count_active(again), <, again->len - 4);
    g_signal_emit_by_name(find_button(dialog, "_Choose everything"), "clicked");
    g_signal_emit_by_name(find_button(dialog, "_Keep"), "clicked");
    settle();
    g_assert_null(eql_session_shown(fixture->session));
    check_workbook(fixture);
}

/* ── small groups ── */

static guint n_small(EqlChart *chart)
{
    guint small = 0;
    for (guint i = 0; i < chart->rows->len; i++)
        for (guint j = 0; j < chart->series->len; j++) {
            const EqlChartPoint *point = eql_chart_point(chart, i, j);
            small += point != NULL && point->figure.is_small;
        }
    return small;
}

static char *copied(Fixture *fixture)
{
    GdkClipboard *clipboard = gtk_widget_get_clipboard(GTK_WIDGET(fixture->window));
    GdkContentProvider *content = gdk_clipboard_get_content(clipboard);
    g_auto(GValue) value = G_VALUE_INIT;
    g_value_init(&value, G_TYPE_STRING);
    return content != NULL && gdk_content_provider_get_value(content, &value, NULL)
               ? g_value_dup_string(&value)
               : NULL;
}

static void assert_copies(Fixture *fixture, const char *page, gboolean copies)
{
    GtkWidget *panel = find_widget(eql_window_page(fixture->window, page), EQL_TYPE_CHART_PANEL);
    GdkClipboard *clipboard = gtk_widget_get_clipboard(GTK_WIDGET(fixture->window));
    gdk_clipboard_set_text(clipboard, "before");
    gtk_widget_activate_action(panel, "chart.copy", NULL);
    if (!copies) { /* else a chooser would open */
        gtk_widget_activate_action(panel, "chart.copy-picture", NULL);
        gtk_widget_activate_action(panel, "chart.save", NULL);
        gtk_widget_activate_action(panel, "chart.save-svg", NULL);
        gtk_widget_activate_action(panel, "chart.save-csv", NULL);
    }
    settle();
    g_autofree char *text = copied(fixture);
    g_assert_cmpint(g_strcmp0(text, "before") != 0, ==, copies);
    eql_compat_close_dialogs(GTK_WINDOW(fixture->window));
    settle();
}

static void check_exports_hide(Fixture *fixture)
{
    g_autofree char *path = in_folder(fixture, "usual.xlsx");
    g_autofree char *usual = in_folder(fixture, "workbook.xlsx");
    g_autofree char *internal = in_folder(fixture, "internal.xlsx");
    GStatBuf one, other, third;
    eql_session_save_workbook(fixture->session, path);
    eql_session_save_workbook_internal(fixture->session, internal,
                                       eql_internal_for_the_school_alone());
    wait_until(is_idle, fixture);
    g_assert_cmpint(g_stat(path, &one), ==, 0);
    g_assert_cmpint(g_stat(usual, &other), ==, 0);
    g_assert_cmpint(g_stat(internal, &third), ==, 0);
    /* the same figures, whatever is on the screen; the internal one has more */
    g_assert_cmpint(ABS(one.st_size - other.st_size), <, 200);
    g_assert_cmpint(third.st_size, >, one.st_size + 1000);
    g_autofree char *report = in_folder(fixture, "internal.pdf");
    eql_session_save_report_internal(fixture->session, report, eql_internal_for_the_school_alone());
    wait_until(is_idle, fixture);
    g_assert_true(g_file_test(report, G_FILE_TEST_EXISTS));
    fixture->saved -= 3;
}

/* Shown when asked for, on screen and nowhere else, and hidden again. */
static void check_small_groups(Fixture *fixture)
{
    GtkWidget *bar = fixture->window->confidential;
    act(fixture, "win.page", "outcomes");
    guint shown = eql_chart_n_shown(chart_of(fixture, "outcomes"));
    g_assert_cmpuint(n_small(chart_of(fixture, "outcomes")), ==, 0);
    g_assert_false(gtk_widget_get_visible(bar));
    act(fixture, "win.show-small-groups", NULL);
    g_assert_null(snapshot(fixture)->permit); /* not before it is agreed to */
    eql_compat_close_dialogs(GTK_WINDOW(fixture->window));
    eql_session_show_small_groups(fixture->session, eql_internal_for_the_school_alone());
    wait_until(is_idle, fixture);
    settle();
    g_assert_true(gtk_widget_get_visible(bar));
    g_assert_cmpuint(eql_chart_n_shown(chart_of(fixture, "outcomes")), >, shown);
    g_assert_cmpuint(n_small(chart_of(fixture, "outcomes")), >, 0);
    assert_copies(fixture, "outcomes", FALSE);
    check_exports_hide(fixture);
    act(fixture, "win.hide-small-groups", NULL);
    wait_until(is_idle, fixture);
    settle();
    g_assert_false(gtk_widget_get_visible(bar));
    g_assert_cmpuint(eql_chart_n_shown(chart_of(fixture, "outcomes")), ==, shown);
    assert_copies(fixture, "outcomes", TRUE);
}

static void undo_groups(Fixture *fixture, const char *label, gboolean together)
{
    const EqlHistory *history = eql_session_history(fixture->session);
    g_assert_cmpstr(eql_edit_undo_label(eql_history_to_undo(history)), ==, label);
    act(fixture, "win.undo", NULL);
    g_assert_cmpint(eql_codes_merges(snapshot(fixture)->dataset->codes) != NULL, ==, together);
}

/* The latest change first: the proposals, the groups that were put together and taken apart,
 * then, as one, all that was brought in. */
static void check_undo(Fixture *fixture)
{
    guint proposed = snapshot(fixture)->actions->len;
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(snapshot(fixture)->actions->len, ==, 0);
    act(fixture, "win.redo", NULL);
    g_assert_cmpuint(snapshot(fixture)->actions->len, ==, proposed);
    act(fixture, "win.undo", NULL);
    undo_groups(fixture, "Undo take groups apart", TRUE);
    undo_groups(fixture, "Undo put groups together", FALSE);
    g_assert_nonnull(eql_snapshot_last_import(snapshot(fixture)));
    act(fixture, "win.undo", NULL);
    g_assert_null(eql_history_to_undo(eql_session_history(fixture->session)));
    g_assert_null(eql_history_to_redo(eql_session_history(fixture->session)));
    g_assert_null(eql_snapshot_last_import(snapshot(fixture)));
    g_assert_false(eql_snapshot_has_answers(snapshot(fixture)));
    g_assert_false(eql_snapshot_has_census(snapshot(fixture)));
}

static void test_whole_job(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in(fixture, ALL);
    check_cards(fixture);
    eql_session_import(fixture->session, NULL);
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    g_assert_cmpuint(snapshot(fixture)->imports->len, >=, 5);
    check_themes(fixture);
    check_questions(fixture);
    check_groups(fixture);
    check_merging(fixture);
    check_outcomes(fixture);
    check_stages(fixture);
    check_plan(fixture);
    check_workbook(fixture);
    check_what_goes_in(fixture);
    check_small_groups(fixture);
    check_undo(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
}

static gboolean has_height(gpointer widget)
{
    return gtk_widget_get_height(widget) > 100;
}

static void test_sample(Fixture *fixture, gconstpointer data)
{
    const char *const pages[] = {"overview", "import",   "themes", "questions",
                                 "groups",   "outcomes", "plan"};
    act(fixture, "win.sample", NULL);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_true(eql_snapshot_has_answers(snapshot(fixture)));
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        act(fixture, "win.page", pages[i]);
        GtkWidget *page = eql_window_page(fixture->window, pages[i]);
        g_assert_true(gtk_widget_get_mapped(page));
        wait_until(has_height, page);
    }
}

/* ── cards ── */

static void test_mapping(Fixture *fixture, gconstpointer data)
{
    const char *const names[] = {"staff-responses.csv", NULL};
    make_project(fixture);
    bring_in(fixture, names);
    bring_in(fixture, names); /* dropped twice: one card */
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    EqlDraft *draft = draft_at(fixture, 0);
    guint before[3], after[3];
    eql_draft_count_columns(eql_draft_record(draft), before);
    const EqlColumnMatch *mapped = NULL;
    for (guint i = 0; mapped == NULL; i++) {
        const EqlColumnMatch *match = g_ptr_array_index(eql_draft_record(draft)->columns, i);
        mapped = match->code != NULL ? match : NULL;
    }
    eql_draft_map(draft, mapped->column, "");
    eql_session_look(fixture->session, draft);
    wait_until(is_idle, fixture);
    eql_draft_count_columns(eql_draft_record(draft), after);
    g_assert_cmpuint(after[2], ==, before[2] + 1);
}

/* ── dropping ── */

static GtkDropTarget *drop_target(GtkWidget *widget)
{
    g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(widget);
    for (guint i = 0; i < g_list_model_get_n_items(controllers); i++) {
        g_autoptr(GtkEventController) controller = g_list_model_get_item(controllers, i);
        if (GTK_IS_DROP_TARGET(controller))
            return GTK_DROP_TARGET(controller);
    }
    return NULL;
}

/* As the toolkit tells of it when files are let go over the window. */
static gboolean let_go(Fixture *fixture, const char *const *paths)
{
    GtkWidget *overlay = find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_TOAST_OVERLAY);
    GSList *files = NULL;
    gboolean taken = FALSE;
    for (guint i = 0; paths[i] != NULL; i++)
        files = g_slist_append(files, g_file_new_for_path(paths[i]));
    g_auto(GValue) value = G_VALUE_INIT;
    g_value_init(&value, GDK_TYPE_FILE_LIST);
    g_value_take_boxed(&value, gdk_file_list_new_from_list(files));
    g_signal_emit_by_name(drop_target(overlay), "drop", &value, 100.0, 100.0, &taken);
    g_slist_free_full(files, g_object_unref);
    wait_until(is_idle, fixture);
    settle();
    return taken;
}

static void test_drop(Fixture *fixture, gconstpointer data)
{
    g_autofree char *sample = eql_data_file("sample", NULL, NULL);
    g_autofree char *staff = eql_data_file("sample", "staff-responses.csv", NULL);
    const char *const file[] = {staff, NULL}, *const folder[] = {sample, NULL};
    const char *const empty[] = {fixture->folder, NULL}, *const nothing[] = {NULL};
    g_assert_true(let_go(fixture, file)); /* says that a school has to be opened first */
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    make_project(fixture);
    act(fixture, "win.page", "plan");
    g_assert_true(let_go(fixture, file));
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
    g_assert_true(gtk_widget_get_mapped(eql_window_page(fixture->window, "import")));
    g_assert_true(let_go(fixture, folder)); /* all five: one waits already */
    g_assert_cmpuint(n_drafts(fixture), ==, 5);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_true(let_go(fixture, empty));
    g_assert_nonnull(fixture->said);
    g_assert_false(let_go(fixture, nothing));
    g_autofree char *project = in_folder(fixture, "riverside.equalens");
    const char *const projects[] = {project, NULL};
    g_assert_true(let_go(fixture, projects));
    g_assert_cmpuint(fixture->snapshots, ==, 2);
}

/* ── meanings, and what a file replaces ── */

static void bring_text(Fixture *fixture, const char *name, const char *text)
{
    g_autofree char *path = in_folder(fixture, name);
    const char *const paths[] = {path, NULL};
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    eql_session_bring_in(fixture->session, paths);
    wait_until(is_idle, fixture);
    settle();
}

static const EqlLabel *only_label(Fixture *fixture)
{
    const EqlImportRecord *record = eql_draft_record(draft_at(fixture, 0));
    g_assert_nonnull(record);
    g_assert_cmpuint(record->labels->len, ==, 1);
    return g_ptr_array_index(record->labels, 0);
}

static void give_a_meaning(Fixture *fixture, const char *means)
{
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    GtkExpander *expander =
        GTK_EXPANDER(gtk_widget_get_template_child(card, EQL_TYPE_IMPORT_CARD, "labels_expander"));
    g_assert_true(gtk_widget_get_visible(GTK_WIDGET(expander)));
    gtk_expander_set_expanded(expander, TRUE);
    settle();
    GtkWidget *row = find_widget(card, EQL_TYPE_LABEL_ROW);
    g_assert_nonnull(row);
    g_assert_true(eql_choice_set(find_widget(row, GTK_TYPE_DROP_DOWN), means));
    wait_until(is_idle, fixture);
    settle();
}

static void import_all(Fixture *fixture)
{
    eql_session_import(fixture->session, NULL);
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
}

/* An answer that fits nothing is given a meaning; the next file of the form has it. */
static void test_meaning(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_text(fixture, "one.csv", "P01,P02,our own\nAgreee,Agree,x\n");
    g_assert_cmpstr(only_label(fixture)->guess, ==, "Agree");
    give_a_meaning(fixture, "Agree");
    g_assert_cmpstr(only_label(fixture)->means, ==, "Agree");
    g_assert_false(only_label(fixture)->remembered);
    import_all(fixture);
    bring_text(fixture, "two.csv", "P01,P02,our own\nAgreee,Disagree,y\n");
    g_assert_true(only_label(fixture)->remembered);
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 0))->notices->len, ==, 1);
    eql_draft_plan(draft_at(fixture, 0))->remember = FALSE;
    eql_session_look(fixture->session, draft_at(fixture, 0));
    wait_until(is_idle, fixture);
    g_assert_cmpstr(only_label(fixture)->means, ==, NULL);
}

/* The very same file takes its own place; a chosen one takes another's. */
static void test_replacing(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_text(fixture, "one.csv", "P01,P02\nAgree,Agree\n");
    import_all(fixture);
    bring_text(fixture, "same.csv", "P01,P02\nAgree,Agree\n");
    EqlDraft *draft = draft_at(fixture, 0);
    g_assert_cmpint(eql_draft_plan(draft)->replaces, ==, 1);
    g_assert_true(eql_draft_is_ready(draft));
    import_all(fixture);
    const GPtrArray *imports = snapshot(fixture)->imports;
    g_assert_cmpint(((EqlImportRecord *)imports->pdata[0])->replaced_by, ==, 2);
    bring_text(fixture, "more.csv", "P01,P02\nAgree,Agree\nAgree,Agree\n");
    g_assert_cmpint(eql_draft_plan(draft_at(fixture, 0))->replaces, ==, 0);
    GtkWidget *card = find_widget(eql_window_page(fixture->window, "import"), EQL_TYPE_IMPORT_CARD);
    GtkDropDown *replaces =
        GTK_DROP_DOWN(gtk_widget_get_template_child(card, EQL_TYPE_IMPORT_CARD, "replaces"));
    g_assert_true(eql_choice_set(replaces, "2"));
    wait_until(is_idle, fixture);
    settle();
    import_all(fixture);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 2);
    act(fixture, "win.undo", NULL);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 1);
}

static void test_bad_file(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    g_autofree char *path = in_folder(fixture, "notes.csv");
    g_assert_true(g_file_set_contents(path, "just,a,header\n", -1, NULL));
    const char *const paths[] = {path, NULL};
    eql_session_bring_in(fixture->session, paths);
    wait_until(is_idle, fixture);
    settle();
    EqlDraft *draft = draft_at(fixture, 0);
    g_assert_false(eql_draft_is_ready(draft));
    g_assert_nonnull(eql_draft_error(draft));
    eql_session_import(fixture->session, NULL);
    g_assert_false(eql_jobs_is_busy(eql_session_jobs(fixture->session)));
    g_assert_cmpuint(n_drafts(fixture), ==, 1);
}

/* ── what goes wrong ── */

static void test_not_a_project(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = in_folder(fixture, "letter.equalens");
    g_assert_true(g_file_set_contents(path, "Dear all", -1, NULL));
    eql_session_open(fixture->session, path);
    wait_until(is_idle, fixture);
    settle();
    g_assert_nonnull(fixture->said);
    g_assert_null(snapshot(fixture));
    g_assert_cmpuint(fixture->snapshots, ==, 0);
}

static void test_cancel(Fixture *fixture, gconstpointer data)
{
    act(fixture, "win.sample", NULL);
    g_autofree char *path = in_folder(fixture, "workbook.xlsx");
    eql_session_save_workbook(fixture->session, path);
    g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.cancel", NULL));
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpuint(fixture->saved, ==, 0);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

/* Nothing can be asked for that makes no sense yet: no dialog opens, no work begins. */
static void test_actions_before_a_project(Fixture *fixture, gconstpointer data)
{
    const char *const actions[] = {"win.bring-in", "win.export", "win.undo", "win.redo",
                                   "win.propose"};
    GListModel *windows = gtk_window_get_toplevels();
    guint before = g_list_model_get_n_items(windows);
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        gtk_widget_activate_action(GTK_WIDGET(fixture->window), actions[i], NULL);
        settle();
        g_assert_cmpuint(g_list_model_get_n_items(windows), ==, before);
        g_assert_false(eql_jobs_is_busy(eql_session_jobs(fixture->session)));
    }
}

/* F1 opens the guide where it tells of the page one is on; each page has one. */
static void test_guide(Fixture *fixture, gconstpointer data)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    g_autofree char *first = eql_window_guide_page(fixture->window);
    g_assert_cmpstr(first, ==, "first-steps");
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.sample", NULL);
    wait_until(is_idle, fixture);
    for (guint i = 0; i < n; i++) {
        eql_window_show_page(fixture->window, kinds[i].name);
        g_autofree char *page = eql_window_guide_page(fixture->window);
        g_autofree char *address = eql_guide_address(page, NULL);
        g_assert_nonnull(address);
        g_assert_nonnull(strstr(address, page));
    }
}

/* The tour opens the sample school whatever is there, goes from page to page, and back. */
static void test_tour(Fixture *fixture, gconstpointer data)
{
    EqlTour *tour = find_widget(GTK_WIDGET(fixture->window), EQL_TYPE_TOUR);
    AdwViewStack *stack = find_widget(GTK_WIDGET(fixture->window), ADW_TYPE_VIEW_STACK);
    g_assert_false(eql_tour_is_on(tour));
    gtk_widget_activate_action(GTK_WIDGET(fixture->window), "win.tour", NULL);
    g_assert_true(eql_tour_is_on(tour));
    g_assert_null(eql_session_snapshot(fixture->session));
    gtk_widget_activate_action(GTK_WIDGET(tour), "tour.next", NULL);
    wait_until(is_idle, fixture);
    g_assert_true(eql_session_is_sample(fixture->session));
    const char *const pages[] = {"overview", "themes", "groups", "outcomes", "plan", "import"};
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        g_assert_cmpstr(adw_view_stack_get_visible_child_name(stack), ==, pages[i]);
        gtk_widget_activate_action(GTK_WIDGET(tour), "tour.back", NULL);
        g_assert_cmpstr(adw_view_stack_get_visible_child_name(stack), ==, pages[MAX(i, 1) - 1]);
        for (guint steps = i > 0 ? 2 : 1; steps > 0; steps--)
            gtk_widget_activate_action(GTK_WIDGET(tour), "tour.next", NULL);
    }
    g_assert_false(eql_tour_is_on(tour));
}

/* Only the first start is one. */
static void test_first_start(Fixture *fixture, gconstpointer data)
{
    g_autoptr(GSettings) settings = eql_gsettings_new();
    g_assert_nonnull(settings);
    g_settings_reset(settings, "tour-offered");
    g_assert_true(eql_gsettings_is_first_start());
    g_assert_false(eql_gsettings_is_first_start());
}

static void test_dialogs(Fixture *fixture, gconstpointer data)
{
    const char *const actions[] = {"win.about", "win.new", "win.shortcuts"};
    for (guint i = 0; i < G_N_ELEMENTS(actions); i++) {
        guint before = g_list_model_get_n_items(gtk_window_get_toplevels());
        g_assert_true(gtk_widget_activate_action(GTK_WIDGET(fixture->window), actions[i], NULL));
        settle();
        g_assert_cmpuint(g_list_model_get_n_items(gtk_window_get_toplevels()), >=, before);
        eql_compat_close_dialogs(GTK_WINDOW(fixture->window));
        settle();
    }
}

/* ── the plan ── */

static GtkWidget *plan(Fixture *fixture)
{
    return eql_window_page(fixture->window, "plan");
}

static gpointer part_of_plan(Fixture *fixture, const char *name)
{
    return gtk_widget_get_template_child(plan(fixture), EQL_TYPE_PLAN_PAGE, name);
}

static void act_on_plan(Fixture *fixture, const char *action)
{
    g_assert_true(gtk_widget_activate_action(plan(fixture), action, NULL));
    wait_until(is_idle, fixture);
    settle();
}

static EqlActionRow *action_row(Fixture *fixture, int at)
{
    GtkListBoxRow *row = gtk_list_box_get_row_at_index(part_of_plan(fixture, "list"), at);
    g_assert_nonnull(row);
    return EQL_ACTION_ROW(row);
}

/* What the list shows is what the file holds: “walk, talk”. */
static void assert_plan(Fixture *fixture, const char *expected)
{
    g_autoptr(GString) shown = g_string_new(NULL), stored = g_string_new(NULL);
    const GPtrArray *actions = snapshot(fixture)->actions;
    g_assert_cmpstr(fixture->said, ==, NULL);
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = eql_action_row_action(action_row(fixture, (int)i));
        const char *comma = i > 0 ? ", " : "";
        g_string_append_printf(shown, "%s%s", comma, action->activity);
        g_string_append_printf(stored, "%s%s", comma,
                               ((const EqlAction *)actions->pdata[i])->activity);
    }
    g_assert_cmpstr(shown->str, ==, expected);
    g_assert_cmpstr(stored->str, ==, expected);
}

/* As somebody does it: begin an action, type what is to be done, go elsewhere. */
static void add_action(Fixture *fixture, const char *activity)
{
    act_on_plan(fixture, "plan.add");
    EqlTextField *field = find_widget(part_of_plan(fixture, "editor"), EQL_TYPE_TEXT_FIELD);
    GtkTextView *view = GTK_TEXT_VIEW(eql_text_field_input(field));
    g_assert_true(gtk_widget_is_focus(GTK_WIDGET(view)));
    gtk_text_buffer_set_text(gtk_text_view_get_buffer(view), activity, -1);
    g_assert_true(eql_text_field_is_pending(field));
    eql_text_field_keep(field);
    wait_until(is_idle, fixture);
    settle();
}

static void test_plan(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    act(fixture, "win.page", "plan");
    add_action(fixture, "walk");
    add_action(fixture, "talk");
    add_action(fixture, "sing");
    assert_plan(fixture, "walk, talk, sing");
    act_on_plan(fixture, "plan.up");
    act_on_plan(fixture, "plan.up");
    assert_plan(fixture, "sing, walk, talk");
    act_on_plan(fixture, "plan.delete");
    assert_plan(fixture, "walk, talk");
    act_on_plan(fixture, "plan.down");
    assert_plan(fixture, "talk, walk");
    for (guint i = 0; i < 4; i++)
        act(fixture, "win.undo", NULL);
    assert_plan(fixture, "walk, talk, sing");
    act(fixture, "win.undo", NULL); /* what was typed */
    assert_plan(fixture, "walk, talk, ");
    act(fixture, "win.redo", NULL);
    assert_plan(fixture, "walk, talk, sing");
}

/* Several fields one after the other, faster than the file is written. */
static void test_plan_fields(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    act(fixture, "win.page", "plan");
    add_action(fixture, "walk");
    EqlActionEditor *editor = part_of_plan(fixture, "editor");
    EqlDateField *day = find_widget(GTK_WIDGET(editor), EQL_TYPE_DATE_FIELD);
    gtk_editable_set_text(GTK_EDITABLE(eql_date_field_input(day)), "1/7/2030");
    eql_action_editor_keep(editor);
    g_assert_true(eql_choice_set(find_widget(GTK_WIDGET(editor), GTK_TYPE_DROP_DOWN), "done"));
    g_assert_true(eql_session_is_editing(fixture->session));
    wait_until(is_idle, fixture);
    settle();
    const EqlAction *action = snapshot(fixture)->actions->pdata[0];
    g_assert_cmpstr(action->due, ==, "2030-07-01");
    g_assert_cmpint(action->status, ==, EQL_STATUS_DONE);
    g_assert_cmpfloat(gtk_progress_bar_get_fraction(part_of_plan(fixture, "progress")), ==, 1);
    gtk_editable_set_text(GTK_EDITABLE(eql_date_field_input(day)), "soon");
    eql_action_editor_keep(editor);
    g_assert_false(eql_jobs_is_busy(eql_session_jobs(fixture->session)));
    act(fixture, "win.undo", NULL);
    act(fixture, "win.undo", NULL);
    action = snapshot(fixture)->actions->pdata[0];
    g_assert_cmpstr(action->due, ==, "");
    g_assert_cmpint(action->status, ==, EQL_STATUS_NOT_STARTED);
}

static void test_plan_filter(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    act(fixture, "win.page", "plan");
    add_action(fixture, "walk");
    add_action(fixture, "talk");
    EqlPlanFilter *filter = part_of_plan(fixture, "filter");
    GtkDropDown *status = find_widget(GTK_WIDGET(filter), GTK_TYPE_DROP_DOWN);
    g_assert_true(eql_choice_set(status, "done"));
    g_assert_false(gtk_widget_get_child_visible(GTK_WIDGET(action_row(fixture, 0))));
    g_assert_false(eql_plan_filter_is_clear(filter));
    act_on_plan(fixture, "plan.add"); /* to be seen, it clears what was chosen */
    g_assert_true(eql_plan_filter_is_clear(filter));
    g_assert_true(gtk_widget_get_child_visible(GTK_WIDGET(action_row(fixture, 0))));
}

/* Another program changed the very same: what it wrote is shown, not written over. */
static void test_plan_quarrel(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    act(fixture, "win.page", "plan");
    add_action(fixture, "walk");
    g_autoptr(EqlProject) other = eql_project_open(eql_session_path(fixture->session), NULL);
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(other), NULL);
    eql_action_set(actions->pdata[0], EQL_ACTION_ACTIVITY, "run");
    g_assert_true(eql_store_set_actions(eql_project_store(other), actions, NULL));
    EqlTextField *field = find_widget(part_of_plan(fixture, "editor"), EQL_TYPE_TEXT_FIELD);
    GtkTextView *view = GTK_TEXT_VIEW(eql_text_field_input(field));
    gtk_text_buffer_set_text(gtk_text_view_get_buffer(view), "fly", -1);
    eql_text_field_keep(field);
    wait_until(is_idle, fixture);
    settle();
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    assert_plan(fixture, "run");
}

/* ── a workbook that comes back ── */

/* The plan's own workbook, as it was when it was saved. */
static char *save_plan(Fixture *fixture)
{
    g_autoptr(GError) error = NULL;
    char *path = in_folder(fixture, "plan.xlsx");
    eql_session_save_workbook(fixture->session, path);
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpstr(fixture->said, ==, NULL);
    return path;
}

static void change_owner(Fixture *fixture, guint at, const char *owner)
{
    const EqlAction *before = snapshot(fixture)->actions->pdata[at];
    g_autoptr(EqlAction) after = eql_action_copy(before);
    eql_action_set(after, EQL_ACTION_OWNER, owner);
    eql_session_edit(fixture->session, eql_edit_change_action(before, after));
    wait_until(is_idle, fixture);
    settle();
}

/* As if the plan's owners had been taken out in the workbook. */
static EqlReadBack *show_changes(Fixture *fixture)
{
    g_autoptr(GPtrArray) changes =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
    for (guint i = 0; i < snapshot(fixture)->actions->len; i++) {
        g_autoptr(EqlAction) after = eql_action_copy(snapshot(fixture)->actions->pdata[i]);
        eql_action_set(after, EQL_ACTION_OWNER, "");
        g_ptr_array_add(changes,
                        eql_action_change_new(snapshot(fixture)->actions->pdata[i], after, i));
    }
    g_signal_emit_by_name(fixture->session, "read-back", "plan.xlsx", changes);
    GListModel *windows = gtk_window_get_toplevels();
    for (guint i = 0; i < g_list_model_get_n_items(windows); i++) {
        g_autoptr(GtkWindow) window = g_list_model_get_item(windows, i);
        if (EQL_IS_READ_BACK(window))
            return EQL_READ_BACK(window);
    }
    g_assert_not_reached();
}

/* Dropped on the window, a workbook as it was saved changes nothing, whatever the plan holds by
 * now. What differs is shown, and taken or left. */
static void test_read_back(Fixture *fixture, gconstpointer data)
{
    const char *const names[] = {"staff-responses.csv", NULL};
    make_project(fixture);
    bring_in(fixture, names);
    import_all(fixture);
    act(fixture, "win.page", "plan");
    add_action(fixture, "walk");
    add_action(fixture, "talk");
    g_autofree char *path = save_plan(fixture);
    const char *const paths[] = {path, NULL};
    change_owner(fixture, 0, "Head");
    change_owner(fixture, 1, "Deputy");
    g_assert_true(let_go(fixture, paths));
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    g_assert_cmpstr(fixture->said, ==, NULL);
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[0])->owner, ==, "Head");
    EqlReadBack *dialog = show_changes(fixture);
    g_autoptr(GPtrArray) all = eql_read_back_chosen(dialog);
    g_assert_cmpuint(all->len, ==, 2);
    GtkCheckButton *keep = find_widget(GTK_WIDGET(dialog), GTK_TYPE_CHECK_BUTTON);
    gtk_check_button_set_active(keep, TRUE);
    g_autoptr(GPtrArray) some = eql_read_back_chosen(dialog);
    g_assert_cmpuint(some->len, ==, 1);
    eql_read_back_accept(dialog);
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[0])->owner, ==, "Head");
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[1])->owner, ==, "");
    act(fixture, "win.undo", NULL);
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[1])->owner, ==, "Deputy");
}

/* ── voices, and about the data ── */

static gpointer part_of(Fixture *fixture, const char *page, const char *name)
{
    GtkWidget *widget = eql_window_page(fixture->window, page);
    return gtk_widget_get_template_child(widget, G_OBJECT_TYPE(widget), name);
}

static gboolean is_filled(gpointer list)
{
    return !eql_rows_are_coming(list) && gtk_list_box_get_row_at_index(list, 0) != NULL;
}

static void test_voices(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in(fixture, ALL);
    import_all(fixture);
    act(fixture, "win.page", "voices");
    GtkListBox *list = part_of(fixture, "voices", "list");
    wait_until(is_filled, list);
    GtkWidget *row = GTK_WIDGET(gtk_list_box_get_row_at_index(list, 0));
    GtkCheckButton *quotable = find_widget(row, GTK_TYPE_CHECK_BUTTON);
    g_assert_false(gtk_check_button_get_active(quotable));
    gtk_check_button_set_active(quotable, TRUE);
    wait_until(is_idle, fixture);
    settle();
    /* the row stays, for whoever is on it */
    g_assert_true(GTK_WIDGET(gtk_list_box_get_row_at_index(list, 0)) == row);
    gtk_check_button_set_active(part_of(fixture, "voices", "quotable"), TRUE);
    wait_until(is_idle, fixture);
    settle();
    g_assert_null(gtk_list_box_get_row_at_index(list, 1));
    act(fixture, "win.undo", NULL);
    g_assert_null(gtk_list_box_get_row_at_index(list, 0));
    gtk_check_button_set_active(part_of(fixture, "voices", "quotable"), FALSE);
    wait_until(is_idle, fixture);
    wait_until(is_filled, list);
    g_signal_emit_by_name(gtk_list_box_get_row_at_index(list, 0), "masked", "no such comment",
                          "Sam");
    wait_until(is_idle, fixture);
    settle();
    g_assert_nonnull(fixture->said);
    g_assert_cmpstr(eql_edit_undo_label(eql_history_to_undo(eql_session_history(fixture->session))),
                    ==, "Undo 6 imports"); /* what failed is no change */
}

static void test_data(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_text(fixture, "one.csv", "P01,P02,Name\nAgree,Agree,Sam\n");
    import_all(fixture);
    act(fixture, "win.page", "data");
    GtkListBox *files = part_of(fixture, "data", "files");
    EqlFileRow *row = EQL_FILE_ROW(gtk_list_box_get_row_at_index(files, 0));
    g_assert_cmpstr(eql_file_row_record(row)->file, ==, "one.csv");
    adw_expander_row_set_expanded(ADW_EXPANDER_ROW(row), TRUE);
    settle();
    g_autofree char *path = in_folder(fixture, "two.csv");
    g_assert_true(g_file_set_contents(path, "P01,P02\nAgree,Agree\nAgree,Agree\n", -1, NULL));
    eql_session_replace(fixture->session, 1, path);
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpint(eql_draft_plan(draft_at(fixture, 0))->replaces, ==, 1);
    import_all(fixture);
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 2);
    act(fixture, "win.page", "data");
    row = EQL_FILE_ROW(gtk_list_box_get_row_at_index(files, 0));
    g_assert_cmpstr(eql_file_row_record(row)->file, ==, "two.csv");
    g_signal_emit_by_name(row, "undo");
    wait_until(is_idle, fixture);
    settle();
    g_assert_cmpuint(eql_dataset_responses(snapshot(fixture)->dataset, "pupil")->n, ==, 1);
    g_assert_cmpstr(fixture->said, ==, NULL);
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(&argc, &argv, NULL);
    application = eql_application_new(G_APPLICATION_NON_UNIQUE);
    g_application_register(G_APPLICATION(application), NULL, NULL);
    ADD("/window/whole-job", test_whole_job);
    ADD("/window/sample", test_sample);
    ADD("/window/mapping", test_mapping);
    ADD("/window/drop", test_drop);
    ADD("/window/meaning", test_meaning);
    ADD("/window/replacing", test_replacing);
    ADD("/window/bad-file", test_bad_file);
    ADD("/window/plan", test_plan);
    ADD("/window/plan-fields", test_plan_fields);
    ADD("/window/plan-filter", test_plan_filter);
    ADD("/window/plan-quarrel", test_plan_quarrel);
    ADD("/window/read-back", test_read_back);
    ADD("/window/voices", test_voices);
    ADD("/window/data", test_data);
    ADD("/window/not-a-project", test_not_a_project);
    ADD("/window/cancel", test_cancel);
    ADD("/window/actions-before-a-project", test_actions_before_a_project);
    ADD("/window/guide", test_guide);
    ADD("/window/tour", test_tour);
    ADD("/window/first-start", test_first_start);
    ADD("/window/dialogs", test_dialogs);
    int status = g_test_run();
    g_object_unref(application);
    return status;
}
