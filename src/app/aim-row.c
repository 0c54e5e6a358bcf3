/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/aim-row.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/compat.h"
#include "app/date-field.h"
#include "app/flow.h"
#include "app/page.h"
#include "app/text-field.h"

/* Room for a sentence, for the least that one can write in, and for “30 September 2026”, in
 * characters. */
#define NOTE_CHARS 30
#define LEAST_NOTE_CHARS 16
#define DATE_CHARS 17

struct _EqlAimRow {
    GtkListBoxRow parent_instance;
    EqlAccreditationKind kind;
    char *code, *title;
    EqlDateField *date;  /* of a stage */
    GtkDropDown *choice; /* of a criterion and of a theme */
    EqlTextField *note;
    char *day;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlAimRow, eql_aim_row, GTK_TYPE_LIST_BOX_ROW)

static guint kept_signal;

static void keep(EqlAimRow *self)
{
    if (!self->filling)
        g_signal_emit(self, kept_signal, 0);
}

static void on_day_kept(EqlAimRow *self, const char *day)
{
    g_free(self->day);
    self->day = g_strdup(day);
    keep(self);
}

static const char *value_of(EqlAimRow *self)
{
    if (self->kind == EQL_ACCREDITATION_STAGE)
        return self->day;
    const char *code = eql_choice_get(self->choice);
    return code != NULL ? code : "";
}

EqlAccreditationEntry *eql_aim_row_entry(EqlAimRow *self)
{
    g_autofree char *note = eql_text_field_text(self->note);
    return eql_accreditation_entry_new(self->kind, self->code, value_of(self), note);
}

void eql_aim_row_set_entry(EqlAimRow *self, const EqlAccreditationEntry *entry)
{
    const char *value = entry != NULL ? entry->value : "";
    self->filling = TRUE;
    if (self->kind == EQL_ACCREDITATION_STAGE) {
        g_free(self->day);
        self->day = g_strdup(value);
        eql_date_field_set_day(self->date, value);
    } else {
        eql_choice_set(self->choice, value);
    }
    eql_text_field_set_text(self->note, entry != NULL ? entry->note : "");
    self->filling = FALSE;
}

const char *eql_aim_row_title(EqlAimRow *self)
{
    return self->title;
}

/* ── building ── */

/* `input` is what the keyboard goes to; a screen reader hears of which aim it is. */
static GtkWidget *labelled(EqlAimRow *self, const char *caption, GtkWidget *widget,
                           GtkWidget *input)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *label = gtk_label_new(caption);
    /* Translators: what a field holds, and of what: “Evidence: The school listens”. */
    g_autofree char *name = g_strdup_printf(C_("field", "%s: %s"), caption, self->title);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_widget_add_css_class(label, "caption");
    gtk_accessible_update_property(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    gtk_box_append(GTK_BOX(box), label);
    gtk_box_append(GTK_BOX(box), widget);
    return box;
}

static void fill_criterion(GtkDropDown *choice)
{
    const char *const codes[] = {"", "not", "partly", "met", NULL};
    const char *const labels[] = {_("Not looked at"), _("Not yet"), _("Partly"), _("Met"), NULL};
    eql_choice_fill(choice, codes, labels, "");
}

static void fill_levels(GtkDropDown *choice, const GPtrArray *aims)
{
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    g_ptr_array_add(codes, (gpointer) "");
    g_ptr_array_add(labels, (gpointer)_("No level yet"));
    for (guint i = 0; i < aims->len; i++) {
        const EqlAccreditationAim *aim = g_ptr_array_index(aims, i);
        if (aim->kind != EQL_ACCREDITATION_LEVEL)
            continue;
        g_ptr_array_add(codes, aim->code);
        g_ptr_array_add(labels, aim->label);
    }
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(choice, (const char *const *)codes->pdata, (const char *const *)labels->pdata,
                    "");
}

