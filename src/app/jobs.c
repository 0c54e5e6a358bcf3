/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/jobs.h"

/* How often the progress bar looks at the job, in milliseconds. */
#define LOOK_EVERY 100
/* Progress is kept as a whole number so that it can be read without a lock. */
#define STEPS 10000

struct _EqlJob {
    EqlJobs *jobs; /* strong */
    const EqlJobKind *kind;
    char *title;
    GObject *owner; /* strong */
    gpointer input;
    GCancellable *cancellable;
    GApplication *held; /* does not end before this is done; or NULL */
    int progress;       /* atomic: 0 … STEPS */
};

struct _EqlJobs {
    GObject parent_instance;
    GQueue waiting; /* EqlJob */
    EqlJob *current;
    guint timer;
};

G_DEFINE_FINAL_TYPE(EqlJobs, eql_jobs, G_TYPE_OBJECT)

enum { PROP_BUSY = 1, PROP_TITLE, PROP_FRACTION, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void start_next(EqlJobs *self);

static void hold(EqlJob *job)
{
    GApplication *application = job->kind->keeps ? g_application_get_default() : NULL;
    if (application == NULL)
        return;
    job->held = g_object_ref(application);
    g_application_hold(application);
}

static void job_free(EqlJob *job)
{
    if (job->held != NULL)
        g_application_release(job->held);
    g_clear_object(&job->held);
    if (job->kind->free_input != NULL)
        job->kind->free_input(job->input);
    g_free(job->title);
    g_object_unref(job->cancellable);
    g_object_unref(job->owner);
    g_object_unref(job->jobs);
    g_free(job);
}

static gboolean on_look(gpointer data)
{
    g_object_notify_by_pspec(data, properties[PROP_FRACTION]);
    return G_SOURCE_CONTINUE;
}

static void notify_all(EqlJobs *self)
{
    g_object_freeze_notify(G_OBJECT(self));
    for (guint i = 1; i < N_PROPS; i++)
        g_object_notify_by_pspec(G_OBJECT(self), properties[i]);
    g_object_thaw_notify(G_OBJECT(self));
}

static void on_thread(GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
    EqlJob *job = data;
    GError *error = NULL;
    gpointer result = NULL;
    if (!g_cancellable_set_error_if_cancelled(cancellable, &error))
        result = job->kind->work(job, job->input, &error);
    if (error != NULL)
        g_task_return_error(task, error);
    else
        g_task_return_pointer(task, result, job->kind->free_result);
}

static void on_finished(GObject *source, GAsyncResult *task, gpointer data)
{
    g_autoptr(EqlJobs) self = g_object_ref(EQL_JOBS(source));
    EqlJob *job = data;
    g_autoptr(GError) error = NULL;
    gpointer result = g_task_propagate_pointer(G_TASK(task), &error);
    self->current = NULL;
    g_clear_handle_id(&self->timer, g_source_remove);
    start_next(self);
    job->kind->done(job->owner, job->input, result, error);
    job_free(job);
}

static void start_next(EqlJobs *self)
{
    if (self->current == NULL && !g_queue_is_empty(&self->waiting)) {
        self->current = g_queue_pop_head(&self->waiting);
        self->timer = g_timeout_add(LOOK_EVERY, on_look, self);
        g_autoptr(GTask) task =
            g_task_new(self, self->current->cancellable, on_finished, self->current);
        /* What was done is done, even when Cancel came too late to stop it. */
        g_task_set_check_cancellable(task, self->current->kind->only_reads);
        g_task_set_task_data(task, self->current, NULL);
        g_task_run_in_thread(task, on_thread);
    }
    notify_all(self);
}

void eql_jobs_run(EqlJobs *self, const char *title, GObject *owner, const EqlJobKind *kind,
                  gpointer input)
{
    EqlJob *job = g_new0(EqlJob, 1);
    job->jobs = g_object_ref(self);
    job->kind = kind;
    job->title = g_strdup(title);
    job->owner = g_object_ref(owner);
    job->input = input;
    job->cancellable = g_cancellable_new();
    hold(job);
    g_queue_push_tail(&self->waiting, job);
    start_next(self);
}

static void cancel(EqlJob *job)
{
    if (!job->kind->keeps)
        g_cancellable_cancel(job->cancellable);
}

void eql_jobs_cancel(EqlJobs *self)
{
    for (GList *link = self->waiting.head; link != NULL; link = link->next)
        cancel(link->data);
    if (self->current != NULL)
        cancel(self->current);
}

gboolean eql_jobs_is_busy(EqlJobs *self)
{
    return self->current != NULL;
}

GCancellable *eql_job_cancellable(EqlJob *job)
{
    return job->cancellable;
}

void eql_job_progress(double fraction, void *job)
{
    g_atomic_int_set(&((EqlJob *)job)->progress, (int)(CLAMP(fraction, 0.0, 1.0) * STEPS));
}

static void eql_jobs_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
    EqlJobs *self = EQL_JOBS(object);
    EqlJob *job = self->current;
    switch (id) {
    case PROP_BUSY:
        g_value_set_boolean(value, job != NULL);
        break;
    case PROP_TITLE:
        g_value_set_string(value, job != NULL ? job->title : "");
        break;
    case PROP_FRACTION:
        g_value_set_double(value,
                           job != NULL ? (double)g_atomic_int_get(&job->progress) / STEPS : 0.0);
        break;
    default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
    }
}

static void eql_jobs_class_init(EqlJobsClass *klass)
{
    G_OBJECT_CLASS(klass)->get_property = eql_jobs_get_property;
    const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
    properties[PROP_BUSY] = g_param_spec_boolean("busy", NULL, NULL, FALSE, flags);
    properties[PROP_TITLE] = g_param_spec_string("title", NULL, NULL, "", flags);
    properties[PROP_FRACTION] = g_param_spec_double("fraction", NULL, NULL, 0, 1, 0, flags);
    g_object_class_install_properties(G_OBJECT_CLASS(klass), N_PROPS, properties);
}

static void eql_jobs_init(EqlJobs *self)
{
    g_queue_init(&self->waiting);
}

EqlJobs *eql_jobs_new(void)
{
    return g_object_new(EQL_TYPE_JOBS, NULL);
}
