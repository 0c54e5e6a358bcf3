/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/question-editor.h"

#include <glib/gi18n-lib.h>

#include "app/choice.h"
#include "app/compat.h"
#include "app/flow.h"
#include "app/page.h"
#include "app/question-choice.h"
#include "app/scale-field.h"
#include "app/text-field.h"
#include "base/text.h"
#include "model/questionnaire-faults.h"

/* The entry of a drop-down that asks for a name of the user's own. No slug is so written. */
#define OTHER "+"

struct _EqlQuestionEditor {
    GtkWidget parent_instance;
    GtkWidget *box;
    EqlTextField *text, *code, *other_audience, *new_theme;
    GtkDropDown *audience, *kind, *theme, *characteristic;
    GtkWidget *other_audience_box, *new_theme_box, *theme_box, *characteristic_box, *scored_box;
    EqlScaleField *scale;
    GtkCheckButton *reversed;
    EqlQuestionChoice *follows;
    GtkLabel *fault, *advice, *used;
    EqlItem *item;
    EqlQuestionSet *questions;
    GHashTable *uses;
    EqlCodes *codes;
    gboolean filling;
};

G_DEFINE_FINAL_TYPE(EqlQuestionEditor, eql_question_editor, GTK_TYPE_WIDGET)

enum { EDITED, LINKED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ── what the user changes ── */

/* Takes the item. */
static void tell(EqlQuestionEditor *self, EqlItem *taken, EqlQuestionsChange what)
{
    g_autoptr(EqlItem) after = taken;
    g_autoptr(EqlItem) before = eql_item_copy(self->item);
    if (!eql_item_equal(before, after))
        g_signal_emit(self, signals[EDITED], 0, before, after, (int)what);
}

static gboolean is_idle(EqlQuestionEditor *self)
{
    return self->filling || self->item == NULL;
}

static void set(char **place, const char *text)
{
    char *copy = g_strstrip(g_strdup(text));
    g_free(*place);
    *place = copy;
}

static void on_text_kept(EqlQuestionEditor *self, const char *text)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    set(&after->text, text);
    tell(self, after, EQL_QUESTIONS_CHANGE);
}

static void on_code_kept(EqlQuestionEditor *self, const char *text)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    set(&after->code, text);
    tell(self, after, EQL_QUESTIONS_CHANGE);
}

static void ask_audience(EqlQuestionEditor *self, const char *audience)
{
    EqlItem *after = eql_item_copy(self->item);
    set(&after->audience, audience);
    tell(self, after, EQL_QUESTIONS_CHANGE);
}

static void audience_chosen(EqlQuestionEditor *self)
{
    const char *audience = eql_choice_get(self->audience);
    if (audience == NULL)
        return;
    gboolean other = g_str_equal(audience, OTHER);
    gtk_widget_set_visible(self->other_audience_box, other);
    if (other)
        gtk_widget_grab_focus(eql_text_field_input(self->other_audience));
    else
        ask_audience(self, audience);
}

static void on_other_audience_kept(EqlQuestionEditor *self, const char *text)
{
    g_autofree char *slug = eql_text_slug(text);
    if (!is_idle(self) && !eql_text_is_blank(text, -1))
        ask_audience(self, slug);
}

static void put_in_theme(EqlQuestionEditor *self, const char *label)
{
    EqlItem *after = eql_item_copy(self->item);
    g_clear_pointer(&after->theme, g_free);
    g_clear_pointer(&after->theme_label, g_free);
    if (!eql_text_is_blank(label, -1))
        eql_item_set_theme(after, self->questions->questionnaire, label);
    tell(self, after, EQL_QUESTIONS_CHANGE);
}

static void theme_chosen(EqlQuestionEditor *self)
{
    const char *code = eql_choice_get(self->theme);
    if (code == NULL)
        return;
    gboolean other = g_str_equal(code, OTHER);
    gtk_widget_set_visible(self->new_theme_box, other);
    if (other) {
        gtk_widget_grab_focus(eql_text_field_input(self->new_theme));
        return;
    }
    const EqlTheme *theme = eql_questionnaire_theme(self->questions->questionnaire, code);
    put_in_theme(self, theme != NULL ? theme->label : "");
}

