/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/mistaken.h"

#include "base/data-folder.h"
#include "base/i18n.h"
#include "intake/intake-error.h"
#include "intake/lists/codes-file.h"
#include "workflow/question-edit.h"

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

static gboolean is_known(const EqlSorted *sorted)
{
    return sorted->kind != EQL_SORTED_UNKNOWN || sorted->ours;
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
    if (!is_known(sorted) || is_as_asked(request, sorted))
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

static gboolean is_brought_in(const EqlSorted *sorted)
{
    return !sorted->ours && sorted->kind != EQL_SORTED_PROJECT;
}

char *eql_mistaken_what(const EqlSorted *sorted)
{
    if (sorted->kind == EQL_SORTED_PROJECT)
        return g_strdup(_("It is an Equalens project, which is opened and not brought in."));
    if (sorted->ours)
        return g_strdup(sorted->reason);
    g_autofree char *label = eql_sorted_label(sorted);
    /* Translators: what a file is, such as “Exclusions and suspensions”. */
    return g_strdup_printf(_("It is this: %s."), label);
}

static char *sentence(const EqlImportRequest *request, const EqlSorted *sorted)
{
    g_autofree char *name = g_filename_display_basename(request->path);
    g_autofree char *label = eql_sorted_label(sorted);
    if (!is_brought_in(sorted)) {
        g_autofree char *what = eql_mistaken_what(sorted);
        return g_strdup_printf(_("%s is not what is asked for here. %s"), name, what);
    }
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
    if (sorted->ours)
        return g_strdup(g_str_equal(sorted->tool, EQL_TOOL_PACK)      ? "network --add"
                        : g_str_equal(sorted->tool, EQL_TOOL_NETWORK) ? "network, rri --beside"
                        : g_str_equal(sorted->tool, EQL_TOOL_CROSSWALK)
                            ? "questionnaire --crosswalk"
                            : NULL);
    return g_strdup(commands[sorted->kind]);
}

EqlSorted *eql_mistaken_file(const char *path, GCancellable *cancellable)
{
    const char *const paths[] = {path, NULL};
    const char *folder = eql_data_folder(NULL);
    g_autoptr(EqlCodes) codes = folder ? eql_codes_load(folder, NULL) : NULL;
    g_autoptr(EqlQuestionnaire) starter = codes ? eql_questionnaire_starter(NULL) : NULL;
    g_autoptr(GPtrArray) all =
        starter && g_file_test(path, G_FILE_TEST_IS_REGULAR)
            ? eql_sort_files(paths, starter, codes, NULL, NULL, cancellable, NULL)
            : NULL;
    if (!all || all->len != 1 || !is_known(all->pdata[0]))
        return NULL;
    return g_ptr_array_steal_index(all, 0);
}
