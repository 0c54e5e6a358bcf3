/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network's charts, and its workbook with the funnels as pictures. */
#include <glib/gstdio.h>
#include <string.h>

#include "output/charts.h"
#include "output/labels.h"
#include "output/network.h"
#include "output/pack.h"
#include "output/workbook.h"
#include "unzip-part.h"

static void add_theme(EqlPackAudience *audience, const char *code, double share, double n)
{
    EqlPackTheme *theme = eql_pack_add_theme(audience, code, code);
    gboolean hidden = n < 10;
    theme->n = hidden ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                      : eql_figure_value(EQL_UNIT_COUNT, n);
    theme->answers = theme->n_effective = theme->n;
    theme->score = hidden ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
                          : eql_figure_value(EQL_UNIT_SCORE, 100 * share);
    theme->favourable = hidden ? eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL)
                               : eql_figure_value(EQL_UNIT_PROPORTION, share);
    theme->favourable_answers = hidden ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                                       : eql_figure_value(EQL_UNIT_COUNT, share * n);
}

static void add_group(EqlPackOutcomes *to, const char *code, double census, double outcomes)
{
    EqlPackGroup *group = eql_pack_add_group(to, code, code);
    group->census = eql_figure_value(EQL_UNIT_COUNT, census);
    group->outcomes = outcomes < 0 ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                                   : eql_figure_value(EQL_UNIT_COUNT, outcomes);
}

/* Of a roll of 1,000; "asian" is hidden in every school, "black" in some. */
static void add_outcomes(EqlPack *pack, double black)
{
    EqlPackOutcomes *to = eql_pack_add_outcomes(pack, "suspension", EQL_DETAIL_BROAD);
    to->census = eql_figure_value(EQL_UNIT_COUNT, 1000);
    to->outcomes = eql_figure_value(EQL_UNIT_COUNT, 100);
    add_group(to, "black", 200, black);
    add_group(to, "asian", 100, -1);
    add_group(to, "not-stated", 20, 2);
}

/* 33 schools; every eleventh is small, one far below the others; nobody shows "Voice". The first
 * has an earlier round. */
static EqlNetwork *network_new(void)
{
    EqlNetwork *network = eql_network_new();
    network->salt = g_strdup("salt");
    for (guint i = 0; i < 33; i++) {
        EqlPack *pack = eql_pack_new();
        pack->name = g_strdup_printf("School %02u", i + 1);
        if (i == 0)
            add_theme(eql_pack_add_audience(eql_pack_add_wave(pack, "Autumn 2024"), "pupil"),
                      "Belonging", 0.5, 50);
        EqlPackAudience *audience =
            eql_pack_add_audience(eql_pack_add_wave(pack, "Autumn 2025"), "pupil");
        double share = i == 5 ? 0.3 : 0.6 + 0.02 * (i % 5), n = i % 11 == 10 ? 4 : 60 + 30 * i;
        add_theme(audience, "Belonging", share, n);
        add_theme(audience, "Voice", share, 4);
        add_outcomes(pack, n < 10 ? -1 : i == 7 ? 70 : 22);
        g_ptr_array_add(network->packs, pack);
    }
    return network;
}

static void test_charts(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    EqlCohortChoice choice = {.hide_names = TRUE};
    g_autoptr(EqlChart) heat = eql_chart_of_schools(network, &choice);
    g_assert_cmpuint(heat->rows->len, ==, 33);
    g_assert_cmpuint(heat->series->len, ==, 2);
    g_assert_cmpuint(eql_chart_n_shown(heat), ==, 30);

    g_autoptr(EqlFunnel) funnel = eql_cohort_funnel(network, &choice, "Belonging");
    g_autoptr(EqlChart) plot = eql_chart_of_funnel(funnel);
    guint far = 0;
    g_assert_cmpuint(eql_chart_n_shown(plot), ==, 30);
    g_assert_cmpuint(plot->limits->len, >, 50);
    for (guint i = 0; i < plot->rows->len; i++) {
        g_assert_false(g_str_has_prefix(eql_chart_row(plot, i)->label, "School"));
        far += eql_chart_row(plot, i)->standing == EQL_STANDING_SECOND;
    }
    g_assert_cmpuint(far, >=, 1);
}

