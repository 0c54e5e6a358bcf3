/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/i18n.h"
#include "base/lists.h"
#include "model/merge.h"
#include "model/school-year.h"
#include "workflow/project-private.h"

static EqlAudienceData *audience_of(const char *audience, const char *wave, EqlResponses *responses)
{
    EqlAudienceData *data = eql_audience_data_new(audience, responses);
    data->wave = g_strdup(wave);
    return data;
}

/* The answers of every audience in a wave, in the questionnaire's order. */
static GPtrArray *load_audiences(EqlStore *store, const EqlQuestionnaire *questionnaire,
                                 const char *wave, GError **error)
{
    g_autoptr(GPtrArray) audiences =
        g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    for (guint i = 0; i < questionnaire->audiences->len; i++) {
        const char *audience = questionnaire->audiences->pdata[i];
        g_autoptr(EqlResponses) responses = eql_store_responses(store, wave, audience, error);
        if (!responses)
            return NULL;
        if (responses->n > 0)
            g_ptr_array_add(audiences, audience_of(audience, wave, g_steal_pointer(&responses)));
    }
    return g_steal_pointer(&audiences);
}

static gboolean check_wave(char **waves, const char *wave, GError **error)
{
    if (g_strv_contains((const char *const *)waves, wave))
        return TRUE;
    g_autofree char *known = eql_list_text((const char *const *)waves);
    if (*known)
        g_set_error(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_WAVE,
                    _("There is no wave “%s” in this project. It has: %s."), wave, known);
    else
        g_set_error(
            error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_UNKNOWN_WAVE,
            _("There is no wave “%s” in this project: no responses have been brought in yet."),
            wave);
    return FALSE;
}

static gboolean load_into(GPtrArray **audiences, const EqlDataset *dataset, EqlStore *store,
                          const char *wave, GError **error)
{
    GPtrArray *loaded = load_audiences(store, dataset->questionnaire, wave, error);
    if (!loaded)
        return FALSE;
    g_clear_pointer(audiences, g_ptr_array_unref);
    *audiences = loaded;
    return TRUE;
}

static gboolean load_waves(EqlDataset *dataset, EqlStore *store, const char *wave,
                           const char *since, GError **error)
{
    g_auto(GStrv) waves = eql_store_waves(store, error);
    if (!waves)
        return FALSE;
    guint n = g_strv_length(waves);
    if ((wave && !check_wave(waves, wave, error)) || (since && !check_wave(waves, since, error)))
        return FALSE;
    dataset->wave = g_strdup(wave ? wave : n ? waves[n - 1] : NULL);
    if (dataset->wave && !load_into(&dataset->audiences, dataset, store, dataset->wave, error))
        return FALSE;
    dataset->since_wave = g_strdup(since);
    return !since || load_into(&dataset->since, dataset, store, since, error);
}

/* A setting, not an option of each table: tables of other years beside one another would let
 * hidden groups be worked out. */
static void keep_latest_years(EqlDataset *dataset)
{
    EqlOutcomes *all = dataset->outcomes;
    if (!all || dataset->settings->outcome_years == 0)
        return;
    dataset->outcomes = eql_outcomes_of_years(all, (guint)dataset->settings->outcome_years);
    eql_outcomes_free(all);
}

/* A census is NULL without an error when there is none. */
static gboolean load_roll(EqlDataset *dataset, EqlStore *store, GError **error)
{
    g_autoptr(GError) failure = NULL;
    dataset->census = eql_store_census(store, &failure);
    if (failure) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return FALSE;
    }
    dataset->outcomes = eql_store_outcomes(store, error);
    keep_latest_years(dataset);
    return dataset->outcomes != NULL;
}

