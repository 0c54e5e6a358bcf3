/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/crosswalk.h"

static void pair_free(gpointer data)
{
    EqlCrosswalkPair *pair = data;
    g_free(pair->from);
    g_free(pair->to);
    g_free(pair);
}

EqlCrosswalk *eql_crosswalk_new(void)
{
    EqlCrosswalk *crosswalk = g_new0(EqlCrosswalk, 1);
    crosswalk->pairs = g_ptr_array_new_with_free_func(pair_free);
    return crosswalk;
}

void eql_crosswalk_free(EqlCrosswalk *crosswalk)
{
    if (!crosswalk)
        return;
    g_ptr_array_unref(crosswalk->pairs);
    g_free(crosswalk);
}

const char *eql_crosswalk_before(const EqlCrosswalk *crosswalk, const char *to)
{
    for (guint i = 0; crosswalk && i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        if (g_str_equal(pair->to, to))
            return pair->from;
    }
    return NULL;
}

static gboolean has_successor(const EqlCrosswalk *crosswalk, const char *from)
{
    for (guint i = 0; i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        if (g_str_equal(pair->from, from))
            return TRUE;
    }
    return FALSE;
}

/* Whether `code` is `from` itself or one of those it goes back to. */
static gboolean goes_back_to(const EqlCrosswalk *crosswalk, const char *from, const char *code)
{
    while (from && !g_str_equal(from, code))
        from = eql_crosswalk_before(crosswalk, from);
    return from != NULL;
}

gboolean eql_crosswalk_add(EqlCrosswalk *crosswalk, const char *from, const char *to)
{
    if (has_successor(crosswalk, from) || eql_crosswalk_before(crosswalk, to) ||
        goes_back_to(crosswalk, from, to))
        return FALSE;
    EqlCrosswalkPair *pair = g_new0(EqlCrosswalkPair, 1);
    pair->from = g_strdup(from);
    pair->to = g_strdup(to);
    g_ptr_array_add(crosswalk->pairs, pair);
    return TRUE;
}

EqlCrosswalk *eql_crosswalk_copy(const EqlCrosswalk *crosswalk)
{
    EqlCrosswalk *copy = eql_crosswalk_new();
    for (guint i = 0; i < crosswalk->pairs->len; i++) {
        const EqlCrosswalkPair *pair = crosswalk->pairs->pdata[i];
        if (!eql_crosswalk_add(copy, pair->from, pair->to))
            g_assert_not_reached();
    }
    return copy;
}

gboolean eql_crosswalk_equal(const EqlCrosswalk *a, const EqlCrosswalk *b)
{
    for (guint i = 0; i < a->pairs->len && a->pairs->len == b->pairs->len; i++) {
        const EqlCrosswalkPair *one = a->pairs->pdata[i], *two = b->pairs->pdata[i];
        if (!g_str_equal(one->from, two->from) || !g_str_equal(one->to, two->to))
            return FALSE;
    }
    return a->pairs->len == b->pairs->len;
}

void eql_crosswalk_remove(EqlCrosswalk *crosswalk, const char *to)
{
    for (guint i = 0; i < crosswalk->pairs->len; i++) {
        if (!g_str_equal(((const EqlCrosswalkPair *)crosswalk->pairs->pdata[i])->to, to))
            continue;
        g_ptr_array_remove_index(crosswalk->pairs, i);
        return;
    }
}
