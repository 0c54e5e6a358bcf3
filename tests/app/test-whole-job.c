/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole job through the window, by the actions its buttons and keys have. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/action-row.h"
#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/flow.h"
#include "app/import-card.h"
#include "app/merge-groups.h"
#include "app/what-goes-in.h"
#include "app/window-private.h"
#include "fixture.h"

static EqlChart *chart_of(Fixture *fixture, const char *page)
{
    EqlChartPanel *panel =
        find_widget(eql_window_page(fixture->window, page), EQL_TYPE_CHART_PANEL);
    return eql_chart_panel_chart(panel);
}

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
    wait_for_jobs(fixture);
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
    g_assert_true(eql_choice_set(drop_down(fixture, "questions", 2), "audiences"));
    g_assert_false(gtk_widget_get_sensitive(drop_down(fixture, "questions", 0)));
    g_assert_cmpstr(eql_chart_row(chart_of(fixture, "questions"), 0)->group, ==,
                    "Fair treatment and behaviour");
    g_assert_true(eql_choice_set(drop_down(fixture, "questions", 2), ""));
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
    wait_for_jobs(fixture);
    guint broad = chart_of(fixture, "groups")->rows->len;
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 2), "full"));
    wait_for_jobs(fixture);
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
    return window_of(EQL_TYPE_MERGE_GROUPS);
}

/* The first two groups become one, and two again. */
static void check_merging(Fixture *fixture)
{
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "year"));
    wait_for_jobs(fixture);
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
    wait_for_jobs(fixture);
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "year"));
    wait_for_jobs(fixture);
    g_assert_cmpuint(chart_of(fixture, "groups")->rows->len, ==, apart - 1);
    g_signal_emit_by_name(find_button(merge_dialog(fixture), "_Take apart"), "clicked");
    wait_for_jobs(fixture);
    g_assert_true(eql_choice_set(drop_down(fixture, "groups", 1), "year"));
    wait_for_jobs(fixture);
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

static void choose(Fixture *fixture, const char *which, const char *code)
{
    g_assert_true(eql_choice_set(part_of(fixture, "outcomes", which), code));
    wait_for_jobs(fixture);
}

static const char *chosen(Fixture *fixture, const char *which)
{
    return eql_choice_get(part_of(fixture, "outcomes", which));
}

static void assert_titled(Fixture *fixture, const char *title)
{
    g_assert_cmpstr(chart_of(fixture, "outcomes")->title, ==, title);
}

/* Exclusions set against suspensions: what one of them hides is not there. */
static void check_stages(Fixture *fixture)
{
    g_autofree char *before = g_strdup(chosen(fixture, "by"));
    choose(fixture, "kind", "exclusion");
    choose(fixture, "by", "year");
    g_assert_false(eql_choice_set(part_of(fixture, "outcomes", "after"), "exclusion"));
    guint shown = eql_chart_n_shown(chart_of(fixture, "outcomes"));
    choose(fixture, "after", "suspension");
    EqlChart *chart = chart_of(fixture, "outcomes");
    g_assert_nonnull(strstr(chart->title, "set against Suspensions"));
    g_assert_cmpuint(eql_chart_n_shown(chart), >, 0);
    g_assert_cmpuint(eql_chart_n_shown(chart), <=, shown);
    g_assert_false(gtk_widget_get_mapped(part_of(fixture, "outcomes", "against")));
    /* nothing comes after itself */
    choose(fixture, "kind", "suspension");
    g_assert_cmpstr(chosen(fixture, "after"), ==, "");
    g_assert_null(strstr(chart_of(fixture, "outcomes")->title, "set against"));
    g_assert_true(gtk_widget_get_mapped(part_of(fixture, "outcomes", "against")));
    choose(fixture, "by", before);
}

static void check_plan(Fixture *fixture)
{
    act(fixture, "win.propose", NULL);
    wait_for_jobs(fixture);
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
    guint saved = fixture->n_saved;
    eql_session_save_workbook(fixture->session, path);
    wait_for_jobs(fixture);
    g_assert_cmpuint(fixture->n_saved, ==, saved + 1);
    g_assert_true(g_file_get_contents(path, &content, &length, NULL));
    g_assert_cmpmem(content, 2, "PK", 2);
    g_assert_cmpuint(length, >, 10000);
}

