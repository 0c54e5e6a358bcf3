/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures on screen: the overview's are those of the other pages, and published ones stand beside
 * the school's. */
#include <glib/gstdio.h>
#include <string.h>

#include "app/chart-panel.h"
#include "app/choice.h"
#include "fixture.h"

static void set_up(Fixture *fixture, gconstpointer data)
{
    g_autofree char *path = eql_session_sample_path();
    g_unlink(path); /* as it is, not as an earlier test left it */
    set_up_window(fixture, data);
    act(fixture, "win.sample", NULL);
}

/* ── the overview ── */

static gboolean has_panel(gpointer box)
{
    EqlChartPanel *panel = find_widget(box, EQL_TYPE_CHART_PANEL);
    return panel != NULL && eql_chart_panel_chart(panel) != NULL;
}

static EqlChartPanel *panel_in(GtkWidget *box)
{
    wait_until(has_panel, box);
    return find_widget(box, EQL_TYPE_CHART_PANEL);
}

static void assert_same_table(const EqlChart *one, const EqlChart *other)
{
    g_autoptr(GPtrArray) table = eql_chart_table(one), others = eql_chart_table(other);
    g_assert_cmpuint(table->len, ==, others->len);
    for (guint i = 0; i < table->len; i++)
        g_assert_cmpstrv(table->pdata[i], others->pdata[i]);
}

static void test_themes_at_a_glance(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "overview");
    GtkWidget *box = child_of(page, "themes");
    g_assert_true(gtk_widget_get_visible(box));
    const EqlChart *chart = eql_chart_panel_chart(panel_in(box));
    g_assert_true(chart->compact);
    g_assert_cmpuint(chart->series->len, ==, 3);
    GtkWidget *themes = show_page(fixture, "themes");
    assert_same_table(chart, eql_chart_panel_chart(child_of(themes, "panel")));
}

static void test_suspensions_at_a_glance(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "overview");
    g_assert_true(gtk_widget_get_visible(child_of(page, "outcomes_box")));
    g_assert_false(gtk_widget_get_visible(child_of(page, "calm")));
    GtkListBox *list = child_of(page, "outcomes");
    wait_until(is_filled, list);
    g_assert_cmpuint(n_rows(list), ==, 2);
    g_assert_true(says(row_at(list, 0), "RRI 2.8 (1.7 to 4.1)"));
    g_assert_true(says(row_at(list, 0), "about 12 more than a proportional share"));
    GtkButton *propose = child_of(page, "propose");
    g_assert_cmpstr(gtk_button_get_label(propose), ==, "_Propose actions");
    act(fixture, "win.propose", NULL);
    show_page(fixture, "overview");
    g_assert_cmpstr(gtk_button_get_label(propose), ==, "_Propose more actions");
}

/* Three who answered are nobody's figures. */
static void test_few(Fixture *fixture, gconstpointer data)
{
    write_project(fixture);
    import_answers(fixture, "Autumn 2025", "P01,P02\nAgree,Agree\nAgree,Agree\nAgree,Disagree\n");
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "overview");
    settle();
    g_assert_false(gtk_widget_get_visible(child_of(page, "themes")));
    g_assert_null(find_widget(child_of(page, "themes"), EQL_TYPE_CHART_PANEL));
    g_assert_false(gtk_widget_get_visible(child_of(page, "outcomes_box")));
}

/* ── published figures ── */

static const char TABLE[] =
    "time_period,geographic_level,country_name,region_name,new_la_code,la_name,school_type,"
    "characteristic_group,characteristic,headcount,perm_excl,suspension,one_plus_susp\n"
    "202324,National,England,,,,Total,Total,Total,8000,10,800,400\n"
    "202324,National,England,,,,Total,Ethnicity Minor,Black Caribbean,100,1,20,10\n"
    "202324,Local authority,England,Inner London,E1,Westminster,Total,Total,Total,400,2,20,10\n"
    "202324,Local authority,England,Inner London,E1,Westminster,Total,Ethnicity Minor,"
    "Black Caribbean,50,1,5,3\n";

