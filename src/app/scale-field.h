/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "model/questionnaire.h"

G_BEGIN_DECLS

#define EQL_TYPE_SCALE_FIELD (eql_scale_field_get_type())
/* The scale of a question: one of those there are, or answers that people spell out, with the
 * score of each.
 *
 * "kept" (scale)       an EqlScale, borrowed: the user chose it or wrote it
 * "refused" (sentence)  what was written cannot be a scale; "" when it can again */
G_DECLARE_FINAL_TYPE(EqlScaleField, eql_scale_field, EQL, SCALE_FIELD, GtkWidget)

GtkWidget *eql_scale_field_new(void);
/* What to choose from: the built-in scales and those of the questionnaire. */
void eql_scale_field_set_questionnaire(EqlScaleField *field, const EqlQuestionnaire *questionnaire);
/* NULL: none yet. `locked`: answers were given on it, so only answers without a score can be
 * added. */
void eql_scale_field_show(EqlScaleField *field, const EqlScale *scale, gboolean reversed,
                          gboolean locked);
/* Keeps what is being typed. */
void eql_scale_field_keep(EqlScaleField *field);

G_END_DECLS
