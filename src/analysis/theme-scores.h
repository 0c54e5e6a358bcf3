/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* From one theme's raw numbers to its figures. Internal to analysis. */

#include "analysis/hiding.h"
#include "analysis/scores.h"
#include "analysis/tally.h"

/* A theme of one audience, with what its figures are worked out from. */
typedef struct {
    const EqlDataset *dataset;
    const EqlTheme *theme;
    const EqlThemeTally *tally;
    const EqlTally *since;                 /* the earlier wave's; NULL without one */
    guint64 n_since;                       /* who answered anything of it then */
    const EqlTally *shared, *since_shared; /* of the questions that both waves put; NULL: none */
    guint n_before, n_shared;
    gboolean hide_shared; /* a question of the theme is hidden: others could tell of it */
    guint n_items;
    guint64 invited;      /* N; 0: not known */
    GPtrArray *groupings; /* EqlGrouping */
    GPtrArray *hidden;    /* EqlHidden, in step */
    GPtrArray *rolls;     /* EqlCells of the census, in step; NULL where N is not known */
} EqlThemeSource;

/* Owned by the caller; freed by eql_theme_score_free(). */
EqlThemeScore *eql_theme_score_new(const EqlThemeSource *source);
void eql_theme_score_free(EqlThemeScore *theme);
