/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Stage to stage (methods: Relative Rate Index): whether a difference grows or shrinks from an
 * earlier kind of outcome to this one. Internal to analysis. */

#include "analysis/rri.h"

/* Fills `previous` and `rri_previous` of every group from the same table of the earlier kind,
 * (x ÷ X) ÷ (s ÷ S), with the interval for events. What is hidden in either table is hidden here:
 * so it tells nothing that the two tables do not. FALSE when the earlier kind has no table. */
gboolean eql_rri_add_previous(EqlRri *rri, const EqlDataset *dataset, const EqlRriRequest *request,
                              GError **error);
