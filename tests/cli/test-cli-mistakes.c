/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people get wrong on the command line: a file in the place of another, an empty name,
 * thresholds that contradict each other. Each is told in one line. */

#include <string.h>

#include "run-cli.h"

#define PATHWAY                                                                                    \
    "stage,group,count\nPopulation,WBRI,600\nPopulation,Black Caribbean,200\n"                     \
    "Population,Martian,90\nReferral,WBRI,60\nReferral,Black Caribbean,40\nReferral,Martian,9\n"

static void test_empty_name(CliRun *run, gconstpointer data)
{
#ifndef G_OS_WIN32 /* where GLib starts programs without their empty arguments */
    assert_cli(run, 2, "new", "", "--school", "Oak");
    cli_assert_one_line(run, "name of the file is empty");
#endif
    assert_cli(run, 2, "check", "  ");
    cli_assert_one_line(run, "name of the file is empty");
}

static void test_thresholds(CliRun *run, gconstpointer data)
{
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 1, "set", run->project, "evidence.clear=0.2");
    cli_assert_one_line(run, "evidence.clear (0.2) cannot be above evidence.some (0.05)");
    assert_cli(run, 1, "set", run->project, "strength.low=80");
    cli_assert_one_line(run, "strength.low (80) cannot be above strength.score (75)");
    assert_cli(run, 0, "set", run->project, "evidence.clear=0.2", "evidence.some=0.3");
    assert_cli(run, 0, "set", run->project, "strength.low=75");
}

/* A group that no list has takes the others' codes from nobody. */
static void test_pathway_group(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_file(run, "pathway.csv", PATHWAY, -1);
    assert_cli(run, 0, "pathway", file, "--format", "json");
    cli_assert_one_line(run, "“Martian” is no group that the program knows");
    g_autoptr(JsonNode) json = cli_run_json(run);
    static const char *const codes[] = {"WBRI", "BCRB", "martian"};
    static const char *const at[] = {"0", "1", "2"};
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++)
        g_assert_cmpstr(json_node_get_string(cli_json_at(json, "groups", at[i], "code", NULL)), ==,
                        codes[i]);
}

static void test_not_asked(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_file(run, "p.csv", "P01,P02\nAgree,Agree\nAgree,Agree\n", -1);
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 0, "import", run->project, file, "--audience", "pupil", "--wave", "A");
    assert_cli(run, 0, "scores", run->project, "--by", "fsm", "--format", "json");
    cli_assert_one_line(run, "Nobody who answered was asked about “fsm”");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_nonnull(cli_json_at(json, "audiences", "0", "themes", "0", "groups", NULL));
}

/* ── a file in the place of another ── */

typedef struct {
    const char *name, *bytes, *what; /* `what`: how it is told */
} Kind;

static const Kind KINDS[] = {
    {"list.csv", "UPN,Ethnicity,Sex\nA123456789012,WBRI,F\n", "census, analyse --census"},
    {"log.csv", "UPN,Type,Start date\nA123456789012,SUSP,2025-11-03\n",
     "outcomes, analyse --outcomes"},
    {"pathway.csv", PATHWAY, "pathway"},
    {"mapping.csv", "column,code\nQ,P01\n", "import --mapping"},
    {"crosswalk.csv", "from,to\nP01,P02\n", "questionnaire --crosswalk"},
    {"pack.eqpack", "{\"format\" : \"equalens-pack\",\n\"version\" : 1}\n", "network --add"},
    {"figures.csv", "table,audience,characteristic,group,theme,item,measure,value\na,b,,,,,c,1\n",
     "figures that Equalens wrote"},
};

static void check_refused(CliRun *run, const Kind *kind)
{
    g_test_message("%s: %s", kind->name, run->err);
    g_assert_cmpint(run->status, ==, 1);
    cli_assert_one_line(run, kind->what);
}

static void test_instead(CliRun *run, gconstpointer data)
{
    g_autofree char *census = cli_run_sample("census.xml");
    g_autofree char *out = cli_run_path(run, "out.xlsx");
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    for (guint i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        g_autofree char *file = cli_run_file(run, KINDS[i].name, KINDS[i].bytes, -1);
        cli_run(run, "analyse", "--school", "Oak", "--questionnaire", file, "--census", census,
                "-o", out, NULL);
        check_refused(run, &KINDS[i]);
        cli_run(run, "analyse", "--school", "Oak", "--pupil", file, "-o", out, NULL);
        check_refused(run, &KINDS[i]);
        cli_run(run, "plan", run->project, "--read-back", file, NULL);
        check_refused(run, &KINDS[i]);
        cli_run(run, "scores", file, NULL);
        check_refused(run, &KINDS[i]);
        g_assert_false(g_file_test(out, G_FILE_TEST_EXISTS));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/cli-mistakes/empty-name", CliRun, NULL, cli_run_set_up, test_empty_name,
               cli_run_tear_down);
    g_test_add("/cli-mistakes/thresholds", CliRun, NULL, cli_run_set_up, test_thresholds,
               cli_run_tear_down);
    g_test_add("/cli-mistakes/pathway-group", CliRun, NULL, cli_run_set_up, test_pathway_group,
               cli_run_tear_down);
    g_test_add("/cli-mistakes/not-asked", CliRun, NULL, cli_run_set_up, test_not_asked,
               cli_run_tear_down);
    g_test_add("/cli-mistakes/instead", CliRun, NULL, cli_run_set_up, test_instead,
               cli_run_tear_down);
    return g_test_run();
}
