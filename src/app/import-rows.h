/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows inside an import card, and words on imports that several pages use. */

#include <adwaita.h>

#include "model/import-record.h"
#include "model/questionnaire.h"

G_BEGIN_DECLS

/* "Microsoft Forms, pupils, 412 rows". Owned by the caller. */
char *eql_import_what(const EqlImportRecord *record);
/* "Answers", "School census", "Suspensions and exclusions" */
const char *eql_import_kind_label(EqlImportKind kind);

/* Row, what is wrong, what to do. */
GtkWidget *eql_problem_row(const EqlProblem *problem);

/* Told when the user maps a column to another question ("" leaves it out). */
typedef void (*EqlColumnMapped)(const char *column, const char *code, gpointer data);
/* Heading, three samples, and what it is taken for; a drop-down of the audience's
 * questions if `questionnaire` is given. */
GtkWidget *eql_column_row(const EqlColumnMatch *match, const EqlQuestionnaire *questionnaire,
                          const char *audience, EqlColumnMapped mapped, gpointer data);

G_END_DECLS
