/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan goes out and comes back from the programs that schools have: LibreOffice really works
 * on it here, by a macro; what Google Sheets writes is a file in tests/data/plan. */
#include <glib/gstdio.h>
#include <string.h>

#include "../output/sample-content.h"
#include "../remove-all.h"
#include "workflow/plan-readback.h"

static char *folder;

static EqlAction *action_called(GPtrArray *actions, const char *id)
{
    for (guint i = 0; i < actions->len; i++) {
        EqlAction *action = actions->pdata[i];
        if (g_str_equal(action->id, id))
            return action;
    }
    g_error("no action %s", id);
}

static void assert_same_but(const EqlAction *a, const EqlAction *b, gboolean due, gboolean status,
                            gboolean owner)
{
    g_assert_cmpint(a->priority, ==, b->priority);
    g_assert_cmpstr(a->theme, ==, b->theme);
    g_assert_cmpstr(a->evidence, ==, b->evidence);
    g_assert_cmpstr(a->activity, ==, b->activity);
    g_assert_cmpstr(a->governance, ==, b->governance);
    g_assert_cmpstr(a->success_measure, ==, b->success_measure);
    g_assert_cmpstr(a->review, ==, b->review);
    g_assert_cmpstr(a->finding, ==, b->finding);
    g_assert_true(due || g_str_equal(a->due, b->due));
    g_assert_true(status || a->status == b->status);
    g_assert_true(owner || g_str_equal(a->owner, b->owner));
}

static const EqlPlanChange *change_of(const GPtrArray *changes, const char *action)
{
    for (guint i = 0; i < changes->len; i++) {
        const EqlPlanChange *change = changes->pdata[i];
        if (g_str_equal(change->action, action))
            return change;
    }
    g_error("no change of %s", action);
}

static void assert_change(const GPtrArray *changes, const char *action, const char *what,
                          const char *ours, const char *theirs)
{
    const EqlPlanChange *change = change_of(changes, action);
    g_assert_cmpstr(change->what, ==, what);
    g_assert_cmpstr(change->exported, ==, ours);
    g_assert_cmpstr(change->ours, ==, ours);
    g_assert_cmpstr(change->theirs, ==, theirs);
    g_assert_false(change->conflict);
}

/* What both programs leave alike: a status and a date changed, an action new. */
static void assert_worked_on(GPtrArray *actions, const GPtrArray *changes, const char *owner)
{
    g_autoptr(Sample) before = sample_new();
    const EqlAction *first = action_called(actions, "A1"), *second = action_called(actions, "A2");
    const EqlAction *added = action_called(actions, "A4");
    g_assert_cmpuint(actions->len, ==, 4);
    assert_same_but(first, action_called(before->actions, "A1"), FALSE, TRUE, TRUE);
    g_assert_cmpstr(first->owner, ==, owner);
    assert_same_but(second, action_called(before->actions, "A2"), TRUE, FALSE, FALSE);
    g_assert_cmpint(first->status, ==, EQL_STATUS_DONE);
    g_assert_cmpstr(second->due, ==, "2026-09-15");
    g_assert_cmpstr(added->activity, ==, "Ask the pupils' council");
    g_assert_cmpstr(added->owner, ==, "Chair");
    g_assert_cmpstr(added->due, ==, "2027-01-31");
    g_assert_cmpint(added->priority, ==, 2);
    assert_change(changes, "A1", "Status", "In progress", "Done");
    assert_change(changes, "A2", "Due date", "", "2026-09-15");
}

