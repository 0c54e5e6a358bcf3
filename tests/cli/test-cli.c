/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "run-cli.h"

/* ── usage ── */

static void test_usage(CliRun *run, gconstpointer data)
{
    static const char *const commands[] = {
        "new",    "questionnaire", "import",  "census",   "outcomes", "set",      "imports",
        "scores", "items",         "rri",     "findings", "plan",     "workbook", "tidy",
        "check",  "analyse",       "pathway", "sort",     "split"};
    assert_cli(run, 0, "--help");
    g_autofree char *help = g_strdup(run->out);
    assert_cli(run, 0, "--version");
    g_assert_true(g_str_has_prefix(run->out, "equalens-cli "));
    for (guint i = 0; i < G_N_ELEMENTS(commands); i++) {
        g_assert_nonnull(strstr(help, commands[i]));
        assert_cli(run, 0, commands[i], "--help");
        g_assert_nonnull(strstr(run->out, commands[i]));
        assert_cli(run, 0, commands[i], "--version");
        assert_cli(run, 2, commands[i], "--no-such-option");
        cli_assert_one_line(run, "--no-such-option");
        g_assert_cmpstr(run->out, ==, "");
    }
    cli_run(run, "", NULL);
    g_assert_cmpint(run->status, ==, 2);
    assert_cli(run, 2, "frobnicate");
}

static void test_wrong_words(CliRun *run, gconstpointer data)
{
    const char *p = run->project;
    assert_cli(run, 2, "new", p);
    assert_cli(run, 2, "new", p, "--school", "X", "--phase", "tertiary");
    assert_cli(run, 2, "new", p, "--school", "X", "--urn", "abc");
    cli_assert_one_line(run, "six digits");
    assert_cli(run, 2, "new", p, "--school", "X", "--laestab", "213-xyz");
    assert_cli(run, 2, "new", p, "--school", "X", "--urn", "100000\n");
    assert_cli(run, 2, "new", p, "--school", " \n");
    g_assert_false(g_file_test(p, G_FILE_TEST_EXISTS));
    assert_cli(run, 0, "new", p, "--school", "X", "--phase", "primary", "--urn", "100000",
               "--laestab", "213/4000");
    assert_cli(run, 1, "new", p, "--school", "X");
    assert_cli(run, 2, "outcomes", p, "f.csv", "--kind", "answered");
    cli_assert_one_line(run, "a word of your own");
    assert_cli(run, 2, "outcomes", p, "f.csv", "--kind", " ");
    assert_cli(run, 2, "import", p, "f.csv", "--wave", "A");
    assert_cli(run, 2, "import", p, "f.csv", "--audience", "pupil");
    assert_cli(run, 2, "import", p, "--audience", "pupil", "--wave", "A");
    assert_cli(run, 2, "scores", p, "--format", "yaml");
    assert_cli(run, 2, "scores", p, "--detail", "finest");
    assert_cli(run, 1, "scores", p, "--by", "shoe-size");
    assert_cli(run, 1, "scores", p, "--wave", "never");
    assert_cli(run, 2, "scores", p, "--by", "sex,");
    assert_cli(run, 1, "rri", p, "--kind", "detention");
    cli_assert_one_line(run, "suspension, exclusion, lunchtime, answered");
    assert_cli(run, 1, "rri", p, "--audience", "governor");
    cli_assert_one_line(run, "pupil, staff, parent");
    assert_cli(run, 1, "import", p, "f.csv", "--audience", "governor", "--wave", "A");
    cli_assert_one_line(run, "pupil, staff, parent");
    assert_cli(run, 2, "rri", p, "--count", "sheep");
    assert_cli(run, 2, "rri", p, "--by", "sex,year,sen");
    assert_cli(run, 1, "rri", p);
    cli_assert_one_line(run, "census");
    assert_cli(run, 2, "questionnaire", p);
    assert_cli(run, 2, "questionnaire", p, "--show", "--export", "x.csv");
    assert_cli(run, 2, "set", p, "k");
    assert_cli(run, 1, "set", p, "k=1");
    assert_cli(run, 1, "set", p, "colour=red");
    assert_cli(run, 1, "set", p, "k=0x10");
    assert_cli(run, 1, "set", p, "invited.nobody=5");
    cli_assert_one_line(run, "pupil, staff, parent");
    assert_cli(run, 2, "workbook", p);
    assert_cli(run, 1, "workbook", p, "-o", "/nonexistent/x.xlsx");
    assert_cli(run, 2, "census", p, "f.csv", "--date", "31/01/2026");
    assert_cli(run, 1, "imports", p, "--undo", "99");
    assert_cli(run, 1, "imports", p, "--undo", "0");
    assert_cli(run, 2, "analyse", "--school", "X", "-o", "x.xlsx");
    assert_cli(run, 2, "analyse", "--school", "X", "--pupil", "f.csv");
    assert_cli(run, 1, "scores", "/nonexistent/p.equalens");
    cli_assert_one_line(run, "p.equalens");
}

