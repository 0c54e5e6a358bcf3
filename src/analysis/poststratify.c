/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/poststratify.h"

#include <math.h>

#include "analysis/disclosure.h"
#include "analysis/hiding.h"
#include "analysis/roll-count.h"
#include "analysis/tally.h"
#include "stats/stratified.h"

/* An audience's respondents and the roll, divided alike. */
typedef struct {
    const EqlDataset *dataset;
    const EqlResponses *responses;
    GPtrArray *groupings; /* one EqlGrouping */
    const EqlHidden *hidden;
    EqlCells *roll;
    guint64 on_roll;
} Weighting;

static EqlGrouping *grouping_of(const Weighting *weighting)
{
    return g_ptr_array_index(weighting->groupings, 0);
}

static void weighting_clear(Weighting *weighting)
{
    g_ptr_array_unref(weighting->groupings);
    g_clear_pointer(&weighting->roll, eql_cells_free);
}

/* Groups that nobody answered of must be there too: they are part of the roll. */
static void list_groups(const Weighting *weighting)
{
    GPtrArray *hidden = eql_hidden_groups(weighting->hidden);

    for (guint i = 0; i < hidden->len; i++)
        eql_grouping_add(grouping_of(weighting), g_ptr_array_index(hidden, i));
    for (guint i = 0; i < weighting->roll->cells->len; i++) {
        const EqlCell *cell = &g_array_index(weighting->roll->cells, EqlCell, i);

        eql_grouping_add(grouping_of(weighting),
                         eql_level_code(weighting->roll->levels[0], cell->part[0]));
    }
}

/* FALSE when the answers say nothing of the characteristic. */
static gboolean weighting_init(Weighting *weighting, const EqlDataset *dataset,
                               const EqlAudienceData *data, const char *characteristic,
                               EqlDetail detail)
{
    EqlGrouping *grouping =
        eql_grouping_new(dataset->codes, characteristic, detail, data->responses);

    *weighting = (Weighting){.dataset = dataset, .responses = data->responses};
    weighting->groupings = g_ptr_array_new_with_free_func((GDestroyNotify)eql_grouping_free);
    if (grouping == NULL)
        return FALSE;
    g_ptr_array_add(weighting->groupings, grouping);
    weighting->hidden = eql_hidden_in_answers(dataset, data, characteristic);
    weighting->roll = eql_cells_new(dataset->codes, &characteristic, 1, detail);
    weighting->on_roll = eql_cells_add_census(weighting->roll, dataset->census);
    list_groups(weighting);
    return TRUE;
}

/* As the table of groups decides it. */
static gboolean is_hidden(const Weighting *weighting, guint number, const EqlTally *tally)
{
    const EqlSettings *settings = weighting->dataset->settings;
    const EqlGrouping *grouping = grouping_of(weighting);

    return eql_hidden_has(weighting->hidden, grouping->level->detail,
                          eql_level_code(grouping->level, number)) ||
           eql_too_few(settings, grouping->people[number]) ||
           eql_too_few(settings, tally->score.n) ||
           eql_too_few(settings, tally->answers.respondents);
}

static void add_stratum(GArray *strata, const EqlMoments *score, guint64 population)
{
    EqlStratum stratum = {.mean = eql_moments_mean(score),
                          .sd = eql_moments_sd(score),
                          .n = (double)score->n,
                          .population = (double)population};

    if (score->n > 0 && population > 0)
        g_array_append_val(strata, stratum);
}

/* The shown groups, and all hidden ones as one (EqlStratum). */
static GArray *strata_of(const Weighting *weighting, const GArray *tallies)
{
    GArray *strata = g_array_new(FALSE, FALSE, sizeof(EqlStratum));
    EqlTally rest = {0};
    guint64 rest_on_roll = 0;

    for (guint number = 0; number < tallies->len; number++) {
        const EqlTally *tally = &g_array_index(tallies, EqlTally, number);
        const EqlCell *cell =
            eql_cells_find(weighting->roll, eql_level_code(grouping_of(weighting)->level, number));
        guint64 population = cell != NULL ? cell->census : 0;

        if (is_hidden(weighting, number, tally)) {
            eql_tally_join(&rest, tally);
            rest_on_roll += population;
        } else if (number > 0) {
            add_stratum(strata, &tally->score, population);
        }
    }
    add_stratum(strata, &rest.score, rest_on_roll);
    return strata;
}

