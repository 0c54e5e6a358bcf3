/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "model/import-record.h"

G_BEGIN_DECLS

#define EQL_TYPE_FILE_ROW (eql_file_row_get_type())
/* A file that was brought in, and all that is remembered of it.
 *
 * "undo" ()       its data is to be taken out again
 * "replace" ()    another file is to take its place */
G_DECLARE_FINAL_TYPE(EqlFileRow, eql_file_row, EQL, FILE_ROW, AdwExpanderRow)

/* `record` stays as long as the row. */
GtkWidget *eql_file_row_new(const EqlImportRecord *record);
const EqlImportRecord *eql_file_row_record(EqlFileRow *row);

G_END_DECLS
