/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A chart of figures with their intervals: rows (themes, groups) by series
 * (audiences), each point a figure. The same chart is drawn in the window, in files
 * and on paper, and also as words and as a table, so none of them can say more than
 * the others. A hidden figure is hatched across its whole lane: nothing is ever drawn
 * at its value, which it no longer has. */

#include <glib.h>

#include "model/figure.h"

typedef enum {
    EQL_AXIS_SCORE, /* 0 to 100 points */
    EQL_AXIS_SHARE, /* 0 to 100 %, figures 0 to 1 */
    EQL_AXIS_RATIO, /* logarithmic, with guides at 1 and on either side */
    EQL_AXIS_PARTS, /* as far to either side as is shown, figures −1 to 1, without their sign */
    EQL_AXIS_COUNT, /* 0 to a round number */
    EQL_AXIS_RATE,  /* the same for rates, which need not be whole */
    EQL_AXIS_TIMES, /* the same for ratios, in even steps */
} EqlAxisKind;

typedef enum {
    EQL_CHART_POINTS, /* a dot with its interval for each series, a lane each */
    EQL_CHART_PARTS,  /* a bar for each row that parts about the middle */
    EQL_CHART_GRID,   /* a heat map: a cell for each series in each row */
    EQL_CHART_GAPS,   /* dumbbells: a row's dots on one line, joined */
    EQL_CHART_BARS,   /* a bar for the first series, a stroke across it for the second */
    EQL_CHART_SLOPES, /* a line for each row, from one series (a wave) to the next */
    EQL_CHART_FUNNEL, /* a dot for each row by its size, within the limits of chance */
} EqlChartKind;

/* The series of EQL_CHART_PARTS: shares of the answers that carry points, and at the far
 * end, on a scale of its own, the share of all answers that do not. Each is made up of a row's
 * EqlChartAnswer. */
typedef enum {
    EQL_PART_UNFAVOURABLE,
    EQL_PART_NEUTRAL,
    EQL_PART_FAVOURABLE,
    EQL_PART_DONT_KNOW,
    EQL_N_PARTS,
} EqlPart;

/* How far a row of EQL_CHART_SLOPES or EQL_CHART_FUNNEL stands out. */
typedef enum {
    EQL_STANDING_PLAIN,  /* not clearly changed; as by chance */
    EQL_STANDING_FIRST,  /* clearly risen; beyond the inner limits */
    EQL_STANDING_SECOND, /* clearly fallen; beyond the outer limits */
    EQL_N_STANDINGS,
} EqlStanding;

/* More series than this cannot be told apart by shape. */
#define EQL_CHART_MAX_SERIES 4
/* Columns of a grid, which needs no shapes. */
#define EQL_CHART_MAX_COLUMNS 24

typedef struct {
    EqlFigure figure;
    char *n;      /* beside the point: "409", "16 of 75" */
    char *people; /* the same in words: "409 pupils" */
    char *note;   /* one more thing to say of it, or NULL */
} EqlChartPoint;

/* One of the answers that a question offers, whether or not anybody chose it. */
typedef struct {
    char *label;       /* its own words: "Strongly agree" */
    EqlPart part;      /* what it counts as */
    guint step, steps; /* from 1, the nearest to the middle, to the furthest of its part */
    EqlFigure count;   /* how many chose it */
    EqlFigure of;      /* of how many answers: those with points; of one without, all */
    EqlFigure share;   /* the one of the other */
} EqlChartAnswer;

typedef struct {
    char *group; /* in a chart of parts: stands over it and the rows after it that have the same;
                    NULL: nothing does */
    char *label;
    EqlChartPoint *points[EQL_CHART_MAX_COLUMNS]; /* NULL: the series has none here */
    GPtrArray *answers;   /* EqlChartAnswer, the least favourable first, then those without points;
                             empty but in a chart of parts */
    EqlFigure result;     /* what the points come to: the gap, the change; absent: nothing */
    EqlFigure size;       /* in a funnel: how many answers */
    EqlStanding standing; /* how the line or the dot is drawn */
} EqlChartRow;

/* Where the limits of chance lie for a size, in a funnel. */
typedef struct {
    double size;
    double inner[2], outer[2]; /* low, high */
} EqlChartLimit;

typedef struct {
    EqlChartKind kind;
    EqlAxisKind axis;
    char *title;
    char *group_heading;  /* over the names of groups of rows in the table; NULL: there are none */
    char *row_heading;    /* over the rows' names in the table */
    char *series_heading; /* over the series' names there */
    char *value_heading;  /* over the figures: "Score", "RRI" */
    char *n_heading;      /* over the numbers of people: "n" */
    char *result_heading; /* over the rows' results: "Gap", "Change"; NULL: they have none */
    char *empty;          /* what to say when there are no rows */
    GPtrArray *series;    /* char*: labels */
    GPtrArray *legend;    /* char*: what the legend says; NULL: the series */
    GArray *limits;       /* EqlChartLimit, ascending; NULL but in a funnel */
    GPtrArray *rows;      /* EqlChartRow */
    EqlFigure reference;  /* a line to compare with; absent: none */
    char *reference_label;
    double under, over; /* where a ratio axis has its guides beside 1 */
    gboolean compact;   /* of dots: a row's lanes stand close, its numbers beside one another */
    gatomicrefcount refs;
} EqlChart;

