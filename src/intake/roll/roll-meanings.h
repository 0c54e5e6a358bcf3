/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a person said that values of a roll or a log mean which no list knows, of this file or at
 * an earlier import. */

#include "intake/roll/roll-columns.h"
#include "intake/roll/roll-lists.h"
#include "model/mapping.h"

/* A meaning worked out. */
typedef struct {
    const char *code; /* interned: of a group, a kind or a reason; "" for no reason at all */
    gboolean remembered;
} EqlRollMeaning;

typedef struct _EqlRollMeanings EqlRollMeanings;

/* Borrows all that it is given. `mapping` has the headings as in the file, `remembered` folded;
 * both may be NULL, and so may `lists`, of a roll. */
EqlRollMeanings *eql_roll_meanings_new(const EqlMapping *mapping, const EqlMapping *remembered,
                                       EqlCodes *codes, const EqlRollLists *lists);
void eql_roll_meanings_free(EqlRollMeanings *meanings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollMeanings, eql_roll_meanings_free)

/* Whether any value of that column was given one. */
gboolean eql_roll_meanings_has(EqlRollMeanings *meanings, const char *field, const char *heading);
/* What a value (as EqlLabel.answer) of a column was said to mean; NULL: nothing. `field`: a
 * characteristic, "kind" or "reason". */
const EqlRollMeaning *eql_roll_meanings_get(EqlRollMeanings *meanings, const char *field,
                                            const char *heading, const char *shown);

/* FALSE: the mapping gives a value a meaning that its column does not allow. At the end. */
gboolean eql_roll_meanings_check(const EqlRollMeanings *meanings, GError **error);
/* FALSE: the mapping takes a column for something else, which it cannot. `unknown` takes each
 * heading (char*, borrowed) of which the mapping speaks and that the file has not. */
gboolean eql_roll_meanings_check_columns(const EqlRollMeanings *meanings,
                                         const EqlRollColumns *columns, GPtrArray *unknown,
                                         GError **error);
