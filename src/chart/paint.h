/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/layout.h"

typedef enum { EQL_ALIGN_START, EQL_ALIGN_CENTRE, EQL_ALIGN_END } EqlAlign;

/* Size of a text on one line, that of its widest word, and its height when wrapped to a width;
 * pixels. */
double eql_paint_text_width(const EqlChartStyle *style, const char *text, gboolean strong);
double eql_paint_word_width(const EqlChartStyle *style, const char *text, gboolean strong);
double eql_paint_text_height(const EqlChartStyle *style, const char *text, double width,
                             gboolean strong);

/* Has no line end within "36 %" or "n = 84", nor before a bracket that follows a quotation. */
void eql_paint_keep_together(PangoAttrList *list, const char *text);
/* To the left or right of the layout as it is seen, whichever way its text runs. */
void eql_paint_align(PangoLayout *layout, PangoAlignment align);
/* A text that may stand among letters that run from the right, with the signs of its numbers
 * kept before them. Owned by the caller. */
char *eql_paint_keep_signs(const char *text);

void eql_paint_colour(cairo_t *cr, EqlColour colour);

/* Text in a box, centred vertically, wrapped to it; start and end follow the
 * direction of the script. */
void eql_paint_text(cairo_t *cr, const EqlChartStyle *style, const char *text, EqlBox box,
                    EqlAlign align, EqlColour colour, gboolean strong);

/* Text that runs upwards (down, where the script runs from the right), beginning at the foot of
 * the box; what does not fit ends in an ellipsis. */
void eql_paint_text_turned(cairo_t *cr, const EqlChartStyle *style, const char *text, EqlBox box,
                           EqlColour colour);

/* Text in a box on a patch of paper, where lines pass behind it. */
void eql_paint_text_on_patch(cairo_t *cr, const EqlChartStyle *style, const char *text, EqlBox box,
                             EqlAlign align, EqlColour colour);

void eql_paint_line(cairo_t *cr, double x1, double y1, double x2, double y2, double width,
                    EqlColour colour);
/* Diagonal stripes: "there is a figure, but it is not shown". */
void eql_paint_hatch(cairo_t *cr, EqlBox box, double step, double width, EqlColour colour);
/* The shape that stands for a series: circle, square, diamond, triangle. */
void eql_paint_shape(cairo_t *cr, guint series, double x, double y, double radius, EqlColour fill,
                     EqlColour edge);
/* A triangle that points left (-1) or right (+1): "goes on beyond the axis". */
void eql_paint_arrow(cairo_t *cr, double x, double y, double size, int direction, EqlColour colour);
