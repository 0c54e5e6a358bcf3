/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Slow work, one job after another, each on a thread of its own so that the window
 * never waits. A job opens its own project: a project belongs to one thread. */

#include <gio/gio.h>

G_BEGIN_DECLS

#define EQL_TYPE_JOBS (eql_jobs_get_type())
/* Properties to bind to: "busy", "title" (what is being done) and "fraction". */
G_DECLARE_FINAL_TYPE(EqlJobs, eql_jobs, EQL, JOBS, GObject)

/* What the work sees of its job. */
typedef struct _EqlJob EqlJob;

/* On its own thread: returns the result, or NULL with an error. */
typedef gpointer (*EqlJobWork)(EqlJob *job, gpointer input, GError **error);
/* Back in the main loop: `result` is taken over; `error` (borrowed) says why it is NULL. A
 * cancelled job comes back with G_IO_ERROR_CANCELLED. */
typedef void (*EqlJobDone)(GObject *owner, gpointer input, gpointer result, const GError *error);

typedef struct {
    EqlJobWork work;
    EqlJobDone done;
    GDestroyNotify free_input;
    GDestroyNotify free_result;
    /* What somebody typed is on its way: Cancel does not stop it, and the program does not end
     * before it is in the file. */
    gboolean keeps;
    /* It only reads: Cancel counts until `done` is called, even where the work was just finished.
     * Of other work what was done is done. */
    gboolean only_reads;
} EqlJobKind;

EqlJobs *eql_jobs_new(void);
/* Takes `input`; `owner` stays alive until `done` was called. */
void eql_jobs_run(EqlJobs *jobs, const char *title, GObject *owner, const EqlJobKind *kind,
                  gpointer input);
/* Cancels what runs and all that waits, but for what keeps something. */
void eql_jobs_cancel(EqlJobs *jobs);
gboolean eql_jobs_is_busy(EqlJobs *jobs);

GCancellable *eql_job_cancellable(EqlJob *job);
/* An EqlProgress; `job` is the EqlJob. */
void eql_job_progress(double fraction, void *job);

G_END_DECLS