static GPtrArray *read_back(const char *path, GPtrArray *actions, guint changed)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *changes = NULL;
    guint n = 0, added = 0;
    g_assert_true(eql_plan_read_back(path, actions, NULL, &n, &added, &changes, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(n, ==, changed);
    g_assert_cmpuint(added, ==, 1);
    return changes;
}

static void test_google_sheets(void)
{
    g_autoptr(Sample) sample = sample_new(), before = sample_new();
    g_autofree char *path =
        g_build_filename(g_getenv("EQL_TEST_DATA"), "plan", "google-sheets.xlsx", NULL);
    g_assert_true(eql_plan_is_in(path));
    g_autoptr(GPtrArray) changes = read_back(path, sample->actions, 3);
    assert_worked_on(sample->actions, changes, "Deputy head");
    const EqlAction *third = action_called(sample->actions, "A3");
    assert_same_but(third, action_called(before->actions, "A3"), FALSE, FALSE, TRUE);
    g_assert_cmpstr(third->owner, ==, "Headteacher");
    g_assert_cmpuint(changes->len, ==, 3);
    assert_change(changes, "A3", "Owner", "Deputy head", "Headteacher");
}

/* ── LibreOffice ── */

/* As somebody would: the sheet renamed, the status of one action and the date of another set, one
 * action deleted and one put in between, dates shown in another way, all sorted by activity. */
static const char MACRO[] =
    "Function RowOf(sheet, id)\n"
    "  Dim i As Integer\n"
    "  For i = 0 To 40\n"
    "    If sheet.getCellByPosition(0, i).String = id Then RowOf = i : Exit Function\n"
    "  Next\n"
    "End Function\n"
    "Sub Edit(source, target)\n"
    "  Dim hidden(0) As New com.sun.star.beans.PropertyValue\n"
    "  hidden(0).Name = \"Hidden\" : hidden(0).Value = True\n"
    "  doc = StarDesktop.loadComponentFromURL(source, \"_blank\", 0, hidden())\n"
    "  sheet = doc.Sheets.getByName(\"Action plan\")\n"
    "  sheet.Name = \"Our plan\"\n"
    "  sheet.getCellByPosition(9, RowOf(sheet, \"A1\")).String = \"Done\"\n"
    "  sheet.getCellByPosition(7, RowOf(sheet, \"A2\")).setFormula(\"2026-09-15\")\n"
    "  sheet.Rows.removeByIndex(RowOf(sheet, \"A3\"), 1)\n"
    "  between = RowOf(sheet, \"A2\")\n"
    "  sheet.Rows.insertByIndex(between, 1)\n"
    "  sheet.getCellByPosition(1, between).String = \"2 Medium\"\n"
    "  sheet.getCellByPosition(4, between).String = \"Ask the pupils' council\"\n"
    "  sheet.getCellByPosition(5, between).String = \"Chair\"\n"
    "  sheet.getCellByPosition(7, between).setFormula(\"2027-01-31\")\n"
    "  sheet.getCellByPosition(9, between).String = \"Not started\"\n"
    "  head = RowOf(sheet, \"Equalens id\")\n"
    "  sheet.getCellRangeByPosition(7, head + 1, 7, head + 3).NumberFormat = 0\n"
    "  Dim field(0) As New com.sun.star.table.TableSortField\n"
    "  field(0).Field = 4 : field(0).IsAscending = False\n"
    "  Dim how(1) As New com.sun.star.beans.PropertyValue\n"
    "  how(0).Name = \"SortFields\" : how(0).Value = field()\n"
    "  how(1).Name = \"ContainsHeader\" : how(1).Value = False\n"
    "  sheet.getCellRangeByPosition(0, head + 1, 10, head + 3).sort(how())\n"
    "  Dim xlsx(0) As New com.sun.star.beans.PropertyValue\n"
    "  xlsx(0).Name = \"FilterName\" : xlsx(0).Value = \"Calc MS Excel 2007 XML\"\n"
    "  doc.storeToURL(target, xlsx())\n"
    "  doc.close(True)\n"
    "End Sub\n";

static void write_part(const char *place, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(place, name, NULL);
    g_autoptr(GError) error = NULL;
    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
}

/* A profile of its own, with the macro in the library that every user has. It says that it is set
 * up, as LibreOffice would otherwise begin with libraries of its own. */
static void write_profile(const char *profile)
{
    g_autofree char *library = g_build_filename(profile, "user", "basic", "Standard", NULL);
    g_autofree char *basic = g_path_get_dirname(library);
    g_autofree char *source = g_markup_escape_text(MACRO, -1);
    g_autofree char *module = g_strdup_printf(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE script:module PUBLIC "
        "\"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"module.dtd\">\n<script:module "
        "xmlns:script=\"http://openoffice.org/2000/script\" script:name=\"Module1\" "
        "script:language=\"StarBasic\">%s</script:module>",
        source);
    g_autofree char *user = g_path_get_dirname(basic);
    g_assert_cmpint(g_mkdir_with_parents(library, 0755), ==, 0);
    write_part(user, "registrymodifications.xcu",
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<oor:items "
               "xmlns:oor=\"http://openoffice.org/2001/registry\"><item "
               "oor:path=\"/org.openoffice.Setup/Office\"><prop "
               "oor:name=\"ooSetupInstCompleted\" oor:op=\"fuse\"><value>true</value></prop>"
               "</item></oor:items>");
    write_part(library, "Module1.xba", module);
    write_part(library, "script.xlb",
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE library:library PUBLIC "
               "\"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"library.dtd\">\n"
               "<library:library xmlns:library=\"http://openoffice.org/2000/library\" "
               "library:name=\"Standard\" library:readonly=\"false\" "
               "library:passwordprotected=\"false\"><library:element library:name=\"Module1\"/>"
               "</library:library>");
    write_part(basic, "script.xlc",
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE library:libraries PUBLIC "
               "\"-//OpenOffice.org//DTD OfficeDocument 1.0//EN\" \"libraries.dtd\">\n"
               "<library:libraries xmlns:library=\"http://openoffice.org/2000/library\" "
               "xmlns:xlink=\"http://www.w3.org/1999/xlink\"><library:library "
               "library:name=\"Standard\" xlink:href=\"$(USER)/basic/Standard/script.xlb/\" "
               "xlink:type=\"simple\" library:link=\"false\"/></library:libraries>");
}

static void run_macro(const char *office, const char *source, const char *target)
{
    g_autofree char *profile = g_build_filename(folder, "office", NULL);
    g_autofree char *home = g_strdup_printf("-env:UserInstallation=file://%s", profile);
    g_autofree char *call = g_strdup_printf(
        "macro:///Standard.Module1.Edit(\"file://%s\",\"file://%s\")", source, target);
    const char *const command[] = {office, home, "--headless", "--norestore", call, NULL};
    write_profile(profile);
    g_assert_true(g_spawn_sync(NULL, (char **)command, NULL,
                               G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                               NULL, NULL, NULL, NULL));
}

static void test_libreoffice(void)
{
    g_autoptr(Sample) sample = sample_new(), before = sample_new();
    g_autoptr(GError) error = NULL;
    EqlWorkbookContent content = sample_content(sample);
    g_autofree char *office = g_find_program_in_path("soffice");
    g_autofree char *path = g_build_filename(folder, "plan.xlsx", NULL);
    g_autofree char *edited = g_build_filename(folder, "edited.xlsx", NULL);
    if (office == NULL) {
        g_test_skip("LibreOffice is not here");
        return;
    }
    g_assert_true(eql_workbook_write(&content, path, NULL, NULL, NULL, &error));
    run_macro(office, path, edited);
    if (!g_file_test(edited, G_FILE_TEST_EXISTS)) {
        g_test_skip("LibreOffice could not be started here");
        return;
    }
    /* Worked on in the project meanwhile: the workbook has it as it was, and says nothing. */
    EqlAction *first = action_called(sample->actions, "A1");
    g_free(first->owner);
    first->owner = g_strdup("Headteacher");
    g_autoptr(GPtrArray) changes = read_back(edited, sample->actions, 2);
    assert_worked_on(sample->actions, changes, "Headteacher");
    g_assert_cmpuint(changes->len, ==, 2);
    /* Its row is gone, not the action. */
    assert_same_but(action_called(sample->actions, "A3"), action_called(before->actions, "A3"),
                    FALSE, FALSE, FALSE);
}

/* With what LibreOffice kept in it. */
static void forget_folder(void)
{
    remove_all(folder);
    g_free(folder);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("eql-round-trip-XXXXXX", NULL);
    g_test_add_func("/plan-round-trip/google-sheets", test_google_sheets);
    g_test_add_func("/plan-round-trip/libreoffice", test_libreoffice);
    int result = g_test_run();
    forget_folder();
    return result;
}
