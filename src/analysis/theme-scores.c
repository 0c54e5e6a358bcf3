/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/theme-scores.h"

#include <math.h>

#include "analysis/disclosure.h"
#include "base/i18n.h"
#include "stats/compare.h"

static void group_score_free(gpointer data)
{
    EqlGroupScore *group = data;

    g_free(group->characteristic);
    g_free(group->code);
    g_free(group->label);
    g_free(group);
}

void eql_theme_score_free(EqlThemeScore *theme)
{
    if (theme == NULL)
        return;
    g_free(theme->code);
    g_free(theme->label);
    g_ptr_array_unref(theme->groups);
    g_free(theme);
}

static EqlFigure count_figure(guint64 count)
{
    return eql_figure_value(EQL_UNIT_COUNT, (double)count);
}

static EqlFigure score_figure(const EqlMoments *score, guint64 population)
{
    double mean = eql_moments_mean(score);
    EqlInterval interval;

    if (score->n == 0)
        return eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS);
    if (score->n == 1)
        return eql_figure_without_interval(eql_figure_value(EQL_UNIT_SCORE, mean),
                                           EQL_REASON_ONE_ANSWER);
    interval =
        eql_mean_interval_from(mean, eql_moments_sd(score), (double)score->n, (double)population);
    return eql_figure_interval(EQL_UNIT_SCORE, mean, interval.low, interval.high);
}

static EqlFigure favourable_figure(const EqlClusterSums *answers)
{
    EqlInterval interval;

    if (answers->answered == 0)
        return eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
    interval = eql_cluster_interval(answers);
    return eql_figure_interval(EQL_UNIT_PROPORTION, eql_cluster_p(answers), interval.low,
                               interval.high);
}

static EqlFigure effective_figure(const EqlClusterSums *answers)
{
    if (answers->answered == 0)
        return eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NO_ANSWERS);
    return eql_figure_value(EQL_UNIT_NONE, eql_cluster_effective_n(answers));
}

static EqlFigure alpha_figure(const EqlThemeTally *tally, guint n_items)
{
    if (n_items < 2)
        return eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_ONE_ITEM);
    if (tally->complete < 2)
        return eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_ONE_ANSWER);
    if (isnan(tally->alpha))
        return eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NO_VARIATION);
    return eql_figure_value(EQL_UNIT_NONE, tally->alpha);
}

static void fill_alpha(EqlThemeScore *theme, const EqlThemeSource *source)
{
    const EqlSettings *settings = source->dataset->settings;

    theme->n_items = source->n_items;
    theme->alpha = alpha_figure(source->tally, source->n_items);
    if (eql_too_few(settings, source->tally->complete) ||
        (theme->alpha.reason == EQL_REASON_NO_VARIATION &&
         eql_are_few_alike(settings, source->tally->complete)))
        eql_hide(&theme->alpha, source->dataset->permit);
    theme->alpha_low =
        eql_figure_is_shown(theme->alpha) && theme->alpha.value < settings->alpha_low;
    theme->alpha_few_items =
        !eql_figure_is_hidden(theme->alpha) && (int)source->n_items < settings->alpha_items;
}

char *eql_alpha_warning(const EqlThemeScore *theme)
{
    if (theme->alpha_low && theme->alpha_few_items)
        return g_strdup(_("Few questions, and they hardly measure one thing: read them one by "
                          "one."));
    if (theme->alpha_low)
        return g_strdup(_("The questions hardly measure one thing: read them one by one."));
    if (theme->alpha_few_items)
        return g_strdup(_("Few questions, so alpha says little."));
    return NULL;
}

static EqlFigure uncertain_figure(const EqlTally *all)
{
    if (all->given == 0)
        return eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NO_ANSWERS);
    return eql_figure_value(EQL_UNIT_PROPORTION, (double)all->uncertain / (double)all->given);
}

/* The first less the second, by Welch. */
static EqlFigure score_difference(const EqlMoments *one, const EqlMoments *two)
{
    EqlWelch welch;
    EqlFigure figure;

    if (one->n == 0 || two->n == 0)
        return eql_figure_absent(EQL_UNIT_DIFFERENCE, EQL_REASON_NO_ANSWERS);
    welch = eql_welch(eql_moments_mean(one), eql_moments_sd(one), (double)one->n,
                      eql_moments_mean(two), eql_moments_sd(two), (double)two->n);
    figure = eql_figure_interval(EQL_UNIT_DIFFERENCE, welch.difference, welch.low, welch.high);
    if (eql_figure_has_interval(figure))
        return figure;
    return eql_figure_without_interval(figure, one->n < 2 || two->n < 2 ? EQL_REASON_ONE_ANSWER
                                                                        : EQL_REASON_NO_VARIATION);
}

