/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/waves.h"

#include "stats/compare.h"

static const EqlPutItem *find_put(const GArray *items, const char *code)
{
    for (guint i = 0; i < items->len; i++) {
        const EqlPutItem *put = &g_array_index(items, EqlPutItem, i);

        if (g_str_equal(put->item->code, code))
            return put;
    }
    return NULL;
}

const EqlPutItem *eql_wave_partner(const EqlCrosswalk *crosswalk, const EqlItem *item,
                                   const GArray *before, EqlReason *why)
{
    const EqlPutItem *found = NULL;

    for (const char *code = item->code; code != NULL && found == NULL;
         code = eql_crosswalk_before(crosswalk, code))
        found = find_put(before, code);
    *why = EQL_REASON_NONE;
    if (found == NULL)
        *why = EQL_REASON_NOT_ASKED;
    else if (found->item->scale->n_points != item->scale->n_points)
        *why = EQL_REASON_OTHER_SCALE;
    return *why == EQL_REASON_NONE ? found : NULL;
}

EqlSharedItems eql_shared_items(const EqlCrosswalk *crosswalk, const GArray *now,
                                const GArray *before)
{
    EqlSharedItems shared = {g_array_new(FALSE, FALSE, sizeof(EqlPutItem)),
                             g_array_new(FALSE, FALSE, sizeof(EqlPutItem))};

    for (guint i = 0; i < now->len; i++) {
        const EqlPutItem *put = &g_array_index(now, EqlPutItem, i);
        EqlReason why;
        const EqlPutItem *partner = eql_wave_partner(crosswalk, put->item, before, &why);

        if (partner == NULL)
            continue;
        g_array_append_vals(shared.now, put, 1);
        g_array_append_vals(shared.before, partner, 1);
    }
    return shared;
}

void eql_shared_items_clear(EqlSharedItems *shared)
{
    g_clear_pointer(&shared->now, g_array_unref);
    g_clear_pointer(&shared->before, g_array_unref);
}

/* ── question by question ── */

static const EqlItemResult *find_result(const EqlAudienceItems *items, const char *code)
{
    for (guint i = 0; items != NULL && i < items->items->len; i++) {
        const EqlItemResult *result = g_ptr_array_index(items->items, i);

        if (g_str_equal(result->code, code))
            return result;
    }
    return NULL;
}

/* The one that `code` was: itself, or one it goes back to. */
static const EqlItemResult *result_before(const EqlCrosswalk *crosswalk,
                                          const EqlAudienceItems *before, const char *code)
{
    const EqlItemResult *found = NULL;

    for (; code != NULL && found == NULL; code = eql_crosswalk_before(crosswalk, code))
        found = find_result(before, code);
    return found;
}

static void set_change(EqlItemResult *result, EqlFigure change, EqlFigure effect)
{
    result->favourable_change = change;
    result->effect_size = effect;
}

static void not_compared(EqlItemResult *result, EqlReason reason)
{
    set_change(result, eql_figure_absent(EQL_UNIT_SHARE_DIFFERENCE, reason),
               eql_figure_absent(EQL_UNIT_NONE, reason));
}

/* From what is shown of both, so that it tells no more than they do. */
static void compare(EqlItemResult *now, const EqlItemResult *before)
{
    EqlInterval interval;

    g_free(now->partner);
    now->partner = g_strdup(before->code);
    if (now->hidden || before->hidden) {
        set_change(now, eql_figure_hidden(EQL_UNIT_SHARE_DIFFERENCE, EQL_REASON_SMALL),
                   eql_figure_hidden(EQL_UNIT_NONE, EQL_REASON_SMALL));
        return;
    }
    if (!eql_figure_is_shown(now->favourable) || !eql_figure_is_shown(before->favourable)) {
        not_compared(now, EQL_REASON_NO_ANSWERS);
        return;
    }
    interval = eql_newcombe(now->favourable.value, now->n.value, before->favourable.value,
                            before->n.value);
    set_change(now,
               eql_figure_interval(EQL_UNIT_SHARE_DIFFERENCE,
                                   now->favourable.value - before->favourable.value, interval.low,
                                   interval.high),
               eql_figure_value(EQL_UNIT_NONE,
                                eql_cohens_h(now->favourable.value, before->favourable.value)));
}

static gboolean is_followed(const EqlAudienceItems *now, const EqlItemResult *earlier)
{
    for (guint i = 0; i < now->items->len; i++) {
        const EqlItemResult *result = g_ptr_array_index(now->items, i);

        if (g_strcmp0(result->partner, earlier->code) == 0)
            return TRUE;
    }
    return FALSE;
}

void eql_items_compare(const EqlDataset *dataset, EqlAudienceItems *now,
                       const EqlAudienceItems *before)
{
    for (guint i = 0; i < now->items->len; i++) {
        EqlItemResult *result = g_ptr_array_index(now->items, i);
        const EqlItemResult *earlier = result_before(dataset->crosswalk, before, result->code);

        if (earlier == NULL)
            not_compared(result, EQL_REASON_NOT_ASKED);
        else if (earlier->counts->len != result->counts->len)
            not_compared(result, EQL_REASON_OTHER_SCALE);
        else
            compare(result, earlier);
    }
    for (guint i = 0; before != NULL && i < before->items->len; i++) {
        const EqlItemResult *earlier = g_ptr_array_index(before->items, i);

        if (!is_followed(now, earlier))
            g_ptr_array_add(now->no_longer_asked, g_strdup(earlier->code));
    }
}
