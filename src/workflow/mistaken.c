/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/mistaken.h"

#include "base/i18n.h"
#include "intake/intake-error.h"

static gboolean is_as_asked(const EqlImportRequest *request, const EqlSorted *sorted)
{
    switch (request->kind) {
    case EQL_IMPORT_RESPONSES:
        return sorted->kind == EQL_SORTED_RESPONSES &&
               g_strcmp0(sorted->audience, request->audience) == 0;
    case EQL_IMPORT_CENSUS:
        return sorted->kind == EQL_SORTED_CENSUS || sorted->kind == EQL_SORTED_SIDE_TABLE;
    case EQL_IMPORT_OUTCOMES:
        return sorted->kind == EQL_SORTED_OUTCOMES ||
               (sorted->kind == EQL_SORTED_CENSUS && sorted->has_outcomes);
    }
    return TRUE;
}

EqlSorted *eql_mistaken(EqlProject *project, const EqlImportRequest *request,
                        GCancellable *cancellable)
{
    const char *const paths[] = {request->path, NULL};
    g_autoptr(EqlQuestionnaire) questionnaire =
        eql_store_questionnaire(eql_project_store(project), NULL);
    if (!questionnaire)
        return NULL;
    g_autoptr(GPtrArray) all = eql_sort_files(paths, questionnaire, eql_project_codes(project),
                                              NULL, NULL, cancellable, NULL);
    if (!all || all->len != 1)
        return NULL;
    const EqlSorted *sorted = all->pdata[0];
    if (sorted->kind == EQL_SORTED_UNKNOWN || is_as_asked(request, sorted))
        return NULL;
    return g_ptr_array_steal_index(all, 0);
}

gboolean eql_mistaken_is_likely(const GError *error)
{
    return g_error_matches(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT) ||
           g_error_matches(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_UNSUPPORTED) ||
           g_error_matches(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_BINARY) ||
           g_error_matches(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NO_MATCH);
}

/* Readers of the roll tell these from one another themselves, and say more of them. */
static gboolean is_told_already(const EqlImportRequest *request, const EqlSorted *sorted)
{
    return request->kind != EQL_IMPORT_RESPONSES &&
           (sorted->kind == EQL_SORTED_CENSUS || sorted->kind == EQL_SORTED_OUTCOMES ||
            sorted->kind == EQL_SORTED_SIDE_TABLE);
}

static char *sentence(const EqlImportRequest *request, const EqlSorted *sorted)
{
    g_autofree char *name = g_filename_display_basename(request->path);
    g_autofree char *label = eql_sorted_label(sorted);
    switch (request->kind) {
    case EQL_IMPORT_RESPONSES:
        return g_strdup_printf(
            _("%s holds no answers of “%s”. It is this: %s. Bring it in as that."), name,
            request->audience, label);
    case EQL_IMPORT_CENSUS:
        return g_strdup_printf(
            _("%s does not say who is on roll. It is this: %s. Bring it in as that."), name, label);
    case EQL_IMPORT_OUTCOMES:
        return g_strdup_printf(
            _("%s holds no suspensions or exclusions. It is this: %s. Bring it in as that."), name,
            label);
    }
    return NULL;
}

void eql_mistaken_explain(EqlProject *project, const EqlImportRequest *request,
                          GCancellable *cancellable, GError **error)
{
    if (!error || !eql_mistaken_is_likely(*error))
        return;
    g_autoptr(EqlSorted) sorted = eql_mistaken(project, request, cancellable);
    if (!sorted || is_told_already(request, sorted))
        return;
    g_free((*error)->message);
    (*error)->message = sentence(request, sorted);
}

char *eql_mistaken_commands(const EqlSorted *sorted)
{
    static const char *const commands[] = {
        [EQL_SORTED_QUESTIONNAIRE] = "questionnaire --use, analyse --questionnaire",
        [EQL_SORTED_MAPPING] = "import --mapping",
        [EQL_SORTED_CENSUS] = "census, analyse --census",
        [EQL_SORTED_SIDE_TABLE] = "census",
        [EQL_SORTED_OUTCOMES] = "outcomes, analyse --outcomes",
        [EQL_SORTED_PLAN] = "plan --read-back",
        [EQL_SORTED_PATHWAY] = "pathway",
        [EQL_SORTED_BENCHMARK] = "rri --beside",
        [EQL_SORTED_UNKNOWN] = NULL,
    };
    if (sorted->kind == EQL_SORTED_RESPONSES)
        return g_strdup_printf("import --audience %s, analyse --%s", sorted->audience,
                               sorted->audience);
    return g_strdup(commands[sorted->kind]);
}