static EqlFigure favourable_difference(const EqlClusterSums *one, const EqlClusterSums *two)
{
    EqlInterval interval;

    if (one->answered == 0 || two->answered == 0)
        return eql_figure_absent(EQL_UNIT_SHARE_DIFFERENCE, EQL_REASON_NO_ANSWERS);
    interval = eql_newcombe(eql_cluster_p(one), eql_cluster_effective_n(one), eql_cluster_p(two),
                            eql_cluster_effective_n(two));
    return eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE, eql_cluster_p(one) - eql_cluster_p(two),
                               interval.low, interval.high);
}

static EqlFigure effect_size(const EqlClusterSums *one, const EqlClusterSums *two)
{
    if (one->answered == 0 || two->answered == 0)
        return eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NO_ANSWERS);
    return eql_figure_value(EQL_UNIT_NONE, eql_cohens_h(eql_cluster_p(one), eql_cluster_p(two)));
}

/* Too few, or so few that what they have in common tells of each. */
static gboolean tally_too_few(const EqlSettings *settings, const EqlTally *tally)
{
    return eql_too_few(settings, tally->score.n) ||
           eql_too_few(settings, tally->answers.respondents) ||
           eql_tally_is_alike(tally, (guint64)MAX(settings->k, 1));
}

typedef struct {
    EqlFigure score, favourable, effect;
} Comparison;

static Comparison not_compared(EqlReason reason)
{
    return (Comparison){eql_figure_absent(EQL_UNIT_DIFFERENCE, reason),
                        eql_figure_absent(EQL_UNIT_SHARE_DIFFERENCE, reason),
                        eql_figure_absent(EQL_UNIT_NONE, reason)};
}

/* Compares with another tally; all is hidden when the other is on too few. */
static Comparison compare(const EqlDataset *dataset, const EqlTally *one, const EqlTally *two)
{
    Comparison comparison = {score_difference(&one->score, &two->score),
                             favourable_difference(&one->answers, &two->answers),
                             effect_size(&one->answers, &two->answers)};

    if (tally_too_few(dataset->settings, two)) {
        eql_hide(&comparison.score, dataset->permit);
        eql_hide(&comparison.favourable, dataset->permit);
        eql_hide(&comparison.effect, dataset->permit);
    }
    return comparison;
}

/* Everybody of the audience but one group. The others are joined, since taking one away
 * from the whole would lose digits. */
static EqlTally tally_of_rest(const GArray *groups, guint but)
{
    EqlTally rest = {0};

    for (guint i = 0; i < groups->len; i++) {
        if (i != but)
            eql_tally_join(&rest, &g_array_index(groups, EqlTally, i));
    }
    return rest;
}

static guint64 group_population(const EqlCells *roll, const char *code)
{
    const EqlCell *cell = roll != NULL ? eql_cells_find(roll, code) : NULL;

    return cell != NULL ? cell->census : 0;
}

static void fill_group(EqlGroupScore *group, const EqlDataset *dataset, const GArray *groups,
                       guint number, guint64 population)
{
    const EqlTally *own = &g_array_index(groups, EqlTally, number);
    EqlTally rest = tally_of_rest(groups, number);
    Comparison comparison;

    group->n = count_figure(own->score.n);
    group->score = score_figure(&own->score, population);
    group->favourable = favourable_figure(&own->answers);
    group->n_effective = effective_figure(&own->answers);
    comparison = number == 0 ? not_compared(EQL_REASON_NOT_STATED) : compare(dataset, own, &rest);
    group->difference = comparison.score;
    group->favourable_difference = comparison.favourable;
    group->effect_size = comparison.effect;
}

static EqlGroupScore *group_score_new(const EqlThemeSource *source, guint by, guint number)
{
    const EqlSettings *settings = source->dataset->settings;
    const EqlGrouping *grouping = g_ptr_array_index(source->groupings, by);
    const GArray *groups = g_ptr_array_index(source->tally->groups, by);
    const char *code = eql_level_code(grouping->level, number);
    EqlGroupScore *group = g_new0(EqlGroupScore, 1);

    group->characteristic = g_strdup(grouping->level->characteristic);
    group->code = g_strdup(code);
    group->label =
        g_strdup(eql_codes_label(source->dataset->codes, grouping->level->characteristic, code));
    fill_group(group, source->dataset, groups, number,
               group_population(g_ptr_array_index(source->rolls, by), code));
    if (eql_hidden_has(g_ptr_array_index(source->hidden, by), grouping->level->detail, code) ||
        eql_too_few(settings, grouping->people[number]) ||
        tally_too_few(settings, &g_array_index(groups, EqlTally, number)))
        eql_hide_group_score(group, source->dataset->permit);
    return group;
}

