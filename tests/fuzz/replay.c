/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-table.h"

/* Runs a fuzz target over the files of folders, with any compiler: what fuzzing once
 * found, and what reaches most of the code, is read again with every test run.
 *
 *     replay-csv FOLDER… */

static int by_name(gconstpointer a, gconstpointer b)
{
    return g_strcmp0(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *files_in(const char *folder)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;

    g_assert_nonnull(dir);
    while ((name = g_dir_read_name(dir)) != NULL)
        g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    g_ptr_array_sort(paths, by_name);
    return paths;
}

/* The whole file, and what is left when its copying stopped half-way. */
static void replay_file(const char *path)
{
    g_autofree char *bytes = NULL;
    gsize length;

    g_test_message("%s", path);
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    g_assert_cmpint(LLVMFuzzerTestOneInput((const guint8 *)bytes, length), ==, 0);
    g_assert_cmpint(LLVMFuzzerTestOneInput((const guint8 *)bytes, length / 2), ==, 0);
}

static void replay(gconstpointer data)
{
    g_autoptr(GPtrArray) paths = files_in(data);

    g_assert_cmpuint(paths->len, >, 0);
    for (guint i = 0; i < paths->len; i++)
        replay_file(paths->pdata[i]);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_assert_cmpint(argc, >, 1);
    for (int i = 1; i < argc; i++) {
        g_autofree char *name = g_path_get_basename(argv[i]);
        g_autofree char *path = g_strconcat("/fuzz/replay/", name, NULL);
        g_test_add_data_func(path, argv[i], replay);
    }
    return g_test_run();
}
