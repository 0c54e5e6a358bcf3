/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <string.h>

#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/date-field.h"
#include "app/explain.h"
#include "app/flow.h"
#include "app/import-rows.h"
#include "app/new-school.h"
#include "app/page.h"
#include "app/pages.h"
#include "app/parts-bar.h"
#include "app/question-choice.h"
#include "app/rows.h"
#include "app/start-page.h"
#include "app/table-view.h"
#include "app/text-field.h"
#include "app/two-panes.h"
#include "fixture.h"
#include "forgive.h"
#include "quarks.h"
#include "waiting.h"

/* ── how is this worked out? ── */

static gboolean has_label(GtkWidget *widget, const char *text)
{
    if (GTK_IS_LABEL(widget) && strstr(gtk_label_get_text(GTK_LABEL(widget)), text) != NULL)
        return TRUE;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        if (has_label(child, text))
            return TRUE;
    return FALSE;
}

static gboolean is_mapped(gpointer widget)
{
    return gtk_widget_get_mapped(widget);
}

static void test_explain(void)
{
    GtkWidget *window = gtk_window_new();
    GtkWidget *explain = g_object_new(EQL_TYPE_EXPLAIN, "explains", "rri hidden", NULL);
    gtk_window_set_child(GTK_WINDOW(window), explain);
    gtk_window_present(GTK_WINDOW(window));
    wait_until(is_mapped, window);
    g_assert_null(find_widget(explain, GTK_TYPE_POPOVER));
    eql_explain_popup(EQL_EXPLAIN(explain));
    GtkWidget *popover = find_widget(explain, GTK_TYPE_POPOVER);
    g_assert_nonnull(popover);
    wait_until(is_mapped, popover);
    g_assert_true(has_label(popover, "Relative rate index (RRI)"));
    g_assert_true(has_label(popover, "It is said of suspensions, never of children."));
    g_assert_true(has_label(popover, "Hidden"));
    g_assert_false(has_label(popover, "Alpha"));
    gtk_popover_popdown(GTK_POPOVER(popover));
    eql_explain_set_explains(EQL_EXPLAIN(explain), "");
    g_assert_false(gtk_widget_get_visible(explain));
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

/* ── charts ── */

static EqlChart *sample_chart(void)
{
    EqlChart *chart = eql_dot_chart_new("Themes", "Score");
    eql_chart_add_series(chart, "Pupils");
    for (guint i = 0; i < 3; i++) {
        eql_chart_add_row(chart, "Belonging");
        eql_chart_set_point(chart, i, 0,
                            i == 1 ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
                                   : eql_figure_interval(EQL_UNIT_SCORE, 71, 68, 74),
                            "409", "409 pupils", NULL);
    }
    return chart;
}

static void on_row(EqlChartView *view, guint row, guint *seen)
{
    *seen = row;
}

static void test_chart_view(void)
{
    GtkWidget *window = gtk_window_new();
    GtkWidget *view = eql_chart_view_new();
    g_autoptr(EqlChart) chart = sample_chart();
    guint row = 99;
    g_signal_connect(view, "row-selected", G_CALLBACK(on_row), &row);
    gtk_window_set_child(GTK_WINDOW(window), view);
    eql_chart_view_set_chart(EQL_CHART_VIEW(view), chart);
    gtk_window_present(GTK_WINDOW(window));
    settle();
    g_assert_true(gtk_widget_get_focusable(view));
    g_assert_cmpint(eql_chart_view_selected(EQL_CHART_VIEW(view)), ==, -1);
    eql_chart_view_select(EQL_CHART_VIEW(view), 1);
    g_assert_cmpint(eql_chart_view_selected(EQL_CHART_VIEW(view)), ==, 1);
    g_assert_cmpuint(row, ==, 1);
    eql_chart_view_select(EQL_CHART_VIEW(view), 77);
    g_assert_cmpint(eql_chart_view_selected(EQL_CHART_VIEW(view)), ==, -1);
    gtk_widget_set_direction(view, GTK_TEXT_DIR_RTL);
    settle();
    g_object_ref(view);
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
    g_assert_finalize_object(view);
}

static gboolean has_height(gpointer widget)
{
    return gtk_widget_get_height(widget) > 0;
}

/* Of a chart that is longer than the page the beginning comes into sight, by key; what is clicked
 * stays where it is. */
static void test_chart_scrolls(void)
{
    GtkWidget *window = gtk_window_new(), *scrolled = gtk_scrolled_window_new();
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0), *view = eql_chart_view_new();
    GtkWidget *above = gtk_label_new("above");
    g_autoptr(EqlChart) chart = sample_chart();
    gtk_widget_set_size_request(above, -1, 60);
    gtk_box_append(GTK_BOX(box), above);
    gtk_box_append(GTK_BOX(box), view);
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scrolled), box);
    gtk_window_set_child(GTK_WINDOW(window), scrolled);
    gtk_window_set_default_size(GTK_WINDOW(window), 480, 80);
    eql_chart_view_set_chart(EQL_CHART_VIEW(view), chart);
    gtk_window_present(GTK_WINDOW(window));
    wait_until(has_height, scrolled);
    GtkAdjustment *place = gtk_scrolled_window_get_vadjustment(GTK_SCROLLED_WINDOW(scrolled));
    g_assert_cmpint(gtk_widget_get_height(view), >, gtk_widget_get_height(scrolled));
    g_autoptr(GListModel) controllers = gtk_widget_observe_controllers(view);
    for (guint i = 0; i < g_list_model_get_n_items(controllers); i++) {
        g_autoptr(GtkEventController) click = g_list_model_get_item(controllers, i);
        if (GTK_IS_GESTURE_CLICK(click))
            g_signal_emit_by_name(click, "pressed", 1, 200.0, 30.0);
    }
    settle();
    g_assert_true(gtk_widget_is_focus(view));
    g_assert_cmpfloat(gtk_adjustment_get_value(place), ==, 0);
    gtk_window_set_focus(GTK_WINDOW(window), NULL);
    eql_chart_view_select(EQL_CHART_VIEW(view), -1);
    g_assert_true(gtk_widget_child_focus(view, GTK_DIR_TAB_FORWARD));
    settle();
    g_assert_cmpfloat(gtk_adjustment_get_value(place), ==, 60);
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

