/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands that stand beside a school's figures: pathways and accreditation. */
#include <string.h>

#include "run-cli.h"

/* Groups of the user's own are no languages, and each has a code of its own. */
static void assert_own_groups(CliRun *run)
{
    static const char *const codes[] = {"day", "boarders", "boarders-2"};
    g_autofree char *file = cli_run_file(run, "own.csv",
                                         "stage,group,count\nPopulation,Day,200\n"
                                         "Population,Boarders!,300\nPopulation,Boarders?,300\n"
                                         "Referral,Day,40\nReferral,Boarders?,60\n",
                                         -1);
    assert_cli(run, 0, "pathway", file, "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    for (guint i = 0; i < G_N_ELEMENTS(codes); i++) {
        g_autofree char *at = g_strdup_printf("%u", i);
        g_assert_cmpstr(json_node_get_string(cli_json_at(json, "groups", at, "code", NULL)), ==,
                        codes[i]);
    }
}

/* A group that is written as its code is called by its name. */
static void assert_names_of_codes(CliRun *run)
{
    g_autofree char *file = cli_run_file(run, "codes.csv",
                                         "stage,group,count\nPopulation,bcrb,200\n"
                                         "Population,Not known,300\nPopulation,Indian,300\n"
                                         "Referral,bcrb,40\nReferral,Indian,60\n",
                                         -1);
    assert_cli(run, 0, "pathway", file, "--format", "csv");
    g_assert_nonnull(strstr(run->out, "\nBCRB,Black Caribbean,Referral,40,"));
    g_assert_nonnull(strstr(run->out, "\nnot-stated,Not known,Population,300,"));
    g_assert_nonnull(strstr(run->out, "\nAIND,Indian,Referral,60,"));
}

static void test_pathway(CliRun *run, gconstpointer data)
{
    g_autofree char *file =
        cli_run_file(run, "p.csv",
                     "# a remark\nstage,group,count\nPopulation,Black "
                     "Caribbean,200\nPopulation,White British,800\n"
                     "Referral,Black Caribbean,40\nReferral,White British,60\nReferral,Total,100\n",
                     -1);
    assert_cli(run, 0, "pathway", file, "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "stages", "1", NULL)), ==, "Referral");
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "groups", "0", "code", NULL)), ==,
                    "BCRB");
    JsonNode *stage = cli_json_at(json, "groups", "0", "stages", "1", NULL);
    g_assert_cmpint(json_node_get_int(cli_json_at(stage, "count", NULL)), ==, 40);
    g_assert_cmpfloat(json_node_get_double(cli_json_at(stage, "rri_population", NULL)), ==, 2);
    g_assert_cmpfloat(json_node_get_double(cli_json_at(stage, "rri_previous_high", NULL)), >, 2);
    assert_cli(run, 0, "pathway", file);
    assert_own_groups(run);
    assert_names_of_codes(run);
    static const char *const bad[] = {"stage,group\nA,b\n", "stage,group,count\nA,b,-1\n",
                                      "stage,group,count\nA,b,1\nA,b,2\n",
                                      "stage,group,count\nA,b,1\n", "stage,group,count\nA,,1\n"};
    for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree char *path = cli_run_file(run, "bad.csv", bad[i], -1);
        assert_cli(run, 1, "pathway", path);
        cli_assert_one_line(run, "bad.csv");
    }
}

/* Published figures that a project keeps stand beside its rates until they are taken away. */
static void test_published(CliRun *run, gconstpointer data)
{
    const char *p = run->project;
    g_autofree char *census = cli_run_sample("census.xml");
    g_autofree char *log = cli_run_sample("suspensions.csv");
    assert_cli(run, 0, "new", p, "--school", "X");
    assert_cli(run, 0, "census", p, census);
    assert_cli(run, 0, "outcomes", p, log);
    assert_cli(run, 0, "rri", p, "--format", "csv");
    g_assert_null(strstr(run->out, "benchmark_rri"));
    assert_cli(run, 1, "set", p, "beside=nowhere.csv");
    assert_cli(run, 1, "set", p, "beside=england", "--place", "Nowhere");
    assert_cli(run, 0, "set", p, "beside=england");
    assert_cli(run, 0, "set", p);
    g_assert_nonnull(strstr(run->out, "\nbeside=England 2016/17\n"));
    assert_cli(run, 0, "rri", p, "--format", "csv");
    g_assert_nonnull(strstr(run->out, "benchmark_rri"));
    assert_cli(run, 0, "check", p);
    assert_cli(run, 0, "set", p, "beside=");
    assert_cli(run, 0, "rri", p, "--format", "csv");
    g_assert_null(strstr(run->out, "benchmark_rri"));
}

