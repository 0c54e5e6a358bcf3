/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/codes.h"
#include "model/import-record.h"
#include "store/store.h"

/* A table that stands beside a roll (eql_import_record_is_side()) on its way into the
 * project: gives it the roll's day, and says in the record what it adds. Refused while
 * the project has no list of pupils to stand beside. */
gboolean eql_import_join_side(EqlImportRecord *record, const EqlCensus *roll, EqlCensus *side,
                              const EqlCodes *codes, guint k, GError **error);
