/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/answers.h"
#include "chart/chart-private.h"

static void point_free(EqlChartPoint *point)
{
    if (point == NULL)
        return;
    g_free(point->n);
    g_free(point->people);
    g_free(point->note);
    g_free(point);
}

void eql_chart_row_free(gpointer data)
{
    EqlChartRow *row = data;
    for (guint i = 0; i < EQL_CHART_MAX_COLUMNS; i++)
        point_free(row->points[i]);
    g_ptr_array_unref(row->answers);
    g_free(row->group);
    g_free(row->label);
    g_free(row);
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
    g_free(chart->group_heading);
    g_free(chart->row_heading);
    g_free(chart->series_heading);
    g_free(chart->value_heading);
    g_free(chart->n_heading);
    g_free(chart->empty);
    g_free(chart->result_heading);
    g_free(chart->reference_label);
    g_clear_pointer(&chart->legend, g_ptr_array_unref);
    g_clear_pointer(&chart->limits, g_array_unref);
    g_ptr_array_unref(chart->series);
    g_ptr_array_unref(chart->rows);
    g_free(chart);
}

void eql_chart_set_empty(EqlChart *chart, const char *sentence)
{
    g_free(chart->empty);
    chart->empty = g_strdup(sentence);
}

void eql_chart_set_guides(EqlChart *chart, double under, double over)
{
    chart->under = under;
    chart->over = over;
}

void eql_chart_set_compact(EqlChart *chart)
{
    g_return_if_fail(chart->kind == EQL_CHART_POINTS);
    chart->compact = TRUE;
}

void eql_chart_set_row_heading(EqlChart *chart, const char *heading)
{
    g_free(chart->row_heading);
    chart->row_heading = g_strdup(heading);
}

void eql_chart_set_group(EqlChart *chart, guint row, const char *name)
{
    g_return_if_fail(row < chart->rows->len);
    EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    g_free(in->group);
    in->group = g_strdup(name);
}

void eql_chart_set_group_heading(EqlChart *chart, const char *heading)
{
    g_free(chart->group_heading);
    chart->group_heading = g_strdup(heading);
}

void eql_chart_set_result_heading(EqlChart *chart, const char *heading)
{
    g_free(chart->result_heading);
    chart->result_heading = g_strdup(heading);
}

void eql_chart_set_reference(EqlChart *chart, EqlFigure figure, const char *label)
{
    chart->reference = figure;
    g_free(chart->reference_label);
    chart->reference_label = g_strdup(label);
    /* No room between upright axes: the line is named with the others. */
    if (chart->kind == EQL_CHART_FUNNEL && label != NULL && eql_figure_is_shown(figure))
        g_ptr_array_add(chart->legend, g_strdup(label));
}

guint eql_chart_add_series(EqlChart *chart, const char *label)
{
    gboolean columns = chart->kind == EQL_CHART_GRID || chart->kind == EQL_CHART_SLOPES;
    guint most = columns ? EQL_CHART_MAX_COLUMNS : EQL_CHART_MAX_SERIES;
    g_return_val_if_fail(chart->series->len < most, most - 1);
    g_ptr_array_add(chart->series, g_strdup(label));
    return chart->series->len - 1;
}

guint eql_chart_add_row(EqlChart *chart, const char *label)
{
    EqlChartRow *row = g_new0(EqlChartRow, 1);
    row->result = row->size = eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE);
    row->answers = g_ptr_array_new_with_free_func(eql_chart_answer_free);
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

void eql_chart_set_result(EqlChart *chart, guint row, EqlFigure result, EqlStanding standing)
{
    g_return_if_fail(row < chart->rows->len);
    EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    in->result = result;
    in->standing = standing;
}

void eql_chart_set_size(EqlChart *chart, guint row, EqlFigure size)
{
    g_return_if_fail(row < chart->rows->len);
    EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    in->size = size;
}

void eql_chart_take_limits(EqlChart *chart, GArray *limits)
{
    g_clear_pointer(&chart->limits, g_array_unref);
    chart->limits = limits;
}

const EqlChartRow *eql_chart_row(const EqlChart *chart, guint row)
{
    return g_ptr_array_index(chart->rows, row);
}

gboolean eql_chart_begins_group(const EqlChart *chart, guint row)
{
    const char *group = eql_chart_row(chart, row)->group;
    return group != NULL &&
           (row == 0 || g_strcmp0(group, eql_chart_row(chart, row - 1)->group) != 0);
}

gboolean eql_chart_joins_rows(const EqlChart *chart)
{
    return chart->kind == EQL_CHART_PARTS || chart->kind == EQL_CHART_GAPS ||
           chart->kind == EQL_CHART_BARS || chart->kind == EQL_CHART_SLOPES;
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