static void test_chart_panel(void)
{
    GtkWidget *panel = g_object_ref_sink(g_object_new(EQL_TYPE_CHART_PANEL, NULL));
    g_autoptr(EqlChart) chart = sample_chart();
    eql_chart_panel_set_chart(EQL_CHART_PANEL(panel), chart);
    g_assert_false(eql_chart_panel_shows_table(EQL_CHART_PANEL(panel)));
    g_assert_true(gtk_widget_activate_action(panel, "chart.table", NULL));
    g_assert_true(eql_chart_panel_shows_table(EQL_CHART_PANEL(panel)));
    EqlTableView *table = find_widget(panel, EQL_TYPE_TABLE_VIEW);
    g_autofree char *text = eql_table_view_text(table);
    g_assert_nonnull(strstr(text, "Belonging\t71\t68\t74\t409"));
    g_assert_nonnull(strstr(text, "Belonging\thidden\t\t\t409"));
    settle();
    g_assert_finalize_object(panel);
}

static void test_parts_bar(void)
{
    GtkWidget *bar = g_object_ref_sink(g_object_new(EQL_TYPE_PARTS_BAR, NULL));
    const guint parts[3] = {4, 2, 1};
    eql_parts_bar_set(EQL_PARTS_BAR(bar), parts, "4 matched");
    g_autofree char *tip = NULL;
    g_object_get(bar, "tooltip-text", &tip, NULL);
    g_assert_cmpstr(tip, ==, "4 matched");
    g_assert_finalize_object(bar);
}

static void test_choice(void)
{
    GtkWidget *choice = g_object_ref_sink(gtk_drop_down_new(NULL, NULL));
    const char *const codes[] = {"pupil", "staff", NULL}, *const labels[] = {"P", "S", NULL};
    g_assert_null(eql_choice_get(GTK_DROP_DOWN(choice)));
    eql_choice_fill(GTK_DROP_DOWN(choice), codes, labels, "staff");
    g_assert_cmpstr(eql_choice_get(GTK_DROP_DOWN(choice)), ==, "staff");
    eql_choice_fill(GTK_DROP_DOWN(choice), codes, labels, "nobody");
    g_assert_cmpstr(eql_choice_get(GTK_DROP_DOWN(choice)), ==, "pupil");
    g_assert_false(eql_choice_set(GTK_DROP_DOWN(choice), "nobody"));
    g_assert_true(eql_choice_set(GTK_DROP_DOWN(choice), "staff"));
    g_assert_cmpstr(eql_choice_get(GTK_DROP_DOWN(choice)), ==, "staff");
    g_assert_finalize_object(choice);
}

/* ── rows, a few a frame ── */

#define MANY_ROWS 400

