/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The shape of a school census return (XML), pupil by pupil. No schema of it is
 * public, so elements are known by their local names, wherever they stand below
 * the pupil, in any case of letters; what is not found is simply empty. */

#include <gio/gio.h>

#include "base/progress.h"
#include "intake/roll/roll-fields.h"
#include "intake/table/source.h"

typedef enum {
    EQL_RETURN_UPN,
    EQL_RETURN_ETHNICITY,
    EQL_RETURN_SEX,
    EQL_RETURN_YEAR,
    EQL_RETURN_SEN,
    EQL_RETURN_NEED, /* the primary special educational need: of several, the lowest rank */
    EQL_RETURN_LANGUAGE,
    EQL_RETURN_STATUS,
    EQL_RETURN_FSM, /* only in old returns, which had no periods */
    EQL_RETURN_N_FIELDS,
} EqlReturnField;

/* A suspension as the return has it; texts as written, "" when not there. */
typedef struct {
    GString *category;
    GString *reasons; /* codes joined by ";" */
    GString *start_date;
    GString *sessions;
    guint line;
} EqlReturnEvent;

typedef struct {
    GString *fields[EQL_RETURN_N_FIELDS];
    gboolean leaver;     /* stands among the pupils no longer on roll */
    gboolean fsm_period; /* has periods of free school meals, whatever their dates */
    gboolean fsm_now;    /* one of them covers the reference date */
    guint line;
    GPtrArray *events; /* EqlReturnEvent */
} EqlReturnPupil;

typedef struct {
    char *root;       /* local name of the outermost element */
    char *collection; /* NULL: not found, like all below */
    char *term;       /* AUT, SPR, SUM */
    char *year;
    char *la, *estab;                   /* the two parts of a LAESTAB */
    char reference_date[EQL_DATE_SIZE]; /* "": not found */
} EqlReturnHeader;

typedef struct {
    /* Called at the end of each pupil. */
    gboolean (*pupil)(const EqlReturnPupil *pupil, const EqlReturnHeader *header,
                      gpointer user_data, GError **error);
    /* Called once with each different element met below pupils that holds text. */
    void (*element)(const char *name, gpointer user_data);
} EqlReturnHandler;

/* Reads the whole return. `date` (YYYY-MM-DD, or NULL) stands in for the reference
 * date. `header` is filled and to be cleared by the caller, also after an error.
 * What is no school census is refused by name. */
gboolean eql_return_read(EqlSource *source, const char *date, const EqlReturnHandler *handler,
                         gpointer user_data, EqlProgress progress, gpointer progress_data,
                         EqlReturnHeader *header, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void eql_return_header_clear(EqlReturnHeader *header);
