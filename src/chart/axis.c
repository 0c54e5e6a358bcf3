/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/axis.h"

#include <math.h>

#include "base/i18n.h"
#include "base/language.h"

static const double RATIO_LEAST = 1.0 / 32, RATIO_MOST = 32.0;
static const double RATIO_NARROW_LOW = 0.4, RATIO_NARROW_HIGH = 2.5;

/* Smaller ones are not told apart when they are written. */
#define LEAST_RATE 0.5

static void widen(EqlAxis *axis, double value)
{
    if (!isfinite(value) || value <= 0)
        return;
    axis->low = MIN(axis->low, value);
    axis->high = MAX(axis->high, value);
}

static void widen_for(EqlAxis *axis, const EqlChart *chart, guint row)
{
    for (guint series = 0; series < chart->series->len; series++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, series);
        if (point == NULL || !eql_figure_is_shown(point->figure))
            continue;
        widen(axis, point->figure.value);
        widen(axis, point->figure.low);
        widen(axis, point->figure.high);
    }
}

/* 1, 2, 2.5 or 5 times a power of ten: the step that parts a span into five or a few less. */
static double round_step(double span)
{
    double power = pow(10, floor(log10(span / 5)));
    double times = span / 5 / power;
    /* a quarter of a person is no tick */
    if (power >= 10 && times > 2 && times <= 2.5)
        return 2.5 * power;
    return power * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
}

EqlAxis eql_axis_round(EqlAxisKind kind, double low, double high)
{
    double step = round_step(high - low);
    return (EqlAxis){.kind = kind,
                     .low = step * floor(low / step + 1e-9),
                     .high = step * ceil(high / step - 1e-9)};
}

static double highest_value(const EqlChart *chart)
{
    double highest = 0;
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++) {
            const EqlChartPoint *point = eql_chart_point(chart, row, series);
            if (point != NULL && eql_figure_is_shown(point->figure))
                highest = MAX(highest, point->figure.value);
        }
    }
    return highest;
}

static double shown_share(const EqlChart *chart, guint row, EqlPart part)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, part);
    return point != NULL && eql_figure_is_shown(point->figure) ? point->figure.value : 0;
}

/* As far to either side as the longest bar goes, in round shares. */
static EqlAxis axis_of_parts(const EqlChart *chart)
{
    static const double ends[] = {0.5, 0.6, 0.7, 0.8, 0.9, 1};
    double reach = 0;
    guint i = 0;
    for (guint row = 0; row < chart->rows->len; row++)
        reach = MAX(reach, shown_share(chart, row, EQL_PART_NEUTRAL) / 2 +
                               MAX(shown_share(chart, row, EQL_PART_FAVOURABLE),
                                   shown_share(chart, row, EQL_PART_UNFAVOURABLE)));
    while (i + 1 < G_N_ELEMENTS(ends) && ends[i] < reach - 1e-9)
        i++;
    return (EqlAxis){.kind = EQL_AXIS_PARTS, .low = -ends[i], .high = ends[i]};
}

EqlAxis eql_axis_for(const EqlChart *chart)
{
    if (chart->axis == EQL_AXIS_PARTS)
        return axis_of_parts(chart);
    /* Counts of people go up in whole ones. */
    if (chart->axis == EQL_AXIS_COUNT)
        return eql_axis_round(EQL_AXIS_COUNT, 0, MAX(5, highest_value(chart)));
    if (chart->axis == EQL_AXIS_RATE)
        return eql_axis_round(EQL_AXIS_RATE, 0, MAX(LEAST_RATE, highest_value(chart)));
    if (chart->axis != EQL_AXIS_RATIO)
        return (EqlAxis){.kind = chart->axis, .high = chart->axis == EQL_AXIS_SHARE ? 1 : 100};
    EqlAxis axis = {EQL_AXIS_RATIO, RATIO_NARROW_LOW, RATIO_NARROW_HIGH, chart->under, chart->over};
    widen(&axis, chart->under);
    widen(&axis, chart->over);
    for (guint row = 0; row < chart->rows->len; row++)
        widen_for(&axis, chart, row);
    axis.low = MAX(axis.low / 1.1, RATIO_LEAST);
    axis.high = MIN(axis.high * 1.1, RATIO_MOST);
    return axis;
}

double eql_axis_place(EqlAxis axis, double value)
{
    double place;
    if (axis.kind == EQL_AXIS_RATIO)
        place = value <= 0 ? 0 : log(value / axis.low) / log(axis.high / axis.low);
    else
        place = (value - axis.low) / (axis.high - axis.low);
    return CLAMP(place, 0.0, 1.0);
}

gboolean eql_axis_is_below(EqlAxis axis, double value)
{
    return value < axis.low;
}

gboolean eql_axis_is_above(EqlAxis axis, double value)
{
    return value > axis.high;
}

