/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several schools are given, written in one go. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/documents.h"
#include "app/gsettings.h"
#include "app/window-private.h"
#include "workflow/documents.h"

static const char *const PATTERNS[] = {"*.equalens", NULL};

typedef struct {
    char **projects;
    guint documents;
    char *folder, *language;
} Writing;

static Writing *writing_copy(const Writing *from)
{
    Writing *writing = g_new0(Writing, 1);
    writing->projects = g_strdupv(from->projects);
    writing->documents = from->documents;
    writing->folder = g_strdup(from->folder);
    writing->language = g_strdup(from->language);
    return writing;
}

static void writing_free(gpointer data)
{
    Writing *writing = data;
    g_strfreev(writing->projects);
    g_free(writing->folder);
    g_free(writing->language);
    g_free(writing);
}

/* ── writing ── */

static gpointer do_write(EqlJob *job, gpointer input, GError **error)
{
    const Writing *writing = input;
    return eql_documents_write((const char *const *)writing->projects, writing->documents,
                               writing->folder, writing->language, eql_job_progress, job,
                               eql_job_cancellable(job), error);
}

static guint count_files(const GPtrArray *all)
{
    guint n = 0;
    for (guint i = 0; i < all->len; i++)
        n += ((const EqlDocumentsOf *)all->pdata[i])->files->len;
    return n;
}

static GPtrArray *problems_of(const GPtrArray *all)
{
    GPtrArray *problems = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < all->len; i++) {
        const EqlDocumentsOf *of = all->pdata[i];
        g_autofree char *file = g_filename_display_basename(of->project);
        if (of->problem != NULL)
            g_ptr_array_add(problems, eql_window_problem_of(of->school != NULL ? of->school : file,
                                                            of->problem));
    }
    return problems;
}

static void tell(EqlWindow *self, const char *folder, const GPtrArray *all)
{
    guint n = count_files(all);
    g_autoptr(GPtrArray) problems = problems_of(all);
    g_autofree char *shown = g_filename_display_basename(folder);
    g_autofree char *text =
        /* Translators: how many files, and the name of a folder. */
        g_strdup_printf(ngettext("%u file was written to %s", "%u files were written to %s", n), n,
                        shown);
    if (!eql_window_tell_problems(self, text, problems) && n > 0)
        eql_window_say_folder(self, text, folder);
}

static void on_written(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autoptr(GPtrArray) all = result;
    const Writing *writing = input;
    if (eql_window_is_closing(EQL_WINDOW(owner)))
        return;
    if (all != NULL)
        tell(EQL_WINDOW(owner), writing->folder, all);
    else if (!g_error_matches(error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        eql_compat_show_message(GTK_WINDOW(owner), _("The documents could not be written"),
                                error->message);
}

static const EqlJobKind WRITE = {do_write, on_written, writing_free,
                                 (GDestroyNotify)g_ptr_array_unref, FALSE};

/* ── what would be replaced ── */

static gpointer do_look(EqlJob *job, gpointer input, GError **error)
{
    const Writing *writing = input;
    return eql_documents_there((const char *const *)writing->projects, writing->documents,
                               writing->folder);
}

static void start(EqlWindow *self, const Writing *writing)
{
    eql_jobs_run(eql_session_jobs(self->session), _("Writing documents…"), G_OBJECT(self), &WRITE,
                 writing_copy(writing));
}

/* Whoever agreed may have waited long: what was asked about is kept until then. */
static void on_agreed(GObject *owner)
{
    EqlWindow *self = EQL_WINDOW(owner);
    start(self, g_object_get_data(owner, "equalens-writing"));
}

static void on_looked(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    g_autoptr(GPtrArray) there = result;
    if (there == NULL)
        return; /* cancelled */
    if (there->len == 0) {
        start(EQL_WINDOW(owner), input);
        return;
    }
    g_autofree char *names = eql_window_first_of(there, "\n");
    g_autofree char *body =
        g_strconcat(_("What was typed into them, such as an action plan that has not been read "
                      "back, is lost."),
                    "\n\n", names, NULL);
    g_autofree char *heading =
        g_strdup_printf(ngettext("Replace %u file?", "Replace %u files?", there->len), there->len);
    g_object_set_data_full(owner, "equalens-writing", writing_copy(input), writing_free);
    eql_compat_ask(GTK_WINDOW(owner), heading, body, _("_Replace"), on_agreed, owner);
}

static const EqlJobKind LOOK = {do_look, on_looked, writing_free, (GDestroyNotify)g_ptr_array_unref,
                                .only_reads = TRUE};

/* ── asking ── */

static void on_chosen(EqlWindow *self, guint documents, const char *folder, EqlDocuments *dialog)
{
    Writing *writing = g_new0(Writing, 1);
    writing->projects = g_strdupv((char **)eql_documents_projects(dialog));
    writing->documents = documents;
    writing->folder = g_strdup(folder);
    writing->language = eql_gsettings_get("document-language");
    eql_jobs_run(eql_session_jobs(self->session), _("Looking at the schools…"), G_OBJECT(self),
                 &LOOK, writing);
}

void eql_window_offer_documents(EqlWindow *self, const char *const *projects)
{
    GtkWidget *dialog = eql_documents_new(GTK_WINDOW(self), projects);
    g_signal_connect_object(dialog, "chosen", G_CALLBACK(on_chosen), self, G_CONNECT_SWAPPED);
    gtk_window_present(GTK_WINDOW(dialog));
}

static void on_projects_chosen(const char *const *paths, GObject *owner)
{
    eql_window_offer_documents(EQL_WINDOW(owner), paths);
}

static void act_documents(GtkWidget *widget, const char *name, GVariant *unused)
{
    const EqlFileKind kind = {_("Equalens projects"), PATTERNS};
    eql_compat_open_files(GTK_WINDOW(widget), _("Choose the schools’ projects"), &kind, TRUE,
                          on_projects_chosen, widget);
}

void eql_window_install_document_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.documents", NULL, act_documents);
}