static GtkWidget *date_new(EqlAimRow *self)
{
    self->date = EQL_DATE_FIELD(eql_date_field_new());
    gtk_editable_set_width_chars(GTK_EDITABLE(eql_date_field_input(self->date)), DATE_CHARS);
    g_signal_connect_object(self->date, "kept", G_CALLBACK(on_day_kept), self, G_CONNECT_SWAPPED);
    return labelled(self, _("Reached on"), GTK_WIDGET(self->date),
                    eql_date_field_input(self->date));
}

static GtkWidget *choice_new(EqlAimRow *self, const GPtrArray *aims)
{
    self->choice = GTK_DROP_DOWN(gtk_drop_down_new(NULL, NULL));
    if (self->kind == EQL_ACCREDITATION_CRITERION)
        fill_criterion(self->choice);
    else
        fill_levels(self->choice, aims);
    g_signal_connect_object(self->choice, "notify::selected", G_CALLBACK(keep), self,
                            G_CONNECT_SWAPPED);
    return labelled(self, self->kind == EQL_ACCREDITATION_CRITERION ? _("How far") : _("Level"),
                    GTK_WIDGET(self->choice), GTK_WIDGET(self->choice));
}

static GtkWidget *note_new(EqlAimRow *self)
{
    self->note = EQL_TEXT_FIELD(eql_text_field_new(FALSE));
    GtkWidget *input = eql_text_field_input(self->note);
    gtk_editable_set_width_chars(GTK_EDITABLE(input), LEAST_NOTE_CHARS);
    gtk_editable_set_max_width_chars(GTK_EDITABLE(input), NOTE_CHARS);
    g_signal_connect_object(self->note, "kept", G_CALLBACK(keep), self, G_CONNECT_SWAPPED);
    GtkWidget *box =
        labelled(self, self->kind == EQL_ACCREDITATION_STAGE ? _("Note") : _("Evidence"),
                 GTK_WIDGET(self->note), input);
    gtk_widget_set_hexpand(box, TRUE);
    return box;
}

static void build(EqlAimRow *self, const char *about, const GPtrArray *aims)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 6);
    GtkWidget *fields = g_object_new(EQL_TYPE_FLOW, NULL);
    gtk_widget_add_css_class(box, "row-content");
    gtk_box_append(GTK_BOX(box), eql_page_label(self->title, "heading"));
    if (about != NULL && *about != '\0')
        gtk_box_append(GTK_BOX(box), eql_page_label(about, "dim-label"));
    eql_flow_append(EQL_FLOW(fields), self->kind == EQL_ACCREDITATION_STAGE
                                          ? date_new(self)
                                          : choice_new(self, aims));
    eql_flow_append(EQL_FLOW(fields), note_new(self));
    gtk_box_append(GTK_BOX(box), fields);
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), box);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(self), FALSE);
    gtk_widget_set_focusable(GTK_WIDGET(self), FALSE);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                   -1);
    eql_compat_name_buttons(GTK_WIDGET(self));
}

GtkWidget *eql_aim_row_new(EqlAccreditationKind kind, const char *code, const char *title,
                           const char *about, const GPtrArray *aims)
{
    EqlAimRow *self = g_object_new(EQL_TYPE_AIM_ROW, NULL);
    self->kind = kind;
    self->code = g_strdup(code);
    self->title = g_strdup(title);
    self->day = g_strdup("");
    self->filling = TRUE;
    build(self, about, aims);
    self->filling = FALSE;
    return GTK_WIDGET(self);
}

static void eql_aim_row_dispose(GObject *object)
{
    EQL_AIM_ROW(object)->filling = TRUE;
    G_OBJECT_CLASS(eql_aim_row_parent_class)->dispose(object);
}

static void eql_aim_row_finalize(GObject *object)
{
    EqlAimRow *self = EQL_AIM_ROW(object);
    g_free(self->code);
    g_free(self->title);
    g_free(self->day);
    G_OBJECT_CLASS(eql_aim_row_parent_class)->finalize(object);
}

static void eql_aim_row_class_init(EqlAimRowClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_aim_row_dispose;
    G_OBJECT_CLASS(klass)->finalize = eql_aim_row_finalize;
    kept_signal = g_signal_new("kept", EQL_TYPE_AIM_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void eql_aim_row_init(EqlAimRow *self)
{
}
