/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of relative rate indices, and of how many outcomes there were and would be. */

#include "base/i18n.h"
#include "output/charts.h"
#include "output/labels.h"

/* "16 of 75" */
static char *part_text(EqlFigure part, EqlFigure whole)
{
    g_autofree char *of = eql_figure_format(whole);
    char *number = eql_figure_format(part);
    if (!eql_figure_is_shown(part))
        return number;
    /* Translators: a count out of a total: “16 of 75”. */
    char *text = g_strdup_printf(C_("counts", "%s of %s"), number, of);
    g_free(number);
    return text;
}

static char *roll_text(const EqlRri *rri, const EqlRriGroup *group)
{
    g_autofree char *outcomes = part_text(group->outcomes, rri->outcome_total);
    g_autofree char *roll = part_text(group->census, rri->census_total);
    /* Translators: counts: “16 of 75, and 120 of 1,000 on roll”. */
    return g_strdup_printf(_("%s, and %s on roll"), outcomes, roll);
}

static char *class_text(const EqlRriGroup *group)
{
    const char *words = eql_rri_class_label(group->rri_class);
    const char *evidence = eql_evidence_label(group->evidence);
    if (words == NULL || evidence == NULL)
        return g_strdup(words);
    /* Translators: for instance “over-represented, some evidence”. */
    return g_strdup_printf(C_("class and evidence", "%s, %s"), words, evidence);
}

static char *title_of(const EqlRri *rri, const char *by_label)
{
    /* Translators: for instance “Suspensions by ethnic group”. */
    return g_strdup_printf(_("%s by %s"), eql_outcome_kind_label(rri->kind), by_label);
}

EqlChart *eql_chart_of_rri(const EqlRri *rri, const char *by_label)
{
    g_autofree char *title = title_of(rri, by_label);
    EqlChart *chart = eql_forest_plot_new(title, C_("counts", "n of N"));
    eql_chart_set_empty(chart, _("Nobody on the census has this characteristic recorded."));
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        guint row = eql_chart_add_row(chart, group->label);
        g_autofree char *n = part_text(group->outcomes, rri->outcome_total);
        g_autofree char *people = roll_text(rri, group);
        g_autofree char *note = class_text(group);
        eql_chart_set_point(chart, row, 0, group->rri, n, people, note);
    }
    return chart;
}

/* ── stage to stage ── */

static char *stage_title(const EqlRri *rri, const char *by_label)
{
    g_autofree char *title = title_of(rri, by_label);

    /* Translators: for instance “Permanent exclusions by ethnic group, set against Suspensions”. */
    return g_strdup_printf(_("%s, set against %s"), title, eql_outcome_kind_label(rri->previous));
}

EqlChart *eql_chart_of_stage(const EqlRri *rri, const char *by_label)
{
    g_autofree char *title = stage_title(rri, by_label);
    EqlChart *chart = eql_forest_plot_new(title, C_("counts", "n of N"));
    eql_chart_set_empty(chart, _("Nobody on the census has this characteristic recorded."));
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        guint row = eql_chart_add_row(chart, group->label);
        g_autofree char *n = part_text(group->outcomes, rri->outcome_total);
        g_autofree char *before = part_text(group->previous, rri->previous_total);
        /* Translators: counts at two stages: “8 of 20, after 16 of 75”. */
        g_autofree char *people = g_strdup_printf(C_("counts", "%s, after %s"), n, before);
        eql_chart_set_point(chart, row, 0, group->rri_previous, n, people, NULL);
    }
    return chart;
}

/* ── expected against actual ── */

/* A reader of the table can take one from the other as well. */
static EqlFigure proportional_share(const EqlRriGroup *group)
{
    if (eql_figure_is_hidden(group->outcomes) || eql_figure_is_hidden(group->difference))
        return eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    if (!eql_figure_is_shown(group->outcomes) || !eql_figure_is_shown(group->difference))
        return eql_figure_absent(EQL_UNIT_COUNT, group->difference.reason);
    return eql_figure_value(EQL_UNIT_COUNT, group->outcomes.value - group->difference.value);
}

EqlChart *eql_chart_of_expected(const EqlRri *rri, const char *by_label)
{
    g_autofree char *by = title_of(rri, by_label);
    g_autofree char *title =
        /* Translators: for instance “Suspensions by ethnic group, and a proportional share”. */
        g_strdup_printf(_("%s, and a proportional share"), by);
    EqlChart *chart = eql_expected_bars_new(title);
    eql_chart_set_empty(chart, _("Nobody on the census has this characteristic recorded."));
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);
        EqlFigure expected = proportional_share(group);
        guint row = eql_chart_add_row(chart, group->label);
        g_autofree char *share = eql_figure_format(expected);
        g_autofree char *people = part_text(group->outcomes, rri->outcome_total);
        eql_chart_set_point(chart, row, 0, group->outcomes, share, people, NULL);
        eql_chart_set_point(chart, row, 1, expected, share, NULL, NULL);
    }
    return chart;
}
