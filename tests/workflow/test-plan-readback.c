/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "../output/sample-content.h"
#include "workflow/plan-readback.h"

static char *folder;

static EqlAction *action_at(GPtrArray *actions, guint i)
{
    g_assert_cmpuint(i, <, actions->len);
    return actions->pdata[i];
}

static void set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text);
}

/* A plan as somebody may have saved it: rows of cells, NULL at the end of each. */
static char *write_plan(const char *sheet, const char *const *cells)
{
    char *path = g_build_filename(folder, "edited.xlsx", NULL);
    lxw_workbook *workbook = workbook_new(path);
    lxw_worksheet *front = workbook_add_worksheet(workbook, "Notes");
    lxw_worksheet *plan = workbook_add_worksheet(workbook, sheet);
    lxw_row_t row = 2; /* a title and a blank row above */
    lxw_col_t column = 0;
    worksheet_write_string(front, 0, 0, "Minutes", NULL);
    worksheet_write_string(plan, 0, 1, "Action plan", NULL);
    for (; !(cells[0] == NULL && column == 0); cells++) {
        if (*cells && **cells)
            worksheet_write_string(plan, row, column, *cells, NULL);
        column++;
        if (*cells == NULL) {
            row++;
            column = 0;
        }
    }
    g_assert_cmpint(workbook_close(workbook), ==, LXW_NO_ERROR);
    return path;
}

static void read_back(const char *path, GPtrArray *actions, guint changed, guint added)
{
    g_autoptr(GError) error = NULL;
    guint really_changed = 99, really_added = 99;
    gboolean read =
        eql_plan_read_back(path, actions, NULL, &really_changed, &really_added, NULL, &error);
    g_assert_no_error(error);
    g_assert_true(read);
    g_assert_cmpuint(really_changed, ==, changed);
    g_assert_cmpuint(really_added, ==, added);
    g_assert_cmpint(g_remove(path), ==, 0);
}

/* What the program wrote, read at once: nothing changes, not even what no cell can hold. */
static void test_untouched(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *path = g_build_filename(folder, "plan.xlsx", NULL);
    g_autofree char *endless = g_strnfill(40000, 'x');
    set_text(&action_at(sample->actions, 2)->review, endless);
    set_text(&action_at(sample->actions, 1)->owner, " bell \a, and spaces ");
    set_text(&action_at(sample->actions, 0)->activity, "two\nlines");
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    read_back(path, sample->actions, 0, 0);
    g_assert_cmpuint(strlen(action_at(sample->actions, 2)->review), ==, 40000);
    g_assert_cmpstr(action_at(sample->actions, 1)->activity, ==, SAMPLE_FORMULA);
    g_assert_cmpstr(action_at(sample->actions, 0)->due, ==, "2026-03-31");
}

/* A workbook says whose it is; one that does not is taken for one's own. */
static void test_other_school(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *path = g_build_filename(folder, "plan.xlsx", NULL);
    const char *const nameless[] = {"Equalens id", "Activity", "Status", NULL, "A1",
                                    "Do it",       "Done",     NULL,     NULL};
    const char *own = content.dataset->school->name;
    g_autofree char *loud = g_utf8_strup(own, -1);
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    g_assert_cmpstr(eql_plan_other_school(path, own), ==, NULL);
    g_assert_cmpstr(eql_plan_other_school(path, loud), ==, NULL);
    g_autofree char *other = eql_plan_other_school(path, "Riverside");
    g_assert_cmpstr(other, ==, own);
    g_assert_cmpint(g_remove(path), ==, 0);
    g_autofree char *old = write_plan("Plan", nameless);
    g_assert_cmpstr(eql_plan_other_school(old, "Riverside"), ==, NULL);
    g_assert_cmpstr(eql_plan_other_school("/no/such.xlsx", "Riverside"), ==, NULL);
    g_assert_cmpint(g_remove(old), ==, 0);
}

