/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars that part about the middle, answer by answer: what is unfavourable to one side, what is
 * favourable to the other, what is neutral half and half; “don’t know” apart from them. */
#include <math.h>

#include "chart/answers.h"
#include "chart/draw-private.h"
#include "chart/paint.h"
#include "chart/shades.h"

/* Of a bar, in its lane. */
#define BAR_TOP 0.15
#define BAR_HEIGHT 0.7
/* Pixels: paper between two answers, and between the sides where none is neutral; the stroke for an
 * answer that nobody chose, and how far apart two such strokes are. */
#define GAP 1.0
#define MIDDLE 3.0
#define STROKE 2.0
#define STROKE_STEP 4.0

static gboolean has_edge(const EqlDrawing *d, EqlPart part)
{
    return part == EQL_PART_NEUTRAL || d->style->edged;
}

static void fill(const EqlDrawing *d, EqlBox box, EqlPart part, EqlColour colour)
{
    eql_paint_colour(d->cr, colour);
    cairo_rectangle(d->cr, box.x, box.y, box.width, box.height);
    cairo_fill(d->cr);
    if (!has_edge(d, part) || box.width < 2)
        return;
    eql_paint_colour(d->cr, d->style->quiet);
    cairo_set_line_width(d->cr, 1);
    cairo_rectangle(d->cr, box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    cairo_stroke(d->cr);
}

/* ── the legend ── */

/* A square with a point towards the side on which the answer stands. */
static void trace_swatch(cairo_t *cr, double x, double y, double half, int outward)
{
    cairo_new_path(cr);
    cairo_move_to(cr, x - half, y - half);
    if (outward < 0)
        cairo_line_to(cr, x - 1.8 * half, y);
    cairo_line_to(cr, x - half, y + half);
    cairo_line_to(cr, x + half, y + half);
    if (outward > 0)
        cairo_line_to(cr, x + 1.8 * half, y);
    cairo_line_to(cr, x + half, y - half);
    cairo_close_path(cr);
}

static int side_of(const EqlDrawing *d, EqlPart part)
{
    int favourable = d->style->right_to_left ? -1 : 1;
    return part == EQL_PART_FAVOURABLE     ? favourable
           : part == EQL_PART_UNFAVOURABLE ? -favourable
                                           : 0;
}

void eql_draw_answer_swatch(const EqlDrawing *d, EqlPart part, guint step, guint steps, double x,
                            double y)
{
    double half = 0.35 * d->layout->em;
    int side = side_of(d, part);
    trace_swatch(d->cr, x - 0.4 * side * half, y, half, side);
    eql_paint_colour(d->cr, eql_answer_shade(d->style, part, step, steps));
    cairo_fill_preserve(d->cr);
    eql_paint_colour(d->cr, d->style->quiet);
    cairo_set_line_width(d->cr, 1);
    if (has_edge(d, part))
        cairo_stroke(d->cr);
    cairo_new_path(d->cr);
}

/* ── a bar ── */

/* What has been drawn to one side of the middle. */
typedef struct {
    int side;       /* of the axis: −1 or 1 */
    double reached; /* a place on it */
    double strokes; /* for answers that nobody chose, at that place and before */
} Side;

static double share(const EqlDrawing *d, guint row, guint part)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, row, part);
    return point != NULL && eql_figure_is_shown(point->figure) ? point->figure.value : 0;
}

static EqlBox bar_between(const EqlDrawing *d, const EqlChartMark *mark, double from, double to)
{
    double left = eql_chart_layout_x(d->layout, d->style, from);
    double right = eql_chart_layout_x(d->layout, d->style, to);
    return (EqlBox){MIN(left, right), mark->lane.y + BAR_TOP * mark->lane.height, ABS(right - left),
                    BAR_HEIGHT * mark->lane.height};
}

static void draw_upright(const EqlDrawing *d, EqlBox lane, double x, double width, EqlColour colour)
{
    eql_paint_colour(d->cr, colour);
    cairo_rectangle(d->cr, round(x) - width / 2, lane.y + 0.04 * lane.height, width,
                    0.92 * lane.height);
    cairo_fill(d->cr);
}

/* Of no width on the scale; longer than the bar is high. */
static void draw_stroke(const EqlDrawing *d, const EqlChartMark *mark, double x, EqlColour colour)
{
    draw_upright(d, mark->lane, x, STROKE + 2 * GAP, d->style->paper);
    draw_upright(d, mark->lane, x, STROKE, colour);
}

static void draw_answer(const EqlDrawing *d, EqlPart part, EqlColour colour, EqlBox box)
{
    if (box.width > 3 * GAP) {
        box.x += GAP / 2;
        box.width -= GAP;
    }
    fill(d, box, part, colour);
}

/* The next answer outwards: its bar or, on a second way, the stroke that stands for one that nobody
 * chose, which may lie over the beginning of the next bar. */
