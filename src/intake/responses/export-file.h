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
    guint fit;         /* how many questions the headings ask; 0: it may be no export at all */
    GPtrArray *also;   /* char*: other sheets that hold such responses, in their order */
    GPtrArray *sheets; /* char*: every sheet that holds responses of some audience, this one
                          too, in their order; empty where that is the only one */
} EqlExport;

typedef struct {
    const char *path;
    const char *sheet; /* of a workbook, by its name; NULL: the one that fits best */
    const EqlQuestionnaire *questionnaire;
    const char *audience;      /* NULL: any one */
    const EqlMapping *mapping; /* as in an EqlResponsesRequest: a heading that it names counts as
                                  a question; NULL */
    const EqlCodes *codes;
    GCancellable *cancellable;
} EqlExportSearch;

/* Opens the file at its sheet, or at the one whose headings ask most of the questions, the
 * first of those alike. */
EqlExport *eql_export_open(const EqlExportSearch *search, GError **error);
void eql_export_free(EqlExport *export);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlExport, eql_export_free)

/* The audience whose questions the headings ask most of; NULL when they ask none. `fit`
 * (nullable) is set to how many. */
const char *eql_layout_audience(const EqlLayout *layout, const EqlQuestionnaire *questionnaire,
                                guint *fit);
