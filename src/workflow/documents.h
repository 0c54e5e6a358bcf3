/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a school is given, as files that are named after it: all of it in one go, for one
 * project or for many. */

#include <gio/gio.h>

#include "base/progress.h"
#include "output/report.h"

typedef enum {
    EQL_DOCUMENT_WORKBOOK,
    EQL_DOCUMENT_REPORT,
    EQL_DOCUMENT_GOVERNORS,
    EQL_DOCUMENT_FAMILIES,
    EQL_DOCUMENT_PACK,
    EQL_N_DOCUMENTS
} EqlDocument;

/* A set of them has the bit of each. */
#define EQL_DOCUMENT_BIT(document) (1u << (document))
#define EQL_DOCUMENTS_USUAL                                                                        \
    (EQL_DOCUMENT_BIT(EQL_DOCUMENT_WORKBOOK) | EQL_DOCUMENT_BIT(EQL_DOCUMENT_REPORT) |             \
     EQL_DOCUMENT_BIT(EQL_DOCUMENT_PACK))

/* "workbook", "report", "governors", "families", "pack" */
const char *eql_document_name(EqlDocument document);
/* The set that a list names ("workbook,pack"); 0 when a word of it is none of them. */
guint eql_documents_from_names(const char *names);

EqlDocument eql_document_of_report(EqlReportKind kind);
/* "Sampleton High School – Feedback report – Autumn 2025.pdf". `wave` NULL: without. Owned by the
 * caller. */
char *eql_document_file_name(const char *school, const char *wave, EqlDocument document);

/* What came of one project. */
typedef struct {
    char *project;    /* its path */
    char *school;     /* NULL: it could not be opened */
    GPtrArray *files; /* char*: the paths of what was written */
    char *problem;    /* why there is not everything; NULL where there is, or it was cancelled */
} EqlDocumentsOf;

void eql_documents_of_free(EqlDocumentsOf *documents);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlDocumentsOf, eql_documents_of_free)

/* Writes documents of each project's latest wave into a folder, which is made; what is there
 * under their names is replaced. `language`: as eql_project_set_language(). A project that cannot
 * be read stops no other: its problem is told. EqlDocumentsOf in the order of the projects, with
 * what is finished when cancelled; NULL with an error (GFileError) when the folder cannot be
 * made. Owned by the caller. */
GPtrArray *eql_documents_write(const char *const *projects, guint documents, const char *folder,
                               const char *language, EqlProgress progress, gpointer progress_data,
                               GCancellable *cancellable, GError **error);

/* The names of those files that are in the folder already (char*), in the order in which they would
 * be written; of projects that cannot be read there are none. Owned by the caller. */
GPtrArray *eql_documents_there(const char *const *projects, guint documents, const char *folder);
