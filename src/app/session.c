/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "app/gsettings.h"
#include "app/session-private.h"

struct _EqlSession {
    GObject parent_instance;
    EqlJobs *jobs;
    EqlSnapshot *snapshot;
    GListStore *drafts;
    GHashTable *brought; /* gint64, an import made here → the EqlDraft that it was */
    char *path;
    char *coming;              /* the project that is asked for and not there yet; or NULL */
    char *wave;                /* NULL: the latest */
    const EqlInternal *permit; /* small groups are shown; or NULL */
    EqlShown *shown;           /* in workbook and reports; NULL: everything */
    EqlHistory *history;
    guint editing;    /* edits on their way to the file */
    gboolean failing; /* one of them could not be made */
};

G_DEFINE_FINAL_TYPE(EqlSession, eql_session, G_TYPE_OBJECT)

enum {
    CHANGED,
    FAILED,
    IMPORTED,
    TAKEN_OUT,
    PUT_BACK,
    TOLD,
    SAVED,
    PROPOSED,
    SPLIT,
    DRAWN,
    READ_BACK,
    QUESTIONS_READ,
    BESIDE_READ,
    PLAN_CHANGED,
    COMMENTS_CHANGED,
    ACCREDITATION_CHANGED,
    HISTORY_CHANGED,
    N_SIGNALS
};
static guint signals[N_SIGNALS];

/* The input of most jobs: which project, and one more thing. */
typedef struct {
    char *path, *wave;
    char *target;   /* the workbook's path */
    char *language; /* in which it is written */
    EqlSchool *school;
    EqlShown *shown;
    const EqlInternal *permit;
} Step;

static Step *step_new(EqlSession *self)
{
    Step *step = g_new0(Step, 1);
    step->path = g_strdup(self->path);
    step->wave = g_strdup(self->wave);
    step->permit = self->permit;
    step->shown = eql_shown_copy(self->shown);
    step->language = eql_gsettings_get("document-language");
    return step;
}

static void step_free(gpointer data)
{
    Step *step = data;
    g_free(step->path);
    g_free(step->wave);
    g_free(step->target);
    g_free(step->language);
    g_clear_pointer(&step->school, eql_school_free);
    g_clear_pointer(&step->shown, eql_shown_free);
    g_free(step);
}

/* ── loading ── */

/* Not to be broken off: the figures that are shown would no longer be those of the file. */
static gpointer load(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project = eql_project_open(step->path, error);
    return project != NULL
               ? eql_snapshot_load_internal(project, step->wave, step->permit, NULL, error)
               : NULL;
}

/* Whoever cancels has what was open before. */
static gpointer open_other(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    GCancellable *cancellable = eql_job_cancellable(job);
    g_autoptr(EqlProject) project = eql_project_open_cancellable(step->path, cancellable, error);
    return project != NULL ? eql_snapshot_load(project, NULL, cancellable, error) : NULL;
}

/* Also ends the jobs that make a project: the result is the first snapshot of it. */
static void on_loaded(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlSession *self = EQL_SESSION(owner);
    const Step *step = input;
    if (g_strcmp0(self->coming, step->path) == 0)
        g_clear_pointer(&self->coming, g_free);
    if (result == NULL) {
        eql_session_fail(self, _("The project could not be opened"), error);
        return;
    }
    if (g_strcmp0(self->path, step->path) != 0) {
        g_list_store_remove_all(self->drafts);
        g_hash_table_remove_all(self->brought);
        eql_history_clear(self->history);
        g_clear_pointer(&self->shown, eql_shown_free);
        g_free(self->path);
        self->path = g_strdup(step->path);
        g_signal_emit(self, signals[HISTORY_CHANGED], 0);
    }
    g_free(self->wave);
    self->wave = g_strdup(step->wave);
    self->permit = step->permit;
    g_clear_pointer(&self->snapshot, eql_snapshot_unref);
    self->snapshot = result;
    g_signal_emit(self, signals[CHANGED], 0);
}

static const EqlJobKind LOAD = {load, on_loaded, step_free, (GDestroyNotify)eql_snapshot_unref};
static const EqlJobKind OPEN = {open_other, on_loaded, step_free,
                                (GDestroyNotify)eql_snapshot_unref, .only_reads = TRUE};

