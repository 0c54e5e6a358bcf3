/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All answers of an audience, tallied in one pass and kept with the dataset: every table of
 * theme scores, and what has to be hidden in them, is put together from this. Raw numbers:
 * nothing here has passed disclosure control. Internal to analysis. */

#include "analysis/dataset.h"
#include "analysis/tally.h"

typedef struct {
    GPtrArray *groupings; /* EqlGrouping as given, of each characteristic that was asked */
    GPtrArray *items;     /* by theme of the questionnaire: GArray of EqlPutItem */
    GPtrArray *themes;    /* by theme: EqlThemeTally; NULL when no question was put */
} EqlAudienceTally;

/* The dataset owns it. */
const EqlAudienceTally *eql_audience_tally(const EqlDataset *dataset, const EqlAudienceData *data);

/* A theme's tally by other groupings of the same people: coarser, or with groups that nobody
 * is in. NULL when no question was put; freed by eql_theme_tally_free(). */
EqlThemeTally *eql_audience_tally_theme(const EqlAudienceTally *tally, guint theme,
                                        const GPtrArray *groupings);
