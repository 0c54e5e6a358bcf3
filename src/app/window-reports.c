/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a school passes on: reports, saved as a PDF or printed, and the pack for its network. */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/print.h"
#include "app/window-private.h"
#include "base/file-names.h"
#include "workflow/documents.h"

static const char *const PATTERNS[] = {"*.pdf", NULL}, *const PACK_PATTERNS[] = {"*.eqpack", NULL};

/* What was asked for is kept until a file is chosen, one question at a time. */
#define KIND "equalens-report-kind"

static void on_path_chosen(const char *const *paths, GObject *owner)
{
    EqlReportKind kind = (EqlReportKind)GPOINTER_TO_INT(g_object_get_data(owner, KIND));
    g_autofree char *path = eql_file_name_end(paths[0], ".pdf");
    eql_session_save_report(EQL_WINDOW(owner)->session, kind, path);
}

static char *file_name(const EqlDataset *dataset, EqlDocument document)
{
    return eql_document_file_name(dataset->school->name, dataset->wave, document);
}

static void act_save(GtkWidget *widget, const char *name, GVariant *target)
{
    EqlWindow *self = EQL_WINDOW(widget);
    const EqlFileKind files = {_("PDF document"), PATTERNS};
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    int kind = eql_report_kind_from_name(g_variant_get_string(target, NULL));
    if (snapshot == NULL || kind < 0)
        return;
    g_autofree char *file =
        file_name(snapshot->dataset, eql_document_of_report((EqlReportKind)kind));
    g_object_set_data(G_OBJECT(self), KIND, GINT_TO_POINTER(kind));
    eql_compat_save_file(GTK_WINDOW(self), eql_report_title((EqlReportKind)kind), &files, file,
                         on_path_chosen, self);
}

static void act_print(GtkWidget *widget, const char *name, GVariant *target)
{
    int kind = eql_report_kind_from_name(g_variant_get_string(target, NULL));
    if (kind >= 0)
        eql_session_draw_report(EQL_WINDOW(widget)->session, (EqlReportKind)kind);
}

static void on_pack_chosen(const char *const *paths, GObject *owner)
{
    g_autofree char *path = eql_file_name_end(paths[0], ".eqpack");
    eql_session_save_pack(EQL_WINDOW(owner)->session, path);
}

static void act_pack(GtkWidget *widget, const char *name, GVariant *unused)
{
    EqlWindow *self = EQL_WINDOW(widget);
    const EqlFileKind files = {_("Summary pack"), PACK_PATTERNS};
    const EqlSnapshot *snapshot = eql_session_snapshot(self->session);
    if (snapshot == NULL)
        return;
    g_autofree char *file = file_name(snapshot->dataset, EQL_DOCUMENT_PACK);
    eql_compat_save_file(GTK_WINDOW(self), _("Save a summary pack for a network of schools"),
                         &files, file, on_pack_chosen, self);
}

void eql_window_print(EqlWindow *self, const char *title, GPtrArray *pages)
{
    eql_print_pages(GTK_WINDOW(self), title, pages);
}

void eql_window_update_reports(EqlWindow *self, gboolean anything)
{
    gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.report", anything);
    gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.print-report", anything);
    gtk_widget_action_set_enabled(GTK_WIDGET(self), "win.pack", anything);
    gtk_widget_set_sensitive(GTK_WIDGET(self->reports), anything);
    gtk_widget_set_visible(GTK_WIDGET(self->reports), eql_session_snapshot(self->session) != NULL);
}

void eql_window_install_report_actions(GtkWidgetClass *klass)
{
    gtk_widget_class_install_action(klass, "win.report", "s", act_save);
    gtk_widget_class_install_action(klass, "win.print-report", "s", act_print);
    gtk_widget_class_install_action(klass, "win.pack", NULL, act_pack);
}
