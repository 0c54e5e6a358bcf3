/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* RRI along a pathway: at each stage against the population (the first stage), and
 * against the stage before, which shows whether a decision made a difference larger or
 * smaller. Intervals as for events (methods: Relative Rate Index). Every figure has
 * passed disclosure control: counts of 1 to k−1 are hidden, and further ones of any stage until
 * each hidden one can be k or more apart for all that is shown (pathway-hiding.h). */

#include "model/figure.h"
#include "model/pathway.h"

typedef struct {
    const char *stage; /* borrowed from the pathway */
    gboolean hidden;
    EqlFigure count;
    EqlFigure rri_population; /* absent at the population itself */
    EqlFigure rri_previous;
} EqlPathwayCell;

typedef struct {
    char *code, *label;
    GArray *cells; /* EqlPathwayCell, one per stage, the population first */
} EqlPathwayRow;

typedef struct {
    GPtrArray *stages; /* char* */
    GPtrArray *rows;   /* EqlPathwayRow */
} EqlPathway;

/* `k`: as in the settings. */
EqlPathway *eql_pathway(const EqlPathwayCounts *counts, guint k);
void eql_pathway_free(EqlPathway *pathway);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlPathway, eql_pathway_free)
