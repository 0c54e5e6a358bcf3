/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend: swatch and label after one another from the start of the line, over as many
 * lines as it takes. */
#include "chart/answers.h"
#include "chart/draw-private.h"
#include "chart/layout-private.h"
#include "chart/paint.h"

#define LINE_EMS 1.6
#define SWATCH_EMS 1.6

/* A heat map has no room for words in its cells. */
static gboolean hides_cells(const EqlChart *chart)
{
    for (guint row = 0; chart->kind == EQL_CHART_GRID && row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++) {
            const EqlChartPoint *point = eql_chart_point(chart, row, series);
            if (point != NULL && eql_figure_is_hidden(point->figure))
                return TRUE;
        }
    }
    return FALSE;
}

/* Its words; empty where the chart needs none. */
static GPtrArray *entries_of(const EqlChart *chart)
{
    GPtrArray *labels = g_ptr_array_new_with_free_func(g_free);
    gboolean series = chart->series->len > 1 && chart->kind != EQL_CHART_GRID;
    const GPtrArray *own = chart->legend != NULL ? chart->legend : series ? chart->series : NULL;
    if (chart->kind == EQL_CHART_PARTS) {
        g_autoptr(GArray) answers = eql_chart_answer_legend(chart);
        for (guint i = 0; i < answers->len; i++)
            g_ptr_array_add(labels, g_strdup(g_array_index(answers, EqlAnswerEntry, i).label));
        return labels;
    }
    for (guint i = 0; own != NULL && i < own->len; i++)
        g_ptr_array_add(labels, g_strdup(g_ptr_array_index(own, i)));
    if (hides_cells(chart))
        g_ptr_array_add(labels,
                        eql_figure_format(eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)));
    return labels;
}

/* The boxes of its entries (EqlBox), swatch and label, from (0, 0), not mirrored. */
static GArray *boxes_of(const GPtrArray *labels, const EqlChartStyle *style, double width)
{
    GArray *boxes = g_array_new(FALSE, FALSE, sizeof(EqlBox));
    double em = eql_chart_style_em(style), x = 0, y = 0;
    for (guint i = 0; i < labels->len; i++) {
        double text = eql_paint_text_width(style, g_ptr_array_index(labels, i), FALSE);
        EqlBox box = {x, y, MIN(SWATCH_EMS * em + text, width), LINE_EMS * em};
        if (x > 0 && x + box.width > width) {
            box.x = 0;
            box.y = y += LINE_EMS * em;
        }
        x = box.x + box.width + em;
        g_array_append_val(boxes, box);
    }
    return boxes;
}

double eql_legend_height(const EqlChart *chart, const EqlChartStyle *style, double width)
{
    g_autoptr(GPtrArray) labels = entries_of(chart);
    g_autoptr(GArray) boxes = boxes_of(labels, style, width);
    if (boxes->len == 0)
        return 0;
    const EqlBox *last = &g_array_index(boxes, EqlBox, boxes->len - 1);
    return last->y + last->height;
}

static void draw_answer_swatch(const EqlDrawing *d, guint i, double x, double y)
{
    g_autoptr(GArray) answers = eql_chart_answer_legend(d->chart);
    const EqlAnswerEntry *entry = &g_array_index(answers, EqlAnswerEntry, i);
    eql_draw_answer_swatch(d, entry->part, entry->step, entry->steps, x, y);
}

static void draw_hidden_swatch(const EqlDrawing *d, double x, double y)
{
    double em = d->layout->em;
    EqlBox box = {x - 0.6 * em, y - 0.4 * em, 1.2 * em, 0.8 * em};
    eql_draw_hatched(d, box);
}

static void draw_swatch(const EqlDrawing *d, guint i, double x, double y)
{
    switch (d->chart->kind) {
    case EQL_CHART_GRID:
        draw_hidden_swatch(d, x, y);
        break;
    case EQL_CHART_PARTS:
        draw_answer_swatch(d, i, x, y);
        break;
    case EQL_CHART_BARS:
        eql_draw_bar_swatch(d, i, x, y);
        break;
    case EQL_CHART_SLOPES:
        eql_draw_slope_swatch(d, i, x, y);
        break;
    case EQL_CHART_FUNNEL:
        eql_draw_funnel_swatch(d, i, x, y);
        break;
    default:
        eql_paint_shape(d->cr, i, x, y, eql_draw_radius(d), d->style->series[i], d->style->paper);
    }
}

void eql_draw_legend(const EqlDrawing *d)
{
    g_autoptr(GPtrArray) labels = entries_of(d->chart);
    double width = d->layout->width, em = d->layout->em;
    g_autoptr(GArray) boxes = boxes_of(labels, d->style, width);
    for (guint i = 0; i < boxes->len; i++) {
        EqlBox box = g_array_index(boxes, EqlBox, i);
        double swatch = box.x + SWATCH_EMS / 2 * em - 0.15 * em;
        box.x += SWATCH_EMS * em;
        box.y += d->layout->legend.y;
        box.width -= SWATCH_EMS * em;
        if (d->style->right_to_left) {
            swatch = width - swatch;
            box.x = width - box.x - box.width;
        }
        draw_swatch(d, i, swatch, box.y + box.height / 2);
        eql_paint_text(d->cr, d->style, g_ptr_array_index(labels, i), box, EQL_ALIGN_START,
                       d->style->ink, FALSE);
    }
}