/* Sorted, columns moved and added, the sheet renamed, a row gone, a row new, one copied. */
static void test_edited(void)
{
    g_autoptr(Sample) sample = sample_new();
    /* clang-format off */
    const char *const cells[] = {
        "Status", "Cost", "Activity", "EQUALENS ID", "Due date", "Priority", "Review", NULL,
        "Done", "£40", "Train all staff.", "A3", "1/9/26", "low", "Went well", NULL,
        "Paused", "", "A new idea", "", "", "", NULL,
        "in progress", "", "Look again", "A1", "2026-04-30", "1 High", NULL,
        "Done", "", "Look again, copied", "A1", "", "2", NULL,
        "", "", "", "", "", "", NULL,
        NULL,
    };
    /* clang-format on */
    g_autofree char *path = write_plan("Our plan", cells);
    read_back(path, sample->actions, 2, 2);
    g_assert_cmpuint(sample->actions->len, ==, 5);

    const EqlAction *first = action_at(sample->actions, 0), *gone = action_at(sample->actions, 1);
    const EqlAction *third = action_at(sample->actions, 2), *idea = action_at(sample->actions, 3);
    g_assert_cmpstr(first->activity, ==, "Look again");
    g_assert_cmpstr(first->due, ==, "2026-04-30");
    g_assert_cmpstr(first->owner, ==, "Deputy head"); /* its column was deleted */
    g_assert_cmpstr(gone->activity, ==, SAMPLE_FORMULA);
    g_assert_cmpstr(third->due, ==, "2026-09-01");
    g_assert_cmpstr(third->review, ==, "Went well");
    g_assert_cmpstr(idea->id, ==, "A4");
    g_assert_cmpint(idea->status, ==, EQL_STATUS_PAUSED);
    g_assert_cmpstr(action_at(sample->actions, 4)->id, ==, "A5");
    g_assert_cmpint(action_at(sample->actions, 4)->priority, ==, 2);
}

/* A cell that was emptied is empty; a row of which only the id is left stays as it was. */
static void test_cleared(void)
{
    g_autoptr(Sample) sample = sample_new();
    const char *const cells[] = {"Equalens id", "Activity", "Status", "Owner", NULL, "A1",
                                 "Do it",       "Done",     NULL,     "A3",    NULL, NULL};
    g_autofree char *path = write_plan("Action plan", cells);
    read_back(path, sample->actions, 1, 0);
    g_assert_cmpstr(action_at(sample->actions, 0)->owner, ==, "");
    g_assert_cmpstr(action_at(sample->actions, 2)->activity, ==, "Train all staff.");
}

static void assert_refused(const char *const *cells, const char *place, const char *quoted)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = write_plan("Action plan", cells);
    g_autofree char *before = g_strdup(action_at(sample->actions, 0)->activity);
    guint changed = 0, added = 0;
    g_assert_false(eql_plan_read_back(path, sample->actions, NULL, &changed, &added, NULL, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_READ_BACK);
    g_assert_nonnull(strstr(error->message, place));
    g_assert_nonnull(strstr(error->message, quoted));
    g_assert_cmpstr(action_at(sample->actions, 0)->activity, ==, before); /* all or nothing */
    g_assert_cmpint(g_remove(path), ==, 0);
}

static void test_unreadable(void)
{
    const char *const status[] = {"Equalens id", "Activity", "Status", NULL, "A1",
                                  "New words",   "Done",     NULL,     "A2", "x",
                                  "Nearly",      NULL,       NULL};
    const char *const date[] = {"Equalens id", "Activity", "Status",     "Due date", NULL, "A1",
                                "New words",   "Done",     "31/02/2026", NULL,       NULL};
    const char *const year[] = {"Equalens id", "Activity", "Status",   "Due date", NULL, "A1",
                                "New words",   "Done",     "1/2/1926", NULL,       NULL};
    const char *const priority[] = {"Equalens id", "Activity", "Status", "Priority", NULL, "A1",
                                    "New words",   "Done",     "urgent", NULL,       NULL};
    const char *const other[] = {"Name", "Score", NULL, "x", "1", NULL, NULL};
    assert_refused(status, "row 5, column Status", "“Nearly”");
    assert_refused(date, "row 4, column Due date", "“31/02/2026”");
    assert_refused(year, "row 4, column Due date", "“1/2/1926”");
    assert_refused(priority, "row 4, column Priority", "“urgent”");
    assert_refused(other, "edited.xlsx", "no action plan");
}

