/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Runs the real equalens-cli (EQL_CLI) in a folder of its own, with a profile of its own. */

#include <json-glib/json-glib.h>

typedef struct {
    char *folder;  /* removed at the end with all that is in it */
    char *project; /* a path in it, not there yet */
    int status;
    char *out, *err; /* of the last run */
} CliRun;

void cli_run_set_up(CliRun *run, gconstpointer data);
void cli_run_tear_down(CliRun *run, gconstpointer data);

/* A path in the folder; the caller's. */
char *cli_run_path(const CliRun *run, const char *name);
/* Writes a file into the folder; its path is the caller's. */
char *cli_run_file(const CliRun *run, const char *name, const char *bytes, gssize length);
/* A file of the sample school; the caller's. */
char *cli_run_sample(const char *name);

/* Runs with these words. */
void cli_run(CliRun *run, const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The same where files can grow to a few kilobytes and no further, as on a disk that is
 * nearly full. Unix only. */
void cli_run_full_disk(CliRun *run, const char *first, ...) G_GNUC_NULL_TERMINATED;
/* The same, and it must say `status`. */
#define assert_cli(run, wanted, ...)                                                               \
    G_STMT_START                                                                                   \
    {                                                                                              \
        cli_run(run, __VA_ARGS__, NULL);                                                           \
        if ((run)->status != (wanted))                                                             \
            g_printerr("# out: %s\n# err: %s\n", (run)->out, (run)->err);                          \
        g_assert_cmpint((run)->status, ==, (wanted));                                              \
    }                                                                                              \
    G_STMT_END

/* The last run said one line on standard error, with these words in it. */
void cli_assert_one_line(const CliRun *run, const char *words);

/* The last run's output as JSON; the caller's. */
JsonNode *cli_run_json(const CliRun *run);
/* What a path of names and indices leads to ("audiences", "0", "themes"): borrowed. */
JsonNode *cli_json_at(JsonNode *node, const char *first, ...) G_GNUC_NULL_TERMINATED;

/* A new project with the sample school's files in it; wave "A". */
void cli_run_sample_project(CliRun *run);
