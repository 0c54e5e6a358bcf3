/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart/chart.h"

/* What an axis spans, and how. low < high always; both > 0 when logarithmic. */
typedef struct {
    EqlAxisKind kind;
    double low, high;
    double under, over; /* the guides of a ratio axis, beside 1 */
} EqlAxis;

typedef struct {
    double value;
    gboolean guide;  /* a line to read against, drawn stronger; 1 on a ratio axis is strongest */
    gboolean silent; /* its label has no room */
} EqlTick;

/* Wide enough for every shown figure and its interval, within reason: a ratio axis
 * never spans less than 0.4 to 2.5 nor more than 1/32 to 32, one of parts never less than 50 % to
 * either side. Ends beyond are drawn as arrows. */
EqlAxis eql_axis_for(const EqlChart *chart);

/* The least round scale that holds the span, with ends on whole steps. `low` < `high`. */
EqlAxis eql_axis_round(EqlAxisKind kind, double low, double high);

/* Where a value lies along the axis: 0 … 1, clamped. */
double eql_axis_place(EqlAxis axis, double value);
/* Whether it lies outside (a ratio of zero always does). */
gboolean eql_axis_is_below(EqlAxis axis, double value);
gboolean eql_axis_is_above(EqlAxis axis, double value);

/* EqlTick, ascending, at most so many that labels of `label_width` fit in `width`;
 * guides are never left out. */
GArray *eql_axis_ticks(EqlAxis axis, double width, double label_width);
/* Silences those whose label would stand on another's: the middle guide speaks first, then the
 * other guides, then the rest. `label_widths`: of each tick, in the units of `width`; `gap`: to
 * keep between two. */
void eql_axis_silence(EqlAxis axis, double width, GArray *ticks, const double *label_widths,
                      double gap);
/* "50", "50 %", "1.5", in the user's locale. Owned by the caller. */
char *eql_axis_label(EqlAxis axis, double value);
