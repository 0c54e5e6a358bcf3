/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Evidence of the plan does not go on telling what is hidden since. */
#include "workflow/plan-hold.h"

#include "analysis/findings.h"
#include "workflow/plan-edit.h"
#include "workflow/record-edit.h"

#define WITHOUT_FIGURES "What led to this is not shown any more: it may rest on too few people."
#define OWN_WORDS "Four pupils told us so."

static EqlProject *sample_new(void)
{
    g_autoptr(GError) error = NULL;
    EqlProject *project = eql_project_create_sample(NULL, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    return project;
}

static void apply(EqlProject *project, EqlEdit *edit, gboolean forwards)
{
    g_autoptr(GError) error = NULL;
    g_assert_nonnull(edit);
    eql_edit_apply(edit, project, forwards, &error);
    g_assert_no_error(error);
}

static GPtrArray *plan_of(EqlProject *project)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *actions = eql_store_actions(eql_project_store(project), &error);
    g_assert_no_error(error);
    return actions;
}

/* The first action is answered with a person's own words. */
static EqlProject *project_with_plan(void)
{
    g_autoptr(GError) error = NULL;
    EqlProject *project = sample_new();
    guint n = 0;
    g_autoptr(EqlEdit) proposed = eql_edit_propose(project, NULL, &n, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(n, >, 10);
    apply(project, proposed, TRUE);
    g_autoptr(GPtrArray) actions = plan_of(project);
    g_autoptr(EqlAction) own = eql_action_copy(actions->pdata[0]);
    eql_action_set(own, EQL_ACTION_EVIDENCE, OWN_WORDS);
    g_autoptr(EqlEdit) written = eql_edit_change_action(actions->pdata[0], own);
    apply(project, written, TRUE);
    return project;
}

static EqlEdit *setting(EqlProject *project, const char *key, const char *value)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), &error);
    EqlEdit *edit = eql_edit_setting(settings, key, value, &error);
    g_assert_no_error(error);
    return edit;
}

static gboolean stands_out(const GPtrArray *findings, const char *sentence)
{
    for (guint i = 0; i < findings->len; i++)
        if (g_str_equal(((EqlFinding *)findings->pdata[i])->sentence, sentence))
            return TRUE;
    return FALSE;
}

/* How many have no figures any more. */
static guint assert_nothing_else_is_said(EqlProject *project)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) actions = plan_of(project);
    g_autoptr(EqlDataset) dataset = eql_project_dataset_since_before(project, NULL, &error);
    g_autoptr(GPtrArray) findings = eql_findings(dataset, &error);
    g_assert_no_error(error);
    guint held = 0;
    g_assert_cmpstr(((EqlAction *)actions->pdata[0])->evidence, ==, OWN_WORDS);
    for (guint i = 1; i < actions->len; i++) {
        const char *evidence = ((EqlAction *)actions->pdata[i])->evidence;
        gboolean without = g_str_equal(evidence, WITHOUT_FIGURES);
        held += without;
        if (!without && !stands_out(findings, evidence))
            g_test_fail_printf("“%s” is said still", evidence);
    }
    return held;
}

static void assert_same(const GPtrArray *before, const GPtrArray *after)
{
    g_assert_cmpuint(before->len, ==, after->len);
    for (guint i = 0; i < before->len; i++) {
        const EqlAction *was = before->pdata[i], *is = after->pdata[i];
        g_assert_cmpstr(was->id, ==, is->id);
        g_assert_cmpstr(was->evidence, ==, is->evidence);
        g_assert_cmpstr(was->kept[EQL_KEPT_EVIDENCE], ==, is->kept[EQL_KEPT_EVIDENCE]);
    }
}

/* A larger k, undone and done again. */
static void test_larger_k(void)
{
    g_autoptr(EqlProject) project = project_with_plan();
    g_autoptr(GPtrArray) before = plan_of(project);
    g_autoptr(EqlEdit) edit = setting(project, "k", "20");
    g_assert_cmpint(eql_edit_touches(edit), ==, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN);
    apply(project, edit, TRUE);
    guint held = assert_nothing_else_is_said(project);
    g_assert_cmpuint(held, >, 0);
    g_assert_cmpuint(held, <, before->len - 1);
    apply(project, edit, FALSE);
    g_autoptr(GPtrArray) undone = plan_of(project);
    assert_same(before, undone);
    apply(project, edit, TRUE);
    g_assert_cmpuint(assert_nothing_else_is_said(project), ==, held);
}

/* What hides no more leaves the plan as it is. */
static void test_other_settings(void)
{
    g_autoptr(EqlProject) project = project_with_plan();
    g_autoptr(GPtrArray) before = plan_of(project);
    g_autoptr(EqlEdit) fewer = setting(project, "k", "3");
    g_autoptr(EqlEdit) other = setting(project, "uncertainty.share", "0.9");
    apply(project, fewer, TRUE);
    apply(project, other, TRUE);
    g_autoptr(GPtrArray) after = plan_of(project);
    assert_same(before, after);
}

static void test_groups_together(void)
{
    g_autoptr(EqlProject) project = project_with_plan();
    g_autoptr(GPtrArray) before = plan_of(project);
    g_autoptr(EqlEdit) edit = eql_edit_merge_groups("ethnicity", "BCRB+BAFR+BOTH", FALSE);
    apply(project, edit, TRUE);
    assert_nothing_else_is_said(project);
    g_autoptr(GPtrArray) after = plan_of(project);
    for (guint i = 0; i < after->len; i++)
        g_assert_false(
            g_str_has_prefix(((EqlAction *)after->pdata[i])->evidence, "Black Caribbean: "));
    apply(project, edit, FALSE);
    g_autoptr(GPtrArray) undone = plan_of(project);
    assert_same(before, undone);
}

/* What somebody wrote in the meantime is not lost when the setting is taken back. */
static void test_written_meanwhile(void)
{
    g_autoptr(EqlProject) project = project_with_plan();
    g_autoptr(EqlEdit) edit = setting(project, "k", "20");
    apply(project, edit, TRUE);
    g_autoptr(GPtrArray) held = plan_of(project);
    guint at = 1;
    while (!g_str_equal(((EqlAction *)held->pdata[at])->evidence, WITHOUT_FIGURES))
        at++;
    g_autoptr(EqlAction) own = eql_action_copy(held->pdata[at]);
    eql_action_set(own, EQL_ACTION_EVIDENCE, "As heard in the listening group.");
    g_autoptr(EqlEdit) written = eql_edit_change_action(held->pdata[at], own);
    apply(project, written, TRUE);
    apply(project, edit, FALSE);
    g_autoptr(GPtrArray) after = plan_of(project);
    for (guint i = 1; i < after->len; i++) {
        const char *evidence = ((EqlAction *)after->pdata[i])->evidence;
        if (i == at)
            g_assert_cmpstr(evidence, ==, "As heard in the listening group.");
        else
            g_assert_cmpstr(evidence, !=, WITHOUT_FIGURES);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/workflow/plan-hold/larger-k", test_larger_k);
    g_test_add_func("/workflow/plan-hold/other-settings", test_other_settings);
    g_test_add_func("/workflow/plan-hold/groups-together", test_groups_together);
    g_test_add_func("/workflow/plan-hold/written-meanwhile", test_written_meanwhile);
    return g_test_run();
}
