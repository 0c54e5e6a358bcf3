/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "app/question-editor-private.h"
#include "base/language.h"
#include "model/questionnaire-faults.h"

G_DEFINE_FINAL_TYPE(EqlQuestionEditor, eql_question_editor, GTK_TYPE_WIDGET)

/* ── what is shown ── */

/* A file can have a question's column and no answer in it, or have been replaced since. */
static char *use_in_words(const EqlItemUse *use)
{
    guint answers = use != NULL ? (guint)MIN(use->scored + use->comments, G_MAXUINT) : 0;
    if (answers == 0)
        return g_strdup(_("A file with this question has been brought in, so its code, who is "
                          "asked and its scale stay as they are. To be rid of it, set it aside."));
    g_autofree char *number = eql_number_count(answers);
    return g_strdup_printf(
        ngettext("%s answer has been brought in, so its code, who is asked and its scale stay as "
                 "they are. To be rid of it, set it aside.",
                 "%s answers have been brought in, so its code, who is asked and its scale stay "
                 "as they are. To be rid of it, set it aside.",
                 answers),
        number);
}

static void show_used(EqlQuestionEditor *self, gboolean used)
{
    g_autofree char *text =
        used ? use_in_words(g_hash_table_lookup(self->uses, self->item->code)) : g_strdup("");
    gtk_label_set_label(self->used, text);
    gtk_widget_set_visible(GTK_WIDGET(self->used), used);
    gtk_widget_set_sensitive(GTK_WIDGET(self->code), !used);
    gtk_widget_set_sensitive(GTK_WIDGET(self->audience), !used);
}

static void show_advice(EqlQuestionEditor *self)
{
    g_autoptr(GPtrArray) faults =
        eql_item_faults(self->questions->questionnaire, self->item, self->item->code);
    g_autoptr(GPtrArray) sentences = g_ptr_array_new();
    for (guint i = 0; i < faults->len; i++)
        g_ptr_array_add(sentences, ((EqlFault *)faults->pdata[i])->sentence);
    g_ptr_array_add(sentences, NULL);
    g_autofree char *text = g_strjoinv("\n", (char **)sentences->pdata);
    gtk_label_set_label(self->advice, text);
    gtk_widget_set_visible(GTK_WIDGET(self->advice), *text != '\0');
}

static void show_fields(EqlQuestionEditor *self)
{
    EqlItemKind kind = eql_item_kind_when_put(self->item);
    gtk_widget_set_visible(self->scored_box, kind == EQL_ITEM_SCORED);
    gtk_widget_set_visible(self->theme_box, kind == EQL_ITEM_SCORED || kind == EQL_ITEM_COMMENT);
    gtk_widget_set_visible(self->characteristic_box, kind == EQL_ITEM_CHARACTERISTIC);
    gtk_widget_set_visible(self->other_audience_box, FALSE);
    gtk_widget_set_visible(self->new_theme_box, FALSE);
}

static void show(EqlQuestionEditor *self)
{
    const EqlItem *item = self->item;
    gboolean used = eql_questionnaire_is_used(self->uses, item->code);
    self->filling = TRUE;
    eql_text_field_set_text(self->text, item->text);
    eql_text_field_set_text(self->code, item->code);
    eql_text_field_set_text(self->other_audience, "");
    eql_text_field_set_text(self->new_theme, "");
    eql_question_editor_fill_choices(self, used);
    eql_scale_field_show(self->scale, item->scale, item->reversed, used);
    gtk_check_button_set_active(self->reversed, item->reversed);
    show_fields(self);
    show_used(self, used);
    show_advice(self);
    eql_question_editor_set_fault(self, NULL);
    self->filling = FALSE;
}

void eql_question_editor_set_fault(EqlQuestionEditor *self, const char *sentence)
{
    gtk_label_set_label(self->fault, sentence != NULL ? sentence : "");
    gtk_widget_set_visible(GTK_WIDGET(self->fault), sentence != NULL);
    if (sentence != NULL)
        eql_compat_announce(GTK_WIDGET(self), sentence);
}

void eql_question_editor_keep(EqlQuestionEditor *self)
{
    EqlTextField *fields[] = {self->text, self->code, self->other_audience, self->new_theme};
    for (guint i = 0; i < G_N_ELEMENTS(fields); i++)
        eql_text_field_keep(fields[i]);
    eql_scale_field_keep(self->scale);
}

