/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/charts.h"

#include <glib/gi18n-lib.h>

#include "output/labels.h"

static char *count_text(const char *audience, gulong n, const char *number)
{
    if (g_strcmp0(audience, "pupil") == 0)
        return g_strdup_printf(ngettext("%s pupil", "%s pupils", n), number);
    if (g_strcmp0(audience, "staff") == 0)
        return g_strdup_printf(ngettext("%s member of staff", "%s members of staff", n), number);
    if (g_strcmp0(audience, "parent") == 0)
        return g_strdup_printf(ngettext("%s parent or carer", "%s parents and carers", n), number);
    return g_strdup_printf(ngettext("%s person", "%s people", n), number);
}

char *eql_people_text(const char *audience, EqlFigure n)
{
    char *number = eql_figure_format(n);
    if (!eql_figure_is_shown(n))
        return number;
    char *text = count_text(audience, (gulong)n.value, number);
    g_free(number);
    return text;
}

static const EqlThemeScore *theme_of(const EqlAudienceScores *audience, const char *code)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);
        if (g_strcmp0(theme->code, code) == 0)
            return theme;
    }
    return NULL;
}

/* ── themes ── */

static int row_of_theme(GPtrArray *codes, const char *code)
{
    for (guint i = 0; i < codes->len; i++)
        if (g_str_equal(g_ptr_array_index(codes, i), code))
            return (int)i;
    return -1;
}

static void add_audience(EqlChart *chart, GPtrArray *codes, const EqlAudienceScores *audience)
{
    guint series = eql_chart_add_series(chart, eql_audience_label(audience->audience));
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);
        int row = row_of_theme(codes, theme->code);
        if (row < 0) {
            g_ptr_array_add(codes, theme->code);
            row = (int)eql_chart_add_row(chart, theme->label);
        }
        g_autofree char *n = eql_figure_format(theme->n);
        g_autofree char *people = eql_people_text(audience->audience, theme->n);
        eql_chart_set_point(chart, (guint)row, series, theme->score, n, people, NULL);
    }
}

EqlChart *eql_chart_of_themes(const EqlScores *scores)
{
    EqlChart *chart = eql_dot_chart_new(_("Themes"), _("Score"));
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    eql_chart_set_empty(chart, _("Theme scores appear here once answers have been brought in."));
    for (guint i = 0; i < scores->audiences->len && i < EQL_CHART_MAX_SERIES; i++)
        add_audience(chart, codes, g_ptr_array_index(scores->audiences, i));
    return chart;
}

/* ── groups ── */

static void add_groups(EqlChart *chart, const char *audience, const EqlThemeScore *theme,
                       const char *characteristic)
{
    eql_chart_add_series(chart, eql_audience_label(audience));
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = g_ptr_array_index(theme->groups, i);
        if (g_strcmp0(group->characteristic, characteristic) != 0)
            continue;
        guint row = eql_chart_add_row(chart, group->label);
        g_autofree char *n = eql_figure_format(group->n);
        g_autofree char *people = eql_people_text(audience, group->n);
        eql_chart_set_point(chart, row, 0, group->score, n, people, NULL);
    }
    g_autofree char *score = eql_figure_format(theme->score);
    /* Translators: the score of a whole audience, in a chart of its groups. */
    g_autofree char *all = g_strdup_printf(_("All: %s"), score);
    eql_chart_set_reference(chart, theme->score, all);
}

static const EqlAudienceScores *audience_of(const EqlScores *scores, const char *audience)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *in = g_ptr_array_index(scores->audiences, i);
        if (g_strcmp0(in->audience, audience) == 0)
            return in;
    }
    return NULL;
}

EqlChart *eql_chart_of_groups(const EqlScores *scores, const char *audience, const char *theme,
                              const char *characteristic)
{
    const EqlAudienceScores *in = audience_of(scores, audience);
    const EqlThemeScore *score = in != NULL ? theme_of(in, theme) : NULL;
    g_autofree char *title = NULL;
    if (score != NULL)
        /* Translators: an audience and a theme: “Pupils: Belonging”. */
        title = g_strdup_printf(_("%s: %s"), eql_audience_label(audience), score->label);
    EqlChart *chart = eql_dot_chart_new(title != NULL ? title : _("Groups"), _("Score"));
    eql_chart_set_empty(chart, _("These answers do not say who belongs to which group."));
    if (score != NULL)
        add_groups(chart, audience, score, characteristic);
    return chart;
}

/* ── relative rate indices ── */

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

EqlChart *eql_chart_of_rri(const EqlRri *rri, const char *by_label)
{
    g_autofree char *title =
        /* Translators: for instance “Suspensions by ethnic group”. */
        g_strdup_printf(_("%s by %s"), eql_outcome_kind_label(rri->kind), by_label);
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
