/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's table of several schools: one is chosen, or a project is made of each. A workbook
 * of several sheets: they come in one after the other. */
#include <string.h>
#include <xlsxwriter.h>

#include "app/choice.h"
#include "app/import-card.h"
#include "app/read-back.h"
#include "fixture.h"
#include "workflow/plan-edit.h"
#include "workflow/project.h"

static void set_up(Fixture *fixture, gconstpointer name)
{
    g_autoptr(EqlSchool) school = eql_school_new(name, NULL, NULL, NULL);
    set_up_session(fixture, name);
    eql_session_create(fixture->session, fixture->path, school);
    wait_for_jobs(fixture);
    g_assert_nonnull(snapshot(fixture));
}

static char *fixture_file(const char *name)
{
    return g_build_filename(g_getenv("EQL_TEST_DATA"), "census", name, NULL);
}

static void bring_in(Fixture *fixture, const char *first, const char *second)
{
    const char *const paths[] = {first, second, NULL};
    bring_in_paths(fixture, paths);
}

/* Exclusions of two schools, one of which is in the roll as well. */
static char *write_log(Fixture *fixture)
{
    return write_file(fixture, "exclusions.csv",
                      "UPN,School,Ethnicity,Category,Start date\n"
                      "A1,SCH5,WBRI,SUSP,2025-01-10\n"
                      "A2,SCH5,BCRB,SUSP,2025-01-11\n"
                      "A3,OTHER,BCRB,SUSP,2025-01-12\n");
}

static void test_chosen_for_all(Fixture *fixture, gconstpointer name)
{
    g_autofree char *roll = fixture_file("council-several-schools.csv"), *log = write_log(fixture);
    bring_in(fixture, roll, log);
    EqlDraft *draft = draft_at(fixture, 0);
    GtkWidget *card = g_object_ref_sink(eql_import_card_new(fixture->session, draft));
    g_assert_nonnull(strstr(eql_draft_error(draft), "holds 8 schools"));
    g_assert_null(strstr(eql_draft_error(draft), "command line"));
    g_assert_false(eql_draft_is_ready(draft));
    g_assert_true(gtk_widget_get_visible(child_of(card, "school_box")));
    g_assert_true(gtk_widget_get_visible(child_of(card, "split_button")));
    g_assert_false(gtk_widget_get_visible(child_of(card, "with_outcomes")));
    g_assert_cmpstr(eql_choice_get(child_of(card, "school")), ==, "");
    g_assert_true(eql_choice_set(child_of(card, "school"), "SCH5"));
    wait_for_jobs(fixture);
    g_assert_cmpstr(eql_draft_error(draft), ==, NULL);
    g_assert_cmpstr(eql_draft_record(draft)->school, ==, "SCH5");
    g_assert_cmpstr(eql_choice_get(child_of(card, "school")), ==, "SCH5");
    g_assert_cmpuint(eql_draft_record(draft)->accepted, >, 0);
    g_assert_cmpuint(eql_draft_record(draft_at(fixture, 1))->accepted, ==, 2);
    import_all(fixture);
    g_assert_cmpuint(snapshot(fixture)->imports->len, ==, 2);
    g_object_unref(card);
}

/* No question where the project's own name answers it; another may still be chosen. */
static void test_own_name(Fixture *fixture, gconstpointer name)
{
    g_autofree char *roll = fixture_file("council-several-schools.csv");
    bring_in(fixture, roll, NULL);
    EqlDraft *draft = draft_at(fixture, 0);
    g_assert_cmpstr(eql_draft_record(draft)->school, ==, name);
    eql_session_choose_school(fixture->session, draft, "SCH1");
    wait_for_jobs(fixture);
    g_assert_cmpstr(eql_draft_record(draft)->school, ==, "SCH1");
}

static void test_project_for_each(Fixture *fixture, gconstpointer name)
{
    g_autofree char *roll = fixture_file("council-several-schools.csv"), *log = write_log(fixture);
    g_autofree char *folder = in_folder(fixture, "schools");
    g_autofree char *one = g_build_filename(folder, "sch5.equalens", NULL);
    bring_in(fixture, roll, log);
    eql_session_split(fixture->session, folder);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->split, ==, folder);
    g_assert_cmpuint(fixture->n_made, ==, 8);
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlProject) project = eql_project_open(one, &error);
    g_assert_no_error(error);
    g_autoptr(GPtrArray) imports = eql_store_imports(eql_project_store(project), &error);
    g_assert_cmpuint(imports->len, ==, 2);
}

