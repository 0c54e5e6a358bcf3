/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "analysis/pathway.h"
#include "output/grid.h"

JsonNode *eql_json_pathway(const EqlPathway *pathway);
EqlGrid *eql_grid_pathway(const EqlPathway *pathway);
