/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/questionnaire.h"

G_BEGIN_DECLS

#define EQL_TYPE_QUESTION_ROW (eql_question_row_get_type())
/* A question of the questionnaire in a list of them. */
G_DECLARE_FINAL_TYPE(EqlQuestionRow, eql_question_row, EQL, QUESTION_ROW, GtkListBoxRow)

GtkWidget *eql_question_row_new(const EqlItem *item, guint rank);
/* What it shows, a copy. */
const EqlItem *eql_question_row_item(EqlQuestionRow *row);
/* Where it stands among all that can be shown. */
guint eql_question_row_rank(EqlQuestionRow *row);
void eql_question_row_set_item(EqlQuestionRow *row, const EqlItem *item, guint rank);

G_END_DECLS
