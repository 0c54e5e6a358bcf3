/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A questionnaire export becomes columns of answers, with a list of problems. */

#include <gio/gio.h>

#include "base/progress.h"
#include "model/codes.h"
#include "model/import-record.h"
#include "model/questionnaire.h"
#include "model/responses.h"

typedef struct {
    const char *path;
    const EqlQuestionnaire *questionnaire;
    EqlCodes *codes;
    const char *audience;
    const char *wave;
    GHashTable *mapping; /* column heading → item code, "" leaves it out; NULL: match by text */
} EqlResponsesRequest;

/* On success `*record` and `*responses` are the caller's. FALSE when the file was
 * refused; the error names file, place and remedy. */
gboolean eql_responses_read(const EqlResponsesRequest *request, EqlProgress progress,
                            gpointer progress_data, GCancellable *cancellable,
                            EqlImportRecord **record, EqlResponses **responses, GError **error);

/* Reads a mapping file (column,code): heading → code. */
GHashTable *eql_mapping_read(const char *path, GCancellable *cancellable, GError **error);
