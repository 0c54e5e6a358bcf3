/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program as it is installed speaks the language that was chosen for its window, whichever the
 * computer is set to.
 *
 *     test-app-language PROGRAM
 */
#include <locale.h>
#include <string.h>

#include "../remove-all.h"
#include "walk.h"

static const char *program;

/* ── without a window ── */

/* A text of our own, as --help has it. */
static void assert_help(const char *chosen, const char *locale, const char *variable,
                        const char *expected)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *home = g_dir_make_tmp("equalens-language-XXXXXX", &error), *text = NULL;
    g_autofree char *folder = g_build_filename(home, "glib-2.0", "settings", NULL);
    g_autofree char *path = g_build_filename(folder, "keyfile", NULL);
    g_autofree char *lines =
        g_strdup_printf("[org/equalens/Equalens]\nwindow-language='%s'\n", chosen);
    g_autoptr(GSubprocessLauncher) launcher =
        g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(path, lines, -1, NULL));
    g_subprocess_launcher_setenv(launcher, "XDG_CONFIG_HOME", home, TRUE);
    g_subprocess_launcher_setenv(launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
    g_subprocess_launcher_setenv(launcher, "LC_ALL", locale, TRUE);
    g_subprocess_launcher_setenv(launcher, "LANGUAGE", variable, TRUE);
    g_subprocess_launcher_unsetenv(launcher, "DISPLAY");
    g_autoptr(GSubprocess) process =
        g_subprocess_launcher_spawn(launcher, &error, program, "--help", NULL);
    g_assert_no_error(error);
    g_assert_true(g_subprocess_communicate_utf8(process, NULL, NULL, &text, NULL, &error));
    if (strstr(text, expected) == NULL)
        g_error("“%s” chosen, %s: no “%s” in\n%s", chosen, locale, expected, text);
    remove_all(home);
}

static void test_help(void)
{
    const char *english = "Open another window", *welsh = "Agor ffenestr arall";
    assert_help("", "en_GB.UTF-8", "", english);
    assert_help("cy", "en_GB.UTF-8", "", welsh);
    assert_help("cy", "en_GB.UTF-8", "en_GB:en", welsh);
    assert_help("", "cy_GB.UTF-8", "", welsh);
    assert_help("en", "cy_GB.UTF-8", "", english);
    assert_help("en", "cy_GB.UTF-8", "cy", english);
    /* What is there no more, and what never was. */
    assert_help("xx", "en_GB.UTF-8", "", english);
    assert_help("xx", "cy_GB.UTF-8", "", welsh);
    assert_help("../cy", "en_GB.UTF-8", "", english);
}

/* ── with one ── */

static void test_window(void)
{
    Walk walk = {.settings = "window-language='cy'"};
    walk_start(&walk, program);
    walk_await(&walk, ATSPI_ROLE_INVALID, "Rhoi cynnig ar yr ysgol enghreifftiol");
    g_assert_false(reader_sees(walk.reader, (Wanted){.name = "Try the sample school"}));
    reader_key_with(walk.reader, READER_KEY_CONTROL, READER_KEY_COMMA);
    walk_await(&walk, ATSPI_ROLE_INVALID, "Iaith y ffenestr");
    walk_assert_all_named(&walk);
    walk_stop(&walk);
}

int main(int argc, char *argv[])
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    if (argc != 2)
        return 2;
    program = argv[1];
    g_test_add_func("/language/help", test_help);
    g_test_add_func("/language/window", test_window);
    return g_test_run();
}
