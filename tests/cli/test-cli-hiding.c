/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one command shows, or one file says beside its figures, tells nothing of what is hidden in
 * another. */
#include <string.h>

#include "../output/unzip-part.h"
#include "run-cli.h"

static const char QUESTIONS[] =
    "code,audience,kind,theme,text,scale,reversed,characteristic\n"
    "P1,pupil,scored,T,I belong here.,agree5,no,\n"
    "P2,pupil,characteristic,,Which is your ethnic group?,,,ethnicity\n";

/* Pupils of an ethnic group, on roll or among those who answered. */
typedef struct {
    const char *group;
    guint n;
} People;

static char *roll_text(const People *people)
{
    GString *csv = g_string_new("UPN,Ethnicity\n");
    guint number = 0;
    for (; people->group; people++)
        for (guint i = 0; i < people->n; i++)
            g_string_append_printf(csv, "H823000%06u,%s\n", number++, people->group);
    return g_string_free(csv, FALSE);
}

static char *answers_text(const People *people)
{
    GString *csv = g_string_new("I belong here.,Which is your ethnic group?\n");
    for (; people->group; people++)
        for (guint i = 0; i < people->n; i++)
            g_string_append_printf(csv, "%s,%s\n", i % 2 ? "Agree" : "Disagree", people->group);
    return g_string_free(csv, FALSE);
}

static void start_school(CliRun *run, const People *people)
{
    g_autofree char *questions = cli_run_file(run, "questions.csv", QUESTIONS, -1);
    g_autofree char *text = roll_text(people);
    g_autofree char *roll = cli_run_file(run, "roll.csv", text, -1);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "questionnaire", run->project, "--use", questions);
    assert_cli(run, 0, "census", run->project, roll);
}

static void ask(CliRun *run, const char *wave, const People *people)
{
    g_autofree char *text = answers_text(people);
    g_autofree char *name = g_strconcat(wave, ".csv", NULL);
    g_autofree char *file = cli_run_file(run, name, text, -1);
    assert_cli(run, 0, "import", run->project, file, "--audience", "pupil", "--wave", wave);
}

/* Nearly all answered the first time: how many of a group are on roll says how many of it did. */
static void test_waves(CliRun *run, gconstpointer data)
{
    static const People roll[] = {{"WBRI", 34}, {"BCRB", 6}, {"AIND", 8}, {NULL, 0}};
    static const People first[] = {{"WBRI", 34}, {"BCRB", 4}, {"AIND", 8}, {NULL, 0}};
    static const People second[] = {{"WBRI", 15}, {NULL, 0}};
    static const char *const waves[] = {"First", "Second"};
    start_school(run, roll);
    ask(run, waves[0], first);
    ask(run, waves[1], second);
    for (guint i = 0; i < 2; i++) {
        assert_cli(run, 0, "rri", run->project, "--kind", "answered", "--audience", "pupil",
                   "--wave", waves[i], "--format", "csv");
        g_assert_nonnull(strstr(run->out, "WBRI"));
        g_assert_null(strstr(run->out, "BCRB,Black Caribbean,6"));
        g_assert_null(strstr(run->out, "AIND,Indian,8"));
    }
}

/* Rows whose group could not be read are all that is not stated. */
static void test_unread_groups(CliRun *run, gconstpointer data)
{
    static const People people[] = {{"WBRI", 34}, {"BCRB", 12}, {"Klingon", 2}, {NULL, 0}};
    g_autofree char *book = cli_run_path(run, "w.xlsx"), *json = cli_run_path(run, "a.json");
    g_autofree char *roll = cli_run_path(run, "roll.csv"), *answers = cli_run_path(run, "A.csv");
    g_autofree char *questions = cli_run_path(run, "questions.csv");
    g_autofree char *text = NULL;
    start_school(run, people);
    ask(run, "A", people);
    assert_cli(run, 0, "imports", run->project, "--format", "json");
    g_assert_nonnull(strstr(run->out, "Klingon"));
    assert_cli(run, 0, "workbook", run->project, "-o", book);
    g_autofree char *strings = unzip_part(book, "xl/sharedStrings.xml");
    g_assert_null(strstr(strings, "Klingon"));
    g_assert_nonnull(strstr(strings, "What was noticed in the files"));
    assert_cli(run, 0, "analyse", "--school", "X", "--questionnaire", questions, "--pupil", answers,
               "--census", roll, "-o", book, "--json", json);
    g_assert_true(g_file_get_contents(json, &text, NULL, NULL));
    g_assert_null(strstr(text, "Klingon"));
    g_assert_nonnull(strstr(text, "\"imports\""));
}

