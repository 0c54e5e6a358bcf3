/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of the files that are written: whole or not at all, nothing left beside
 * them, nothing overwritten by a slip. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "run-cli.h"

static int compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted and joined by spaces; the caller's. */
static char *names_in(const char *path)
{
    g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const char *name;
    while (folder && (name = g_dir_read_name(folder)))
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

#ifdef G_OS_UNIX
#include <signal.h>

static void test_full_disk(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *workbook = cli_run_path(run, "x.xlsx");
    g_autofree char *questions = cli_run_path(run, "q.xlsx");
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    cli_run_full_disk(run, "workbook", run->project, "-o", workbook, NULL);
    g_assert_cmpint(run->status, ==, 1);
    cli_assert_one_line(run, "“x.xlsx” could not be written");
    cli_run_full_disk(run, "questionnaire", run->project, "--export", questions, NULL);
    g_assert_cmpint(run->status, ==, 1);
    cli_assert_one_line(run, "“q.xlsx” could not be written");
    g_autofree char *names = names_in(run->folder);
    g_assert_cmpstr(names, ==, "school.equalens");
}

/* Whenever the program is stopped: a whole workbook or none, and nothing beside it. */
static void test_stopped(CliRun *run, gconstpointer data)
{
    g_autofree char *pupil = cli_run_sample("pupil-responses.xlsx");
    g_autofree char *workbook = cli_run_path(run, "x.xlsx");
    g_autoptr(GError) error = NULL;
    g_autoptr(GSubprocess) process =
        g_subprocess_new(G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, g_getenv("EQL_CLI"), "analyse",
                         "--school", "X", "--pupil", pupil, "-o", workbook, NULL);
    g_assert_no_error(error);
    g_autofree char *names = g_strdup("");
    for (guint i = 0; i < 60000 && !*names; i++) {
        g_free(names);
        names = names_in(run->folder);
        g_usleep(500);
    }
    /* caught in the act: the file beside its place, or just moved there */
    g_assert_true(g_str_has_prefix(names, ".equalens-") || g_str_has_prefix(names, "x.xlsx"));
    g_subprocess_send_signal(process, SIGTERM);
    g_subprocess_wait(process, NULL, &error);
    g_assert_no_error(error);
    g_autofree char *left = names_in(run->folder);
    if (*left)
        g_assert_cmpstr(left, ==, "x.xlsx");
}
#endif

#ifdef G_OS_WIN32

/* What shells do elsewhere: a pattern stands for files, unless it is in quotation marks, as an
 * argument with a space is. */
static void test_patterns(CliRun *run, gconstpointer data)
{
    static const char *const names[] = {"b.CSV", "a.csv", "c.txt", "d e.csv"};
    g_autofree char *pattern = cli_run_path(run, "*.csv");
    g_autofree char *other = cli_run_path(run, "*.none");
    g_autofree char *quoted = cli_run_path(run, "d *.csv");
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_free(cli_run_file(run, names[i], "a,b\n1,2\n", -1));
    assert_cli(run, 0, "sort", pattern);
    const char *first = strstr(run->out, "a.csv"), *second = strstr(run->out, "b.CSV");
    g_assert_true(first && second && first < second && strstr(run->out, "d e.csv"));
    g_assert_null(strstr(run->out, "c.txt"));
    assert_cli(run, 1, "sort", other);
    cli_assert_one_line(run, "*.none");
    assert_cli(run, 1, "sort", quoted);
    cli_assert_one_line(run, "d *.csv");
}

/* As a workbook is that stands open in Excel. */
static void test_open_elsewhere(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *tidy = cli_run_file(run, "tidy.csv", "old", -1);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    FILE *held = g_fopen(tidy, "rb");
    g_assert_nonnull(held);
    assert_cli(run, 1, "tidy", run->project, "-o", tidy);
    cli_assert_one_line(run, "no other program has the file open");
    fclose(held);
    g_autofree char *names = names_in(run->folder);
    g_assert_cmpstr(names, ==, "school.equalens tidy.csv");
    assert_cli(run, 0, "tidy", run->project, "-o", tidy);
}

#endif

/* Said at once, and before the first of two files is written. */
static void test_no_folder(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *workbook = cli_run_path(run, "x.xlsx");
    g_autofree char *figures = cli_run_path(run, "none/x.json");
    assert_cli(run, 1, "analyse", "--school", "X", "--staff", staff, "-o", workbook, "--json",
               figures);
    cli_assert_one_line(run, "there is no folder");
    g_autofree char *names = names_in(run->folder);
    g_assert_cmpstr(names, ==, "");
}

static void test_written_where_asked(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *folder = cli_run_path(run, "Ysgol Gymraeg — plan ✓");
    g_autofree char *tidy = g_build_filename(folder, "ffigurau à lire.csv", NULL);
    g_autofree char *text = NULL;
    assert_cli(run, 0, "new", run->project, "--school", "Ysgol Llŷn — “学校”");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    assert_cli(run, 1, "tidy", run->project, "-o", tidy);
    cli_assert_one_line(run, "ffigurau à lire.csv");
    assert_cli(run, 1, "workbook", run->project, "-o", run->folder);
    assert_cli(run, 1, "workbook", run->project, "-o", "plan.csv");
    cli_assert_one_line(run, ".xlsx");
    assert_cli(run, 1, "tidy", run->project, "-o", run->folder);
    g_assert_cmpint(g_mkdir(folder, 0700), ==, 0);
    assert_cli(run, 0, "tidy", run->project, "-o", tidy);
    g_assert_true(g_file_get_contents(tidy, &text, NULL, NULL));
    g_assert_true(g_str_has_prefix(text, "table,audience,"));
    g_remove(tidy);
}

/* A link stays and leads to the new file; what is no file is left alone. */
static void test_links(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *link = cli_run_path(run, "link.csv");
    g_autofree char *end = cli_run_path(run, "end.csv");
    g_autofree char *text = NULL;
    g_autoptr(GFile) file = g_file_new_for_path(link);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    if (!g_file_make_symbolic_link(file, "end.csv", NULL, NULL)) {
        g_test_skip("no links here");
        return;
    }
    assert_cli(run, 0, "tidy", run->project, "-o", link);
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
    g_assert_true(g_file_get_contents(end, &text, NULL, NULL));
    g_assert_true(g_str_has_prefix(text, "table,audience,"));
    g_remove(link);
    g_assert_true(g_file_make_symbolic_link(file, ".", NULL, NULL));
    assert_cli(run, 1, "tidy", run->project, "-o", link);
    cli_assert_one_line(run, "is a folder or a device");
    g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
}

/* As a job that runs by the clock: names keep their accents where nobody sets a locale. */
static void test_no_locale(CliRun *run, gconstpointer data)
{
    g_autofree char *before = g_strdup(g_getenv("LC_ALL"));
    g_setenv("LC_ALL", "C", TRUE);
    assert_cli(run, 0, "new", run->project, "--school", "Ysgol Llŷn – “学校”");
    assert_cli(run, 0, "set", run->project);
    if (before)
        g_setenv("LC_ALL", before, TRUE);
    else
        g_unsetenv("LC_ALL");
    g_assert_nonnull(strstr(run->out, "school=Ysgol Llŷn – “学校”\n"));
}

#define ADD(path, function)                                                                        \
    g_test_add(path, CliRun, NULL, cli_run_set_up, function, cli_run_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#ifdef G_OS_UNIX
    ADD("/cli-files/full-disk", test_full_disk);
    ADD("/cli-files/stopped", test_stopped);
#endif
#ifdef G_OS_WIN32
    ADD("/cli-files/patterns", test_patterns);
    ADD("/cli-files/open-elsewhere", test_open_elsewhere);
#endif
    ADD("/cli-files/written-where-asked", test_written_where_asked);
    ADD("/cli-files/links", test_links);
    ADD("/cli-files/no-folder", test_no_folder);
    ADD("/cli-files/no-locale", test_no_locale);
    return g_test_run();
}
