/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether the outcomes of pupils who are not on roll may be numbered beside a table. Internal to
 * analysis.
 *
 * Pupils whom the census does not know count as not stated where their file says no more, so of
 * what is hidden there so many are theirs, and a group of whom nobody is on roll can have
 * no more outcomes than these pupils and leavers. Where anything is hidden of the kind, their
 * number would narrow it down, and so would being told that they are few. */

#include "analysis/dataset.h"

/* Of any characteristic, and of what crosses show of those whose groups are not stated. */
gboolean eql_rri_rows_tell(const EqlDataset *dataset, const char *kind);
