/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures on screen: each point of each chart says whose it is, how much, how sure, of how many
 * people, and why when it is hidden; the overview's are those of the other pages, and published
 * ones stand beside the school's. */
#include <glib/gstdio.h>
#include <string.h>

#include "analysis/finding.h"
#include "app/chart-panel.h"
#include "app/choice.h"
#include "app/explain.h"
#include "app/table-view.h"
#include "chart/layout.h"
#include "fixture.h"
#include "workflow/record-edit.h"

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

/* A project that three people have answered. */
static void write_few(Fixture *fixture, const char *wave)
{
    write_project(fixture);
    import_answers(fixture, wave, "P01,P02\nAgree,Agree\nAgree,Agree\nAgree,Disagree\n");
}

/* Three who answered are nobody's figures. */
static void test_few(Fixture *fixture, gconstpointer data)
{
    write_few(fixture, "Autumn 2025");
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
    g_assert_true(gtk_widget_get_mapped(page));
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

/* ── every point of every chart: by pointer, by keys, and in the table ── */

static void assert_holds(const char *text, const char *words)
{
    if (words == NULL || *words == '\0' || strstr(text, words) == NULL)
        g_error("“%s” does not say “%s”", text, words);
}

/* The value with its interval, or why it has none; counts of everybody have none to have. */
static void assert_tells_value(const char *text, EqlFigure figure)
{
    g_autofree char *value = eql_figure_format_with_interval(figure);
    gboolean counted = figure.unit == EQL_UNIT_COUNT || figure.unit == EQL_UNIT_RATE;
    assert_holds(text, value);
    if (!eql_figure_has_interval(figure) && !counted)
        assert_holds(text, eql_reason_sentence(figure.interval_reason));
}

static void assert_tells_point(const EqlChart *chart, const char *text, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    if (chart->series->len > 1)
        assert_holds(text, chart->series->pdata[series]);
    if (eql_figure_is_hidden(point->figure)) {
        assert_holds(text, "Hidden, so that nothing can be worked out about a few people.");
    } else if (!eql_figure_is_shown(point->figure)) {
        assert_holds(text, eql_figure_why(point->figure));
    } else {
        assert_tells_value(text, point->figure);
        assert_holds(text, point->people);
        g_assert_nonnull(strpbrk(point->people, "0123456789"));
    }
}

/* The share that has an interval; what the other answers come to is told answer by answer. */
static void assert_tells_parts(const EqlChart *chart, const char *text, guint row)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, EQL_PART_FAVOURABLE);
    if (eql_figure_is_hidden(point->figure)) {
        assert_holds(text, "Hidden, so that nothing can be worked out about a few people.");
        return;
    }
    assert_tells_point(chart, text, row, EQL_PART_FAVOURABLE);
}

/* Beside both waves, how sure the change is. */
static void assert_tells_change(const EqlChart *chart, const char *text, guint row)
{
    g_autofree char *changed = eql_figure_format_with_interval(eql_chart_row(chart, row)->result);
    assert_holds(text, changed);
    for (guint wave = 0; wave < chart->series->len; wave++)
        assert_tells_point(chart, text, row, wave);
}

static void assert_tells(const EqlChart *chart, const char *text, const EqlChartMark *mark)
{
    const EqlChartRow *row = eql_chart_row(chart, mark->row);
    assert_holds(text, row->label);
    if (row->group != NULL)
        assert_holds(text, row->group);
    if (chart->kind == EQL_CHART_PARTS) {
        assert_tells_parts(chart, text, mark->row);
        return;
    }
    if (chart->kind == EQL_CHART_SLOPES) {
        assert_tells_change(chart, text, mark->row);
        return;
    }
    for (guint series = 0; series < chart->series->len; series++)
        if (eql_chart_point(chart, mark->row, series) != NULL &&
            (eql_chart_joins_rows(chart) || series == mark->series))
            assert_tells_point(chart, text, mark->row, series);
}

static void press(EqlChartView *view, guint key)
{
    gboolean handled = FALSE;
    GtkEventController *keys = controller_of(GTK_WIDGET(view), GTK_TYPE_EVENT_CONTROLLER_KEY);
    g_signal_emit_by_name(keys, "key-pressed", key, 0, 0, &handled);
    g_assert_true(handled);
}

