/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/codes.h"
#include "workflow/question-edit.h"

G_BEGIN_DECLS

#define EQL_TYPE_QUESTION_EDITOR (eql_question_editor_get_type())
/* Every field of one question. It says what the user wants; whoever listens makes it so and
 * shows the question again, or says why it cannot be.
 *
 * "edited" (before, after, what)  an EqlItem each, borrowed, and an EqlQuestionsChange
 * "linked" (code, from)           the question takes the place of `from`; "": of none */
G_DECLARE_FINAL_TYPE(EqlQuestionEditor, eql_question_editor, EQL, QUESTION_EDITOR, GtkWidget)

/* What there is to choose from; `uses` as eql_store_item_uses() counts them. Before the first
 * question is shown, and whenever the questionnaire is another. */
void eql_question_editor_set_questions(EqlQuestionEditor *editor, EqlQuestionSet *questions,
                                       GHashTable *uses, EqlCodes *codes);
/* Another question, or what became of the same; what was typed for the one before is kept. */
void eql_question_editor_set_item(EqlQuestionEditor *editor, const EqlItem *item);
/* NULL before one was set. Borrowed. */
const EqlItem *eql_question_editor_item(EqlQuestionEditor *editor);
/* Why the last change could not be made; NULL: nothing is wrong. */
void eql_question_editor_set_fault(EqlQuestionEditor *editor, const char *sentence);
/* Keeps what is being typed. */
void eql_question_editor_keep(EqlQuestionEditor *editor);
/* To begin with the words of a new question. */
void eql_question_editor_focus_text(EqlQuestionEditor *editor);

G_END_DECLS
