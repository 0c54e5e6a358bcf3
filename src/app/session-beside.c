/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published figures that are set beside the school's, and kept in the project. */
#include <glib/gi18n-lib.h>

#include "app/session-private.h"
#include "base/data-folder.h"
#include "intake/lists/benchmark-file.h"
#include "workflow/record-edit.h"

typedef struct {
    char *project, *path, *place;
    EqlBesideRead read;
} Step;

static void step_free(gpointer data)
{
    Step *step = data;
    g_free(step->project);
    g_free(step->path);
    g_free(step->place);
    g_clear_pointer(&step->read.benchmark, eql_benchmark_unref);
    g_clear_pointer(&step->read.places, g_ptr_array_unref);
    g_free(step);
}

/* A table of local authorities alone has nothing of England. */
static const char *place_of(const Step *step)
{
    const GPtrArray *places = step->read.places;
    if (step->place != NULL || places == NULL || places->len == 0)
        return step->place;
    return places->pdata[0];
}

static gpointer do_read(EqlJob *job, gpointer input, GError **error)
{
    Step *step = input;
    GCancellable *cancellable = eql_job_cancellable(job);
    g_autoptr(EqlProject) project = eql_project_open(step->project, error);
    if (project == NULL)
        return NULL;
    if (step->path != NULL) {
        const char *folder = eql_data_folder(error);
        step->read.places =
            folder != NULL ? eql_benchmark_places(step->path, folder, cancellable, error) : NULL;
        if (step->read.places == NULL)
            return NULL;
    }
    step->read.benchmark = eql_project_read_beside(
        project, step->path != NULL ? step->path : "england", place_of(step), cancellable, error);
    return step->read.benchmark != NULL ? step : NULL;
}

static void on_read(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlSession *self = EQL_SESSION(owner);
    Step *step = input;
    const EqlSnapshot *snapshot = eql_session_snapshot(self);
    if (result == NULL) {
        eql_session_fail(self, _("The published figures could not be read"), error);
        return;
    }
    /* another project may be open by now */
    if (snapshot == NULL || g_strcmp0(step->project, eql_session_path(self)) != 0)
        return;
    eql_session_edit(self, eql_edit_beside(snapshot->dataset->settings, step->read.benchmark));
    g_signal_emit_by_name(self, "beside-read", step->path, &step->read);
}

static const EqlJobKind READ = {do_read, on_read, step_free, NULL};

void eql_session_read_beside(EqlSession *self, const char *path, const char *place)
{
    if (eql_session_path(self) == NULL)
        return;
    Step *step = g_new0(Step, 1);
    step->project = g_strdup(eql_session_path(self));
    step->path = g_strdup(path);
    step->place = g_strdup(place);
    eql_jobs_run(eql_session_jobs(self), _("Reading published figures…"), G_OBJECT(self), &READ,
                 step);
}

void eql_session_drop_beside(EqlSession *self)
{
    const EqlSnapshot *snapshot = eql_session_snapshot(self);
    if (snapshot != NULL)
        eql_session_edit(self, eql_edit_beside(snapshot->dataset->settings, NULL));
}