static void add_groups(EqlThemeScore *theme, const EqlThemeSource *source, guint by)
{
    const EqlGrouping *grouping = g_ptr_array_index(source->groupings, by);
    g_autoptr(GArray) order = eql_level_order(grouping->level);

    for (guint i = 0; i < order->len; i++) {
        guint number = g_array_index(order, guint16, i);

        if (grouping->people[number] > 0 ||
            eql_hidden_has(g_ptr_array_index(source->hidden, by), grouping->level->detail,
                           eql_level_code(grouping->level, number)))
            g_ptr_array_add(theme->groups, group_score_new(source, by, number));
    }
}

/* Where the waves put the same questions, it is the change itself. */
static void fill_shared_change(EqlThemeScore *theme, const EqlThemeSource *source, EqlReason reason)
{
    const EqlSettings *settings = source->dataset->settings;
    Comparison change = not_compared(reason);

    theme->n_before = source->n_before;
    theme->n_shared = source->n_shared;
    if (source->shared != NULL)
        change = compare(source->dataset, source->shared, source->since_shared);
    if (source->shared != NULL &&
        (tally_too_few(settings, source->shared) || source->hide_shared)) {
        eql_hide(&change.score, source->dataset->permit);
        eql_hide(&change.favourable, source->dataset->permit);
    }
    theme->change_shared = change.score;
    theme->favourable_change_shared = change.favourable;
}

/* What that wave shows when it is looked at by itself, neither more nor less: to hide it for the
 * sake of this wave's would protect nothing. */
static void fill_before(EqlThemeScore *theme, const EqlThemeSource *source, EqlReason reason)
{
    theme->respondents_before = eql_figure_absent(EQL_UNIT_COUNT, reason);
    theme->score_before = eql_figure_absent(EQL_UNIT_SCORE, reason);
    if (source->since == NULL)
        return;
    theme->respondents_before = count_figure(source->since->score.n);
    theme->score_before = score_figure(&source->since->score, source->invited);
    if (tally_too_few(source->dataset->settings, source->since) ||
        eql_too_few(source->dataset->settings, source->n_since)) {
        eql_hide(&theme->respondents_before, source->dataset->permit);
        eql_hide(&theme->score_before, source->dataset->permit);
    }
}

/* Absent without a reason: no comparison was asked for. */
static void fill_change(EqlThemeScore *theme, const EqlThemeSource *source)
{
    EqlReason reason = source->dataset->since != NULL ? EQL_REASON_NO_ANSWERS : EQL_REASON_NONE;
    Comparison change = source->since == NULL
                            ? not_compared(reason)
                            : compare(source->dataset, &source->tally->all, source->since);

    theme->change = change.score;
    theme->favourable_change = change.favourable;
    theme->change_effect = change.effect;
    fill_before(theme, source, reason);
    fill_shared_change(theme, source, reason);
}

EqlThemeScore *eql_theme_score_new(const EqlThemeSource *source)
{
    const EqlSettings *settings = source->dataset->settings;
    const EqlTally *all = &source->tally->all;
    EqlThemeScore *theme = g_new0(EqlThemeScore, 1);

    theme->code = g_strdup(source->theme->code);
    theme->label = g_strdup(source->theme->label);
    theme->place =
        eql_questionnaire_theme_place(source->dataset->questionnaire, source->theme->code);
    theme->n = count_figure(all->score.n);
    theme->score = score_figure(&all->score, source->invited);
    theme->favourable = favourable_figure(&all->answers);
    theme->n_effective = effective_figure(&all->answers);
    fill_alpha(theme, source);
    theme->uncertain = uncertain_figure(all);
    if (eql_too_few(settings, all->people) || (all->uncertain > 0 && all->uncertain == all->given &&
                                               eql_are_few_alike(settings, all->people)))
        eql_hide(&theme->uncertain, source->dataset->permit);
    fill_change(theme, source);
    theme->groups = g_ptr_array_new_with_free_func(group_score_free);
    for (guint by = 0; by < source->groupings->len; by++)
        add_groups(theme, source, by);
    if (tally_too_few(settings, all))
        eql_hide_theme_score(theme, source->dataset->permit);
    return theme;
}
