/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which pupils and which events a file has held so far, so that what stands in it
 * twice is counted once. */

#include "model/roll.h"

typedef struct _EqlRollSeen EqlRollSeen;

EqlRollSeen *eql_roll_seen_new(void);
void eql_roll_seen_free(EqlRollSeen *seen);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollSeen, eql_roll_seen_free)

/* The row in which the same was met before, else 0 and `row` is remembered. The
 * pupil is known by `key`, or by `table_id` when `key` is unknown; when both are,
 * nothing can be told and the answer is 0. */
guint64 eql_roll_seen_pupil(EqlRollSeen *seen, const EqlPupilKey *key, const EqlPupilKey *table_id,
                            guint64 row);

/* Likewise for an event; with a blank date nothing can be told either. */
guint64 eql_roll_seen_event(EqlRollSeen *seen, const EqlPupilKey *key, const EqlPupilKey *table_id,
                            const char *date, const char *kind, guint64 row);