static GtkWidget *number_row(guint index, gpointer data)
{
    g_autofree char *text = g_strdup_printf("Row %u of a list that is far too long", index);
    return eql_page_label(text, NULL);
}

static guint n_children(GtkWidget *widget)
{
    guint n = 0;
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        n++;
    return n;
}

static gboolean all_rows_are_there(gpointer list)
{
    return !eql_rows_are_coming(list);
}

static void test_rows(void)
{
    GtkWidget *window = gtk_window_new(), *list = gtk_list_box_new();
    GtkWidget *scroller = gtk_scrolled_window_new();
    gtk_scrolled_window_set_child(GTK_SCROLLED_WINDOW(scroller), list);
    gtk_window_set_default_size(GTK_WINDOW(window), 400, 300);
    gtk_window_set_child(GTK_WINDOW(window), scroller);
    gtk_window_present(GTK_WINDOW(window));
    eql_rows_fill(GTK_LIST_BOX(list), MANY_ROWS, number_row, NULL);
    g_assert_true(eql_rows_are_coming(GTK_LIST_BOX(list)));
    g_assert_cmpuint(n_children(list), <, MANY_ROWS);
    wait_until(all_rows_are_there, list);
    g_assert_cmpuint(n_children(list), ==, MANY_ROWS);
    eql_rows_fill(GTK_LIST_BOX(list), MANY_ROWS, number_row, NULL);
    eql_rows_fill(GTK_LIST_BOX(list), 1, number_row, NULL); /* while others are coming */
    g_assert_false(eql_rows_are_coming(GTK_LIST_BOX(list)));
    g_assert_cmpuint(n_children(list), ==, 1);
    eql_rows_fill(GTK_LIST_BOX(list), MANY_ROWS, number_row, NULL);
    gtk_window_destroy(GTK_WINDOW(window)); /* nor is anything built for a list that is gone */
    settle();
}

/* ── a flow of children ── */

static int flow_height(GtkWidget *flow, int width)
{
    int height;
    gtk_widget_measure(flow, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
    return height;
}

static void test_flow(void)
{
    GtkWidget *flow = g_object_ref_sink(g_object_new(EQL_TYPE_FLOW, NULL));
    g_assert_cmpint(flow_height(flow, 100), ==, 0);
    for (guint i = 0; i < 3; i++) {
        GtkWidget *child = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
        gtk_widget_set_size_request(child, 100, 10);
        eql_flow_append(EQL_FLOW(flow), child);
    }
    g_assert_cmpint(flow_height(flow, 324), ==, 10);
    g_assert_cmpint(flow_height(flow, 323), ==, 32);
    g_assert_cmpint(flow_height(flow, 212), ==, 32);
    g_assert_cmpint(flow_height(flow, 100), ==, 54);
    g_assert_cmpint(flow_height(flow, -1), ==, 10);
    gtk_widget_set_visible(gtk_widget_get_first_child(flow), FALSE);
    g_assert_cmpint(flow_height(flow, 212), ==, 10);
    g_assert_finalize_object(flow);
}

/* ── two panes, and fields that keep themselves ── */

static void assert_panes(GtkWidget *panes, int width, gboolean folded, gboolean list,
                         gboolean details)
{
    gtk_widget_allocate(panes, width, 100, -1, NULL);
    g_assert_cmpint(eql_two_panes_is_folded(EQL_TWO_PANES(panes)), ==, folded);
    g_assert_cmpint(gtk_widget_get_child_visible(gtk_widget_get_first_child(panes)), ==, list);
    g_assert_cmpint(gtk_widget_get_child_visible(gtk_widget_get_last_child(panes)), ==, details);
}

static void test_two_panes(void)
{
    GtkWidget *panes = g_object_ref_sink(g_object_new(EQL_TYPE_TWO_PANES, NULL));
    for (guint i = 0; i < 2; i++)
        gtk_widget_set_parent(gtk_box_new(GTK_ORIENTATION_VERTICAL, 0), panes);
    assert_panes(panes, 1000, FALSE, TRUE, TRUE);
    assert_panes(panes, 500, TRUE, TRUE, FALSE);
    eql_two_panes_show_details(EQL_TWO_PANES(panes), TRUE);
    assert_panes(panes, 500, TRUE, FALSE, TRUE);
    assert_panes(panes, 1000, FALSE, TRUE, TRUE);
    settle();
    g_assert_finalize_object(panes);
}

static void on_text(GtkWidget *field, const char *text, GString *log)
{
    g_string_append_printf(log, "[%s]", text);
}

static void leave(GtkWidget *field)
{
    g_signal_emit_by_name(controller_of(field, GTK_TYPE_EVENT_CONTROLLER_FOCUS), "leave");
    settle();
}

/* The toolkit says that the keyboard left when the window alone is left, and be it for a popover:
 * who is typing goes on afterwards, and what was typed is one change. */
static void test_text_field(void)
{
    GtkWidget *window = gtk_window_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 0);
    GtkWidget *field = eql_text_field_new(FALSE), *button = gtk_button_new();
    g_autoptr(GString) log = g_string_new(NULL);
    GtkWidget *input = eql_text_field_input(EQL_TEXT_FIELD(field));
    gtk_box_append(GTK_BOX(box), field);
    gtk_box_append(GTK_BOX(box), button);
    gtk_window_set_child(GTK_WINDOW(window), box);
    eql_text_field_set_text(EQL_TEXT_FIELD(field), "");
    g_signal_connect(field, "kept", G_CALLBACK(on_text), log);
    gtk_window_set_focus(GTK_WINDOW(window), input);
    gtk_editable_set_text(GTK_EDITABLE(input), "R");
    leave(field);
    g_assert_cmpstr(log->str, ==, "");
    gtk_editable_set_text(GTK_EDITABLE(input), "Run");
    gtk_window_set_focus(GTK_WINDOW(window), button);
    leave(field);
    g_assert_cmpstr(log->str, ==, "[Run]");
    gtk_window_destroy(GTK_WINDOW(window));
}

