/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A questionnaire export becomes columns of answers, with a list of problems. */

#include <gio/gio.h>

#include "base/progress.h"
#include "intake/responses/layout.h"
#include "model/codes.h"
#include "model/import-record.h"
#include "model/mapping.h"
#include "model/questionnaire.h"
#include "model/responses.h"

/* Told the headings before they are matched: gives what was confirmed at an earlier import
 * of such a file, by the headings of this one; NULL for nothing. */
typedef EqlMapping *(*EqlRecall)(const EqlLayout *layout, gpointer data);

typedef struct {
    const char *path;
    const char *sheet; /* of a workbook, by its name; NULL: the one that asks most questions */
    const EqlQuestionnaire *questionnaire;
    EqlCodes *codes;
    const char *audience;
    const char *wave;
    const EqlMapping *mapping; /* what the user says of the columns; NULL: match by text */
    EqlRecall recall;          /* nullable */
    gpointer recall_data;
} EqlResponsesRequest;

/* On success `*record` and `*responses` are the caller's. FALSE when the file was
 * refused; the error names file, place and remedy. */
gboolean eql_responses_read(const EqlResponsesRequest *request, EqlProgress progress,
                            gpointer progress_data, GCancellable *cancellable,
                            EqlImportRecord **record, EqlResponses **responses, GError **error);
