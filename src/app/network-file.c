/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/network-file.h"

#include <glib/gi18n-lib.h>

#include "app/gsettings.h"
#include "base/language.h"
#include "intake/lists/pack-file.h"
#include "output/network.h"
#include "output/pack.h"
#include "workflow/network-edit.h"
#include "workflow/network.h"

/* What was done, and what the file held before and after. */
typedef struct {
    char *undo_label, *redo_label;
    char *before, *after;
} Change;

struct _EqlNetworkFile {
    GObject parent_instance;
    EqlJobs *jobs;
    char *path;
    EqlNetwork *network;
    GPtrArray *undo, *redo; /* Change */
};

G_DEFINE_FINAL_TYPE(EqlNetworkFile, eql_network_file, G_TYPE_OBJECT)

enum { CHANGED, FAILED, ADDED, SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void change_free(gpointer data)
{
    Change *change = data;
    g_free(change->undo_label);
    g_free(change->redo_label);
    g_free(change->before);
    g_free(change->after);
    g_free(change);
}

const char *eql_network_file_path(EqlNetworkFile *self)
{
    return self->path;
}

const EqlNetwork *eql_network_file_network(EqlNetworkFile *self)
{
    return self->network;
}

static void fail(EqlNetworkFile *self, const char *heading, const GError *error)
{
    if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit(self, signals[FAILED], 0, heading, error->message);
}

/* ── changes ── */

typedef enum { OPEN, ADD, REMOVE, MOVE, UNDO, REDO } What;

typedef struct {
    What what;
    char *path;
    char **paths;        /* to be added */
    char *school, *name; /* as eql_network_remove(), and to be shown */
    char *cohort;
    char *expected, *wanted; /* by undo and redo: what the file holds, and what it shall */
} Step;

typedef struct {
    EqlNetwork *network;
    GPtrArray *added; /* EqlNetworkAdded; or NULL */
    Change *change;   /* NULL: nothing was changed */
} Outcome;

static void step_free(gpointer data)
{
    Step *step = data;
    g_free(step->path);
    g_strfreev(step->paths);
    g_free(step->school);
    g_free(step->name);
    g_free(step->cohort);
    g_free(step->expected);
    g_free(step->wanted);
    g_free(step);
}

static void outcome_free(gpointer data)
{
    Outcome *outcome = data;
    g_clear_pointer(&outcome->network, eql_network_free);
    g_clear_pointer(&outcome->added, g_ptr_array_unref);
    g_clear_pointer(&outcome->change, change_free);
    g_free(outcome);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Outcome, outcome_free)

static void name_change(Change *change, const Step *step, const Outcome *outcome)
{
    guint n = outcome->added != NULL ? eql_network_count_added(outcome->added) : 0;
    const char *school = step->name;
    if (step->what == ADD) {
        change->undo_label =
            g_strdup_printf(ngettext("Undo adding %u school", "Undo adding %u schools", n), n);
        change->redo_label =
            g_strdup_printf(ngettext("Redo adding %u school", "Redo adding %u schools", n), n);
    } else if (step->what == REMOVE) {
        /* Translators: the name of a school. */
        change->undo_label = g_strdup_printf(_("Undo taking %s out"), school);
        /* Translators: the name of a school. */
        change->redo_label = g_strdup_printf(_("Redo taking %s out"), school);
    } else {
        /* Translators: the name of a school. */
        change->undo_label = g_strdup_printf(_("Undo the cohort of %s"), school);
        /* Translators: the name of a school. */
        change->redo_label = g_strdup_printf(_("Redo the cohort of %s"), school);
    }
}

static gboolean edit(EqlJob *job, const Step *step, Outcome *outcome, GError **error)
{
    if (step->what == REMOVE)
        return eql_network_remove(outcome->network, step->school, error);
    if (step->what == MOVE)
        return eql_network_move(outcome->network, step->school, step->cohort, error);
    outcome->added =
        eql_network_add_all(outcome->network, (const char *const *)step->paths, step->cohort,
                            eql_job_progress, job, eql_job_cancellable(job), error);
    return outcome->added != NULL;
}

/* Packs that were all refused make no file. */
static gboolean keep(const Step *step, Outcome *outcome, const char *before, GError **error)
{
    if (outcome->added != NULL && eql_network_count_added(outcome->added) == 0)
        return TRUE;
    if (!eql_network_write(outcome->network, step->path, error))
        return FALSE;
    outcome->change = g_new0(Change, 1);
    name_change(outcome->change, step, outcome);
    outcome->change->before = g_strdup(before);
    outcome->change->after = eql_network_text(outcome->network);
    return TRUE;
}

static gpointer do_edit(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(Outcome) outcome = g_new0(Outcome, 1);
    outcome->network = step->what == ADD ? eql_network_open(step->path, TRUE, error)
                                         : eql_network_read(step->path, error);
    if (outcome->network == NULL || step->what == OPEN)
        return outcome->network != NULL ? g_steal_pointer(&outcome) : NULL;
    g_autofree char *before = eql_network_text(outcome->network);
    if (!edit(job, step, outcome, error) || !keep(step, outcome, before, error))
        return NULL;
    return g_steal_pointer(&outcome);
}

static gpointer do_restore(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    g_autoptr(Outcome) outcome = g_new0(Outcome, 1);
    outcome->network = eql_network_restore(step->path, step->expected, step->wanted, error);
    return outcome->network != NULL ? g_steal_pointer(&outcome) : NULL;
}

static void take_network(EqlNetworkFile *self, const Step *step, Outcome *outcome)
{
    if (g_strcmp0(self->path, step->path) != 0) {
        g_ptr_array_set_size(self->undo, 0);
        g_ptr_array_set_size(self->redo, 0);
    }
    g_free(self->path);
    self->path = g_strdup(step->path);
    g_clear_pointer(&self->network, eql_network_free);
    self->network = g_steal_pointer(&outcome->network);
}

static void remember(EqlNetworkFile *self, Outcome *outcome)
{
    if (outcome->change == NULL)
        return;
    g_ptr_array_set_size(self->redo, 0);
    g_ptr_array_add(self->undo, g_steal_pointer(&outcome->change));
}

static void on_edited(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlNetworkFile *self = EQL_NETWORK_FILE(owner);
    const Step *step = input;
    g_autoptr(Outcome) outcome = result;
    if (outcome == NULL) {
        fail(self,
             step->what == OPEN ? _("The network could not be opened")
                                : _("The network could not be changed"),
             error);
        return;
    }
    if (outcome->change != NULL || step->what == OPEN) {
        take_network(self, step, outcome);
        remember(self, outcome);
        g_signal_emit(self, signals[CHANGED], 0);
    }
    if (outcome->added != NULL)
        g_signal_emit(self, signals[ADDED], 0, outcome->added);
}

static void move_last(GPtrArray *from, GPtrArray *to)
{
    g_ptr_array_add(to, g_ptr_array_steal_index(from, from->len - 1));
}

static void on_restored(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlNetworkFile *self = EQL_NETWORK_FILE(owner);
    const Step *step = input;
    g_autoptr(Outcome) outcome = result;
    if (outcome == NULL) {
        fail(self, _("The network could not be changed"), error);
        return;
    }
    take_network(self, step, outcome);
    if (step->what == UNDO)
        move_last(self->undo, self->redo);
    else
        move_last(self->redo, self->undo);
    g_signal_emit(self, signals[CHANGED], 0);
}

/* What somebody did is in the file before the program ends, whatever is cancelled; what is added
 * may take long. */
static const EqlJobKind OPENING = {do_edit, on_edited, step_free, outcome_free, .only_reads = TRUE},
                        ADDING = {do_edit, on_edited, step_free, outcome_free, FALSE},
                        EDITING = {do_edit, on_edited, step_free, outcome_free, TRUE},
                        RESTORING = {do_restore, on_restored, step_free, outcome_free, TRUE};

static Step *step_new(What what, const char *path)
{
    Step *step = g_new0(Step, 1);
    step->what = what;
    step->path = g_strdup(path);
    return step;
}

void eql_network_file_open(EqlNetworkFile *self, const char *path)
{
    eql_jobs_run(self->jobs, _("Opening the network…"), G_OBJECT(self), &OPENING,
                 step_new(OPEN, path));
}

void eql_network_file_add(EqlNetworkFile *self, const char *path, const char *const *paths,
                          const char *cohort)
{
    Step *step = step_new(ADD, path != NULL ? path : self->path);
    step->paths = g_strdupv((char **)paths);
    step->cohort = g_strdup(cohort);
    eql_jobs_run(self->jobs, _("Reading what schools brought…"), G_OBJECT(self), &ADDING, step);
}

static Step *step_of_school(EqlNetworkFile *self, What what, const EqlPack *school)
{
    Step *step = step_new(what, self->path);
    step->school = g_strdup(school->urn != NULL ? school->urn : school->name);
    step->name = g_strdup(school->name);
    return step;
}

void eql_network_file_remove(EqlNetworkFile *self, const EqlPack *school)
{
    eql_jobs_run(self->jobs, _("Changing the network…"), G_OBJECT(self), &EDITING,
                 step_of_school(self, REMOVE, school));
}

void eql_network_file_move(EqlNetworkFile *self, const EqlPack *school, const char *cohort)
{
    Step *step = step_of_school(self, MOVE, school);
    step->cohort = g_strdup(cohort);
    eql_jobs_run(self->jobs, _("Changing the network…"), G_OBJECT(self), &EDITING, step);
}

/* ── undo ── */

static const Change *last_of(const GPtrArray *changes)
{
    return changes->len > 0 ? changes->pdata[changes->len - 1] : NULL;
}

const char *eql_network_file_undo_label(EqlNetworkFile *self)
{
    return self->undo->len > 0 ? last_of(self->undo)->undo_label : NULL;
}

const char *eql_network_file_redo_label(EqlNetworkFile *self)
{
    return self->redo->len > 0 ? last_of(self->redo)->redo_label : NULL;
}

static void restore(EqlNetworkFile *self, What what, const char *expected, const char *wanted)
{
    Step *step = step_new(what, self->path);
    step->expected = g_strdup(expected);
    step->wanted = g_strdup(wanted);
    eql_jobs_run(self->jobs, _("Changing the network…"), G_OBJECT(self), &RESTORING, step);
}

/* One after the other: the next is known when this one is done. */
void eql_network_file_undo(EqlNetworkFile *self)
{
    const Change *change = last_of(self->undo);
    if (change != NULL && !eql_jobs_is_busy(self->jobs))
        restore(self, UNDO, change->after, change->before);
}

void eql_network_file_redo(EqlNetworkFile *self)
{
    const Change *change = last_of(self->redo);
    if (change != NULL && !eql_jobs_is_busy(self->jobs))
        restore(self, REDO, change->before, change->after);
}

/* ── documents ── */

typedef struct {
    char *path, *target, *language;
    EqlNetworkDocument document;
    char *cohort, *audience;
    gboolean hide_names;
} Writing;

static void writing_free(gpointer data)
{
    Writing *writing = data;
    g_free(writing->path);
    g_free(writing->target);
    g_free(writing->language);
    g_free(writing->cohort);
    g_free(writing->audience);
    g_free(writing);
}

static gboolean write_document(const EqlNetwork *network, const Writing *writing, GError **error)
{
    const EqlCohortChoice choice = {.cohort = writing->cohort,
                                    .audience = writing->audience,
                                    .hide_names = writing->hide_names,
                                    .for_reader = TRUE};
    switch (writing->document) {
    case EQL_NETWORK_WORKBOOK:
        return eql_network_write_workbook(network, &choice, writing->target, error);
    case EQL_NETWORK_REPORT:
        return eql_network_write_report(network, &choice, writing->target, error);
    default:
        return eql_network_write_handouts(network, &choice, writing->target, error) >= 0;
    }
}

static gpointer do_write(EqlJob *job, gpointer input, GError **error)
{
    const Writing *writing = input;
    g_autoptr(EqlNetwork) network = eql_network_read(writing->path, error);
    if (network == NULL)
        return NULL;
    /* A language that has been taken away since is no reason to write nothing. */
    const EqlLanguage *language =
        *writing->language != '\0' ? eql_language_find(writing->language, NULL) : NULL;
    const EqlLanguage *before = eql_language_use(language);
    gboolean written = write_document(network, writing, error);
    eql_language_use(before);
    return written ? g_strdup(writing->target) : NULL;
}

static void on_written(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autofree char *path = result;
    if (path != NULL)
        g_signal_emit(owner, signals[SAVED], 0, path);
    else
        fail(EQL_NETWORK_FILE(owner), _("The document could not be saved"), error);
}

static const EqlJobKind WRITE = {do_write, on_written, writing_free, g_free, FALSE};

void eql_network_file_write(EqlNetworkFile *self, EqlNetworkDocument document,
                            const EqlCohortChoice *choice, const char *target)
{
    Writing *writing = g_new0(Writing, 1);
    writing->path = g_strdup(self->path);
    writing->target = g_strdup(target);
    writing->language = eql_gsettings_get("document-language");
    writing->document = document;
    writing->cohort = g_strdup(choice->cohort);
    writing->audience = g_strdup(choice->audience);
    writing->hide_names = choice->hide_names;
    eql_jobs_run(self->jobs, _("Writing for the network…"), G_OBJECT(self), &WRITE, writing);
}

/* ── the object ── */

static void eql_network_file_finalize(GObject *object)
{
    EqlNetworkFile *self = EQL_NETWORK_FILE(object);
    g_clear_object(&self->jobs);
    g_free(self->path);
    g_clear_pointer(&self->network, eql_network_free);
    g_ptr_array_unref(self->undo);
    g_ptr_array_unref(self->redo);
    G_OBJECT_CLASS(eql_network_file_parent_class)->finalize(object);
}

static guint signal_new(const char *name, guint n, GType first, GType second)
{
    return g_signal_new(name, EQL_TYPE_NETWORK_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                        G_TYPE_NONE, n, first, second);
}

static void eql_network_file_class_init(EqlNetworkFileClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_network_file_finalize;
    signals[CHANGED] = signal_new("changed", 0, G_TYPE_NONE, G_TYPE_NONE);
    signals[FAILED] = signal_new("failed", 2, G_TYPE_STRING, G_TYPE_STRING);
    signals[ADDED] = signal_new("added", 1, G_TYPE_PTR_ARRAY, G_TYPE_NONE);
    signals[SAVED] = signal_new("saved", 1, G_TYPE_STRING, G_TYPE_NONE);
}

static void eql_network_file_init(EqlNetworkFile *self)
{
    self->undo = g_ptr_array_new_with_free_func(change_free);
    self->redo = g_ptr_array_new_with_free_func(change_free);
}

EqlNetworkFile *eql_network_file_new(EqlJobs *jobs)
{
    EqlNetworkFile *self = g_object_new(EQL_TYPE_NETWORK_FILE, NULL);
    self->jobs = g_object_ref(jobs);
    return self;
}
