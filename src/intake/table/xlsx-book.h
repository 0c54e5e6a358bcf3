/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/xlsx-zip.h"

G_BEGIN_DECLS

typedef struct {
    char *name;
    char *part; /* where its cells are */
    gboolean hidden;
} EqlXlsxSheet;

/* What a workbook says about itself: its worksheets in order (no chart, dialog
 * or macro sheets) and where its parts are. */
typedef struct {
    GPtrArray *sheets;  /* of EqlXlsxSheet */
    char *strings_part; /* NULL when there is none */
    char *styles_part;  /* NULL when there is none */
    gboolean date1904;
} EqlXlsxBook;

/* Errors: EQL_INTAKE_ERROR_UNSUPPORTED for an archive that is something else
 * (.xlsb, .ods, a text document), and as eql_xlsx_parse(). */
EqlXlsxBook *eql_xlsx_read_book(EqlZip *zip, GError **error);

void eql_xlsx_book_free(EqlXlsxBook *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlXlsxBook, eql_xlsx_book_free)

G_END_DECLS
