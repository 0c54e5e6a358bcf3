/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/recent.h"

#include <glib/gstdio.h>

#define MOST_PROJECTS 8

static char *file_path(void)
{
    return g_build_filename(g_get_user_config_dir(), "equalens", "window.ini", NULL);
}

static GKeyFile *load(void)
{
    GKeyFile *keys = g_key_file_new();
    g_autofree char *path = file_path();
    g_key_file_load_from_file(keys, path, G_KEY_FILE_NONE, NULL);
    return keys;
}

/* What cannot be remembered is forgotten: no reason to bother anybody. */
static void save(GKeyFile *keys)
{
    g_autofree char *path = file_path();
    g_autofree char *folder = g_path_get_dirname(path);
    g_mkdir_with_parents(folder, 0700);
    g_key_file_save_to_file(keys, path, NULL);
}

static char **all_projects(GKeyFile *keys)
{
    char **paths = g_key_file_get_string_list(keys, "recent", "projects", NULL, NULL);
    return paths != NULL ? paths : g_new0(char *, 1);
}

char **eql_recent_projects(void)
{
    g_autoptr(GKeyFile) keys = load();
    g_auto(GStrv) paths = all_projects(keys);
    g_autoptr(GStrvBuilder) there = g_strv_builder_new();
    for (guint i = 0; paths[i] != NULL; i++)
        if (g_file_test(paths[i], G_FILE_TEST_IS_REGULAR))
            g_strv_builder_add(there, paths[i]);
    return g_strv_builder_end(there);
}

void eql_recent_add(const char *path)
{
    g_autoptr(GKeyFile) keys = load();
    g_auto(GStrv) before = all_projects(keys);
    g_autoptr(GPtrArray) paths = g_ptr_array_new();
    g_ptr_array_add(paths, (gpointer)path);
    for (guint i = 0; before[i] != NULL && paths->len < MOST_PROJECTS; i++)
        if (!g_str_equal(before[i], path))
            g_ptr_array_add(paths, before[i]);
    g_key_file_set_string_list(keys, "recent", "projects", (const char *const *)paths->pdata,
                               paths->len);
    save(keys);
}

gboolean eql_recent_window_size(int *width, int *height, gboolean *maximised)
{
    g_autoptr(GKeyFile) keys = load();
    int wide = g_key_file_get_integer(keys, "window", "width", NULL);
    int high = g_key_file_get_integer(keys, "window", "height", NULL);
    if (wide < 300 || high < 200)
        return FALSE;
    *width = wide;
    *height = high;
    *maximised = g_key_file_get_boolean(keys, "window", "maximised", NULL);
    return TRUE;
}

void eql_recent_set_window_size(int width, int height, gboolean maximised)
{
    g_autoptr(GKeyFile) keys = load();
    g_key_file_set_integer(keys, "window", "width", width);
    g_key_file_set_integer(keys, "window", "height", height);
    g_key_file_set_boolean(keys, "window", "maximised", maximised);
    save(keys);
}
