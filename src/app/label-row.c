/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/label-row.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/page.h"
#include "base/language.h"
#include "model/mapping.h"

struct _EqlLabelRow {
    GtkListBoxRow parent_instance;
    GtkLabel *verdict;
    GtkButton *yes; /* it is what was guessed */
    GtkDropDown *choice;
    char *column, *answer;
    guint guess_at; /* where that stands in the choice */
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlLabelRow, eql_label_row, GTK_TYPE_LIST_BOX_ROW)

static guint meant_signal;

/* ── what it may mean ── */

static void add_answers(const EqlScale *scale, GPtrArray *codes, GPtrArray *labels)
{
    for (guint answer = 1; answer <= EQL_ANSWER_MAX_NO_POINT; answer++) {
        const char *label = eql_scale_label(scale, (EqlAnswer)answer);
        if (label != NULL) {
            g_ptr_array_add(codes, (gpointer)label);
            g_ptr_array_add(labels, (gpointer)eql_answer_name(label));
        }
    }
    g_ptr_array_add(codes, (gpointer)EQL_MEANS_NOTHING);
    g_ptr_array_add(labels, (gpointer)_("No answer"));
}

static void add_groups(const EqlCodes *list, const char *characteristic, GPtrArray *codes,
                       GPtrArray *labels)
{
    g_autofree const char **groups = eql_codes_groups(list, characteristic, EQL_DETAIL_FULL);
    for (guint i = 0; groups[i] != NULL; i++) {
        g_ptr_array_add(codes, (gpointer)groups[i]);
        g_ptr_array_add(labels, (gpointer)eql_codes_label(list, characteristic, groups[i]));
    }
}

static void add_choices(const GPtrArray *choices, const char *field, GPtrArray *codes,
                        GPtrArray *labels)
{
    for (guint i = 0; i < choices->len; i++) {
        const EqlLabelChoice *choice = choices->pdata[i];
        if (!g_str_equal(choice->field, field))
            continue;
        g_ptr_array_add(codes, choice->code);
        g_ptr_array_add(labels, choice->label);
    }
    if (g_str_equal(field, "reason")) {
        g_ptr_array_add(codes, (gpointer)EQL_MEANS_NOTHING);
        g_ptr_array_add(labels, (gpointer)_("No reason"));
    }
}

/* What happens to it where it is given no meaning. */
static const char *as_it_is(const EqlItem *item, gboolean is_group)
{
    if (item != NULL && item->kind == EQL_ITEM_SCORED)
        return _("Leave as not read");
    return is_group ? _("Leave as not stated") : _("Leave as it is");
}

static void fill_meanings(EqlLabelRow *self, const EqlLabel *label, const EqlItem *item,
                          const EqlCodes *list, const GPtrArray *choices)
{
    const char *characteristic = item != NULL ? item->characteristic : label->code;
    gboolean is_group = characteristic != NULL && eql_codes_is_characteristic(list, characteristic);
    g_autoptr(GPtrArray) codes = g_ptr_array_new();
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    g_ptr_array_add(codes, (gpointer) "");
    g_ptr_array_add(labels, (gpointer)as_it_is(item, item != NULL || is_group));
    if (item != NULL && item->kind == EQL_ITEM_SCORED)
        add_answers(item->scale, codes, labels);
    else if (item != NULL || is_group)
        add_groups(list, characteristic, codes, labels);
    else
        add_choices(choices, label->code, codes, labels);
    g_ptr_array_add(codes, NULL);
    g_ptr_array_add(labels, NULL);
    eql_choice_fill(self->choice, (const char *const *)codes->pdata,
                    (const char *const *)labels->pdata, "");
}

static void on_chosen(EqlLabelRow *self)
{
    const char *means = eql_choice_get(self->choice);
    if (!self->filling && means != NULL)
        g_signal_emit(self, meant_signal, 0, self->column, self->answer, means);
}

/* A group is guessed by its name, not by its code. */
static guint place_of(EqlLabelRow *self, const char *guess)
{
    GtkStringList *list = GTK_STRING_LIST(gtk_drop_down_get_model(self->choice));
    const char *label;
    for (guint i = 0; guess != NULL && (label = gtk_string_list_get_string(list, i)) != NULL; i++)
        if (g_str_equal(label, guess))
            return i;
    return GTK_INVALID_LIST_POSITION;
}

static void on_yes(EqlLabelRow *self)
{
    gtk_widget_grab_focus(GTK_WIDGET(self->choice)); /* the button goes */
    gtk_drop_down_set_selected(self->choice, self->guess_at);
}

/* ── what is shown ── */

static char *verdict_of(const EqlLabel *label)
{
    if (label->remembered)
        return g_strdup(_("as you confirmed before"));
    if (label->means == NULL && label->in_doubt)
        return g_strdup_printf(_("Counts as “%s”. Right?"), label->guess);
    if (label->means == NULL && label->guess != NULL)
        return g_strdup_printf(_("Perhaps “%s”?"), label->guess);
    return g_strdup("");
}

