/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/pathway.h"

#include "base/text.h"

/* Stands for "no row yet"; no file can hold so many people. */
#define NOT_YET G_MAXUINT64

static void group_free(EqlPathwayGroup *group)
{
    g_free(group->code);
    g_free(group->label);
    g_array_unref(group->counts);
    g_free(group);
}

EqlPathwayCounts *eql_pathway_counts_new(void)
{
    EqlPathwayCounts *counts = g_new0(EqlPathwayCounts, 1);
    counts->stages = g_ptr_array_new_with_free_func(g_free);
    counts->groups = g_ptr_array_new_with_free_func((GDestroyNotify)group_free);
    counts->unlisted = g_ptr_array_new_with_free_func(g_free);
    return counts;
}

void eql_pathway_counts_free(EqlPathwayCounts *counts)
{
    if (!counts)
        return;
    g_ptr_array_unref(counts->stages);
    g_ptr_array_unref(counts->groups);
    g_ptr_array_unref(counts->unlisted);
    g_free(counts);
}

static gboolean same_folded(gconstpointer a, gconstpointer b)
{
    g_autofree char *x = eql_text_fold(a, -1);
    g_autofree char *y = eql_text_fold(b, -1);
    return g_str_equal(x, y);
}

static guint stage_index(EqlPathwayCounts *counts, const char *stage)
{
    guint found;
    if (g_ptr_array_find_with_equal_func(counts->stages, stage, same_folded, &found))
        return found;
    g_ptr_array_add(counts->stages, g_strdup(stage));
    return counts->stages->len - 1;
}

static gboolean has_code(const EqlPathwayCounts *counts, const char *code)
{
    for (guint i = 0; i < counts->groups->len; i++) {
        const EqlPathwayGroup *group = counts->groups->pdata[i];
        if (g_str_equal(group->code, code))
            return TRUE;
    }
    return FALSE;
}

/* A slug that no other group has: "boarders", "boarders-2". */
static char *own_code(const EqlPathwayCounts *counts, const char *label)
{
    g_autofree char *slug = eql_text_slug(label);
    char *code = g_strdup(slug);
    for (guint i = 2; has_code(counts, code); i++) {
        g_free(code);
        code = g_strdup_printf("%s-%u", slug, i);
    }
    return code;
}

static EqlPathwayGroup *group_of(EqlPathwayCounts *counts, const char *label)
{
    for (guint i = 0; i < counts->groups->len; i++) {
        EqlPathwayGroup *group = counts->groups->pdata[i];
        if (same_folded(group->label, label))
            return group;
    }
    EqlPathwayGroup *group = g_new0(EqlPathwayGroup, 1);
    group->code = own_code(counts, label);
    group->label = g_strdup(label);
    group->counts = g_array_new(FALSE, TRUE, sizeof(guint64));
    g_ptr_array_add(counts->groups, group);
    return group;
}

gboolean eql_pathway_counts_add(EqlPathwayCounts *counts, const char *stage, const char *label,
                                guint64 count)
{
    guint at = stage_index(counts, stage);
    EqlPathwayGroup *group = group_of(counts, label);
    const guint64 not_yet = NOT_YET;
    while (group->counts->len <= at)
        g_array_append_val(group->counts, not_yet);
    guint64 *cell = &g_array_index(group->counts, guint64, at);
    if (*cell != NOT_YET)
        return FALSE;
    *cell = count;
    return TRUE;
}

/* A group without a row at a stage has nobody there. */
guint64 eql_pathway_count(const EqlPathwayGroup *group, guint stage)
{
    guint64 count = stage < group->counts->len ? g_array_index(group->counts, guint64, stage) : 0;
    return count == NOT_YET ? 0 : count;
}
