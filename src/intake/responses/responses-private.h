/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Shared by the two halves of reading a questionnaire export: taking its rows, and telling what
 * was found. */

#include "intake/responses/answer-reader.h"
#include "intake/responses/export-file.h"
#include "intake/responses/match.h"
#include "intake/responses/moment.h"
#include "intake/responses/name-mask.h"
#include "intake/responses/responses-file.h"
#include "intake/responses/row-watch.h"

/* So many rows that were set aside are told one by one. */
#define EQL_MOST_SET_ASIDE 100

typedef struct {
    const EqlResponsesRequest *request;
    EqlExport *export;
    EqlTable *table;   /* the export's */
    EqlLayout *layout; /* the export's */
    EqlMapping *remembered;
    GArray *matches;    /* EqlMatch, by column */
    GPtrArray *readers; /* EqlAnswerReader, by column */
    GArray *times;      /* EqlTimes */
    EqlNameMask *names;
    EqlRowWatch *watch;
    guint beside; /* first column of another table; the number of columns when there is none */
    EqlImportRecord *record;
    EqlResponses *responses;
} EqlResponsesReading;

/* responses-notes.c: the columns, and what has to be said of the file, into the record. */
void eql_responses_tell(EqlResponsesReading *reading);