static void walk(EqlChartView *view, const EqlChart *chart)
{
    g_auto(EqlChartStyle) style;
    eql_chart_style_of_widget(&style, GTK_WIDGET(view));
    g_autoptr(EqlChartLayout) layout =
        eql_chart_lay_out(chart, &style, gtk_widget_get_width(GTK_WIDGET(view)));
    g_assert_cmpuint(layout->marks->len, >, 0);
    eql_chart_view_select(view, -1);
    for (guint i = 0; i < layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(layout->marks, EqlChartMark, i);
        press(view, GDK_KEY_Right);
        g_assert_cmpint(eql_chart_view_selected(view), ==, (int)i);
        g_autofree char *hovered = eql_chart_view_text_at(view, mark->lane.x + mark->lane.width / 2,
                                                          mark->lane.y + mark->lane.height / 2);
        g_assert_nonnull(eql_chart_view_told(view));
        g_assert_cmpstr(eql_chart_view_told(view), ==, hovered);
        assert_tells(chart, hovered, mark);
    }
    press(view, GDK_KEY_Escape);
    g_assert_null(eql_chart_view_told(view));
}

/* One key away; a point to each line, with a remark where there is nothing to show. */
static void check_table(EqlChartPanel *panel, const EqlChart *chart)
{
    g_autoptr(GPtrArray) lines = eql_chart_table(chart);
    g_assert_true(gtk_widget_activate_action(GTK_WIDGET(panel), "chart.table", NULL));
    g_assert_true(eql_chart_panel_shows_table(panel));
    EqlTableView *table = find_widget(GTK_WIDGET(panel), EQL_TYPE_TABLE_VIEW);
    g_autofree char *text = eql_table_view_text(table);
    g_assert_cmpuint(lines->len, >, 1);
    for (guint i = 0; i < lines->len; i++) {
        char **cells = lines->pdata[i];
        g_autofree char *line = g_strjoinv("\t", cells);
        assert_holds(text, line);
        if (strstr(line, "\thidden\t") != NULL)
            assert_holds(cells[g_strv_length(cells) - 1], "Hidden, so that");
    }
    g_assert_true(gtk_widget_activate_action(GTK_WIDGET(panel), "chart.table", NULL));
}

static gboolean has_width(gpointer view)
{
    return gtk_widget_get_mapped(view) && gtk_widget_get_width(view) > 0;
}

static void check_panel(EqlChartPanel *panel)
{
    EqlChart *chart = eql_chart_panel_chart(panel);
    GtkWidget *explain = find_widget(GTK_WIDGET(panel), EQL_TYPE_EXPLAIN);
    g_test_message("%s", chart->title);
    EqlChartView *view = find_widget(GTK_WIDGET(panel), EQL_TYPE_CHART_VIEW);
    wait_until(has_width, view);
    g_assert_true(gtk_widget_get_visible(explain));
    walk(view, chart);
    check_table(panel, chart);
}

static void test_theme_points(Fixture *fixture, gconstpointer data)
{
    check_panel(panel_in(child_of(show_page(fixture, "overview"), "themes")));
    GtkWidget *page = show_page(fixture, "themes");
    check_panel(child_of(page, "panel"));
    choose(fixture, page, "by", "ethnicity");
    check_panel(child_of(page, "panel"));
}

static void test_question_points(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "questions");
    choose(fixture, page, "theme", "belonging-and-identity");
    check_panel(child_of(page, "panel"));
    choose(fixture, page, "audience", "staff");
    check_panel(child_of(page, "panel"));
    choose(fixture, page, "compare", "audiences");
    check_panel(child_of(page, "panel"));
}

static void test_group_points(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "groups");
    check_panel(child_of(page, "panel"));
    choose(fixture, page, "by", "sex");
    check_panel(child_of(page, "panel"));
}

static void test_outcome_points(Fixture *fixture, gconstpointer data)
{
    static const char *const steps[][2] = {{"detail", "broad"},    {"against", "rest"},
                                           {"against", "WBRI"},    {"kind", "answered"},
                                           {"kind", "suspension"}, {"and_by", "sex"}};
    GtkWidget *page = show_page(fixture, "outcomes");
    choose(fixture, page, "beside", "england");
    check_panel(child_of(page, "panel"));
    check_panel(panel_in(child_of(page, "rates_box")));
    for (guint i = 0; i < G_N_ELEMENTS(steps); i++) {
        if (!eql_choice_set(child_of(page, steps[i][0]), steps[i][1]))
            continue; /* a group that is none of these */
        choose(fixture, page, steps[i][0], steps[i][1]);
        check_panel(child_of(page, "panel"));
    }
}

/* Four choices are enough to begin with; what is out of the usual shows. */
static void test_more_choices(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "outcomes");
    GtkToggleButton *more = child_of(page, "more");
    g_assert_true(gtk_widget_get_mapped(child_of(page, "pupils")));
    g_assert_false(gtk_widget_get_mapped(child_of(page, "against")));
    gtk_toggle_button_set_active(more, TRUE);
    settle();
    g_assert_true(gtk_widget_get_mapped(child_of(page, "against")));
    g_assert_true(gtk_widget_get_mapped(child_of(page, "beside")));
    gtk_toggle_button_set_active(more, FALSE);
    choose(fixture, page, "kind", "exclusion");
    g_assert_false(gtk_toggle_button_get_active(more));
    choose(fixture, page, "against", "rest");
    g_assert_true(gtk_toggle_button_get_active(more));
}

