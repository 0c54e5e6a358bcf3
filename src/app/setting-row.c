/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/setting-row.h"

#include <glib/gi18n-lib.h>

/* A row that is narrow, with large text, leaves a number room for so many letters. */
#define LETTERS 6
/* Whoever goes from 5 to 10 step by step means 10, in milliseconds. */
#define REST 900
#define MOST_INVITED 1000000

struct _EqlSettingRow {
    AdwActionRow parent_instance;
    char *key;
    GtkSpinButton *number;
    guint digits, rest;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlSettingRow, eql_setting_row, ADW_TYPE_ACTION_ROW)

static guint kept_signal;

const char *eql_setting_row_key(EqlSettingRow *self)
{
    return self->key;
}

static gboolean is_invited(const EqlSettingRow *self)
{
    return g_str_has_prefix(self->key, "invited.");
}

char *eql_setting_row_value(EqlSettingRow *self)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE], format[] = "%.0f";
    double value = gtk_spin_button_get_value(self->number);
    if (is_invited(self) && value < 1)
        return g_strdup(""); /* nobody knows */
    format[2] = (char)('0' + self->digits);
    return g_strdup(g_ascii_formatd(text, sizeof text, format, value));
}

void eql_setting_row_show(EqlSettingRow *self, const EqlSettings *settings)
{
    g_autofree char *value = eql_settings_get(settings, self->key);
    if (self->rest != 0)
        return; /* what is being entered is newer */
    self->filling = TRUE;
    gtk_spin_button_set_value(self->number, g_ascii_strtod(value != NULL ? value : "", NULL));
    self->filling = FALSE;
}

static gboolean on_rest(gpointer data)
{
    EqlSettingRow *self = data;
    self->rest = 0;
    g_signal_emit(self, kept_signal, 0);
    return G_SOURCE_REMOVE;
}

void eql_setting_row_keep(EqlSettingRow *self)
{
    gtk_spin_button_update(self->number);
    if (self->rest == 0)
        return;
    g_source_remove(self->rest);
    on_rest(self);
}

static void on_changed(EqlSettingRow *self)
{
    if (self->filling)
        return;
    g_clear_handle_id(&self->rest, g_source_remove);
    self->rest = g_timeout_add(REST, on_rest, self);
}

/* Shares go by hundredths, and small chances by thousandths. */
static void set_steps(EqlSettingRow *self)
{
    double least = 0, most = MOST_INVITED, step = 1;
    gboolean whole = TRUE;
    eql_settings_range(self->key, &least, &most, &whole);
    if (!whole && most <= 1)
        self->digits = g_str_has_prefix(self->key, "evidence.") ? 3 : 2;
    else if (!whole)
        self->digits = 1;
    if (!whole && most <= 1)
        step = g_str_has_prefix(self->key, "evidence.") ? 0.005 : 0.05;
    else if (g_str_equal(self->key, "rri.over"))
        step = 0.1;
    gtk_spin_button_set_range(self->number, least, most);
    gtk_spin_button_set_increments(self->number, step, step * 10);
    gtk_spin_button_set_digits(self->number, self->digits);
    gtk_spin_button_set_numeric(self->number, TRUE);
}

GtkWidget *eql_setting_row_new(const char *key, const char *title)
{
    EqlSettingRow *self = g_object_new(EQL_TYPE_SETTING_ROW, "title", title, NULL);
    self->key = g_strdup(key);
    adw_action_row_set_subtitle(ADW_ACTION_ROW(self),
                                is_invited(self) ? _("0: not known") : eql_settings_describe(key));
    self->filling = TRUE;
    set_steps(self);
    self->filling = FALSE;
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   title, -1);
    return GTK_WIDGET(self);
}

static void eql_setting_row_dispose(GObject *object)
{
    EqlSettingRow *self = EQL_SETTING_ROW(object);
    g_clear_handle_id(&self->rest, g_source_remove);
    self->filling = TRUE;
    G_OBJECT_CLASS(eql_setting_row_parent_class)->dispose(object);
}

static void eql_setting_row_finalize(GObject *object)
{
    g_free(EQL_SETTING_ROW(object)->key);
    G_OBJECT_CLASS(eql_setting_row_parent_class)->finalize(object);
}

static void eql_setting_row_class_init(EqlSettingRowClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_setting_row_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_setting_row_finalize;
    kept_signal = g_signal_new("kept", EQL_TYPE_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void eql_setting_row_init(EqlSettingRow *self)
{
    self->number = GTK_SPIN_BUTTON(gtk_spin_button_new_with_range(0, 1, 1));
    gtk_editable_set_width_chars(GTK_EDITABLE(self->number), LETTERS);
    gtk_widget_set_valign(GTK_WIDGET(self->number), GTK_ALIGN_CENTER);
    adw_action_row_add_suffix(ADW_ACTION_ROW(self), GTK_WIDGET(self->number));
    adw_action_row_set_activatable_widget(ADW_ACTION_ROW(self), GTK_WIDGET(self->number));
    g_signal_connect_object(self->number, "value-changed", G_CALLBACK(on_changed), self,
                            G_CONNECT_SWAPPED);
}
