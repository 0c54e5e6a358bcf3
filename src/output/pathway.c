/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/pathway.h"

#include "output/json-build.h"

static void add_cell(JsonArray *stages, const EqlPathwayCell *cell, gboolean population)
{
    JsonObject *object = eql_json_append_object(stages);
    eql_json_add_text(object, "stage", cell->stage);
    eql_json_add_hidden(object, cell->hidden);
    eql_json_add_figure(object, "count", cell->count);
    if (population)
        return;
    eql_json_add_interval(object, "rri_population", cell->rri_population);
    eql_json_add_interval(object, "rri_previous", cell->rri_previous);
}

JsonNode *eql_json_pathway(const EqlPathway *pathway)
{
    JsonObject *root = json_object_new();
    JsonArray *stages = eql_json_add_array(root, "stages");
    JsonArray *groups = eql_json_add_array(root, "groups");
    for (guint i = 0; i < pathway->stages->len; i++)
        json_array_add_string_element(stages, pathway->stages->pdata[i]);
    for (guint i = 0; i < pathway->rows->len; i++) {
        const EqlPathwayRow *row = pathway->rows->pdata[i];
        JsonObject *object = eql_json_append_coded(groups, row->code, row->label);
        JsonArray *cells = eql_json_add_array(object, "stages");
        for (guint j = 0; j < row->cells->len; j++)
            add_cell(cells, &g_array_index(row->cells, EqlPathwayCell, j), j == 0);
    }
    return eql_json_node(root);
}

static void add_ratio(EqlGrid *grid, EqlFigure figure)
{
    eql_grid_figure(grid, figure);
    eql_grid_low(grid, figure);
    eql_grid_high(grid, figure);
}

EqlGrid *eql_grid_pathway(const EqlPathway *pathway)
{
    static const char *const headings[] = {"code",
                                           "label",
                                           "stage",
                                           "count",
                                           "rri_population",
                                           "rri_population_low",
                                           "rri_population_high",
                                           "rri_previous",
                                           "rri_previous_low",
                                           "rri_previous_high",
                                           "hidden",
                                           NULL};
    EqlGrid *grid = eql_grid_new(headings);
    eql_grid_csv_only(grid, "code");
    for (guint i = 0; i < pathway->rows->len; i++) {
        const EqlPathwayRow *row = pathway->rows->pdata[i];
        for (guint j = 0; j < row->cells->len; j++) {
            const EqlPathwayCell *cell = &g_array_index(row->cells, EqlPathwayCell, j);
            eql_grid_text(grid, row->code);
            eql_grid_text(grid, row->label);
            eql_grid_text(grid, cell->stage);
            eql_grid_figure(grid, cell->count);
            add_ratio(grid, cell->rri_population);
            add_ratio(grid, cell->rri_previous);
        }
    }
    return grid;
}