static void fill_theme(EqlThemeScore *theme, const GArray *strata, guint64 on_roll)
{
    const EqlStratum *first = (const EqlStratum *)(gpointer)strata->data;
    EqlStratified mean = eql_stratified_mean(first, strata->len);
    double represented = 0;

    for (guint i = 0; i < strata->len; i++)
        represented += first[i].population;
    if (strata->len == 0) {
        theme->poststratified = eql_figure_absent(EQL_UNIT_SCORE, EQL_REASON_NO_ANSWERS);
        theme->poststratified_share = eql_figure_value(EQL_UNIT_PROPORTION, 0);
        return;
    }
    theme->poststratified =
        eql_figure_interval(EQL_UNIT_SCORE, mean.mean, mean.interval.low, mean.interval.high);
    if (!eql_figure_has_interval(theme->poststratified))
        theme->poststratified =
            eql_figure_without_interval(theme->poststratified, EQL_REASON_ONE_ANSWER);
    theme->poststratified_share =
        eql_figure_value(EQL_UNIT_PROPORTION, represented / (double)on_roll);
}

static void weigh_theme(const Weighting *weighting, const char *audience, EqlThemeScore *theme)
{
    g_autoptr(GArray) items = eql_put_items(weighting->dataset->questionnaire, audience,
                                            theme->code, weighting->responses);
    g_autoptr(EqlThemeTally) tally =
        eql_tally_theme(items, weighting->responses->n, weighting->groupings);
    g_autoptr(GArray) strata = strata_of(weighting, g_ptr_array_index(tally->groups, 0));

    fill_theme(theme, strata, weighting->on_roll);
    if (theme->hidden || eql_too_few(weighting->dataset->settings, weighting->on_roll)) {
        eql_hide(&theme->poststratified, weighting->dataset->permit);
        eql_hide(&theme->poststratified_share, weighting->dataset->permit);
    }
}

static void leave_out(EqlAudienceScores *audience, EqlReason reason)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        EqlThemeScore *theme = g_ptr_array_index(audience->themes, i);

        theme->poststratified = eql_figure_absent(EQL_UNIT_SCORE, reason);
        theme->poststratified_share = eql_figure_absent(EQL_UNIT_PROPORTION, reason);
    }
}

static void weigh_audience(const EqlDataset *dataset, EqlAudienceScores *audience,
                           const char *characteristic, EqlDetail detail)
{
    Weighting weighting;

    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *data = g_ptr_array_index(dataset->audiences, i);

        if (!g_str_equal(data->audience, audience->audience))
            continue;
        if (weighting_init(&weighting, dataset, data, characteristic, detail)) {
            for (guint j = 0; j < audience->themes->len; j++)
                weigh_theme(&weighting, audience->audience, g_ptr_array_index(audience->themes, j));
        }
        weighting_clear(&weighting);
    }
}

void eql_poststratify(const EqlDataset *dataset, EqlScores *scores, const char *characteristic,
                      EqlDetail detail)
{
    g_free(scores->weighted_to);
    scores->weighted_to = g_strdup(characteristic);
    for (guint i = 0; i < scores->audiences->len; i++) {
        EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);

        leave_out(audience, dataset->census == NULL ? EQL_REASON_NO_CENSUS : EQL_REASON_NOT_KNOWN);
        if (g_str_equal(audience->audience, "pupil") &&
            eql_census_knows(dataset->census, characteristic))
            weigh_audience(dataset, audience, characteristic, detail);
    }
}
