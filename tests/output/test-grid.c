/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/data-folder.h"
#include "intake/lists/questionnaire-file.h"
#include "intake/table/table.h"
#include "output/csv-text.h"
#include "output/grid.h"
#include "output/workbook.h"
#include "sample-content.h"

static char *folder;

static void test_print(void)
{
    static const char *const headings[] = {"label",      "n",    "score",  "score_low",
                                           "score_high", "text", "hidden", NULL};
    EqlFigure score = eql_figure_interval(EQL_UNIT_SCORE, 71.25, 66, 76.5);
    g_autoptr(EqlGrid) grid = eql_grid_new(headings);
    eql_grid_text(grid, "学校");
    eql_grid_count(grid, 12);
    eql_grid_figure(grid, score);
    eql_grid_low(grid, score);
    eql_grid_high(grid, score);
    eql_grid_text(grid, "two\nlines");
    score = eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL);
    eql_grid_text(grid, "=1+1");
    eql_grid_count(grid, 3);
    eql_grid_figure(grid, score);
    eql_grid_low(grid, score);
    eql_grid_high(grid, score);
    eql_grid_text(grid, NULL);
    g_autofree char *printed = eql_grid_print(grid);
    g_assert_cmpstr(printed, ==,
                    "label   n          score  text\n"
                    "─────  ──  ─────────────  ─────────\n"
                    "学校   12  71 (66 to 76)  two lines\n"
                    "=1+1    3         hidden\n");
    g_autofree char *csv = eql_grid_csv(grid);
    g_assert_cmpstr(csv, ==,
                    "label,n,score,score_low,score_high,text,hidden\n"
                    "学校,12,71.25,66,76.5,\"two\nlines\",no\n"
                    "'=1+1,3,,,,,yes\n");
}

static void test_numbers(void)
{
    const double values[] = {0.1, 1.0 / 3, 1e-9, 123456789.125, -0.0, 2.0 / 7 * 1e17, 5};
    for (guint i = 0; i < G_N_ELEMENTS(values); i++) {
        g_autofree char *text = eql_number_text(values[i]);
        g_assert_cmpfloat(g_ascii_strtod(text, NULL), ==, values[i]);
    }
    g_autofree char *tenth = eql_number_text(0.1), *none = eql_number_text(NAN);
    g_assert_cmpstr(tenth, ==, "0.1");
    g_assert_cmpstr(none, ==, "");
}

static guint count_lines(const char *text)
{
    guint n = 0;
    for (; *text; text++)
        n += *text == '\n';
    return n;
}

static void test_all_grids(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlGrid *grids[] = {eql_grid_scores(sample->scores),      eql_grid_items(sample->items),
                        eql_grid_rri(sample->rris->pdata[0]), eql_grid_findings(sample->findings),
                        eql_grid_imports(sample->imports),    eql_grid_plan(sample->actions)};
    const guint rows[] = {3 * 5 * 12, 5, 7, 3, 1, 3};
    for (guint i = 0; i < G_N_ELEMENTS(grids); i++) {
        g_autofree char *printed = eql_grid_print(grids[i]);
        g_autofree char *csv = eql_grid_csv(grids[i]);
        g_assert_cmpuint(count_lines(printed), ==, rows[i] + 2);
        g_assert_cmpuint(count_lines(csv), ==, rows[i] + 1);
        eql_grid_free(grids[i]);
    }
}

static void test_scores_without_groups(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    g_ptr_array_set_size(sample->scores->audiences, 1);
    for (guint i = 0; i < audience->themes->len; i++)
        g_ptr_array_set_size(((EqlThemeScore *)audience->themes->pdata[i])->groups, 0);
    g_autoptr(EqlGrid) grid = eql_grid_scores(sample->scores);
    g_autofree char *printed = eql_grid_print(grid);
    g_assert_nonnull(strstr(printed, "78 (76 to 81)"));
    g_assert_null(strstr(printed, "change"));
}

/* What is said of a theme as a whole stands in its own row, also where groups follow. */
static void test_scores_with_groups(void)
{
    g_autoptr(Sample) sample = sample_new();
    EqlAudienceScores *audience = sample->scores->audiences->pdata[0];
    EqlThemeScore *theme = audience->themes->pdata[0];
    theme->alpha = eql_figure_value(EQL_UNIT_NONE, 0.8125);
    theme->change = eql_figure_value(EQL_UNIT_DIFFERENCE, 3.0625);
    g_autoptr(EqlGrid) grid = eql_grid_scores(sample->scores);
    g_autofree char *csv = eql_grid_csv(grid), *printed = eql_grid_print(grid);
    g_auto(GStrv) lines = g_strsplit(csv, "\n", -1);
    guint commas[3] = {0};
    for (guint i = 0; i < G_N_ELEMENTS(commas); i++)
        for (const char *c = lines[i]; *c; c++)
            commas[i] += *c == ',';
    g_assert_nonnull(strstr(lines[0], ",label,n,"));
    g_assert_nonnull(strstr(lines[1], ",0.8125,"));
    g_assert_nonnull(strstr(lines[1], ",3.0625,"));
    g_assert_null(strstr(lines[2], ",0.8125,"));
    g_assert_cmpuint(commas[1], ==, commas[0]);
    g_assert_cmpuint(commas[2], ==, commas[0]);
    g_assert_nonnull(strstr(printed, "change"));
}