static void test_set(CliRun *run, gconstpointer data)
{
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "set", run->project, "k=7", "invited.pupil=600", "gap.points=12.5");
    assert_cli(run, 0, "set", run->project);
    g_assert_nonnull(strstr(run->out, "k=7\n"));
    g_assert_nonnull(strstr(run->out, "invited.pupil=600\n"));
    g_assert_nonnull(strstr(run->out, "gap.points=12.5\n"));
    /* All or nothing. */
    assert_cli(run, 1, "set", run->project, "k=8", "gap.points=many");
    assert_cli(run, 0, "set", run->project);
    g_assert_nonnull(strstr(run->out, "k=7\n"));
}

/* ── the whole way ── */

static void assert_number(JsonNode *node)
{
    g_assert_true(json_node_get_value_type(node) == G_TYPE_INT64 ||
                  json_node_get_value_type(node) == G_TYPE_DOUBLE);
}

static void check_scores(CliRun *run)
{
    assert_cli(run, 0, "scores", run->project, "--by", "ethnicity", "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "school", NULL)), ==, "Sample");
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "wave", NULL)), ==, "A");
    JsonNode *pupils = cli_json_at(json, "audiences", "0", NULL);
    g_assert_cmpstr(json_node_get_string(cli_json_at(pupils, "audience", NULL)), ==, "pupil");
    g_assert_cmpint(json_node_get_int(cli_json_at(pupils, "respondents", NULL)), ==, 641);
    g_assert_cmpint(json_node_get_int(cli_json_at(pupils, "invited", NULL)), ==, 1148);
    JsonNode *theme = cli_json_at(pupils, "themes", "0", NULL);
    static const char *const keys[] = {
        "n",           "score",          "score_low",       "score_high", "favourable",
        "n_effective", "favourable_low", "favourable_high", "alpha"};
    for (guint i = 0; i < G_N_ELEMENTS(keys); i++)
        assert_number(cli_json_at(theme, keys[i], NULL));
    g_assert_cmpstr(json_node_get_string(cli_json_at(theme, "groups", "0", "code", NULL)), ==,
                    "WBRI");
    assert_number(cli_json_at(theme, "groups", "0", "difference_low", NULL));
    assert_number(cli_json_at(theme, "groups", "0", "favourable_difference_high", NULL));
}

