/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* An import in its three steps: what it needs of the project, reading the file, and storing
 * what was read. Internal to workflow. The second needs nothing of the project, so that any
 * thread can do it, while others read other files. */

#include "workflow/project.h"

typedef struct _EqlReading EqlReading;

/* Takes from the project what reading needs. Borrows both, and all that the request points
 * at. NULL when it cannot be read for this project. */
EqlReading *eql_reading_new(EqlProject *project, const EqlImportRequest *request, GError **error);
void eql_reading_free(EqlReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlReading, eql_reading_free)

gboolean eql_reading_read(EqlReading *reading, EqlProgress progress, gpointer progress_data,
                          GCancellable *cancellable, GError **error);

/* Stores what was read, unless it is a dry run. The record is the caller's. */
EqlImportRecord *eql_reading_settle(EqlReading *reading, GCancellable *cancellable, GError **error);

/* Says, where a file was refused in any of the steps, what it seems to be instead. */
void eql_import_explain(EqlProject *project, const EqlImportRequest *request,
                        GCancellable *cancellable, GError **error);
