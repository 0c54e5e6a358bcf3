/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/scores.h"

#include "analysis/audience-tally.h"
#include "analysis/disclosure.h"
#include "analysis/roll-count.h"
#include "analysis/theme-scores.h"
#include "analysis/waves.h"

/* One audience on its way from answers to figures. */
typedef struct {
    const EqlDataset *dataset;
    const EqlAudienceData *data;
    const EqlAudienceTally *tally;
    const EqlResponses *since;
    guint64 invited;
    GPtrArray *groupings; /* EqlGrouping */
    GPtrArray *hidden;    /* EqlHidden, the dataset's, in step */
    GPtrArray *rolls;     /* EqlCells or NULL, in step */
} Audience;

static void audience_scores_free(gpointer data)
{
    EqlAudienceScores *scores = data;

    g_free(scores->audience);
    g_ptr_array_unref(scores->themes);
    g_free(scores);
}

void eql_scores_free(EqlScores *scores)
{
    if (scores == NULL)
        return;
    g_free(scores->school);
    g_free(scores->wave);
    g_free(scores->weighted_to);
    g_ptr_array_unref(scores->audiences);
    g_free(scores);
}

static int compare_places(gconstpointer a, gconstpointer b)
{
    const EqlThemeScore *one = *(EqlThemeScore *const *)a, *other = *(EqlThemeScore *const *)b;

    return (one->place > other->place) - (one->place < other->place);
}

GPtrArray *eql_scores_themes(const EqlScores *scores, guint n)
{
    GPtrArray *themes = g_ptr_array_new();
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < MIN(n, scores->audiences->len); i++) {
        const EqlAudienceScores *audience = g_ptr_array_index(scores->audiences, i);

        for (guint j = 0; j < audience->themes->len; j++) {
            EqlThemeScore *theme = g_ptr_array_index(audience->themes, j);

            if (g_hash_table_add(seen, theme->code))
                g_ptr_array_add(themes, theme);
        }
    }
    g_ptr_array_sort(themes, compare_places);
    return themes;
}

static gboolean is_pupils(const Audience *audience)
{
    return g_str_equal(audience->data->audience, "pupil");
}

static guint64 number_invited(const Audience *audience)
{
    guint invited = eql_settings_invited(audience->dataset->settings, audience->data->audience);

    if (invited > 0)
        return invited;
    return is_pupils(audience) ? eql_census_headcount(audience->dataset->census) : 0;
}

/* How many of each group are on roll: only pupils have a roll. */
static EqlCells *roll_of(const Audience *audience, const char *characteristic, EqlDetail detail)
{
    const EqlDataset *dataset = audience->dataset;
    EqlCells *roll;

    if (!is_pupils(audience) || !eql_census_knows(dataset->census, characteristic))
        return NULL;
    roll = eql_cells_new(dataset->codes, &characteristic, 1, detail);
    eql_cells_add_census(roll, dataset->census);
    return roll;
}

/* Hidden groups are listed whether or not any of them answered, or the list would tell. */
static void list_hidden(EqlGrouping *grouping, const EqlHidden *hidden)
{
    GPtrArray *groups = eql_hidden_groups(hidden);

    for (guint i = 0; i < groups->len; i++)
        eql_grouping_add(grouping, g_ptr_array_index(groups, i));
}

static void audience_init(Audience *audience, const char *const *by, EqlDetail detail)
{
    audience->invited = number_invited(audience);
    audience->groupings = g_ptr_array_new_with_free_func((GDestroyNotify)eql_grouping_free);
    audience->hidden = g_ptr_array_new();
    audience->rolls = g_ptr_array_new_with_free_func((GDestroyNotify)eql_cells_free);
    for (guint i = 0; by != NULL && by[i] != NULL; i++) {
        EqlGrouping *grouping =
            eql_grouping_new(audience->dataset->codes, by[i], detail, audience->data->responses);
        const EqlHidden *hidden;

        if (grouping == NULL)
            continue;
        g_ptr_array_add(audience->groupings, grouping);
        hidden = eql_hidden_in_answers(audience->dataset, audience->data, by[i]);
        list_hidden(grouping, hidden);
        g_ptr_array_add(audience->hidden, (gpointer)hidden);
        g_ptr_array_add(audience->rolls, roll_of(audience, by[i], detail));
    }
}

static void audience_clear(Audience *audience)
{
    g_ptr_array_unref(audience->groupings);
    g_ptr_array_unref(audience->hidden);
    g_ptr_array_unref(audience->rolls);
}

/* A theme in the wave before, and what both waves have of it. */
typedef struct {
    GArray *items; /* EqlPutItem, then */
    EqlSharedItems shared;
    EqlThemeTally *all, *shared_now, *shared_before; /* NULL: nothing to count */
} Since;

static void since_clear(Since *since)
{
    g_clear_pointer(&since->items, g_array_unref);
    eql_shared_items_clear(&since->shared);
    g_clear_pointer(&since->all, eql_theme_tally_free);
    g_clear_pointer(&since->shared_now, eql_theme_tally_free);
    g_clear_pointer(&since->shared_before, eql_theme_tally_free);
}

