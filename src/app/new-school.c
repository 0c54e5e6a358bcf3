/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/new-school.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/part-names.h"
#include "app/text-scale.h"
#include "base/file-names.h"

struct _EqlNewSchool {
    AdwWindow parent_instance;
    GtkEditable *name, *urn;
    AdwComboRow *phase;
    GtkWidget *create;
};

G_DEFINE_FINAL_TYPE(EqlNewSchool, eql_new_school, ADW_TYPE_WINDOW)

static guint made_signal;

/* In the order of the template's list. */
static const char *const PHASES[] = {"primary", "secondary", "special", "other"};

static char *text_of(GtkEditable *entry)
{
    char *text = g_strstrip(g_strdup(gtk_editable_get_text(entry)));
    if (*text == '\0')
        g_clear_pointer(&text, g_free);
    return text;
}

EqlSchool *eql_new_school_school(EqlNewSchool *self)
{
    g_autofree char *name = text_of(self->name);
    g_autofree char *urn = text_of(self->urn);
    guint phase = adw_combo_row_get_selected(self->phase);
    if (name == NULL)
        return NULL;
    return eql_school_new(name, urn, NULL, phase < G_N_ELEMENTS(PHASES) ? PHASES[phase] : NULL);
}

static void on_changed(EqlNewSchool *self)
{
    g_autofree char *name = text_of(self->name);
    gtk_widget_set_sensitive(self->create, name != NULL);
}

static void on_path_chosen(const char *const *paths, GObject *owner)
{
    EqlNewSchool *self = EQL_NEW_SCHOOL(owner);
    g_autoptr(EqlSchool) school = eql_new_school_school(self);
    g_autofree char *path = eql_file_name_end(paths[0], ".equalens");
    g_signal_emit(self, made_signal, 0, path, school);
    gtk_window_close(GTK_WINDOW(self));
}

static void on_create(EqlNewSchool *self)
{
    static const char *const patterns[] = {"*.equalens", NULL};
    const EqlFileKind kind = {_("Equalens projects"), patterns};
    g_autoptr(EqlSchool) school = eql_new_school_school(self);
    if (school == NULL)
        return;
    g_autofree char *file = eql_file_name_clean(g_strconcat(school->name, ".equalens", NULL));
    eql_compat_save_file(GTK_WINDOW(self), _("Where to keep the project"), &kind, file,
                         on_path_chosen, self);
}

static void eql_new_school_dispose(GObject *object)
{
    gtk_widget_dispose_template(GTK_WIDGET(object), EQL_TYPE_NEW_SCHOOL);
    G_OBJECT_CLASS(eql_new_school_parent_class)->dispose(object);
}

static void eql_new_school_class_init(EqlNewSchoolClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_new_school_dispose;
    gtk_widget_class_set_template_from_resource(widget, "/org/equalens/Equalens/ui/new-school.ui");
    gtk_widget_class_set_accessible_role(widget, GTK_ACCESSIBLE_ROLE_DIALOG);
    gtk_widget_class_bind_template_child(widget, EqlNewSchool, name);
    gtk_widget_class_bind_template_child(widget, EqlNewSchool, urn);
    gtk_widget_class_bind_template_child(widget, EqlNewSchool, phase);
    gtk_widget_class_bind_template_child(widget, EqlNewSchool, create);
    gtk_widget_class_bind_template_callback(widget, on_changed);
    gtk_widget_class_bind_template_callback(widget, on_create);
    gtk_widget_class_add_binding_action(widget, GDK_KEY_Escape, 0, "window.close", NULL);
    made_signal = g_signal_new("made", EQL_TYPE_NEW_SCHOOL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void on_map(EqlNewSchool *self)
{
    gtk_widget_grab_focus(GTK_WIDGET(self->name));
}

static void eql_new_school_init(EqlNewSchool *self)
{
    gtk_widget_init_template(GTK_WIDGET(self));
    eql_text_scale_dialog(GTK_WINDOW(self));
    eql_compat_name_buttons(GTK_WIDGET(self));
    eql_name_parts(GTK_WIDGET(self), gtk_window_get_title(GTK_WINDOW(self)));
    on_changed(self);
    /* Not before: a screen reader would not take a window that had the focus unseen for a dialog.
     */
    g_signal_connect(self, "map", G_CALLBACK(on_map), NULL);
}

GtkWidget *eql_new_school_new(GtkWindow *parent)
{
    return g_object_new(EQL_TYPE_NEW_SCHOOL, "transient-for", parent, NULL);
}
