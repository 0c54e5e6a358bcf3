/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes that can be undone. The history moves when the user asks, the file a moment later:
 * whoever undoes twice in a row means two changes. */
#include <glib/gi18n-lib.h>

#include "app/session-private.h"
#include "workflow/import-edit.h"
#include "workflow/plan-edit.h"
#include "workflow/plan-readback.h"

/* An edit on its way to the thread and back. */
typedef struct {
    char *project, *wave;
    EqlEdit *edit;
    gboolean forwards;
    gboolean again;     /* it was made before: it is taken back, or done again */
    GPtrArray *actions; /* EqlAction: the plan afterwards, when the edit touched it */
    guint n;            /* proposals */
    char *workbook;     /* path of one to read */
    char *school;       /* that it is of, when that is another; or NULL */
} Step;

static void step_free(gpointer data)
{
    Step *step = data;
    g_free(step->project);
    g_free(step->wave);
    g_free(step->workbook);
    g_free(step->school);
    g_clear_pointer(&step->edit, eql_edit_unref);
    g_clear_pointer(&step->actions, g_ptr_array_unref);
    g_free(step);
}

static Step *step_new(EqlSession *self, EqlEdit *edit, gboolean forwards)
{
    Step *step = g_new0(Step, 1);
    step->project = g_strdup(eql_session_path(self));
    step->wave = g_strdup(eql_session_wave(self));
    step->edit = edit != NULL ? eql_edit_ref(edit) : NULL;
    step->forwards = forwards;
    return step;
}

/* ── on the thread ── */

static gboolean apply(EqlProject *project, Step *step, GError **error)
{
    if (!eql_edit_apply(step->edit, project, step->forwards, error))
        return FALSE;
    if ((eql_edit_touches(step->edit) & EQL_TOUCHES_PLAN) == 0)
        return TRUE;
    step->actions = eql_store_actions(eql_project_store(project), error);
    return step->actions != NULL;
}

static gpointer do_edit(EqlJob *job, gpointer input, GError **error)
{
    Step *step = input;
    g_autoptr(EqlProject) project = eql_project_open(step->project, error);
    return project != NULL && apply(project, step, error) ? step : NULL;
}

static gpointer do_propose(EqlJob *job, gpointer input, GError **error)
{
    Step *step = input;
    GError *failed = NULL;
    g_autoptr(EqlProject) project = eql_project_open(step->project, error);
    if (project == NULL)
        return NULL;
    step->edit = eql_edit_propose(project, step->wave, &step->n, &failed);
    if (failed != NULL) {
        g_propagate_error(error, failed);
        return NULL;
    }
    return step->edit == NULL || apply(project, step, error) ? step : NULL;
}

/* ── back in the main loop ── */

static void say_history(EqlSession *self)
{
    g_signal_emit_by_name(self, "history-changed");
}

/* Only of what was taken out just now is there an Undo: of an import it would undo another. The
 * wave that was shown may be gone with its last answers. Files are looked at once that is read: of
 * an import that is out no card may offer to take the place. */
static void show_imports(EqlSession *self, const Step *step, const GArray *ids)
{
    const char *file = eql_edit_import_file(step->edit);
    gboolean out = eql_edit_import_goes_out(step->edit, step->forwards);
    if (out)
        g_signal_emit_by_name(self, "taken-out", file, ids->len, step->forwards);
    else
        g_signal_emit_by_name(self, "put-back", file, ids->len);
    eql_session_show_wave(self, NULL);
    if (out)
        eql_session_wait_again(self, ids);
    else
        eql_session_wait_no_more(self, ids);
}

