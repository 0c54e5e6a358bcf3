/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `import` from the command line: preview, mapping out and in, memory, replacing. */

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "run-cli.h"

#define HEADER "Timestamp,Belonging?,Ethnicity,Email\n"
#define ROWS "2025/10/01,Agreee,Martian,a@b.org\n2025/10/02,Agree,BCRB,b@c.org\n"
#define MAPPING                                                                                    \
    "column,code,answer,means\nBelonging?,P01,,\nBelonging?,,Agreee,Agree\n"                       \
    "Ethnicity,,Martian,OOTH\n"

#define PUPILS "--audience", "pupil", "--wave", "A"

static void assert_says(const char *text, const char *words)
{
    if (!strstr(text, words))
        g_error("“%s” is not in “%s”", words, text);
}

static const char *text_at(JsonNode *node, const char *name)
{
    JsonNode *member = cli_json_at(node, name, NULL);
    return JSON_NODE_HOLDS_NULL(member) ? NULL : json_node_get_string(member);
}

/* The element of the list whose member `name` is `value`. */
static JsonNode *element(JsonNode *json, const char *list, const char *name, const char *value)
{
    JsonArray *array = json_node_get_array(cli_json_at(json, list, NULL));
    for (guint i = 0; i < json_array_get_length(array); i++) {
        JsonNode *at = json_array_get_element(array, i);
        if (g_strcmp0(text_at(at, name), value) == 0)
            return at;
    }
    g_error("no %s with %s “%s”", list, name, value);
}

static void test_preview(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_file(run, "p.csv",
                                         "P01,Ethnicity,Email\nAgreee,Martian,a@b.org\n"
                                         "Agree,BCRB,b@c.org\n",
                                         -1);
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 0, "import", run->project, file, PUPILS, "--dry-run", "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_true(JSON_NODE_HOLDS_NULL(cli_json_at(json, "id", NULL)));
    g_assert_cmpint(json_node_get_int(cli_json_at(json, "rows", NULL)), ==, 2);
    g_assert_cmpstr(text_at(element(json, "columns", "column", "P01"), "match"), ==, "exact");
    JsonNode *email = element(json, "columns", "column", "Email");
    g_assert_true(JSON_NODE_HOLDS_NULL(cli_json_at(email, "examples", NULL)));
    JsonNode *label = element(json, "labels", "answer", "Agreee");
    g_assert_cmpstr(text_at(label, "guess"), ==, "Agree");
    g_assert_cmpint(json_node_get_int(cli_json_at(label, "rows", "0", NULL)), ==, 2);
    assert_cli(run, 0, "import", run->project, file, PUPILS, "--dry-run");
    assert_says(run->out, "P01");
    assert_says(run->out, "“Martian” (1 response, row 2)");
    g_assert_null(strstr(run->out, "a@b.org"));
    assert_cli(run, 0, "imports", run->project);
    g_assert_null(strstr(run->out, "p.csv"));
}

