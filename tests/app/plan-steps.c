/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-steps.h"

#include "workflow/plan-edit.h"

void act_on_plan(Fixture *fixture, const char *action)
{
    g_assert_true(
        gtk_widget_activate_action(eql_window_page(fixture->window, "plan"), action, NULL));
    wait_for_jobs(fixture);
}

void show_plan(Fixture *fixture, gboolean as_table)
{
    act(fixture, "win.page", "plan");
    gtk_toggle_button_set_active(part_of(fixture, "plan", "as_table"), as_table);
}

EqlActionRow *action_row(Fixture *fixture, int at)
{
    return row_at(part_of(fixture, "plan", "list"), at);
}

void assert_plan(Fixture *fixture, const char *expected)
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

EqlTextField *activity_field(Fixture *fixture)
{
    return find_widget(part_of(fixture, "plan", "editor"), EQL_TYPE_TEXT_FIELD);
}

GPtrArray *changes_of_workbook(EqlSession *session)
{
    GPtrArray *changes = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
    const GPtrArray *actions = eql_session_snapshot(session)->actions;
    g_autoptr(EqlAction) after = eql_action_copy(actions->pdata[0]), new = eql_action_new();
    eql_action_set(after, EQL_ACTION_OWNER, "Ms Khan");
    eql_action_set(after, EQL_ACTION_DUE, "2030-07-01");
    eql_action_set(new, EQL_ACTION_ACTIVITY, "Walk the corridors together");
    EqlActionChange *change = eql_action_change_new(actions->pdata[0], after, 0);
    change->conflicts = 1u << EQL_ACTION_OWNER;
    g_ptr_array_add(changes, change);
    g_ptr_array_add(changes, eql_action_change_new(NULL, new, actions->len));
    return changes;
}

static void count(guint *n)
{
    ++*n;
}

void count_new_texts(GtkWidget *widget, guint *n)
{
    if (GTK_IS_LABEL(widget))
        g_signal_connect_swapped(widget, "notify::label", G_CALLBACK(count), n);
    for (GtkWidget *child = gtk_widget_get_first_child(widget); child != NULL;
         child = gtk_widget_get_next_sibling(child))
        count_new_texts(child, n);
}
