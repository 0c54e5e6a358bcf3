/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/page.h"
#include "app/part-names.h"
#include "app/text-scale.h"
#include "base/file-names.h"
#include "workflow/documents.h"

struct _EqlDocuments {
    AdwWindow parent_instance;
    AdwPreferencesGroup *schools;
    GtkCheckButton *checks[EQL_N_DOCUMENTS];
    GtkWidget *write;
    char **projects;
};

G_DEFINE_FINAL_TYPE(EqlDocuments, eql_documents, ADW_TYPE_WINDOW)

static guint chosen_signal;

static guint documents_of(EqlDocuments *self)
{
    guint documents = 0;
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++)
        if (gtk_check_button_get_active(self->checks[i]))
            documents |= EQL_DOCUMENT_BIT(i);
    return documents;
}

static void on_toggled(EqlDocuments *self)
{
    gtk_widget_set_sensitive(self->write, documents_of(self) != 0);
}

static void on_folder_chosen(const char *const *paths, GObject *owner)
{
    EqlDocuments *self = EQL_DOCUMENTS(owner);
    g_signal_emit(self, chosen_signal, 0, documents_of(self), paths[0]);
    gtk_window_close(GTK_WINDOW(self));
}

static void on_write(EqlDocuments *self)
{
    eql_compat_choose_folder(GTK_WINDOW(self), _("Choose a folder for the documents"),
                             on_folder_chosen, self);
}

const char *const *eql_documents_projects(EqlDocuments *self)
{
    return (const char *const *)self->projects;
}

/* ── the widget ── */

static void add_school(EqlDocuments *self, const char *path)
{
    g_autofree char *name = eql_file_name_shown(path, ".equalens");
    g_autofree char *folder = g_path_get_dirname(path);
    g_autofree char *shown = g_filename_display_name(folder);
    GtkWidget *row = adw_action_row_new();
    adw_preferences_row_set_use_markup(ADW_PREFERENCES_ROW(row), FALSE);
    adw_preferences_row_set_title(ADW_PREFERENCES_ROW(row), name);
    adw_action_row_set_subtitle(ADW_ACTION_ROW(row), shown);
    adw_preferences_group_add(self->schools, row);
}

static void eql_documents_finalize(GObject *object)
{
    g_strfreev(EQL_DOCUMENTS(object)->projects);
    G_OBJECT_CLASS(eql_documents_parent_class)->finalize(object);
}

static void eql_documents_dispose(GObject *object)
{
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_DOCUMENTS);
    G_OBJECT_CLASS(eql_documents_parent_class)->dispose(object);
}

static void eql_documents_class_init(EqlDocumentsClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_documents_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_documents_finalize;
    chosen_signal = g_signal_new("chosen", EQL_TYPE_DOCUMENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/documents.ui");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_DIALOG);
    gtk_widget_class_bind_template_child(widget, EqlDocuments, schools);
    gtk_widget_class_bind_template_child(widget, EqlDocuments, write);
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++)
        gtk_widget_class_bind_template_child_full(widget, eql_document_name(i), FALSE,
                                                  G_STRUCT_OFFSET(EqlDocuments, checks) +
                                                      (gssize)(i * sizeof(GtkCheckButton *)));
    gtk_widget_class_bind_template_callback(widget, on_write);
    gtk_widget_class_bind_template_callback(widget, on_toggled);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void eql_documents_init(EqlDocuments *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_text_scale_dialog(GTK_WINDOW(self));
    /* Their rows say that their titles name them, which GTK 4.14 reads out access key and all. */
    for (guint i = 0; i < EQL_N_DOCUMENTS; i++)
        gtk_accessible_reset_relation(GTK_ACCESSIBLE(self->checks[i]),
                                      GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

GtkWidget *eql_documents_new(GtkWindow *parent, const char *const *projects)
{
    EqlDocuments *self = g_object_new(EQL_TYPE_DOCUMENTS, "transient-for", parent, NULL);
    guint n = g_strv_length((char **)projects);
    g_autofree char *title = g_strdup_printf(ngettext("%u school", "%u schools", n), n);
    self->projects = g_strdupv((char **)projects);
    adw_preferences_group_set_title(self->schools, title);
    for (guint i = 0; i < n; i++)
        add_school(self, projects[i]);
    eql_name_parts(GTK_WIDGET(self), gtk_window_get_title(GTK_WINDOW(self)));
    eql_page_ease_labels(GTK_WIDGET(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    return GTK_WIDGET(self);
}