/* Values of a roll and of a log: out as a mapping, in with what they mean, remembered. */
static void test_roll_values(CliRun *run, gconstpointer data)
{
    g_autofree char *roll =
        cli_run_file(run, "roll.csv", "UPN,Sex,Year\nA1,X?,7\nA2,F,Year eight\n", -1);
    g_autofree char *log = cli_run_file(
        run, "log.csv", "UPN,Type,Date\nA1,Suspention,1/9/2025\nA2,Exclusion,2/9/2025\n", -1);
    g_autofree char *mapping = cli_run_file(run, "map.csv",
                                            "column,code,answer,means\nSex,sex,,\nSex,,X?,F\n"
                                            "Type,,Suspention,suspension\n",
                                            -1);
    g_autofree char *out = g_build_filename(run->folder, "out.csv", NULL);
    g_autofree char *text = NULL;
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 0, "census", run->project, roll, "--dry-run", "--export-mapping", out);
    assert_says(run->out, "Sex: “X?” (1 row: 2) fits nothing; perhaps “Another way”");
    g_assert_true(g_file_get_contents(out, &text, NULL, NULL));
    assert_says(text, "\nSex,sex,X?,,Another way\n");
    assert_cli(run, 0, "census", run->project, roll, "--mapping", mapping, "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpstr(text_at(element(json, "labels", "answer", "X?"), "means"), ==, "F");
    assert_cli(run, 0, "outcomes", run->project, log, "--mapping", mapping, "--dry-run");
    assert_says(run->out, "“Suspention” (1 row: 2) means “suspension”");
    assert_says(run->out, "Type: “Exclusion” (1 row: 3) may mean two things; it counts as "
                          "“Permanent exclusion”");
    assert_cli(run, 0, "census", run->project, roll, "--dry-run");
    assert_says(run->err, "Remembered: what 1 value means");
    assert_cli(run, 0, "census", run->project, roll, "--dry-run", "--no-memory");
    assert_says(run->out, "“X?” (1 row: 2) fits nothing");
    assert_cli(run, 2, "census", run->project, roll, "--forget", "--no-memory");
    assert_cli(run, 1, "census", run->project, roll, "--mapping", roll);
    assert_cli(run, 0, "census", run->project, roll, "--forget");
    assert_cli(run, 0, "census", run->project, roll, "--dry-run");
    assert_says(run->out, "“X?” (1 row: 2) fits nothing");
}

/* A preview ends as the import would, and is shown all the same. */
static void test_refused_preview(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_file(run, "p.csv", HEADER ROWS, -1);
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 1, "import", run->project, file, PUPILS);
    g_autofree char *sentence = g_strdup(run->err);
    g_assert_cmpstr(run->out, ==, "");
    assert_cli(run, 1, "import", run->project, file, PUPILS, "--dry-run", "--format", "json");
    g_assert_cmpstr(run->err, ==, sentence);
    g_autoptr(JsonNode) json = cli_run_json(run);
    assert_says(sentence, text_at(json, "refusal"));
}

static void test_mapping_and_memory(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_file(run, "p.csv", HEADER ROWS, -1);
    g_autofree char *mapping = cli_run_file(run, "m.csv", MAPPING, -1);
    g_autofree char *written = cli_run_path(run, "w.csv");
    g_autofree char *elm = cli_run_path(run, "elm.equalens");
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 0, "new", elm, "--school", "Elm");
    assert_cli(run, 0, "import", run->project, file, PUPILS, "--mapping", mapping,
               "--export-mapping", written);
    g_assert_cmpstr(run->err, ==, "");
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(written, &text, NULL, NULL));
    g_assert_true(g_str_has_prefix(text, "column,code,answer,means,guess\n"));
    assert_says(text, "\nBelonging?,P01,,,\n");
    assert_says(text, ",Martian,OOTH,");
    /* The next school. */
    assert_cli(run, 1, "import", elm, file, PUPILS, "--no-memory");
    assert_cli(run, 0, "import", elm, file, PUPILS, "--dry-run", "--format", "json");
    assert_says(run->err, "Oak");
    g_autoptr(JsonNode) json = cli_run_json(run);
    JsonNode *column = element(json, "columns", "column", "Belonging?");
    g_assert_cmpstr(text_at(column, "match"), ==, "mapped");
    g_assert_cmpstr(text_at(column, "how"), ==, "memory");
    assert_says(json_node_get_string(cli_json_at(json, "notices", "0", NULL)), "Oak");
    assert_cli(run, 1, "import", elm, file, PUPILS, "--forget", "--dry-run");
    assert_cli(run, 0, "import", elm, file, PUPILS);
    assert_cli(run, 2, "import", elm, file, PUPILS, "--forget", "--no-memory");
    /* What was written is a mapping. */
    assert_cli(run, 0, "import", elm, file, PUPILS, "--no-memory", "--mapping", written,
               "--replace", "1");
}