void eql_question_editor_set_questions(EqlQuestionEditor *self, EqlQuestionSet *questions,
                                       GHashTable *uses, EqlCodes *codes)
{
    EqlQuestionSet *before = self->questions;
    self->questions = eql_question_set_ref(questions);
    g_clear_pointer(&before, eql_question_set_unref);
    g_hash_table_ref(uses);
    g_clear_pointer(&self->uses, g_hash_table_unref);
    self->uses = uses;
    eql_codes_ref(codes);
    g_clear_pointer(&self->codes, eql_codes_unref);
    self->codes = codes;
    self->filling = TRUE;
    eql_scale_field_set_questionnaire(self->scale, questions->questionnaire);
    self->filling = FALSE;
}

void eql_question_editor_set_item(EqlQuestionEditor *self, const EqlItem *item)
{
    EqlItem *copy = eql_item_copy(item);
    if (self->item != NULL && !g_str_equal(self->item->code, item->code))
        eql_question_editor_keep(self);
    eql_item_free(self->item);
    self->item = copy;
    show(self);
}

const EqlItem *eql_question_editor_item(EqlQuestionEditor *self)
{
    return self->item;
}

void eql_question_editor_focus_text(EqlQuestionEditor *self)
{
    GtkWidget *input = eql_text_field_input(self->text);
    gtk_widget_grab_focus(input);
    if (GTK_IS_TEXT_VIEW(input))
        gtk_widget_activate_action(input, "selection.select-all", NULL);
}

/* ── the widget ── */

static GtkWidget *labelled(const char *mnemonic, GtkWidget *field, GtkWidget *input)
{
    GtkWidget *box = eql_page_labelled(mnemonic, "caption-heading", field, input);
    gtk_widget_set_hexpand(box, TRUE);
    return box;
}

static GtkWidget *text_new(EqlQuestionEditor *self, EqlTextField **place, const char *mnemonic,
                           gboolean several_lines, GCallback kept)
{
    GtkWidget *field = eql_text_field_new(several_lines);
    *place = EQL_TEXT_FIELD(field);
    g_signal_connect_object(field, "kept", kept, self, G_CONNECT_SWAPPED);
    return labelled(mnemonic, field, eql_text_field_input(*place));
}

static GtkWidget *choice_new(EqlQuestionEditor *self, GtkDropDown **place, const char *mnemonic)
{
    GtkWidget *choice = gtk_drop_down_new(NULL, NULL);
    *place = GTK_DROP_DOWN(choice);
    eql_choice_shorten(*place);
    g_signal_connect_object(choice, "notify::selected", G_CALLBACK(eql_question_editor_on_chosen),
                            self, G_CONNECT_SWAPPED);
    return labelled(mnemonic, choice, choice);
}

static GtkWidget *note_new(GtkLabel **place, const char *css_class)
{
    GtkWidget *label = eql_page_label(NULL, css_class);
    *place = GTK_LABEL(label);
    gtk_widget_set_visible(label, FALSE);
    return label;
}

static GtkWidget *reversed_new(EqlQuestionEditor *self)
{
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *check = gtk_check_button_new_with_mnemonic(_("Re_versed: agreeing is bad news"));
    GtkWidget *note = eql_page_label(
        _("Of a reversed question, such as “I feel left out”, the scores are turned round, so "
          "that a high score always means that things are well."),
        "caption");
    self->reversed = GTK_CHECK_BUTTON(check);
    g_signal_connect_object(check, "toggled", G_CALLBACK(eql_question_editor_on_reversed), self,
                            G_CONNECT_SWAPPED);
    gtk_accessible_update_relation(GTK_ACCESSIBLE(check), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                   note, NULL, -1);
    gtk_box_append(GTK_BOX(box), check);
    gtk_box_append(GTK_BOX(box), note);
    return box;
}

static GtkWidget *follows_new(EqlQuestionEditor *self)
{
    g_autoptr(GListModel) none = eql_questions_new_empty(_("The same question, or none"));
    const char *title = _("In earlier waves this was");
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *choice = eql_question_choice_new(none, title);
    self->follows = EQL_QUESTION_CHOICE(choice);
    g_signal_connect_object(choice, "chosen", G_CALLBACK(eql_question_editor_on_follows), self,
                            G_CONNECT_SWAPPED);
    gtk_box_append(GTK_BOX(box), eql_page_label(title, "caption-heading"));
    gtk_box_append(GTK_BOX(box), choice);
    gtk_box_append(
        GTK_BOX(box),
        eql_page_label(_("When you reword a question between waves, keep the old one, add the "
                         "new one, and say here which it was, so that the waves can still be "
                         "compared."),
                       "caption"));
    return box;
}