static void bring_in_wave(Fixture *fixture, const char *wave, const char *answers)
{
    g_autoptr(GString) text = g_string_new("P01,P02\n");
    for (guint i = 0; i < 40; i++)
        g_string_append_printf(text, "%s\n", i % 5 == 0 ? "Agree,Disagree" : answers);
    import_answers(fixture, wave, text->str);
}

/* Beside the chart: the same of each theme, to be read without pointing at anything. */
static void check_changes(GtkWidget *page, const EqlChart *chart)
{
    GtkListBox *list = child_of(page, "changes");
    wait_until(is_filled, list);
    g_assert_cmpuint(n_rows(list), ==, chart->rows->len);
    for (guint row = 0; row < chart->rows->len; row++)
        for (guint wave = 0; wave < chart->series->len; wave++) {
            const EqlChartPoint *point = eql_chart_point(chart, row, wave);
            g_autofree char *value = eql_figure_format_with_interval(point->figure);
            g_assert_true(says(row_at(list, row), value));
            g_assert_true(says(row_at(list, row), point->people));
            g_assert_true(says(row_at(list, row), chart->series->pdata[wave]));
        }
}

static void check_progress(Fixture *fixture)
{
    GtkWidget *page = show_page(fixture, "progress");
    settle();
    check_panel(child_of(page, "panel"));
    check_changes(page, eql_chart_panel_chart(child_of(page, "panel")));
}

/* Of three who were asked first nothing is known, of those asked later all the same. */
static void test_few_before(Fixture *fixture, gconstpointer data)
{
    write_few(fixture, "Autumn 2024");
    bring_in_wave(fixture, "Autumn 2025", "Strongly agree,Strongly agree");
    open_project(fixture);
    check_progress(fixture);
    GtkWidget *page = show_page(fixture, "progress");
    const EqlChart *chart = eql_chart_panel_chart(child_of(page, "panel"));
    g_assert_true(eql_figure_is_hidden(eql_chart_point(chart, 0, 0)->figure));
    g_assert_true(eql_figure_is_shown(eql_chart_point(chart, 0, 1)->figure));
    g_assert_true(says(row_at(child_of(page, "changes"), 0), "Hidden, so that nothing"));
}

static void test_progress_points(Fixture *fixture, gconstpointer data)
{
    write_project(fixture);
    bring_in_wave(fixture, "Autumn 2024", "Strongly disagree,Disagree");
    bring_in_wave(fixture, "Autumn 2025", "Strongly agree,Strongly agree");
    open_project(fixture);
    check_progress(fixture);
    GtkWidget *page = show_page(fixture, "questions");
    choose(fixture, page, "compare", "waves");
    check_panel(child_of(page, "panel"));
}

/* ── figures in sentences and in lists ── */

static gboolean holds_an_interval(GtkWidget *row, const EqlFinding *finding)
{
    for (guint i = 0; i < finding->evidence->len; i++) {
        EqlFigure figure = g_array_index(finding->evidence, EqlFigure, i);
        g_autofree char *text = eql_figure_format_with_interval(figure);
        if (eql_figure_has_interval(figure) && says(row, text))
            return TRUE;
    }
    return FALSE;
}

/* Of how many, and how sure: each share of a gap too. */
static void assert_tells_finding(GtkWidget *row, const EqlFinding *finding)
{
    static const char *const numbers[] = {"n", "other_n", "respondents", "outcomes"};
    guint told = 0;
    g_test_message("%s", finding->sentence);
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        EqlFigure n = eql_finding_evidence(finding, numbers[i]);
        g_autofree char *text = eql_figure_format(n);
        if (!eql_figure_is_shown(n))
            continue;
        g_assert_true(says(row, text));
        told++;
    }
    g_assert_cmpuint(told, >, 0);
    /* a share of all who answered has none */
    g_assert_true(finding->kind == EQL_FINDING_UNCERTAINTY || holds_an_interval(row, finding));
}

static void test_findings(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "overview");
    GtkListBox *lists[] = {child_of(page, "outcomes"), child_of(page, "findings")};
    const GPtrArray *findings = snapshot(fixture)->findings;
    guint seen = 0;
    for (guint i = 0; i < G_N_ELEMENTS(lists); i++) {
        wait_until(is_filled, lists[i]);
        for (guint at = 0; at < n_rows(lists[i]); at++)
            for (guint j = 0; j < findings->len; j++) {
                const EqlFinding *finding = findings->pdata[j];
                if (!says(row_at(lists[i], (int)at), finding->sentence))
                    continue;
                assert_tells_finding(row_at(lists[i], (int)at), finding);
                seen++;
            }
        g_assert_cmpuint(seen, >=, n_rows(lists[i]));
    }
}

