/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How a file's columns were taken, as a mapping that can be changed and used for the next
 * import: `column,code`, a row per column. Where answers fit nothing, or were given a
 * meaning, `column,code,answer,means,guess` with a row for each of these too; `means` is
 * empty for those that have none, and `guess` is only a hint, not read back. */

#include "model/import-record.h"

gboolean eql_mapping_write(const EqlImportRecord *record, const char *path,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