static void on_day(GtkWidget *field, const char *day, GString *log)
{
    g_string_append_printf(log, "[%s]", day);
}

static void type_day(GtkWidget *field, const char *text)
{
    GtkWidget *input = eql_date_field_input(EQL_DATE_FIELD(field));
    gtk_editable_set_text(GTK_EDITABLE(input), text);
    eql_date_field_keep(EQL_DATE_FIELD(field));
}

static void test_date_field(void)
{
    GtkWidget *field = g_object_ref_sink(eql_date_field_new());
    GtkWidget *input = eql_date_field_input(EQL_DATE_FIELD(field));
    g_autoptr(GString) log = g_string_new(NULL);
    g_signal_connect(field, "kept", G_CALLBACK(on_day), log);
    type_day(field, "1/7/2026");
    g_assert_cmpstr(gtk_editable_get_text(GTK_EDITABLE(input)), ==, "1 July 2026");
    type_day(field, "soon"); /* stays, to be mended */
    g_assert_true(gtk_widget_has_css_class(input, "error"));
    type_day(field, "1 July 2026");
    g_assert_false(gtk_widget_has_css_class(input, "error"));
    type_day(field, "");
    g_assert_cmpstr(log->str, ==, "[2026-07-01][]");
    g_assert_finalize_object(field);
}

/* ── the question a column answers ── */

static EqlQuestionnaire *two_questions(void)
{
    EqlQuestionnaire *questionnaire = eql_questionnaire_new();
    const char *const codes[] = {"P1", "P2"};
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        EqlItem *item = eql_item_new(codes[i], "pupil", EQL_ITEM_COMMENT);
        g_free(item->text);
        item->text = g_strdup("What would you change?");
        eql_questionnaire_take(questionnaire, item);
    }
    return questionnaire;
}

static void on_mapped(EqlColumnRow *row, const char *column, const char *code, GString *log)
{
    g_string_append_printf(log, "%s=%s ", column, code);
}

static void test_column_row(void)
{
    g_autoptr(EqlQuestionnaire) questionnaire = two_questions();
    g_autoptr(GListModel) questions = eql_questions_new(questionnaire, "pupil");
    EqlColumnMatch *match = eql_column_match_new("Belonging", "P2", "near");
    g_autoptr(GString) log = g_string_new(NULL);
    g_assert_cmpuint(g_list_model_get_n_items(questions), ==, 3);
    GtkWidget *row = g_object_ref_sink(eql_column_row_new(match, FALSE, questions));
    g_signal_connect(row, "mapped", G_CALLBACK(on_mapped), log);
    EqlQuestionChoice *choice = find_widget(row, EQL_TYPE_QUESTION_CHOICE);
    g_assert_cmpstr(eql_question_choice_get(choice), ==, "P2");
    g_clear_pointer(&match->code, g_free);
    eql_column_row_set_match(EQL_COLUMN_ROW(row), match, TRUE);
    g_assert_cmpstr(eql_question_choice_get(choice), ==, "");
    g_assert_cmpstr(log->str, ==, ""); /* showing is not choosing */
    g_signal_emit_by_name(choice, "chosen", "P1");
    g_assert_cmpstr(log->str, ==, "Belonging=P1 ");
    g_assert_finalize_object(row);
    eql_column_match_free(match);
}