static Step *step_to(EqlSession *self, const char *path)
{
    Step *step = g_new0(Step, 1);
    step->path = g_strdup(path);
    g_free(self->coming);
    self->coming = g_strdup(path);
    return step;
}

void eql_session_open(EqlSession *self, const char *path)
{
    Step *step = step_to(self, path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *title = g_strdup_printf(_("Opening %s…"), name);
    eql_jobs_run(self->jobs, title, G_OBJECT(self), &OPEN, step);
}

void eql_session_reload(EqlSession *self)
{
    eql_jobs_run(self->jobs, _("Working out the figures…"), G_OBJECT(self), &LOAD, step_new(self));
}

void eql_session_show_small_groups(EqlSession *self, const EqlInternal *permit)
{
    Step *step = step_new(self);
    step->permit = permit;
    eql_jobs_run(self->jobs, _("Working out the figures…"), G_OBJECT(self), &LOAD, step);
}

void eql_session_show_wave(EqlSession *self, const char *wave)
{
    Step *step = step_new(self);
    g_free(step->wave);
    step->wave = g_strdup(wave);
    eql_jobs_run(self->jobs, _("Working out the figures…"), G_OBJECT(self), &LOAD, step);
}

/* ── making ── */

/* The old file is moved aside first and comes back if no new one could be made. */
static EqlProject *create_over(const Step *step, GError **error)
{
    g_autofree char *aside = g_strconcat(step->path, ".old", NULL);
    gboolean was_there = g_rename(step->path, aside) == 0;
    EqlProject *project = eql_project_create(step->path, step->school, error);
    if (was_there && project != NULL)
        g_unlink(aside);
    else if (was_there)
        g_rename(aside, step->path);
    return project;
}

static gpointer create(EqlJob *job, gpointer input, GError **error)
{
    g_autoptr(EqlProject) project = create_over(input, error);
    return project != NULL ? eql_snapshot_load(project, NULL, NULL, error) : NULL;
}

/* Also where it takes the place of the one that was open: nothing of that can be undone. */
static void on_created(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    if (result != NULL)
        g_clear_pointer(&EQL_SESSION(owner)->path, g_free);
    on_loaded(owner, input, result, error);
}

static const EqlJobKind CREATE = {create, on_created, step_free,
                                  (GDestroyNotify)eql_snapshot_unref};

void eql_session_create(EqlSession *self, const char *path, const EqlSchool *school)
{
    Step *step = step_to(self, path);
    step->school = eql_school_copy(school);
    eql_jobs_run(self->jobs, _("Making the project…"), G_OBJECT(self), &CREATE, step);
}

static gboolean make_folder_of(const char *path, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(path);
    if (g_mkdir_with_parents(folder, 0700) == 0)
        return TRUE;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
                _("The folder %s could not be made: %s."), folder, g_strerror(errno));
    return FALSE;
}

/* Half a sample is none: it stands under another name until it is whole, whoever opens the sample
 * meanwhile, and whatever ends the program. */
static gboolean make_sample(const char *path, EqlJob *job, GError **error)
{
    g_autofree char *aside = g_strdup_printf("%s.%08x", path, g_random_int());
    g_autoptr(EqlProject) project =
        eql_project_create_sample(aside, eql_job_progress, job, eql_job_cancellable(job), error);
    gboolean whole = project != NULL;
    g_clear_pointer(&project, eql_project_close);
    /* Another may have made it since, and work in it. */
    if (whole && !g_file_test(path, G_FILE_TEST_EXISTS) && g_rename(aside, path) != 0) {
        g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
                    _("“%s” could not be made: %s."), path, g_strerror(errno));
        whole = FALSE;
    }
    g_unlink(aside);
    return whole;
}

static EqlProject *sample_project(const char *path, EqlJob *job, GError **error)
{
    if (!g_file_test(path, G_FILE_TEST_EXISTS) &&
        (!make_folder_of(path, error) || !make_sample(path, job, error)))
        return NULL;
    return eql_project_open_cancellable(path, eql_job_cancellable(job), error);
}