static void test_replace(CliRun *run, gconstpointer data)
{
    g_autofree char *file = cli_run_file(run, "p.csv", "P01\nAgree\n", -1);
    g_autofree char *better = cli_run_file(run, "b.csv", "P01\nAgree\nAgree\n", -1);
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 0, "import", run->project, file, PUPILS);
    assert_cli(run, 1, "import", run->project, file, PUPILS);
    assert_says(run->err, "import 1 ");
    assert_cli(run, 1, "import", run->project, file, PUPILS, "--dry-run");
    assert_cli(run, 1, "import", run->project, better, PUPILS, "--replace", "5");
    assert_cli(run, 2, "import", run->project, better, PUPILS, "--replace", "-1");
    assert_cli(run, 0, "import", run->project, better, PUPILS, "--replace", "1");
    assert_cli(run, 0, "imports", run->project, "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpint(json_node_get_int(cli_json_at(json, "imports", "0", "replaced_by", NULL)), ==,
                    2);
    assert_cli(run, 0, "imports", run->project, "--undo", "2");
    assert_cli(run, 1, "import", run->project, file, PUPILS);
    assert_cli(run, 0, "check", run->project);
}

/* A workbook with a sheet for 7A, one response, and one for 7B, two; the caller's. */
static char *write_book(CliRun *run)
{
    char *path = cli_run_file(run, "classes.xlsx", "", -1);
    lxw_workbook *book = workbook_new(path);
    for (guint i = 0; i < 2; i++) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, i ? "7B" : "7A");
        worksheet_write_string(sheet, 0, 0, "P01", NULL);
        for (guint row = 0; row <= i; row++)
            worksheet_write_string(sheet, 1 + row, 0, "Agree", NULL);
    }
    g_assert_cmpint(workbook_close(book), ==, LXW_NO_ERROR);
    return path;
}

static void assert_imports(CliRun *run, const char *first, const char *second)
{
    const char *const sheets[] = {first, second};
    assert_cli(run, 0, "imports", run->project, "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    for (guint i = 0; i < G_N_ELEMENTS(sheets); i++) {
        JsonNode *at = cli_json_at(json, "imports", i ? "1" : "0", NULL);
        g_assert_cmpstr(text_at(at, "sheet"), ==, sheets[i]);
    }
}

static void test_sheets(CliRun *run, gconstpointer data)
{
    g_autofree char *book = write_book(run), *out = cli_run_file(run, "out.xlsx", "", -1);
    assert_cli(run, 0, "new", run->project, "--school", "Oak");
    assert_cli(run, 0, "import", run->project, book, PUPILS, "--sheet", "7b", "--dry-run",
               "--format", "json");
    g_autoptr(JsonNode) json = cli_run_json(run);
    g_assert_cmpstr(text_at(json, "sheet"), ==, "7B");
    g_assert_cmpstr(json_node_get_string(cli_json_at(json, "sheets", "0", NULL)), ==, "7A");
    assert_cli(run, 1, "import", run->project, book, PUPILS, "--sheet", "8A");
    assert_says(run->err, "“7A”, “7B”");
    assert_cli(run, 0, "import", run->project, book, PUPILS, "--sheet", "7B");
    assert_cli(run, 0, "import", run->project, book, PUPILS);
    assert_cli(run, 1, "import", run->project, book, PUPILS, "--sheet", "7B");
    assert_imports(run, "7B", "7A");
    assert_cli(run, 0, "analyse", "--school", "Oak", "--pupil", book, "--pupil-sheet", "7B", "-o",
               out);
    assert_cli(run, 1, "analyse", "--school", "Oak", "--pupil", book, "--pupil-sheet", "8A", "-o",
               out);
}

#define ADD(path, function)                                                                        \
    g_test_add(path, CliRun, NULL, cli_run_set_up, function, cli_run_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/cli-import/preview", test_preview);
    ADD("/cli-import/refused-preview", test_refused_preview);
    ADD("/cli-import/roll-values", test_roll_values);
    ADD("/cli-import/mapping-and-memory", test_mapping_and_memory);
    ADD("/cli-import/replace", test_replace);
    ADD("/cli-import/sheets", test_sheets);
    return g_test_run();
}
