/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/source.h"

G_BEGIN_DECLS

typedef enum { EQL_TABLE_FORMAT_CSV, EQL_TABLE_FORMAT_XLSX } EqlTableFormat;

/* Tells from a file's first bytes which reader it needs. A zip archive is taken
 * for a workbook (whose reader tells the other kinds apart), whatever has no
 * known mark for delimited text. Errors: EQL_INTAKE_ERROR, with a sentence on
 * what to do, for formats that are known and not read: old and encrypted Excel
 * files, web pages and XML, PDF, pictures, compressed files. */
gboolean eql_table_sniff(EqlSource *source, EqlTableFormat *format, GError **error);

G_END_DECLS
