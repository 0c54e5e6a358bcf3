/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook that was saved some time ago comes back: its rows are taken for the actions that they
 * were of, and for no others. */
#include <glib/gstdio.h>

#include "intake/table/table.h"
#include "workflow/plan-edit.h"
#include "workflow/project.h"

typedef struct {
    char *folder, *workbook;
    EqlProject *project;
} Fixture;

/* Enough who are unhappy for something to stand out. */
static void bring_answers(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GString) text = g_string_new("P01,P02,P03\n");
    g_autofree char *path = g_build_filename(f->folder, "in.csv", NULL);
    for (guint i = 0; i < 40; i++)
        g_string_append(text, "Strongly disagree,Disagree,Strongly disagree\n");
    g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
    EqlImportRequest request = {
        .kind = EQL_IMPORT_RESPONSES, .audience = "pupil", .wave = "A", .path = path};
    g_autoptr(EqlImportRecord) record =
        eql_project_import(f->project, &request, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(record->accepted, ==, 40);
    g_remove(path);
}

static void set_up(Fixture *f, gconstpointer data)
{
    g_autoptr(EqlSchool) school = eql_school_new("Test", NULL, NULL, NULL);
    g_autoptr(GError) error = NULL;
    f->folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    f->workbook = g_build_filename(f->folder, "plan.xlsx", NULL);
    f->project = eql_project_create_in_memory(school, &error);
    g_assert_no_error(error);
    bring_answers(f);
}

static void tear_down(Fixture *f, gconstpointer data)
{
    eql_project_close(f->project);
    g_remove(f->workbook);
    g_rmdir(f->folder);
    g_free(f->folder);
    g_free(f->workbook);
}

static void apply(Fixture *f, EqlEdit *taken)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlEdit) edit = taken;
    eql_edit_apply(edit, f->project, TRUE, &error);
    g_assert_no_error(error);
}

static void add(Fixture *f, const char *activity)
{
    g_autoptr(EqlAction) action = eql_action_new();
    eql_action_set(action, EQL_ACTION_ACTIVITY, activity);
    apply(f, eql_edit_add_action(action, G_MAXUINT));
}

static GPtrArray *plan_of(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *actions = eql_store_actions(eql_project_store(f->project), &error);
    g_assert_no_error(error);
    return actions;
}

static void delete (Fixture *f, guint at)
{
    g_autoptr(GPtrArray) actions = plan_of(f);
    apply(f, eql_edit_delete_action(actions->pdata[at], at));
}

/* "A1:walk A2:talk" */
static void assert_plan(Fixture *f, const char *expected)
{
    g_autoptr(GPtrArray) actions = plan_of(f);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        g_string_append_printf(text, "%s%s:%s", i ? " " : "", action->id, action->activity);
    }
    g_assert_cmpstr(text->str, ==, expected);
}

static void save(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    eql_project_write_workbook(f->project, NULL, f->workbook, NULL, NULL, NULL, &error);
    g_assert_no_error(error);
}

static guint read_back(Fixture *f)
{
    g_autoptr(GError) error = NULL;
    guint changed = 99, added = 99;
    eql_project_read_back_plan(f->project, f->workbook, &changed, &added, NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(changed, ==, 0);
    return added;
}

/* Saved, the last one deleted, another begun: the old row is not taken for the new action, and
 * brings nothing back. */
static void test_old_workbook(Fixture *f, gconstpointer data)
{
    g_autoptr(GError) error = NULL;
    add(f, "walk");
    add(f, "talk");
    save(f);
    delete (f, 1);
    add(f, "sing");
    assert_plan(f, "A1:walk A3:sing");
    g_autoptr(GPtrArray) changes = eql_plan_review(f->project, f->workbook, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(changes->len, ==, 0);
    g_assert_cmpuint(read_back(f), ==, 0);
    assert_plan(f, "A1:walk A3:sing");
}

/* A school without a plan finds proposals in its workbook; the first action of its own is none of
 * them. Once they came, they are known, and stay away when they are deleted. */
static void test_proposals(Fixture *f, gconstpointer data)
{
    save(f);
    add(f, "walk");
    guint proposed = read_back(f);
    g_assert_cmpuint(proposed, >, 0);
    g_autoptr(GPtrArray) actions = plan_of(f);
    g_assert_cmpuint(actions->len, ==, proposed + 1);
    g_assert_cmpstr(((EqlAction *)actions->pdata[0])->activity, ==, "walk");
    g_assert_cmpuint(read_back(f), ==, 0);
    delete (f, 1);
    g_assert_cmpuint(read_back(f), ==, 0);
    delete (f, 0);
    for (guint i = 1; i < proposed; i++)
        delete (f, 0);
    g_assert_cmpuint(read_back(f), ==, proposed); /* there is no plan: they are welcome */
}

/* ── the order of the plan is the workbook's ── */

static char *activities_in(const char *path)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlTable) table = eql_table_open(path, "Action plan", NULL, &error);
    g_assert_no_error(error);
    GString *text = g_string_new(NULL);
    const EqlRow *row;
    while (eql_table_next(table, &row, &error) && row)
        if (row->n_cells > 4 && row->cells[0].length > 1 && row->cells[0].text[0] == 'A')
            g_string_append_printf(text, "%s%.*s", text->len ? " " : "", (int)row->cells[4].length,
                                   row->cells[4].text);
    g_assert_no_error(error);
    return g_string_free(text, FALSE);
}

static void test_order(Fixture *f, gconstpointer data)
{
    add(f, "walk");
    add(f, "talk");
    add(f, "sing");
    g_autoptr(GPtrArray) actions = plan_of(f);
    apply(f, eql_edit_move_action(actions->pdata[2], 2, 0));
    save(f);
    g_autofree char *found = activities_in(f->workbook);
    g_assert_cmpstr(found, ==, "sing walk talk");
    g_assert_cmpuint(read_back(f), ==, 0);
    assert_plan(f, "A3:sing A1:walk A2:talk");
}

#define ADD(path, function) g_test_add(path, Fixture, NULL, set_up, function, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/plan-ids/old-workbook", test_old_workbook);
    ADD("/plan-ids/proposals", test_proposals);
    ADD("/plan-ids/order", test_order);
    return g_test_run();
}