/* The dialog that asks what workbook and reports show. */
static GtkWidget *what_goes_in(Fixture *fixture)
{
    act(fixture, "win.what-goes-in", NULL);
    settle();
    return window_of(EQL_TYPE_WHAT_GOES_IN);
}

static void expand_all(GtkWidget *in)
{
    if (ADW_IS_EXPANDER_ROW(in))
        adw_expander_row_set_expanded(ADW_EXPANDER_ROW(in), TRUE);
    for (GtkWidget *child = gtk_widget_get_first_child(in); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        expand_all(child);
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
    expand_all(dialog);
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
    g_assert_cmpuint(count_active(again), ==, again->len - 2); /* the sheet, and the theme */
    g_ptr_array_set_size(again, 0);
    expand_all(dialog);
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
    close_dialogs(fixture->window);
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
    wait_for_jobs(fixture);
    g_assert_cmpint(g_stat(path, &one), ==, 0);
    g_assert_cmpint(g_stat(usual, &other), ==, 0);
    g_assert_cmpint(g_stat(internal, &third), ==, 0);
    /* the same figures, whatever is on the screen; the internal one has more */
    g_assert_cmpint(ABS(one.st_size - other.st_size), <, 200);
    g_assert_cmpint(third.st_size, >, one.st_size + 1000);
    g_autofree char *report = in_folder(fixture, "internal.pdf");
    eql_session_save_report_internal(fixture->session, report, eql_internal_for_the_school_alone());
    wait_for_jobs(fixture);
    g_assert_true(g_file_test(report, G_FILE_TEST_EXISTS));
    fixture->n_saved -= 3;
}

/* The last row has all that is hidden, the others an index each, the highest first. */
static void assert_cross(const EqlChart *chart)
{
    double highest = G_MAXDOUBLE;
    for (guint i = 0; i + 1 < chart->rows->len; i++) {
        EqlFigure figure = eql_chart_point(chart, i, 0)->figure;
        g_assert_false(eql_figure_is_hidden(figure));
        if (!eql_figure_is_shown(figure))
            continue;
        g_assert_cmpfloat(figure.value, <=, highest);
        highest = figure.value;
    }
    g_assert_cmpuint(eql_chart_n_shown(chart), >=, 2);
    const EqlChartRow *last = eql_chart_row(chart, chart->rows->len - 1);
    g_assert_nonnull(strstr(last->label, "hidden groups"));
    g_assert_true(eql_figure_is_hidden(last->points[0]->figure));
}

static void check_crosses(Fixture *fixture)
{
    GtkWidget *hidden = part_of(fixture, "outcomes", "hidden");
    GtkLabel *groups = part_of(fixture, "outcomes", "hidden_groups");
    choose(fixture, "by", "sex");
    g_assert_false(eql_choice_set(part_of(fixture, "outcomes", "and_by"), "sex"));
    g_assert_false(gtk_widget_get_visible(part_of(fixture, "outcomes", "detail_box")));
    g_assert_false(gtk_widget_get_visible(hidden));
    choose(fixture, "and_by", "ethnicity");
    assert_titled(fixture, "Suspensions by sex and ethnic group");
    g_assert_cmpstr(chosen(fixture, "detail"), ==, "broad");
    assert_cross(chart_of(fixture, "outcomes"));
    g_assert_true(gtk_widget_get_visible(part_of(fixture, "outcomes", "detail_box")));
    g_assert_true(gtk_widget_get_visible(hidden));
    g_assert_nonnull(strstr(gtk_label_get_label(groups), "; "));
    assert_copies(fixture, "outcomes", TRUE);
    /* nothing is crossed with itself */
    choose(fixture, "by", "ethnicity");
    g_assert_cmpstr(chosen(fixture, "and_by"), ==, "");
    g_assert_false(gtk_widget_get_visible(hidden));
    choose(fixture, "detail", "full");
}

/* One group that all others are set against; another characteristic does not have it. */
static void check_reference(Fixture *fixture)
{
    choose(fixture, "against", "WBRI");
    assert_titled(fixture, "Suspensions by ethnic group, set against White British");
    g_assert_nonnull(
        strstr(gtk_label_get_label(part_of(fixture, "outcomes", "note")), "White British"));
    g_assert_false(eql_choice_set(part_of(fixture, "outcomes", "against"), "BOTH")); /* hidden */
    choose(fixture, "detail", "broad");
    g_assert_cmpstr(chosen(fixture, "against"), ==, "school");
    choose(fixture, "against", "rest");
    assert_titled(fixture, "Suspensions by ethnic group, set against everyone else");
    choose(fixture, "and_by", "sex");
    g_assert_cmpstr(chosen(fixture, "against"), ==, "rest");
    g_assert_cmpstr(chosen(fixture, "detail"), ==, "broad");
    choose(fixture, "and_by", "");
    choose(fixture, "detail", "full");
    choose(fixture, "against", "school");
}

/* Whose voice is missing: of respondents neither events nor stages are counted. */
static void check_answered(Fixture *fixture)
{
    choose(fixture, "kind", "answered");
    assert_titled(fixture, "Who answered by ethnic group");
    g_assert_cmpuint(eql_chart_n_shown(chart_of(fixture, "outcomes")), >, 0);
    g_assert_false(gtk_widget_get_visible(part_of(fixture, "outcomes", "count_box")));
    g_assert_false(gtk_widget_get_visible(part_of(fixture, "outcomes", "after_box")));
    choose(fixture, "kind", "suspension");
    g_assert_true(gtk_widget_get_visible(part_of(fixture, "outcomes", "count_box")));
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
    close_dialogs(fixture->window);
    eql_session_show_small_groups(fixture->session, eql_internal_for_the_school_alone());
    wait_for_jobs(fixture);
    g_assert_true(gtk_widget_get_visible(bar));
    g_assert_cmpuint(eql_chart_n_shown(chart_of(fixture, "outcomes")), >, shown);
    g_assert_cmpuint(n_small(chart_of(fixture, "outcomes")), >, 0);
    assert_copies(fixture, "outcomes", FALSE);
    check_exports_hide(fixture);
    act(fixture, "win.hide-small-groups", NULL);
    wait_for_jobs(fixture);
    g_assert_false(gtk_widget_get_visible(bar));
    g_assert_cmpuint(eql_chart_n_shown(chart_of(fixture, "outcomes")), ==, shown);
    assert_copies(fixture, "outcomes", TRUE);
}

static void undo_groups(Fixture *fixture, const char *label, gboolean together)
{
    g_assert_cmpstr(to_undo(fixture), ==, label);
    act(fixture, "win.undo", NULL);
    g_assert_cmpint(eql_codes_merges(snapshot(fixture)->dataset->codes) != NULL, ==, together);
}

static void assert_empty(Fixture *fixture)
{
    g_assert_null(to_undo(fixture));
    g_assert_null(eql_snapshot_last_import(snapshot(fixture)));
    g_assert_false(eql_snapshot_has_answers(snapshot(fixture)));
    g_assert_false(eql_snapshot_has_census(snapshot(fixture)));
}

/* From an empty project, and back to one. */
static void redo_all(Fixture *fixture, guint proposed)
{
    for (guint i = 0; i < 4; i++)
        act(fixture, "win.redo", NULL);
    g_assert_null(eql_history_to_redo(eql_session_history(fixture->session)));
    g_assert_true(eql_snapshot_has_answers(snapshot(fixture)));
    g_assert_true(eql_snapshot_has_census(snapshot(fixture)));
    g_assert_cmpuint(snapshot(fixture)->actions->len, ==, proposed);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    for (guint i = 0; i < 4; i++)
        act(fixture, "win.undo", NULL);
    assert_empty(fixture);
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
    assert_empty(fixture);
    redo_all(fixture, proposed);
}

static void test_whole_job(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    bring_in_sample(fixture, NULL);
    check_cards(fixture);
    import_all(fixture);
    g_assert_cmpuint(snapshot(fixture)->imports->len, >=, 5);
    check_themes(fixture);
    check_questions(fixture);
    check_groups(fixture);
    check_merging(fixture);
    check_outcomes(fixture);
    check_stages(fixture);
    check_crosses(fixture);
    check_reference(fixture);
    check_answered(fixture);
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

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/job/whole", set_up_window, test_whole_job);
    ADD("/job/sample", set_up_window, test_sample);
    return run_window_tests();
}
