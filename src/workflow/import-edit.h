/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workflow/edit.h"

/* Imports (gint64 ids, the latest last; taken) that were brought in together, as an edit that
 * can be taken back. `file`: the name of what was brought in, when it was one. What was taken out
 * of the project's file stays in memory as long as the edit does, and comes back when it is done
 * again: EQL_STORE_ERROR_CHANGED or EQL_WORKFLOW_ERROR_CHANGED when that does not fit any more. */
EqlEdit *eql_edit_import(GArray *ids, const char *file);
/* To take such imports out again, as an edit of its own, wherever they stand among the others. */
EqlEdit *eql_edit_take_out(GArray *ids, const char *file);
/* NULL when the edit is none of these. */
const GArray *eql_edit_import_ids(const EqlEdit *edit);
/* NULL when it is of several files, or none of these. */
const char *eql_edit_import_file(const EqlEdit *edit);
/* Whether the imports are out once it was done (`forwards`), or taken back. */
gboolean eql_edit_import_goes_out(const EqlEdit *edit, gboolean forwards);
