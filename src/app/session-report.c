/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports: written as a file, or drawn for a printer; and the pack for a network. */
#include <glib/gi18n-lib.h>

#include "app/gsettings.h"
#include "app/session-private.h"
#include "base/file-names.h"
#include "output/pack.h"
#include "workflow/documents.h"
#include "workflow/network.h"

/* One report on its way to the thread and back. */
typedef struct {
    char *project, *wave;
    EqlReportKind kind;
    char *target; /* NULL: for a printer */
    EqlShown *shown;
    char *language;
    const EqlInternal *permit;
} Step;

static void step_free(gpointer data)
{
    Step *step = data;
    g_free(step->project);
    g_free(step->wave);
    g_free(step->target);
    g_clear_pointer(&step->shown, eql_shown_free);
    g_free(step->language);
    g_free(step);
}

static Step *step_new(EqlSession *self, EqlReportKind kind, const char *target)
{
    Step *step = g_new0(Step, 1);
    step->project = g_strdup(eql_session_path(self));
    step->wave = g_strdup(eql_session_snapshot(self)->dataset->wave);
    step->kind = kind;
    step->target = g_strdup(target);
    step->shown = eql_shown_copy(eql_session_shown(self));
    step->language = eql_gsettings_get("document-language");
    return step;
}

/* A language that has been taken away since is no reason to write nothing. */
EqlProject *eql_session_open_to_write(const char *path, const EqlShown *shown, const char *language,
                                      GError **error)
{
    EqlProject *project = eql_shown_open(shown, path, error);
    if (project != NULL && !eql_project_set_language(project, language, NULL))
        g_info("There are no texts in the language “%s” any more", language);
    return project;
}

static gpointer do_write(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project =
        eql_session_open_to_write(step->project, step->shown, step->language, error);
    if (project == NULL ||
        !eql_project_write_report(project, step->wave, step->kind, step->target, eql_job_progress,
                                  job, eql_job_cancellable(job), error))
        return NULL;
    return g_strdup(step->target);
}

static void on_written(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autofree char *path = result;
    if (path != NULL)
        g_signal_emit_by_name(owner, "saved", path);
    else
        eql_session_fail(EQL_SESSION(owner), _("The report could not be saved"), error);
}

static const EqlJobKind WRITE = {do_write, on_written, step_free, g_free};

void eql_session_save_report(EqlSession *self, EqlReportKind kind, const char *path)
{
    if (eql_session_snapshot(self) != NULL)
        eql_jobs_run(eql_session_jobs(self), _("Writing the report…"), G_OBJECT(self), &WRITE,
                     step_new(self, kind, path));
}

static gpointer do_write_internal(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project =
        eql_session_open_to_write(step->project, step->shown, step->language, error);
    if (project == NULL || !eql_project_write_report_internal(project, step->wave, step->kind,
                                                              step->permit, step->target, error))
        return NULL;
    return g_strdup(step->target);
}

static const EqlJobKind WRITE_INTERNAL = {do_write_internal, on_written, step_free, g_free};

void eql_session_save_report_internal(EqlSession *self, const char *path, const EqlInternal *permit)
{
    if (eql_session_snapshot(self) == NULL)
        return;
    Step *step = step_new(self, EQL_REPORT_FULL, path);
    step->permit = permit;
    eql_jobs_run(eql_session_jobs(self), _("Writing the report…"), G_OBJECT(self), &WRITE_INTERNAL,
                 step);
}

static gpointer do_pack(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project = eql_project_open(step->project, error);
    g_autoptr(EqlPack) pack = project != NULL ? eql_project_pack(project, error) : NULL;
    if (pack == NULL || !eql_pack_write(pack, step->target, error))
        return NULL;
    return g_strdup(step->target);
}

static void on_packed(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autofree char *path = result;
    if (path != NULL)
        g_signal_emit_by_name(owner, "saved", path);
    else
        eql_session_fail(EQL_SESSION(owner), _("The pack could not be saved"), error);
}

static const EqlJobKind PACK = {do_pack, on_packed, step_free, g_free};

void eql_session_save_pack(EqlSession *self, const char *path)
{
    if (eql_session_snapshot(self) != NULL)
        eql_jobs_run(eql_session_jobs(self), _("Writing the pack…"), G_OBJECT(self), &PACK,
                     step_new(self, EQL_REPORT_FULL, path));
}

static gpointer do_draw(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project =
        eql_session_open_to_write(step->project, step->shown, step->language, error);
    if (project == NULL)
        return NULL;
    return eql_project_report_pages(project, step->wave, step->kind, eql_job_progress, job,
                                    eql_job_cancellable(job), error);
}

/* As its file would be called: among the jobs of a printer it is told from other schools'. */
static char *name_of(EqlSession *session, EqlReportKind kind)
{
    const EqlDataset *dataset = eql_session_snapshot(session)->dataset;
    g_autofree char *file =
        eql_document_file_name(dataset->school->name, dataset->wave, eql_document_of_report(kind));
    return eql_file_name_shown(file, ".pdf");
}

static void on_drawn(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    const Step *step = input;
    g_autoptr(GPtrArray) pages = result;
    if (pages == NULL) {
        eql_session_fail(EQL_SESSION(owner), _("The report could not be printed"), error);
        return;
    }
    g_autofree char *name = name_of(EQL_SESSION(owner), step->kind);
    g_signal_emit_by_name(owner, "drawn", name, pages);
}

static const EqlJobKind DRAW = {do_draw, on_drawn, step_free, (GDestroyNotify)g_ptr_array_unref};

void eql_session_draw_report(EqlSession *self, EqlReportKind kind)
{
    if (eql_session_snapshot(self) != NULL)
        eql_jobs_run(eql_session_jobs(self), _("Preparing the report for the printer…"),
                     G_OBJECT(self), &DRAW, step_new(self, kind, NULL));
}
