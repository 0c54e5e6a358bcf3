/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of files, and what is asked of the disk. */
#include <glib/gstdio.h>

#include "base/file-names.h"
#include "base/files.h"

static void test_clean(void)
{
    g_autofree char *name = eql_file_name_clean(g_strdup("St: A\tnn’s/Ysgol \"Ô\"?.pdf"));
    g_assert_cmpstr(name, ==, "St- A-nn’s-Ysgol -Ô--.pdf");
}

static void test_end(void)
{
    static const char *const cases[][2] = {{"a/plan", "a/plan.pdf"},
                                           {"a/plan.PDF", "a/plan.PDF"},
                                           {"plan.pdf.xlsx", "plan.pdf.xlsx.pdf"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path = eql_file_name_end(cases[i][0], ".pdf");
        g_assert_cmpstr(path, ==, cases[i][1]);
    }
}

static void test_shown(void)
{
    static const char *const cases[][2] = {
        {"/a/ash.equalens", "ash"}, {"ash.equalens.bak", "ash.equalens.bak"}, {"ash", "ash"}};
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = eql_file_name_shown(cases[i][0], ".equalens");
        g_assert_cmpstr(name, ==, cases[i][1]);
    }
}

typedef struct {
    char *path, *inside;
} Folder;

static void set_up(Folder *folder, gconstpointer data)
{
    folder->path = g_dir_make_tmp("equalens-files-XXXXXX", NULL);
    folder->inside = g_build_filename(folder->path, "one", NULL);
}

static void tear_down(Folder *folder, gconstpointer data)
{
    g_remove(folder->inside);
    g_rmdir(folder->path);
    g_free(folder->path);
    g_free(folder->inside);
}

static void test_folder(Folder *folder, gconstpointer data)
{
    g_autofree char *below = g_build_filename(folder->inside, "two", NULL);
    g_autoptr(GError) error = NULL;
    g_assert_true(eql_folder_make(below, &error));
    g_assert_true(g_file_test(below, G_FILE_TEST_IS_DIR));
    g_assert_true(eql_folder_make(below, &error)); /* it is there already */
    g_assert_cmpint(g_rmdir(below), ==, 0);
    g_assert_true(g_file_set_contents(below, "a file", -1, NULL));
    g_assert_false(eql_folder_make(below, &error));
    g_assert_cmpint(error->domain, ==, G_FILE_ERROR);
    g_assert_cmpint(g_remove(below), ==, 0);
}

static void test_database(Folder *folder, gconstpointer data)
{
    static const struct {
        const char *bytes;
        gssize length;
        gboolean expected;
    } cases[] = {{"SQLite format 3\0 and on", 23, TRUE},
                 {"SQLite format 3\0", 16, TRUE},
                 {"SQLite format 3", 15, FALSE},
                 {"SQLite format 3, they say", 25, FALSE},
                 {"", 0, FALSE}};
    g_assert_false(eql_file_is_database(folder->inside));
    for (guint i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_true(g_file_set_contents(folder->inside, cases[i].bytes, cases[i].length, NULL));
        g_assert_cmpint(eql_file_is_database(folder->inside), ==, cases[i].expected);
    }
    g_assert_false(eql_file_is_database(folder->path));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/files/clean", test_clean);
    g_test_add_func("/base/files/end", test_end);
    g_test_add_func("/base/files/shown", test_shown);
    g_test_add("/base/files/folder", Folder, NULL, set_up, test_folder, tear_down);
    g_test_add("/base/files/database", Folder, NULL, set_up, test_database, tear_down);
    return g_test_run();
}
