/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run-cli.h"

#include <gio/gio.h>
#include <string.h>

#include "../remove-all.h"
#include "base/data-folder.h"

void cli_run_set_up(CliRun *run, gconstpointer data)
{
    run->folder = g_dir_make_tmp("equalens-cli-XXXXXX", NULL);
    run->project = g_build_filename(run->folder, "school.equalens", NULL);
}

void cli_run_tear_down(CliRun *run, gconstpointer data)
{
    remove_all(run->folder);
    g_free(run->folder);
    g_free(run->project);
    g_free(run->out);
    g_free(run->err);
}

char *cli_run_path(const CliRun *run, const char *name)
{
    return g_build_filename(run->folder, name, NULL);
}

char *cli_run_file(const CliRun *run, const char *name, const char *bytes, gssize length)
{
    char *path = cli_run_path(run, name);
    g_assert_true(g_file_set_contents(path, bytes, length, NULL));
    return path;
}

char *cli_run_sample(const char *name)
{
    return eql_data_file("sample", name, NULL);
}

static void run_words(CliRun *run, GPtrArray *words)
{
    g_autoptr(GError) error = NULL;
    g_ptr_array_add(words, NULL);
    g_autoptr(GSubprocessLauncher) launcher =
        g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
    g_autofree char *home = cli_run_path(run, "home");
    g_subprocess_launcher_setenv(launcher, "XDG_DATA_HOME", home, TRUE);
    g_autoptr(GSubprocess) process =
        g_subprocess_launcher_spawnv(launcher, (const char *const *)words->pdata, &error);
    g_assert_no_error(error);
    g_clear_pointer(&run->out, g_free);
    g_clear_pointer(&run->err, g_free);
    g_subprocess_communicate_utf8(process, NULL, NULL, &run->out, &run->err, &error);
    g_assert_no_error(error);
    run->status = g_subprocess_get_if_exited(process) ? g_subprocess_get_exit_status(process) : -1;
}

static void add_words(GPtrArray *words, const char *first, va_list rest)
{
    g_ptr_array_add(words, (char *)g_getenv("EQL_CLI"));
    for (const char *word = first; word; word = va_arg(rest, const char *))
        g_ptr_array_add(words, (char *)word);
}

void cli_run(CliRun *run, const char *first, ...)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    va_list rest;
    va_start(rest, first);
    add_words(words, first, rest);
    va_end(rest);
    run_words(run, words);
}

void cli_run_full_disk(CliRun *run, const char *first, ...)
{
    /* Counters of coverage would be cut off by the limit too, for good: these are thrown away. */
    static const char script[] = "trap '' XFSZ; ulimit -f 4; "
                                 "export GCOV_PREFIX=\"$0\" GCOV_ERROR_FILE=/dev/null; "
                                 "exec \"$@\"";
    g_autofree char *counters = g_strconcat(run->folder, "-counters", NULL);
    const char *const shell[] = {"/bin/sh", "-c", script, counters};
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    va_list rest;
    for (guint i = 0; i < G_N_ELEMENTS(shell); i++)
        g_ptr_array_add(words, (char *)shell[i]);
    va_start(rest, first);
    add_words(words, first, rest);
    va_end(rest);
    run_words(run, words);
    remove_all(counters);
}

void cli_assert_one_line(const CliRun *run, const char *words)
{
    const char *end = strchr(run->err, '\n');
    if (!end || end[1] || !g_str_has_prefix(run->err, "equalens-cli: ") || !strstr(run->err, words))
        g_error("not one line with “%s”: “%s”", words, run->err);
}

JsonNode *cli_run_json(const CliRun *run)
{
    g_autoptr(GError) error = NULL;
    JsonNode *node = json_from_string(run->out, &error);
    g_assert_no_error(error);
    return node;
}

JsonNode *cli_json_at(JsonNode *node, const char *first, ...)
{
    va_list rest;
    va_start(rest, first);
    for (const char *step = first; step; step = va_arg(rest, const char *)) {
        if (JSON_NODE_HOLDS_ARRAY(node)) {
            JsonArray *list = json_node_get_array(node);
            guint i = (guint)g_ascii_strtoull(step, NULL, 10);
            g_assert_cmpuint(i, <, json_array_get_length(list));
            node = json_array_get_element(list, i);
        } else {
            g_assert_true(JSON_NODE_HOLDS_OBJECT(node));
            if (!json_object_has_member(json_node_get_object(node), step))
                g_error("no member %s", step);
            node = json_object_get_member(json_node_get_object(node), step);
        }
    }
    va_end(rest);
    return node;
}

void cli_run_sample_project(CliRun *run)
{
    g_autofree char *census = cli_run_sample("census.xml");
    g_autofree char *outcomes = cli_run_sample("suspensions.csv");
    static const char *const responses[][2] = {{"pupil-responses.xlsx", "pupil"},
                                               {"staff-responses.csv", "staff"},
                                               {"parent-responses.csv", "parent"}};
    assert_cli(run, 0, "new", run->project, "--school", "Sample");
    assert_cli(run, 0, "census", run->project, census);
    assert_cli(run, 0, "outcomes", run->project, outcomes);
    for (guint i = 0; i < G_N_ELEMENTS(responses); i++) {
        g_autofree char *file = cli_run_sample(responses[i][0]);
        assert_cli(run, 0, "import", run->project, file, "--audience", responses[i][1], "--wave",
                   "A");
    }
}
