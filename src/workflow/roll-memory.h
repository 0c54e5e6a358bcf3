/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What values of a roll or a log were said to mean at one import is used by the next of such
 * files, whatever their other columns are: a value under the same heading. As workflow/memory.h,
 * nothing here stops an import. */

#include "model/import-record.h"
#include "model/mapping.h"

typedef struct _EqlRollMemory EqlRollMemory;

/* `kind`: EQL_IMPORT_CENSUS or EQL_IMPORT_OUTCOMES. `forget`: what was kept is not used, and at
 * eql_roll_memory_keep() it is gone. */
EqlRollMemory *eql_roll_memory_new(EqlImportKind kind, gboolean forget);
void eql_roll_memory_free(EqlRollMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollMemory, eql_roll_memory_free)

/* What is remembered, by folded headings; NULL: nothing. Owned by the memory. */
const EqlMapping *eql_roll_memory_recall(const EqlRollMemory *memory);

/* Adds to `record`'s notices what was used and from where. */
void eql_roll_memory_tell(const EqlRollMemory *memory, EqlImportRecord *record);

/* After an import: keeps what the user said (`mapping`, may be NULL) of the record's values,
 * beside what was remembered. `school` may be NULL. */
void eql_roll_memory_keep(EqlRollMemory *memory, const EqlMapping *mapping, EqlImportRecord *record,
                          const char *school);
