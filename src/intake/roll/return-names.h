/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The names that elements of a school census return have had over the years, and
 * what other files of this kind call themselves. Letters' case does not count. */

#include "intake/roll/roll-return.h"

typedef enum {
    EQL_RETURN_PART_NONE,
    EQL_RETURN_PART_PUPIL,       /* a pupil on roll */
    EQL_RETURN_PART_LEAVER,      /* a pupil no longer on roll */
    EQL_RETURN_PART_LEAVERS,     /* the list of such pupils */
    EQL_RETURN_PART_IDENTIFIERS, /* tells that the element around it is a pupil */
    EQL_RETURN_PART_EVENTS,      /* a list of suspensions: each element in it is one */
    EQL_RETURN_PART_EVENT,       /* a suspension outside such a list */
    EQL_RETURN_PART_FSM_PERIOD,
    EQL_RETURN_PART_NEED, /* one of the special educational needs, with its rank */
} EqlReturnPart;

typedef enum {
    EQL_RETURN_EVENT_NONE,
    EQL_RETURN_EVENT_CATEGORY,
    EQL_RETURN_EVENT_REASON,
    EQL_RETURN_EVENT_START,
    EQL_RETURN_EVENT_SESSIONS,
} EqlReturnEventField;

EqlReturnPart eql_return_part(const char *name);
EqlReturnEventField eql_return_event_field(const char *name);

/* The pupil's field that an element holds (EqlReturnField), or -1. */
int eql_return_field(const char *name);

/* Why a file of a collection other than the school census is refused, for people; “%s” in
 * it stands for the file's name. NULL: the school census, or not known. `collection` may
 * be NULL. */
const char *eql_return_other_collection(const char *collection);

/* Likewise for an outermost element that other kinds of file have. */
const char *eql_return_other_root(const char *root);
