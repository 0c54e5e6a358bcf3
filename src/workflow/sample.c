/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/data-folder.h"
#include "base/i18n.h"
#include "workflow/project-private.h"

typedef struct {
    const char *file;
    EqlImportKind kind;
    const char *audience;
} SampleFile;

static const SampleFile FILES[] = {
    {"census.xml", EQL_IMPORT_CENSUS, NULL},
    {"suspensions.csv", EQL_IMPORT_OUTCOMES, NULL},
    {"pupil-responses.xlsx", EQL_IMPORT_RESPONSES, "pupil"},
    {"staff-responses.csv", EQL_IMPORT_RESPONSES, "staff"},
    {"parent-responses.csv", EQL_IMPORT_RESPONSES, "parent"},
};

/* One file's progress as a part of the whole's. */
typedef struct {
    EqlProgress progress;
    gpointer data;
    guint done;
} Share;

static void pass_on(double fraction, gpointer user_data)
{
    const Share *share = user_data;
    if (share->progress)
        share->progress((share->done + fraction) / G_N_ELEMENTS(FILES), share->data);
}

static gboolean import_sample_file(EqlProject *project, const SampleFile *sample, Share *share,
                                   GCancellable *cancellable, GError **error)
{
    g_autofree char *path = eql_data_file("sample", sample->file, NULL);
    EqlImportRequest request = {.kind = sample->kind,
                                .path = path,
                                .audience = sample->audience,
                                .wave = _("Autumn 2025 baseline")};
    g_autoptr(EqlImportRecord) record =
        eql_project_import(project, &request, pass_on, share, cancellable, error);
    share->done++;
    return record != NULL;
}

/* How many were invited to the sample's questionnaires, beside the pupils on roll. */
static gboolean set_invited(EqlProject *project, GError **error)
{
    g_autoptr(EqlSettings) settings = eql_store_settings(project->store, error);
    return settings && eql_settings_set(settings, "invited.staff", "120", error) &&
           eql_settings_set(settings, "invited.parent", "1020", error) &&
           eql_store_set_settings(project->store, settings, error);
}

EqlProject *eql_project_create_sample(const char *path, EqlProgress progress,
                                      gpointer progress_data, GCancellable *cancellable,
                                      GError **error)
{
    g_autoptr(EqlSchool) school =
        eql_school_new(_("Sampleton High School (invented)"), NULL, NULL, "secondary");
    g_autoptr(EqlProject) project = path ? eql_project_create(path, school, error)
                                         : eql_project_create_in_memory(school, error);
    Share share = {progress, progress_data, 0};
    if (!project || !set_invited(project, error))
        return NULL;
    for (guint i = 0; i < G_N_ELEMENTS(FILES); i++)
        if (!import_sample_file(project, &FILES[i], &share, cancellable, error))
            return NULL;
    return g_steal_pointer(&project);
}