static void check_rri(CliRun *run)
{
    assert_cli(run, 0, "rri", run->project, "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "against", NULL)), ==, "school");
    g_assert_cmpint(json_node_get_int(cli_json_at(json, "census_total", NULL)), ==, 1148);
    JsonArray *groups = json_node_get_array(cli_json_at(json, "groups", NULL));
    g_assert_cmpuint(json_array_get_length(groups), ==, 19);
    for (guint i = 0; i < 19; i++) {
        JsonObject *group = json_array_get_object_element(groups, i);
        gboolean hidden = json_object_get_boolean_member_with_default(group, "hidden", FALSE);
        if (hidden) {
            g_assert_true(json_object_get_null_member(group, "outcomes"));
            g_assert_true(json_object_get_null_member(group, "rri"));
            g_assert_true(json_object_get_null_member(group, "difference"));
        }
    }
    assert_cli(run, 0, "rri", run->project, "--by", "ethnicity,sex", "--count", "pupils",
               "--against", "rest", "--detail", "broad", "--format", "json");
    g_autoptr(JsonNode) cross = cli_run_json(run);
    const char *code = json_node_get_string(cli_json_at(cross, "groups", "0", "code", NULL));
    g_assert_nonnull(strchr(code, ','));
    assert_cli(run, 0, "rri", run->project, "--kind", "answered", "--audience", "pupil", "--format",
               "json");
}

static void check_rest(CliRun *run)
{
    assert_cli(run, 0, "items", run->project, "--format", "json");
    g_autoptr(JsonNode) items = cli_run_json(run);
    assert_number(
        cli_json_at(items, "audiences", "0", "items", "0", "counts", "Strongly agree", NULL));
    assert_cli(run, 0, "findings", run->project, "--format", "json");
    g_autoptr(JsonNode) findings = cli_run_json(run);
    g_assert_nonnull(
        json_node_get_string(cli_json_at(findings, "findings", "0", "sentence", NULL)));
    assert_cli(run, 0, "plan", run->project, "--propose", "--format", "json");
    assert_cli(run, 0, "check", run->project, "--format", "json");
    g_autoptr(JsonNode) check = cli_run_json(run);
    g_assert_true(json_node_get_boolean(cli_json_at(check, "ok", NULL)));
    static const char *const tables[] = {"scores", "items", "rri", "findings", "plan", "imports"};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        assert_cli(run, 0, tables[i], run->project, "--format", "csv");
        g_assert_nonnull(strchr(run->out, ','));
        assert_cli(run, 0, tables[i], run->project);
        g_assert_null(strstr(run->out, "nan"));
        g_assert_null(strstr(run->out, "inf "));
    }
}

