/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Who is on roll (the school census) and what happened to them (outcomes).
 * No pupil has a name here: only a keyed hash, whose key lives in the user's
 * profile and never in a project. */

#include "model/responses.h"

/* HMAC-SHA256 of an identifier, cut to 16 bytes; all zero: not known. */
typedef struct {
    guint8 bytes[16];
} EqlPupilKey;

gboolean eql_pupil_key_is_known(const EqlPupilKey *key);
guint eql_pupil_key_hash(gconstpointer key); /* for GHashTable */
gboolean eql_pupil_key_equal(gconstpointer a, gconstpointer b);

typedef enum {
    EQL_REGISTRATION_SOLE = 'C',
    EQL_REGISTRATION_MAIN = 'M',
    EQL_REGISTRATION_SUBSIDIARY = 'S',
    EQL_REGISTRATION_OTHER = 'O',
} EqlRegistration;

/* A count that came as a count. */
typedef struct {
    char *kind;           /* outcomes: "suspension", …; census: NULL */
    char *characteristic; /* NULL: the total */
    char *group;          /* group code; NULL: the total */
    guint64 count;
    gint64 pupils; /* outcomes: pupils with one or more; -1: not known */
} EqlCount;

typedef struct {
    guint n;                  /* pupils, leavers among them */
    GPtrArray *groups;        /* EqlGroupColumn, n each */
    GArray *keys;             /* EqlPupilKey, n (by UPN) */
    GArray *table_ids;        /* EqlPupilKey, n: the key of a joined table or an admission number */
    GByteArray *registration; /* EqlRegistration, n */
    GByteArray *leaver;       /* 1: no longer on roll, n */
    GPtrArray *counts;        /* EqlCount, where the file holds counts */
    char *reference_date;     /* YYYY-MM-DD or NULL */
    char *term;               /* AUT, SPR, SUM or NULL */
} EqlCensus;

typedef struct {
    guint n;            /* events, one row each */
    GPtrArray *kinds;   /* char*, n: "suspension", "exclusion", "lunchtime" or the user's word */
    GPtrArray *dates;   /* char*, n: YYYY-MM-DD, or "" when not known */
    GPtrArray *reasons; /* char*, n: codes joined by ";", or "" */
    GArray *sessions;   /* double, n; NAN not known */
    GArray *keys;       /* EqlPupilKey, n (by UPN) */
    GArray *table_ids;  /* EqlPupilKey, n */
    GByteArray *registration; /* EqlRegistration, n; 0: not known from the file itself */
    GPtrArray *groups;        /* EqlGroupColumn, n each: what the file itself says of the pupil */
    GPtrArray *counts;        /* EqlCount, where the file holds counts */
} EqlOutcomes;

EqlCount *eql_count_new(const char *kind, const char *characteristic, const char *group,
                        guint64 count, gint64 pupils);
void eql_count_free(EqlCount *count);

EqlCensus *eql_census_new(void);
void eql_census_free(EqlCensus *census);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCensus, eql_census_free)

/* Joins a table that stands beside the roll: pupils are found by key or table id, and
 * take its characteristics in the place of their own. Of the pupils it does not list,
 * those on roll have no free school meals and no need (the whole table was asked for);
 * nothing is stated of leavers. `leavers`: its pupils are added as leavers instead,
 * but for those who are on the roll. */
void eql_census_join(EqlCensus *census, const EqlCensus *side, gboolean leavers);
/* How many pupils of `side` the roll does not have. */
guint eql_census_count_strangers(const EqlCensus *census, const EqlCensus *side);

/* Who answered is shown like an outcome, under this name: no outcome may have it. */
#define EQL_KIND_ANSWERED "answered"

EqlOutcomes *eql_outcomes_new(void);
void eql_outcomes_free(EqlOutcomes *outcomes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlOutcomes, eql_outcomes_free)

/* Appends one pupil or event, all columns; characteristics not in `values` become
 * not stated. `characteristics` and `values` run in step; values may be NULL. */
void eql_census_add(EqlCensus *census, const EqlPupilKey *key, const EqlPupilKey *table_id,
                    EqlRegistration registration, gboolean leaver,
                    const char *const *characteristics, const char *const *values);
void eql_outcomes_add(EqlOutcomes *outcomes, const char *kind, const char *date,
                      const char *reasons, double sessions, const EqlPupilKey *key,
                      const EqlPupilKey *table_id, guint8 registration,
                      const char *const *characteristics, const char *const *values);
