/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart/layout.h"

#include <math.h>

#include "chart/layout-private.h"
#include "chart/paint.h"

/* All in line heights. */
#define NARROW_BELOW_EMS 30
#define NARROW_BELOW_EMS_FOR_QUESTIONS 40
#define APART_SHARE 0.16
#define CELL_EMS 1.9
#define MINIMUM_EMS 14
#define GRID_NAMES_SHARE 0.26
#define GRID_NAMES_LEAST_SHARE 0.2 /* where the columns' headings need more */
#define SMALL_LETTERS 0.82         /* as captions of the window have */
#define TURNED_EMS 12              /* what is longer is cut: the cells say it in full */
#define GAP_PEOPLE_EMS 6.5
#define GAP_PEOPLE_SHARE 0.18
#define NAME_GAP_EMS 0.5
#define COMPACT_LANE_EMS 0.75
#define GAP_LANE_EMS 2.5 /* a dumbbell, with scores above and below */

double eql_chart_minimum_width(const EqlChartStyle *style)
{
    return ceil(MINIMUM_EMS * eql_chart_style_em(style));
}

gboolean eql_chart_names_strong(const EqlChart *chart)
{
    return chart->kind == EQL_CHART_POINTS && chart->series->len > 1 && !chart->compact;
}

/* Measured once: the other questions about a layout ask for it again. */
static double widest_name(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    double widest = layout->names;
    if (widest > 0)
        return widest;
    for (guint i = 0; i < chart->rows->len; i++) {
        g_autofree char *name = eql_chart_row_name(chart, i);
        widest = MAX(widest, eql_paint_text_width(style, name, eql_chart_names_strong(chart)));
    }
    return layout->names = widest;
}

/* As many as there are dots, in the legend's order: "409 · 92 · 312". */
static char *all_beside(const EqlChart *chart, guint row, gboolean people)
{
    GString *text = g_string_new(NULL);
    for (guint series = 0; series < chart->series->len; series++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, series);
        g_autofree char *value = point != NULL ? eql_figure_format(point->figure) : NULL;
        const char *own = people && point != NULL ? point->n : value;
        g_string_append_printf(text, "%s%s", series > 0 ? " · " : "", own != NULL ? own : "–");
    }
    return g_string_free(text, FALSE);
}

char *eql_chart_value_beside(const EqlChart *chart, guint row, guint series, gboolean *shown)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    EqlFigure figure = point != NULL ? point->figure : eql_chart_row(chart, row)->result;
    if (chart->kind == EQL_CHART_GAPS)
        figure = eql_chart_row(chart, row)->result;
    /* a stroke has no number of its own */
    gboolean all = chart->compact || chart->axis == EQL_AXIS_RATE;
    *shown = chart->compact || eql_figure_is_shown(figure);
    return all ? all_beside(chart, row, FALSE) : eql_figure_format(figure);
}

char *eql_chart_people_beside(const EqlChart *chart, guint row, guint series)
{
    const EqlChartPoint *point = eql_chart_point(chart, row, series);
    if (chart->kind == EQL_CHART_GAPS || chart->compact)
        return all_beside(chart, row, TRUE);
    return point != NULL ? g_strdup(point->n) : NULL;
}

const char *eql_chart_heading_of_values(const EqlChart *chart)
{
    gboolean results = chart->result_heading != NULL && chart->kind != EQL_CHART_PARTS;
    return results ? chart->result_heading : chart->value_heading;
}

static double widest_value(const EqlChart *chart, const EqlChartStyle *style)
{
    const char *heading = eql_chart_heading_of_values(chart);
    double widest = eql_paint_text_width(style, heading, FALSE);
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++) {
            if (eql_chart_point(chart, row, series) == NULL)
                continue;
            gboolean shown;
            g_autofree char *text = eql_chart_value_beside(chart, row, series, &shown);
            widest = MAX(widest, eql_paint_text_width(style, text, TRUE));
        }
    }
    return widest;
}

static double widest_people(const EqlChart *chart, const EqlChartStyle *style)
{
    double widest = eql_paint_text_width(style, chart->n_heading, FALSE);
    for (guint row = 0; row < chart->rows->len; row++) {
        for (guint series = 0; series < chart->series->len; series++) {
            g_autofree char *text = eql_chart_people_beside(chart, row, series);
            if (text != NULL)
                widest = MAX(widest, eql_paint_text_width(style, text, FALSE));
        }
    }
    return widest;
}

