/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is to choose from for a question. */
#include <glib/gi18n-lib.h>

#include "app/question-editor-private.h"
#include "model/questionnaire-faults.h"

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
    eql_choice_add(&entries, EQL_QUESTION_OTHER, _("Somebody else…"));
    eql_choice_take(self->audience, &entries, self->item->audience);
}

static void fill_themes(EqlQuestionEditor *self)
{
    const GPtrArray *themes = self->questions->questionnaire->themes;
    EqlChoiceEntries entries = eql_choice_entries();
    eql_choice_add(&entries, "", _("No theme"));
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *theme = g_ptr_array_index(themes, i);
        eql_choice_add(&entries, theme->code, eql_theme_name(theme->label));
    }
    eql_choice_add(&entries, EQL_QUESTION_OTHER, _("A new theme…"));
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

/* What the question may have been in an earlier wave. */
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

void eql_question_editor_fill_choices(EqlQuestionEditor *self, gboolean used)
{
    fill_audiences(self);
    fill_themes(self);
    fill_kinds(self, used);
    fill_characteristics(self);
    fill_follows(self);
}