static void choose(Fixture *fixture, GtkWidget *page, const char *which, const char *code)
{
    g_assert_true(eql_choice_set(child_of(page, which), code));
    settle();
    wait_for_jobs(fixture);
    settle();
}

/* "10.2": what stands beside a group. */
static char *published_of(GtkWidget *page, const char *group)
{
    const EqlChart *chart = eql_chart_panel_chart(panel_in(child_of(page, "rates_box")));
    for (guint row = 0; row < chart->rows->len; row++)
        if (g_str_equal(eql_chart_row(chart, row)->label, group))
            return eql_figure_format(eql_chart_point(chart, row, 1)->figure);
    g_assert_not_reached();
}

static void assert_published(GtkWidget *page, const char *group, const char *rate)
{
    g_autofree char *published = published_of(page, group);
    g_assert_true(gtk_widget_get_visible(child_of(page, "rates_box")));
    g_assert_cmpstr(published, ==, rate);
}

static void test_england(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "outcomes");
    g_assert_false(gtk_widget_get_visible(child_of(page, "rates_box")));
    choose(fixture, page, "beside", "england");
    assert_published(page, "Black Caribbean", "10.2");
    assert_published(page, "All pupils", "4.8");
    g_assert_true(says(child_of(page, "compared"), "8.3 suspensions for every 100 pupils"));
    g_assert_true(says(child_of(page, "compared"), "It cannot say that a rate is as it should be"));
    choose(fixture, page, "and_by", "sex"); /* of two together nothing is published */
    g_assert_false(gtk_widget_get_visible(child_of(page, "rates_box")));
    choose(fixture, page, "and_by", "");
    choose(fixture, page, "detail", "full");
    g_assert_true(gtk_widget_get_visible(child_of(page, "rates_box")));
    act(fixture, "win.undo", NULL);
    settle();
    g_assert_false(gtk_widget_get_visible(child_of(page, "rates_box")));
    g_assert_cmpstr(eql_choice_get(child_of(page, "beside")), ==, "");
    act(fixture, "win.redo", NULL);
    settle();
    assert_published(page, "Black Caribbean", "10.2");
    choose(fixture, page, "beside", "");
    g_assert_false(gtk_widget_get_visible(child_of(page, "rates_box")));
}

/* Dropped anywhere; another of its places is a choice away; the project keeps it. */
static void test_published_file(Fixture *fixture, gconstpointer data)
{
    bring_in_text(fixture, "published.csv", TABLE);
    wait_for_jobs(fixture);
    settle();
    g_assert_cmpuint(n_drafts(fixture), ==, 0);
    GtkWidget *page = show_page(fixture, "outcomes");
    assert_published(page, "Black Caribbean", "20.0");
    g_assert_true(gtk_widget_get_visible(child_of(page, "place_box")));
    choose(fixture, page, "place", "Westminster");
    assert_published(page, "Black Caribbean", "10.0");
    g_assert_cmpstr(snapshot(fixture)->dataset->benchmark->place, ==, "Westminster");
    eql_session_reload(fixture->session);
    wait_for_jobs(fixture);
    g_assert_cmpstr(snapshot(fixture)->dataset->benchmark->year, ==, "2023/24");
    act(fixture, "win.undo", NULL);
    settle();
    assert_published(page, "Black Caribbean", "20.0");
    choose(fixture, page, "beside", "");
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/figures/themes-at-a-glance", set_up, test_themes_at_a_glance);
    ADD("/figures/suspensions-at-a-glance", set_up, test_suspensions_at_a_glance);
    ADD("/figures/few", set_up_window, test_few);
    ADD("/figures/england", set_up, test_england);
    ADD("/figures/published-file", set_up, test_published_file);
    return run_window_tests();
}