/* Where one thing is refused, nothing of the command is noted. */
static void test_accreditation(CliRun *run, gconstpointer data)
{
    const char *p = run->project;
    assert_cli(run, 0, "new", p, "--school", "X");
    assert_cli(run, 1, "accreditation", p, "--stage", "joined=2026-01-10", "--criterion", "x=met");
    cli_assert_one_line(run, "“x” is not known here");
    assert_cli(run, 1, "accreditation", p, "--stage", "joined=2026-13-10");
    cli_assert_one_line(run, "“2026-13-10” is no day. Write it as 2026-01-15.");
    assert_cli(run, 0, "accreditation", p, "--format", "csv");
    g_assert_null(strstr(run->out, "2026"));
    assert_cli(run, 2, "accreditation", p, "--stage", "joined=2026-01-10", "--level",
               "belonging-and-identity=developing", "--note", "seen");
    assert_cli(run, 0, "accreditation", p, "--stage", "joined=2026-01-10", "--stage",
               "surveyed=2026-02-11", "--criterion", "data=met", "--format", "csv");
    g_assert_nonnull(strstr(run->out, ",2026-01-10,"));
    g_assert_nonnull(strstr(run->out, ",2026-02-11,"));
    g_assert_nonnull(strstr(run->out, ",met,"));
}

/* What is asked for by name is there, or the command is refused. */
static void test_network_choice(CliRun *run, gconstpointer data)
{
    static const char *const unknown[][2] = {
        {"--theme", "nothing"}, {"--audience", "alien"}, {"--cohort", "lost"}, {"--wave", "lost"}};
    static const char *const views[] = {"heatmap", "progress"};
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *pack = cli_run_path(run, "x.eqpack");
    g_autofree char *network = cli_run_path(run, "n.eqnetwork");
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    assert_cli(run, 1, "comments", run->project, "--audience", "alien");
    assert_cli(run, 0, "pack", run->project, "-o", pack);
    assert_cli(run, 0, "network", network, "--add", pack);
    assert_cli(run, 0, "network", network, "heatmap", "--audience", "staff", "--theme",
               "talking-about-race", "--format", "csv");
    g_assert_nonnull(strstr(run->out, "talking-about-race"));
    g_assert_null(strstr(run->out, "belonging-and-identity"));
    for (guint i = 0; i < G_N_ELEMENTS(views); i++) {
        for (guint j = 0; j < G_N_ELEMENTS(unknown); j++) {
            assert_cli(run, 1, "network", network, views[i], "--audience", "staff", unknown[j][0],
                       unknown[j][1]);
            cli_assert_one_line(run, "No school of");
        }
    }
}

/* On paper, in the colours and the language asked for. */
static void test_network_report(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *pack = cli_run_path(run, "x.eqpack");
    g_autofree char *network = cli_run_path(run, "n.eqnetwork");
    g_autofree char *report = cli_run_path(run, "n.pdf");
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    assert_cli(run, 0, "pack", run->project, "-o", pack);
    assert_cli(run, 0, "network", network, "--add", pack);
    assert_cli(run, 2, "network", network, "report", "--audience", "staff");
    cli_assert_one_line(run, "-o FILE.pdf");
    assert_cli(run, 2, "network", network, "report", "-o", report, "--palette", "mauve");
    cli_assert_one_line(run, "usual, strong or grey");
    assert_cli(run, 1, "network", network, "report", "-o", report, "--language", "xx");
    assert_cli(run, 1, "network", network, "report", "-o", report);
    cli_assert_one_line(run, "No school of those chosen");
    g_assert_false(g_file_test(report, G_FILE_TEST_EXISTS));
    assert_cli(run, 0, "network", network, "report", "-o", report, "--audience", "staff",
               "--palette", "grey");
    g_assert_true(g_file_test(report, G_FILE_TEST_EXISTS));
    assert_cli(run, 2, "report", run->project, "-o", report, "--palette", "mauve");
}

