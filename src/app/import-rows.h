/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rows inside an import card, and words on imports that several pages use. */

#include <adwaita.h>

#include "model/import-record.h"
#include "model/questionnaire.h"

G_BEGIN_DECLS

/* "Microsoft Forms, pupils, 412 rows". Owned by the caller. */
char *eql_import_what(const EqlImportRecord *record);
/* "409 accepted, 3 set aside": all of the rows; NULL when all were accepted. Owned by the
 * caller. */
char *eql_import_taken(const EqlImportRecord *record);
/* "Answers", "School census", "Exclusions and suspensions" */
const char *eql_import_kind_label(EqlImportKind kind);

/* Row, what is wrong, what to do. */
GtkWidget *eql_problem_row(const EqlProblem *problem);

#define EQL_TYPE_COLUMN_ROW (eql_column_row_get_type())
/* A column of a file: heading, three samples, and what it is taken for.
 *
 * "mapped" (column, code)    the user chose another question; "" leaves it out */
G_DECLARE_FINAL_TYPE(EqlColumnRow, eql_column_row, EQL, COLUMN_ROW, GtkListBoxRow)

/* `questions`: what to choose from (question-choice.h); NULL where nothing is chosen. `lost`: it
 * holds answers, and no question was found for them. */
GtkWidget *eql_column_row_new(const EqlColumnMatch *match, gboolean lost, GListModel *questions);
/* Shows what the column is taken for now. */
void eql_column_row_set_match(EqlColumnRow *row, const EqlColumnMatch *match, gboolean lost);

G_END_DECLS
