/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All counts of a cross side by side: the census first, and the capped counts as its followers.
 * Internal to the hiding files. */

#include "analysis/cross-side.h"

/* EqlCrossSide, by count of the tables. `hidden`: by count, as eql_cross_side_new() takes it. */
GPtrArray *eql_cross_sides_new(const EqlDataset *dataset, const EqlCrossTables *tables,
                               EqlRungs rungs, GPtrArray *hidden);
/* What is hidden by nothing but size: an empty list to begin with, by count. */
GPtrArray *eql_cross_hidden_new(const EqlCrossTables *tables);