static void check_imports(CliRun *run)
{
    assert_cli(run, 0, "imports", run->project, "--undo", "3", "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    JsonArray *imports = json_node_get_array(cli_json_at(json, "imports", NULL));
    g_assert_cmpuint(json_array_get_length(imports), ==, 5);
    for (guint i = 0; i < 5; i++) {
        JsonObject *import = json_array_get_object_element(imports, i);
        g_assert_cmpint(json_object_get_int_member(import, "rows"), ==,
                        json_object_get_int_member(import, "accepted") +
                            json_object_get_int_member(import, "set_aside"));
        g_assert_cmpuint(strlen(json_object_get_string_member(import, "sha256")), ==, 64);
        g_assert_cmpint(json_object_get_boolean_member(import, "undone"), ==, i == 2);
    }
    assert_cli(run, 0, "scores", run->project, "--format", "json");
    g_assert_null(strstr(run->out, "\"pupil\""));
    assert_cli(run, 1, "imports", run->project, "--undo", "3");
}

static guint n_comments(CliRun *run)
{
    g_autoptr(JsonNode) json = cli_run_json(run);
    return json_array_get_length(json_node_get_array(cli_json_at(json, "comments", NULL)));
}

static const char *first_comment(JsonNode *json, const char *member)
{
    return json_node_get_string(cli_json_at(json, "comments", "0", member, NULL));
}

/* What a comment is about, in the school's own words; the columns that there were stay. */
static void check_tags(CliRun *run)
{
    const char *p = run->project;
    assert_cli(run, 0, "comments", p, "--format", "json");
    g_autoptr(JsonNode) all = cli_run_json(run);
    g_autofree char *id = g_strdup(first_comment(all, "id"));
    g_autofree char *corridors = g_strconcat(id, "=Corridors, praise", NULL);
    g_autofree char *again = g_strconcat(id, "=corridors", NULL);
    g_autofree char *email = g_strconcat(id, "=sam@example.org", NULL);
    g_assert_cmpuint(
        json_array_get_length(json_node_get_array(cli_json_at(all, "comments", "0", "tags", NULL))),
        ==, 0);
    g_assert_nonnull(json_node_get_array(cli_json_at(all, "comments", "0", "may_name", NULL)));
    assert_cli(run, 0, "comments", p, "--add-tag", corridors, "--tag", "CORRIDORS", "--tag",
               "praise", "--format", "json");
    g_assert_cmpuint(n_comments(run), ==, 1);
    assert_cli(run, 0, "comments", p, "--tag", "praise", "--format", "csv");
    g_assert_true(g_str_has_prefix(
        run->out, "id,audience,theme,theme_label,code,group,quotable,text,tags\n"));
    g_assert_nonnull(strstr(run->out, ",Corridors; praise\n"));
    assert_cli(run, 1, "comments", p, "--add-tag", email);
    cli_assert_one_line(run, "[email removed]");
    assert_cli(run, 1, "comments", p, "--add-tag", id);
    assert_cli(run, 1, "comments", p, "--add-tag", "99-1=lunch");
    cli_assert_one_line(run, "99-1");
    g_autofree char *lunch = g_strconcat(id, "=lunch", NULL);
    assert_cli(run, 1, "comments", p, "--add-tag", lunch, "--remove-tag", "99-1=lunch");
    assert_cli(run, 0, "comments", p, "--tag", "lunch", "--format", "json");
    g_assert_cmpuint(n_comments(run), ==, 0);
    assert_cli(run, 0, "comments", p, "--remove-tag", again, "--tag", "corridors", "--format",
               "json");
    g_assert_cmpuint(n_comments(run), ==, 0);
    g_autofree char *name = g_strconcat(id, "=Samira Okafor", NULL);
    assert_cli(run, 0, "comments", p, "--add-tag", name, "--format", "csv");
    g_assert_nonnull(strstr(run->err, "looks like somebody’s name"));
}

/* One row for each of 641 + 92 + 312 respondents' answers; every row says what it is. */
static void check_internal_tidy(CliRun *run)
{
    g_autofree char *path = cli_run_path(run, "own.csv");
    g_autofree char *text = NULL;
    assert_cli(run, 0, "tidy", run->project, "--internal", "-o", path);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint p01 = 0, n = g_strv_length(lines) - 1;
    for (guint i = 1; i < n; i++) {
        g_assert_true(g_str_has_prefix(lines[i], "confidential,A,"));
        p01 += strstr(lines[i], ",item,P01,") != NULL;
    }
    g_assert_cmpuint(p01, ==, 641);
    g_assert_null(strstr(text, ",comment,"));
}

/* Whose the workbook is, is said. */
static void check_plan_of_another(CliRun *run, const char *workbook)
{
    g_autofree char *other = cli_run_path(run, "hill.equalens");
    assert_cli(run, 0, "new", other, "--school", "Hill School");
    assert_cli(run, 0, "plan", other, "--read-back", workbook);
    g_assert_nonnull(strstr(run->err, ", not of Hill School."));
}

static void test_whole_way(CliRun *run, gconstpointer data)
{
    cli_run_sample_project(run);
    check_scores(run);
    check_rri(run);
    check_rest(run);
    g_autofree char *workbook = cli_run_path(run, "plan.xlsx");
    g_autofree char *tidy = cli_run_path(run, "tidy.csv");
    assert_cli(run, 0, "workbook", run->project, "-o", workbook);
    assert_cli(run, 0, "tidy", run->project, "-o", tidy);
    check_internal_tidy(run);
    check_tags(run);
    assert_cli(run, 0, "plan", run->project, "--read-back", workbook);
    g_assert_nonnull(strstr(run->err, "0 actions changed, 0 came new"));
    g_assert_null(strstr(run->err, "is the plan of"));
    check_plan_of_another(run, workbook);
    check_imports(run);
    assert_cli(run, 0, "check", run->project);
}

static void test_dry_run(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_sample("staff-responses.csv");
    g_autofree char *before = NULL, *after = NULL;
    gsize before_length, after_length;
    assert_cli(run, 0, "new", run->project, "--school", "X");
    g_assert_true(g_file_get_contents(run->project, &before, &before_length, NULL));
    assert_cli(run, 0, "import", run->project, file, "--audience", "staff", "--wave", "A",
               "--dry-run", "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "tool", NULL)), ==, "google-forms");
    g_assert_cmpint(json_node_get_int(cli_json_at(json, "accepted", NULL)), ==, 92);
    g_assert_true(g_file_get_contents(run->project, &after, &after_length, NULL));
    g_assert_cmpmem(before, before_length, after, after_length);
}

static void test_analyse(CliRun *run, gconstpointer data)
{
    g_autofree char *pupil = cli_run_sample("pupil-responses.xlsx");
    g_autofree char *census = cli_run_sample("census.xml");
    g_autofree char *outcomes = cli_run_sample("suspensions.csv");
    g_autofree char *workbook = cli_run_path(run, "out.xlsx");
    g_autofree char *figures = cli_run_path(run, "out.json");
    assert_cli(run, 0, "analyse", "--school", "X", "--pupil", pupil, "--census", census,
               "--outcomes", outcomes, "-o", workbook, "--json", figures);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(figures, &text, NULL, NULL));
    g_autoptr(JsonNode) json = json_from_string(text, NULL);
    g_assert_nonnull(json);
    g_assert_cmpint(
        json_node_get_int(cli_json_at(json, "scores", "audiences", "0", "respondents", NULL)), ==,
        641);
    assert_number(cli_json_at(json, "rri", "0", "outcome_total", NULL));
    /* Nothing is kept: the folder holds the two files that were asked for. */
    g_autoptr(GDir) folder = g_dir_open(run->folder, 0, NULL);
    guint n = 0;
    while (g_dir_read_name(folder))
        n++;
    g_assert_cmpuint(n, ==, 2);
}

/* ── bad input ── */

typedef struct {
    const char *name, *bytes;
    gssize length;
} BadFile;

static const BadFile BAD[] = {
    {"empty.csv", "", 0},
    {"header-only.csv", "I feel that I belong at this school.,I can be myself at school.\n", -1},
    {"binary.csv", "\x00\x01\x02\x03\x00\xFF\xFE\x00garbage\x00\x00", 18},
    {"cut.xlsx", "PK\x03\x04\x14\x00\x00\x00\x08\x00", 10},
    {"locked.xlsx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00\x00\x00\x00\x00\x00\x00", 16},
    {"other.xml", "<?xml version=\"1.0\"?><Message><Children><Child/></Children></Message>", -1},
    {"bomb.xml",
     "<?xml version=\"1.0\"?><!DOCTYPE m [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
     "<Message>&b;</Message>",
     -1},
    {"cut.xml", "<?xml version=\"1.0\"?><Message><Header><Coll", -1},
    {"unmatched.csv", "colour,size\nred,3\n", -1},
};

static void assert_refused(CliRun *run, const char *path, const char *name)
{
    static const char *const kinds[] = {"import", "census", "outcomes"};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (i == 0)
            assert_cli(run, 1, "import", run->project, path, "--audience", "pupil", "--wave", "A");
        else
            assert_cli(run, 1, kinds[i], run->project, path);
        cli_assert_one_line(run, name);
        g_assert_cmpstr(run->out, ==, "");
    }
}