static void step_out(const EqlDrawing *d, const EqlChartMark *mark, const EqlChartAnswer *answer,
                     gboolean strokes, Side *side)
{
    EqlColour colour = eql_answer_shade(d->style, answer->part, answer->step, answer->steps);
    double to = side->reached + side->side * answer->share.value;
    int outward = side->side * (d->style->right_to_left ? -1 : 1);
    double x = eql_chart_layout_x(d->layout, d->style, to);
    if (answer->share.value > 0)
        side->strokes = 0;
    if (answer->share.value > 0 && !strokes)
        draw_answer(d, answer->part, colour, bar_between(d, mark, side->reached, to));
    if (answer->share.value <= 0 && strokes)
        draw_stroke(d, mark, x + outward * STROKE_STEP * side->strokes, colour);
    if (answer->share.value <= 0)
        side->strokes++;
    side->reached = to;
}

/* The answers of a part from the middle outwards. */
static void draw_side(const EqlDrawing *d, const EqlChartMark *mark, EqlPart part, gboolean strokes,
                      Side side)
{
    const GPtrArray *answers = eql_chart_row(d->chart, mark->row)->answers;
    guint n = eql_chart_n_answers(answers, part);
    for (guint step = 1; step <= n; step++)
        for (guint i = 0; i < answers->len; i++) {
            const EqlChartAnswer *answer = g_ptr_array_index(answers, i);
            if (answer->part == part && answer->step == step)
                step_out(d, mark, answer, strokes, &side);
        }
}

/* Answer by answer or, where how many gave each is hidden, as a whole. */
static void draw_part(const EqlDrawing *d, const EqlChartMark *mark, EqlPart part, gboolean strokes,
                      Side side)
{
    double all = share(d, mark->row, part);
    if (eql_chart_divides(d->chart, mark->row, part))
        draw_side(d, mark, part, strokes, side);
    else if (all > 0 && !strokes)
        draw_answer(d, part, eql_answer_shade(d->style, part, 0, 0),
                    bar_between(d, mark, side.reached, side.reached + side.side * all));
}

static gboolean is_offered(const EqlDrawing *d, const EqlChartMark *mark, EqlPart part)
{
    return eql_chart_n_answers(eql_chart_row(d->chart, mark->row)->answers, part) > 0;
}

/* Half of it to each side. */
static void draw_neutral(const EqlDrawing *d, const EqlChartMark *mark, double half,
                         gboolean offered)
{
    double middle = eql_chart_layout_x(d->layout, d->style, 0);
    if (half > 0)
        draw_answer(d, EQL_PART_NEUTRAL, eql_answer_shade(d->style, EQL_PART_NEUTRAL, 1, 1),
                    bar_between(d, mark, -half, half));
    else if (offered)
        draw_stroke(d, mark, middle, d->style->quiet);
    else
        draw_upright(d, mark->lane, middle, MIDDLE, d->style->paper);
}

static void draw_parts(const EqlDrawing *d, const EqlChartMark *mark)
{
    double half = share(d, mark->row, EQL_PART_NEUTRAL) / 2;
    gboolean offered = is_offered(d, mark, EQL_PART_NEUTRAL);
    Side left = {-1, -half, half > 0 ? 0 : offered ? 1 : 0.5};
    Side right = {1, half, left.strokes};
    draw_part(d, mark, EQL_PART_UNFAVOURABLE, FALSE, left);
    draw_part(d, mark, EQL_PART_FAVOURABLE, FALSE, right);
    draw_neutral(d, mark, half, offered);
    draw_part(d, mark, EQL_PART_UNFAVOURABLE, TRUE, left);
    draw_part(d, mark, EQL_PART_FAVOURABLE, TRUE, right);
}

/* Beside the bar, on a scale from 0 to 100 % of its own. */
static void draw_apart(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, EQL_PART_DONT_KNOW);
    EqlColour colour = eql_answer_shade(d->style, EQL_PART_DONT_KNOW, 1, 1);
    EqlBox box = d->layout->apart;
    box.y = mark->lane.y + BAR_TOP * mark->lane.height;
    box.height = BAR_HEIGHT * mark->lane.height;
    if (point == NULL)
        return;
    if (eql_figure_is_hidden(point->figure)) {
        eql_draw_hatched(d, box);
        return;
    }
    double all = box.width, wide = all * share(d, mark->row, EQL_PART_DONT_KNOW);
    eql_paint_line(d->cr, box.x, box.y + box.height, box.x + all, box.y + box.height, 1,
                   d->style->line);
    box.x += d->style->right_to_left ? all - wide : 0;
    box.width = wide;
    if (wide > 0)
        fill(d, box, EQL_PART_DONT_KNOW, colour);
    else if (eql_figure_is_shown(point->figure) && is_offered(d, mark, EQL_PART_DONT_KNOW))
        draw_stroke(d, mark, box.x, colour);
}

void eql_draw_bar(const EqlDrawing *d, const EqlChartMark *mark)
{
    const EqlChartPoint *point = eql_chart_point(d->chart, mark->row, EQL_PART_FAVOURABLE);
    draw_apart(d, mark);
    if (eql_figure_is_hidden(point->figure)) {
        EqlBox box = mark->lane;
        box.y += 0.25 * box.height;
        box.height *= 0.5;
        eql_draw_hatched(d, box);
        return;
    }
    if (!eql_figure_is_shown(point->figure))
        return;
    draw_parts(d, mark);
}
