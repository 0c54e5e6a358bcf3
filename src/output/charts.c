/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/charts.h"

#include "base/i18n.h"
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

static void add_audience(EqlChart *chart, const GPtrArray *rows, const EqlAudienceScores *audience)
{
    guint series = eql_chart_add_series(chart, eql_audience_label(audience->audience));
    for (guint row = 0; row < rows->len; row++) {
        const EqlThemeScore *named = g_ptr_array_index(rows, row);
        const EqlThemeScore *theme = theme_of(audience, named->code);
        if (theme == NULL)
            continue;
        g_autofree char *n = eql_figure_format(theme->n);
        g_autofree char *people = eql_people_text(audience->audience, theme->n);
        eql_chart_set_point(chart, row, series, theme->score, n, people, NULL);
    }
}

EqlChart *eql_chart_of_themes(const EqlScores *scores)
{
    EqlChart *chart = eql_dot_chart_new(_("Themes"), _("Score"));
    g_autoptr(GPtrArray) themes = eql_scores_themes(scores, EQL_CHART_MAX_SERIES);
    eql_chart_set_empty(chart, _("Theme scores appear here once answers have been brought in."));
    for (guint i = 0; i < themes->len; i++)
        eql_chart_add_row(chart,
                          eql_theme_name(((EqlThemeScore *)g_ptr_array_index(themes, i))->label));
    for (guint i = 0; i < scores->audiences->len && i < EQL_CHART_MAX_SERIES; i++)
        add_audience(chart, themes, g_ptr_array_index(scores->audiences, i));
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
        title = g_strdup_printf(_("%s: %s"), eql_audience_label(audience),
                                eql_theme_name(score->label));
    EqlChart *chart = eql_dot_chart_new(title != NULL ? title : _("Groups"), _("Score"));
    eql_chart_set_empty(chart, _("These answers do not say who belongs to which group."));
    if (score != NULL)
        add_groups(chart, audience, score, characteristic);
    return chart;
}

/* ── groups by theme ── */

static int row_of_group(EqlChart *chart, GHashTable *rows, const EqlGroupScore *group)
{
    gpointer row;
    if (g_hash_table_lookup_extended(rows, group->code, NULL, &row))
        return GPOINTER_TO_INT(row);
    int added = (int)eql_chart_add_row(chart, group->label);
    g_hash_table_insert(rows, group->code, GINT_TO_POINTER(added));
    return added;
}

static void set_score(EqlChart *chart, guint row, guint column, const char *audience,
                      EqlFigure score, EqlFigure count)
{
    g_autofree char *n = eql_figure_format(count);
    g_autofree char *people = eql_people_text(audience, count);
    eql_chart_set_point(chart, row, column, score, n, people, NULL);
}

static void add_theme(EqlChart *chart, GHashTable *rows, const char *audience,
                      const EqlThemeScore *theme, const char *characteristic)
{
    guint column = eql_chart_add_series(chart, eql_theme_name(theme->label));
    set_score(chart, 0, column, audience, theme->score, theme->n);
    for (guint i = 0; i < theme->groups->len; i++) {
        const EqlGroupScore *group = g_ptr_array_index(theme->groups, i);
        if (g_strcmp0(group->characteristic, characteristic) == 0)
            set_score(chart, (guint)row_of_group(chart, rows, group), column, audience,
                      group->score, group->n);
    }
}

/* A grid has a cell everywhere. */
static void fill_gaps(EqlChart *chart)
{
    const EqlFigure none = eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS);
    for (guint row = 0; row < chart->rows->len; row++)
        for (guint column = 0; column < chart->series->len; column++)
            if (eql_chart_point(chart, row, column) == NULL)
                eql_chart_set_point(chart, row, column, none, NULL, NULL, NULL);
}

EqlChart *eql_chart_of_heat(const EqlScores *scores, const char *audience,
                            const char *characteristic)
{
    const EqlAudienceScores *in = audience_of(scores, audience);
    g_autoptr(GHashTable) rows = g_hash_table_new(g_str_hash, g_str_equal);
    EqlChart *chart = eql_heat_map_new(_("Groups and themes"), _("Theme"));
    eql_chart_set_row_heading(chart, _("Group"));
    eql_chart_set_empty(chart, _("These answers do not say who belongs to which group."));
    if (in == NULL || in->themes->len == 0)
        return chart;
    eql_chart_add_row(chart, eql_audience_label(audience));
    for (guint i = 0; i < in->themes->len && i < EQL_CHART_MAX_COLUMNS; i++)
        add_theme(chart, rows, audience, g_ptr_array_index(in->themes, i), characteristic);
    fill_gaps(chart);
    return chart;
}