static gpointer open_sample(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project = sample_project(step->path, job, error);
    return project != NULL ? eql_snapshot_load(project, NULL, eql_job_cancellable(job), error)
                           : NULL;
}

static const EqlJobKind SAMPLE = {open_sample, on_loaded, step_free,
                                  (GDestroyNotify)eql_snapshot_unref};

char *eql_session_sample_path(void)
{
    return g_build_filename(g_get_user_data_dir(), "equalens", "sample-school.equalens", NULL);
}

gboolean eql_session_is_sample(EqlSession *self)
{
    g_autofree char *path = eql_session_sample_path();
    return g_strcmp0(eql_session_path(self), path) == 0;
}

void eql_session_open_sample(EqlSession *self)
{
    g_autofree char *path = eql_session_sample_path();
    Step *step = step_to(self, path);
    eql_jobs_run(self->jobs, _("Preparing the sample school…"), G_OBJECT(self), &SAMPLE, step);
}

/* ── saving ── */

const EqlShown *eql_session_shown(EqlSession *self)
{
    return self->shown;
}

void eql_session_take_shown(EqlSession *self, EqlShown *shown)
{
    g_clear_pointer(&self->shown, eql_shown_free);
    self->shown = shown;
}

static gpointer save(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project =
        eql_session_open_to_write(step->path, step->shown, step->language, error);
    if (project == NULL ||
        !eql_project_write_workbook(project, step->wave, step->target, eql_job_progress, job,
                                    eql_job_cancellable(job), error))
        return NULL;
    return g_strdup(step->target);
}

static void on_saved(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autofree char *path = result;
    if (path != NULL)
        g_signal_emit(owner, signals[SAVED], 0, path);
    else
        eql_session_fail(EQL_SESSION(owner), _("The workbook could not be saved"), error);
}

static const EqlJobKind SAVE = {save, on_saved, step_free, g_free};

void eql_session_save_workbook(EqlSession *self, const char *path)
{
    Step *step = step_new(self);
    step->target = g_strdup(path);
    eql_jobs_run(self->jobs, _("Writing the workbook…"), G_OBJECT(self), &SAVE, step);
}

static gpointer save_internal(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(EqlProject) project =
        eql_session_open_to_write(step->path, step->shown, step->language, error);
    if (project == NULL || !eql_project_write_workbook_internal(project, step->wave, step->permit,
                                                                step->target, eql_job_progress, job,
                                                                eql_job_cancellable(job), error))
        return NULL;
    return g_strdup(step->target);
}

static const EqlJobKind SAVE_INTERNAL = {save_internal, on_saved, step_free, g_free};

void eql_session_save_workbook_internal(EqlSession *self, const char *path,
                                        const EqlInternal *permit)
{
    Step *step = step_new(self);
    step->target = g_strdup(path);
    step->permit = permit;
    eql_jobs_run(self->jobs, _("Writing the workbook…"), G_OBJECT(self), &SAVE_INTERNAL, step);
}

/* ── the object ── */