static double names_width(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    static const struct {
        double share, most;
    } room[] = {
        [EQL_CHART_POINTS] = {0.34, 17},
        [EQL_CHART_PARTS] = {0.38, 26},            /* questions are long */
        [EQL_CHART_GRID] = {GRID_NAMES_SHARE, 17}, /* and columns need all they can get */
        [EQL_CHART_GAPS] = {0.28, 17},
        [EQL_CHART_BARS] = {0.34, 17},
    };
    double share = room[chart->kind].share, most = room[chart->kind].most * layout->em;
    return ceil(MIN(widest_name(chart, style, layout), MIN(share * layout->width, most)));
}

static void set_apart(EqlChartLayout *layout)
{
    double gap = GAP_EMS * layout->em; /* and the room at the plot's end */
    layout->apart.width = floor(APART_SHARE * layout->plot.width);
    layout->plot.width -= layout->apart.width + gap;
    layout->apart.x = layout->plot.x + layout->plot.width + gap;
}

/* For a score at either side of the outermost dots, or the strokes at a bar's end. */
static double end_room(const EqlChart *chart, const EqlChartStyle *style,
                       const EqlChartLayout *layout)
{
    if (chart->kind == EQL_CHART_PARTS)
        return layout->em;
    if (chart->kind != EQL_CHART_GAPS)
        return 0;
    return eql_paint_text_width(style, "100", FALSE) + 0.9 * layout->em;
}

static void set_in(EqlChartLayout *layout, double room)
{
    layout->plot.x += room;
    layout->plot.width = MAX(layout->plot.width - 2 * room, 2 * layout->em);
}

static void lay_out_columns(const EqlChart *chart, const EqlChartStyle *style,
                            EqlChartLayout *layout)
{
    double em = layout->em, gap = GAP_EMS * em;
    double names = layout->narrow ? 0 : names_width(chart, style, layout) + gap;
    if (chart->kind == EQL_CHART_GRID) {
        layout->plot.x = names;
        layout->plot.width = layout->width - names;
        return;
    }
    layout->values.width = ceil(widest_value(chart, style));
    layout->people.width = ceil(widest_people(chart, style));
    /* Numbers of several audiences take two lines rather than the plot's room. */
    if (chart->kind == EQL_CHART_GAPS || chart->compact)
        layout->people.width =
            MIN(layout->people.width, MAX(GAP_PEOPLE_EMS * em, GAP_PEOPLE_SHARE * layout->width));
    /* Room for half of the last tick's label too, where nothing stands between. */
    double after = chart->kind == EQL_CHART_PARTS ? 2 * gap : 3 * gap;
    double numbers = after + gap + layout->values.width + layout->people.width;
    layout->plot.x = names + gap;
    layout->plot.width = MAX(4 * em, layout->width - numbers - layout->plot.x);
    layout->values.x = layout->plot.x + layout->plot.width + after;
    layout->people.x = layout->values.x + layout->values.width + gap;
    if (chart->kind == EQL_CHART_PARTS)
        set_apart(layout);
    set_in(layout, end_room(chart, style, layout));
}

static guint lanes_of(const EqlChart *chart, guint row)
{
    guint lanes = 0;
    for (guint series = 0; series < chart->series->len; series++)
        if (eql_chart_point(chart, row, series) != NULL)
            lanes++;
    return MAX(1, lanes);
}

static double lane_height(const EqlChart *chart, const EqlChartLayout *layout)
{
    return (chart->compact ? COMPACT_LANE_EMS : EQL_LANE_EMS) * layout->em;
}

static double lanes_height(const EqlChart *chart, const EqlChartLayout *layout, guint row)
{
    if (chart->kind == EQL_CHART_GRID)
        return CELL_EMS * layout->em;
    if (chart->kind == EQL_CHART_GAPS)
        return GAP_LANE_EMS * layout->em;
    guint lanes = eql_chart_joins_rows(chart) ? 1 : lanes_of(chart, row);
    return MAX(lanes * lane_height(chart, layout), EQL_LANE_EMS * layout->em);
}

