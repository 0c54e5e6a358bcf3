/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Comments and accreditation as JSON and tables. */

#include <json-glib/json-glib.h>

#include "analysis/comments.h"
#include "model/accreditation.h"
#include "output/grid.h"

/* `comments`: EqlCommentView; `withheld`: const char*; `by`: as asked for, or NULL. */
JsonNode *eql_json_comments(const GArray *comments, const GPtrArray *withheld, const char *by);
EqlGrid *eql_grid_comments(const GArray *comments, gboolean by_group);

/* Stages and criteria, reached or not, and the levels that were given to themes. */
JsonNode *eql_json_accreditation(const GPtrArray *aims, const GPtrArray *entries);
EqlGrid *eql_grid_accreditation(const GPtrArray *aims, const GPtrArray *entries);