/* A sheet of pupils' answers and one of staff's. */
static char *write_book(Fixture *fixture)
{
    static const char *const codes[] = {"P01", "S01"};
    char *path = in_folder(fixture, "answers.xlsx");
    lxw_workbook *book = workbook_new(path);
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, i ? "Staff" : "Pupils");
        worksheet_write_string(sheet, 0, 0, codes[i], NULL);
        worksheet_write_string(sheet, 1, 0, "Agree", NULL);
    }
    g_assert_cmpint(workbook_close(book), ==, LXW_NO_ERROR);
    return path;
}

static void test_sheets(Fixture *fixture, gconstpointer name)
{
    static const char *const audiences[] = {"pupil", "staff"};
    g_autofree char *book = write_book(fixture);
    for (guint i = 0; i < 2; i++) {
        bring_in(fixture, book, NULL);
        EqlDraft *draft = draft_at(fixture, 0);
        GtkWidget *card = g_object_ref_sink(eql_import_card_new(fixture->session, draft));
        g_assert_true(gtk_widget_get_visible(child_of(card, "sheet_box")));
        g_assert_cmpstr(eql_choice_get(child_of(card, "sheet")), ==, "Pupils");
        g_assert_true(eql_choice_set(child_of(card, "sheet"), i ? "Staff" : "Pupils"));
        wait_for_jobs(fixture);
        g_assert_cmpstr(eql_draft_error(draft), ==, NULL);
        g_assert_cmpstr(eql_draft_record(draft)->sheet, ==, i ? "Staff" : "Pupils");
        g_assert_cmpstr(eql_draft_plan(draft)->audience, ==, audiences[i]);
        g_assert_cmpint(eql_draft_plan(draft)->replaces, ==, 0);
        import_all(fixture);
        g_object_unref(card);
    }
    g_assert_cmpuint(snapshot(fixture)->imports->len, ==, 2);
}

/* The workbook of Riverside's plan, which has an action. */
static char *write_plan(Fixture *fixture)
{
    const char *const names[] = {"staff-responses.csv", NULL};
    g_autoptr(EqlAction) action = eql_action_new();
    char *path = in_folder(fixture, "plan.xlsx");
    eql_action_set(action, EQL_ACTION_ACTIVITY, "Walk");
    make_project(fixture);
    bring_in_sample(fixture, names);
    import_all(fixture);
    eql_session_edit(fixture->session, eql_edit_add_action(action, G_MAXUINT));
    wait_for_jobs(fixture);
    eql_session_save_workbook(fixture->session, path);
    wait_for_jobs(fixture);
    g_assert_cmpstr(fixture->said, ==, NULL);
    return path;
}

static GtkWidget *read_back(Fixture *fixture, const char *workbook)
{
    eql_session_read_back(fixture->session, workbook);
    wait_for_jobs(fixture);
    return window_of(EQL_TYPE_READ_BACK);
}

/* Of another school's workbook it is said whose it is, and nothing is taken unasked. */
static void test_plan_of_another(Fixture *fixture, gconstpointer unused)
{
    g_autofree char *workbook = write_plan(fixture), *path = in_folder(fixture, "hill.equalens");
    g_autoptr(EqlSchool) hill = eql_school_new("Hill School", NULL, NULL, NULL);
    eql_session_create(fixture->session, path, hill);
    wait_for_jobs(fixture);
    GtkWidget *dialog = read_back(fixture, workbook);
    GtkLabel *whose = child_of(dialog, "whose");
    g_assert_true(gtk_widget_get_visible(GTK_WIDGET(whose)));
    g_assert_nonnull(strstr(gtk_label_get_text(whose), "of Riverside, not of Hill School"));
    g_assert_false(gtk_widget_get_sensitive(child_of(dialog, "accept")));
    gtk_check_button_set_active(find_widget(dialog, GTK_TYPE_CHECK_BUTTON), TRUE);
    g_assert_true(gtk_widget_get_sensitive(child_of(dialog, "accept")));
    eql_read_back_accept(EQL_READ_BACK(dialog));
    wait_for_jobs(fixture);
    g_assert_cmpuint(snapshot(fixture)->actions->len, ==, 1);
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    g_test_add("/schools/chosen-for-all", Fixture, "Riverside", set_up, test_chosen_for_all,
               tear_down);
    g_test_add("/schools/own-name", Fixture, "SCH3", set_up, test_own_name, tear_down);
    g_test_add("/schools/project-for-each", Fixture, "Riverside", set_up, test_project_for_each,
               tear_down);
    g_test_add("/schools/sheets", Fixture, "Riverside", set_up, test_sheets, tear_down);
    ADD("/schools/plan-of-another", set_up_window, test_plan_of_another);
    return run_window_tests();
}
