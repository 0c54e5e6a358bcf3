/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Charts drawn in memory, and their pixels counted. */

#include "chart/draw.h"

typedef struct {
    EqlChartStyle style;
    EqlChartLayout *layout;
    cairo_surface_t *surface;
} Picture;

void picture_clear(Picture *picture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Picture, picture_clear)

/* A point that rests on 409 pupils. */
void picture_set(EqlChart *chart, guint row, guint series, EqlFigure figure);

void picture_draw(Picture *picture, const EqlChart *chart, double width, gboolean right_to_left);
/* How many pixels of a box have exactly this colour. */
guint picture_count(const Picture *picture, EqlBox box, EqlColour colour);
/* Of one size, and the same in every pixel. */
void picture_assert_same(const Picture *a, const Picture *b);
/* In every width and both directions; nothing may stand outside. */
void picture_everywhere(const EqlChart *chart);
