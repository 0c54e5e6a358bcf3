/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/table/xlsx-format.h"
#include "intake/table/xlsx-zip.h"

G_BEGIN_DECLS

/* Reads a workbook's styles.xml: for every cell style (the s of a cell) what kind
 * of number its format shows, as an array of guint8 holding EqlFormatKind. */
GByteArray *eql_xlsx_read_styles(EqlZip *zip, const char *part, GError **error);

G_END_DECLS
