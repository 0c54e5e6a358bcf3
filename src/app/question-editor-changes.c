/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user changes of a question, from the field to whoever makes it so. */
#include "app/question-editor-private.h"
#include "base/text.h"

enum { EDITED, LINKED, N_SIGNALS };
static guint signals[N_SIGNALS];

void eql_question_editor_add_signals(GType type)
{
    signals[EDITED] = g_signal_new("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 3, G_TYPE_POINTER, G_TYPE_POINTER, G_TYPE_INT);
    signals[LINKED] = g_signal_new("linked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

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

void eql_question_editor_on_text(EqlQuestionEditor *self, const char *text)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    set(&after->text, text);
    tell(self, after, EQL_QUESTIONS_CHANGE);
}

void eql_question_editor_on_code(EqlQuestionEditor *self, const char *text)
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
    gboolean other = g_str_equal(audience, EQL_QUESTION_OTHER);
    gtk_widget_set_visible(self->other_audience_box, other);
    if (other)
        gtk_widget_grab_focus(eql_text_field_input(self->other_audience));
    else
        ask_audience(self, audience);
}

void eql_question_editor_on_other_audience(EqlQuestionEditor *self, const char *text)
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
    gboolean other = g_str_equal(code, EQL_QUESTION_OTHER);
    gtk_widget_set_visible(self->new_theme_box, other);
    if (other) {
        gtk_widget_grab_focus(eql_text_field_input(self->new_theme));
        return;
    }
    const EqlTheme *theme = eql_questionnaire_theme(self->questions->questionnaire, code);
    put_in_theme(self, theme != NULL ? theme->label : "");
}

void eql_question_editor_on_new_theme(EqlQuestionEditor *self, const char *text)
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

void eql_question_editor_on_scale(EqlQuestionEditor *self, EqlScale *scale)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    g_clear_pointer(&after->scale, eql_scale_unref);
    after->scale = eql_scale_ref(scale);
    tell(self, after, EQL_QUESTIONS_SCALE);
}

void eql_question_editor_on_scale_refused(EqlQuestionEditor *self, const char *sentence)
{
    eql_question_editor_set_fault(self, *sentence != '\0' ? sentence : NULL);
}

void eql_question_editor_on_reversed(EqlQuestionEditor *self)
{
    if (is_idle(self))
        return;
    EqlItem *after = eql_item_copy(self->item);
    after->reversed = gtk_check_button_get_active(self->reversed);
    tell(self, after, EQL_QUESTIONS_REVERSE);
}

void eql_question_editor_on_follows(EqlQuestionEditor *self, const char *code)
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

void eql_question_editor_on_chosen(EqlQuestionEditor *self, GParamSpec *pspec, GtkDropDown *choice)
{
    if (!is_idle(self))
        eql_choice_defer(choice, take_chosen, self);
}
