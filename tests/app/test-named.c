/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the whole job does not meet, as a screen reader finds it: dialogs, the parts of a page that
 * are out of sight at first, what is read back, and a network of schools. Everything one can reach
 * has a name.
 *
 *     test-app-named PROGRAM COMMAND_LINE
 */
#include <locale.h>
#include <string.h>

#include "walk.h"

typedef struct {
    const char *program, *cli;
} Programs;

static void press(Walk *walk, const char *name)
{
    const Wanted button = {.name = name, .action = "click"};
    reader_act(walk->reader, reader_find(walk->reader, button), "click");
}

/* Waits for what tells that it is there, and looks at all of it. */
static void look_at(Walk *walk, const char *mark)
{
    walk_await(walk, ATSPI_ROLE_INVALID, mark);
    walk_assert_all_named(walk);
}

static void leave(Walk *walk, const char *mark)
{
    reader_key(walk->reader, READER_KEY_ESCAPE);
    walk_await_gone(walk, mark);
}

/* ── projects ── */

/* By the command line, in the home; the arguments end with NULL. */
static void run(Walk *walk, const Programs *programs, ...)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) all = g_ptr_array_new();
    g_autoptr(GSubprocessLauncher) launcher =
        g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
    va_list arguments;
    g_ptr_array_add(all, (gpointer)programs->cli);
    va_start(arguments, programs);
    do
        g_ptr_array_add(all, va_arg(arguments, char *));
    while (all->pdata[all->len - 1] != NULL);
    va_end(arguments);
    g_subprocess_launcher_set_cwd(launcher, walk->home);
    g_autoptr(GSubprocess) process =
        g_subprocess_launcher_spawnv(launcher, (const char *const *)all->pdata, &error);
    g_assert_no_error(error);
    g_subprocess_wait_check(process, NULL, &error);
    g_assert_no_error(error);
}

static void write_project(Walk *walk, const Programs *programs, const char *path, const char *name)
{
    g_autofree char *staff = walk_copy_sample(walk, "staff-responses.csv");
    run(walk, programs, "new", path, "--school", name, NULL);
    run(walk, programs, "import", path, staff, "--audience", "staff", "--wave", "Autumn 2025",
        NULL);
}

static void open_file(Walk *walk, const char *name)
{
    g_autofree char *path = g_build_filename(walk->home, name, NULL);
    walk_open_with(walk, path);
}

/* ── a school ── */

static void look_at_preferences(Walk *walk)
{
    reader_key_with(walk->reader, READER_KEY_CONTROL, READER_KEY_COMMA);
    look_at(walk, "Fewest people in a figure");
    press(walk, "This computer");
    look_at(walk, "Colours of charts");
    leave(walk, "Colours of charts");
}

static void look_at_what_goes_in(Walk *walk)
{
    press(walk, "Main menu");
    press(walk, "What workbook and reports show…");
    look_at(walk, "Choose everything");
    leave(walk, "Choose everything");
}

static void look_at_questionnaire(Walk *walk)
{
    walk_go_to_page(walk, "Questionnaire");
    look_at(walk, "Search questions for words");
    press(walk, "Themes and audiences");
    look_at(walk, "Name of the theme: Belonging and identity");
    press(walk, "Questions");
}

static void look_at_groups(Walk *walk)
{
    walk_go_to_page(walk, "Groups");
    press(walk, "Put groups together…");
    look_at(walk, "Which groups?");
    leave(walk, "Which groups?");
    press(walk, "How is this worked out?");
    look_at(walk, "The formula");
    leave(walk, "The formula");
}

/* The toolkit's. */
static void look_at_about(Walk *walk)
{
    press(walk, "Main menu");
    press(walk, "About Equalens");
    look_at(walk, "The Equalens contributors");
    leave(walk, "The Equalens contributors");
}

static void look_at_documents(Walk *walk)
{
    g_autofree char *path = g_build_filename(walk->home, "ash.equalens", NULL);
    press(walk, "Main menu");
    press(walk, "Documents for several schools…");
    walk_await(walk, ATSPI_ROLE_INVALID, "Open");
    reader_type(walk->reader, path);
    reader_key(walk->reader, READER_KEY_RETURN);
    look_at(walk, "For pupils and parents");
    leave(walk, "For pupils and parents");
}

/* A workbook whose plan the project does not have yet. */
static void read_back(Walk *walk)
{
    open_file(walk, "ash.xlsx");
    look_at(walk, "Take all from the workbook");
    const Wanted new = {.role = ATSPI_ROLE_CHECK_BOX,
                        .name = "Add this action: it is new in the workbook"};
    /* Which one, for whoever comes to it by Tab. */
    g_assert_cmpstr(reader_find(walk->reader, new)->description, !=, "");
    leave(walk, "Take all from the workbook");
}

static void test_school(gconstpointer data)
{
    const Programs *programs = data;
    Walk walk = {0};
    walk_start(&walk, programs->program);
    write_project(&walk, programs, "ash.equalens", "Ash School");
    run(&walk, programs, "workbook", "ash.equalens", "-o", "ash.xlsx", NULL);
    open_file(&walk, "ash.equalens");
    walk_await_page(&walk, "Overview");
    look_at_preferences(&walk);
    look_at_what_goes_in(&walk);
    look_at_questionnaire(&walk);
    look_at_groups(&walk);
    look_at_about(&walk);
    look_at_documents(&walk);
    read_back(&walk);
    walk_stop(&walk);
}

/* ── several schools ── */

static void test_network(gconstpointer data)
{
    static const char *const views[] = {"Themes", "Differences", "Suspensions", "Progress"};
    const Programs *programs = data;
    Walk walk = {0};
    walk_start(&walk, programs->program);
    write_project(&walk, programs, "ash.equalens", "Ash School");
    write_project(&walk, programs, "elm.equalens", "Elm School");
    write_project(&walk, programs, "oak.equalens", "Oak School");
    run(&walk, programs, "network", "all.eqnet", "--add", "ash.equalens", "elm.equalens",
        "oak.equalens", NULL);
    open_file(&walk, "all.eqnet");
    look_at(&walk, "Letters instead of names");
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        press(&walk, views[i]);
        reader_look(walk.reader);
        walk_assert_all_named(&walk);
    }
    walk_stop(&walk);
}

int main(int argc, char *argv[])
{
    setlocale(LC_ALL, "");
    g_test_init(&argc, &argv, NULL);
    if (argc != 3)
        return 2;
    const Programs programs = {argv[1], argv[2]};
    g_test_add_data_func("/named/school", &programs, test_school);
    g_test_add_data_func("/named/network", &programs, test_network);
    return g_test_run();
}
