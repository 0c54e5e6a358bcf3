/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires that come from files and go to files. What was read is not yet the project's. */
#include <glib/gi18n-lib.h>

#include "app/session-private.h"
#include "workflow/question-edit.h"

typedef struct {
    char *path; /* NULL: the starter questionnaire */
    EqlQuestionnaire *questionnaire;
} Step;

static void step_free(gpointer data)
{
    Step *step = data;
    g_free(step->path);
    g_clear_pointer(&step->questionnaire, eql_questionnaire_unref);
    g_free(step);
}

static gpointer do_read(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    return step->path != NULL ? eql_questionnaire_open(step->path, eql_job_cancellable(job), error)
                              : eql_questionnaire_starter(error);
}

static void on_read(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autoptr(EqlQuestionnaire) read = result;
    const Step *step = input;
    g_autofree char *name = step->path != NULL ? g_filename_display_basename(step->path) : NULL;
    if (read != NULL)
        g_signal_emit_by_name(owner, "questions-read", read, name);
    else
        eql_session_fail(EQL_SESSION(owner), _("The questionnaire could not be read"), error);
}

static const EqlJobKind READ = {do_read, on_read, step_free,
                                (GDestroyNotify)eql_questionnaire_unref};

void eql_session_read_questions(EqlSession *self, const char *path)
{
    Step *step = g_new0(Step, 1);
    step->path = g_strdup(path);
    eql_jobs_run(eql_session_jobs(self), _("Reading the questionnaire…"), G_OBJECT(self), &READ,
                 step);
}

static gpointer do_save(EqlJob *job, gpointer input, GError **error)
{
    const Step *step = input;
    return eql_questionnaire_write(step->questionnaire, step->path, error) ? input : NULL;
}

static void on_saved(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    if (result != NULL)
        g_signal_emit_by_name(owner, "saved", ((const Step *)input)->path);
    else
        eql_session_fail(EQL_SESSION(owner), _("The questionnaire could not be saved"), error);
}

static const EqlJobKind SAVE = {do_save, on_saved, step_free, NULL};

void eql_session_save_questions(EqlSession *self, EqlQuestionnaire *questionnaire, const char *path)
{
    Step *step = g_new0(Step, 1);
    step->path = g_strdup(path);
    step->questionnaire = eql_questionnaire_ref(questionnaire);
    eql_jobs_run(eql_session_jobs(self), _("Writing the questionnaire…"), G_OBJECT(self), &SAVE,
                 step);
}