static double mark_x(const EqlChartLayout *layout, const EqlChartPoint *point)
{
    double place = 0.5;
    if (eql_figure_is_shown(point->figure))
        place = eql_axis_place(layout->axis, point->figure.value);
    return layout->plot.x + place * layout->plot.width;
}

/* Not mirrored. */
static EqlBox column_box(const EqlChartLayout *layout, guint column, guint n)
{
    double width = layout->plot.width / MAX(1, n);
    return (EqlBox){layout->plot.x + column * width, layout->plot.y, width, layout->plot.height};
}

EqlBox eql_chart_layout_column(const EqlChartLayout *layout, const EqlChartStyle *style,
                               guint column, guint n)
{
    return column_box(layout, style->right_to_left ? n - 1 - column : column, n);
}

static void add_mark(EqlChartLayout *layout, guint row, guint series, EqlBox lane)
{
    EqlChartMark mark = {row, series, lane, lane.x + lane.width / 2, lane.y + lane.height / 2};
    g_array_append_val(layout->marks, mark);
}

static void lay_out_cells(const EqlChart *chart, EqlChartLayout *layout, guint row, double top)
{
    for (guint series = 0; series < chart->series->len; series++) {
        if (eql_chart_point(chart, row, series) == NULL)
            continue;
        EqlBox cell = column_box(layout, series, chart->series->len);
        cell.y = top;
        cell.height = CELL_EMS * layout->em;
        add_mark(layout, row, series, cell);
    }
}

static void lay_out_points(const EqlChart *chart, EqlChartLayout *layout, guint row, double top)
{
    double lane = lanes_height(chart, layout, row) / lanes_of(chart, row);
    for (guint series = 0; series < chart->series->len; series++) {
        const EqlChartPoint *point = eql_chart_point(chart, row, series);
        if (point == NULL)
            continue;
        EqlChartMark mark = {row, series, {layout->plot.x, top, layout->plot.width, lane}, 0, 0};
        mark.x = mark_x(layout, point);
        mark.y = top + lane / 2;
        g_array_append_val(layout->marks, mark);
        top += lane;
    }
}

/* The series that stands for a joined row, -1 when the row has nothing. */
static int series_of_row(const EqlChart *chart, guint row)
{
    guint first = chart->kind == EQL_CHART_PARTS ? EQL_PART_FAVOURABLE : 0;
    for (guint series = first; series < chart->series->len; series++)
        if (eql_chart_point(chart, row, series) != NULL)
            return (int)series;
    return -1;
}

static void lay_out_marks(const EqlChart *chart, EqlChartLayout *layout, guint row, double top)
{
    EqlBox all = {layout->plot.x, top, layout->plot.width, lanes_height(chart, layout, row)};
    int series = series_of_row(chart, row);
    if (chart->kind == EQL_CHART_GRID)
        lay_out_cells(chart, layout, row, top);
    else if (chart->kind == EQL_CHART_POINTS)
        lay_out_points(chart, layout, row, top);
    else if (series >= 0)
        add_mark(layout, row, (guint)series, all);
}

/* Its name, and its marks beside it or, where there is no room, beneath. Returns how high it is. */
static double lay_out_lanes(const EqlChart *chart, const EqlChartStyle *style,
                            EqlChartLayout *layout, guint row, EqlBox *label)
{
    g_autofree char *name = eql_chart_row_name(chart, row);
    double em = layout->em, pad = 0.35 * em, top = label->y;
    double lanes = lanes_height(chart, layout, row);
    gboolean strong = eql_chart_names_strong(chart);
    if (layout->narrow) {
        label->width = layout->width;
        label->height = eql_paint_text_height(style, name, layout->width, strong);
        /* the score above a dumbbell stands higher than its lane */
        double apart = chart->kind == EQL_CHART_GAPS ? NAME_GAP_EMS * em : 0;
        lay_out_marks(chart, layout, row, top + label->height + apart);
        return 2 * pad + label->height + apart + lanes;
    }
    label->width = layout->plot.x - end_room(chart, style, layout) - GAP_EMS * em;
    label->height = MAX(eql_paint_text_height(style, name, label->width, strong), lanes);
    lay_out_marks(chart, layout, row, top + (label->height - lanes) / 2);
    return 2 * pad + label->height;
}