/* Answers of different waves have nothing in common but the roll that they stand beside. */
static gboolean load_others(EqlDataset *dataset, EqlStore *store, GError **error)
{
    if (!dataset->census || !dataset->wave)
        return TRUE;
    g_auto(GStrv) waves = eql_store_waves(store, error);
    if (!waves)
        return FALSE;
    gboolean earlier = TRUE;
    dataset->others = g_ptr_array_new_with_free_func((GDestroyNotify)eql_audience_data_free);
    for (char **wave = waves; *wave; wave++) {
        if (g_str_equal(*wave, dataset->wave)) {
            earlier = FALSE;
            continue;
        }
        g_autoptr(GPtrArray) audiences =
            load_audiences(store, dataset->questionnaire, *wave, error);
        if (!audiences)
            return FALSE;
        dataset->n_earlier += earlier ? audiences->len : 0;
        g_ptr_array_extend_and_steal(dataset->others, g_steal_pointer(&audiences));
    }
    return TRUE;
}

/* ── groups that are put together ── */

/* All analysis asks these lists which group somebody is in, so that nothing it works out knows
 * the groups apart. */
static EqlCodes *merged_codes(EqlCodes *codes, const EqlSettings *settings, GError **error)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func((GDestroyNotify)eql_merge_free);
    GHashTableIter iter;
    gpointer characteristic, text;
    g_hash_table_iter_init(&iter, settings->merges);
    while (g_hash_table_iter_next(&iter, &characteristic, &text)) {
        g_autoptr(GPtrArray) merges = eql_merges_read(codes, characteristic, text, error);
        if (!merges)
            return NULL;
        for (guint i = 0; i < merges->len; i++)
            g_ptr_array_add(all, eql_merge_copy(merges->pdata[i]));
    }
    return all->len > 0 ? eql_codes_merge(codes, all) : eql_codes_ref(codes);
}

char *eql_project_check_merges(EqlProject *project, const char *characteristic, const char *text,
                               GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(project->store, error);
    if (!questionnaire ||
        !eql_project_knows_characteristic(project, questionnaire, characteristic, error))
        return NULL;
    g_autoptr(GPtrArray) merges = eql_merges_read(project->codes, characteristic, text, error);
    return merges ? eql_merges_text(merges) : NULL;
}

/* ── published figures beside the school's ── */

/* Those that were asked for just now, else those that are kept. */
static gboolean set_beside(EqlDataset *dataset, const EqlProject *project, GError **error)
{
    const char *kept = dataset->settings->beside;
    if (project->beside)
        dataset->benchmark = eql_benchmark_ref(project->beside);
    else if (kept && !(dataset->benchmark = eql_benchmark_from_text(kept))) {
        g_set_error(error, EQL_SETTINGS_ERROR, EQL_SETTINGS_ERROR_VALUE,
                    _("The published figures that the project keeps cannot be read. Take them "
                      "away (“set PROJECT beside=”) and choose them again."));
        return FALSE;
    }
    return TRUE;
}

EqlDataset *eql_project_dataset(EqlProject *project, const char *wave, const char *since,
                                GError **error)
{
    g_autoptr(EqlDataset) dataset = eql_dataset_new();
    EqlStore *store = project->store;
    dataset->school = eql_store_school(store, error);
    dataset->settings = dataset->school ? eql_store_settings(store, error) : NULL;
    if (!dataset->settings || !set_beside(dataset, project, error))
        return NULL;
    dataset->codes = merged_codes(project->codes, dataset->settings, error);
    dataset->questionnaire = dataset->codes ? eql_store_questionnaire(store, error) : NULL;
    dataset->crosswalk = dataset->questionnaire ? eql_store_crosswalk(store, error) : NULL;
    if (!dataset->crosswalk || !load_waves(dataset, store, wave, since, error) ||
        !load_roll(dataset, store, error) || !load_others(dataset, store, error))
        return NULL;
    return g_steal_pointer(&dataset);
}

/* The place of a wave; that of the latest when no name is given. */
static guint place_of(char **waves, const char *wave)
{
    guint i = 0;
    while (wave && waves[i] && !g_str_equal(waves[i], wave))
        i++;
    return wave ? i : MAX(g_strv_length(waves), 1) - 1;
}

EqlDataset *eql_project_dataset_since_before(EqlProject *project, const char *wave, GError **error)
{
    g_auto(GStrv) waves = eql_store_waves(project->store, error);
    if (!waves)
        return NULL;
    guint place = place_of(waves, wave);
    return eql_project_dataset(project, wave, place > 0 ? waves[place - 1] : NULL, error);
}
