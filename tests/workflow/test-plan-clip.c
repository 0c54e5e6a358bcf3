/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of an action as people read and write them. */
#include "workflow/plan-clip.h"

static void assert_read(EqlActionField field, const char *text, const char *want)
{
    static const char *const themes[] = {"Belonging", "Fair treatment", NULL};
    g_autofree char *got = eql_plan_clip_read(field, text, themes);
    g_assert_cmpstr(got, ==, want);
}

static void test_read(void)
{
    assert_read(EQL_ACTION_STATUS, " Done\r\n", "done");
    assert_read(EQL_ACTION_STATUS, "perhaps", NULL);
    assert_read(EQL_ACTION_PRIORITY, "High", "1");
    assert_read(EQL_ACTION_PRIORITY, "soon", NULL);
    assert_read(EQL_ACTION_DUE, "1/7/2026", "2026-07-01");
    assert_read(EQL_ACTION_DUE, "when there is time", NULL);
    assert_read(EQL_ACTION_THEME, "fair TREATMENT", "Fair treatment");
    assert_read(EQL_ACTION_THEME, "Lunch", NULL);
    assert_read(EQL_ACTION_THEME, "", "");
    assert_read(EQL_ACTION_OWNER, "Head\tteacher\n", "Head teacher");
    assert_read(EQL_ACTION_ACTIVITY, "One\nTwo", "One\nTwo");
}

/* What is copied can be pasted. */
static void test_both_ways(void)
{
    g_autoptr(EqlAction) action = eql_action_new();
    action->status = EQL_STATUS_PAUSED;
    action->priority = 3;
    eql_action_set(action, EQL_ACTION_DUE, "2026-07-01");
    const EqlActionField fields[] = {EQL_ACTION_STATUS, EQL_ACTION_PRIORITY, EQL_ACTION_DUE};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_autofree char *text = eql_plan_clip_text(action, fields[i]);
        g_autofree char *is = eql_action_get(action, fields[i]);
        assert_read(fields[i], text, is);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/workflow/plan-clip/read", test_read);
    g_test_add_func("/workflow/plan-clip/both-ways", test_both_ways);
    return g_test_run();
}
