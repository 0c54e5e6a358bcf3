/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An answer, or a value of a roll or a log, that fits nothing, in a list of them. */

#include <adwaita.h>

#include "model/codes.h"
#include "model/import-record.h"
#include "model/questionnaire.h"

G_BEGIN_DECLS

#define EQL_TYPE_LABEL_ROW (eql_label_row_get_type())
/* How often and where it stands, a guess, and a drop-down of what it may mean.
 *
 * "meant" (column, answer, means)    the user gave it a meaning; "" takes it back */
G_DECLARE_FINAL_TYPE(EqlLabelRow, eql_label_row, EQL, LABEL_ROW, GtkListBoxRow)

/* `item`: the question that it answers; NULL for a value of a roll or a log, of which `choices`
 * (EqlLabelChoice) are what it can mean where that is no group. */
GtkWidget *eql_label_row_new(const EqlLabel *label, const EqlItem *item, const EqlCodes *codes,
                             const GPtrArray *choices);
/* Shows what the label means now; FALSE when the row is another label's. */
gboolean eql_label_row_set_label(EqlLabelRow *row, const EqlLabel *label);
/* The button that says that the answer means what was guessed; hidden where nothing was. */
GtkButton *eql_label_row_yes(EqlLabelRow *row);

G_END_DECLS