static void add_tick(GArray *ticks, EqlAxis axis, double value, gboolean guide)
{
    EqlTick tick = {value, guide};
    if (!eql_axis_is_below(axis, value) && !eql_axis_is_above(axis, value))
        g_array_append_val(ticks, tick);
}

/* On whole steps, thinned to every second or so until their labels have room. */
static GArray *round_ticks(EqlAxis axis, double width, double label_width)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(EqlTick));
    double step = round_step(axis.high - axis.low);
    while (width * step / (axis.high - axis.low) < 1.5 * label_width)
        step *= 2;
    for (guint i = 0; axis.low + i * step <= axis.high * (1 + 1e-9); i++)
        add_tick(ticks, axis, MIN(axis.low + i * step, axis.high), FALSE);
    return ticks;
}

static GArray *linear_ticks(EqlAxis axis, double width, double label_width)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(EqlTick));
    double span = axis.high - axis.low;
    guint steps = width >= 9 * label_width ? 4 : 2;
    for (guint i = 0; i <= steps; i++)
        add_tick(ticks, axis, axis.low + span * i / steps, i * 2 == steps);
    return ticks;
}

static int by_value(gconstpointer a, gconstpointer b)
{
    double left = ((const EqlTick *)a)->value, right = ((const EqlTick *)b)->value;
    return (left > right) - (left < right);
}

static void add_doubling(GArray *ticks, EqlAxis axis, int power)
{
    double value = exp2(power);
    if (value != axis.under && value != axis.over)
        add_tick(ticks, axis, value, FALSE);
}

/* Doublings, thinned until their labels have room; the guides stay. */
static GArray *ratio_ticks(EqlAxis axis, double width, double label_width)
{
    GArray *ticks = g_array_new(FALSE, FALSE, sizeof(EqlTick));
    double per_doubling = width * log(2) / log(axis.high / axis.low);
    int step = MAX(1, (int)ceil(1.3 * label_width / per_doubling));
    add_tick(ticks, axis, axis.under, TRUE);
    add_tick(ticks, axis, 1.0, TRUE);
    add_tick(ticks, axis, axis.over, TRUE);
    for (int power = 1 + step; power <= 5; power += step)
        add_doubling(ticks, axis, power);
    /* 2 stands close to a guide: only with room to spare. */
    if (per_doubling * fabs(log2(2 / axis.over)) > 1.2 * label_width)
        add_doubling(ticks, axis, 1);
    for (int power = -1 - step; power >= -5; power -= step)
        add_doubling(ticks, axis, power);
    g_array_sort(ticks, by_value);
    return ticks;
}

GArray *eql_axis_ticks(EqlAxis axis, double width, double label_width)
{
    if (axis.kind == EQL_AXIS_RATIO)
        return ratio_ticks(axis, width, label_width);
    if (axis.kind == EQL_AXIS_COUNT || axis.kind == EQL_AXIS_RATE)
        return round_ticks(axis, width, label_width);
    return linear_ticks(axis, width, label_width);
}

/* The middle one of the guides, those beside it, all others. */
static int rank_of(EqlAxis axis, const EqlTick *tick)
{
    return !tick->guide ? 2 : axis.kind == EQL_AXIS_RATIO && tick->value != 1.0 ? 1 : 0;
}

/* Whether the label keeps clear of those that speak already. */
static gboolean has_room(EqlAxis axis, double width, GArray *ticks, const double *label_widths,
                         double gap, guint of)
{
    double x = width * eql_axis_place(axis, g_array_index(ticks, EqlTick, of).value);
    for (guint i = 0; i < ticks->len; i++) {
        const EqlTick *other = &g_array_index(ticks, EqlTick, i);
        double apart = fabs(x - width * eql_axis_place(axis, other->value));
        if (!other->silent && apart < (label_widths[of] + label_widths[i]) / 2 + gap)
            return FALSE;
    }
    return TRUE;
}

void eql_axis_silence(EqlAxis axis, double width, GArray *ticks, const double *label_widths,
                      double gap)
{
    for (guint i = 0; i < ticks->len; i++)
        g_array_index(ticks, EqlTick, i).silent = TRUE;
    for (int rank = 0; rank < 3; rank++)
        for (guint i = 0; i < ticks->len; i++) {
            EqlTick *tick = &g_array_index(ticks, EqlTick, i);
            if (rank_of(axis, tick) == rank)
                tick->silent = !has_room(axis, width, ticks, label_widths, gap, i);
        }
}

char *eql_axis_label(EqlAxis axis, double value)
{
    if (axis.kind == EQL_AXIS_SHARE || axis.kind == EQL_AXIS_PARTS)
        return g_strdup_printf(C_("axis", "%.0f %%"), 100 * fabs(value));
    gboolean ratio =
        axis.kind == EQL_AXIS_RATIO || axis.kind == EQL_AXIS_TIMES || axis.kind == EQL_AXIS_RATE;
    return ratio ? eql_number("%.4g", value) : eql_number_count(value);
}
