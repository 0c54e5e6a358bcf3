/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/action-editor.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/compat.h"
#include "app/date-field.h"
#include "app/flow.h"
#include "app/page.h"
#include "app/text-field.h"
#include "output/labels.h"
#include "workflow/plan-edit.h"

/* A field's widget knows which it is. */
#define FIELD "equalens-field"

/* Names of owners and committees are seen whole up to so many. */
#define USUAL_CHARS 30

struct _EqlActionEditor {
    GtkWidget parent_instance;
    GtkWidget *box;
    GtkWidget *inputs[EQL_ACTION_FIELDS]; /* NULL: only shown */
    GtkLabel *evidence;
    GtkWidget *evidence_box;
    EqlAction *action;
    char **themes;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlActionEditor, eql_action_editor, GTK_TYPE_WIDGET)

static guint edited_signal;

/* ── what the user changes ── */

static void take(EqlActionEditor *self, EqlActionField field, const char *text)
{
    if (self->filling || self->action == NULL || text == NULL)
        return;
    g_autoptr(EqlAction) before = self->action;
    self->action = eql_action_copy(before);
    eql_action_set(self->action, field, text);
    g_autofree char *was = eql_action_get(before, field), *is = eql_action_get(self->action, field);
    g_autoptr(EqlAction) after = eql_action_copy(self->action);
    if (!g_str_equal(was, is))
        g_signal_emit(self, edited_signal, 0, before, after);
}

static EqlActionField field_of(GtkWidget *input)
{
    return (EqlActionField)GPOINTER_TO_UINT(g_object_get_data(G_OBJECT(input), FIELD));
}

static void on_kept(EqlActionEditor *self, const char *text, GtkWidget *input)
{
    take(self, field_of(input), text);
}

static void on_chosen(EqlActionEditor *self, GParamSpec *pspec, GtkDropDown *choice)
{
    take(self, field_of(GTK_WIDGET(choice)), eql_choice_get(choice));
}

/* ── what is shown ── */

static void fill_themes(EqlActionEditor *self, const char *own)
{
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, "", _("No theme"));
    for (guint i = 0; self->themes != NULL && self->themes[i] != NULL; i++)
        eql_choice_add(&entries, self->themes[i], self->themes[i]);
    if (!eql_choice_has(&entries, own))
        eql_choice_add(&entries, own, own);
    eql_choice_take(GTK_DROP_DOWN(self->inputs[EQL_ACTION_THEME]), &entries, own);
}

static void fill(GtkWidget *input, const char *text)
{
    if (EQL_IS_TEXT_FIELD(input))
        eql_text_field_set_text(EQL_TEXT_FIELD(input), text);
    else if (EQL_IS_DATE_FIELD(input))
        eql_date_field_set_day(EQL_DATE_FIELD(input), text);
    else
        eql_choice_set(GTK_DROP_DOWN(input), text);
}

static void show(EqlActionEditor *self)
{
    self->filling = TRUE;
    fill_themes(self, self->action->theme);
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        g_autofree char *text = eql_action_get(self->action, (EqlActionField)field);
        if (self->inputs[field] != NULL)
            fill(self->inputs[field], text);
    }
    gtk_label_set_label(self->evidence, self->action->evidence);
    gtk_widget_set_visible(self->evidence_box, *self->action->evidence != '\0');
    self->filling = FALSE;
}

void eql_action_editor_keep(EqlActionEditor *self)
{
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++) {
        GtkWidget *input = self->inputs[field];
        if (input != NULL && EQL_IS_TEXT_FIELD(input))
            eql_text_field_keep(EQL_TEXT_FIELD(input));
        if (input != NULL && EQL_IS_DATE_FIELD(input))
            eql_date_field_keep(EQL_DATE_FIELD(input));
    }
}

void eql_action_editor_set_action(EqlActionEditor *self, const EqlAction *action)
{
    EqlAction *copy = eql_action_copy(action);
    if (self->action != NULL && !g_str_equal(self->action->id, action->id))
        eql_action_editor_keep(self);
    eql_action_free(self->action);
    self->action = copy;
    show(self);
}

void eql_action_editor_set_themes(EqlActionEditor *self, const char *const *themes)
{
    g_strfreev(self->themes);
    self->themes = g_strdupv((char **)themes);
}

void eql_action_editor_focus_activity(EqlActionEditor *self)
{
    gtk_widget_grab_focus(eql_text_field_input(EQL_TEXT_FIELD(self->inputs[EQL_ACTION_ACTIVITY])));
}

/* ── the widget ── */

/* The part that has the keyboard, to be named. */
static GtkWidget *input_of(GtkWidget *field)
{
    if (EQL_IS_TEXT_FIELD(field))
        return eql_text_field_input(EQL_TEXT_FIELD(field));
    if (EQL_IS_DATE_FIELD(field))
        return eql_date_field_input(EQL_DATE_FIELD(field));
    return field;
}