/* ── the tidy file ── */

static void test_tidy(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "tidy.csv", NULL);
    g_autofree char *text = NULL;
    EqlWorkbookContent content = sample_content(sample);
    EqlRri *rri = sample->rris->pdata[0];
    EqlRriGroup *group = rri->groups->pdata[1];
    group->rri.value = group->outcomes.value = 424243;
    g_assert_true(eql_tidy_write(&content, path, &error));
    g_assert_no_error(error);
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_nonnull(strstr(
        text, "\nthemes,pupil,,,belonging-and-identity,,score,78.125,75.625,80.625,409,no\n"));
    g_assert_nonnull(
        strstr(text, "\nrri:suspension:events:school,,ethnicity,WROM,,,rri,,,,11,yes\n"));
    g_assert_null(strstr(text, "424243"));
    g_assert_null(strstr(text, "HYPERLINK")); /* no comments, no plan */
    g_assert_null(strstr(text, "Agree-ish")); /* no text that was typed */
    g_assert_null(strstr(text, "nan"));
    g_assert_cmpint(g_remove(path), ==, 0);
}

/* Every record has as many fields as the heading: read with the program's own reader. */
static void test_tidy_reads_back(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "tidy-back.csv", NULL);
    EqlWorkbookContent content = sample_content(sample);
    g_assert_true(eql_tidy_write(&content, path, &error));
    g_autoptr(EqlTable) table = eql_table_open(path, NULL, NULL, &error);
    g_assert_no_error(error);
    const EqlRow *row = NULL;
    guint rows = 0;
    while (eql_table_next(table, &row, &error) && row) {
        g_assert_cmpuint(row->n_cells, ==, 12);
        rows++;
    }
    g_assert_no_error(error);
    g_assert_cmpuint(rows, >, 900);
    g_clear_pointer(&table, eql_table_free); /* Windows removes no file that is being read */
    g_assert_cmpint(g_remove(path), ==, 0);
}

/* ── the questionnaire ── */

static void assert_same(const EqlQuestionnaire *a, const EqlQuestionnaire *b)
{
    g_assert_cmpuint(a->items->len, ==, b->items->len);
    for (guint i = 0; i < a->items->len; i++) {
        const EqlItem *left = a->items->pdata[i], *right = b->items->pdata[i];
        g_assert_cmpstr(left->code, ==, right->code);
        g_assert_cmpstr(left->audience, ==, right->audience);
        g_assert_cmpint(left->kind, ==, right->kind);
        g_assert_cmpstr(left->theme_label, ==, right->theme_label);
        g_assert_cmpstr(left->text, ==, right->text);
        g_assert_cmpint(left->reversed, ==, right->reversed);
        g_assert_cmpstr(left->characteristic, ==, right->characteristic);
        g_assert_cmpstr(left->scale ? left->scale->spec : NULL, ==,
                        right->scale ? right->scale->spec : NULL);
    }
}

static void round_trip(const EqlQuestionnaire *questionnaire, const char *name)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(eql_questionnaire_write(questionnaire, path, &error));
    g_assert_no_error(error);
    g_autoptr(EqlQuestionnaire) back =
        eql_questionnaire_read(path, eql_data_folder(NULL), NULL, &error);
    g_assert_no_error(error);
    assert_same(questionnaire, back);
    g_assert_cmpint(g_remove(path), ==, 0);
}

static void test_questionnaire(void)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *path = eql_data_file("questionnaires", "starter.csv", NULL);
    g_autoptr(EqlQuestionnaire) starter =
        eql_questionnaire_read(path, eql_data_folder(NULL), NULL, &error);
    g_assert_no_error(error);
    EqlItem *odd = eql_item_new("Z1", "governor", EQL_ITEM_SCORED);
    odd->text = g_strdup("=not, a \"formula\"");
    odd->theme_label = g_strdup("Belonging and identity");
    odd->theme = g_strdup("belonging-and-identity");
    odd->scale = eql_scale_parse("Never|Now and then|Always;Not sure");
    g_assert_true(eql_questionnaire_take(starter, odd));
    round_trip(starter, "round.csv");
    round_trip(starter, "round.xlsx");
}

static void test_questionnaire_ending(void)
{
    g_autoptr(Sample) sample = sample_new();
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(folder, "questionnaire.ods", NULL);
    g_assert_false(eql_questionnaire_write(sample->dataset->questionnaire, path, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    folder = g_dir_make_tmp("eql-output-XXXXXX", NULL);
    g_test_add_func("/grid/print", test_print);
    g_test_add_func("/grid/numbers", test_numbers);
    g_test_add_func("/grid/all", test_all_grids);
    g_test_add_func("/grid/scores-without-groups", test_scores_without_groups);
    g_test_add_func("/grid/scores-with-groups", test_scores_with_groups);
    g_test_add_func("/tidy/content", test_tidy);
    g_test_add_func("/tidy/reads-back", test_tidy_reads_back);
    g_test_add_func("/questionnaire/round-trip", test_questionnaire);
    g_test_add_func("/questionnaire/ending", test_questionnaire_ending);
    int result = g_test_run();
    g_rmdir(folder);
    g_free(folder);
    return result;
}
