/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart in words and as a table: what a screen reader says, a tooltip shows and
 * the table one key away holds. */
#include "chart/chart.h"

#include "base/i18n.h"
#include "chart/describe-private.h"

void eql_chart_append_sentence(GString *text, const char *part)
{
    if (part == NULL || *part == '\0')
        return;
    if (text->len > 0)
        g_string_append(text, g_str_has_suffix(text->str, ".") ? " " : ". ");
    g_string_append(text, part);
}

static char *point_name(const EqlChart *chart, guint row, guint series)
{
    const EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    const char *name = g_ptr_array_index(chart->series, series);
    if (chart->series->len < 2)
        return g_strdup(in->label);
    /* Translators: a theme and an audience: “Belonging, Pupils”. */
    return g_strdup_printf(C_("point of a chart", "%s, %s"), in->label, name);
}

const char *eql_chart_why_not_shown(EqlFigure figure)
{
    if (eql_figure_is_hidden(figure))
        return _("Hidden, so that nothing can be worked out about a few people.");
    return eql_figure_why(figure);
}

/* What the row's points come to: “Gap: 21”. */
static char *result_text(const EqlChart *chart, const EqlChartRow *row)
{
    if (chart->result_heading == NULL)
        return NULL;
    g_autofree char *value = eql_figure_format_with_interval(row->result);
    return g_strdup_printf(C_("part of the answers", "%s: %s"), chart->result_heading, value);
}

char *eql_chart_row_name(const EqlChart *chart, guint row)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    if (chart->kind != EQL_CHART_PARTS || chart->result_heading == NULL ||
        in->result.state == EQL_FIGURE_ABSENT)
        return g_strdup(in->label);
    g_autofree char *result = eql_figure_format_with_interval(in->result);
    /* Translators: a wave and what has changed since the one before: “Autumn 2025, change +5 (−1 to
     * +11)”. */
    return g_strdup_printf(C_("row of a chart", "%s, change %s"), in->label, result);
}

static char *joined_point(const EqlChart *chart, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    const char *name = g_ptr_array_index(chart->series, series);
    if (point == NULL)
        return NULL;
    g_autofree char *value = eql_figure_format_with_interval(point->figure);
    if (!eql_figure_is_shown(point->figure) || point->people == NULL)
        return g_strdup_printf(C_("point of a chart", "%s: %s"), name, value);
    return g_strdup_printf(C_("point of a chart", "%s: %s, %s"), name, value, point->people);
}

/* NULL where a figure that is shown has one, or where none is usual. */
static const char *why_no_interval(EqlFigure figure)
{
    if (!eql_figure_is_shown(figure) || eql_figure_has_interval(figure) ||
        figure.interval_reason == EQL_REASON_NONE)
        return NULL;
    return eql_reason_sentence(figure.interval_reason);
}

/* All points of a row, then what they come to. */
static char *joined_text(const EqlChart *chart, guint row)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    const char *why = NULL, *no_interval = NULL;
    GString *text = g_string_new(in->label);
    for (guint series = 0; series < chart->series->len; series++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, series);
        g_autofree char *part = joined_point(chart, row, series);
        eql_chart_append_sentence(text, part);
        if (point != NULL && eql_figure_is_shown(point->figure))
            eql_chart_append_sentence(text, point->note);
        if (point != NULL && no_interval == NULL)
            no_interval = why_no_interval(point->figure);
        if (point != NULL && (why == NULL || eql_figure_is_hidden(point->figure)) &&
            !eql_figure_is_shown(point->figure))
            why = eql_chart_why_not_shown(point->figure);
    }
    g_autofree char *result = result_text(chart, in);
    eql_chart_append_sentence(text, result);
    eql_chart_append_sentence(text, no_interval);
    eql_chart_append_sentence(text, why);
    return g_string_free(text, FALSE);
}

char *eql_chart_point_text(const EqlChart *chart, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    if (point == NULL)
        return NULL;
    if (chart->kind == EQL_CHART_PARTS)
        return eql_chart_parts_text(chart, row);
    if (eql_chart_joins_rows(chart) && chart->series->len > 1)
        return joined_text(chart, row);
    g_autofree char *name = point_name(chart, row, series);
    g_autofree char *value = eql_figure_format_with_interval(point->figure);
    g_autoptr(GString) text = g_string_new(NULL);
    if (!eql_figure_is_shown(point->figure) || point->people == NULL)
        /* Translators: name of a point and the word “hidden”, or a dash. */
        g_string_append_printf(text, C_("point of a chart", "%s: %s"), name, value);
    else
        /* Translators: name, value with interval, how many people: “Belonging,
         * Pupils: 71 (68 to 74), 409 pupils”. */
        g_string_append_printf(text, C_("point of a chart", "%s: %s, %s"), name, value,
                               point->people);
    eql_chart_append_sentence(text, eql_chart_why_not_shown(point->figure));
    eql_chart_append_sentence(text, why_no_interval(point->figure));
    eql_chart_append_sentence(text, point->note);
    return g_string_free(g_steal_pointer(&text), FALSE);
}

