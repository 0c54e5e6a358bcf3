/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/table.h"

G_BEGIN_DECLS

/* Finding the cells of one record of CSV (RFC 4180, read leniently) in memory. */

typedef enum {
    EQL_SCAN_RECORD,   /* a whole record */
    EQL_SCAN_MORE,     /* the record goes on beyond the bytes at hand */
    EQL_SCAN_UNCLOSED, /* the quote at .opened has no closing one */
    EQL_SCAN_WIDE,     /* more than EQL_CSV_MAX_CELLS cells */
} EqlScanResult;

#define EQL_CSV_MAX_CELLS 65536

/* How many readable bytes, all zero, have to follow the bytes to be scanned. */
#define EQL_CSV_PADDING 8

#define EQL_CSV_NOWHERE G_MAXSIZE

typedef struct {
    char delimiter;
    EqlCell *cells;
    guint n_cells;
    guint room;
    GArray *quoted;     /* of guint: cells with doubled quotes or text after the closing one */
    guint stray;        /* the first cell with such text, G_MAXUINT for none */
    gsize opened;       /* where in the record a quote is open, EQL_CSV_NOWHERE for none */
    gsize literal_at;   /* the opening quote there is a character */
    gsize literal_from; /* so are all from there on */
} EqlCsvScan;

void eql_csv_scan_init(EqlCsvScan *self, char delimiter);
void eql_csv_scan_clear(EqlCsvScan *self);

/* Forgets which quotes of the last record were taken as characters. */
void eql_csv_scan_reset(EqlCsvScan *self);

/* Takes the quote at .opened as a character when the record is scanned again. */
void eql_csv_scan_disbelieve(EqlCsvScan *self);

/* Scans the record at start; last: nothing follows end. On EQL_SCAN_RECORD the
 * cells point into the bytes and *next is where the next record starts. Changes
 * nothing in the bytes, so a record can be scanned again when more is at hand. */
EqlScanResult eql_csv_scan(EqlCsvScan *self, const char *start, const char *end, gboolean last,
                           char **next);

/* Undoubles the quotes of the record just scanned, in place. */
void eql_csv_scan_finish(EqlCsvScan *self);

G_END_DECLS
