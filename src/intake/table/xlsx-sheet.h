/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/table.h"
#include "intake/table/xlsx-strings.h"
#include "intake/table/xlsx-zip.h"

G_BEGIN_DECLS

#define EQL_XLSX_MAX_ROWS 1048576
#define EQL_XLSX_MAX_COLUMNS 16384

/* What the cells of a sheet refer to. */
typedef struct {
    const EqlXlsxStrings *strings; /* NULL when the workbook has none */
    const GByteArray *styles;      /* as eql_xlsx_read_styles(); NULL for none */
    gboolean date1904;
} EqlXlsxContext;

/* The rows of one worksheet, one after another. */
typedef struct _EqlXlsxRows EqlXlsxRows;

/* The context must outlive the rows. table takes the faults. */
EqlXlsxRows *eql_xlsx_rows_open(EqlZip *zip, const char *part, const EqlXlsxContext *context,
                                EqlTable *table, GError **error);

/* As eql_table_next(); rows without text are left out. */
gboolean eql_xlsx_rows_next(EqlXlsxRows *self, const EqlRow **row, GError **error);

double eql_xlsx_rows_progress(EqlXlsxRows *self);
void eql_xlsx_rows_free(EqlXlsxRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlXlsxRows, eql_xlsx_rows_free)

G_END_DECLS
