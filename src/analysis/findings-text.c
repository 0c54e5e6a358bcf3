/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "analysis/finding.h"
#include "base/i18n.h"
#include "base/language.h"

/* Sentences speak of what the school does and how it is met, never of what a group is
 * like; each says how many people it rests on. */

/* "71 (68 to 74)" */
static char *shown(const EqlFinding *finding, const char *name)
{
    return eql_figure_format_with_interval(eql_finding_evidence(finding, name));
}

static char *plain(const EqlFinding *finding, const char *name)
{
    return eql_figure_format(eql_finding_evidence(finding, name));
}

char *eql_sentence_strength(const EqlFinding *finding)
{
    g_autofree char *score = shown(finding, "score");
    g_autofree char *n = plain(finding, "n");

    /* Translators: audience, theme, score with its interval, number of respondents */
    return g_strdup_printf(_("%s on “%s”: a score of %s out of 100, n = %s. This is a strength "
                             "of the school to keep and to build on."),
                           eql_audience_label(finding->audience),
                           eql_theme_name(finding->theme_label), score, n);
}

char *eql_sentence_area(const EqlFinding *finding, gboolean is_low, gboolean is_strength)
{
    g_autofree char *score = shown(finding, "score");
    g_autofree char *n = plain(finding, "n");

    /* Translators: audience, theme, score with its interval, number of respondents */
    return g_strdup_printf(
        is_low ? _("%s on “%s”: a score of %s out of 100, n = %s. This is an area for the school "
                   "to develop.")
        : is_strength
            ? _("%s on “%s”: a score of %s out of 100, n = %s. This is a strength, and yet among "
                "the lowest scores of the school: if anything is to be developed next, it may be "
                "this.")
            : _("%s on “%s”: a score of %s out of 100, n = %s. This is among the lowest scores "
                "of the school and an area to develop."),
        eql_audience_label(finding->audience), eql_theme_name(finding->theme_label), score, n);
}

/* The lower end of an interval that excludes 0 must not read as 0. */
static char *end_words(double end)
{
    return eql_number(end < 0.95 ? "%.1f" : "%.0f", end);
}

/* A difference without its sign: "16 (5 to 27)". */
static char *size_words(EqlFigure difference, double unit)
{
    double sign = difference.value < 0 ? -unit : unit;
    g_autofree char *low = end_words(MIN(sign * difference.low, sign * difference.high));
    g_autofree char *high = end_words(MAX(sign * difference.low, sign * difference.high));

    /* Translators: a number of points and the ends of its interval: 16 (5 to 27) */
    return g_strdup_printf(_("%.0f (%s to %s)"), sign * difference.value, low, high);
}

char *eql_sentence_perception_gap(const EqlFinding *finding)
{
    g_autofree char *own = plain(finding, "favourable");
    g_autofree char *other = plain(finding, "other_favourable");
    g_autofree char *own_n = plain(finding, "n");
    g_autofree char *other_n = plain(finding, "other_n");
    g_autofree char *points =
        size_words(eql_finding_evidence(finding, "favourable_difference"), 100);

    /* Translators: theme; audience, share, number; audience, share, number; points */
    return g_strdup_printf(
        _("“%s” is seen differently: %s, %s favourable (n = %s); %s, %s favourable (n = %s). The "
          "gap is %s percentage points. Ask what each sees that the other does not."),
        eql_theme_name(finding->theme_label), eql_audience_label(finding->audience), own, own_n,
        eql_audience_label(finding->other_audience), other, other_n, points);
}

char *eql_sentence_group_gap(const EqlFinding *finding)
{
    EqlFigure difference = eql_finding_evidence(finding, "favourable_difference");
    g_autofree char *favourable = plain(finding, "favourable");
    g_autofree char *n = plain(finding, "n");
    g_autofree char *points = size_words(difference, 100);

    /* Translators: group, audience, theme, number of respondents, share, points */
    return g_strdup_printf(difference.value < 0
                               ? _("%s (%s) on “%s”, n = %s: %s of the answers are favourable, %s "
                                   "percentage points fewer than among the rest. What the school "
                                   "does is not yet felt by everyone alike.")
                               : _("%s (%s) on “%s”, n = %s: %s of the answers are favourable, %s "
                                   "percentage points more than among the rest. Ask what works "
                                   "well here and does not yet reach others."),
                           finding->group_label, eql_audience_label(finding->audience),
                           eql_theme_name(finding->theme_label), n, favourable, points);
}

char *eql_sentence_uncertainty(const EqlFinding *finding)
{
    g_autofree char *share = plain(finding, "uncertain");
    g_autofree char *n = plain(finding, "respondents");

    /* Translators: audience, theme, share, number of respondents */
    return g_strdup_printf(_("%s on “%s”: %s of the answers say “don’t know” (n = %s "
                             "respondents). The school can make what it does easier to see."),
                           eql_audience_label(finding->audience),
                           eql_theme_name(finding->theme_label), share, n);
}

char *eql_sentence_change(const EqlFinding *finding, const char *since_wave)
{
    EqlFigure change = eql_finding_evidence(finding, "change");
    g_autofree char *size = size_words(change, 1);
    g_autofree char *score = plain(finding, "score");
    g_autofree char *n = plain(finding, "n");

    /* Translators: audience, theme, points with interval, earlier wave, score, number */
    return g_strdup_printf(change.value < 0 ? _("%s on “%s”: the score fell by %s points since "
                                                "“%s”, to %s (n = %s).")
                                            : _("%s on “%s”: the score rose by %s points since "
                                                "“%s”, to %s (n = %s)."),
                           eql_audience_label(finding->audience),
                           eql_theme_name(finding->theme_label), size,
                           since_wave != NULL ? since_wave : "", score, n);
}

static char *rate_with(const EqlRri *rri, const EqlRriGroup *group, const char *advice)
{
    g_autofree char *rate = eql_rri_sentence(rri, group);

    /* Translators: two sentences. */
    return g_strdup_printf(C_("sentences", "%s %s"), rate, advice);
}

char *eql_sentence_rri(const EqlRri *rri, const EqlRriGroup *group)
{
    if (group->rri_class == EQL_CLASS_OVER)
        return rate_with(rri, group,
                         _("Look at how the school’s decisions come about: when, where, for what "
                           "and by whom."));
    return rate_with(rri, group, _("Ask whether the school’s decisions are the same for all."));
}

char *eql_sentence_voice_gap(const EqlRri *rri, const EqlRriGroup *group)
{
    return rate_with(rri, group,
                     _("The school hears these voices less than their share: ask in other ways "
                       "before drawing conclusions."));
}