static void set_questions(EqlNetwork *network, guint school, const char *code,
                          const char *questions)
{
    const EqlPack *pack = network->packs->pdata[school];
    const EqlPackAudience *audience = eql_pack_audience(eql_pack_wave(pack, NULL), "pupil");
    ((EqlPackTheme *)eql_pack_theme(audience, code))->questions = g_strdup(questions);
}

static char *questions_note(const EqlNetwork *network, const char *theme)
{
    EqlCohortChoice choice = {.theme = theme, .hide_names = TRUE};
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, &choice);
    return eql_cohort_questions_note(schools, &choice);
}

/* Schools that do not tell what they asked, or asked alike, say nothing; others name the theme. */
static void test_questions(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    g_assert_null(questions_note(network, NULL));
    set_questions(network, 0, "Belonging", "a1");
    set_questions(network, 1, "Belonging", "a1");
    set_questions(network, 0, "Voice", "a1");
    g_assert_null(questions_note(network, NULL));
    set_questions(network, 2, "Belonging", "b2");
    g_autofree char *all = questions_note(network, NULL);
    g_autofree char *one = questions_note(network, "Belonging");
    g_assert_true(g_str_has_suffix(all, "about: Belonging. Some of the difference between them may "
                                        "lie in the questions."));
    g_assert_cmpstr(one, ==, all);
    g_assert_null(questions_note(network, "Voice"));
    g_autofree char *text = eql_network_text(network);
    g_assert_nonnull(strstr(text, "\"questions\""));
}

static guint count_pictures(char **parts)
{
    guint n = 0;
    for (; *parts; parts++)
        n += g_str_has_prefix(*parts, "xl/media/");
    return n;
}

