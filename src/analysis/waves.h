/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Two waves beside each other: which question of one is which of the other (methods: Change
 * and comparison). A question is itself while its code stays; else the project's crosswalk
 * says which one it took the place of. Internal to analysis. */

#include "analysis/scores.h"
#include "analysis/tally.h"

/* The question among `before` (EqlPutItem) that `item` was, or NULL; its scale has as many
 * points, or there would be nothing to compare. `why`: (out) EQL_REASON_NOT_ASKED or
 * EQL_REASON_OTHER_SCALE when there is none. */
const EqlPutItem *eql_wave_partner(const EqlCrosswalk *crosswalk, const EqlItem *item,
                                   const GArray *before, EqlReason *why);

/* The questions of a theme that both waves have (EqlPutItem). */
typedef struct {
    GArray *now, *before; /* in step */
} EqlSharedItems;

EqlSharedItems eql_shared_items(const EqlCrosswalk *crosswalk, const GArray *now,
                                const GArray *before);
void eql_shared_items_clear(EqlSharedItems *shared);

/* Fills what changed of each question since the earlier wave, from figures that are shown.
 * `before`: the audience's questions then; NULL when it was not asked. */
void eql_items_compare(const EqlDataset *dataset, EqlAudienceItems *now,
                       const EqlAudienceItems *before);
