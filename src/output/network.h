/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A network's comparisons, as JSON, tables and workbooks. */

#include <json-glib/json-glib.h>

#include "analysis/cohort-rri.h"
#include "output/grid.h"

/* What every table of schools, and the pack itself, says of a theme of one school. */
JsonObject *eql_json_append_theme(JsonArray *themes, const EqlPackTheme *theme);

/* Every school of the cohort chosen: who it is, when its pack was made, its waves, and how many
 * of each audience answered in each of them; the audience and the wave of the choice count for
 * nothing. Names must not be hidden. */
JsonNode *eql_json_network_schools(const EqlNetwork *network, const EqlCohortChoice *choice);
EqlGrid *eql_grid_network_schools(const EqlNetwork *network, const EqlCohortChoice *choice);

JsonNode *eql_json_heatmap(const EqlNetwork *network, const EqlCohortChoice *choice);
JsonNode *eql_json_funnel(const EqlFunnel *funnel);
JsonNode *eql_json_progress(const EqlNetwork *network, const EqlCohortChoice *choice);

JsonNode *eql_json_cohort_rri(const EqlCohortRri *rri, const EqlCohortChoice *choice);

/* A row a school and group; the schools together stand without a name. */
EqlGrid *eql_grid_cohort_rri(const EqlCohortRri *rri);
EqlGrid *eql_grid_heatmap(const EqlNetwork *network, const EqlCohortChoice *choice);
EqlGrid *eql_grid_funnel(const EqlFunnel *funnel);
EqlGrid *eql_grid_progress(const EqlNetwork *network, const EqlCohortChoice *choice);

/* Whether there is a school to write of; else EQL_OUTPUT_ERROR_WRITE, as in all that follow.
 * `schools`: EqlCohortSchool. */
gboolean eql_network_has_schools(const GPtrArray *schools, GError **error);
/* Heat map, funnels, relative rate indices of outcomes and progress, a sheet each.
 * EQL_OUTPUT_ERROR. */
gboolean eql_network_write_workbook(const EqlNetwork *network, const EqlCohortChoice *choice,
                                    const char *path, GError **error);
/* The same on paper, as a PDF, with the service's name and logo (output/service.h). */
gboolean eql_network_write_report(const EqlNetwork *network, const EqlCohortChoice *choice,
                                  const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One workbook for each school in a folder, which is made: its own figures beside the
 * others' together. Returns how many, -1 with an error (a GFileError for the folder). */
int eql_network_write_handouts(const EqlNetwork *network, const EqlCohortChoice *choice,
                               const char *folder, GError **error);
