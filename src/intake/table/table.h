/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file as a stream of rows of UTF-8 text.
 *
 * CSV (any usual delimiter and encoding) and .xlsx/.xlsm workbooks are read.
 * Which of them a file is, is decided by what is in it, never by its name.
 * Memory is bounded whatever the size of the file: rows are read one at a time
 * and belong to the table until the next one is asked for. */

typedef enum {
    EQL_CELL_EMPTY,   /* no text at all; length is 0 */
    EQL_CELL_TEXT,    /* every cell of a CSV file that is not empty */
    EQL_CELL_NUMBER,  /* shortest text that reads back as the same number: 3, 0.1, 1e+20 */
    EQL_CELL_DATE,    /* 2025-03-04, 2025-03-04T10:11:12 or 10:11:12 */
    EQL_CELL_BOOLEAN, /* TRUE or FALSE */
    EQL_CELL_ERROR,   /* #N/A, #DIV/0!, ... as the workbook shows it */
} EqlCellKind;

/* text: valid UTF-8 without NUL bytes inside, not necessarily NUL-terminated,
 * valid until the next call of eql_table_next(), _rewind() or _free(). Never
 * NULL, even when length is 0. White space is as the file has it, no-break
 * spaces included. */
typedef struct {
    const char *text;
    gsize length; /* bytes */
    EqlCellKind kind;
} EqlCell;

/* number: for CSV the record's number with the first record 1, where every
 * record counts, also the blank ones that are not delivered (a record with line
 * breaks inside quotes is one; a leading "sep=;" line is none). For a workbook
 * the row number that Excel shows.
 * cells: the row's cells from column A on; what a workbook leaves out is EMPTY.
 * Rows differ in length. */
typedef struct {
    guint64 number;
    const EqlCell *cells;
    guint n_cells;
} EqlRow;

/* What was stepped over while reading. column: from 0. */
typedef enum {
    EQL_FAULT_UNCLOSED_QUOTE, /* an opening quote without its closing one was read as a character */
    EQL_FAULT_STRAY_QUOTE,    /* text after a closing quote; it was kept as part of the cell */
    EQL_FAULT_BYTES_REPLACED, /* bytes that are no text in the file's encoding were replaced */
    EQL_FAULT_LONG_ROW,       /* cells beyond the width told to eql_table_expect_width() */
    EQL_FAULT_BAD_CELL,       /* a workbook cell that refers to nothing, read as empty */
    EQL_FAULT_NO_RESULT,      /* a formula whose result the workbook does not hold, read as empty */
} EqlFaultKind;

typedef struct {
    guint64 row; /* as EqlRow.number */
    guint column;
    EqlFaultKind kind;
} EqlFault;

/* No more faults than this are kept in one pass; a file with more is beyond
 * reading them one by one. */
#define EQL_TABLE_MAX_FAULTS 100000

typedef struct _EqlTable EqlTable;

/* Opens path (in GLib's file name encoding) and recognises what it is.
 * sheet: the name of a worksheet, or NULL for the first sheet that holds cells;
 * CSV files have no sheets and ignore it. Errors: EQL_INTAKE_ERROR, G_IO_ERROR
 * when cancelled. The cancellable is kept and also stops eql_table_next(). */
EqlTable *eql_table_open(const char *path, const char *sheet, GCancellable *cancellable,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The next row that is not wholly blank. TRUE with *row NULL at the end; FALSE
 * with error set when the file cannot be read further. */
gboolean eql_table_next(EqlTable *self, const EqlRow **row,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Back to before the first row; forgets the faults, which the new pass finds again. */
gboolean eql_table_rewind(EqlTable *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* "csv" or "xlsx". */
const char *eql_table_format(EqlTable *self);

/* "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-1252"; a workbook is always UTF-8. */
const char *eql_table_encoding(EqlTable *self);

/* ',', ';', '\t', '|' or what a "sep=" line names; 0 for a workbook. */
char eql_table_delimiter(EqlTable *self);

/* The names of a workbook's worksheets in their order, hidden ones included,
 * chart sheets not; NULL for CSV. Owned by the table, NULL-terminated. */
const char *const *eql_table_sheets(EqlTable *self);

/* The name of the sheet being read; NULL for CSV. */
const char *eql_table_sheet(EqlTable *self);

/* The file's name without its folders, as shown to people. */
const char *eql_table_name(EqlTable *self);

/* How much of the file has been read, 0 to 1. */
double eql_table_progress(EqlTable *self);

/* Tells how many columns the header has: from the next row on, a row with a
 * cell that is not blank beyond them is reported as EQL_FAULT_LONG_ROW (column:
 * the first such cell). 0, as at first, asks for no such report. */
void eql_table_expect_width(EqlTable *self, guint width);

/* More columns than this no list of people and no questionnaire has; a table that
 * names more is refused before every row of it is held against every column. */
#define EQL_TABLE_MAX_HEADINGS 4096

/* Whether a header of n columns is within that. Errors: EQL_INTAKE_ERROR_TOO_LARGE. */
gboolean eql_table_check_headings(EqlTable *self, guint n,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The faults met since the table was opened or rewound, in the order of rows
 * (of EqlFault). Owned by the table; grows with eql_table_next(). */
const GArray *eql_table_faults(EqlTable *self);

/* Whether a cell holds nothing but white space (no-break spaces count as such). */
gboolean eql_table_cell_is_blank(const EqlCell *cell);

void eql_table_free(EqlTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlTable, eql_table_free)

G_END_DECLS
