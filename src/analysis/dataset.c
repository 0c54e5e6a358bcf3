/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/dataset.h"

static void audience_data_free_item(gpointer data)
{
    eql_audience_data_free(data);
}

EqlAudienceData *eql_audience_data_new(const char *audience, EqlResponses *responses)
{
    EqlAudienceData *data = g_new0(EqlAudienceData, 1);

    data->audience = g_strdup(audience);
    data->responses = responses;
    return data;
}

void eql_audience_data_free(EqlAudienceData *data)
{
    if (data == NULL)
        return;
    g_free(data->audience);
    g_free(data->wave);
    g_clear_pointer(&data->responses, eql_responses_free);
    g_free(data);
}

EqlDataset *eql_dataset_new(void)
{
    EqlDataset *dataset = g_new0(EqlDataset, 1);

    dataset->audiences = g_ptr_array_new_with_free_func(audience_data_free_item);
    dataset->shelf = eql_shelf_new();
    return dataset;
}

void eql_dataset_free(EqlDataset *dataset)
{
    if (dataset == NULL)
        return;
    eql_shelf_free(dataset->shelf);
    g_clear_pointer(&dataset->school, eql_school_free);
    g_clear_pointer(&dataset->questionnaire, eql_questionnaire_unref);
    g_clear_pointer(&dataset->codes, eql_codes_unref);
    g_clear_pointer(&dataset->settings, eql_settings_free);
    g_free(dataset->wave);
    g_ptr_array_unref(dataset->audiences);
    g_clear_pointer(&dataset->others, g_ptr_array_unref);
    g_free(dataset->since_wave);
    g_clear_pointer(&dataset->since, g_ptr_array_unref);
    g_clear_pointer(&dataset->crosswalk, eql_crosswalk_free);
    g_clear_pointer(&dataset->benchmark, eql_benchmark_unref);
    g_clear_pointer(&dataset->census, eql_census_free);
    g_clear_pointer(&dataset->outcomes, eql_outcomes_free);
    g_free(dataset);
}

char *eql_audience_data_name(const EqlAudienceData *data)
{
    return g_strconcat(data->audience, "\x1f", data->wave, NULL);
}

GPtrArray *eql_dataset_all_answers(const EqlDataset *dataset)
{
    GPtrArray *all = g_ptr_array_new();
    guint n_others = dataset->others != NULL ? dataset->others->len : 0;

    for (guint i = 0; i < dataset->n_earlier; i++)
        g_ptr_array_add(all, g_ptr_array_index(dataset->others, i));
    for (guint i = 0; i < dataset->audiences->len; i++)
        g_ptr_array_add(all, g_ptr_array_index(dataset->audiences, i));
    for (guint i = dataset->n_earlier; i < n_others; i++)
        g_ptr_array_add(all, g_ptr_array_index(dataset->others, i));
    return all;
}

const EqlResponses *eql_audiences_responses(const GPtrArray *audiences, const char *audience)
{
    for (guint i = 0; audiences != NULL && i < audiences->len; i++) {
        const EqlAudienceData *data = g_ptr_array_index(audiences, i);

        if (g_str_equal(data->audience, audience))
            return data->responses;
    }
    return NULL;
}

const EqlResponses *eql_dataset_responses(const EqlDataset *dataset, const char *audience)
{
    return eql_audiences_responses(dataset->audiences, audience);
}