static void on_new_theme_kept(EqlQuestionEditor *self, const char *text)
{
    g_autofree char *label = g_strstrip(g_strdup(text));
    if (!is_idle(self) && *label != '\0')
        put_in_theme(self, label);
}

/* A scale and a theme to begin with, those of the first question that has them. */
static void make_scored(EqlQuestionEditor *self, EqlItem *item)
{
    const GPtrArray *items = self->questions->questionnaire->items;
    for (guint i = 0; i < items->len; i++) {
        const EqlItem *other = g_ptr_array_index(items, i);
        if (other->scale != NULL && item->scale == NULL)
            item->scale = eql_scale_ref(other->scale);
        if (other->theme != NULL && item->theme == NULL)
            eql_item_set_theme(item, self->questions->questionnaire, other->theme_label);
    }
}

static void kind_chosen(EqlQuestionEditor *self)
{
    const char *name = eql_choice_get(self->kind);
    int kind = name != NULL ? eql_item_kind_from_name(name) : -1;
    if (kind < 0 || kind == (int)self->item->kind)
        return;
    EqlItem *after = eql_item_copy(self->item);
    gboolean was_aside = after->kind == EQL_ITEM_IGNORE;
    if (was_aside)
        eql_item_set_aside(after, FALSE);
    if (kind == EQL_ITEM_IGNORE)
        eql_item_set_aside(after, TRUE);
    else
        after->kind = (EqlItemKind)kind;
    if (kind == EQL_ITEM_SCORED)
        make_scored(self, after);
    if (kind == EQL_ITEM_CHARACTERISTIC && after->characteristic == NULL)
        after->characteristic = g_strdup(eql_codes_characteristics(self->codes)[0]);
    eql_item_tidy(after);
    tell(self, after,
         kind == EQL_ITEM_IGNORE ? EQL_QUESTIONS_SET_ASIDE
         : was_aside             ? EQL_QUESTIONS_PUT_BACK
                                 : EQL_QUESTIONS_CHANGE);
}

static void characteristic_chosen(EqlQuestionEditor *self)
{
    const char *code = eql_choice_get(self->characteristic);
    if (code == NULL)
        return;
    EqlItem *after = eql_item_copy(self->item);
    set(&after->characteristic, code);
    tell(self, after, EQL_QUESTIONS_CHANGE);
}

static void on_scale_kept(EqlQuestionEditor *self, EqlScale *scale)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    g_clear_pointer(&after->scale, eql_scale_unref);
    after->scale = eql_scale_ref(scale);
    tell(self, after, EQL_QUESTIONS_SCALE);
}

static void on_scale_refused(EqlQuestionEditor *self, const char *sentence)
{
    eql_question_editor_set_fault(self, *sentence != '\0' ? sentence : NULL);
}

static void on_reversed_toggled(EqlQuestionEditor *self)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    after->reversed = gtk_check_button_get_active(self->reversed);
    tell(self, after, EQL_QUESTIONS_REVERSE);
}

static void on_follows_chosen(EqlQuestionEditor *self, const char *code)
{
    if (!is_idle(self))
        g_signal_emit(self, signals[LINKED], 0, self->item->code, code);
}

static void take_chosen(gpointer owner, GtkDropDown *choice)
{
    EqlQuestionEditor *self = owner;
    if (is_idle(self))
        return;
    if (choice == self->audience)
        audience_chosen(self);
    else if (choice == self->kind)
        kind_chosen(self);
    else if (choice == self->theme)
        theme_chosen(self);
    else
        characteristic_chosen(self);
}

static void on_chosen(EqlQuestionEditor *self, GParamSpec *pspec, GtkDropDown *choice)
{
    if (!is_idle(self))
        eql_choice_defer(choice, take_chosen, self);
}

/* ── what there is to choose from ── */

