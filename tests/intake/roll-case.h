/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A file read as a roll or as outcomes, for tests to look at. */

#include "intake/roll/roll-file.h"

typedef struct {
    EqlImportRecord *record; /* NULL when the file was refused */
    EqlCensus *census;
    EqlOutcomes *outcomes;
    GError *error;
} RollCase;

void roll_case_free(RollCase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(RollCase, roll_case_free)

/* Reads as the request says; its codes and hasher are filled in. */
RollCase *roll_case_of(EqlImportKind kind, EqlRollRequest request);
/* Likewise a file with this text. */
RollCase *roll_case_of_text(EqlImportKind kind, const char *text, EqlRollRequest request);

/* `date` and `kind` may be NULL. */
RollCase *census_of(const char *path, const char *date);
RollCase *outcomes_of(const char *path, const char *kind);

/* The same of a file with this text. */
RollCase *census_of_text(const char *text, const char *date);
RollCase *outcomes_of_text(const char *text, const char *kind);

/* A file of tests/data/census; owned by the caller. */
char *census_fixture(const char *name);

/* Was it read, with so many rows accepted and set aside? */
void assert_rows(const RollCase *self, guint64 accepted, guint64 set_aside);

/* Was it refused, in a sentence with this in it? */
void assert_refused(const RollCase *self, const char *part);

/* Is there a problem at this row (0: the whole file) with this in its message? */
void assert_problem(const RollCase *self, guint64 row, const char *part);
/* … with this in its advice? */
void assert_advice(const RollCase *self, guint64 row, const char *part);
void assert_no_problems(const RollCase *self);

/* The group of person or event i; NULL when the characteristic has no column. */
const char *group_at(const RollCase *self, const char *characteristic, guint i);

/* How many persons or events have the group. */
guint count_group(const RollCase *self, const char *characteristic, const char *group);

/* A count that came as a count, as "count/pupils"; "none" when it is not there. */
char *count_text(const RollCase *self, const char *kind, const char *characteristic,
                 const char *group);

/* Is this text in nothing that was handed out? */
void assert_gone(const RollCase *self, const char *text);

/* Was this heading or element named as dropped? */
void assert_dropped(const RollCase *self, const char *heading);

/* The key that the tests' hasher gives. */
EqlPupilKey key_of(const char *domain, const char *identifier);
void assert_key(const GArray *keys, guint i, const char *domain, const char *identifier);
