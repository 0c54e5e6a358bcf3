/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workflow/edit.h"

/* Imports (gint64 ids, the latest last; taken) that were brought in together, as an edit that
 * can be taken back. What is taken out is gone for good, so it cannot be done again. `file`:
 * the name of what was brought in, when it was one. */
EqlEdit *eql_edit_import(GArray *ids, const char *file);
/* NULL when the edit is none of imports. */
const GArray *eql_edit_import_ids(const EqlEdit *edit);
/* NULL when it is of several files, or none of imports. */
const char *eql_edit_import_file(const EqlEdit *edit);
