/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/service-group.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "output/service.h"

struct _EqlServiceGroup {
    AdwPreferencesGroup parent_instance;
    GtkEditable *name, *contact, *colour;
    AdwActionRow *logo_row;
    GtkWidget *remove;
    char *logo; /* NULL: none */
};

G_DEFINE_FINAL_TYPE(EqlServiceGroup, eql_service_group, ADW_TYPE_PREFERENCES_GROUP)

static void show_logo(EqlServiceGroup *self)
{
    g_autofree char *name = self->logo != NULL ? g_filename_display_basename(self->logo) : NULL;
    g_autofree char *escaped = name != NULL ? g_markup_escape_text(name, -1) : NULL;
    adw_action_row_set_subtitle(self->logo_row,
                                escaped != NULL ? escaped : _("None: a PNG picture"));
    gtk_widget_set_visible(self->remove, self->logo != NULL);
}

static GtkWindow *window_of(EqlServiceGroup *self)
{
    return GTK_WINDOW(gtk_widget_get_root(GTK_WIDGET(self)));
}

/* FALSE, and the user is told, when it cannot be so. */
static gboolean keep(EqlServiceGroup *self, const char *logo)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlService) service =
        eql_service_new(gtk_editable_get_text(self->name), gtk_editable_get_text(self->contact),
                        logo, gtk_editable_get_text(self->colour), &error);
    if (service != NULL && eql_service_save(service, &error))
        return TRUE;
    eql_compat_show_message(window_of(self), _("This could not be kept"), error->message);
    return FALSE;
}

static void on_apply(EqlServiceGroup *self)
{
    keep(self, self->logo);
}

static void take_logo(EqlServiceGroup *self, const char *path)
{
    if (!keep(self, path))
        return;
    g_free(self->logo);
    self->logo = g_strdup(path);
    show_logo(self);
}

static void on_logo_chosen(const char *const *paths, GObject *owner)
{
    take_logo(EQL_SERVICE_GROUP(owner), paths[0]);
}

static void on_choose(EqlServiceGroup *self)
{
    static const char *const patterns[] = {"*.png", NULL};
    const EqlFileKind kind = {_("PNG picture"), patterns};
    eql_compat_open_files(window_of(self), _("Choose a logo"), &kind, FALSE, on_logo_chosen, self);
}

static void on_remove(EqlServiceGroup *self)
{
    take_logo(self, NULL);
}

/* ── the widget ── */

static GtkEditable *entry_new(EqlServiceGroup *self, const char *title)
{
    GtkWidget *row =
        g_object_new(ADW_TYPE_ENTRY_ROW, "title", title, "show-apply-button", TRUE, NULL);
    g_signal_connect_object(row, "apply", G_CALLBACK(on_apply), self, G_CONNECT_SWAPPED);
    adw_preferences_group_add(ADW_PREFERENCES_GROUP(self), row);
    return GTK_EDITABLE(row);
}

static GtkWidget *button_new(EqlServiceGroup *self, const char *label, GCallback clicked)
{
    GtkWidget *button = gtk_button_new_with_mnemonic(label);
    gtk_widget_set_valign(button, GTK_ALIGN_CENTER);
    g_signal_connect_object(button, "clicked", clicked, self, G_CONNECT_SWAPPED);
    adw_action_row_add_suffix(self->logo_row, button);
    return button;
}

static void show_service(EqlServiceGroup *self)
{
    /* What is set wrong can be set right here. */
    g_autoptr(EqlService) service = eql_service_load(NULL);
    if (service == NULL)
        return;
    gtk_editable_set_text(self->name, service->name != NULL ? service->name : "");
    gtk_editable_set_text(self->contact, service->contact != NULL ? service->contact : "");
    gtk_editable_set_text(self->colour, service->colour != NULL ? service->colour : "");
    self->logo = g_strdup(service->logo);
}

static void eql_service_group_finalize(GObject *object)
{
    g_free(EQL_SERVICE_GROUP(object)->logo);
    G_OBJECT_CLASS(eql_service_group_parent_class)->finalize(object);
}

static void eql_service_group_class_init(EqlServiceGroupClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_service_group_finalize;
}

static void eql_service_group_init(EqlServiceGroup *self)
{
    AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP(self);
    adw_preferences_group_set_title(group, _("Who hands workbooks and reports over"));
    adw_preferences_group_set_description(
        group, _("A psychology service, a council or the school: it stands on workbooks and "
                 "reports. Leave it empty to have nothing there."));
    self->name = entry_new(self, _("Name"));
    self->contact = entry_new(self, _("Contact"));
    self->colour = entry_new(self, _("Colour of headings, such as #4f1d8a"));
    self->logo_row = g_object_new(ADW_TYPE_ACTION_ROW, "title", _("Logo"), NULL);
    adw_preferences_group_add(group, GTK_WIDGET(self->logo_row));
    self->remove = button_new(self, _("_Remove"), G_CALLBACK(on_remove));
    button_new(self, _("Ch_oose…"), G_CALLBACK(on_choose));
    show_service(self);
    show_logo(self);
}

GtkWidget *eql_service_group_new(void)
{
    return g_object_new(EQL_TYPE_SERVICE_GROUP, NULL);
}