/* What was edited may be another project's by now. */
static void show_edited(EqlSession *self, Step *step)
{
    EqlTouches touches = eql_edit_touches(step->edit);
    if (g_strcmp0(step->project, eql_session_path(self)) != 0)
        return;
    /* The last of several edits brings the plan that knows of them all. */
    if (step->actions != NULL && !eql_session_is_editing(self))
        eql_session_take_actions(self, g_steal_pointer(&step->actions));
    if (touches & EQL_TOUCHES_COMMENTS)
        g_signal_emit_by_name(self, "comments-changed");
    if (touches & EQL_TOUCHES_ACCREDITATION)
        g_signal_emit_by_name(self, "accreditation-changed");
    if (step->again && eql_edit_told(step->edit, step->forwards) != NULL)
        g_signal_emit_by_name(self, "told", eql_edit_told(step->edit, step->forwards));
    const GArray *imports = eql_edit_import_ids(step->edit);
    if (imports != NULL)
        show_imports(self, step, imports);
    else if (touches & EQL_TOUCHES_FIGURES)
        eql_session_reload(self);
}

/* Whoever frees the disk, closes the other program or puts the project back can ask again for what
 * was asked for. */
static gboolean may_come_to_pass(const GError *error)
{
    static const EqlStoreError passing[] = {EQL_STORE_ERROR_NOT_FOUND, EQL_STORE_ERROR_LOCKED,
                                            EQL_STORE_ERROR_READ_ONLY, EQL_STORE_ERROR_FULL,
                                            EQL_STORE_ERROR_FAILED};
    for (guint i = 0; i < G_N_ELEMENTS(passing); i++)
        if (g_error_matches(error, EQL_STORE_ERROR, (int)passing[i]))
            return TRUE;
    return FALSE;
}

/* What was typed, too, is not lost with it. TRUE: it can be asked for again. */
static gboolean note_failure(EqlSession *self, const Step *step, const GError *error)
{
    EqlHistory *history = eql_session_own_history(self);
    gboolean kept = may_come_to_pass(error);
    if (kept) {
        eql_history_failed(history, step->edit, step->forwards);
        eql_session_note_failing(self);
    } else {
        eql_history_forget(history, step->edit);
    }
    say_history(self);
    return kept;
}

/* What is taken back, or not, is seen at the buttons. */
static void tell(EqlSession *self, const Step *step, const GError *error, gboolean kept)
{
    g_autoptr(GError) told = g_error_copy(error);
    if (kept && step->forwards) {
        g_autofree char *why = g_steal_pointer(&told->message);
        told->message = g_strjoin(
            "\n\n", why,
            _("Your change is kept until you leave this project: choose Redo to make it again."),
            NULL);
    }
    eql_session_fail(self, _("The change could not be made"), told);
}

static void settle(EqlSession *self, const Step *step)
{
    if (!eql_session_is_failing(self))
        return;
    eql_history_settled(eql_session_own_history(self), step->edit, step->forwards);
    say_history(self);
}

/* Somebody moved the project while it was open: there is nothing to read again. The window shows
 * what it last read, and not the change. */
static void tell_gone(EqlSession *self, const Step *step, gboolean kept)
{
    g_autoptr(GError) gone = g_error_new(
        EQL_STORE_ERROR, EQL_STORE_ERROR_NOT_FOUND,
        _("The project is no longer there: %s. It was moved, renamed or deleted, or its drive was "
          "unplugged, while it was open. Put it back, or open it from where it is now. The last "
          "change is not in it."),
        step->project);
    tell(self, step, gone, kept);
    if (!eql_session_is_editing(self))
        g_signal_emit_by_name(self, "plan-changed");
}

/* The window shows a change that is not in the file: it has to read that again. */
static void on_edited(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlSession *self = EQL_SESSION(owner);
    Step *step = input;
    eql_session_count_edits(self, -1);
    if (result != NULL) {
        settle(self, step);
        show_edited(self, step);
        return;
    }
    gboolean kept = note_failure(self, step, error);
    if (!g_file_test(step->project, G_FILE_TEST_EXISTS)) {
        tell_gone(self, step, kept);
        return;
    }
    tell(self, step, error, kept);
    eql_session_reload(self);
}

static const EqlJobKind EDIT = {do_edit, on_edited, step_free, NULL, .keeps = TRUE};

