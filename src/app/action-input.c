/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/action-input.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/date-field.h"
#include "app/text-field.h"
#include "output/labels.h"

struct _EqlActionInput {
    GtkWidget parent_instance;
    EqlActionField field;
    GtkWidget *child; /* EqlTextField, EqlDateField or GtkDropDown */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlActionInput, eql_action_input, GTK_TYPE_WIDGET)

static guint kept_signal;

EqlAction *eql_action_with(const EqlAction *action, EqlActionField field, const char *text)
{
    g_autoptr(EqlAction) other = eql_action_copy(action);
    eql_action_set(other, field, text);
    g_autofree char *was = eql_action_get(action, field), *is = eql_action_get(other, field);
    return g_str_equal(was, is) ? NULL : g_steal_pointer(&other);
}

EqlActionField eql_action_input_field(EqlActionInput *self)
{
    return self->field;
}

/* ── what the user changes ── */

static void on_kept(EqlActionInput *self, const char *text)
{
    if (!self->filling)
        g_signal_emit(self, kept_signal, 0, text);
}

static void on_chosen(EqlActionInput *self, GParamSpec *pspec, GtkDropDown *choice)
{
    const char *code = eql_choice_get(choice);
    if (!self->filling && code != NULL)
        g_signal_emit(self, kept_signal, 0, code);
}

void eql_action_input_keep(EqlActionInput *self)
{
    if (EQL_IS_TEXT_FIELD(self->child))
        eql_text_field_keep(EQL_TEXT_FIELD(self->child));
    if (EQL_IS_DATE_FIELD(self->child))
        eql_date_field_keep(EQL_DATE_FIELD(self->child));
}

gboolean eql_action_input_is_sound(EqlActionInput *self)
{
    return !EQL_IS_DATE_FIELD(self->child) || eql_date_field_is_sound(EQL_DATE_FIELD(self->child));
}

/* ── what is shown ── */

static void fill_themes(GtkDropDown *choice, const char *own, const char *const *themes)
{
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, "", _("No theme"));
    for (; themes != NULL && *themes != NULL; themes++)
        eql_choice_add(&entries, eql_theme_name(*themes), eql_theme_name(*themes));
    if (!eql_choice_has(&entries, own))
        eql_choice_add(&entries, own, own);
    eql_choice_take(choice, &entries, own);
}

void eql_action_input_show(EqlActionInput *self, const EqlAction *action, const char *const *themes)
{
    g_autofree char *text = eql_action_get(action, self->field);
    self->filling = TRUE;
    if (EQL_IS_TEXT_FIELD(self->child))
        eql_text_field_set_text(EQL_TEXT_FIELD(self->child), text);
    else if (EQL_IS_DATE_FIELD(self->child))
        eql_date_field_set_day(EQL_DATE_FIELD(self->child), text);
    else if (self->field == EQL_ACTION_THEME)
        fill_themes(GTK_DROP_DOWN(self->child), text, themes);
    else
        eql_choice_set(GTK_DROP_DOWN(self->child), text);
    self->filling = FALSE;
}

GtkWidget *eql_action_input_focus(EqlActionInput *self)
{
    if (EQL_IS_TEXT_FIELD(self->child))
        return eql_text_field_input(EQL_TEXT_FIELD(self->child));
    if (EQL_IS_DATE_FIELD(self->child))
        return eql_date_field_input(EQL_DATE_FIELD(self->child));
    return self->child;
}

void eql_action_input_set_most(EqlActionInput *self, int height)
{
    eql_text_field_set_most(EQL_TEXT_FIELD(self->child), height);
}

void eql_action_input_open(EqlActionInput *self)
{
    if (GTK_IS_DROP_DOWN(self->child))
        gtk_widget_activate(self->child);
    if (EQL_IS_DATE_FIELD(self->child))
        eql_date_field_open(EQL_DATE_FIELD(self->child));
}

/* ── the widget ── */

static void fill_priorities(GtkDropDown *choice)
{
    const char *const codes[] = {"1", "2", "3", NULL};
    const char *const labels[] = {eql_priority_label(1), eql_priority_label(2),
                                  eql_priority_label(3), NULL};
    eql_choice_fill(choice, codes, labels, "2");
}

static void fill_statuses(GtkDropDown *choice)
{
    const char *codes[EQL_STATUS_PAUSED + 2] = {NULL}, *labels[EQL_STATUS_PAUSED + 2] = {NULL};
    for (guint i = 0; i <= EQL_STATUS_PAUSED; i++) {
        codes[i] = eql_status_name((EqlStatus)i);
        labels[i] = eql_status_label((EqlStatus)i);
    }
    eql_choice_fill(choice, codes, labels, NULL);
}

static GtkWidget *choice_new(EqlActionField field)
{
    GtkWidget *choice = gtk_drop_down_new(NULL, NULL);
    if (field == EQL_ACTION_PRIORITY)
        fill_priorities(GTK_DROP_DOWN(choice));
    if (field == EQL_ACTION_STATUS)
        fill_statuses(GTK_DROP_DOWN(choice));
    return choice;
}

static GtkWidget *child_new(EqlActionField field)
{
    switch (field) {
    case EQL_ACTION_PRIORITY:
    case EQL_ACTION_STATUS:
    case EQL_ACTION_THEME:
        return choice_new(field);
    case EQL_ACTION_DUE:
        return eql_date_field_new();
    case EQL_ACTION_OWNER:
    case EQL_ACTION_GOVERNANCE:
        return eql_text_field_new(FALSE);
    default:
        return eql_text_field_new(TRUE);
    }
}

GtkWidget *eql_action_input_new(EqlActionField field)
{
    EqlActionInput *self = g_object_new(EQL_TYPE_ACTION_INPUT, NULL);
    self->field = field;
    self->child = child_new(field);
    gtk_widget_set_parent(self->child, GTK_WIDGET(self));
    if (GTK_IS_DROP_DOWN(self->child))
        g_signal_connect_object(self->child, "notify::selected", G_CALLBACK(on_chosen), self,
                                G_CONNECT_SWAPPED);
    else
        g_signal_connect_object(self->child, "kept", G_CALLBACK(on_kept), self, G_CONNECT_SWAPPED);
    return GTK_WIDGET(self);
}

static gboolean eql_action_input_mnemonic_activate(GtkWidget *widget, gboolean cycling)
{
    return gtk_widget_mnemonic_activate(EQL_ACTION_INPUT(widget)->child, cycling);
}

static void eql_action_input_dispose(GObject *object)
{
    g_clear_pointer(&EQL_ACTION_INPUT(object)->child, gtk_widget_unparent);
    G_OBJECT_CLASS(eql_action_input_parent_class)->dispose(object);
}

static void eql_action_input_class_init(EqlActionInputClass *klass)
{
    GtkWidgetClass *widget = GTK_WIDGET_CLASS(klass);
    G_OBJECT_CLASS(klass)->dispose = eql_action_input_dispose;
    widget->mnemonic_activate = eql_action_input_mnemonic_activate;
    kept_signal = g_signal_new("kept", EQL_TYPE_ACTION_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
    gtk_widget_class_set_layout_manager_type(widget, GTK_TYPE_BIN_LAYOUT);
}

static void eql_action_input_init(EqlActionInput *self)
{
}
