/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/disclosure.h"

gboolean eql_too_few(const EqlSettings *settings, guint64 people)
{
    return people > 0 && people < (guint64)MAX(settings->k, 0);
}

gboolean eql_are_few_alike(const EqlSettings *settings, guint64 people)
{
    return people > 1 && people < 2 * (guint64)MAX(settings->k, 1);
}

void eql_hide(EqlFigure *figure, const EqlInternal *permit)
{
    *figure = eql_figure_hide(*figure, permit);
}

static void hide_all(EqlFigure *const *figures, gsize n, const EqlInternal *permit)
{
    for (gsize i = 0; i < n; i++)
        eql_hide(figures[i], permit);
}

void eql_hide_group_score(EqlGroupScore *group, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {&group->n,          &group->score,
                                  &group->favourable, &group->n_effective,
                                  &group->difference, &group->favourable_difference,
                                  &group->effect_size};

    group->hidden = TRUE;
    hide_all(figures, G_N_ELEMENTS(figures), permit);
}

/* A change that nobody asked for is no cell. */
static void hide_change(EqlFigure *change, const EqlInternal *permit)
{
    if (change->state != EQL_FIGURE_ABSENT || change->reason != EQL_REASON_NONE)
        eql_hide(change, permit);
}

static void hide_changes(EqlThemeScore *theme, const EqlInternal *permit)
{
    hide_change(&theme->change, permit);
    hide_change(&theme->favourable_change, permit);
    hide_change(&theme->change_effect, permit);
    hide_change(&theme->change_shared, permit);
    hide_change(&theme->favourable_change_shared, permit);
}

void eql_hide_theme_score(EqlThemeScore *theme, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {&theme->n,           &theme->score, &theme->favourable,
                                  &theme->n_effective, &theme->alpha, &theme->uncertain};

    theme->hidden = TRUE;
    theme->alpha_low = theme->alpha_few_items = FALSE;
    hide_all(figures, G_N_ELEMENTS(figures), permit);
    hide_changes(theme, permit);
    for (guint i = 0; i < theme->groups->len; i++)
        eql_hide_group_score(g_ptr_array_index(theme->groups, i), permit);
}

void eql_hide_audience_scores(EqlAudienceScores *audience, const EqlInternal *permit)
{
    eql_hide(&audience->respondents, permit);
    for (guint i = 0; i < audience->themes->len; i++)
        eql_hide_theme_score(g_ptr_array_index(audience->themes, i), permit);
}

static void hide_label_counts(GPtrArray *counts, const EqlInternal *permit)
{
    for (guint i = 0; i < counts->len; i++) {
        EqlLabelCount *count = g_ptr_array_index(counts, i);

        eql_hide(&count->count, permit);
    }
}

void eql_hide_item_result(EqlItemResult *item, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {&item->n, &item->blank, &item->favourable, &item->neutral,
                                  &item->unfavourable};

    item->hidden = TRUE;
    hide_all(figures, G_N_ELEMENTS(figures), permit);
    hide_label_counts(item->counts, permit);
    hide_label_counts(item->no_point, permit);
    /* the very texts would say what one of few people wrote */
    g_ptr_array_set_size(item->unread, 0);
}

EqlHide eql_rri_hide_for(const EqlSettings *settings, guint64 on_roll, guint64 behind)
{
    if (eql_too_few(settings, on_roll))
        return EQL_HIDE_ALL;
    return eql_too_few(settings, behind) ? EQL_HIDE_OUTCOMES : EQL_HIDE_NOTHING;
}

void eql_hide_rri_group(EqlRriGroup *group, EqlHide hide, const EqlInternal *permit)
{
    EqlFigure *const figures[] = {
        &group->outcomes,   &group->rate_per_100,   &group->rri, &group->difference, &group->p,
        &group->p_adjusted, &group->rri_other_count};

    if (hide == EQL_HIDE_NOTHING)
        return;
    group->hidden = TRUE;
    hide_all(figures, G_N_ELEMENTS(figures), permit);
    group->sealed_class = permit != NULL ? group->rri_class : EQL_CLASS_NONE;
    group->rri_class = EQL_CLASS_NONE;
    group->evidence = EQL_EVIDENCE_NONE;
    group->counts_disagree = FALSE;
    if (hide == EQL_HIDE_ALL)
        eql_hide(&group->census, permit);
}