/* ── three sides: as exported, the workbook, the project ── */

static char *written(const Sample *sample)
{
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    char *path = g_build_filename(folder, "plan.xlsx", NULL);
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    g_assert_no_error(error);
    return path;
}

/* Worked on in the project after the export: a workbook that nobody changed changes nothing. */
static void test_project_moved_on(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = written(sample);
    set_text(&action_at(sample->actions, 0)->owner, "Headteacher");
    action_at(sample->actions, 1)->status = EQL_STATUS_DONE;
    set_text(&action_at(sample->actions, 2)->due, "2027-01-31");
    read_back(path, sample->actions, 0, 0);
    g_assert_cmpstr(action_at(sample->actions, 0)->owner, ==, "Headteacher");
    g_assert_cmpint(action_at(sample->actions, 1)->status, ==, EQL_STATUS_DONE);
    g_assert_cmpstr(action_at(sample->actions, 2)->due, ==, "2027-01-31");
}

/* A workbook with an edited plan and the plan as it was exported. */
static char *write_both(const char *const *plan, const char *const *exported)
{
    char *path = g_build_filename(folder, "edited.xlsx", NULL);
    lxw_workbook *workbook = workbook_new(path);
    const char *const *sides[] = {exported, plan};
    for (guint side = 0; side < 2; side++) {
        lxw_worksheet *sheet = workbook_add_worksheet(workbook, side == 0 ? "Kept" : "Plan");
        guint columns = g_strv_length((char **)plan);
        for (guint i = 0; sides[side][i] || i % (columns + 1) == columns; i++)
            if (sides[side][i])
                worksheet_write_string(sheet, i / (columns + 1), (lxw_col_t)(i % (columns + 1)),
                                       sides[side][i], NULL);
    }
    g_assert_cmpint(workbook_close(workbook), ==, LXW_NO_ERROR);
    return path;
}

static const EqlPlanChange *change_at(const GPtrArray *changes, guint i)
{
    g_assert_cmpuint(i, <, changes->len);
    return changes->pdata[i];
}

