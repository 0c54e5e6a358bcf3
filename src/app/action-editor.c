/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/action-editor.h"

#include <glib/gi18n-lib.h>

#include "app/action-input.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"

/* Names of owners and committees are seen whole up to so many. */
#define USUAL_CHARS 30

struct _EqlActionEditor {
    GtkWidget parent_instance;
    GtkWidget *box;
    EqlActionInput *inputs[EQL_ACTION_FIELDS]; /* NULL: only shown */
    GtkLabel *evidence;
    GtkWidget *evidence_box;
    EqlAction *action;
    char **themes;
};

G_DEFINE_FINAL_TYPE(EqlActionEditor, eql_action_editor, GTK_TYPE_WIDGET)

static guint edited_signal;

static void on_kept(EqlActionEditor *self, const char *text, EqlActionInput *input)
{
    g_autoptr(EqlAction) after =
        self->action != NULL ? eql_action_with(self->action, eql_action_input_field(input), text)
                             : NULL;
    if (after == NULL)
        return;
    g_autoptr(EqlAction) before = self->action;
    self->action = eql_action_copy(after);
    g_signal_emit(self, edited_signal, 0, before, after);
}

static void show(EqlActionEditor *self)
{
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++)
        if (self->inputs[field] != NULL)
            eql_action_input_show(self->inputs[field], self->action,
                                  (const char *const *)self->themes);
    gtk_label_set_label(self->evidence, self->action->evidence);
    gtk_widget_set_visible(self->evidence_box, *self->action->evidence != '\0');
}

void eql_action_editor_keep(EqlActionEditor *self)
{
    for (guint field = 0; field < EQL_ACTION_FIELDS; field++)
        if (self->inputs[field] != NULL)
            eql_action_input_keep(self->inputs[field]);
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
    gtk_widget_grab_focus(eql_action_input_focus(self->inputs[EQL_ACTION_ACTIVITY]));
}

/* ── the widget ── */

static GtkWidget *field(EqlActionEditor *self, EqlActionField field, const char *mnemonic)
{
    GtkWidget *widget = eql_action_input_new(field);
    EqlActionInput *input = EQL_ACTION_INPUT(widget);
    self->inputs[field] = input;
    g_signal_connect_object(input, "kept", G_CALLBACK(on_kept), self, G_CONNECT_SWAPPED);
    return eql_page_labelled(mnemonic, "caption-heading", widget, eql_action_input_focus(input));
}

/* Names of people and committees are seen whole. */
static GtkWidget *name(EqlActionEditor *self, EqlActionField which, const char *mnemonic)
{
    GtkWidget *labelled = field(self, which, mnemonic);
    gtk_editable_set_max_width_chars(GTK_EDITABLE(eql_action_input_focus(self->inputs[which])),
                                     USUAL_CHARS);
    return labelled;
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
    gtk_box_append(box, field(self, EQL_ACTION_ACTIVITY, _("_What is to be done")));
    gtk_box_append(box, evidence_new(self));
    gtk_box_append(box, flow_of(field(self, EQL_ACTION_STATUS, _("S_tatus")),
                                field(self, EQL_ACTION_PRIORITY, _("Pr_iority")),
                                field(self, EQL_ACTION_DUE, _("_Due date"))));
    gtk_box_append(box,
                   flow_of(name(self, EQL_ACTION_OWNER, _("Ow_ner")),
                           name(self, EQL_ACTION_GOVERNANCE, _("Who it is reported t_o")), NULL));
    gtk_box_append(box, field(self, EQL_ACTION_THEME, _("T_heme")));
    gtk_box_append(box, field(self, EQL_ACTION_SUCCESS, _("How we will _know that it worked")));
    gtk_box_append(box, field(self, EQL_ACTION_REVIEW, _("Notes at re_view")));
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
    self->themes = g_new0(char *, 1);
    self->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    gtk_widget_set_parent(self->box, GTK_WIDGET(self));
    build(self, GTK_BOX(self->box));
    eql_compat_name_buttons(GTK_WIDGET(self));
}
