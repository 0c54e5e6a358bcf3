/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/project.h"

#include "base/data-folder.h"
#include "base/i18n.h"
#include "intake/lists/benchmark-file.h"
#include "intake/lists/codes-file.h"
#include "intake/lists/crosswalk-file.h"
#include "workflow/chosen-questions.h"
#include "workflow/profile.h"
#include "workflow/network.h"
#include "workflow/project-private.h"
#include "workflow/question-edit.h"

G_DEFINE_QUARK(eql_workflow_error, eql_workflow_error)

static EqlProject *project_of(EqlStore *store /* taken */, GError **error)
{
    g_autoptr(EqlProject) project = g_new0(EqlProject, 1);
    project->store = store;
    const char *folder = store ? eql_data_folder(error) : NULL;
    project->codes = folder ? eql_codes_load(folder, error) : NULL;
    return project->codes ? g_steal_pointer(&project) : NULL;
}

/* A new project begins with the starter questionnaire. */
static EqlProject *with_starter(EqlProject *taken, GError **error)
{
    g_autoptr(EqlProject) project = taken;
    if (!project)
        return NULL;
    g_autoptr(EqlQuestionnaire) starter = eql_questionnaire_starter(error);
    if (!starter || !eql_store_set_questionnaire(project->store, starter, error))
        return NULL;
    return g_steal_pointer(&project);
}

EqlProject *eql_project_create(const char *path, const EqlSchool *school, GError **error)
{
    if (!eql_data_folder(error))
        return NULL;
    return with_starter(project_of(eql_store_create(path, school, error), error), error);
}

EqlProject *eql_project_create_in_memory(const EqlSchool *school, GError **error)
{
    return with_starter(project_of(eql_store_create_in_memory(school, error), error), error);
}

EqlProject *eql_project_open(const char *path, GError **error)
{
    return project_of(eql_store_open(path, error), error);
}

EqlProject *eql_project_open_cancellable(const char *path, GCancellable *cancellable,
                                         GError **error)
{
    return project_of(eql_store_open_cancellable(path, cancellable, error), error);
}

void eql_project_close(EqlProject *project)
{
    if (!project)
        return;
    g_clear_pointer(&project->store, eql_store_close);
    g_clear_pointer(&project->codes, eql_codes_unref);
    g_clear_pointer(&project->hasher, eql_hasher_free);
    g_clear_pointer(&project->beside, eql_benchmark_unref);
    g_clear_pointer(&project->service, eql_service_unref);
    g_strfreev(project->sheets);
    g_strfreev(project->questions);
    g_free(project);
}

EqlStore *eql_project_store(EqlProject *project)
{
    return project->store;
}

EqlCodes *eql_project_codes(EqlProject *project)
{
    return project->codes;
}

EqlHasher *eql_project_hasher(EqlProject *project, GError **error)
{
    if (!project->hasher)
        project->hasher = eql_store_path(project->store) ? eql_profile_hasher(error)
                                                         : eql_profile_passing_hasher(error);
    return project->hasher;
}

EqlBenchmark *eql_project_read_beside(EqlProject *project, const char *which, const char *place,
                                      GCancellable *cancellable, GError **error)
{
    const char *folder = eql_data_folder(error);
    if (!folder)
        return NULL;
    gboolean built_in = g_ascii_strcasecmp(which, "england") == 0;
    g_autofree char *path =
        built_in ? g_build_filename(folder, "benchmarks", "england.csv", NULL) : g_strdup(which);
    return eql_network_is(path)
               ? eql_network_benchmark(path, place, error)
               : eql_benchmark_read(path, place, project->codes, folder, cancellable, error);
}

gboolean eql_project_set_beside(EqlProject *project, const char *which, const char *place,
                                GCancellable *cancellable, GError **error)
{
    EqlBenchmark *benchmark = eql_project_read_beside(project, which, place, cancellable, error);
    if (!benchmark)
        return FALSE;
    g_clear_pointer(&project->beside, eql_benchmark_unref);
    project->beside = benchmark;
    return TRUE;
}

void eql_project_set_service(EqlProject *project, EqlService *service)
{
    EqlService *earlier = project->service;
    project->service = eql_service_ref(service);
    eql_service_unref(earlier);
}

gboolean eql_project_set_language(EqlProject *project, const char *code, GError **error)
{
    project->language = code && *code ? eql_language_find(code, error) : NULL;
    return project->language || !code || !*code;
}

gboolean eql_project_set_sheets(EqlProject *project, const char *const *sheets, GError **error)
{
    if (sheets && !eql_workbook_check_sheets(sheets, error))
        return FALSE;
    g_strfreev(project->sheets);
    project->sheets = g_strdupv((char **)sheets);
    return TRUE;
}

gboolean eql_project_set_questions(EqlProject *project, const char *const *words, GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire =
        words ? eql_store_questionnaire(project->store, error) : NULL;
    char **questions = questionnaire ? eql_chosen_questions(questionnaire, words, error) : NULL;
    if (words && !questions)
        return FALSE;
    g_strfreev(project->questions);
    project->questions = questions;
    return TRUE;
}

/* ── another questionnaire ── */

gboolean eql_project_use_questionnaire(EqlProject *project, const char *path,
                                       GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlQuestionnaire) next = eql_questionnaire_open(path, cancellable, error);
    g_autoptr(EqlQuestionnaire) now = next ? eql_store_questionnaire(project->store, error) : NULL;
    g_autoptr(GHashTable) uses = now ? eql_store_item_uses(project->store, error) : NULL;
    return uses && eql_questionnaire_keeps_answers(now, next, uses, error) &&
           eql_store_set_questionnaire(project->store, next, error);
}

gboolean eql_project_use_crosswalk(EqlProject *project, const char *path, GCancellable *cancellable,
                                   GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(project->store, error);
    g_autoptr(EqlCrosswalk) crosswalk =
        questionnaire ? eql_crosswalk_read(path, questionnaire, cancellable, error) : NULL;
    return crosswalk && eql_store_set_crosswalk(project->store, crosswalk, error);
}

EqlRecognised *eql_project_recognise(EqlProject *project, const char *path, const char *sheet,
                                     GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlQuestionnaire) questionnaire = eql_store_questionnaire(project->store, error);
    return questionnaire
               ? eql_recognise(path, sheet, questionnaire, project->codes, cancellable, error)
               : NULL;
}
