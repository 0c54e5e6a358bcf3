/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where in a file the responses stand. A workbook may open with a chart, a summary or
 * notes, and may hold a sheet for each wave. */

#include "intake/responses/layout.h"
#include "model/mapping.h"
#include "model/questionnaire.h"

typedef struct {
    EqlTable *table; /* before the first response */
    EqlLayout *layout;
    guint fit;       /* how many questions the headings ask; 0: it may be no export at all */
    GPtrArray *also; /* char*: other sheets that hold responses, in their order */
} EqlExport;

/* Opens the file at the sheet whose headings ask most of the questions, the first of
 * those alike. `audience` NULL: of any one audience. `mapping` (nullable) is as in an
 * EqlResponsesRequest: a heading that it names counts as a question. */
EqlExport *eql_export_open(const char *path, const EqlQuestionnaire *questionnaire,
                           const char *audience, const EqlMapping *mapping, const EqlCodes *codes,
                           GCancellable *cancellable, GError **error);
void eql_export_free(EqlExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlExport, eql_export_free)

/* The audience whose questions the headings ask most of; NULL when they ask none. `fit`
 * (nullable) is set to how many. */
const char *eql_layout_audience(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                                guint *fit);
