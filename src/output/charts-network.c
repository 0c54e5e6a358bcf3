/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of a network's schools beside each other. */

#include "base/i18n.h"
#include "base/text.h"
#include "output/charts.h"
#include "output/labels.h"

/* ── heat map ── */

static void set_school(EqlChart *chart, guint row, guint column, const EqlPackAudience *audience,
                       const EqlPackTheme *theme)
{
    const EqlFigure none = eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NOT_ASKED);
    g_autofree char *n = theme != NULL ? eql_figure_format(theme->n) : NULL;
    g_autofree char *people = theme != NULL ? eql_people_text(audience->audience, theme->n) : NULL;
    eql_chart_set_point(chart, row, column, theme != NULL ? theme->score : none, n, people, NULL);
}

static const char *name_of_theme(const EqlPackTheme *theme)
{
    return eql_theme_name(theme->label);
}

EqlChart *eql_chart_of_schools(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    EqlChart *chart = eql_heat_map_new(_("Schools and themes"), _("Theme"));
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, choice);
    g_autoptr(GPtrArray) themes = eql_cohort_themes(schools, choice);
    eql_chart_set_row_heading(chart, _("School"));
    eql_chart_set_empty(chart, _("No school of those chosen has brought answers of this "
                                 "audience."));
    for (guint i = 0; i < themes->len && i < EQL_CHART_MAX_COLUMNS; i++)
        eql_chart_add_series(chart, name_of_theme(g_ptr_array_index(themes, i)));
    for (guint i = 0; chart->series->len > 0 && i < schools->len; i++) {
        const EqlCohortSchool *school = g_ptr_array_index(schools, i);
        const EqlPackAudience *audience = eql_cohort_audience(school, choice);
        guint row = eql_chart_add_row(chart, school->name);
        for (guint j = 0; j < chart->series->len; j++) {
            const EqlPackTheme *named = g_ptr_array_index(themes, j);
            set_school(chart, row, j, audience, eql_pack_theme(audience, named->code));
        }
    }
    return chart;
}

/* ── funnel ── */

static double largest(const EqlFunnel *funnel)
{
    double most = 0;
    for (guint i = 0; i < funnel->points->len; i++) {
        EqlFigure n = g_array_index(funnel->points, EqlFunnelPoint, i).n;
        if (eql_figure_is_shown(n))
            most = MAX(most, n.value);
    }
    return most;
}

/* Close together where the curves bend most. */
static GArray *limits_of(const EqlFunnel *funnel)
{
    GArray *limits = g_array_new(FALSE, FALSE, sizeof(EqlChartLimit));
    double most = 2 * MAX(largest(funnel), 5);
    for (double size = 1; eql_figure_is_shown(funnel->pooled) && size < most; size *= 1.04) {
        EqlChartLimit limit = {.size = size};
        eql_funnel_limits_at(funnel, size, limit.inner, limit.outer);
        g_array_append_val(limits, limit);
    }
    return limits;
}

static EqlStanding standing_of(EqlOutside outside)
{
    static const EqlStanding standings[] = {[EQL_INSIDE] = EQL_STANDING_PLAIN,
                                            [EQL_OUTSIDE_95] = EQL_STANDING_FIRST,
                                            [EQL_OUTSIDE_998] = EQL_STANDING_SECOND};
    return standings[outside];
}

static void add_school(EqlChart *chart, const EqlFunnelPoint *point)
{
    guint row = eql_chart_add_row(chart, point->school->name);
    EqlStanding standing = standing_of(point->outside);
    const char *note =
        standing == EQL_STANDING_PLAIN ? NULL : g_ptr_array_index(chart->legend, (guint)standing);
    EqlFigure size = point->n;
    if (eql_figure_is_shown(size))
        size.unit = EQL_UNIT_COUNT;
    g_autofree char *n = eql_figure_format(size);
    /* Translators: what a school's figure rests on: “340 answers, allowing for several by
     * one person”. */
    g_autofree char *people =
        g_strdup_printf(_("%s answers, allowing for several by one person"), n);
    eql_chart_set_point(chart, row, 0, point->favourable, n, people, note);
    eql_chart_set_size(chart, row, size);
    eql_chart_set_result(chart, row, eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE), standing);
}

EqlChart *eql_chart_of_funnel(const EqlFunnel *funnel)
{
    EqlChart *chart = eql_funnel_plot_new(eql_theme_name(funnel->theme_label),
                                          _("Answers, allowing for several by one person"));
    g_autofree char *pooled = eql_figure_format(funnel->pooled);
    /* Translators: the share of all schools' answers. */
    g_autofree char *all = g_strdup_printf(_("All schools: %s"), pooled);
    eql_chart_take_limits(chart, limits_of(funnel));
    eql_chart_set_reference(chart, funnel->pooled, all);
    for (guint i = 0; i < funnel->points->len; i++)
        add_school(chart, &g_array_index(funnel->points, EqlFunnelPoint, i));
    return chart;
}

/* ── funnel of relative rate indices ── */

static GArray *rri_limits_of(const EqlCohortRriGroup *group)
{
    GArray *limits = g_array_new(FALSE, FALSE, sizeof(EqlChartLimit));
    double most = 5;
    for (guint i = 0; i < group->schools->len; i++) {
        EqlFigure expected = g_array_index(group->schools, EqlCohortRate, i).expected;
        if (eql_figure_is_shown(expected))
            most = MAX(most, expected.value);
    }
    for (double size = 0.25; eql_cohort_rri_has_limits(group) && size < 2 * most; size *= 1.04) {
        EqlChartLimit limit = {.size = size};
        eql_cohort_rri_limits_at(group, size, limit.inner, limit.outer);
        g_array_append_val(limits, limit);
    }
    return limits;
}

static void add_rate(EqlChart *chart, const EqlCohortRate *rate)
{
    guint row = eql_chart_add_row(chart, rate->school->name);
    EqlStanding standing = standing_of(rate->outside);
    const char *note =
        standing == EQL_STANDING_PLAIN ? NULL : g_ptr_array_index(chart->legend, (guint)standing);
    g_autofree char *n = eql_figure_format(rate->expected);
    g_autofree char *outcomes = eql_figure_format(rate->outcomes);
    /* Translators: how many there were, and how many a proportional share would be. */
    g_autofree char *people =
        g_strdup_printf(_("%s, where %s would be in proportion"), outcomes, n);
    eql_chart_set_point(chart, row, 0, rate->rri, n, people, note);
    eql_chart_set_size(chart, row, rate->expected);
    eql_chart_set_result(chart, row, eql_figure_absent(EQL_UNIT_NONE, EQL_REASON_NONE), standing);
}

EqlChart *eql_chart_of_rri_funnel(const EqlCohortRri *rri, const EqlCohortRriGroup *group)
{
    /* Translators: a kind of outcome and a group: “Suspensions: White”. */
    g_autofree char *title =
        g_strdup_printf(C_("outcome and group", "%s: %s"), eql_outcome_kind_label(rri->kind),
                        eql_text_translated(group->label));
    EqlChart *chart = eql_ratio_funnel_new(title, _("How many would be in proportion to the roll"));
    g_autofree char *pooled = eql_figure_format(group->pooled.rri);
    g_autofree char *all = g_strdup_printf(_("All schools: %s"), pooled);
    eql_chart_take_limits(chart, rri_limits_of(group));
    eql_chart_set_reference(chart, eql_figure_without_interval(group->pooled.rri, EQL_REASON_NONE),
                            all);
    for (guint i = 0; i < group->schools->len; i++)
        add_rate(chart, &g_array_index(group->schools, EqlCohortRate, i));
    return chart;
}
