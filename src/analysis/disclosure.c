/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/disclosure.h"

gboolean eql_too_few(const EqlSettings *settings, guint64 people)
{
    return people > 0 && people < (guint64)MAX(settings->k, 0);
}

void eql_figure_hide(EqlFigure *figure)
{
    *figure = eql_figure_hidden(figure->unit, EQL_REASON_SMALL);
}

static void hide_all(EqlFigure *const *figures, gsize n)
{
    for (gsize i = 0; i < n; i++)
        eql_figure_hide(figures[i]);
}

void eql_hide_group_score(EqlGroupScore *group)
{
    EqlFigure *const figures[] = {&group->n,          &group->score,
                                  &group->favourable, &group->n_effective,
                                  &group->difference, &group->favourable_difference,
                                  &group->effect_size};

    group->hidden = TRUE;
    hide_all(figures, G_N_ELEMENTS(figures));
}

/* A change that nobody asked for is no cell. */
static void hide_change(EqlFigure *change)
{
    if (change->state != EQL_FIGURE_ABSENT || change->reason != EQL_REASON_NONE)
        eql_figure_hide(change);
}

void eql_hide_theme_score(EqlThemeScore *theme)
{
    EqlFigure *const figures[] = {&theme->n,           &theme->score, &theme->favourable,
                                  &theme->n_effective, &theme->alpha, &theme->uncertain};

    theme->hidden = TRUE;
    theme->alpha_low = theme->alpha_few_items = FALSE;
    hide_all(figures, G_N_ELEMENTS(figures));
    hide_change(&theme->change);
    hide_change(&theme->favourable_change);
    hide_change(&theme->change_effect);
    hide_change(&theme->change_shared);
    hide_change(&theme->favourable_change_shared);
    for (guint i = 0; i < theme->groups->len; i++)
        eql_hide_group_score(g_ptr_array_index(theme->groups, i));
}

void eql_hide_audience_scores(EqlAudienceScores *audience)
{
    eql_figure_hide(&audience->respondents);
    for (guint i = 0; i < audience->themes->len; i++)
        eql_hide_theme_score(g_ptr_array_index(audience->themes, i));
}

static void hide_label_counts(GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++) {
        EqlLabelCount *count = g_ptr_array_index(counts, i);

        eql_figure_hide(&count->count);
    }
}

void eql_hide_item_result(EqlItemResult *item)
{
    EqlFigure *const figures[] = {&item->n, &item->blank, &item->favourable, &item->neutral,
                                  &item->unfavourable};

    item->hidden = TRUE;
    hide_all(figures, G_N_ELEMENTS(figures));
    hide_label_counts(item->counts);
    hide_label_counts(item->no_point);
    /* the very texts would say what one of few people wrote */
    g_ptr_array_set_size(item->unread, 0);
}

EqlHide eql_rri_hide_for(const EqlSettings *settings, guint64 on_roll, guint64 behind)
{
    if (eql_too_few(settings, on_roll))
        return EQL_HIDE_ALL;
    return eql_too_few(settings, behind) ? EQL_HIDE_OUTCOMES : EQL_HIDE_NOTHING;
}

void eql_hide_rri_group(EqlRriGroup *group, EqlHide hide)
{
    EqlFigure *const figures[] = {
        &group->outcomes,   &group->rate_per_100,   &group->rri, &group->difference, &group->p,
        &group->p_adjusted, &group->rri_other_count};

    if (hide == EQL_HIDE_NOTHING)
        return;
    group->hidden = TRUE;
    hide_all(figures, G_N_ELEMENTS(figures));
    group->rri_class = EQL_CLASS_NONE;
    group->evidence = EQL_EVIDENCE_NONE;
    group->counts_disagree = FALSE;
    if (hide == EQL_HIDE_ALL)
        eql_figure_hide(&group->census);
}
