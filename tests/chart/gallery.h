/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A chart of every kind: as a school has it, and with little to draw. */

#include "chart/chart.h"

typedef struct {
    const char *name;                    /* "forest": part of a file's name */
    EqlChart *(*usual)(gboolean arabic); /* with hidden, absent and extreme figures among others */
    EqlChart *(*bare)(void);             /* its series, and no rows; NULL: as another kind */
} GalleryKind;

/* Ended by one without a name. */
const GalleryKind *gallery_kinds(void);

typedef struct {
    const char *name; /* "all-hidden" */
    guint rows;
    EqlFigureState state;
    double place; /* along the axis, 0 to 1, of all figures that are shown */
} GalleryCase;

const GalleryCase *gallery_cases(void);
/* A chart of this kind whose figures are all alike. */
EqlChart *gallery_chart_of_case(const GalleryKind *kind, const GalleryCase *of);
