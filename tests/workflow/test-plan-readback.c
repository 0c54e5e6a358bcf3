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
    gboolean read = eql_plan_read_back(path, actions, &really_changed, &really_added, &error);
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

/* Sorted, columns moved and added, the sheet renamed, a row gone, a row new, one copied. */
static void test_edited(void)
{
    g_autoptr(Sample) sample = sample_new();
    const char *const cells[] = {"Status",
                                 "Cost",
                                 "Activity",
                                 "EQUALENS ID",
                                 "Due date",
                                 "Priority",
                                 "Review",
                                 NULL,
                                 "Done",
                                 "£40",
                                 "Train all staff.",
                                 "A3",
                                 "1/9/26",
                                 "low",
                                 "Went well",
                                 NULL,
                                 "Paused",
                                 "",
                                 "A new idea",
                                 "",
                                 "",
                                 "",
                                 NULL,
                                 "in progress",
                                 "",
                                 "Look again",
                                 "A1",
                                 "2026-04-30",
                                 "1 High",
                                 NULL,
                                 "Done",
                                 "",
                                 "Look again, copied",
                                 "A1",
                                 "",
                                 "2",
                                 NULL,
                                 "",
                                 "",
                                 "",
                                 "",
                                 "",
                                 "",
                                 NULL,
                                 NULL};
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
    g_assert_false(eql_plan_read_back(path, sample->actions, &changed, &added, &error));
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

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("eql-plan-XXXXXX", NULL);
    g_test_add_func("/plan-readback/untouched", test_untouched);
    g_test_add_func("/plan-readback/edited", test_edited);
    g_test_add_func("/plan-readback/cleared", test_cleared);
    g_test_add_func("/plan-readback/unreadable", test_unreadable);
    int result = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return result;
}
