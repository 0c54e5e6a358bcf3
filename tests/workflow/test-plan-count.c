/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a school is with its plan, as of today. */
#include "workflow/plan-count.h"

static EqlAction *action_new(const char *due, EqlStatus status)
{
    EqlAction *action = eql_action_new();
    g_free(action->due);
    action->due = g_strdup(due);
    action->status = status;
    return action;
}

static gboolean is_overdue(int days, EqlStatus status)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    g_autoptr(GDateTime) then = g_date_time_add_days(now, days);
    g_autofree char *due = g_date_time_format(then, "%Y-%m-%d");
    g_autoptr(EqlAction) action = action_new(due, status);
    return eql_action_is_overdue(action);
}

/* The day itself is still time to do it: two days stand off from midnight on either side. */
static void test_overdue(void)
{
    g_autoptr(EqlAction) whenever = action_new("", EQL_STATUS_NOT_STARTED);
    g_assert_true(is_overdue(-2, EQL_STATUS_NOT_STARTED));
    g_assert_true(is_overdue(-2, EQL_STATUS_PAUSED));
    g_assert_false(is_overdue(-2, EQL_STATUS_DONE));
    g_assert_false(is_overdue(2, EQL_STATUS_IN_PROGRESS));
    g_assert_false(eql_action_is_overdue(whenever));
}

static void add(EqlPlanCount *count, const char *due, EqlStatus status)
{
    g_autoptr(EqlAction) action = action_new(due, status);
    eql_plan_count_add(count, action);
}

static void assert_says(const EqlPlanCount *count, const char *words)
{
    g_autofree char *text = eql_plan_count_text(count);
    g_assert_cmpstr(text, ==, words);
}

static void test_count(void)
{
    EqlPlanCount count = {0};
    add(&count, "2000-01-31", EQL_STATUS_DONE);
    assert_says(&count, "1 of 1 action is done.");
    add(&count, "2000-01-31", EQL_STATUS_IN_PROGRESS);
    assert_says(&count, "1 of 2 actions are done. 1 is overdue.");
    add(&count, "2000-01-31", EQL_STATUS_NOT_STARTED);
    add(&count, "", EQL_STATUS_NOT_STARTED);
    assert_says(&count, "1 of 4 actions are done. 2 are overdue.");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/workflow/plan-count/overdue", test_overdue);
    g_test_add_func("/workflow/plan-count/count", test_count);
    return g_test_run();
}