static void test_workbook(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    g_autoptr(GError) error = NULL;
    EqlCohortChoice choice = {.cohort = NULL};
    g_autofree char *folder = g_dir_make_tmp("eql-network-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "network.xlsx", NULL);
    g_assert_true(eql_network_write_workbook(network, &choice, path, &error));
    g_assert_no_error(error);
    g_auto(GStrv) parts = unzip_names(path);
    g_assert_cmpuint(count_pictures(parts), ==, 1); /* none of what all hide */
    g_autofree char *drawing = unzip_part(path, "xl/drawings/drawing1.xml");
    g_assert_nonnull(strstr(drawing, "Funnel plot of “Belonging”"));
    g_autofree char *book = unzip_part(path, "xl/workbook.xml");
    g_assert_nonnull(strstr(book, "Suspensions"));
    g_autoptr(GHashTable) progress = sheet_cells(path, "Progress");
    static const char *const row[][2] = {
        {"A5", "School 01"}, {"B5", "Belonging"}, {"C5", "50"}, {"D5", "60"}, {"E5", "10"}};
    for (guint i = 0; i < G_N_ELEMENTS(row); i++)
        g_assert_cmpstr(g_hash_table_lookup(progress, row[i][0]), ==, row[i][1]);
    choice.audience = "staff";
    g_assert_false(eql_network_write_workbook(network, &choice, path, &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
    if (g_getenv("EQL_KEEP"))
        return;
    g_remove(path);
    g_rmdir(folder);
}

/* Packs are other people's files: a handout is written beside the others, whatever the school is
 * called, and a long name keeps no other school from its own. */
static void test_handouts(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    g_autoptr(GError) error = NULL;
    EqlCohortChoice choice = {.cohort = NULL};
    g_autofree char *folder = g_dir_make_tmp("eql-handouts-XXXXXX", NULL);
    g_autofree char *inside = g_build_filename(folder, "in", NULL);
    EqlPack *first = network->packs->pdata[0], *second = network->packs->pdata[1];
    g_free(first->name);
    first->name = g_strnfill(5000, 'x');
    first->urn = g_strdup("/../../evil");
    g_free(second->name);
    second->name = g_strdup("../evil");
    g_assert_cmpint(eql_network_write_handouts(network, &choice, inside, &error), ==, 33);
    g_assert_no_error(error);
    g_autoptr(GDir) files = g_dir_open(inside, 0, &error);
    const char *name;
    guint n = 0;
    for (; (name = g_dir_read_name(files)) != NULL; n++) {
        g_autofree char *path = g_build_filename(inside, name, NULL);
        g_assert_true(g_str_has_suffix(name, ".xlsx"));
        g_assert_cmpint(g_remove(path), ==, 0);
    }
    g_assert_cmpuint(n, ==, 33);
    g_assert_cmpint(g_rmdir(inside), ==, 0);
    g_assert_cmpint(g_rmdir(folder), ==, 0);
}

static void test_rri_funnel(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    EqlCohortChoice choice = {.cohort = NULL};
    g_autoptr(EqlCohortRri) rri = eql_cohort_rri(network, &choice, NULL, EQL_DETAIL_BROAD);
    g_autoptr(EqlChart) plot = eql_chart_of_rri_funnel(rri, rri->groups->pdata[0]);
    g_assert_cmpuint(eql_chart_n_shown(plot), ==, 30);
    g_assert_cmpint(plot->axis, ==, EQL_AXIS_TIMES);
    for (guint i = 0; i < plot->rows->len; i++) {
        const EqlChartRow *row = eql_chart_row(plot, i);
        gboolean far = g_str_equal(row->label, "School 08");
        g_assert_cmpint(row->standing, ==, far ? EQL_STANDING_SECOND : EQL_STANDING_PLAIN);
        if (eql_figure_is_shown(row->size))
            g_assert_cmpfloat_with_epsilon(row->size.value, 20, 1e-9);
    }
    g_autoptr(EqlChart) hidden = eql_chart_of_rri_funnel(rri, rri->groups->pdata[1]);
    g_assert_cmpuint(eql_chart_n_shown(hidden), ==, 0);
    g_assert_cmpuint(hidden->limits->len, ==, 0);
}

/* ── the report ── */

/* NULL, and the test is skipped, where the program is missing. */
static char *text_of(const char *path)
{
    g_autofree char *program = g_find_program_in_path("pdftotext");
    const char *const arguments[] = {program, path, "-", NULL};
    char *text = NULL;
    if (!program) {
        g_test_skip("pdftotext is not installed");
        return NULL;
    }
    g_assert_true(g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text,
                               NULL, NULL, NULL));
    return text;
}

static char *report_of(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *folder = g_dir_make_tmp("eql-network-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "network.pdf", NULL);
    g_assert_true(eql_network_write_report(network, choice, path, &error));
    g_assert_no_error(error);
    char *text = text_of(path);
    if (g_getenv("EQL_KEEP"))
        return text;
    g_remove(path);
    g_rmdir(folder);
    return text;
}

static void test_report(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    EqlCohortChoice named = {.cohort = NULL}, unnamed = {.hide_names = TRUE};
    g_autofree char *text = report_of(network, &named), *letters = report_of(network, &unnamed);
    if (!text)
        return;
    g_assert_nonnull(strstr(text, "33 schools"));
    g_assert_nonnull(strstr(text, "School 06: 30 %, all schools 6"));
    g_assert_nonnull(strstr(text, "Themes, hidden in every school: Voice."));
    g_assert_nonnull(strstr(text, "Suspensions: black"));
    g_assert_nonnull(strstr(text, "School 08: 3.5, all schools 1.2; beyond the 99.8 % limits."));
    g_assert_nonnull(strstr(text, "Suspensions, hidden in every school: asian"));
    g_assert_nonnull(strstr(text, "50 → 60"));
    g_assert_null(strstr(text, "not-stated"));
    g_assert_null(strstr(letters, "School 0"));
    g_assert_null(strstr(letters, "Autumn 2025")); /* what a school calls its round */
    g_assert_nonnull(strstr(letters, "AG"));
}

static void test_report_of_nobody(void)
{
    g_autoptr(EqlNetwork) network = network_new();
    g_autoptr(GError) error = NULL;
    EqlCohortChoice choice = {.audience = "staff"};
    g_assert_false(eql_network_write_report(network, &choice, "never.pdf", &error));
    g_assert_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE);
    g_assert_false(g_file_test("never.pdf", G_FILE_TEST_EXISTS));
}

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/network-book/charts", test_charts);
    g_test_add_func("/network-book/questions", test_questions);
    g_test_add_func("/network-book/workbook", test_workbook);
    g_test_add_func("/network-book/handouts", test_handouts);
    g_test_add_func("/network-book/rri-funnel", test_rri_funnel);
    g_test_add_func("/network-book/report", test_report);
    g_test_add_func("/network-book/report-of-nobody", test_report_of_nobody);
    return g_test_run();
}
