/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/xlsx-format.h"
#include "intake/table/xlsx-sheet.h"

G_BEGIN_DECLS

typedef enum {
    EQL_XLSX_NUMBER, /* also when a cell names no type */
    EQL_XLSX_SHARED,
    EQL_XLSX_INLINE,
    EQL_XLSX_TEXT, /* what a formula gave */
    EQL_XLSX_BOOLEAN,
    EQL_XLSX_ERROR,
    EQL_XLSX_ISO_DATE,
} EqlXlsxType;

/* Of the t of a cell, NULL included. */
EqlXlsxType eql_xlsx_type(const char *t);

/* The column (from 0) and row (from 1) that a reference such as "AB12" names;
 * FALSE when it is none. *row is 0 when it has no digits. Columns and rows beyond
 * the limits come back as they are, as long as they fit. */
gboolean eql_xlsx_reference(const char *reference, guint *column, guint64 *row);

/* Turns what a cell's XML holds (raw, its escapes still in) into the cell. raw
 * has to stay as long as the cell, which may point into it and has its bytes
 * changed; room in raw behind length is at least EQL_FORMAT_ROOM bytes. FALSE
 * when a shared text does not exist; the cell is empty then. */
gboolean eql_xlsx_cell(const EqlXlsxContext *context, EqlXlsxType type, guint style, char *raw,
                       gsize length, EqlCell *cell);

G_END_DECLS
