/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The search for which sets of a table to hide next. Internal to analysis. */

#include "analysis/protect.h"

/* A figure that is not yet safe. */
typedef struct {
    guint set;
} EqlGap;

typedef struct _EqlPattern EqlPattern;
struct _EqlPattern {
    const EqlNest *nest;
    gboolean *hidden; /* [set] */
    guint64 *weight;  /* [set]: what hiding it loses */
    guint64 k;
    gconstpointer data;
    /* The first gap, in a fixed order. */
    gboolean (*find)(EqlPattern *pattern, EqlGap *gap);
    /* How wide a gap's figure is, up to k. */
    guint64 (*width)(EqlPattern *pattern, const EqlGap *gap);
};

/* Hides sets until there is no gap, then shows again what turned out not to be needed.
 * FALSE when nothing more can be hidden and a gap is left. */
gboolean eql_pattern_close(EqlPattern *pattern);