static GtkWidget *labelled(const char *mnemonic, GtkWidget *field)
{
    return eql_page_labelled(mnemonic, "caption-heading", field, input_of(field));
}

static GtkWidget *take_input(EqlActionEditor *self, EqlActionField field, GtkWidget *input)
{
    self->inputs[field] = input;
    g_object_set_data(G_OBJECT(input), FIELD, GUINT_TO_POINTER(field));
    if (GTK_IS_DROP_DOWN(input))
        g_signal_connect_object(input, "notify::selected", G_CALLBACK(on_chosen), self,
                                G_CONNECT_SWAPPED);
    else
        g_signal_connect_object(input, "kept", G_CALLBACK(on_kept), self, G_CONNECT_SWAPPED);
    return input;
}

static GtkWidget *text(EqlActionEditor *self, EqlActionField field, const char *mnemonic,
                       gboolean several_lines)
{
    GtkWidget *input = eql_text_field_new(several_lines);
    if (!several_lines)
        gtk_editable_set_max_width_chars(GTK_EDITABLE(eql_text_field_input(EQL_TEXT_FIELD(input))),
                                         USUAL_CHARS);
    return labelled(mnemonic, take_input(self, field, input));
}

static GtkWidget *drop_down(EqlActionEditor *self, EqlActionField field, const char *mnemonic)
{
    return labelled(mnemonic, take_input(self, field, gtk_drop_down_new(NULL, NULL)));
}

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

static GtkWidget *expanding(GtkWidget *widget)
{
    gtk_widget_set_hexpand(widget, TRUE);
    return widget;
}

static GtkWidget *flow_of(GtkWidget *first, GtkWidget *second, GtkWidget *third)
{
    GtkWidget *flow = g_object_new(EQL_TYPE_FLOW, NULL);
    GtkWidget *children[] = {first, second, third};
    for (guint i = 0; i < G_N_ELEMENTS(children); i++)
        if (children[i] != NULL)
            eql_flow_append(EQL_FLOW(flow), expanding(children[i]));
    return flow;
}

static GtkWidget *evidence_new(EqlActionEditor *self)
{
    GtkWidget *heading = eql_page_label(_("What it answers"), "caption-heading");
    self->evidence_box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    self->evidence = GTK_LABEL(eql_page_label(NULL, NULL));
    gtk_label_set_selectable(self->evidence, TRUE);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->evidence), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   _("What it answers"), -1);
    gtk_box_append(GTK_BOX(self->evidence_box), heading);
    gtk_box_append(GTK_BOX(self->evidence_box), GTK_WIDGET(self->evidence));
    return self->evidence_box;
}

static void build(EqlActionEditor *self, GtkBox *box)
{
    gtk_box_append(box, text(self, EQL_ACTION_ACTIVITY, _("_What is to be done"), TRUE));
    gtk_box_append(box, evidence_new(self));
    gtk_box_append(box, flow_of(drop_down(self, EQL_ACTION_STATUS, _("S_tatus")),
                                drop_down(self, EQL_ACTION_PRIORITY, _("P_riority")),
                                labelled(_("_Due date"),
                                         take_input(self, EQL_ACTION_DUE, eql_date_field_new()))));
    gtk_box_append(
        box, flow_of(text(self, EQL_ACTION_OWNER, _("Ow_ner"), FALSE),
                     text(self, EQL_ACTION_GOVERNANCE, _("Who it is reported t_o"), FALSE), NULL));
    gtk_box_append(box, drop_down(self, EQL_ACTION_THEME, _("T_heme")));
    gtk_box_append(box,
                   text(self, EQL_ACTION_SUCCESS, _("How we will _know that it worked"), TRUE));
    gtk_box_append(box, text(self, EQL_ACTION_REVIEW, _("Note_s at review"), TRUE));
    fill_priorities(GTK_DROP_DOWN(self->inputs[EQL_ACTION_PRIORITY]));
    fill_statuses(GTK_DROP_DOWN(self->inputs[EQL_ACTION_STATUS]));
}

static void eql_action_editor_dispose(GObject *object)
{
    EqlActionEditor *self = EQL_ACTION_EDITOR(object);
    g_clear_pointer(&self->box, gtk_widget_unparent);
    g_clear_pointer(&self->action, eql_action_free);
    g_clear_pointer(&self->themes, g_strfreev);
    G_OBJECT_CLASS(eql_action_editor_parent_class)->dispose(object);
}

static void eql_action_editor_class_init(EqlActionEditorClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_action_editor_dispose;
    edited_signal = g_signal_new("edited", EQL_TYPE_ACTION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_POINTER);
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
}

static void eql_action_editor_init(EqlActionEditor *self)
{
    self->filling = TRUE;
    self->themes = g_new0(char *, 1);
    self->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    gtk_widget_set_parent(self->box, GTK_WIDGET(self));
    build(self, GTK_BOX(self->box));
    eql_compat_name_buttons(GTK_WIDGET(self));
    self->filling = FALSE;
}
