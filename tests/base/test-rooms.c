/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The core is one library without a line of GTK: only src/app may include it. */
#include <glib.h>
#include <string.h>

static const char *const FORBIDDEN[] = {"<gtk/", "<gdk/", "<gsk/", "<adwaita", "<libadwaita", NULL};

static gboolean is_source(const char *name)
{
    return g_str_has_suffix(name, ".c") || g_str_has_suffix(name, ".h");
}

static void check_file(const char *path)
{
    g_autofree char *content = NULL;
    g_autoptr(GError) error = NULL;
    g_file_get_contents(path, &content, NULL, &error);
    g_assert_no_error(error);
    for (guint i = 0; FORBIDDEN[i] != NULL; i++)
        if (strstr(content, FORBIDDEN[i]) != NULL)
            g_error("%s includes %s…: only src/app may", path, FORBIDDEN[i]);
}

/* Returns how many files were looked at. */
static guint check_folder(const char *folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
    g_assert_no_error(error);
    guint seen = 0;
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            if (!g_str_equal(name, "app"))
                seen += check_folder(path);
        } else if (is_source(name)) {
            check_file(path);
            seen++;
        }
    }
    return seen;
}

static void test_core_without_gtk(void)
{
    g_autofree char *src = g_build_filename(g_getenv("EQL_TEST_DATA"), "..", "..", "src", NULL);
    g_assert_cmpuint(check_folder(src), >, 40);
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/base/rooms/core-without-gtk", test_core_without_gtk);
    return g_test_run();
}