/* Returns where the next row begins. */
static double lay_out_row(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout,
                          guint row, double top)
{
    double pad = 0.35 * layout->em;
    EqlChartBand band = {.band = {0, top, layout->width, 0}};
    if (eql_chart_begins_group(chart, row)) {
        const char *group = eql_chart_row(chart, row)->group;
        double height = eql_paint_text_height(style, group, layout->width, TRUE);
        band.heading = (EqlBox){0, top + pad, layout->width, height};
        band.band.height = height + pad;
    }
    band.label.y = top + band.band.height + pad;
    band.band.height += lay_out_lanes(chart, style, layout, row, &band.label);
    g_array_append_val(layout->bands, band);
    return top + band.band.height;
}

static void mirror_box(const EqlChartLayout *layout, EqlBox *box)
{
    box->x = layout->width - box->x - box->width;
}

static void mirror(EqlChartLayout *layout)
{
    EqlBox *boxes[] = {&layout->plot,   &layout->legend, &layout->headings, &layout->values,
                       &layout->people, &layout->apart,  &layout->scale};
    for (guint i = 0; i < G_N_ELEMENTS(boxes); i++)
        mirror_box(layout, boxes[i]);
    for (guint i = 0; i < layout->bands->len; i++) {
        EqlChartBand *band = &g_array_index(layout->bands, EqlChartBand, i);
        mirror_box(layout, &band->heading);
        mirror_box(layout, &band->label);
        mirror_box(layout, &band->band);
    }
    for (guint i = 0; i < layout->marks->len; i++) {
        EqlChartMark *mark = &g_array_index(layout->marks, EqlChartMark, i);
        mirror_box(layout, &mark->lane);
        mark->x = layout->width - mark->x;
    }
}

/* How much a heading takes upwards, of a column so wide. */
static double heading_height(const EqlChartStyle *style, const EqlChartLayout *layout,
                             const char *label, double width)
{
    double most = TURNED_EMS * layout->em;
    if (!layout->turned)
        return eql_paint_text_height(style, label, width, FALSE);
    double length = MIN(eql_paint_word_width(style, label, FALSE), most);
    while (length < most && eql_paint_text_height(style, label, length, FALSE) > width)
        length = MIN(length + layout->em, most);
    return length;
}

EqlChartStyle eql_chart_heading_style(const EqlChartLayout *layout, const EqlChartStyle *style)
{
    EqlChartStyle other = *style;
    if (layout->small)
        other.letters = SMALL_LETTERS;
    return other;
}

/* No heading has a word that is wider than its column. */
static gboolean headings_fit(const EqlChart *chart, const EqlChartStyle *style,
                             const EqlChartLayout *layout)
{
    const EqlChartStyle letters = eql_chart_heading_style(layout, style);
    double width = column_box(layout, 0, chart->series->len).width - COLUMN_GAP;
    for (guint i = 0; i < chart->series->len; i++)
        if (eql_paint_word_width(&letters, chart->series->pdata[i], FALSE) > width)
            return FALSE;
    return TRUE;
}

/* Level headings are read more easily: they may be smaller, and the rows' names narrower, before
 * they are turned. */
static void fit_headings(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    EqlBox plot = layout->plot;
    double names = GRID_NAMES_LEAST_SHARE * layout->width;
    if (headings_fit(chart, style, layout))
        return;
    layout->small = TRUE;
    if (headings_fit(chart, style, layout))
        return;
    if (!layout->narrow && names < plot.x) {
        layout->plot.x = names;
        layout->plot.width = layout->width - names;
        if (headings_fit(chart, style, layout))
            return;
    }
    layout->plot = plot;
    layout->small = FALSE;
    layout->turned = TRUE;
}

static double lay_out_headings(const EqlChart *chart, const EqlChartStyle *style,
                               EqlChartLayout *layout)
{
    guint n = chart->kind == EQL_CHART_GRID ? chart->series->len : 0;
    double height = layout->em;
    if (n > 0)
        fit_headings(chart, style, layout);
    const EqlChartStyle letters = eql_chart_heading_style(layout, style);
    double width = column_box(layout, 0, n).width - COLUMN_GAP;
    for (guint i = 0; i < n; i++) {
        const char *label = g_ptr_array_index(chart->series, i);
        height = MAX(height, heading_height(&letters, layout, label, width));
    }
    return height + 0.3 * layout->em;
}