/* Scores of themes or groups by audience. */
EqlChart *eql_dot_chart_new(const char *title, const char *value_heading);
/* Ratios with their intervals on a logarithmic axis; one series. */
EqlChart *eql_forest_plot_new(const char *title, const char *n_heading);

/* Answers to questions: the four series of EqlPart are there already, each row's answers are to be
 * added. */
EqlChart *eql_parts_chart_new(const char *title);
/* Scores, rows by columns; `column_heading` says what the columns are. */
EqlChart *eql_heat_map_new(const char *title, const char *column_heading);

/* What audiences think of the same thing: a row's dots on one line, and the widest gap
 * between them, which is the row's result. Up to EQL_CHART_MAX_SERIES series. */
EqlChart *eql_gap_chart_new(const char *title);
/* Shares of those who were asked; one series. */
EqlChart *eql_rate_bars_new(const char *title);
/* How many there were, a bar (the first series, there already), and how many a proportional
 * share would be, a stroke (the second). A row's `n` is the second in words. */
EqlChart *eql_expected_bars_new(const char *title);
/* Rates per 100, a bar (the first series, there already), and those published of a place, a
 * stroke (the second). */
EqlChart *eql_rates_beside_new(const char *title, const char *place);
/* Scores from wave to wave: the series are the waves, the rows' results the change. */
EqlChart *eql_slope_chart_new(const char *title);
/* Shares by the number of answers; one series, a size to each row. */
EqlChart *eql_funnel_plot_new(const char *title, const char *size_heading);
/* The same of relative rate indices, by how many outcomes would be expected. */
EqlChart *eql_ratio_funnel_new(const char *title, const char *size_heading);

EqlChart *eql_chart_ref(EqlChart *chart);
void eql_chart_unref(EqlChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlChart, eql_chart_unref)

/* ── building; a chart that is drawn is no longer changed ── */

/* The sentence to show in place of a chart without rows. */
void eql_chart_set_empty(EqlChart *chart, const char *sentence);
void eql_chart_set_reference(EqlChart *chart, EqlFigure figure, const char *label);
/* Of a forest plot: from where a ratio is called under- and over-represented; 0.5 and 1.5 unless
 * set. */
void eql_chart_set_guides(EqlChart *chart, double under, double over);
/* A chart of dots that takes less room: to be glanced at among other things. */
void eql_chart_set_compact(EqlChart *chart);
/* Where it differs from the title. */
void eql_chart_set_row_heading(EqlChart *chart, const char *heading);
/* Rows of a chart of parts that belong together: what stands over those of one group, and over all
 * such names in the table. */
void eql_chart_set_group(EqlChart *chart, guint row, const char *name);
void eql_chart_set_group_heading(EqlChart *chart, const char *heading);
/* Over the rows' results: "Change". */
void eql_chart_set_result_heading(EqlChart *chart, const char *heading);
/* Returns the number of the new series; at most EQL_CHART_MAX_SERIES, in a grid
 * EQL_CHART_MAX_COLUMNS. */
guint eql_chart_add_series(EqlChart *chart, const char *label);
guint eql_chart_add_row(EqlChart *chart, const char *label);
/* `note` may be NULL. */
void eql_chart_set_point(EqlChart *chart, guint row, guint series, EqlFigure figure, const char *n,
                         const char *people, const char *note);

/* In a chart of parts, in the order of EqlChartRow. A part of which one answer is hidden is not
 * divided: what is shown of the others would leave it, so they are hidden too. */
void eql_chart_add_answer(EqlChart *chart, guint row, EqlPart part, const char *label,
                          EqlFigure count, EqlFigure of);

void eql_chart_set_result(EqlChart *chart, guint row, EqlFigure result, EqlStanding standing);
void eql_chart_set_size(EqlChart *chart, guint row, EqlFigure size);
/* Takes EqlChartLimit, ascending by size. */
void eql_chart_take_limits(EqlChart *chart, GArray *limits);

/* ── reading ── */

const EqlChartRow *eql_chart_row(const EqlChart *chart, guint row);
/* Whether the name of its group stands over the row. */
gboolean eql_chart_begins_group(const EqlChart *chart, guint row);
/* What stands beside the row: its label and, in a chart of parts, its result: "Autumn 2025, change
 * +5 (−1 to +11)". Owned by the caller. */
char *eql_chart_row_name(const EqlChart *chart, guint row);
/* Whether all points of a row are one mark, and one sentence. */
gboolean eql_chart_joins_rows(const EqlChart *chart);

/* NULL when there is no such point. */
const EqlChartPoint *eql_chart_point(const EqlChart *chart, guint row, guint series);
guint eql_chart_n_points(const EqlChart *chart);
guint eql_chart_n_shown(const EqlChart *chart);

/* ── words (describe.c) ── */

/* One point in a sentence, where rows are joined all of its row: "Belonging, Pupils: 71 (68 to 74),
 * 409 pupils". A hidden one gives the reason. Owned by the caller. */
char *eql_chart_point_text(const EqlChart *chart, guint row, guint series);
/* What a screen reader says whenever the chart is met: how many points there are, and which keys
 * lead to them. Owned by the caller. */
char *eql_chart_summary(const EqlChart *chart);
/* For those who read it on paper, where no keys walk the points: the title and all points. Owned
 * by the caller. */
char *eql_chart_words(const EqlChart *chart);
/* The chart as a table of text: the first row holds the headings. Each row is a
 * NULL-terminated GStrv; the list frees them. */
GPtrArray *eql_chart_table(const EqlChart *chart);