/* A small audience’s number says why it is not there. */
static void test_hidden_audience(Fixture *fixture, gconstpointer data)
{
    write_few(fixture, "Autumn 2025");
    open_project(fixture);
    GtkWidget *page = show_page(fixture, "overview");
    settle();
    g_assert_true(says(child_of(page, "audiences"), "hidden"));
    g_assert_true(says(child_of(page, "audiences"), "Hidden, so that nothing can be worked out"));
}

static void test_headlines(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "questions");
    const EqlChart *chart = eql_chart_panel_chart(child_of(page, "panel"));
    guint told = 0;
    settle();
    for (guint row = 0; row < chart->rows->len; row++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, EQL_PART_FAVOURABLE);
        g_autofree char *share = eql_figure_format_with_interval(point->figure);
        told += eql_figure_has_interval(point->figure) && says(child_of(page, "headline"), share) &&
                says(child_of(page, "headline"), point->people);
    }
    g_assert_cmpuint(told, >=, 2);
}

/* Where everything is hidden nobody says that all is in proportion. */
static void test_hidden_outcomes(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "outcomes");
    g_assert_true(says(child_of(page, "headline"), "over-represented"));
    eql_session_edit(fixture->session,
                     eql_edit_setting(snapshot(fixture)->dataset->settings, "k", "100", NULL));
    wait_for_jobs(fixture);
    show_page(fixture, "outcomes");
    const EqlChart *chart = eql_chart_panel_chart(child_of(page, "panel"));
    for (guint row = 0; row < chart->rows->len; row++)
        g_assert_false(eql_figure_is_shown(eql_chart_point(chart, row, 0)->figure));
    g_assert_true(says(child_of(page, "headline"), "Where numbers are small this says little"));
}

/* What is said beside the charts of suspensions: of how many, and why groups are not there. */
static void test_outcome_texts(Fixture *fixture, gconstpointer data)
{
    GtkWidget *page = show_page(fixture, "outcomes");
    choose(fixture, page, "beside", "england");
    const EqlChart *rates = eql_chart_panel_chart(panel_in(child_of(page, "rates_box")));
    for (guint series = 0; series < 2; series++)
        g_assert_true(says(child_of(page, "compared"), eql_chart_point(rates, 0, series)->people));
    choose(fixture, page, "beside", "");
    choose(fixture, page, "and_by", "sex");
    g_assert_true(gtk_widget_get_visible(child_of(page, "hidden")));
    g_assert_nonnull(strstr(gtk_label_get_label(child_of(page, "hidden_groups")),
                            "Hidden, so that nothing can be worked out"));
}

/* Every page with figures says how they are worked out, beside them. */
static void test_explained(Fixture *fixture, gconstpointer data)
{
    static const char *const pages[] = {"overview", "themes",   "questions",
                                        "groups",   "outcomes", "data"};
    for (guint i = 0; i < G_N_ELEMENTS(pages); i++) {
        GtkWidget *page = show_page(fixture, pages[i]);
        GtkWidget *explain = find_widget(page, EQL_TYPE_EXPLAIN);
        g_test_message("%s", pages[i]);
        settle();
        g_assert_nonnull(explain);
        g_assert_true(gtk_widget_get_visible(explain));
    }
}

int main(int argc, char *argv[])
{
    begin_window_tests(&argc, &argv);
    ADD("/figures/themes-at-a-glance", set_up, test_themes_at_a_glance);
    ADD("/figures/suspensions-at-a-glance", set_up, test_suspensions_at_a_glance);
    ADD("/figures/few", set_up_window, test_few);
    ADD("/figures/findings", set_up, test_findings);
    ADD("/figures/hidden-audience", set_up_window, test_hidden_audience);
    ADD("/figures/headlines", set_up, test_headlines);
    ADD("/figures/hidden-outcomes", set_up, test_hidden_outcomes);
    ADD("/figures/outcome-texts", set_up, test_outcome_texts);
    ADD("/figures/explained", set_up, test_explained);
    ADD("/figures/england", set_up, test_england);
    ADD("/figures/published-file", set_up, test_published_file);
    ADD("/figures/points/themes", set_up, test_theme_points);
    ADD("/figures/points/questions", set_up, test_question_points);
    ADD("/figures/points/groups", set_up, test_group_points);
    ADD("/figures/points/outcomes", set_up, test_outcome_points);
    ADD("/figures/more-choices", set_up, test_more_choices);
    ADD("/figures/points/few-before", set_up_window, test_few_before);
    ADD("/figures/points/progress", set_up_window, test_progress_points);
    return run_window_tests();
}
