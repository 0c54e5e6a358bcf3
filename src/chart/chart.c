/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/chart.h"

#include <glib/gi18n-lib.h>

static void point_free(EqlChartPoint *point)
{
    if (point == NULL)
        return;
    g_free(point->n);
    g_free(point->people);
    g_free(point->note);
    g_free(point);
}

static void row_free(gpointer data)
{
    EqlChartRow *row = data;
    for (guint i = 0; i < EQL_CHART_MAX_COLUMNS; i++)
        point_free(row->points[i]);
    g_free(row->label);
    g_free(row);
}

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
    chart->rows = g_ptr_array_new_with_free_func(row_free);
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

EqlChart *eql_chart_ref(EqlChart *chart)
{
    g_atomic_ref_count_inc(&chart->refs);
    return chart;
}

void eql_chart_unref(EqlChart *chart)
{
    if (chart == NULL || !g_atomic_ref_count_dec(&chart->refs))
        return;
    g_free(chart->title);
    g_free(chart->row_heading);
    g_free(chart->series_heading);
    g_free(chart->value_heading);
    g_free(chart->n_heading);
    g_free(chart->empty);
    g_free(chart->reference_label);
    g_ptr_array_unref(chart->series);
    g_ptr_array_unref(chart->rows);
    g_free(chart);
}

void eql_chart_set_empty(EqlChart *chart, const char *sentence)
{
    g_free(chart->empty);
    chart->empty = g_strdup(sentence);
}

void eql_chart_set_row_heading(EqlChart *chart, const char *heading)
{
    g_free(chart->row_heading);
    chart->row_heading = g_strdup(heading);
}

void eql_chart_set_reference(EqlChart *chart, EqlFigure figure, const char *label)
{
    chart->reference = figure;
    g_free(chart->reference_label);
    chart->reference_label = g_strdup(label);
}

guint eql_chart_add_series(EqlChart *chart, const char *label)
{
    guint most = chart->kind == EQL_CHART_GRID ? EQL_CHART_MAX_COLUMNS : EQL_CHART_MAX_SERIES;
    g_return_val_if_fail(chart->series->len < most, most - 1);
    g_ptr_array_add(chart->series, g_strdup(label));
    return chart->series->len - 1;
}

guint eql_chart_add_row(EqlChart *chart, const char *label)
{
    EqlChartRow *row = g_new0(EqlChartRow, 1);
    row->label = g_strdup(label);
    g_ptr_array_add(chart->rows, row);
    return chart->rows->len - 1;
}

void eql_chart_set_point(EqlChart *chart, guint row, guint series, EqlFigure figure, const char *n,
                         const char *people, const char *note)
{
    g_return_if_fail(row < chart->rows->len && series < chart->series->len);
    EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    point_free(in->points[series]);
    EqlChartPoint *point = g_new0(EqlChartPoint, 1);
    point->figure = figure;
    point->n = g_strdup(n);
    point->people = g_strdup(people);
    point->note = g_strdup(note);
    in->points[series] = point;
}

const EqlChartPoint *eql_chart_point(const EqlChart *chart, guint row, guint series)
{
    if (row >= chart->rows->len || series >= chart->series->len)
        return NULL;
    const EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    return in->points[series];
}

static guint count_points(const EqlChart *chart, gboolean only_shown)
{
    guint count = 0;
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++) {
            const EqlChartPoint *point = eql_chart_point(chart, row, series);
            if (point != NULL && (!only_shown || eql_figure_is_shown(point->figure)))
                count++;
        }
    }
    return count;
}

guint eql_chart_n_points(const EqlChart *chart)
{
    return count_points(chart, FALSE);
}

guint eql_chart_n_shown(const EqlChart *chart)
{
    return count_points(chart, TRUE);
}
