/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Census returns, pupil lists, suspension logs and counts become who is on roll
 * and what happened to them. */

#include <gio/gio.h>

#include "base/progress.h"
#include "intake/roll/hasher.h"
#include "model/codes.h"
#include "model/import-record.h"

typedef struct {
    const char *path;
    EqlCodes *codes;
    EqlHasher *hasher;
    const char *date; /* census: YYYY-MM-DD given by the user, or NULL */
    const char *kind; /* outcomes: the kind given by the user for rows that name none, or NULL */
} EqlRollRequest;

/* School census return (XML), pupil list or counts (CSV, XLSX). */
gboolean eql_census_read(const EqlRollRequest *request, EqlProgress progress,
                         gpointer progress_data, GCancellable *cancellable,
                         EqlImportRecord **record, EqlCensus **census, GError **error);

/* School census return (XML), log or counts (CSV, XLSX). */
gboolean eql_outcomes_read(const EqlRollRequest *request, EqlProgress progress,
                           gpointer progress_data, GCancellable *cancellable,
                           EqlImportRecord **record, EqlOutcomes **outcomes, GError **error);
