/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pathway.h"

#include "analysis/pathway-hiding.h"
#include "analysis/rri-test.h"
#include "model/codes.h"

static void row_free(EqlPathwayRow *row)
{
    g_free(row->code);
    g_free(row->label);
    g_array_unref(row->cells);
    g_free(row);
}

void eql_pathway_free(EqlPathway *pathway)
{
    if (!pathway)
        return;
    g_ptr_array_unref(pathway->stages);
    g_ptr_array_unref(pathway->rows);
    g_free(pathway);
}

static guint64 count_at(const EqlPathwayCounts *counts, guint group, guint stage)
{
    return eql_pathway_count(counts->groups->pdata[group], stage);
}

static guint64 total_at(const EqlPathwayCounts *counts, guint stage)
{
    guint64 total = 0;
    for (guint i = 0; i < counts->groups->len; i++)
        total += count_at(counts, i, stage);
    return total;
}

static EqlPathwayCell *cell_at(EqlPathway *pathway, guint group, guint stage)
{
    const EqlPathwayRow *row = pathway->rows->pdata[group];
    return &g_array_index(row->cells, EqlPathwayCell, stage);
}

/* ── figures ── */

/* Whether any group of the stage is shown, so that its total may be known. */
static gboolean any_shown(EqlPathway *pathway, guint stage)
{
    for (guint i = 0; i < pathway->rows->len; i++) {
        if (!cell_at(pathway, i, stage)->hidden)
            return TRUE;
    }
    return FALSE;
}

static EqlFigure ratio(EqlPathway *pathway, const EqlPathwayCounts *counts, guint group,
                       guint stage, guint base)
{
    if (cell_at(pathway, group, stage)->hidden || cell_at(pathway, group, base)->hidden ||
        !any_shown(pathway, stage) || !any_shown(pathway, base))
        return eql_figure_hidden(EQL_UNIT_RATIO, EQL_REASON_SMALL);
    EqlRriCase rri_case = {.count = EQL_COUNT_EVENTS,
                           .against = EQL_AGAINST_SCHOOL,
                           .x = count_at(counts, group, stage),
                           .n = count_at(counts, group, base),
                           .school_x = total_at(counts, stage),
                           .school_n = total_at(counts, base)};
    return eql_rri_test(&rri_case).ratio;
}

static const char *pathway_code(const EqlPathway *pathway, guint group)
{
    return ((const EqlPathwayRow *)pathway->rows->pdata[group])->code;
}

static void fill_cell(EqlPathway *pathway, const EqlPathwayCounts *counts, guint group, guint stage)
{
    EqlPathwayCell *cell = cell_at(pathway, group, stage);
    cell->count = cell->hidden
                      ? eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL)
                      : eql_figure_value(EQL_UNIT_COUNT, (double)count_at(counts, group, stage));
    if (stage == 0)
        return;
    /* counted, but no group to compare */
    if (g_strcmp0(pathway_code(pathway, group), EQL_NOT_STATED) == 0 && !cell->hidden) {
        cell->rri_population = cell->rri_previous =
            eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_STATED);
        return;
    }
    cell->rri_population = ratio(pathway, counts, group, stage, 0);
    cell->rri_previous = ratio(pathway, counts, group, stage, stage - 1);
}

static EqlPathway *empty_pathway(const EqlPathwayCounts *counts)
{
    EqlPathway *pathway = g_new0(EqlPathway, 1);
    pathway->stages = g_ptr_array_new_with_free_func(g_free);
    pathway->rows = g_ptr_array_new_with_free_func((GDestroyNotify)row_free);
    for (guint i = 0; i < counts->stages->len; i++)
        g_ptr_array_add(pathway->stages, g_strdup(counts->stages->pdata[i]));
    for (guint i = 0; i < counts->groups->len; i++) {
        const EqlPathwayGroup *group = counts->groups->pdata[i];
        EqlPathwayRow *row = g_new0(EqlPathwayRow, 1);
        row->code = g_strdup(group->code);
        row->label = g_strdup(group->label);
        row->cells = g_array_new(FALSE, TRUE, sizeof(EqlPathwayCell));
        g_array_set_size(row->cells, counts->stages->len);
        g_ptr_array_add(pathway->rows, row);
    }
    return pathway;
}

EqlPathway *eql_pathway(const EqlPathwayCounts *counts, guint k)
{
    EqlPathway *pathway = empty_pathway(counts);
    g_autofree gboolean *hidden = eql_pathway_hidden(counts, k);
    for (guint group = 0; group < counts->groups->len; group++)
        for (guint stage = 0; stage < counts->stages->len; stage++)
            cell_at(pathway, group, stage)->hidden = hidden[group * counts->stages->len + stage];
    for (guint group = 0; group < counts->groups->len; group++)
        for (guint stage = 0; stage < counts->stages->len; stage++) {
            cell_at(pathway, group, stage)->stage = pathway->stages->pdata[stage];
            fill_cell(pathway, counts, group, stage);
        }
    return pathway;
}
