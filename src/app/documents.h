/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Asks which documents several schools are given, and where they go.
 *
 * "chosen" (documents, folder)  a set of EqlDocument bits, and where to; the dialog closes */

#include <adwaita.h>

G_BEGIN_DECLS

#define EQL_TYPE_DOCUMENTS (eql_documents_get_type())
G_DECLARE_FINAL_TYPE(EqlDocuments, eql_documents, EQL, DOCUMENTS, AdwWindow)

/* `projects`: paths, NULL-terminated; copied. */
GtkWidget *eql_documents_new(GtkWindow *parent, const char *const *projects);
/* Those that it was made for. Borrowed. */
const char *const *eql_documents_projects(EqlDocuments *dialog);

G_END_DECLS
