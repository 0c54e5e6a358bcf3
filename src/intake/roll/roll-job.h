/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What reading one roll or one list of outcomes needs, whatever the file's format,
 * and the two ways in: one more pupil, one more event. */

#include "intake/roll/roll-file.h"
#include "intake/roll/roll-lists.h"
#include "intake/roll/roll-notes.h"
#include "intake/roll/roll-seen.h"

typedef struct {
    const EqlRollRequest *request;
    EqlProgress progress;
    gpointer progress_data;
    GCancellable *cancellable;
    char *kind;           /* outcomes: of rows that name none */
    gboolean month_first; /* outcomes: dates in numbers are written so */
    char *date;           /* census: the user's, as YYYY-MM-DD, or NULL */
    EqlImportRecord *record;
    EqlRollNotes *notes;
    EqlRollSeen *seen;
    EqlRollLists *lists; /* outcomes only */
    EqlRollMeanings *meanings;
    EqlCensus *census; /* one of the two */
    EqlOutcomes *outcomes;
    guint n_leavers; /* of a census */
    guint n_subsidiary;
    guint n_without_kind; /* rows of a log or of counts whose type is blank */
    guint n_other;        /* neither sole, main nor subsidiary */
} EqlRollJob;

/* Errors: the file cannot be read, or request->date is no date. */
EqlRollJob *eql_roll_job_new(const EqlRollRequest *request, EqlImportKind kind,
                             EqlProgress progress, gpointer progress_data,
                             GCancellable *cancellable, GError **error);
void eql_roll_job_free(EqlRollJob *job);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollJob, eql_roll_job_free)

/* Names the tool and, for a workbook, the sheet; before anything is noted. */
void eql_roll_job_begin(EqlRollJob *job, const char *tool, const char *sheet);

/* The closing notes, once all is read. */
void eql_roll_job_finish(EqlRollJob *job);

/* Counts one record as set aside. */
void eql_roll_job_set_aside(EqlRollJob *job);

/* Whether the file has not held this pupil before; FALSE: the record was set aside,
 * with a problem. To be asked before anything else of the record is read, so that
 * only what counts is counted. */
gboolean eql_roll_job_is_new_pupil(EqlRollJob *job, const EqlPupilKey *key,
                                   const EqlPupilKey *table_id, guint64 row);

typedef struct {
    EqlPupilKey key, table_id;
    EqlRegistration registration;
    gboolean leaver;
    const char *const *characteristics; /* NULL-terminated */
    const char *const *values;          /* groups, in step */
} EqlRollPupil;

/* Adds a pupil to the census. */
void eql_roll_job_add_pupil(EqlRollJob *job, const EqlRollPupil *pupil);

typedef struct {
    guint64 row;
    const char *kind, *date, *sessions;    /* as written; "" when blank */
    const char *const *reasons;            /* as written; NULL-terminated */
    const char *kind_column, *date_column; /* for problems; may be NULL */
    const char *sessions_column;           /* likewise */
    const char *const *reason_columns;     /* likewise, in step with the reasons */
    double per_unit;                       /* sessions of a bare number */
    EqlPupilKey key, table_id;
    guint8 registration; /* 0: not known */
    const char *const *characteristics, *const *values;
} EqlRollEvent;

/* Adds an event to the outcomes; the same pupil, date and kind met before is set
 * aside, with a problem naming both rows. */
void eql_roll_job_add_event(EqlRollJob *job, const EqlRollEvent *event);

/* The kind of outcome that a text names; blank gives the job's own. A word that no
 * list knows is noted. Interned. */
const char *eql_roll_job_kind(EqlRollJob *job, const char *text, guint64 row, const char *column);
