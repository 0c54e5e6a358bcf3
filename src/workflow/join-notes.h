/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/import-record.h"
#include "store/store.h"

/* Says in the record what a file's rows meet in the project: pupils the census does not
 * know, the very same file, and events that an earlier file has told already. The latter are set
 * aside in the record's counts; the rows are kept, since the earlier file may be undone, and
 * analysis counts each event once. */
gboolean eql_import_note_joins(EqlStore *store, EqlImportRecord *record,
                               const EqlOutcomes *outcomes, gboolean replace, GError **error);

/* Of `imports` (EqlImportRecord), the one that stands and brought outcomes from the very same file
 * as `record`; with `of_kind` read for the same kind as well. Borrowed; NULL: there is none. */
const EqlImportRecord *eql_import_same_outcomes(const GPtrArray *imports,
                                                const EqlImportRecord *record, gboolean of_kind);

/* The other way round: says how much of the outcomes that were brought in before is of
 * pupils whom this census does not know. */
gboolean eql_import_note_census(EqlStore *store, EqlImportRecord *record, const EqlCensus *census,
                                GError **error);
