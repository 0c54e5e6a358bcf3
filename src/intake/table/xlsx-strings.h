/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/bytes.h"
#include "intake/table/xlsx-zip.h"

G_BEGIN_DECLS

/* The texts that a workbook's cells share. */
typedef struct {
    EqlBytes text; /* all of them one after another */
    GArray *ends;  /* of guint32: where in text each ends */
} EqlXlsxStrings;

#define EQL_XLSX_MAX_TEXT (256 * 1024 * 1024)

/* Runs of rich text are joined, phonetic readings left out. Errors: as
 * eql_xlsx_part_step(), EQL_INTAKE_ERROR_TOO_LARGE above EQL_XLSX_MAX_TEXT. */
EqlXlsxStrings *eql_xlsx_read_strings(EqlZip *zip, const char *part, GError **error);

/* The text of that number (not NUL-terminated); NULL when there is none. */
const char *eql_xlsx_string(const EqlXlsxStrings *self, guint64 number, gsize *length);

void eql_xlsx_strings_free(EqlXlsxStrings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlXlsxStrings, eql_xlsx_strings_free)

/* Undoes the escapes _xHHHH_ of ST_Xstring (ECMA-376 part 1, 22.9.2.19) in place;
 * returns the new length, never more than the old. */
gsize eql_xlsx_unescape(char *text, gsize length);

G_END_DECLS
