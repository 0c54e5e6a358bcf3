/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Two characteristics of which everybody knows that one says a group of the other: pupils without
 * special educational needs have none of any kind. They are the same pupils in both tables, so
 * what one shows of them the other cannot hide. Internal to the hiding files. */

#include "analysis/hiding-nest.h"

/* NULL where there is none. */
const char *eql_kin_of(const char *characteristic);

/* Hides the group where its like is hidden among `kin`, which is the other characteristic's of the
 * same count, and was worked out as if there were no kin. NULL hides nothing. `own` is the same of
 * the characteristic itself: where those without needs are hidden, the few groups of those who
 * have some would tell how many there are of all kinds together, so they are hidden with them. */
void eql_hide_as_kin(EqlHidden *hidden, const EqlDataset *dataset, const EqlHidden *own,
                     const EqlHidden *kin);
