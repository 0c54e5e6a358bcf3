/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Words around rates. Internal to analysis. */

#include "analysis/join.h"
#include "analysis/rri.h"

/* Appends to rri->warnings what its reader must know, once all figures are final. */
void eql_rri_add_warnings(EqlRri *rri, const EqlDataset *dataset, const EqlJoined *joined);
