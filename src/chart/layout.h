/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/axis.h"
#include "chart/style.h"

typedef struct {
    double x, y, width, height;
} EqlBox;

/* Where one point stands. A figure that is not shown stands in the middle of its
 * lane, wherever its value might be. */
typedef struct {
    guint row, series;
    EqlBox lane; /* the strip of the plot that belongs to it, and answers to the pointer */
    double x, y;
} EqlChartMark;

typedef struct {
    EqlBox label;   /* where the row's name goes */
    EqlBox band;    /* all of the row */
    EqlBox heading; /* where the name of its group goes; height 0: none */
} EqlChartBand;

/* A chart laid out for a width: pixels, already mirrored for right-to-left. */
typedef struct {
    double width, height, em;
    double names;          /* the widest of the rows' names, on one line; 0: not measured */
    gboolean narrow;       /* names above their lanes */
    gboolean cells;        /* marks stand beside one another */
    gboolean small;        /* headings of columns have smaller letters, … */
    gboolean turned;       /* … or run upwards: level, they would break words even so */
    EqlAxis axis;          /* of the figures: upright in slopes and funnels, else level */
    EqlAxis across;        /* of the sizes, in a funnel */
    EqlBox plot;           /* between the axes' ends; all lanes */
    EqlBox legend;         /* height 0: none */
    EqlBox headings;       /* the line over the columns of numbers */
    EqlBox values, people; /* the columns of numbers, over the whole height */
    EqlBox apart;          /* in a chart of parts: where “don't know” stands */
    EqlBox scale;          /* tick labels, under the plot */
    GArray *bands;         /* EqlChartBand, by row */
    GArray *marks;         /* EqlChartMark, in reading order */
} EqlChartLayout;

/* Whether the rows' names are strong: they stand over several lanes each. */
gboolean eql_chart_names_strong(const EqlChart *chart);

/* Where the columns of a grid begin: the box of one, over the whole height. */
EqlBox eql_chart_layout_column(const EqlChartLayout *layout, const EqlChartStyle *style,
                               guint column, guint n);

/* The style of their headings. Not to be cleared. */
EqlChartStyle eql_chart_heading_style(const EqlChartLayout *layout, const EqlChartStyle *style);

/* How many line heights each step of a chart takes. */
#define EQL_LANE_EMS 1.3
/* Between the headings of a grid's columns, pixels. */
#define COLUMN_GAP 6

EqlChartLayout *eql_chart_lay_out(const EqlChart *chart, const EqlChartStyle *style, double width);
void eql_chart_layout_free(EqlChartLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlChartLayout, eql_chart_layout_free)

/* The least width at which a chart can still be read. */
double eql_chart_minimum_width(const EqlChartStyle *style);
/* A height in pixels that none goes below, however wide: found without measuring a text. */
double eql_chart_minimum_height(const EqlChart *chart, const EqlChartStyle *style);

/* What stands over the column of values. */
const char *eql_chart_heading_of_values(const EqlChart *chart);
/* What stands in the column of values (`shown`: and is one), and in that of people, beside a mark
 * of the row, or beside all of them in a compact chart; NULL where there is none. Owned by the
 * caller. */
char *eql_chart_value_beside(const EqlChart *chart, guint row, guint series, gboolean *shown);
char *eql_chart_people_beside(const EqlChart *chart, guint row, guint series);

/* The x of a value in the plot. */
double eql_chart_layout_x(const EqlChartLayout *layout, const EqlChartStyle *style, double value);

/* The mark whose lane holds the place (its row's name counts too), or -1. */
int eql_chart_layout_mark_at(const EqlChartLayout *layout, double x, double y);
