/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is noted beside the figures, done and taken back. */
#include "workflow/record-edit.h"

static EqlProject *project_new(void)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSchool) school = eql_school_new("Riverside", NULL, NULL, NULL);
    EqlProject *project = eql_project_create_in_memory(school, &error);
    g_assert_no_error(error);
    return project;
}

static void apply(EqlEdit *edit, EqlProject *project, gboolean forwards)
{
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_edit_apply(edit, project, forwards, &error));
    g_assert_no_error(error);
}

/* ── accreditation ── */

static void assert_reached(EqlProject *project, const char *code, const char *value,
                           const char *note)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) entries = eql_store_accreditation(eql_project_store(project), &error);
    g_assert_no_error(error);
    const EqlAccreditationEntry *entry =
        eql_accreditation_find_entry(entries, EQL_ACCREDITATION_CRITERION, code);
    g_assert_cmpstr(entry != NULL ? entry->value : NULL, ==, value);
    g_assert_cmpstr(entry != NULL ? entry->note : NULL, ==, note);
}

static void test_reach(void)
{
    g_autoptr(EqlProject) project = project_new();
    g_autoptr(EqlAccreditationEntry) partly =
        eql_accreditation_entry_new(EQL_ACCREDITATION_CRITERION, "data", "partly", "Spring");
    g_autoptr(EqlAccreditationEntry) met =
        eql_accreditation_entry_new(EQL_ACCREDITATION_CRITERION, "data", "met", "");
    g_autoptr(EqlEdit) first = eql_edit_reach(NULL, partly);
    g_autoptr(EqlEdit) second = eql_edit_reach(partly, met);
    g_assert_null(eql_edit_reach(met, met));
    g_assert_cmpint(eql_edit_touches(first), ==, EQL_TOUCHES_ACCREDITATION);
    apply(first, project, TRUE);
    assert_reached(project, "data", "partly", "Spring");
    apply(second, project, TRUE);
    assert_reached(project, "data", "met", "");
    apply(second, project, FALSE);
    assert_reached(project, "data", "partly", "Spring");
    apply(first, project, FALSE);
    assert_reached(project, "data", NULL, NULL);
}

static void test_unknown_aim(void)
{
    g_autoptr(EqlProject) project = project_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlAccreditationEntry) entry =
        eql_accreditation_entry_new(EQL_ACCREDITATION_CRITERION, "nothing", "met", "");
    g_autoptr(EqlEdit) edit = eql_edit_reach(NULL, entry);
    g_assert_false(eql_edit_apply(edit, project, TRUE, &error));
    g_assert_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_AIM);
}

/* ── settings ── */

static int k_of(EqlProject *project)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), &error);
    g_assert_no_error(error);
    return settings->k;
}

static void test_setting(void)
{
    g_autoptr(EqlProject) project = project_new();
    g_autoptr(EqlSettings) settings = eql_settings_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlEdit) edit = eql_edit_setting(settings, "k", "12", &error);
    g_assert_no_error(error);
    g_assert_cmpint(eql_edit_touches(edit), ==, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN);
    apply(edit, project, TRUE);
    g_assert_cmpint(k_of(project), ==, 12);
    apply(edit, project, FALSE);
    g_assert_cmpint(k_of(project), ==, 5);
}

static void test_setting_that_is_no_change(void)
{
    g_autoptr(EqlSettings) settings = eql_settings_new();
    g_autoptr(GError) error = NULL;
    g_assert_null(eql_edit_setting(settings, "uncertainty.share", "0.20", &error));
    g_assert_null(eql_edit_setting(settings, "invited.staff", "", &error));
    g_assert_no_error(error);
}

static void test_setting_that_cannot_be(void)
{
    g_autoptr(EqlSettings) settings = eql_settings_new();
    g_autoptr(GError) error = NULL;
    g_assert_null(eql_edit_setting(settings, "k", "2", &error));
    g_assert_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE);
}

/* ── groups that are shown together ── */

static void assert_together(EqlProject *project, const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlSettings) settings = eql_store_settings(eql_project_store(project), &error);
    g_assert_no_error(error);
    g_autofree char *text = eql_settings_get(settings, "merge.ethnicity");
    g_assert_cmpstr(text, ==, expected);
}

/* Each step back is to what stood before it, whatever that was. */
static void test_merge_groups(void)
{
    g_autoptr(EqlProject) project = project_new();
    g_autoptr(EqlEdit) first = eql_edit_merge_groups("ethnicity", "Pakistani + Bangladeshi", FALSE);
    g_autoptr(EqlEdit) second =
        eql_edit_merge_groups("ethnicity", "APKN+ABAN; Black: BCRB+BAFR", FALSE);
    g_autoptr(EqlEdit) apart = eql_edit_merge_groups("ethnicity", "", TRUE);
    g_assert_cmpint(eql_edit_touches(first), ==, EQL_TOUCHES_FIGURES | EQL_TOUCHES_PLAN);
    g_assert_cmpstr(eql_edit_undo_label(first), ==, "Undo put groups together");
    g_assert_cmpstr(eql_edit_redo_label(apart), ==, "Redo take groups apart");
    g_assert_cmpstr(eql_edit_told(first, FALSE), ==, "The groups are apart again");
    g_assert_cmpstr(eql_edit_told(apart, FALSE), ==, "The groups are together again");
    apply(first, project, TRUE);
    assert_together(project, "APKN+ABAN");
    apply(second, project, TRUE);
    assert_together(project, "APKN+ABAN; Black: BCRB+BAFR");
    apply(apart, project, TRUE);
    assert_together(project, "");
    apply(apart, project, FALSE);
    assert_together(project, "APKN+ABAN; Black: BCRB+BAFR");
    apply(second, project, FALSE);
    apply(first, project, FALSE);
    assert_together(project, "");
    apply(first, project, TRUE);
    assert_together(project, "APKN+ABAN");
}

static void test_merge_refused(void)
{
    g_autoptr(EqlProject) project = project_new();
    g_autoptr(EqlEdit) edit = eql_edit_merge_groups("ethnicity", "APKN+WBRI", FALSE);
    g_autoptr(GError) error = NULL;
    g_assert_false(eql_edit_apply(edit, project, TRUE, &error));
    g_assert_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE);
    assert_together(project, "");
}

static void test_ranges(void)
{
    g_autoptr(EqlSettings) settings = eql_settings_new();
    const char *const *keys = eql_settings_keys();
    double least, most;
    gboolean whole;
    for (guint i = 0; keys[i] != NULL; i++) {
        g_autofree char *usual = eql_settings_get(settings, keys[i]);
        g_assert_true(eql_settings_range(keys[i], &least, &most, &whole));
        g_assert_cmpfloat(g_ascii_strtod(usual, NULL), >=, least);
        g_assert_cmpfloat(g_ascii_strtod(usual, NULL), <=, most);
    }
    g_assert_false(eql_settings_range("invited.pupil", &least, &most, &whole));
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record-edit/reach", test_reach);
    g_test_add_func("/record-edit/unknown-aim", test_unknown_aim);
    g_test_add_func("/record-edit/setting", test_setting);
    g_test_add_func("/record-edit/setting-that-is-no-change", test_setting_that_is_no_change);
    g_test_add_func("/record-edit/setting-that-cannot-be", test_setting_that_cannot_be);
    g_test_add_func("/record-edit/merge-groups", test_merge_groups);
    g_test_add_func("/record-edit/merge-refused", test_merge_refused);
    g_test_add_func("/record-edit/ranges", test_ranges);
    return g_test_run();
}
