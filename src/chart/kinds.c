/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of chart, each with its headings, axis and legend. */

#include "base/i18n.h"
#include "chart/chart-private.h"

static EqlChart *chart_new(EqlAxisKind axis, const char *title, const char *value_heading,
                           const char *n_heading)
{
    EqlChart *chart = g_new0(EqlChart, 1);
    chart->axis = axis;
    chart->title = g_strdup(title);
    chart->row_heading = g_strdup(axis == EQL_AXIS_RATIO ? _("Group") : title);
    chart->series_heading = g_strdup(_("Who"));
    chart->value_heading = g_strdup(value_heading);
    chart->n_heading = g_strdup(n_heading);
    chart->empty = g_strdup(_("There is nothing to show yet."));
    chart->series = g_ptr_array_new_with_free_func(g_free);
    chart->rows = g_ptr_array_new_with_free_func(eql_chart_row_free);
    chart->reference = eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE);
    g_atomic_ref_count_init(&chart->refs);
    return chart;
}

EqlChart *eql_dot_chart_new(const char *title, const char *value_heading)
{
    /* Translators: heading over numbers of people, as short as in “n = 409”. */
    return chart_new(EQL_AXIS_SCORE, title, value_heading, C_("number of people", "n"));
}

EqlChart *eql_forest_plot_new(const char *title, const char *n_heading)
{
    /* Translators: short for relative rate index. */
    EqlChart *chart = chart_new(EQL_AXIS_RATIO, title, _("RRI"), n_heading);
    eql_chart_add_series(chart, _("RRI"));
    eql_chart_set_guides(chart, 0.5, 1.5);
    return chart;
}

EqlChart *eql_parts_chart_new(const char *title)
{
    EqlChart *chart =
        chart_new(EQL_AXIS_PARTS, title, _("Favourable"), C_("number of people", "n"));
    chart->kind = EQL_CHART_PARTS;
    g_free(chart->series_heading);
    chart->series_heading = g_strdup(_("Answers"));
    const char *const parts[EQL_N_PARTS] = {_("Unfavourable"), _("Neutral"), _("Favourable"),
                                            _("Don’t know")};
    for (guint i = 0; i < EQL_N_PARTS; i++)
        eql_chart_add_series(chart, parts[i]);
    return chart;
}

EqlChart *eql_heat_map_new(const char *title, const char *column_heading)
{
    EqlChart *chart = chart_new(EQL_AXIS_SCORE, title, _("Score"), C_("number of people", "n"));
    chart->kind = EQL_CHART_GRID;
    g_free(chart->series_heading);
    chart->series_heading = g_strdup(column_heading);
    return chart;
}

static void say_in_legend(EqlChart *chart, const char *label)
{
    if (chart->legend == NULL)
        chart->legend = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(chart->legend, g_strdup(label));
}

EqlChart *eql_gap_chart_new(const char *title)
{
    EqlChart *chart = chart_new(EQL_AXIS_SCORE, title, _("Score"), C_("number of people", "n"));
    chart->kind = EQL_CHART_GAPS;
    /* Translators: heading over differences between audiences. */
    chart->result_heading = g_strdup(_("Gap"));
    return chart;
}

EqlChart *eql_rate_bars_new(const char *title)
{
    EqlChart *chart = chart_new(EQL_AXIS_SHARE, title, _("Answered"), C_("counts", "n of N"));
    chart->kind = EQL_CHART_BARS;
    eql_chart_add_series(chart, _("Answered"));
    return chart;
}

EqlChart *eql_expected_bars_new(const char *title)
{
    EqlChart *chart =
        /* Translators: heading over the numbers that there would be, were outcomes shared
         * out by how many pupils a group has. */
        chart_new(EQL_AXIS_COUNT, title, _("Actual"), C_("heading", "Proportional"));
    chart->kind = EQL_CHART_BARS;
    g_free(chart->row_heading);
    chart->row_heading = g_strdup(_("Group"));
    eql_chart_add_series(chart, _("Actual"));
    eql_chart_add_series(chart, _("A proportional share"));
    return chart;
}

EqlChart *eql_rates_beside_new(const char *title, const char *place)
{
    /* Translators: heading over rates: so many for every 100 pupils. */
    EqlChart *chart = chart_new(EQL_AXIS_RATE, title, _("Per 100"), C_("counts", "n of N"));
    chart->kind = EQL_CHART_BARS;
    g_free(chart->row_heading);
    chart->row_heading = g_strdup(_("Group"));
    eql_chart_add_series(chart, _("This school"));
    eql_chart_add_series(chart, place);
    return chart;
}

EqlChart *eql_slope_chart_new(const char *title)
{
    EqlChart *chart = chart_new(EQL_AXIS_SCORE, title, _("Score"), C_("number of people", "n"));
    chart->kind = EQL_CHART_SLOPES;
    g_free(chart->series_heading);
    chart->series_heading = g_strdup(_("Wave"));
    chart->result_heading = g_strdup(_("Change"));
    say_in_legend(chart, _("No clear change"));
    say_in_legend(chart, _("Clearly higher"));
    say_in_legend(chart, _("Clearly lower"));
    return chart;
}

static EqlChart *funnel_new(EqlAxisKind axis, const char *title, const char *value_heading,
                            const char *size_heading)
{
    EqlChart *chart = chart_new(axis, title, value_heading, size_heading);
    chart->kind = EQL_CHART_FUNNEL;
    g_free(chart->row_heading);
    chart->row_heading = g_strdup(_("School"));
    chart->limits = g_array_new(FALSE, FALSE, sizeof(EqlChartLimit));
    eql_chart_add_series(chart, value_heading);
    say_in_legend(chart, _("As by chance"));
    /* xgettext:no-c-format */
    say_in_legend(chart, _("Beyond the 95 % limits"));
    /* xgettext:no-c-format */
    say_in_legend(chart, _("Beyond the 99.8 % limits"));
    /* xgettext:no-c-format */
    say_in_legend(chart, _("95 % limits"));
    /* xgettext:no-c-format */
    say_in_legend(chart, _("99.8 % limits"));
    return chart;
}

EqlChart *eql_funnel_plot_new(const char *title, const char *size_heading)
{
    return funnel_new(EQL_AXIS_SHARE, title, _("Favourable"), size_heading);
}

EqlChart *eql_ratio_funnel_new(const char *title, const char *size_heading)
{
    /* Translators: short for relative rate index. */
    return funnel_new(EQL_AXIS_TIMES, title, _("RRI"), size_heading);
}
