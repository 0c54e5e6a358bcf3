/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/small-groups.h"

static void open_all(EqlFigure *const *figures, gsize n, const EqlInternal *permit)
{
    for (gsize i = 0; i < n; i++)
        *figures[i] = eql_figure_open(*figures[i], permit);
}

/* ── scores ── */

static void open_group_score(EqlGroupScore *group, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {&group->n,          &group->score,
                                  &group->favourable, &group->n_effective,
                                  &group->difference, &group->favourable_difference,
                                  &group->effect_size};

    group->hidden = FALSE;
    open_all(figures, G_N_ELEMENTS(figures), permit);
}

static void open_theme_score(EqlThemeScore *theme, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {&theme->n,
                                  &theme->score,
                                  &theme->favourable,
                                  &theme->n_effective,
                                  &theme->alpha,
                                  &theme->uncertain,
                                  &theme->poststratified,
                                  &theme->poststratified_share,
                                  &theme->change,
                                  &theme->favourable_change,
                                  &theme->change_effect,
                                  &theme->change_shared,
                                  &theme->favourable_change_shared,
                                  &theme->respondents_before,
                                  &theme->score_before};

    theme->hidden = FALSE;
    open_all(figures, G_N_ELEMENTS(figures), permit);
    for (guint i = 0; i < theme->groups->len; i++)
        open_group_score(g_ptr_array_index(theme->groups, i), permit);
}

void eql_open_scores(EqlScores *scores, const EqlInternal *permit)
{
    for (guint i = 0; permit != NULL && i < scores->audiences->len; i++) {
        EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);

        audience->respondents = eql_figure_open(audience->respondents, permit);
        for (guint j = 0; j < audience->themes->len; j++)
            open_theme_score(g_ptr_array_index(audience->themes, j), permit);
    }
}

/* ── questions ── */

static void open_label_counts(GPtrArray *counts, const EqlInternal *permit)
{
    for (guint i = 0; i < counts->len; i++) {
        EqlLabelCount *count = g_ptr_array_index(counts, i);

        count->count = eql_figure_open(count->count, permit);
    }
}

static void open_item_result(EqlItemResult *item, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {&item->n, &item->blank, &item->favourable, &item->neutral,
                                  &item->unfavourable};

    item->hidden = FALSE;
    open_all(figures, G_N_ELEMENTS(figures), permit);
    open_label_counts(item->counts, permit);
    open_label_counts(item->no_point, permit);
}

static void open_audience_items(const EqlAudienceItems *audience, const EqlInternal *permit)
{
    for (guint i = 0; audience != NULL && i < audience->items->len; i++)
        open_item_result(g_ptr_array_index(audience->items, i), permit);
}

void eql_open_items(EqlItems *items, const EqlInternal *permit)
{
    for (guint i = 0; permit != NULL && i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = g_ptr_array_index(items->audiences, i);

        open_audience_items(audience, permit);
        open_audience_items(audience->before, permit);
    }
}

/* ── relative rate indices ── */

static void open_rri_group(EqlRriGroup *group, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {
        &group->census,     &group->outcomes,    &group->rate_per_100, &group->rri,
        &group->difference, &group->p,           &group->p_adjusted,   &group->rri_other_count,
        &group->previous,   &group->rri_previous};

    group->hidden = FALSE;
    open_all(figures, G_N_ELEMENTS(figures), permit);
}

void eql_open_rri(EqlRri *rri, const EqlInternal *permit)
{
    EqlFigure *const totals[] = {&rri->census_total, &rri->outcome_total,
                                 &rri->set_aside_subsidiary, &rri->not_on_census,
                                 &rri->previous_total};

    if (permit == NULL)
        return;
    open_all(totals, G_N_ELEMENTS(totals), permit);
    for (guint i = 0; i < rri->groups->len; i++)
        open_rri_group(g_ptr_array_index(rri->groups, i), permit);
}

EqlRriClass eql_rri_class_for(const EqlRriGroup *group, const EqlInternal *permit)
{
    return permit != NULL && group->rri_class == EQL_CLASS_NONE ? group->sealed_class
                                                                : group->rri_class;
}