static GtkWidget *scored_new(EqlQuestionEditor *self)
{
    self->scored_box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    self->scale = EQL_SCALE_FIELD(eql_scale_field_new());
    g_signal_connect_object(self->scale, "kept", G_CALLBACK(eql_question_editor_on_scale), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(self->scale, "refused",
                            G_CALLBACK(eql_question_editor_on_scale_refused), self,
                            G_CONNECT_SWAPPED);
    gtk_box_append(GTK_BOX(self->scored_box), reversed_new(self));
    gtk_box_append(GTK_BOX(self->scored_box), GTK_WIDGET(self->scale));
    gtk_box_append(GTK_BOX(self->scored_box), follows_new(self));
    return self->scored_box;
}

static GtkWidget *kind_row_new(EqlQuestionEditor *self)
{
    GtkWidget *flow = g_object_new(EQL_TYPE_FLOW, NULL);
    eql_flow_append(EQL_FLOW(flow), choice_new(self, &self->audience, _("Who is as_ked")));
    eql_flow_append(EQL_FLOW(flow), choice_new(self, &self->kind, _("Ki_nd")));
    eql_flow_append(EQL_FLOW(flow), text_new(self, &self->code, _("_Code"), FALSE,
                                             G_CALLBACK(eql_question_editor_on_code)));
    return flow;
}

static void build(EqlQuestionEditor *self, GtkBox *box)
{
    gtk_box_append(box, text_new(self, &self->text, _("Wo_rds of the question"), TRUE,
                                 G_CALLBACK(eql_question_editor_on_text)));
    gtk_box_append(box, note_new(&self->fault, "error"));
    gtk_box_append(box, note_new(&self->advice, "warning"));
    gtk_box_append(box, kind_row_new(self));
    self->other_audience_box = text_new(self, &self->other_audience, _("Who _else"), FALSE,
                                        G_CALLBACK(eql_question_editor_on_other_audience));
    gtk_box_append(box, self->other_audience_box);
    gtk_box_append(box, note_new(&self->used, "caption"));
    self->theme_box = choice_new(self, &self->theme, _("T_heme"));
    gtk_box_append(box, self->theme_box);
    self->new_theme_box = text_new(self, &self->new_theme, _("Na_me of the new theme"), FALSE,
                                   G_CALLBACK(eql_question_editor_on_new_theme));
    gtk_box_append(box, self->new_theme_box);
    self->characteristic_box = choice_new(self, &self->characteristic, _("What it asks _for"));
    gtk_box_append(box, self->characteristic_box);
    gtk_box_append(box, scored_new(self));
}

static void eql_question_editor_dispose(GObject *object)
{
    EqlQuestionEditor *self = EQL_QUESTION_EDITOR(object);
    self->filling = TRUE;
    g_clear_pointer(&self->box, gtk_widget_unparent);
    g_clear_pointer(&self->item, eql_item_free);
    g_clear_pointer(&self->questions, eql_question_set_unref);
    g_clear_pointer(&self->uses, g_hash_table_unref);
    g_clear_pointer(&self->codes, eql_codes_unref);
    G_OBJECT_CLASS(eql_question_editor_parent_class)->dispose(object);
}

static void eql_question_editor_class_init(EqlQuestionEditorClass *klass)
{
    G_OBJECT_CLASS(klass)->dispose = eql_question_editor_dispose;
    gtk_widget_class_set_layout_manager_type(GTK_WIDGET_CLASS(klass), GTK_TYPE_BIN_LAYOUT);
    eql_question_editor_add_signals(EQL_TYPE_QUESTION_EDITOR);
}

static void eql_question_editor_init(EqlQuestionEditor *self)
{
    self->filling = TRUE;
    self->box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    gtk_widget_set_parent(self->box, GTK_WIDGET(self));
    build(self, GTK_BOX(self->box));
    eql_compat_name_buttons(GTK_WIDGET(self));
    self->filling = FALSE;
}
