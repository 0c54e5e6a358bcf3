/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/network.h"

#include "base/i18n.h"
#include "base/text.h"

static void add_interval(EqlGrid *grid, EqlFigure figure)
{
    eql_grid_figure(grid, figure);
    eql_grid_low(grid, figure);
    eql_grid_high(grid, figure);
}

static void add_name(EqlGrid *grid, const EqlCohortSchool *school)
{
    eql_grid_text(grid, school->urn);
    eql_grid_text(grid, school->name);
}

static void add_member(EqlGrid *grid, const EqlCohortSchool *school, const EqlPackWave *wave,
                       const EqlPackAudience *audience)
{
    add_name(grid, school);
    eql_grid_text(grid, school->pack->cohort);
    eql_grid_text(grid, school->pack->made);
    eql_grid_text(grid, school->stage);
    eql_grid_text(grid, wave->wave);
    eql_grid_word(grid, audience->audience, eql_audience_label(audience->audience));
    eql_grid_figure(grid, audience->respondents);
    eql_grid_figure(grid, audience->invited);
}

/* A row for each audience in each wave. */
EqlGrid *eql_grid_network_schools(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    static const char *const headings[] = {"urn",     "name",   "cohort",   "made",
                                           "stage",   "wave",   "audience", "respondents",
                                           "invited", "hidden", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    g_autoptr(GPtrArray) schools = eql_cohort_members(network, choice);
    for (guint i = 0; i < schools->len; i++) {
        const EqlPack *pack = ((const EqlCohortSchool *)schools->pdata[i])->pack;
        for (guint j = 0; j < pack->waves->len; j++) {
            const EqlPackWave *wave = pack->waves->pdata[j];
            for (guint k = 0; k < wave->audiences->len; k++)
                add_member(grid, schools->pdata[i], wave, wave->audiences->pdata[k]);
        }
    }
    return grid;
}

EqlGrid *eql_grid_heatmap(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    static const char *const headings[] = {
        "urn",        "name",           "theme",           "theme_label",
        "n",          "score",          "score_low",       "score_high",
        "favourable", "favourable_low", "favourable_high", "hidden",
        NULL};
    EqlGrid *grid = eql_grid_new(headings);
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, choice);
    eql_grid_csv_only(grid, "theme");
    for (guint i = 0; i < schools->len; i++) {
        const EqlPackAudience *audience = eql_cohort_audience(schools->pdata[i], choice);
        for (guint j = 0; j < audience->themes->len; j++) {
            const EqlPackTheme *theme = audience->themes->pdata[j];
            if (!eql_cohort_wants(choice, theme))
                continue;
            add_name(grid, schools->pdata[i]);
            eql_grid_text(grid, theme->code);
            eql_grid_word(grid, theme->label, eql_theme_name(theme->label));
            eql_grid_figure(grid, theme->n);
            add_interval(grid, theme->score);
            add_interval(grid, theme->favourable);
        }
    }
    return grid;
}

EqlGrid *eql_grid_funnel(const EqlFunnel *funnel)
{
    static const char *const headings[] = {"urn",     "name",   "n",        "favourable",
                                           "from_95", "to_95",  "from_998", "to_998",
                                           "outside", "hidden", NULL};
    EqlGrid *grid = eql_grid_new(headings);
    for (guint i = 0; i < funnel->points->len; i++) {
        const EqlFunnelPoint *point = &g_array_index(funnel->points, EqlFunnelPoint, i);
        add_name(grid, point->school);
        eql_grid_figure(grid, point->n);
        eql_grid_figure(grid, point->favourable);
        eql_grid_figure(grid, point->low_95);
        eql_grid_figure(grid, point->high_95);
        eql_grid_figure(grid, point->low_998);
        eql_grid_figure(grid, point->high_998);
        eql_grid_text(grid,
                      eql_figure_is_shown(point->low_95) ? eql_outside_name(point->outside) : "");
    }
    return grid;
}

EqlGrid *eql_grid_progress(const EqlNetwork *network, const EqlCohortChoice *choice)
{
    static const char *const headings[] = {"urn",
                                           "name",
                                           "stage",
                                           "theme",
                                           "theme_label",
                                           "change",
                                           "favourable_change",
                                           "favourable_change_low",
                                           "favourable_change_high",
                                           "effect_size",
                                           "hidden",
                                           NULL};
    EqlGrid *grid = eql_grid_new(headings);
    g_autoptr(GPtrArray) schools = eql_cohort_schools(network, choice);
    eql_grid_csv_only(grid, "theme");
    for (guint i = 0; i < schools->len; i++) {
        const EqlCohortSchool *school = schools->pdata[i];
        g_autoptr(GArray) changes = eql_cohort_progress(school, choice, NULL);
        for (guint j = 0; j < changes->len; j++) {
            const EqlCohortChange *change = &g_array_index(changes, EqlCohortChange, j);
            if (!eql_cohort_wants(choice, change->now))
                continue;
            add_name(grid, school);
            eql_grid_text(grid, school->stage);
            eql_grid_text(grid, change->now->code);
            eql_grid_word(grid, change->now->label, eql_theme_name(change->now->label));
            eql_grid_figure(grid, change->change);
            add_interval(grid, change->favourable_change);
            eql_grid_figure(grid, change->effect_size);
        }
    }
    return grid;
}

static void add_rate(EqlGrid *grid, const EqlCohortRriGroup *group, const EqlCohortRate *rate,
                     guint schools)
{
    eql_grid_text(grid, group->code);
    eql_grid_word(grid, group->label, eql_text_translated(group->label));
    eql_grid_text(grid, rate->school ? rate->school->urn : NULL);
    eql_grid_word(grid, rate->school ? rate->school->name : "",
                  rate->school ? rate->school->name : _("All together"));
    eql_grid_count(grid, schools);
    eql_grid_figure(grid, rate->census);
    eql_grid_figure(grid, rate->outcomes);
    eql_grid_figure(grid, rate->rate_per_100);
    add_interval(grid, rate->rri);
}

EqlGrid *eql_grid_cohort_rri(const EqlCohortRri *rri)
{
    static const char *const headings[] = {
        "code",         "label", "urn",     "name",     "schools", "census", "outcomes",
        "rate_per_100", "rri",   "rri_low", "rri_high", "hidden",  NULL};
    EqlGrid *grid = eql_grid_new(headings);
    eql_grid_csv_only(grid, "code");
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlCohortRriGroup *group = rri->groups->pdata[i];
        add_rate(grid, group, &group->pooled, group->pooled_schools);
        for (guint j = 0; j < group->schools->len; j++)
            add_rate(grid, group, &g_array_index(group->schools, EqlCohortRate, j), 1);
    }
    return grid;
}
