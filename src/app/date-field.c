/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/date-field.h"

#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/text-field.h"
#include "base/language.h"
#include "workflow/plan-edit.h"

struct _EqlDateField {
    GtkWidget parent_instance;
    GtkWidget *box;
    GtkLabel *fault; /* why what was typed was not kept */
    EqlTextField *text;
    GtkMenuButton *button;
    GtkCalendar *calendar; /* made when it is wanted: NULL before */
    char *day;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlDateField, eql_date_field, GTK_TYPE_WIDGET)

static guint kept_signal;

static GDateTime *day_of(const char *day)
{
    g_autoptr(GTimeZone) utc = g_time_zone_new_utc();
    g_autofree char *noon = g_strconcat(day, "T12:00:00", NULL);
    return g_date_time_new_from_iso8601(noon, utc);
}

static void show_in_calendar(EqlDateField *self)
{
    g_autoptr(GDateTime) date = day_of(self->day);
    self->filling = TRUE;
    if (date != NULL && self->calendar != NULL)
        gtk_calendar_select_day(self->calendar, date);
    self->filling = FALSE;
}

static void show(EqlDateField *self)
{
    g_autofree char *text = eql_day(self->day);
    eql_text_field_set_text(self->text, text);
    show_in_calendar(self);
    GtkWidget *input = eql_text_field_input(self->text);
    gtk_widget_remove_css_class(input, "error");
    gtk_widget_set_visible(GTK_WIDGET(self->fault), FALSE);
    gtk_accessible_update_state(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_STATE_INVALID,
                                GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void eql_date_field_set_day(EqlDateField *self, const char *day)
{
    g_free(self->day);
    self->day = g_strdup(day);
    show(self);
}

static void keep(EqlDateField *self, const char *day)
{
    gboolean is_new = g_strcmp0(self->day, day) != 0;
    eql_date_field_set_day(self, day);
    if (is_new)
        g_signal_emit(self, kept_signal, 0, self->day);
}

static void on_typed(EqlDateField *self, const char *text)
{
    g_autofree char *day = eql_plan_day(text);
    GtkWidget *input = eql_text_field_input(self->text);
    if (day != NULL) {
        keep(self, day);
        return;
    }
    gtk_widget_add_css_class(input, "error");
    gtk_widget_set_visible(GTK_WIDGET(self->fault), TRUE);
    eql_compat_announce(GTK_WIDGET(self), gtk_label_get_label(self->fault));
    gtk_accessible_update_state(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_STATE_INVALID,
                                GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void on_chosen(EqlDateField *self)
{
    if (self->filling)
        return;
    g_autoptr(GDateTime) date = gtk_calendar_get_date(self->calendar);
    g_autofree char *day = g_date_time_format(date, "%Y-%m-%d");
    gtk_menu_button_popdown(self->button);
    keep(self, day);
}

static void on_clear(EqlDateField *self)
{
    gtk_menu_button_popdown(self->button);
    keep(self, "");
}

/* The day that the calendar begins with is chosen already: it tells nobody when it is clicked. */
static void on_today(EqlDateField *self)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    g_autofree char *day = g_date_time_format(now, "%Y-%m-%d");
    gtk_menu_button_popdown(self->button);
    keep(self, day);
}

static GtkWidget *popover_new(EqlDateField *self)
{
    GtkWidget *popover = gtk_popover_new(), *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *today = gtk_button_new_with_mnemonic(_("_Today"));
    GtkWidget *clear = gtk_button_new_with_mnemonic(_("_No date"));
    self->calendar = GTK_CALENDAR(gtk_calendar_new());
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Calendar"), -1);
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->calendar));
    gtk_box_append(GTK_BOX(box), today);
    gtk_box_append(GTK_BOX(box), clear);
    gtk_popover_set_child(GTK_POPOVER(popover), box);
    g_signal_connect_object(self->calendar, "day-selected", G_CALLBACK(on_chosen), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(today, "clicked", G_CALLBACK(on_today), self, G_CONNECT_SWAPPED);
    g_signal_connect_object(clear, "clicked", G_CALLBACK(on_clear), self, G_CONNECT_SWAPPED);
    eql_compat_name_buttons(popover);
    return popover;
}

static void make_popover(GtkMenuButton *button, gpointer data)
{
    EqlDateField *self = data;
    if (gtk_menu_button_get_popover(button) != NULL)
        return;
    gtk_menu_button_set_popover(button, popover_new(self));
    show_in_calendar(self);
}

void eql_date_field_keep(EqlDateField *self)
{
    eql_text_field_keep(self->text);
}

void eql_date_field_open(EqlDateField *self)
{
    gtk_menu_button_popup(self->button);
}

gboolean eql_date_field_is_sound(EqlDateField *self)
{
    g_autofree char *text = eql_text_field_text(self->text), *day = eql_plan_day(text);
    return day != NULL;
}

GtkWidget *eql_date_field_input(EqlDateField *self)
{
    return eql_text_field_input(self->text);
}

GtkWidget *eql_date_field_new(void)
{
    return g_object_new(EQL_TYPE_DATE_FIELD, NULL);
}

static gboolean eql_date_field_mnemonic_activate(GtkWidget *widget, gboolean cycling)
{
    return gtk_widget_grab_focus(eql_date_field_input(EQL_DATE_FIELD(widget)));
}

static void eql_date_field_dispose(GObject *object)
{
    EqlDateField *self = EQL_DATE_FIELD(object);
    g_clear_pointer(&self->box, gtk_widget_unparent);
    g_clear_pointer(&self->day, g_free);
    G_OBJECT_CLASS(eql_date_field_parent_class)->dispose(object);
}

static void eql_date_field_class_init(EqlDateFieldClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_date_field_dispose;
    widget->mnemonic_activate = eql_date_field_mnemonic_activate;
    kept_signal = g_signal_new("kept", EQL_TYPE_DATE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
}

/* In sight, for whoever has no pointer to rest on the field. */
static GtkWidget *fault_new(void)
{
    GtkWidget *fault = gtk_label_new(_("This is no date. Write it as day/month/year, such as "
                                       "01/07/2026, or choose it from the calendar."));
    gtk_label_set_wrap(GTK_LABEL(fault), TRUE);
    gtk_label_set_width_chars(GTK_LABEL(fault), 12);
    gtk_label_set_max_width_chars(GTK_LABEL(fault), 30);
    gtk_label_set_xalign(GTK_LABEL(fault), 0);
    gtk_widget_add_css_class(fault, "caption");
    gtk_widget_add_css_class(fault, "error");
    gtk_widget_set_visible(fault, FALSE);
    return fault;
}

static void eql_date_field_init(EqlDateField *self)
{
    self->day = g_strdup("");
    GtkWidget *line = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 0);
    self->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    self->fault = GTK_LABEL(fault_new());
    self->text = EQL_TEXT_FIELD(eql_text_field_new(FALSE));
    self->button = GTK_MENU_BUTTON(gtk_menu_button_new());
    gtk_widget_add_css_class(line, "linked");
    gtk_widget_set_hexpand(GTK_WIDGET(self->text), TRUE);
    gtk_entry_set_placeholder_text(GTK_ENTRY(eql_text_field_input(self->text)),
                                   /* Translators: how to type a day. */ _("day/month/year"));
    gtk_menu_button_set_icon_name(self->button, "eql-calendar-symbolic");
    gtk_widget_set_tooltip_text(GTK_WIDGET(self->button), _("Choose from a calendar"));
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("Choose from a calendar"), -1);
    gtk_menu_button_set_create_popup_func(self->button, make_popover, self, NULL);
    gtk_box_append(GTK_BOX(line), GTK_WIDGET(self->text));
    gtk_box_append(GTK_BOX(line), GTK_WIDGET(self->button));
    gtk_box_append(GTK_BOX(self->box), line);
    gtk_box_append(GTK_BOX(self->box), GTK_WIDGET(self->fault));
    gtk_widget_set_parent(self->box, GTK_WIDGET(self));
    g_signal_connect_object(self->text, "kept", G_CALLBACK(on_typed), self, G_CONNECT_SWAPPED);
}