static char *log_text(guint suspensions, const char *others)
{
    GString *csv = g_string_new("UPN,Type,Start date\n");
    for (guint i = 0; i < suspensions; i++)
        g_string_append_printf(csv, "H823000%06u,Suspension,2026-01-%02u\n", i, i + 1);
    g_string_append(csv, others);
    return g_string_free(csv, FALSE);
}

/* The first and the last day of a single exclusion are its own. */
static void test_days_of_few(CliRun *run, gconstpointer data)
{
    static const People people[] = {{"WBRI", 60}, {"BCRB", 20}, {NULL, 0}};
    g_autofree char *text = log_text(20, "H823000000003,Permanent exclusion,2026-03-03\n");
    g_autofree char *log = cli_run_file(run, "log.csv", text, -1);
    start_school(run, people);
    assert_cli(run, 0, "outcomes", run->project, log);
    assert_cli(run, 0, "rri", run->project, "--kind", "exclusion", "--format", "json");
    g_assert_null(strstr(run->out, "March"));
    g_assert_null(strstr(run->err, "March"));
    assert_cli(run, 0, "rri", run->project, "--format", "json");
    g_assert_nonnull(strstr(run->err, "January"));
}

static gboolean has_cell(GHashTable *cells, const char *text)
{
    GHashTableIter iter;
    gpointer cell;
    g_hash_table_iter_init(&iter, cells);
    while (g_hash_table_iter_next(&iter, NULL, &cell))
        if (g_str_equal(cell, text))
            return TRUE;
    return FALSE;
}

/* How many rows the file had is told where all of them are shown, but not beside one year. */
static void test_rows_of_other_years(CliRun *run, gconstpointer data)
{
    static const People people[] = {{"WBRI", 60}, {"BCRB", 20}, {NULL, 0}};
    g_autofree char *text = log_text(20, "H823000000003,Suspension,2024-03-03\n");
    g_autofree char *log = cli_run_file(run, "log.csv", text, -1);
    g_autofree char *book = cli_run_path(run, "w.xlsx");
    start_school(run, people);
    assert_cli(run, 0, "outcomes", run->project, log);
    for (guint years = 0; years < 2; years++) {
        g_autofree char *setting = g_strdup_printf("outcomes.years=%u", years);
        assert_cli(run, 0, "set", run->project, setting);
        assert_cli(run, 0, "workbook", run->project, "-o", book);
        g_autoptr(GHashTable) cells = sheet_cells(book, "About the data");
        g_assert_cmpint(has_cell(cells, "21"), ==, years == 0);
    }
}

/* Pupils without special needs have none of any kind: they are the same 40 in both tables, so
 * neither may show the 20 of them who were suspended, while 3 of each of two kinds are hidden. */
static void test_needs(CliRun *run, gconstpointer data)
{
    static const char *const tables[] = {"sen", "sen-need"};
    g_autoptr(GString) roll = g_string_new("UPN,Ethnicity,SEN,Primary SEN need\n");
    g_autoptr(GString) log = g_string_new("UPN,Type,Start date\n");
    for (guint i = 0; i < 50; i++) {
        g_string_append_printf(roll, "H823000%06u,WBRI,%s,%s\n", i, i < 40 ? "N" : "K",
                               i < 40   ? "None"
                               : i < 45 ? "SLCN"
                                        : "MLD");
        if (i < 20 || (i >= 40 && i % 5 < 3))
            g_string_append_printf(log, "H823000%06u,Suspension,2026-01-05\n", i);
    }
    g_autofree char *roll_file = cli_run_file(run, "roll.csv", roll->str, -1);
    g_autofree char *log_file = cli_run_file(run, "log.csv", log->str, -1);
    assert_cli(run, 0, "new", run->project, "--school", "X");
    assert_cli(run, 0, "census", run->project, roll_file);
    assert_cli(run, 0, "outcomes", run->project, log_file);
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        assert_cli(run, 0, "rri", run->project, "--by", tables[i], "--format", "csv");
        g_assert_nonnull(strstr(run->out, ",40,"));
        g_assert_null(strstr(run->out, ",40,20,"));
    }
}

#define ADD(path, function)                                                                        \
    g_test_add(path, CliRun, NULL, cli_run_set_up, function, cli_run_tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    ADD("/cli-hiding/waves", test_waves);
    ADD("/cli-hiding/unread-groups", test_unread_groups);
    ADD("/cli-hiding/days-of-few", test_days_of_few);
    ADD("/cli-hiding/rows-of-other-years", test_rows_of_other_years);
    ADD("/cli-hiding/needs", test_needs);
    return g_test_run();
}