static void since_init(Since *since, const Audience *audience, const EqlTheme *theme,
                       const GArray *now)
{
    const EqlDataset *dataset = audience->dataset;

    if (audience->since == NULL)
        return;
    since->items = eql_put_items(dataset->questionnaire, audience->data->audience, theme->code,
                                 audience->since);
    since->shared = eql_shared_items(dataset->crosswalk, now, since->items);
    if (since->items->len > 0)
        since->all = eql_tally_theme(since->items, audience->since->n, NULL);
    if (since->shared.now->len == 0)
        return;
    since->shared_now = eql_tally_theme(since->shared.now, audience->data->responses->n, NULL);
    since->shared_before = eql_tally_theme(since->shared.before, audience->since->n, NULL);
}

/* Whether a question's own answers are hidden, which those of some others beside the theme's
 * could tell. */
static gboolean any_hidden(const EqlSettings *settings, const GArray *items)
{
    for (guint i = 0; i < items->len; i++) {
        const EqlPutItem *put = &g_array_index(items, EqlPutItem, i);
        guint64 counts[256];

        eql_tally_bytes(put->column, counts);
        if (eql_answers_too_few(settings, put, counts))
            return TRUE;
    }
    return FALSE;
}

static gboolean hides_shared(const Since *since, const Audience *audience, const GArray *now)
{
    const EqlSettings *settings = audience->dataset->settings;

    return since->items != NULL &&
           (any_hidden(settings, now) || any_hidden(settings, since->items));
}

/* NULL when no question of the theme was put. */
static EqlThemeScore *score_theme(const Audience *audience, guint number)
{
    const EqlTheme *theme = g_ptr_array_index(audience->dataset->questionnaire->themes, number);
    const GArray *items = g_ptr_array_index(audience->tally->items, number);
    g_autoptr(EqlThemeTally) tally =
        eql_audience_tally_theme(audience->tally, number, audience->groupings);
    Since since = {NULL};
    EqlThemeScore *score;

    if (tally == NULL)
        return NULL;
    since_init(&since, audience, theme, items);
    score = eql_theme_score_new(&(EqlThemeSource){
        .dataset = audience->dataset,
        .theme = theme,
        .tally = tally,
        .since = since.all != NULL ? &since.all->all : NULL,
        .n_since = audience->since != NULL ? audience->since->n : 0,
        .shared = since.shared_now != NULL ? &since.shared_now->all : NULL,
        .since_shared = since.shared_before != NULL ? &since.shared_before->all : NULL,
        .n_before = since.items != NULL ? since.items->len : 0,
        .n_shared = since.shared.now != NULL ? since.shared.now->len : 0,
        .hide_shared = hides_shared(&since, audience, items),
        .n_items = items->len,
        .invited = audience->invited,
        .groupings = audience->groupings,
        .hidden = audience->hidden,
        .rolls = audience->rolls,
    });
    since_clear(&since);
    return score;
}

static EqlAudienceScores *score_audience(const Audience *audience)
{
    const EqlQuestionnaire *questionnaire = audience->dataset->questionnaire;
    EqlAudienceScores *scores = g_new0(EqlAudienceScores, 1);

    scores->audience = g_strdup(audience->data->audience);
    scores->respondents = eql_figure_value(EQL_UNIT_COUNT, audience->data->responses->n);
    scores->invited = audience->invited > 0
                          ? eql_figure_value(EQL_UNIT_COUNT, (double)audience->invited)
                          : eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NOT_KNOWN);
    scores->themes = g_ptr_array_new_with_free_func((GDestroyNotify)eql_theme_score_free);
    for (guint i = 0; i < questionnaire->themes->len; i++) {
        EqlThemeScore *theme = score_theme(audience, i);

        if (theme != NULL)
            g_ptr_array_add(scores->themes, theme);
    }
    if (eql_too_few(audience->dataset->settings, audience->data->responses->n))
        eql_hide_audience_scores(scores, audience->dataset->permit);
    return scores;
}

EqlScores *eql_scores(const EqlDataset *dataset, const char *const *by, EqlDetail detail)
{
    EqlScores *scores = g_new0(EqlScores, 1);

    scores->school = g_strdup(dataset->school->name);
    scores->wave = g_strdup(dataset->wave);
    scores->by_group = by != NULL && by[0] != NULL;
    scores->audiences = g_ptr_array_new_with_free_func(audience_scores_free);
    for (guint i = 0; i < dataset->audiences->len; i++) {
        Audience audience = {.dataset = dataset, .data = g_ptr_array_index(dataset->audiences, i)};

        audience.tally = eql_audience_tally(dataset, audience.data);
        audience.since = eql_audiences_responses(dataset->since, audience.data->audience);
        audience_init(&audience, by, detail);
        g_ptr_array_add(scores->audiences, score_audience(&audience));
        audience_clear(&audience);
    }
    return scores;
}
