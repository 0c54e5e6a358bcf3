/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of the question editor share. */

#include "app/choice.h"
#include "app/question-choice.h"
#include "app/question-editor.h"
#include "app/scale-field.h"
#include "app/text-field.h"

/* The entry of a drop-down that asks for a name of the user's own. No slug is so written. */
#define EQL_QUESTION_OTHER "+"

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

/* ── what the user changes ── */

void eql_question_editor_add_signals(GType type);
void eql_question_editor_on_text(EqlQuestionEditor *self, const char *text);
void eql_question_editor_on_code(EqlQuestionEditor *self, const char *text);
void eql_question_editor_on_other_audience(EqlQuestionEditor *self, const char *text);
void eql_question_editor_on_new_theme(EqlQuestionEditor *self, const char *text);
void eql_question_editor_on_scale(EqlQuestionEditor *self, EqlScale *scale);
void eql_question_editor_on_scale_refused(EqlQuestionEditor *self, const char *sentence);
void eql_question_editor_on_reversed(EqlQuestionEditor *self);
void eql_question_editor_on_follows(EqlQuestionEditor *self, const char *code);
/* Of any of the drop-downs. */
void eql_question_editor_on_chosen(EqlQuestionEditor *self, GParamSpec *pspec, GtkDropDown *choice);

/* ── what there is to choose from ── */

/* `used`: answers to the question have been brought in. */
void eql_question_editor_fill_choices(EqlQuestionEditor *self, gboolean used);
