/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Several files for one project, read at the same time and brought in one after another. */

#include "workflow/project.h"

typedef struct _EqlAhead EqlAhead;

/* Begins to read the files, each on a thread of its own. What one of them needs of another is not
 * seen: give only files that stand for themselves. Borrows all that is given; the project must
 * not be changed from elsewhere until this is freed. */
EqlAhead *eql_ahead_new(EqlProject *project, const EqlImportRequest *requests, guint n);
/* Waits for the threads; what was not brought in is left unread. */
void eql_ahead_free(EqlAhead *ahead);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlAhead, eql_ahead_free)

/* eql_project_import() for request `i`, once for each. Progress is told on the thread that
 * calls. */
EqlImportRecord *eql_ahead_import(EqlAhead *ahead, guint i, EqlProgress progress,
                                  gpointer progress_data, GError **error);
