/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of who answered, of where audiences differ, and of what changed. */
#include <math.h>

#include "base/i18n.h"
#include "output/charts.h"
#include "output/labels.h"

/* ── who answered ── */

EqlFigure eql_response_rate(const EqlAudienceScores *audience)
{
    EqlFigure n = audience->respondents, invited = audience->invited;
    if (eql_figure_is_hidden(n) || eql_figure_is_hidden(invited))
        return eql_figure_hidden(EQL_UNIT_PROPORTION, EQL_REASON_SMALL);
    if (!eql_figure_is_shown(n) || !eql_figure_is_shown(invited) || invited.value < 1)
        return eql_figure_absent(EQL_UNIT_PROPORTION, invited.reason);
    if (n.value > invited.value)
        return eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_OVER_INVITED);
    return eql_figure_value(EQL_UNIT_PROPORTION, n.value / invited.value);
}

/* "641 of 1,148"; without the second where it is not known, or where those who answered are
 * sorted into a group that the roll does not know. */
static char *answered_text(EqlFigure n, EqlFigure invited)
{
    g_autofree char *of = eql_figure_format(invited);
    char *number = eql_figure_format(n);
    gboolean none = eql_figure_is_shown(invited) && invited.value < 1 && n.value >= 1;
    if (!eql_figure_is_shown(n) || !eql_figure_is_shown(invited) || none)
        return number;
    char *text = g_strdup_printf(C_("counts", "%s of %s"), number, of);
    g_free(number);
    return text;
}

EqlChart *eql_chart_of_response(const EqlScores *scores)
{
    EqlChart *chart = eql_rate_bars_new(_("How many answered"));
    eql_chart_set_row_heading(chart, _("Audience"));
    eql_chart_set_empty(chart, _("Nobody has answered yet."));
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        guint row = eql_chart_add_row(chart, eql_audience_label(audience->audience));
        g_autofree char *n = answered_text(audience->respondents, audience->invited);
        eql_chart_set_point(chart, row, 0, eql_response_rate(audience), n, n, NULL);
    }
    return chart;
}

/* The rate per hundred as a share. */
static EqlFigure share_of(EqlFigure rate)
{
    if (eql_figure_is_shown(rate))
        return eql_figure_value(EQL_UNIT_PROPORTION, rate.value / 100);
    return eql_figure_is_hidden(rate) ? eql_figure_hidden(EQL_UNIT_PROPORTION, rate.reason)
                                      : eql_figure_absent(EQL_UNIT_PROPORTION, rate.reason);
}

EqlChart *eql_chart_of_response_by(const EqlRri *answered, const char *by_label)
{
    g_autofree char *title =
        /* Translators: an audience and a characteristic: “Pupils who answered, by ethnic group”. */
        g_strdup_printf(_("%s who answered, by %s"), eql_audience_label(answered->audience),
                        by_label);
    EqlChart *chart = eql_rate_bars_new(title);
    eql_chart_set_row_heading(chart, _("Group"));
    eql_chart_set_empty(chart, _("Nobody on the census has this characteristic recorded."));
    for (guint i = 0; i < answered->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(answered->groups, i);
        guint row = eql_chart_add_row(chart, group->label);
        gboolean compared = group->rri.reason != EQL_REASON_NOT_STATED;
        EqlFigure none = eql_figure_absent(EQL_UNIT_PROPORTION, EQL_REASON_NOT_STATED);
        /* Who does not say in a questionnaire need not be who does not say on the roll. */
        g_autofree char *n = compared ? answered_text(group->outcomes, group->census)
                                      : eql_figure_format(group->outcomes);
        eql_chart_set_point(chart, row, 0,
                            compared ? share_of(eql_rri_rate(answered, group)) : none, n, n, NULL);
    }
    return chart;
}

/* ── where audiences differ ── */

static const EqlThemeScore *find_theme(const EqlAudienceScores *audience, const char *code)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);
        if (g_strcmp0(theme->code, code) == 0)
            return theme;
    }
    return NULL;
}

/* Whether two audiences or more were asked about it. */
static gboolean is_shared(const EqlScores *scores, const char *code)
{
    guint n = 0;
    for (guint i = 0; i < scores->audiences->len; i++)
        n += find_theme(g_ptr_array_index(scores->audiences, i), code) != NULL;
    return n > 1;
}

typedef struct {
    double low, high;
    guint shown, hidden;
} Width;

