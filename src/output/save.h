/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <xlsxwriter.h>

#include "output/workbook.h"

/* When a file says that it was written, in UTC: now, or SOURCE_DATE_EPOCH, with which two runs
 * give the same file (https://reproducible-builds.org/specs/source-date-epoch/). */
GDateTime *eql_save_now(void);

/* None of these writes over a project: that is EQL_OUTPUT_ERROR_WRITE too. */

/* Whether a file could be written there, as far as can be said before writing: for saying
 * no before a long piece of work. */
gboolean eql_save_check_place(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a workbook, whose name must end in .xlsx, and for a report, whose name must end
 * in .pdf: programs go by the ending. */
gboolean eql_save_check_xlsx(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean eql_save_check_pdf(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes an empty file beside `path`, to be written and then renamed over it; it goes when
 * the process is asked to stop, or, where it is killed, at the next save in that folder from a
 * day later on. One at a time. Owned by the caller; NULL with
 * EQL_OUTPUT_ERROR_WRITE. */
char *eql_save_begin(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a workbook. */
char *eql_save_begin_xlsx(const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the finished file in its place; on failure removes it. */
gboolean eql_save_end(const char *temporary, const char *path,
                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Removes the file instead. */
void eql_save_abandon(const char *temporary);

/* A workbook in the file of eql_save_begin_xlsx(), for eql_save_close_workbook(). */
lxw_workbook *eql_save_new_workbook(const char *temporary) G_GNUC_WARN_UNUSED_RESULT;

/* Writes out and closes a workbook without the two lines that libxlsxwriter prints on
 * standard error when it fails. */
lxw_error eql_save_close_workbook(lxw_workbook *workbook) G_GNUC_WARN_UNUSED_RESULT;

/* In the closed workbook: the rows of its sheet number `sheet` (the first is 1) that are below that
 * row (the first is 1) keep their heights until somebody types in them, and then grow. FALSE: the
 * file is not whole. */
gboolean eql_save_let_rows_grow(const char *temporary, guint sheet, guint below)
    G_GNUC_WARN_UNUSED_RESULT;

/* Text as a whole file: there is either the old one or the new one, never half of one. */
gboolean eql_save_text(const char *path, const GString *text,
                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* As eql_save_end() for an .xlsx that was closed with `failure`. Every part must unpack
 * and be well-formed XML, because libxlsxwriter does not notice when the disk fills up
 * while it writes its parts; otherwise the file is removed. */
gboolean eql_save_end_xlsx(const char *temporary, const char *path, lxw_error failure,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