static void fill_audiences(EqlQuestionEditor *self)
{
    static const char *const usual[] = {"pupil", "staff", "parent"};
    const GPtrArray *audiences = self->questions->questionnaire->audiences;
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; i < G_N_ELEMENTS(usual); i++)
        eql_choice_add(&entries, usual[i], eql_audience_label(usual[i]));
    for (guint i = 0; i < audiences->len; i++)
        if (!eql_choice_has(&entries, audiences->pdata[i]))
            eql_choice_add(&entries, audiences->pdata[i], eql_audience_label(audiences->pdata[i]));
    eql_choice_add(&entries, OTHER, _("Somebody else…"));
    eql_choice_take(self->audience, &entries, self->item->audience);
}

static void fill_themes(EqlQuestionEditor *self)
{
    const GPtrArray *themes = self->questions->questionnaire->themes;
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, "", _("No theme"));
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(themes, i);
        eql_choice_add(&entries, theme->code, theme->label);
    }
    eql_choice_add(&entries, OTHER, _("A new theme…"));
    eql_choice_take(self->theme, &entries, self->item->theme != NULL ? self->item->theme : "");
}

/* With answers to it a question stays what it is, or is set aside. */
static void fill_kinds(EqlQuestionEditor *self, gboolean used)
{
    const char *const labels[] = {
        C_("kind of question", "Scored"), C_("kind of question", "Asks who somebody is"),
        C_("kind of question", "Comment"), C_("kind of question", "Set aside: kept, not counted")};
    EqlChoiceEntries entries = eql_choice_entries();
    EqlItemKind own = eql_item_kind_when_put(self->item);
    for (guint i = 0; i < G_N_ELEMENTS(labels); i++)
        if (!used || i == own || i == EQL_ITEM_IGNORE)
            eql_choice_add(&entries, eql_item_kind_name((EqlItemKind)i), labels[i]);
    eql_choice_take(self->kind, &entries, eql_item_kind_name(self->item->kind));
}

static void fill_characteristics(EqlQuestionEditor *self)
{
    const char *const *all = eql_codes_characteristics(self->codes);
    const char *own = self->item->characteristic;
    EqlChoiceEntries entries = eql_choice_entries();
    for (guint i = 0; all[i] != NULL; i++)
        eql_choice_add(&entries, all[i], eql_codes_characteristic_label(self->codes, all[i]));
    if (own != NULL && !eql_choice_has(&entries, own))
        eql_choice_add(&entries, own, own);
    eql_choice_take(self->characteristic, &entries, own);
}

/* What the question may have been in an earlier round. */
static void fill_follows(EqlQuestionEditor *self)
{
    const EqlQuestionnaire *questionnaire = self->questions->questionnaire;
    const char *before = eql_crosswalk_before(self->questions->crosswalk, self->item->code);
    g_autoptr(EqlCrosswalk) others = eql_crosswalk_copy(self->questions->crosswalk);
    g_autoptr(GListModel) questions = eql_questions_new_empty(_("The same question, or none"));
    eql_crosswalk_remove(others, self->item->code);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const EqlItem *other = g_ptr_array_index(questionnaire->items, i);
        g_autofree char *fault = eql_crosswalk_fault(others, other, self->item);
        if (fault == NULL || g_strcmp0(other->code, before) == 0)
            eql_questions_add(questions, other);
    }
    eql_question_choice_set_questions(self->follows, questions, before);
}

/* ── what is shown ── */

