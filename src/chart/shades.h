/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Colours by how light they look. */

#include "chart/style.h"

/* Relative luminance (WCAG 2.1), 0 … 1. */
double eql_colour_luminance(EqlColour colour);

/* Of an answer in a chart of parts. The furthest from the middle stands out most from the paper,
 * the nearest least, with even steps of lightness (CIE L*) between them, the same on both sides;
 * each stands out by 3 : 1 or has an edge. `step` from 1, the nearest, to `steps`; 0: the part as
 * a whole, in its plain colour. */
EqlColour eql_answer_shade(const EqlChartStyle *style, EqlPart part, guint step, guint steps);