/* Everything that schools are given, in one go; whoever cannot be read is told in a line. */
static void test_documents(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *folder = cli_run_path(run, "out");
    g_autofree char *pack = g_build_filename(folder, "X.eqpack", NULL);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 2, "documents", run->project);
    cli_assert_one_line(run, "-o FOLDER");
    assert_cli(run, 2, "documents", run->project, "-o", folder, "--only", "pack,book");
    cli_assert_one_line(run, "“pack,book”");
    assert_cli(run, 1, "documents", run->project, "-o", folder);
    cli_assert_one_line(run, "nothing to show yet");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    assert_cli(run, 0, "documents", run->project, "-o", folder, "--only", "workbook,pack",
               "--format", "json");
    g_assert_nonnull(strstr(run->out, "X – A.xlsx"));
    g_assert_true(g_file_test(pack, G_FILE_TEST_EXISTS));
    assert_cli(run, 1, "documents", staff, run->project, "-o", folder, "--only", "pack");
    g_assert_nonnull(strstr(run->out, "X.eqpack"));
}

/* Schools of a network come from packs and projects, are listed, moved, and taken out. */
static void test_network_schools(CliRun *run, gconstpointer data)
{
    g_autofree char *staff = cli_run_sample("staff-responses.csv");
    g_autofree char *network = cli_run_path(run, "n.eqnet");
    assert_cli(run, 0, "new", run->project, "--school", "X", "--urn", "100001");
    assert_cli(run, 0, "import", run->project, staff, "--audience", "staff", "--wave", "A");
    assert_cli(run, 0, "network", network, "--add", run->project, "--cohort", "First");
    assert_cli(run, 1, "network", network, "--add", run->project, staff);
    g_assert_nonnull(strstr(run->err, "staff-responses.csv"));
    assert_cli(run, 0, "network", network, "schools", "--format", "csv");
    g_assert_nonnull(strstr(run->out, "100001,X,First,"));
    assert_cli(run, 2, "network", network, "schools", "--hide-names");
    assert_cli(run, 2, "network", network, "--move", "X");
    cli_assert_one_line(run, "--cohort NAME");
    assert_cli(run, 2, "network", network, "schools", "--remove", "X");
    assert_cli(run, 2, "network", network, "--remove", "X", "--add", run->project);
    cli_assert_one_line(run, "Say one of");
    assert_cli(run, 1, "network", staff, "--remove", "X");
    cli_assert_one_line(run, "import --audience staff");
    assert_cli(run, 1, "network", staff, "--add", run->project);
    cli_assert_one_line(run, "import --audience staff");
    assert_cli(run, 0, "network", network, "--move", "100001", "--cohort", "Second");
    assert_cli(run, 0, "network", network, "schools", "--format", "json");
    g_assert_nonnull(strstr(run->out, "\"Second\""));
    assert_cli(run, 1, "network", network, "--remove", "Y");
    cli_assert_one_line(run, "no school “Y”");
    assert_cli(run, 0, "network", network, "--remove", "X");
    assert_cli(run, 0, "network", network, "schools", "--format", "csv");
    g_assert_null(strstr(run->out, "100001"));
}

/* Answers to a question that a school put in words of its own do not go in silence. */
static void test_renamed_question(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_path(run, "pupils.csv");
    g_assert_true(g_file_set_contents(file,
                                      "I feel that I belong at this school.,Grown-ups are kind\n"
                                      "Agree,Disagree\nDisagree,Strongly agree\n",
                                      -1, NULL));
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "import", run->project, file, "--audience", "pupil", "--wave", "A");
    cli_assert_one_line(run, "“Grown-ups are kind”");
    g_assert_null(strstr(run->err, "I feel that I belong"));
}

#define ADD(path, function)                                                                        \
    g_test_add(path, CliRun, NULL, cli_run_set_up, function, cli_run_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/cli-beside/pathway", test_pathway);
    ADD("/cli-beside/published", test_published);
    ADD("/cli-beside/accreditation", test_accreditation);
    ADD("/cli-beside/network-choice", test_network_choice);
    ADD("/cli-beside/network-report", test_network_report);
    ADD("/cli-beside/network-schools", test_network_schools);
    ADD("/cli-beside/documents", test_documents);
    ADD("/cli-beside/renamed-question", test_renamed_question);
    return g_test_run();
}
