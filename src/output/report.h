/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The feedback report, as a PDF to print or to pass on. */

#include "output/workbook.h"

typedef enum {
    EQL_REPORT_FULL,      /* for the school's leaders: everything, in chapters */
    EQL_REPORT_GOVERNORS, /* one page */
    EQL_REPORT_FAMILIES,  /* for pupils and parents: "you said, we will" */
} EqlReportKind;

/* "full", "governors", "families"; -1 back when it is none of them. */
const char *eql_report_kind_name(EqlReportKind kind);
int eql_report_kind_from_name(const char *name);
/* "Feedback report", translated. */
const char *eql_report_title(EqlReportKind kind);

/* What is for families leaves the school: the caller analyses with a threshold of 10 or
 * more, and content with a permit is refused. In the others a permit marks every page. A file that
 * is there is replaced only when the new one is whole. */
gboolean eql_report_write(const EqlWorkbookContent *content, EqlReportKind kind, const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a printer: pages as of eql_paper_pages() (output/paper.h). */
GPtrArray *eql_report_pages(const EqlWorkbookContent *content, EqlReportKind kind,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
