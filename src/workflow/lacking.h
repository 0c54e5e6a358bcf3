/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/import-record.h"
#include "model/questionnaire.h"

/* Whether a column holds answers to a question of the questionnaire that no column was taken for,
 * and was itself taken for none: somebody should say which it is. */
gboolean eql_import_lacks_question(const EqlImportRecord *record, const EqlColumnMatch *match,
                                   const EqlQuestionnaire *questionnaire);