void eql_session_fail(EqlSession *self, const char *heading, const GError *error)
{
    if (error == NULL || g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
    g_signal_emit(self, signals[FAILED], 0, heading, error->message);
}

void eql_session_say_split(EqlSession *self, const char *folder, const EqlSplit *split)
{
    g_signal_emit(self, signals[SPLIT], 0, folder, split);
}

void eql_session_say_imported(EqlSession *self, guint files, EqlEdit *edit)
{
    eql_history_add(self->history, edit);
    eql_edit_unref(edit);
    g_signal_emit(self, signals[HISTORY_CHANGED], 0);
    g_signal_emit(self, signals[IMPORTED], 0, files);
}

void eql_session_take_actions(EqlSession *self, GPtrArray *actions)
{
    g_ptr_array_unref(self->snapshot->actions);
    self->snapshot->actions = actions;
    g_signal_emit(self, signals[PLAN_CHANGED], 0);
}

void eql_session_count_edits(EqlSession *self, int n)
{
    if (self->editing == 0)
        self->failing = FALSE;
    self->editing = (guint)((int)self->editing + n);
}

void eql_session_note_failing(EqlSession *self)
{
    self->failing = TRUE;
}

gboolean eql_session_is_failing(EqlSession *self)
{
    return self->failing;
}

gboolean eql_session_is_editing(EqlSession *self)
{
    return self->editing > 0;
}

const char *eql_session_wave(EqlSession *self)
{
    return self->wave;
}

EqlHistory *eql_session_own_history(EqlSession *self)
{
    return self->history;
}

const EqlHistory *eql_session_history(EqlSession *self)
{
    return self->history;
}

EqlJobs *eql_session_jobs(EqlSession *self)
{
    return self->jobs;
}

EqlSnapshot *eql_session_snapshot(EqlSession *self)
{
    return self->snapshot;
}

const char *eql_session_path(EqlSession *self)
{
    return self->path;
}

const char *eql_session_coming(EqlSession *self)
{
    return self->coming;
}

GListStore *eql_session_drafts(EqlSession *self)
{
    return self->drafts;
}

GHashTable *eql_session_brought(EqlSession *self)
{
    return self->brought;
}

static void eql_session_finalize(GObject *object)
{
    EqlSession *self = EQL_SESSION(object);
    g_clear_object(&self->jobs);
    g_clear_object(&self->drafts);
    g_hash_table_unref(self->brought);
    g_clear_pointer(&self->snapshot, eql_snapshot_unref);
    g_clear_pointer(&self->history, eql_history_free);
    g_clear_pointer(&self->shown, eql_shown_free);
    g_free(self->path);
    g_free(self->coming);
    g_free(self->wave);
    G_OBJECT_CLASS(eql_session_parent_class)->finalize(object);
}

static guint add_signal(const char *name, guint n, GType first, GType second)
{
    return g_signal_new(name, EQL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                        n, first, second);
}

static void eql_session_class_init(EqlSessionClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_session_finalize;
    signals[CHANGED] = add_signal("changed", 0, G_TYPE_NONE, G_TYPE_NONE);
    signals[FAILED] = add_signal("failed", 2, G_TYPE_STRING, G_TYPE_STRING);
    signals[IMPORTED] = add_signal("imported", 1, G_TYPE_UINT, G_TYPE_NONE);
    signals[TAKEN_OUT] =
        g_signal_new("taken-out", EQL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_BOOLEAN);
    signals[PUT_BACK] = add_signal("put-back", 2, G_TYPE_STRING, G_TYPE_UINT);
    signals[TOLD] = add_signal("told", 1, G_TYPE_STRING, G_TYPE_NONE);
    signals[SAVED] = add_signal("saved", 1, G_TYPE_STRING, G_TYPE_NONE);
    signals[PROPOSED] = add_signal("proposed", 1, G_TYPE_INT, G_TYPE_NONE);
    signals[DRAWN] = add_signal("drawn", 2, G_TYPE_STRING, G_TYPE_PTR_ARRAY);
    signals[SPLIT] = add_signal("split", 2, G_TYPE_STRING, G_TYPE_POINTER);
    signals[READ_BACK] =
        g_signal_new("read-back", EQL_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                     G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_POINTER, G_TYPE_STRING);
    signals[QUESTIONS_READ] = add_signal("questions-read", 2, G_TYPE_POINTER, G_TYPE_STRING);
    signals[BESIDE_READ] = add_signal("beside-read", 2, G_TYPE_STRING, G_TYPE_POINTER);
    signals[PLAN_CHANGED] = add_signal("plan-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
    signals[ACCREDITATION_CHANGED] =
        add_signal("accreditation-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
    signals[COMMENTS_CHANGED] = add_signal("comments-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
    signals[HISTORY_CHANGED] = add_signal("history-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
}

static void eql_session_init(EqlSession *self)
{
    self->jobs = eql_jobs_new();
    self->drafts = g_list_store_new(EQL_TYPE_DRAFT);
    self->brought = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_object_unref);
    self->history = eql_history_new();
}

EqlSession *eql_session_new(void)
{
    return g_object_new(EQL_TYPE_SESSION, NULL);
}
