/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/source.h"
#include "intake/table/table.h"

G_BEGIN_DECLS

/* A reader for .xlsx and .xlsm workbooks; takes the source, also when it fails.
 * sheet: as eql_table_open(). Errors: EQL_INTAKE_ERROR_NOT_FOUND (no such sheet),
 * _EMPTY (no cells), and as the parts of the reader have them. */
EqlTable *eql_xlsx_new(EqlSource *source, const char *sheet, GError **error);

G_END_DECLS