static void test_bad_input(CliRun *run, gconstpointer data)
{
    g_autofree char *before = NULL, *after = NULL;
    gsize before_length, after_length;
    assert_cli(run, 0, "new", run->project, "--school", "X");
    g_assert_true(g_file_get_contents(run->project, &before, &before_length, NULL));
    for (guint i = 0; i < G_N_ELEMENTS(BAD); i++) {
        g_autofree char *path = cli_run_file(run, BAD[i].name, BAD[i].bytes, BAD[i].length);
        assert_refused(run, path, BAD[i].name);
    }
    assert_refused(run, "/nonexistent/none.csv", "none.csv");
    assert_refused(run, run->folder, "equalens-cli-");
    g_assert_true(g_file_get_contents(run->project, &after, &after_length, NULL));
    g_assert_cmpmem(before, before_length, after, after_length);
}

static void test_not_a_project(CliRun *run, gconstpointer data)
{
    g_autofree char *text =
        cli_run_file(run, "notes.equalens", "not a database at all, only text\n", -1);
    assert_cli(run, 1, "scores", text);
    cli_assert_one_line(run, "notes.equalens");
    assert_cli(run, 1, "check", text);
    g_autofree char *empty = cli_run_file(run, "empty.equalens", "", 0);
    assert_cli(run, 1, "scores", empty);
}