static void add_dot(EqlChart *chart, guint row, guint series, const EqlAudienceScores *audience,
                    const EqlThemeScore *theme, Width *width)
{
    g_autofree char *n = eql_figure_format(theme->n);
    g_autofree char *people = eql_people_text(audience->audience, theme->n);
    eql_chart_set_point(chart, row, series, theme->score, n, people, NULL);
    width->hidden += eql_figure_is_hidden(theme->score);
    if (!eql_figure_is_shown(theme->score))
        return;
    width->low = width->shown > 0 ? MIN(width->low, theme->score.value) : theme->score.value;
    width->high = width->shown > 0 ? MAX(width->high, theme->score.value) : theme->score.value;
    width->shown++;
}

/* Of the scores that are shown, as a reader could take it from the chart. */
static EqlFigure gap_of(Width width)
{
    if (width.shown > 1)
        return eql_figure_value(EQL_UNIT_SCORE, width.high - width.low);
    return width.hidden > 0 ? eql_figure_hidden(EQL_UNIT_SCORE, EQL_REASON_SMALL)
                            : eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS);
}

static void add_gap(EqlChart *chart, const EqlScores *scores, const EqlThemeScore *named)
{
    guint row = eql_chart_add_row(chart, eql_theme_name(named->label));
    Width width = {0, 0, 0, 0};
    for (guint i = 0; i < chart->series->len; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        const EqlThemeScore *theme = find_theme(audience, named->code);
        if (theme != NULL)
            add_dot(chart, row, i, audience, theme, &width);
    }
    eql_chart_set_result(chart, row, gap_of(width), EQL_STANDING_PLAIN);
}

EqlChart *eql_chart_of_gaps(const EqlScores *scores)
{
    EqlChart *chart = eql_gap_chart_new(_("What each audience thinks of the same themes"));
    g_autoptr(GPtrArray) themes = eql_scores_themes(scores, EQL_CHART_MAX_SERIES);
    eql_chart_set_row_heading(chart, _("Theme"));
    eql_chart_set_empty(chart, _("No theme was put to two audiences, so there is nothing to "
                                 "compare."));
    for (guint i = 0; i < scores->audiences->len && i < EQL_CHART_MAX_SERIES; i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);
        eql_chart_add_series(chart, eql_audience_label(audience->audience));
    }
    for (guint i = 0; i < themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(themes, i);
        if (is_shared(scores, theme->code))
            add_gap(chart, scores, theme);
    }
    return chart;
}

/* ── what changed ── */

EqlStanding eql_standing_of_change(EqlFigure change)
{
    if (!eql_figure_has_interval(change))
        return EQL_STANDING_PLAIN;
    if (change.low > 0)
        return EQL_STANDING_FIRST;
    return change.high < 0 ? EQL_STANDING_SECOND : EQL_STANDING_PLAIN;
}

static void set_wave(EqlChart *chart, guint row, guint wave, const char *audience, EqlFigure score,
                     EqlFigure respondents)
{
    g_autofree char *n = eql_figure_format(respondents);
    g_autofree char *people = eql_people_text(audience, respondents);
    eql_chart_set_point(chart, row, wave, score, n, people, NULL);
}

static void add_slope(EqlChart *chart, const char *audience, const EqlThemeScore *theme)
{
    guint row = eql_chart_add_row(chart, eql_theme_name(theme->label));
    set_wave(chart, row, 0, audience, theme->score_before, theme->respondents_before);
    set_wave(chart, row, 1, audience, theme->score, theme->n);
    eql_chart_set_result(chart, row, theme->change, eql_standing_of_change(theme->change));
}

EqlChart *eql_chart_of_progress(const EqlScores *scores, const char *since, const char *audience)
{
    g_autofree char *title =
        /* Translators: an audience: “Pupils: theme scores from wave to wave”. */
        g_strdup_printf(_("%s: theme scores from wave to wave"), eql_audience_label(audience));
    EqlChart *chart = eql_slope_chart_new(title);
    eql_chart_set_row_heading(chart, _("Theme"));
    eql_chart_set_empty(chart, _("Progress appears here once a second wave has been brought in."));
    eql_chart_add_series(chart, since != NULL ? since : _("Before"));
    eql_chart_add_series(chart, scores->wave != NULL ? scores->wave : _("Now"));
    for (guint i = 0; since != NULL && i < scores->audiences->len; i++) {
        const EqlAudienceScores *in = g_ptr_array_index(scores->audiences, i);
        for (guint j = 0; g_strcmp0(in->audience, audience) == 0 && j < in->themes->len; j++)
            add_slope(chart, audience, g_ptr_array_index(in->themes, j));
    }
    return chart;
}
