/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-hold.h"

#include "analysis/findings.h"
#include "base/kept.h"
#include "workflow/plan-edit.h"

/* ── do they hide more? ── */

static gboolean merges_alike(const EqlSettings *a, const EqlSettings *b)
{
    GHashTableIter each;
    gpointer characteristic, text;
    if (g_hash_table_size(a->merges) != g_hash_table_size(b->merges))
        return FALSE;
    g_hash_table_iter_init(&each, a->merges);
    while (g_hash_table_iter_next(&each, &characteristic, &text))
        if (g_strcmp0(text, g_hash_table_lookup(b->merges, characteristic)) != 0)
            return FALSE;
    return TRUE;
}

/* Groups that are put together otherwise than before hide each other. */
static gboolean may_hide_more(const EqlSettings *before, const EqlSettings *after)
{
    return after->k > before->k || !merges_alike(before, after);
}

/* ── what may be said now ── */

static gboolean add_findings(GPtrArray *all, EqlProject *project, const char *wave, GError **error)
{
    g_autoptr(EqlDataset) dataset = eql_project_dataset_since_before(project, wave, error);
    GPtrArray *findings = dataset ? eql_findings(dataset, error) : NULL;
    if (findings)
        g_ptr_array_extend_and_steal(all, findings);
    return findings != NULL;
}

/* Of all waves, the latest last; of the census and the log alone where nobody answered yet. */
static GPtrArray *findings_now(EqlProject *project, GError **error)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)eql_finding_free);
    g_auto(GStrv) waves = eql_store_waves(eql_project_store(project), error);
    gboolean found = waves != NULL && (*waves || add_findings(all, project, NULL, error));
    for (char **wave = waves; found && *wave; wave++)
        found = add_findings(all, project, *wave, error);
    return found ? g_steal_pointer(&all) : NULL;
}

static gboolean is_said(const GPtrArray *findings, const char *sentence)
{
    for (guint i = 0; i < findings->len; i++)
        if (g_strcmp0(((const EqlFinding *)findings->pdata[i])->sentence, sentence) == 0)
            return TRUE;
    return FALSE;
}

static const char *said_instead(const GPtrArray *findings, const char *key)
{
    for (guint i = findings->len; i-- > 0;)
        if (g_strcmp0(((const EqlFinding *)findings->pdata[i])->key, key) == 0)
            return ((const EqlFinding *)findings->pdata[i])->sentence;
    return EQL_KEPT(_("What led to this is not shown any more: it may rest on too few people."));
}

static GPtrArray *hold(const GPtrArray *actions, const GPtrArray *findings)
{
    GPtrArray *held = g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free);
    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];
        const char *kept = eql_action_to_keep(action, EQL_KEPT_EVIDENCE);
        if (!eql_kept_is(kept) || is_said(findings, kept))
            continue;
        EqlActionChange *change = eql_action_change_new(action, action, i);
        eql_action_take_kept(change->after, EQL_KEPT_EVIDENCE,
                             g_strdup(said_instead(findings, action->finding)));
        g_ptr_array_add(held, change);
    }
    return held;
}

/* ── as changes ── */

typedef struct {
    EqlProject *project;
    const EqlSettings *settings;
    GPtrArray *held; /* to be filled, or to be given back */
} Keeping;

static gboolean hold_back(Keeping *keeping, EqlStore *store, GError **error)
{
    g_autoptr(GPtrArray) actions = eql_store_actions(store, error);
    if (!actions || actions->len == 0)
        return actions != NULL;
    g_autoptr(GPtrArray) findings = EQL_KEPT(findings_now(keeping->project, error));
    if (!findings)
        return FALSE;
    g_ptr_array_unref(keeping->held);
    keeping->held = hold(actions, findings);
    return keeping->held->len == 0 || (eql_plan_apply(actions, keeping->held, TRUE, NULL, error) &&
                                       eql_store_set_actions(store, actions, error));
}

/* EqlStoreChange. */
static gboolean keep(EqlStore *store, gpointer data, GError **error)
{
    Keeping *keeping = data;
    g_autoptr(EqlSettings) before = eql_store_settings(store, error);
    if (!before || !eql_store_set_settings(store, keeping->settings, error))
        return FALSE;
    return !may_hide_more(before, keeping->settings) || hold_back(keeping, store, error);
}

gboolean eql_project_keep_settings(EqlProject *project, const EqlSettings *settings,
                                   GPtrArray **held, GError **error)
{
    Keeping keeping = {project, settings,
                       g_ptr_array_new_with_free_func((GDestroyNotify)eql_action_change_free)};
    gboolean kept = eql_store_change(eql_project_store(project), keep, &keeping, error);
    if (kept && held)
        *held = g_steal_pointer(&keeping.held);
    g_clear_pointer(&keeping.held, g_ptr_array_unref);
    return kept;
}

/* EqlStoreChange. */
static gboolean give_back(EqlStore *store, gpointer data, GError **error)
{
    const Keeping *keeping = data;
    g_autoptr(GPtrArray) actions = eql_store_actions(store, error);
    for (guint i = 0; actions && i < keeping->held->len; i++) {
        g_autoptr(GPtrArray) one = g_ptr_array_new();
        g_ptr_array_add(one, keeping->held->pdata[i]);
        eql_plan_apply(actions, one, FALSE, NULL, NULL); /* one that was changed since stays */
    }
    return actions && eql_store_set_settings(store, keeping->settings, error) &&
           eql_store_set_actions(store, actions, error);
}

gboolean eql_project_give_back_settings(EqlProject *project, const EqlSettings *settings,
                                        const GPtrArray *held, GError **error)
{
    Keeping keeping = {project, settings, (GPtrArray *)held};
    return eql_store_change(eql_project_store(project), give_back, &keeping, error);
}
