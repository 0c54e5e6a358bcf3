/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/finding.h"

#include <math.h>

#include "base/i18n.h"
#include "stats/compare.h"

/* Takes the finding, with its sentence. */
static void take(EqlSearch *search, EqlFinding *finding, char *sentence)
{
    finding->sentence = sentence;
    eql_finding_finish(finding);
    g_ptr_array_add(search->found, finding);
}

static gboolean excludes_zero(EqlFigure difference)
{
    return eql_figure_has_interval(difference) && (difference.low > 0 || difference.high < 0);
}

/* Figures differ by rounding: ten points are ten also where 0.7 − 0.6 falls short of 0.1,
 * and a mean of thirds that is 75 is a strength. */
#define ROUNDING 1e-9

/* Wide enough to matter and not by chance. */
static gboolean is_gap(const EqlSettings *settings, EqlFigure difference)
{
    return excludes_zero(difference) &&
           fabs(difference.value) * 100 >= settings->gap_points - ROUNDING;
}

static gboolean is_strength(const EqlSettings *settings, const EqlThemeScore *theme)
{
    return eql_figure_has_interval(theme->score) &&
           theme->score.value >= settings->strength_score - ROUNDING &&
           theme->score.low > settings->strength_low;
}

static EqlFinding *finding_of_score(EqlFindingKind kind, const char *audience,
                                    const EqlThemeScore *theme)
{
    EqlFinding *finding = eql_finding_new_on_theme(kind, audience, theme);

    eql_finding_add_evidence(finding, "n", theme->n);
    eql_finding_add_evidence(finding, "score", theme->score);
    eql_finding_add_evidence(finding, "favourable", theme->favourable);
    return finding;
}

static void find_strength(EqlSearch *search, const char *audience, const EqlThemeScore *theme)
{
    EqlFinding *finding;

    if (!is_strength(search->dataset->settings, theme))
        return;
    finding = finding_of_score(EQL_FINDING_STRENGTH, audience, theme);
    take(search, finding, eql_sentence_strength(finding));
}

/* How many themes of the school, over all audiences, score below this one; equal ones
 * count when they come first. */
static guint rank_from_below(const EqlScores *scores, const EqlThemeScore *theme)
{
    guint rank = 0;
    gboolean before = TRUE;

    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);

        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlThemeScore *other = g_ptr_array_index(audience->themes, j);

            before = before && other != theme;
            if (eql_figure_is_shown(other->score) && other != theme)
                rank += other->score.value < theme->score.value + (before ? ROUNDING : -ROUNDING);
        }
    }
    return rank;
}

static void find_area(EqlSearch *search, const char *audience, const EqlThemeScore *theme)
{
    const EqlSettings *settings = search->dataset->settings;
    gboolean is_low, is_lowest;
    EqlFinding *finding;

    if (!eql_figure_is_shown(theme->score))
        return;
    is_low = theme->score.value < settings->area_score - ROUNDING;
    is_lowest = (int)rank_from_below(search->scores, theme) < settings->area_lowest;
    if (!is_low && !is_lowest)
        return;
    finding = finding_of_score(EQL_FINDING_AREA, audience, theme);
    take(search, finding, eql_sentence_area(finding, is_low, is_strength(settings, theme)));
}

static void find_uncertainty(EqlSearch *search, const EqlAudienceScores *audience,
                             const EqlThemeScore *theme)
{
    EqlFinding *finding;

    if (!eql_figure_is_shown(theme->uncertain) ||
        theme->uncertain.value < search->dataset->settings->uncertainty_share)
        return;
    finding = eql_finding_new_on_theme(EQL_FINDING_UNCERTAINTY, audience->audience, theme);
    eql_finding_add_evidence(finding, "respondents", audience->respondents);
    eql_finding_add_evidence(finding, "uncertain", theme->uncertain);
    take(search, finding, eql_sentence_uncertainty(finding));
}

/* A change between different questions is less than it seems, and says so. */
static char *change_sentence(const EqlFinding *finding, const char *since,
                             const EqlThemeScore *theme)
{
    g_autofree char *sentence = eql_sentence_change(finding, since);
    g_autofree char *shared = NULL;

    if (theme->n_shared == theme->n_items && theme->n_shared == theme->n_before)
        return g_steal_pointer(&sentence);
    shared = g_strdup_printf(ngettext("Only %u question was asked both times.",
                                      "Only %u questions were asked both times.", theme->n_shared),
                             theme->n_shared);
    return g_strconcat(sentence, " ", shared, NULL);
}