static void lay_out_heights(const EqlChart *chart, const EqlChartStyle *style,
                            EqlChartLayout *layout)
{
    double em = layout->em, y = eql_legend_height(chart, style, layout->width);
    layout->legend = (EqlBox){0, 0, layout->width, y};
    layout->headings = (EqlBox){0, y, layout->width, lay_out_headings(chart, style, layout)};
    y += layout->headings.height;
    layout->plot.y = layout->values.y = layout->people.y = layout->apart.y = y;
    for (guint row = 0; row < chart->rows->len; row++)
        y = lay_out_row(chart, style, layout, row, y);
    layout->plot.height = layout->values.height = layout->people.height = layout->apart.height =
        y - layout->plot.y;
    layout->scale = (EqlBox){layout->plot.x, y + 0.3 * em, layout->plot.width, em};
    layout->height = ceil(y + 1.5 * em);
}

static gboolean is_upright(const EqlChart *chart)
{
    return chart->kind == EQL_CHART_SLOPES || chart->kind == EQL_CHART_FUNNEL;
}

double eql_chart_minimum_height(const EqlChart *chart, const EqlChartStyle *style)
{
    const EqlChartLayout layout = {.em = eql_chart_style_em(style)};
    double height = layout.em;
    for (guint row = 0; row < chart->rows->len && !is_upright(chart); row++)
        height += lanes_height(chart, &layout, row);
    return height;
}

/* Questions leave their bars little room earlier than short names do. */
static gboolean is_narrow(const EqlChart *chart, const EqlChartStyle *style, EqlChartLayout *layout)
{
    if (layout->width < NARROW_BELOW_EMS * layout->em)
        return TRUE;
    return chart->kind == EQL_CHART_PARTS &&
           layout->width < NARROW_BELOW_EMS_FOR_QUESTIONS * layout->em &&
           widest_name(chart, style, layout) > names_width(chart, style, layout);
}

EqlChartLayout *eql_chart_lay_out(const EqlChart *chart, const EqlChartStyle *style, double width)
{
    EqlChartLayout *layout = g_new0(EqlChartLayout, 1);
    layout->em = eql_chart_style_em(style);
    layout->width = MAX(width, eql_chart_minimum_width(style));
    layout->narrow = is_narrow(chart, style, layout);
    layout->cells = chart->kind == EQL_CHART_GRID || is_upright(chart);
    layout->axis = eql_axis_for(chart);
    layout->bands = g_array_new(FALSE, FALSE, sizeof(EqlChartBand));
    layout->marks = g_array_new(FALSE, FALSE, sizeof(EqlChartMark));
    if (chart->rows->len == 0) {
        layout->height = ceil(4 * layout->em);
        return layout;
    }
    if (chart->kind == EQL_CHART_SLOPES) {
        eql_lay_out_slopes(chart, style, layout);
    } else if (chart->kind == EQL_CHART_FUNNEL) {
        eql_lay_out_funnel(chart, style, layout);
    } else {
        lay_out_columns(chart, style, layout);
        lay_out_heights(chart, style, layout);
    }
    if (style->right_to_left)
        mirror(layout);
    return layout;
}

void eql_chart_layout_free(EqlChartLayout *layout)
{
    if (layout == NULL)
        return;
    g_array_unref(layout->bands);
    g_array_unref(layout->marks);
    g_free(layout);
}

double eql_chart_layout_x(const EqlChartLayout *layout, const EqlChartStyle *style, double value)
{
    double place = eql_axis_place(layout->axis, value);
    if (style->right_to_left)
        place = 1 - place;
    return layout->plot.x + place * layout->plot.width;
}

int eql_chart_layout_mark_at(const EqlChartLayout *layout, double x, double y)
{
    if (x < 0 || x > layout->width)
        return -1;
    for (guint i = 0; i < layout->marks->len; i++) {
        const EqlChartMark *mark = &g_array_index(layout->marks, EqlChartMark, i);
        gboolean across =
            !layout->cells || (x >= mark->lane.x && x < mark->lane.x + mark->lane.width);
        if (across && y >= mark->lane.y && y < mark->lane.y + mark->lane.height)
            return (int)i;
    }
    return -1;
}
