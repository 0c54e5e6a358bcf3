/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Census returns, pupil lists, suspension logs and counts become who is on roll
 * and what happened to them. */

#include <gio/gio.h>

#include "base/progress.h"
#include "intake/roll/hasher.h"
#include "model/codes.h"
#include "model/import-record.h"
#include "model/mapping.h"

typedef struct {
    const char *path;
    EqlCodes *codes;
    EqlHasher *hasher;
    const char *date; /* census: YYYY-MM-DD given by the user, or NULL */
    const char *kind; /* outcomes: the kind given by the user for rows that name none, or NULL */
    const char *roll_date; /* of the roll that a table stands beside, or NULL: its day where
                              `date` is not given */
    /* Of a table of several schools, the one to read, by its name or number as it stands
     * there; NULL: the one that the next three name. All may be NULL. */
    const char *school;
    const char *urn, *laestab, *school_name; /* the project's own */
    /* What values mean that no list knows: as somebody said of this file, by its own headings,
     * and at earlier imports, by folded ones. Of columns it may only repeat what their headings
     * say. Both may be NULL. */
    const EqlMapping *mapping, *remembered;
} EqlRollRequest;

/* A school in a table, and how many rows are of it. */
typedef struct {
    char *name;          /* as it stands there; several columns are joined */
    char *urn, *laestab; /* digits only; NULL: the table does not say */
    guint64 n_rows;
} EqlRollSchool;

void eql_roll_school_free(EqlRollSchool *school);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollSchool, eql_roll_school_free)

/* The schools in a table (EqlRollSchool, by name, the same everywhere); empty when no
 * column names one, and for a census return, which is of one. */
GPtrArray *eql_roll_file_schools(const char *path, EqlCodes *codes, GCancellable *cancellable,
                                 GError **error);
/* The same in the order that a reader's language gives names; the schools stay the list's. */
GPtrArray *eql_roll_schools_for_reader(const GPtrArray *list);

/* School census return (XML), pupil list or counts (CSV, XLSX). */
gboolean eql_census_read(const EqlRollRequest *request, EqlProgress progress,
                         gpointer progress_data, GCancellable *cancellable,
                         EqlImportRecord **record, EqlCensus **census, GError **error);

/* School census return (XML), log or counts (CSV, XLSX). */
gboolean eql_outcomes_read(const EqlRollRequest *request, EqlProgress progress,
                           gpointer progress_data, GCancellable *cancellable,
                           EqlImportRecord **record, EqlOutcomes **outcomes, GError **error);
