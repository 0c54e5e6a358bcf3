/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Summaries: tools also export how many gave each answer. Such a table holds no
 * responses and is refused, with a word on how to export them instead. */

#include "intake/responses/layout.h"
#include "model/questionnaire.h"

/* Whether the first rows count answers instead of giving them. To be asked of files
 * whose headings ask no question. */
gboolean eql_is_crosstab(const EqlLayout *layout, const EqlQuestionnaire *questionnaire);

/* Sets the error that says so. */
void eql_crosstab_refuse(const char *file, GError **error);