static void show_used(EqlQuestionEditor *self, gboolean used)
{
    const EqlItemUse *use = g_hash_table_lookup(self->uses, self->item->code);
    guint answers = use != NULL ? (guint)MIN(use->scored + use->comments, G_MAXUINT) : 0;
    g_autofree char *text = g_strdup_printf(
        ngettext("%u answer has been brought in, so its code, who is asked and its scale stay as "
                 "they are. To be rid of it, set it aside.",
                 "%u answers have been brought in, so its code, who is asked and its scale stay "
                 "as they are. To be rid of it, set it aside.",
                 answers),
        answers);
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
    fill_audiences(self);
    fill_themes(self);
    fill_kinds(self, used);
    fill_characteristics(self);
    fill_follows(self);
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
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *label = gtk_label_new_with_mnemonic(mnemonic);
    gtk_label_set_xalign(GTK_LABEL(label), 0);
    gtk_label_set_wrap(GTK_LABEL(label), TRUE);
    gtk_label_set_mnemonic_widget(GTK_LABEL(label), input);
    gtk_widget_add_css_class(label, "caption-heading");
    gtk_accessible_update_relation(GTK_ACCESSIBLE(input), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                   label, NULL, -1);
    gtk_widget_set_hexpand(box, TRUE);
    gtk_box_append(GTK_BOX(box), label);
    gtk_box_append(GTK_BOX(box), field);
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
    g_signal_connect_object(choice, "notify::selected", G_CALLBACK(on_chosen), self,
                            G_CONNECT_SWAPPED);
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
    g_signal_connect_object(check, "toggled", G_CALLBACK(on_reversed_toggled), self,
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
    const char *title = _("In earlier rounds this was");
    GtkWidget *box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 3);
    GtkWidget *choice = eql_question_choice_new(none, title);
    self->follows = EQL_QUESTION_CHOICE(choice);
    g_signal_connect_object(choice, "chosen", G_CALLBACK(on_follows_chosen), self,
                            G_CONNECT_SWAPPED);
    gtk_box_append(GTK_BOX(box), eql_page_label(title, "caption-heading"));
    gtk_box_append(GTK_BOX(box), choice);
    gtk_box_append(
        GTK_BOX(box),
        eql_page_label(_("When you reword a question between rounds, keep the old one, add the "
                         "new one, and say here which it was, so that the rounds can still be "
                         "compared."),
                       "caption"));
    return box;
}

static GtkWidget *scored_new(EqlQuestionEditor *self)
{
    self->scored_box = gtk_box_new(GTK_ORIENTATION_VERTICAL, 12);
    self->scale = EQL_SCALE_FIELD(eql_scale_field_new());
    g_signal_connect_object(self->scale, "kept", G_CALLBACK(on_scale_kept), self,
                            G_CONNECT_SWAPPED);
    g_signal_connect_object(self->scale, "refused", G_CALLBACK(on_scale_refused), self,
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
    eql_flow_append(EQL_FLOW(flow), choice_new(self, &self->kind, _("_Kind")));
    eql_flow_append(EQL_FLOW(flow),
                    text_new(self, &self->code, _("_Code"), FALSE, G_CALLBACK(on_code_kept)));
    return flow;
}

static void build(EqlQuestionEditor *self, GtkBox *box)
{
    gtk_box_append(box, text_new(self, &self->text, _("_Words of the question"), TRUE,
                                 G_CALLBACK(on_text_kept)));
    gtk_box_append(box, note_new(&self->fault, "error"));
    gtk_box_append(box, note_new(&self->advice, "warning"));
    gtk_box_append(box, kind_row_new(self));
    self->other_audience_box = text_new(self, &self->other_audience, _("Who _else"), FALSE,
                                        G_CALLBACK(on_other_audience_kept));
    gtk_box_append(box, self->other_audience_box);
    gtk_box_append(box, note_new(&self->used, "caption"));
    self->theme_box = choice_new(self, &self->theme, _("T_heme"));
    gtk_box_append(box, self->theme_box);
    self->new_theme_box = text_new(self, &self->new_theme, _("_Name of the new theme"), FALSE,
                                   G_CALLBACK(on_new_theme_kept));
    gtk_box_append(box, self->new_theme_box);
    self->characteristic_box = choice_new(self, &self->characteristic, _("What it asks _for"));
    gtk_box_append(box, self->characteristic_box);
    gtk_box_append(box, scored_new(self));
}

GtkWidget *eql_question_editor_new(void)
{
    return g_object_new(EQL_TYPE_QUESTION_EDITOR, NULL);
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
    signals[EDITED] =
        g_signal_new("edited", EQL_TYPE_QUESTION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                     G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_INT);
    signals[LINKED] = g_signal_new("linked", EQL_TYPE_QUESTION_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
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
