/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/audience-tally.h"

static void theme_tally_free_item(gpointer data)
{
    eql_theme_tally_free(data);
}

static void audience_tally_free(gpointer data)
{
    EqlAudienceTally *tally = data;

    g_ptr_array_unref(tally->groupings);
    g_ptr_array_unref(tally->items);
    g_ptr_array_unref(tally->themes);
    g_free(tally);
}

static GPtrArray *all_groupings(const EqlDataset *dataset, const EqlResponses *responses)
{
    GPtrArray *groupings = g_ptr_array_new_with_free_func((GDestroyNotify)eql_grouping_free);

    for (guint i = 0; i < responses->groups->len; i++) {
        const EqlGroupColumn *column = g_ptr_array_index(responses->groups, i);

        g_ptr_array_add(groupings, eql_grouping_new(dataset->codes, column->characteristic,
                                                    EQL_DETAIL_AS_GIVEN, responses));
    }
    return groupings;
}

static EqlAudienceTally *work_out(const EqlDataset *dataset, const EqlAudienceData *data)
{
    const GPtrArray *themes = dataset->questionnaire->themes;
    EqlAudienceTally *tally = g_new0(EqlAudienceTally, 1);

    tally->groupings = all_groupings(dataset, data->responses);
    tally->items = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    tally->themes = g_ptr_array_new_with_free_func(theme_tally_free_item);
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(themes, i);
        GArray *items =
            eql_put_items(dataset->questionnaire, data->audience, theme->code, data->responses);

        g_ptr_array_add(tally->items, items);
        g_ptr_array_add(
            tally->themes,
            items->len > 0 ? eql_tally_theme(items, data->responses->n, tally->groupings) : NULL);
    }
    return tally;
}

const EqlAudienceTally *eql_audience_tally(const EqlDataset *dataset, const EqlAudienceData *data)
{
    g_autofree char *whose = eql_audience_data_name(data);
    g_autofree char *name = g_strconcat("tally\x1f", whose, NULL);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_shelf_keep(dataset->shelf, name, work_out(dataset, data), audience_tally_free);
}

/* The tallies of the same characteristic as people gave it. */
static const GArray *given_of(const EqlAudienceTally *tally, const EqlThemeTally *theme,
                              const EqlGrouping *grouping, const EqlLevel **level)
{
    for (guint i = 0; i < tally->groupings->len; i++) {
        const EqlGrouping *given = g_ptr_array_index(tally->groupings, i);

        *level = given->level;
        if (given->column == grouping->column)
            return g_ptr_array_index(theme->groups, i);
    }
    g_return_val_if_reached(NULL);
}

static GArray *regroup(const EqlAudienceTally *tally, const EqlThemeTally *theme,
                       const EqlGrouping *grouping)
{
    const EqlLevel *level = NULL;
    const GArray *given = given_of(tally, theme, grouping, &level);
    GArray *groups = g_array_new(FALSE, TRUE, sizeof(EqlTally));

    g_array_set_size(groups, grouping->level->groups->len);
    for (guint i = 0; i < given->len; i++) {
        guint to = eql_level_number(grouping->level, eql_level_code(level, i));

        eql_tally_join(&g_array_index(groups, EqlTally, to), &g_array_index(given, EqlTally, i));
    }
    return groups;
}

EqlThemeTally *eql_audience_tally_theme(const EqlAudienceTally *tally, guint theme,
                                        const GPtrArray *groupings)
{
    const EqlThemeTally *given = g_ptr_array_index(tally->themes, theme);
    EqlThemeTally *regrouped;

    if (given == NULL)
        return NULL;
    regrouped = g_new0(EqlThemeTally, 1);
    regrouped->all = given->all;
    regrouped->complete = given->complete;
    regrouped->alpha = given->alpha;
    regrouped->groups = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < groupings->len; i++)
        g_ptr_array_add(regrouped->groups, regroup(tally, given, g_ptr_array_index(groupings, i)));
    return regrouped;
}
