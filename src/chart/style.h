/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "chart/chart.h"
#include "chart/palette.h"

typedef struct {
    double red, green, blue, alpha; /* 0 … 1 */
} EqlColour;

/* How to draw: what differs between a light and a dark window, paper, high contrast,
 * large text and a script read from right to left. */
typedef struct {
    PangoContext *text; /* font and resolution; everything is sized by it */
    EqlColour ink, quiet, line, paper, focus;
    EqlColour veil; /* of the hatching: there is much of it, and a word says the same beside it */
    EqlColour series[EQL_CHART_MAX_SERIES];
    double stroke;  /* width of a data line, pixels */
    double hatch;   /* width of a line of the hatching, pixels */
    double letters; /* how large they are by those of the font; 0: as large */
    gboolean right_to_left;
    gboolean low;           /* a funnel is lower, so that two have room on a page */
    gboolean plain_letters; /* no ligatures, which searching and reading aloud stumble over */
    gboolean edged;         /* answers have an edge, which stands out where their shade does not */
    gboolean one_hue;       /* a heat map goes from paper to ink, not through paper */
} EqlChartStyle;

typedef enum {
    EQL_LOOK_LIGHT,
    EQL_LOOK_DARK,
} EqlLook;

/* The chosen palette's colours, each with its own lightness, so that they stay apart without
 * colour vision and in grey print. `text` NULL: a plain one. Clear afterwards. */
void eql_chart_style_init(EqlChartStyle *style, EqlLook look, gboolean high_contrast,
                          PangoContext *text);
void eql_chart_style_clear(EqlChartStyle *style);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EqlChartStyle, eql_chart_style_clear)

/* Height of a line of text, pixels: the unit of every measure in a chart. */
double eql_chart_style_em(const EqlChartStyle *style);