static void name_yes(EqlLabelRow *self, const char *guess)
{
    /* Translators: what somebody wrote, and the answer that they meant. */
    g_autofree char *name = g_strdup_printf(_("Yes, “%s” means “%s”"), self->answer, guess);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->yes), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                   -1);
}

gboolean eql_label_row_set_label(EqlLabelRow *self, const EqlLabel *label)
{
    if (g_strcmp0(self->column, label->column) != 0 || g_strcmp0(self->answer, label->answer) != 0)
        return FALSE;
    g_autofree char *verdict = verdict_of(label);
    gtk_label_set_label(self->verdict, verdict);
    gtk_widget_set_visible(GTK_WIDGET(self->verdict), *verdict != '\0');
    self->guess_at = place_of(self, label->means == NULL ? label->guess : NULL);
    gtk_widget_set_visible(GTK_WIDGET(self->yes), self->guess_at != GTK_INVALID_LIST_POSITION);
    if (label->guess != NULL)
        name_yes(self, label->guess);
    self->filling = TRUE;
    eql_choice_set(self->choice, label->means != NULL ? label->means : "");
    self->filling = FALSE;
    return TRUE;
}

GtkButton *eql_label_row_yes(EqlLabelRow *self)
{
    return self->yes;
}

static GtkWidget *verdict_new(EqlLabelRow *self)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_HORIZONTAL, 12);
    self->verdict = GTK_LABEL(eql_page_label(NULL, "caption-heading"));
    self->yes = GTK_BUTTON(gtk_button_new_with_label(C_("a guess is right", "Yes")));
    gtk_widget_set_hexpand(GTK_WIDGET(self->verdict), FALSE);
    gtk_widget_set_valign(GTK_WIDGET(self->yes), GTK_ALIGN_CENTER);
    g_signal_connect_object(self->yes, "clicked", G_CALLBACK(on_yes), self, G_CONNECT_SWAPPED);
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->verdict));
    gtk_box_append(GTK_BOX(box), GTK_WIDGET(self->yes));
    return box;
}

static GtkWidget *text_of(EqlLabelRow *self, const EqlLabel *label)
{
    GtkWidget *text = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    g_autofree char *quoted = g_strdup_printf("“%s”", label->answer);
    const char *const phrases[] = {quoted, label->column};
    g_autofree char *title = eql_page_join(phrases, G_N_ELEMENTS(phrases));
    g_autofree char *places = eql_label_places(label);
    gtk_widget_set_hexpand(text, TRUE);
    gtk_box_append(GTK_BOX(text), eql_page_label(title, NULL));
    gtk_box_append(GTK_BOX(text), eql_page_label(places, "dim-label"));
    gtk_box_append(GTK_BOX(text), verdict_new(self));
    return text;
}

GtkWidget *eql_label_row_new(const EqlLabel *label, const EqlItem *item, const EqlCodes *codes,
                             const GPtrArray *choices)
{
    EqlLabelRow *self = g_object_new(EQL_TYPE_LABEL_ROW, NULL);
    self->filling = TRUE;
    self->column = g_strdup(label->column);
    self->answer = g_strdup(label->answer);
    self->choice = GTK_DROP_DOWN(gtk_drop_down_new(NULL, NULL));
    eql_choice_shorten(self->choice);
    fill_meanings(self, label, item, codes, choices);
    gtk_widget_set_valign(GTK_WIDGET(self->choice), GTK_ALIGN_CENTER);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   label->answer, -1);
    gtk_accessible_update_property(GTK_ACCESSIBLE(self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                   label->answer, -1);
    GtkWidget *line = eql_page_with_choice(text_of(self, label), GTK_WIDGET(self->choice));
    gtk_widget_add_css_class(line, "row-content");
    gtk_list_box_row_set_child(GTK_LIST_BOX_ROW(self), line);
    gtk_list_box_row_set_activatable(GTK_LIST_BOX_ROW(self), FALSE);
    g_signal_connect_object(self->choice, "notify::selected", G_CALLBACK(on_chosen), self,
                            G_CONNECT_SWAPPED);
    eql_label_row_set_label(self, label);
    return GTK_WIDGET(self);
}

static void eql_label_row_finalize(GObject *object)
{
    g_free(EQL_LABEL_ROW(object)->column);
    g_free(EQL_LABEL_ROW(object)->answer);
    G_OBJECT_CLASS(eql_label_row_parent_class)->finalize(object);
}

static void eql_label_row_class_init(EqlLabelRowClass *klass)
{
    G_OBJECT_CLASS(klass)->finalize = eql_label_row_finalize;
    meant_signal = g_signal_new("meant", EQL_TYPE_LABEL_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
}

static void eql_label_row_init(EqlLabelRow *self)
{
}