static guint first_in(const EqlChart *chart, guint row)
{
    guint series = 0;
    while (series + 1 < chart->series->len && eql_chart_point(chart, row, series) == NULL)
        series++;
    return series;
}

static void summarise_points(const EqlChart *chart, GString *text)
{
    gboolean joined = eql_chart_joins_rows(chart);
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < (joined ? 1 : chart->series->len); series++) {
            g_autofree char *point =
                eql_chart_point_text(chart, row, joined ? first_in(chart, row) : series);
            eql_chart_append_sentence(text, point);
        }
    }
}

static void summarise(const EqlChart *chart, GString *text, const char *keys)
{
    guint points = eql_chart_n_points(chart), missing = points - eql_chart_n_shown(chart);
    if (points == 0) {
        eql_chart_append_sentence(text, chart->empty);
        return;
    }
    g_autofree char *counted = g_strdup_printf(ngettext("%u point.", "%u points.", points), points);
    eql_chart_append_sentence(text, counted);
    if (missing > 0) {
        g_autofree char *sentence =
            g_strdup_printf(ngettext("%u is hidden or cannot be worked out.",
                                     "%u are hidden or cannot be worked out.", missing),
                            missing);
        eql_chart_append_sentence(text, sentence);
    }
    eql_chart_append_sentence(text, keys);
}

char *eql_chart_summary(const EqlChart *chart)
{
    GString *text = g_string_new(NULL);
    summarise(chart, text, _("Arrow keys walk the points, T shows the table."));
    return g_string_free(text, FALSE);
}

char *eql_chart_words(const EqlChart *chart)
{
    GString *text = g_string_new(chart->title);
    summarise(chart, text, NULL);
    summarise_points(chart, text);
    return g_string_free(text, FALSE);
}

char *eql_chart_format_end(EqlFigure figure, double end)
{
    if (!eql_figure_has_interval(figure))
        return g_strdup("");
    return eql_figure_format(eql_figure_value(figure.unit, end));
}

static const char *point_remark(const EqlChartPoint *point)
{
    const char *why = eql_chart_why_not_shown(point->figure);
    if (why == NULL)
        why = why_no_interval(point->figure);
    return why != NULL ? why : point->note;
}

static void table_add(GPtrArray *table, const EqlChart *chart, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    if (point == NULL)
        return;
    const EqlChartRow *in = g_ptr_array_index(chart->rows, row);
    const char *remark = point_remark(point);
    g_autoptr(GStrvBuilder) cells = g_strv_builder_new();
    g_autofree char *value = eql_figure_format(point->figure);
    g_autofree char *low = eql_chart_format_end(point->figure, point->figure.low);
    g_autofree char *high = eql_chart_format_end(point->figure, point->figure.high);
    g_strv_builder_add(cells, in->label);
    if (chart->series->len > 1)
        g_strv_builder_add(cells, g_ptr_array_index(chart->series, series));
    g_strv_builder_add_many(cells, value, low, high, point->n != NULL ? point->n : "",
                            remark != NULL ? remark : "", NULL);
    g_ptr_array_add(table, g_strv_builder_end(cells));
}

static char **table_headings(const EqlChart *chart)
{
    g_autoptr(GStrvBuilder) cells = g_strv_builder_new();
    g_strv_builder_add(cells, chart->row_heading);
    if (chart->series->len > 1)
        g_strv_builder_add(cells, chart->series_heading);
    g_strv_builder_add_many(cells, chart->value_heading, C_("lower end of an interval", "From"),
                            C_("upper end of an interval", "To"), chart->n_heading, _("Remark"),
                            NULL);
    return g_strv_builder_end(cells);
}

/* What a row's points come to, as one more line of the table. */
static void table_add_result(GPtrArray *table, const EqlChart *chart, guint row)
{
    const EqlChartRow *in = eql_chart_row(chart, row);
    g_autoptr(GStrvBuilder) cells = g_strv_builder_new();
    if (chart->result_heading == NULL || chart->series->len < 2)
        return;
    g_autofree char *value = eql_figure_format(in->result);
    g_autofree char *low = eql_chart_format_end(in->result, in->result.low);
    g_autofree char *high = eql_chart_format_end(in->result, in->result.high);
    const char *why = eql_chart_why_not_shown(in->result);
    g_strv_builder_add_many(cells, in->label, chart->result_heading, value, low, high, "",
                            why != NULL ? why : "", NULL);
    g_ptr_array_add(table, g_strv_builder_end(cells));
}

GPtrArray *eql_chart_table(const EqlChart *chart)
{
    GPtrArray *table = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    if (chart->kind == EQL_CHART_PARTS) {
        eql_chart_fill_parts_table(chart, table);
        return table;
    }
    g_ptr_array_add(table, table_headings(chart));
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++)
            table_add(table, chart, row, series);
        table_add_result(table, chart, row);
    }
    return table;
}
