/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action plan: its list, its fields, and a workbook of it that comes back. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/action-editor.h"
#include "app/choice.h"
#include "app/date-field.h"
#include "app/plan-filter.h"
#include "app/read-back.h"
#include "plan-steps.h"
#include "workflow/plan-edit.h"

/* Types what is to be done, and goes elsewhere. */
static void write_activity(Fixture *fixture, const char *activity)
{
    EqlTextField *field = activity_field(fixture);
    GtkTextView *view = GTK_TEXT_VIEW(eql_text_field_input(field));
    gtk_text_buffer_set_text(gtk_text_view_get_buffer(view), activity, -1);
    g_assert_true(eql_text_field_is_pending(field));
    eql_text_field_keep(field);
    wait_for_jobs(fixture);
}

/* As somebody does it: the keyboard is where the new action is to be written. */
static void add_action(Fixture *fixture, const char *activity)
{
    act_on_plan(fixture, "plan.add");
    g_assert_true(gtk_widget_is_focus(eql_text_field_input(activity_field(fixture))));
    write_activity(fixture, activity);
}

static void test_plan(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    show_plan(fixture, FALSE);
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
    show_plan(fixture, FALSE);
    add_action(fixture, "walk");
    EqlActionEditor *editor = part_of(fixture, "plan", "editor");
    EqlDateField *day = find_widget(GTK_WIDGET(editor), EQL_TYPE_DATE_FIELD);
    gtk_editable_set_text(GTK_EDITABLE(eql_date_field_input(day)), "1/7/2030");
    eql_action_editor_keep(editor);
    g_assert_true(eql_choice_set(find_widget(GTK_WIDGET(editor), GTK_TYPE_DROP_DOWN), "done"));
    g_assert_true(eql_session_is_editing(fixture->session));
    wait_for_jobs(fixture);
    const EqlAction *action = snapshot(fixture)->actions->pdata[0];
    g_assert_cmpstr(action->due, ==, "2030-07-01");
    g_assert_cmpint(action->status, ==, EQL_STATUS_DONE);
    g_assert_cmpfloat(gtk_progress_bar_get_fraction(part_of(fixture, "plan", "progress")), ==, 1);
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
    show_plan(fixture, FALSE);
    add_action(fixture, "walk");
    add_action(fixture, "talk");
    EqlPlanFilter *filter = part_of(fixture, "plan", "filter");
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
    show_plan(fixture, FALSE);
    add_action(fixture, "walk");
    g_autoptr(EqlProject) other = eql_project_open(eql_session_path(fixture->session), NULL);
    g_autoptr(GPtrArray) actions = eql_store_actions(eql_project_store(other), NULL);
    eql_action_set(actions->pdata[0], EQL_ACTION_ACTIVITY, "run");
    g_assert_true(eql_store_set_actions(eql_project_store(other), actions, NULL));
    write_activity(fixture, "fly");
    g_assert_nonnull(fixture->said);
    g_clear_pointer(&fixture->said, g_free);
    assert_plan(fixture, "run");
}

/* The project was moved while it was open: that is said once, and nothing is shown that is in no
 * file; when it is back, work goes on. */
static void test_plan_gone(Fixture *fixture, gconstpointer data)
{
    make_project(fixture);
    show_plan(fixture, FALSE);
    add_action(fixture, "walk");
    g_autofree char *away = in_folder(fixture, "elsewhere.equalens");
    g_assert_cmpint(g_rename(fixture->path, away), ==, 0);
    write_activity(fixture, "fly");
    g_assert_nonnull(strstr(fixture->said, "no longer there"));
    g_clear_pointer(&fixture->said, g_free);
    assert_plan(fixture, "walk");
    g_assert_cmpint(g_rename(away, fixture->path), ==, 0);
    write_activity(fixture, "run");
    assert_plan(fixture, "run");
}

/* ── a workbook that comes back ── */

/* The plan's own workbook, as it was when it was saved. */
static char *save_plan(Fixture *fixture)
{
    char *path = in_folder(fixture, "plan.xlsx");
    eql_session_save_workbook(fixture->session, path);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    return path;
}

static void change_owner(Fixture *fixture, guint at, const char *owner)
{
    const EqlAction *before = snapshot(fixture)->actions->pdata[at];
    g_autoptr(EqlAction) after = eql_action_copy(before);
    eql_action_set(after, EQL_ACTION_OWNER, owner);
    eql_session_edit(fixture->session, eql_edit_change_action(before, after));
    wait_for_jobs(fixture);
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
    g_signal_emit_by_name(fixture->session, "read-back", "plan.xlsx", changes, NULL);
    return window_of(EQL_TYPE_READ_BACK);
}

/* Dropped on the window, a workbook as it was saved changes nothing, whatever the plan holds by
 * now. What differs is shown, and taken or left. */
static void test_read_back(Fixture *fixture, gconstpointer data)
{
    const char *const names[] = {"staff-responses.csv", NULL};
    make_project(fixture);
    bring_in_sample(fixture, names);
    import_all(fixture);
    show_plan(fixture, FALSE);
    add_action(fixture, "walk");
    add_action(fixture, "talk");
    g_autofree char *path = save_plan(fixture);
    const char *const paths[] = {path, NULL};
    change_owner(fixture, 0, "Head");
    change_owner(fixture, 1, "Deputy");
    eql_window_take_files(fixture->window, paths);
    wait_for_jobs(fixture);
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
    wait_for_jobs(fixture);
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[0])->owner, ==, "Head");
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[1])->owner, ==, "");
    act(fixture, "win.undo", NULL);
    g_assert_cmpstr(((EqlAction *)snapshot(fixture)->actions->pdata[1])->owner, ==, "Deputy");
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/plan/list", set_up_window, test_plan);
    ADD("/plan/fields", set_up_window, test_plan_fields);
    ADD("/plan/filter", set_up_window, test_plan_filter);
    ADD("/plan/quarrel", set_up_window, test_plan_quarrel);
    ADD("/plan/gone", set_up_window, test_plan_gone);
    ADD("/plan/read-back", set_up_window, test_read_back);
    return run_window_tests();
}
