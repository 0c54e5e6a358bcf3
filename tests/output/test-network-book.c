/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network's charts, and its workbook with the funnels as pictures. */
#include <glib/gstdio.h>
#include <string.h>

#include "output/charts.h"
#include "output/network.h"
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

/* 33 schools; every eleventh is small, one far below the others; nobody shows "Voice". */
static EqlNetwork *network_new(void)
{
    EqlNetwork *network = eql_network_new();
    network->salt = g_strdup("salt");
    for (guint i = 0; i < 33; i++) {
        EqlPack *pack = eql_pack_new();
        pack->name = g_strdup_printf("School %02u", i + 1);
        EqlPackAudience *audience =
            eql_pack_add_audience(eql_pack_add_wave(pack, "Autumn 2025"), "pupil");
        double share = i == 5 ? 0.3 : 0.6 + 0.02 * (i % 5), n = i % 11 == 10 ? 4 : 60 + 30 * i;
        add_theme(audience, "Belonging", share, n);
        add_theme(audience, "Voice", share, 4);
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

int main(int argc, char *argv[])
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/network-book/charts", test_charts);
    g_test_add_func("/network-book/workbook", test_workbook);
    g_test_add_func("/network-book/handouts", test_handouts);
    return g_test_run();
}