static void test_question_choice(void)
{
    GtkWidget *window = gtk_window_new();
    g_autoptr(EqlQuestionnaire) questionnaire = two_questions();
    g_autoptr(GListModel) questions = eql_questions_new(questionnaire, "pupil");
    GtkWidget *choice = eql_question_choice_new(questions, "Belonging");
    gtk_window_set_child(GTK_WINDOW(window), choice);
    gtk_window_present(GTK_WINDOW(window));
    GtkWidget *button = find_widget(choice, GTK_TYPE_MENU_BUTTON);
    gtk_menu_button_popup(GTK_MENU_BUTTON(button));
    GtkWidget *search = find_widget(choice, GTK_TYPE_SEARCH_ENTRY);
    GtkWidget *list = find_widget(choice, GTK_TYPE_LIST_VIEW);
    GListModel *found = G_LIST_MODEL(gtk_list_view_get_model(GTK_LIST_VIEW(list)));
    g_assert_cmpuint(g_list_model_get_n_items(found), ==, 3);
    gtk_editable_set_text(GTK_EDITABLE(search), "p2");
    g_assert_cmpuint(g_list_model_get_n_items(found), ==, 1);
    g_signal_emit_by_name(search, "activate");
    g_assert_cmpstr(eql_question_choice_get(EQL_QUESTION_CHOICE(choice)), ==, "P2");
    gtk_window_destroy(GTK_WINDOW(window));
    settle();
}

/* ── pages and dialogs without a project ── */

static void test_pages_leave_nothing(void)
{
    guint n;
    const EqlPageKind *kinds = eql_pages(&n);
    EqlSession *session = eql_session_new();
    for (guint i = 0; i < n; i++) {
        GtkWidget *page = g_object_ref_sink(g_object_new(kinds[i].type(), NULL));
        eql_page_set_session(EQL_PAGE(page), session);
        eql_page_wake(EQL_PAGE(page));
        g_assert_nonnull(gtk_widget_get_first_child(page));
        g_assert_null(eql_page_snapshot(EQL_PAGE(page)));
        g_assert_finalize_object(page);
    }
    g_assert_finalize_object(session);
    GtkWidget *start = g_object_ref_sink(g_object_new(EQL_TYPE_START_PAGE, NULL));
    g_assert_finalize_object(start);
}

static void test_new_school(void)
{
    GtkWidget *dialog = eql_new_school_new(NULL);
    g_assert_null(eql_new_school_school(EQL_NEW_SCHOOL(dialog)));
    GtkEditable *name = find_widget(dialog, ADW_TYPE_ENTRY_ROW);
    gtk_editable_set_text(name, "  Riverside  ");
    g_autoptr(EqlSchool) school = eql_new_school_school(EQL_NEW_SCHOOL(dialog));
    g_assert_cmpstr(school->name, ==, "Riverside");
    g_assert_cmpstr(school->phase, ==, "secondary");
    g_assert_null(school->urn);
    g_object_ref(dialog);
    gtk_window_destroy(GTK_WINDOW(dialog));
    settle();
    g_assert_finalize_object(dialog);
}

int main(int argc, char *argv[])
{
    forgive_library_warnings();
    keep_quarks();
    g_test_init(&argc, &argv, NULL);
    adw_init();
    g_test_add_func("/explain/popover", test_explain);
    g_test_add_func("/app/chart-view", test_chart_view);
    g_test_add_func("/app/chart-scrolls", test_chart_scrolls);
    g_test_add_func("/app/chart-panel", test_chart_panel);
    g_test_add_func("/app/parts-bar", test_parts_bar);
    g_test_add_func("/app/choice", test_choice);
    g_test_add_func("/app/rows", test_rows);
    g_test_add_func("/app/flow", test_flow);
    g_test_add_func("/app/two-panes", test_two_panes);
    g_test_add_func("/app/text-field", test_text_field);
    g_test_add_func("/app/date-field", test_date_field);
    g_test_add_func("/app/column-row", test_column_row);
    g_test_add_func("/app/question-choice", test_question_choice);
    g_test_add_func("/app/pages-leave-nothing", test_pages_leave_nothing);
    g_test_add_func("/app/new-school", test_new_school);
    return g_test_run();
}