/* A slip in -o must cost neither the project nor the file that was brought. */
static void test_nothing_overwritten(CliRun *run, gconstpointer data)
{
    const char *p = run->project;
    g_autofree char *before = NULL, *after = NULL, *input = cli_run_sample("pupil-responses.xlsx");
    gsize before_length, after_length;
    cli_run_sample_project(run);
    g_assert_true(g_file_get_contents(p, &before, &before_length, NULL));
    assert_cli(run, 1, "workbook", p, "-o", p);
    cli_assert_one_line(run, "is a project");
    assert_cli(run, 1, "tidy", p, "-o", p);
    assert_cli(run, 1, "questionnaire", p, "--export", p);
    assert_cli(run, 1, "analyse", "--school", "X", "--pupil", input, "-o", p);
    assert_cli(run, 2, "analyse", "--school", "X", "--pupil", input, "-o", input);
    assert_cli(run, 2, "analyse", "--school", "X", "--pupil", input, "-o", "-");
    assert_cli(run, 2, "tidy", p, "-o", "-");
    cli_assert_one_line(run, "-o FILE");
    assert_cli(run, 2, "pack", p, "-o", "-");
    assert_cli(run, 2, "pack", p, "-o", "");
    assert_cli(run, 1, "report", p, "-o", "plan.xlsx"); /* a plan would be lost to a PDF */
    cli_assert_one_line(run, "a report is a .pdf file");
    g_assert_false(g_file_test("-", G_FILE_TEST_EXISTS));
    assert_cli(run, 2, "analyse", "--school", " ", "--pupil", input, "-o", "x.xlsx");
    assert_cli(run, 2, "import", p, input, "--audience", "pupil", "--wave", " ");
    g_assert_true(g_file_get_contents(p, &after, &after_length, NULL));
    g_assert_cmpmem(before, before_length, after, after_length);
}

/* What is said of these rows must not tell how many there are, nor whether they are few: the
 * workbook has the same note. */
static void test_few_not_on_census(CliRun *run, gconstpointer data)
{
    g_autofree char *roll = cli_run_file(
        run, "roll.csv", "UPN,Ethnicity\nA800000000001,WBRI\nA800000000002,BCRB\n", -1);
    g_autofree char *log = cli_run_file(run, "log.csv",
                                        "UPN,Type,Start date\nA800000000009,Suspension,2025-10-01\n"
                                        "A800000000009,Suspension,2025-10-02\n",
                                        -1);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "census", run->project, roll);
    assert_cli(run, 0, "outcomes", run->project, log);
    g_assert_nonnull(strstr(run->out, "There are rows of pupils who are not on the census"));
}

#define ADD(path, function)                                                                        \
    g_test_add(path, CliRun, NULL, cli_run_set_up, function, cli_run_tear_down)

/* Published figures stand beside the school's only when they are asked for. */
static void test_beside(CliRun *run, gconstpointer data)
{
    cli_run_sample_project(run);
    assert_cli(run, 0, "rri", run->project, "--format", "json");
    g_assert_null(strstr(run->out, "benchmark"));
    assert_cli(run, 0, "rri", run->project, "--beside", "england", "--format", "json");
    g_autoptr(JsonNode) beside = cli_run_json(run);
    g_assert_cmpstr(json_node_get_string(cli_json_at(beside, "benchmark", "year", NULL)), ==,
                    "2016/17");
    g_assert_cmpint(
        json_node_get_int(cli_json_at(beside, "groups", "0", "benchmark", "census", NULL)), ==,
        5439705);
    assert_cli(run, 0, "rri", run->project, "--beside", "england", "--format", "csv");
    g_assert_nonnull(strstr(run->out, "benchmark_rate_per_100,benchmark_rri,hidden"));
    assert_cli(run, 1, "rri", run->project, "--beside", run->project);
}

