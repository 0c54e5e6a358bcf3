/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/questionnaire.h"

G_BEGIN_DECLS

/* The questions of one audience to choose from, "Leave out" first: built once, shared by
 * all choices of a card. */
GListModel *eql_questions_new(const EqlQuestionnaire *questionnaire, const char *audience);
/* A list of others: `none` first (its code is ""), then those that are added. */
GListModel *eql_questions_new_empty(const char *none);
void eql_questions_add(GListModel *questions, const EqlItem *item);

#define EQL_TYPE_QUESTION_CHOICE (eql_question_choice_get_type())
/* A button that says which question is chosen and opens the list of all to search in. The
 * list is built when it is opened: a card has dozens of these, a drop-down in each would
 * build every question for every column.
 *
 * "chosen" (code)    the user chose another; "" leaves the column out */
G_DECLARE_FINAL_TYPE(EqlQuestionChoice, eql_question_choice, EQL, QUESTION_CHOICE, GtkWidget)

/* `name` for screen readers. */
GtkWidget *eql_question_choice_new(GListModel *questions, const char *name);
/* Shows a question without telling anybody; NULL: "Leave out". */
void eql_question_choice_set(EqlQuestionChoice *choice, const char *code);
/* Other questions to choose from, and which of them is shown. */
void eql_question_choice_set_questions(EqlQuestionChoice *choice, GListModel *questions,
                                       const char *code);
const char *eql_question_choice_get(EqlQuestionChoice *choice);

G_END_DECLS
