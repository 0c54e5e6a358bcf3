/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/finding.h"

static gboolean concerns_audience(const EqlFinding *finding, const char *audience)
{
    return g_strcmp0(finding->audience, audience) == 0 ||
           g_strcmp0(finding->other_audience, audience) == 0;
}

/* How closely an entry of the bank fits: a theme says more than an audience; -1 when it
 * is meant for something else. */
static int fit(const EqlBankEntry *entry, const EqlFinding *finding)
{
    int points = 0;

    if (entry->kind != finding->kind)
        return -1;
    if (entry->theme != NULL) {
        if (g_strcmp0(entry->theme, finding->theme) != 0)
            return -1;
        points += 2;
    }
    if (entry->audience != NULL) {
        if (!concerns_audience(finding, entry->audience))
            return -1;
        points += 1;
    }
    return points;
}

/* More than any fit. */
enum { OWN = 8 };

/* Of entries that fit alike, the first in the bank that is not in the plan yet, so that
 * five gaps do not bring the same line five times. What the user wrote goes first, but once. */
static const EqlBankEntry *best_entry(GPtrArray *bank, const EqlFinding *finding,
                                      GHashTable *activities)
{
    const EqlBankEntry *best = NULL;
    int most = -1;

    for (guint i = 0; i < bank->len; i++) {
        const EqlBankEntry *entry = g_ptr_array_index(bank, i);
        int points = fit(entry, finding);

        if (points < 0)
            continue;
        gboolean is_new = !g_hash_table_contains(activities, entry->activity);
        points = 2 * points + is_new + (entry->own && is_new ? OWN : 0);
        if (points > most) {
            most = points;
            best = entry;
        }
    }
    return best;
}

static gboolean is_answered(GPtrArray *actions, const EqlFinding *finding)
{
    for (guint i = 0; actions != NULL && i < actions->len; i++) {
        const EqlAction *action = g_ptr_array_index(actions, i);

        if (g_str_equal(action->finding, finding->key))
            return TRUE;
    }
    return FALSE;
}

static void set_text(char **field, const char *text)
{
    g_free(*field);
    *field = g_strdup(text != NULL ? text : "");
}

static EqlAction *action_for(const EqlFinding *finding, const EqlBankEntry *entry)
{
    EqlAction *action = eql_action_new();

    action->priority = entry->priority;
    set_text(&action->theme, finding->theme_label);
    set_text(&action->evidence, finding->sentence);
    set_text(&action->finding, finding->key);
    set_text(&action->activity, entry->activity);
    set_text(&action->owner, entry->owner);
    set_text(&action->governance, entry->governance);
    set_text(&action->success_measure, entry->success_measure);
    return action;
}

static GHashTable *activities_of(GPtrArray *actions)
{
    GHashTable *activities = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (guint i = 0; actions != NULL && i < actions->len; i++) {
        const EqlAction *action = g_ptr_array_index(actions, i);

        g_hash_table_add(activities, g_strdup(action->activity));
    }
    return activities;
}

/* The sort is stable: within a priority the findings' order stays. */
static int compare_priorities(gconstpointer a, gconstpointer b)
{
    return (*(EqlAction *const *)a)->priority - (*(EqlAction *const *)b)->priority;
}

GPtrArray *eql_propose_actions(GPtrArray *findings, GPtrArray *bank, GPtrArray *existing)
{
    GPtrArray *actions = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_free);
    g_autoptr(GHashTable) activities = activities_of(existing);

    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = g_ptr_array_index(findings, i);
        const EqlBankEntry *entry = NULL;

        if (!eql_finding_is_good(finding) && !is_answered(existing, finding))
            entry = best_entry(bank, finding, activities);
        if (entry == NULL)
            continue;
        g_ptr_array_add(actions, action_for(finding, entry));
        g_hash_table_add(activities, g_strdup(entry->activity));
    }
    g_ptr_array_sort(actions, compare_priorities);
    return actions;
}