/* A council's file: refused with a list, then chosen by name or by the project's number. */
static void test_several_schools(CliRun *run, gconstpointer data)
{
    g_autofree char *roll = cli_run_file(
        run, "roll.csv", "UPN,LAESTAB,Sex\nA1,2101111,F\nA2,2102222,M\nA3,2102222,F\n", -1);
    assert_cli(run, 0, "new", run->project, "--school", "Brook");
    assert_cli(run, 1, "census", run->project, roll);
    g_assert_nonnull(strstr(run->err, "2101111 (1 pupil), 2102222 (2 pupils)"));
    assert_cli(run, 0, "census", run->project, roll, "--school-in-file", "2101111");
    g_assert_nonnull(strstr(run->out, "1 accepted"));
    assert_cli(run, 0, "set", run->project, "laestab=210/2222");
    assert_cli(run, 0, "set", run->project);
    g_assert_nonnull(strstr(run->out, "laestab=210/2222\n"));
    assert_cli(run, 0, "census", run->project, roll);
    g_assert_nonnull(strstr(run->out, "2 accepted"));
    assert_cli(run, 1, "set", run->project, "school=");
    assert_cli(run, 1, "set", run->project, "urn=abc");
    cli_assert_one_line(run, "six digits");
    assert_cli(run, 1, "set", run->project, "urn=1000000");
    assert_cli(run, 1, "set", run->project, "laestab=210-2222");
    cli_assert_one_line(run, "seven digits");
    assert_cli(run, 0, "set", run->project, "urn=100000", "laestab=", "school=Brook\nSchool");
    assert_cli(run, 0, "set", run->project);
    g_assert_nonnull(strstr(run->out, "school=Brook School\nurn=100000\nlaestab=\n"));
}

static void test_sort_and_split(CliRun *run, gconstpointer data)
{
    g_autofree char *roll =
        cli_run_file(run, "roll.csv", "UPN,School,Ethnicity\nA1,Abbey,BCRB\nA2,Brook,WBRI\n", -1);
    g_autofree char *log =
        cli_run_file(run, "log.csv", "UPN,School,Type,Start date\nA2,Brook,SUSP,1/2/2025\n", -1);
    g_autofree char *folder = cli_run_path(run, "out");
    g_autofree char *abbey = g_build_filename(folder, "abbey.equalens", NULL);
    g_autofree char *brook = g_build_filename(folder, "brook.equalens", NULL);
    assert_cli(run, 0, "sort", log, roll, "--format", "json");
    g_autoptr(JsonNode) sorted = cli_run_json(run);
    g_assert_cmpstr(json_node_get_string(cli_json_at(sorted, "files", "0", "kind", NULL)), ==,
                    "census");
    g_assert_cmpstr(json_node_get_string(cli_json_at(sorted, "files", "1", "kind", NULL)), ==,
                    "outcomes");
    assert_cli(run, 2, "split", roll);
    assert_cli(run, 0, "split", roll, log, "-o", folder, "--format", "json");
    g_autoptr(JsonNode) made = cli_run_json(run);
    g_assert_cmpint(json_node_get_int(cli_json_at(made, "schools", "1", "outcomes", NULL)), ==, 1);
    assert_cli(run, 0, "check", brook);
    assert_cli(run, 1, "split", roll, log, "-o", folder); /* they are there already */
    g_remove(abbey);
    g_remove(brook);
    g_rmdir(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/cli/usage", test_usage);
    ADD("/cli/wrong-words", test_wrong_words);
    ADD("/cli/set", test_set);
    ADD("/cli/whole-way", test_whole_way);
    ADD("/cli/dry-run", test_dry_run);
    ADD("/cli/analyse", test_analyse);
    ADD("/cli/bad-input", test_bad_input);
    ADD("/cli/nothing-overwritten", test_nothing_overwritten);
    ADD("/cli/few-not-on-census", test_few_not_on_census);
    ADD("/cli/not-a-project", test_not_a_project);
    ADD("/cli/beside", test_beside);
    ADD("/cli/several-schools", test_several_schools);
    ADD("/cli/sort-and-split", test_sort_and_split);
    return g_test_run();
}