static void on_proposed(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlSession *self = EQL_SESSION(owner);
    Step *step = input;
    if (result == NULL) {
        eql_session_fail(self, _("No actions could be proposed"), error);
        return;
    }
    if (step->edit != NULL) {
        eql_history_add(eql_session_own_history(self), step->edit);
        say_history(self);
        show_edited(self, step);
    }
    g_signal_emit_by_name(self, "proposed", (int)step->n);
}

static const EqlJobKind PROPOSE = {do_propose, on_proposed, step_free, NULL};

/* ── what can be asked ── */

static char *title_of(const EqlEdit *edit, gboolean forwards)
{
    const char *file = eql_edit_import_file(edit);
    if (file == NULL)
        return g_strdup(_("Writing the change…"));
    return eql_edit_import_goes_out(edit, forwards)
               ? g_strdup_printf(_("Taking %s out again…"), file)
               /* Translators: the name of a file. */
               : g_strdup_printf(_("Putting %s back…"), file);
}

static void run(EqlSession *self, EqlEdit *edit, gboolean forwards, gboolean again)
{
    g_autofree char *title = title_of(edit, forwards);
    Step *step = step_new(self, edit, forwards);
    step->again = again;
    eql_session_count_edits(self, 1);
    eql_jobs_run(eql_session_jobs(self), title, G_OBJECT(self), &EDIT, step);
    say_history(self);
}

void eql_session_edit(EqlSession *self, EqlEdit *edit)
{
    if (edit == NULL)
        return;
    eql_history_add(eql_session_own_history(self), edit);
    run(self, edit, TRUE, FALSE);
    eql_edit_unref(edit);
}

void eql_session_undo(EqlSession *self)
{
    EqlHistory *history = eql_session_own_history(self);
    EqlEdit *edit = eql_history_to_undo(history);
    if (edit == NULL)
        return;
    eql_history_undone(history);
    run(self, edit, FALSE, TRUE);
}

void eql_session_redo(EqlSession *self)
{
    EqlHistory *history = eql_session_own_history(self);
    EqlEdit *edit = eql_history_to_redo(history);
    if (edit == NULL)
        return;
    eql_history_redone(history);
    run(self, edit, TRUE, TRUE);
}

void eql_session_take_out(EqlSession *self, const EqlImportRecord *record)
{
    GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));
    g_array_append_val(ids, record->id);
    eql_session_edit(self, eql_edit_take_out(ids, record->file));
}

void eql_session_propose(EqlSession *self)
{
    eql_jobs_run(eql_session_jobs(self), _("Looking for actions that answer the findings…"),
                 G_OBJECT(self), &PROPOSE, step_new(self, NULL, TRUE));
}

/* ── workbooks that come back ── */

static gpointer do_read_back(EqlJob *job, gpointer input, GError **error)
{
    Step *step = input;
    g_autoptr(EqlProject) project = eql_project_open(step->project, error);
    g_autoptr(EqlSchool) school =
        project != NULL ? eql_store_school(eql_project_store(project), error) : NULL;
    if (school == NULL)
        return NULL;
    step->school = eql_plan_other_school(step->workbook, school->name);
    return eql_plan_review(project, step->workbook, error);
}

static void on_read_back(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autoptr(GPtrArray) changes = result;
    const Step *step = input;
    g_autofree char *name = g_filename_display_basename(step->workbook);
    if (changes != NULL)
        g_signal_emit_by_name(owner, "read-back", name, changes, step->school);
    else
        eql_session_fail(EQL_SESSION(owner), _("The workbook could not be read"), error);
}

static const EqlJobKind READ_BACK = {do_read_back, on_read_back, step_free,
                                     (GDestroyNotify)g_ptr_array_unref};

void eql_session_read_back(EqlSession *self, const char *path)
{
    Step *step = step_new(self, NULL, TRUE);
    step->workbook = g_strdup(path);
    eql_jobs_run(eql_session_jobs(self), _("Reading the workbook…"), G_OBJECT(self), &READ_BACK,
                 step);
}