/* Owner changed in both, status in the workbook alone, due in the project alone. */
static void test_three_sides(void)
{
    g_autoptr(Sample) sample = sample_new();
    const char *const exported[] = {"Equalens id as exported",
                                    "Activity",
                                    "Status",
                                    "Owner",
                                    "Due date",
                                    NULL,
                                    "A1",
                                    "Do it",
                                    "Not started",
                                    "Deputy head",
                                    "2026-03-31",
                                    NULL,
                                    NULL};
    const char *const plan[] = {"Equalens id", "Activity", "Status", "Owner", "Due date",
                                NULL,          "A1",       "Do it",  "Done",  "Chair",
                                "2026-03-31",  NULL,       NULL};
    g_autofree char *path = write_both(plan, exported);
    EqlAction *action = action_at(sample->actions, 0);
    g_autoptr(GPtrArray) changes = NULL;
    g_autoptr(GError) error = NULL;
    guint changed, added;
    set_text(&action->activity, "Do it");
    set_text(&action->owner, "Headteacher");
    set_text(&action->due, "2027-01-31");
    set_text(&action->review, "So far so good");
    action->status = EQL_STATUS_NOT_STARTED;
    g_assert_true(
        eql_plan_read_back(path, sample->actions, NULL, &changed, &added, &changes, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(changed, ==, 1);
    g_assert_cmpuint(changes->len, ==, 2);
    g_assert_cmpstr(change_at(changes, 0)->what, ==, "Owner");
    g_assert_cmpstr(change_at(changes, 0)->exported, ==, "Deputy head");
    g_assert_cmpstr(change_at(changes, 0)->theirs, ==, "Chair");
    g_assert_cmpstr(change_at(changes, 0)->ours, ==, "Headteacher");
    g_assert_true(change_at(changes, 0)->conflict);
    g_assert_cmpstr(change_at(changes, 1)->what, ==, "Status");
    g_assert_false(change_at(changes, 1)->conflict);

    const EqlAction *merged = action_at(sample->actions, 0);
    g_assert_cmpstr(merged->owner, ==, "Chair");
    g_assert_cmpstr(merged->due, ==, "2027-01-31");
    g_assert_cmpint(merged->status, ==, EQL_STATUS_DONE);
    g_assert_true(g_str_has_prefix(merged->review, "So far so good\n"));
    g_assert_nonnull(strstr(merged->review, "Headteacher"));
    /* Once more: nothing is left to take over. */
    read_back(path, sample->actions, 0, 0);
}

/* Notes that both wrote are kept, however often the same workbook is read back. */
static void test_notes_twice(void)
{
    g_autoptr(Sample) sample = sample_new();
    const char *const exported[] = {"Equalens id as exported",
                                    "Activity",
                                    "Status",
                                    "Review",
                                    NULL,
                                    "A1",
                                    "Do it",
                                    "Not started",
                                    "Begun",
                                    NULL,
                                    NULL};
    const char *const plan[] = {"Equalens id", "Activity",    "Status",   "Review", NULL, "A1",
                                "Do it",       "Not started", "Half way", NULL,     NULL};
    g_autofree char *path = write_both(plan, exported);
    g_autofree char *again = g_strconcat(path, ".again", NULL);
    g_autofree char *bytes = NULL;
    gsize length;
    EqlAction *action = action_at(sample->actions, 0);
    set_text(&action->activity, "Do it");
    set_text(&action->review, "Soon done");
    action->status = EQL_STATUS_NOT_STARTED;
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_assert_true(g_file_set_contents(again, bytes, (gssize)length, NULL));
    read_back(path, sample->actions, 1, 0);
    g_autofree char *once = g_strdup(action_at(sample->actions, 0)->review);
    g_assert_true(g_str_has_prefix(once, "Half way\n"));
    g_assert_nonnull(strstr(once, "Soon done"));
    read_back(again, sample->actions, 0, 0);
    g_assert_cmpstr(action_at(sample->actions, 0)->review, ==, once);
}

/* A row of a deleted action that nobody changed stays deleted; one that was worked on comes back
 * as a new action, with an id that none ever had. */
static void test_deleted_since(void)
{
    const char *const exported[] = {"Equalens id as exported",
                                    "Activity",
                                    "Status",
                                    NULL,
                                    "A8",
                                    "Sing",
                                    "Done",
                                    NULL,
                                    "A9",
                                    "Dance",
                                    "Done",
                                    NULL,
                                    NULL};
    const char *const plan[] = {"Equalens id", "Activity", "Status", NULL,     "A8", "Sing", "Done",
                                NULL,          "A9",       "Dance",  "Paused", NULL, NULL};
    g_autoptr(Sample) sample = sample_new();
    g_autofree char *path = write_both(plan, exported);
    g_autoptr(GHashTable) given = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GError) error = NULL;
    guint changed, added;
    g_hash_table_add(given, (gpointer) "A8");
    g_hash_table_add(given, (gpointer) "A9");
    g_hash_table_add(given, (gpointer) "A14");
    g_assert_true(eql_plan_read_back(path, sample->actions, given, &changed, &added, NULL, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(changed, ==, 0);
    g_assert_cmpuint(added, ==, 1);
    g_assert_cmpstr(action_at(sample->actions, 3)->id, ==, "A15");
    g_assert_cmpstr(action_at(sample->actions, 3)->activity, ==, "Dance");
    g_assert_cmpint(g_remove(path), ==, 0);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("eql-plan-XXXXXX", NULL);
    g_test_add_func("/plan-readback/untouched", test_untouched);
    g_test_add_func("/plan-readback/other-school", test_other_school);
    g_test_add_func("/plan-readback/edited", test_edited);
    g_test_add_func("/plan-readback/cleared", test_cleared);
    g_test_add_func("/plan-readback/unreadable", test_unreadable);
    g_test_add_func("/plan-readback/project-moved-on", test_project_moved_on);
    g_test_add_func("/plan-readback/three-sides", test_three_sides);
    g_test_add_func("/plan-readback/notes-twice", test_notes_twice);
    g_test_add_func("/plan-readback/deleted-since", test_deleted_since);
    int result = g_test_run();
    g_assert_cmpint(g_rmdir(folder), ==, 0);
    g_free(folder);
    return result;
}
