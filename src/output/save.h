/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "output/workbook.h"

/* None of these writes over a project: that is EQL_OUTPUT_ERROR_WRITE too. */

/* Makes an empty file beside `path`, to be written and then renamed over it. Owned by the
 * caller; NULL with EQL_OUTPUT_ERROR_WRITE. */
char *eql_save_begin(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the finished file in its place; on failure removes it. */
gboolean eql_save_end(const char *temporary, const char *path,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Text as a whole file: there is either the old one or the new one, never half of one. */
gboolean eql_save_text(const char *path, const GString *text,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Says in a sentence what became of an .xlsx: libxlsxwriter's own error, or that the file
 * is not whole. Every part must unpack and be well-formed XML, because libxlsxwriter does
 * not notice when the disk fills up while it writes its parts. */
gboolean eql_save_check_xlsx(const char *temporary, int lxw_error_code,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
