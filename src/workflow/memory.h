/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one import confirmed is used by the next of the same kind of export, audience and
 * questionnaire. Nothing here stops an import: what goes wrong becomes one notice. */

#include "intake/responses/layout.h"
#include "model/import-record.h"
#include "model/mapping.h"
#include "model/questionnaire.h"

/* One import's dealings with the memory. */
typedef struct _EqlMemory EqlMemory;

/* `forget`: what was kept for this kind of export is not used, and at
 * eql_memory_keep() it is gone. Borrows the questionnaire. */
EqlMemory *eql_memory_new(const EqlQuestionnaire *questionnaire, const char *audience,
                          gboolean forget);
void eql_memory_free(EqlMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlMemory, eql_memory_free)

/* An EqlRecall: `memory` is an EqlMemory. Codes that the questionnaire lacks, or that now
 * stand for another question, are left out. */
EqlMapping *eql_memory_recall(const EqlLayout *layout, gpointer memory);

/* Adds to `record`'s notices what was used and from where, and what was passed over. */
void eql_memory_tell(EqlMemory *memory, EqlImportRecord *record);

/* After an import: keeps what the user said (`mapping`, may be NULL) together with what
 * was remembered and used. `school` may be NULL. */
void eql_memory_keep(EqlMemory *memory, const EqlMapping *mapping, EqlImportRecord *record,
                     const char *school);
