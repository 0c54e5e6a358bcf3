/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/snapshot.h"

#include "analysis/small-groups.h"

/* The sentence that a change would meet. */
static char *why_read_only(EqlStore *store)
{
    g_autoptr(GError) error = NULL;
    return eql_store_check_writable(store, &error) ? NULL : g_strdup(error->message);
}

static gboolean read_project(EqlSnapshot *snapshot, EqlProject *project, const char *wave,
                             GError **error)
{
    EqlStore *store = eql_project_store(project);
    snapshot->path = g_strdup(eql_store_path(store));
    if ((snapshot->waves = eql_store_waves(store, error)) == NULL ||
        (snapshot->outcome_kinds = eql_store_outcome_kinds(store, error)) == NULL ||
        (snapshot->imports = eql_store_imports(store, error)) == NULL ||
        (snapshot->actions = eql_store_actions(store, error)) == NULL ||
        (snapshot->uses = eql_store_item_uses(store, error)) == NULL ||
        (snapshot->dataset = eql_project_dataset_since_before(project, wave, error)) == NULL)
        return FALSE;
    snapshot->read_only = why_read_only(store);
    snapshot->dataset->permit = snapshot->permit;
    return TRUE;
}

static gboolean work_out(EqlSnapshot *snapshot, GCancellable *cancellable, GError **error)
{
    if (g_cancellable_set_error_if_cancelled(cancellable, error))
        return FALSE;
    snapshot->scores = eql_scores(snapshot->dataset, NULL, EQL_DETAIL_FULL);
    if (g_cancellable_set_error_if_cancelled(cancellable, error))
        return FALSE;
    snapshot->items = eql_items(snapshot->dataset);
    if (g_cancellable_set_error_if_cancelled(cancellable, error))
        return FALSE;
    snapshot->findings = eql_findings(snapshot->dataset, error);
    /* after the findings, which rest on nothing small */
    eql_open_scores(snapshot->scores, snapshot->permit);
    eql_open_items(snapshot->items, snapshot->permit);
    return snapshot->findings != NULL;
}

EqlSnapshot *eql_snapshot_load(EqlProject *project, const char *wave, GCancellable *cancellable,
                               GError **error)
{
    return eql_snapshot_load_internal(project, wave, NULL, cancellable, error);
}

EqlSnapshot *eql_snapshot_load_internal(EqlProject *project, const char *wave,
                                        const EqlInternal *permit, GCancellable *cancellable,
                                        GError **error)
{
    g_autoptr(EqlSnapshot) snapshot = g_new0(EqlSnapshot, 1);
    snapshot->permit = permit;
    g_atomic_ref_count_init(&snapshot->refs);
    if (!read_project(snapshot, project, wave, error) || !work_out(snapshot, cancellable, error))
        return NULL;
    return g_steal_pointer(&snapshot);
}

EqlSnapshot *eql_snapshot_ref(EqlSnapshot *snapshot)
{
    g_atomic_ref_count_inc(&snapshot->refs);
    return snapshot;
}

void eql_snapshot_unref(EqlSnapshot *snapshot)
{
    if (snapshot == NULL || !g_atomic_ref_count_dec(&snapshot->refs))
        return;
    g_free(snapshot->path);
    g_strfreev(snapshot->waves);
    g_strfreev(snapshot->outcome_kinds);
    g_clear_pointer(&snapshot->scores, eql_scores_free);
    g_clear_pointer(&snapshot->items, eql_items_free);
    g_clear_pointer(&snapshot->findings, g_ptr_array_unref);
    g_clear_pointer(&snapshot->imports, g_ptr_array_unref);
    g_clear_pointer(&snapshot->actions, g_ptr_array_unref);
    g_clear_pointer(&snapshot->uses, g_hash_table_unref);
    g_free(snapshot->read_only);
    g_clear_pointer(&snapshot->dataset, eql_dataset_free);
    g_free(snapshot);
}

gboolean eql_snapshot_has_answers(const EqlSnapshot *snapshot)
{
    return snapshot->dataset->audiences != NULL && snapshot->dataset->audiences->len > 0;
}

gboolean eql_snapshot_shows_scores(const EqlSnapshot *snapshot)
{
    for (guint i = 0; i < snapshot->scores->audiences->len; i++) {
        const EqlAudienceScores *audience = snapshot->scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            if (eql_figure_is_shown(((const EqlThemeScore *)audience->themes->pdata[j])->score))
                return TRUE;
    }
    return FALSE;
}

gboolean eql_snapshot_has_census(const EqlSnapshot *snapshot)
{
    return snapshot->dataset->census != NULL;
}

gboolean eql_snapshot_has_outcomes(const EqlSnapshot *snapshot)
{
    return snapshot->outcome_kinds[0] != NULL;
}

const EqlImportRecord *eql_snapshot_last_import(const EqlSnapshot *snapshot)
{
    for (guint i = snapshot->imports->len; i > 0; i--) {
        const EqlImportRecord *record = g_ptr_array_index(snapshot->imports, i - 1);
        if (eql_import_record_stands(record))
            return record;
    }
    return NULL;
}

static gboolean answers_tell(const EqlSnapshot *snapshot, const char *characteristic)
{
    const GPtrArray *audiences = snapshot->dataset->audiences;
    for (guint i = 0; audiences != NULL && i < audiences->len; i++) {
        const EqlAudienceData *data = g_ptr_array_index(audiences, i);
        if (eql_responses_groups(data->responses, characteristic) != NULL)
            return TRUE;
    }
    return FALSE;
}

static gboolean census_tells(const EqlSnapshot *snapshot, const char *characteristic)
{
    const EqlCensus *census = snapshot->dataset->census;
    if (census == NULL)
        return FALSE;
    if (eql_group_columns_find(census->groups, characteristic) != NULL)
        return TRUE;
    for (guint i = 0; i < census->counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(census->counts, i);
        if (g_strcmp0(count->characteristic, characteristic) == 0)
            return TRUE;
    }
    return FALSE;
}

typedef gboolean (*Tells)(const EqlSnapshot *snapshot, const char *characteristic);

static const char **characteristics(const EqlSnapshot *snapshot, Tells tells)
{
    const char *const *all = eql_codes_characteristics(snapshot->dataset->codes);
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; all[i] != NULL; i++)
        if (tells(snapshot, all[i]))
            g_ptr_array_add(found, (gpointer)all[i]);
    g_ptr_array_add(found, NULL);
    return (const char **)g_ptr_array_free(found, FALSE);
}

const char **eql_snapshot_answer_characteristics(const EqlSnapshot *snapshot)
{
    return characteristics(snapshot, answers_tell);
}

const char **eql_snapshot_census_characteristics(const EqlSnapshot *snapshot)
{
    return characteristics(snapshot, census_tells);
}

gboolean eql_snapshot_census_crosses(const EqlSnapshot *snapshot, const char *first,
                                     const char *second)
{
    const EqlCensus *census = snapshot->dataset->census;
    return census != NULL && census->n > 0 && !g_str_equal(first, second) &&
           eql_group_columns_find(census->groups, first) != NULL &&
           eql_group_columns_find(census->groups, second) != NULL;
}
