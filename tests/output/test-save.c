/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing whole files: what a writer that was killed left behind goes, and nothing else. */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "output/save.h"

#define OLD (25 * 60 * 60)

static void put(const char *folder, const char *name, guint age)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GFile) file = g_file_new_for_path(path);
    guint64 then = (guint64)(g_get_real_time() / G_USEC_PER_SEC) - age;
    g_assert_true(g_file_set_contents(path, "x", -1, NULL));
    g_assert_true(g_file_set_attribute_uint64(file, G_FILE_ATTRIBUTE_TIME_MODIFIED, then,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
}

static void take(const char *folder, const char *name, gboolean there)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_test_message("%s", name);
    g_assert_cmpint(g_file_test(path, G_FILE_TEST_EXISTS), ==, there);
    g_remove(path);
}

static void test_leftovers(void)
{
    g_autofree char *folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "plan.csv", NULL);
    g_autofree char *inner = g_build_filename(folder, ".equalens-fOlder.tmp", NULL);
    g_autoptr(GString) text = g_string_new("new");
    g_autoptr(GError) error = NULL;
    put(folder, ".equalens-oLd123.tmp", OLD);
    put(folder, ".equalens-fresh1.tmp", 60);
    put(folder, ".equalens-longer7.tmp", OLD);
    put(folder, "plan.csv.backup", OLD);
    put(folder, "equalens-oLd123.tmp", OLD);
    g_assert_cmpint(g_mkdir(inner, 0700), ==, 0);
    g_assert_true(eql_save_text(path, text, &error));
    g_assert_no_error(error);
    take(folder, ".equalens-oLd123.tmp", FALSE);
    take(folder, ".equalens-fresh1.tmp", TRUE);
    take(folder, ".equalens-longer7.tmp", TRUE);
    take(folder, "plan.csv.backup", TRUE);
    take(folder, "equalens-oLd123.tmp", TRUE);
    take(folder, ".equalens-fOlder.tmp", TRUE);
    take(folder, "plan.csv", TRUE);
    g_assert_cmpint(g_rmdir(folder), ==, 0); /* nothing else was left */
}

static void assert_refused(gboolean (*check)(const char *, GError **), const char *name,
                           const char *folder)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autoptr(GError) error = NULL;
    g_assert_false(check(path, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
}

/* Programs go by the ending: a plan in a .pdf, or a report in an .xlsx, opens in nothing. */
static void test_endings(void)
{
    g_autofree char *folder = g_dir_make_tmp("equalens-XXXXXX", NULL);
    g_autofree char *book = g_build_filename(folder, "Plan.XLSX", NULL);
    g_autofree char *report = g_build_filename(folder, "report.PDF", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_save_check_xlsx(book, &error));
    g_assert_true(eql_save_check_pdf(report, &error));
    g_assert_no_error(error);
    assert_refused(eql_save_check_xlsx, "plan.pdf", folder);
    assert_refused(eql_save_check_pdf, "report.xlsx", folder);
    assert_refused(eql_save_check_pdf, "pdf", folder);
    assert_refused(eql_save_check_xlsx, "nowhere/plan.xlsx", folder);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/save/leftovers", test_leftovers);
    g_test_add_func("/save/endings", test_endings);
    return g_test_run();
}