static void find_change(EqlSearch *search, const char *audience, const EqlThemeScore *theme)
{
    EqlFinding *finding;

    if (!excludes_zero(theme->change))
        return;
    finding = finding_of_score(EQL_FINDING_CHANGE, audience, theme);
    eql_finding_add_evidence(finding, "change", theme->change);
    eql_finding_add_evidence(finding, "favourable_change", theme->favourable_change);
    eql_finding_add_evidence(finding, "effect_size", theme->change_effect);
    take(search, finding, change_sentence(finding, search->dataset->since_wave, theme));
}

static void find_group_gap(EqlSearch *search, const char *audience, const EqlThemeScore *theme,
                           const EqlGroupScore *group)
{
    EqlFinding *finding;

    if (!is_gap(search->dataset->settings, group->favourable_difference))
        return;
    finding = eql_finding_new_on_theme(EQL_FINDING_GROUP_GAP, audience, theme);
    eql_finding_set_group(finding, group->characteristic, group->code, group->label);
    eql_finding_add_evidence(finding, "n", group->n);
    eql_finding_add_evidence(finding, "score", group->score);
    eql_finding_add_evidence(finding, "favourable", group->favourable);
    eql_finding_add_evidence(finding, "difference", group->difference);
    eql_finding_add_evidence(finding, "favourable_difference", group->favourable_difference);
    eql_finding_add_evidence(finding, "effect_size", group->effect_size);
    take(search, finding, eql_sentence_group_gap(finding));
}

static void find_in_theme(EqlSearch *search, const EqlAudienceScores *audience,
                          const EqlThemeScore *theme)
{
    find_strength(search, audience->audience, theme);
    find_area(search, audience->audience, theme);
    find_uncertainty(search, audience, theme);
    find_change(search, audience->audience, theme);
    for (guint i = 0; i < theme->groups->len; i++)
        find_group_gap(search, audience->audience, theme, g_ptr_array_index(theme->groups, i));
}

/* Newcombe's interval from what is shown of the two. */
static EqlFigure difference_of(const EqlThemeScore *one, const EqlThemeScore *two)
{
    EqlInterval interval;

    if (!eql_figure_is_shown(one->favourable) || !eql_figure_is_shown(two->favourable))
        return eql_figure_absent(EQL_UNIT_SHARE_DIFFERENCE, EQL_REASON_NO_ANSWERS);
    interval = eql_newcombe(one->favourable.value, one->n_effective.value, two->favourable.value,
                            two->n_effective.value);
    return eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE,
                               one->favourable.value - two->favourable.value, interval.low,
                               interval.high);
}

static void find_perception_gap(EqlSearch *search, const char *audience, const char *other,
                                const EqlThemeScore *one, const EqlThemeScore *two)
{
    EqlFigure difference = difference_of(one, two);
    EqlFinding *finding;

    if (!is_gap(search->dataset->settings, difference))
        return;
    finding = eql_finding_new_on_theme(EQL_FINDING_PERCEPTION_GAP, audience, one);
    finding->other_audience = g_strdup(other);
    eql_finding_add_evidence(finding, "n", one->n);
    eql_finding_add_evidence(finding, "other_n", two->n);
    eql_finding_add_evidence(finding, "favourable", one->favourable);
    eql_finding_add_evidence(finding, "other_favourable", two->favourable);
    eql_finding_add_evidence(finding, "favourable_difference", difference);
    eql_finding_add_evidence(finding, "effect_size",
                             eql_figure_value(EQL_UNIT_NONE, eql_cohens_h(one->favourable.value,
                                                                          two->favourable.value)));
    take(search, finding, eql_sentence_perception_gap(finding));
}

static const EqlThemeScore *theme_of(const EqlAudienceScores *audience, const char *code)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);

        if (g_str_equal(theme->code, code))
            return theme;
    }
    return NULL;
}

static void compare_audiences(EqlSearch *search, const EqlAudienceScores *one,
                              const EqlAudienceScores *two)
{
    for (guint i = 0; i < one->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(one->themes, i);
        const EqlThemeScore *other = theme_of(two, theme->code);

        if (other != NULL)
            find_perception_gap(search, one->audience, two->audience, theme, other);
    }
}

void eql_find_in_scores(EqlSearch *search)
{
    const GPtrArray *audiences = search->scores->audiences;

    for (guint i = 0; i < audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(audiences, i);

        for (guint j = 0; j < audience->themes->len; j++)
            find_in_theme(search, audience, g_ptr_array_index(audience->themes, j));
        for (guint j = i + 1; j < audiences->len; j++)
            compare_audiences(search, audience, g_ptr_array_index(audiences, j));
    }
}
