/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a reader of rolls and logs has to say about a file, gathered while it
 * reads: faults of rows, of which only the first hundred of a sort are listed one
 * by one, and labels that no list knows, each listed once with its count. */

#include "intake/roll/roll-meanings.h"
#include "model/codes.h"
#include "model/import-record.h"

typedef struct _EqlRollNotes EqlRollNotes;

/* All are borrowed; the problems and the labels go to the record. `sheet` may be NULL, and so may
 * `lists`, of a roll. */
EqlRollNotes *eql_roll_notes_new(EqlImportRecord *record, EqlCodes *codes,
                                 const EqlRollLists *lists, EqlRollMeanings *meanings,
                                 const char *sheet);
void eql_roll_notes_free(EqlRollNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRollNotes, eql_roll_notes_free)

/* The group that a text stands for, on the list or as somebody said; nothing is noted of it.
 * NULL: none that is known. */
const char *eql_roll_notes_known(EqlRollNotes *notes, const char *characteristic, const char *text,
                                 gssize length, const char *column);
/* The group that a text stands for; a text that no list knows is noted and counts
 * as not stated, unless somebody said what it means. */
const char *eql_roll_notes_match(EqlRollNotes *notes, const char *characteristic, const char *text,
                                 gssize length, guint64 row, const char *column);

/* A text as a message may show it: without white space around it, identifiers masked, cut
 * short after 60 characters; not at all when it may be a name. */
char *eql_roll_notes_shown(const char *text, gssize length);

/* What somebody said that a text in a column means, which is then counted: the code of a group, a
 * kind or a reason; "" for none at all. NULL: nothing was said. Interned. */
const char *eql_roll_notes_given(EqlRollNotes *notes, const char *field, const char *text,
                                 gssize length, guint64 row, const char *column);

typedef struct {
    const char *field; /* the characteristic, "kind" or "reason" whose values it could be given as
                          its meaning; NULL: it cannot */
    const char *what;  /* in a word, what it should have been ("Sex", "Reason"); shown */
    const char *text;
    gssize length;
    guint64 row;
    const char *column;
    const char *guess;   /* to be kept; may be NULL */
    const char *outcome; /* a sentence: what became of such rows; may be NULL */
    gboolean in_doubt;   /* it is known, and counts as what is guessed, but has two meanings */
    gboolean untold;     /* it is only offered: another problem tells of it, without its words */
} EqlRollUnknown;

/* A text that no list knows, or that is in doubt, noted once with its count. */
void eql_roll_notes_unknown(EqlRollNotes *notes, const EqlRollUnknown *unknown);

/* Something wrong with one row. `sort` groups rows alike: a static string.
 * `message` and `advice` are taken; advice may be NULL. */
void eql_roll_notes_row(EqlRollNotes *notes, const char *sort, guint64 row, const char *column,
                        char *message, char *advice);

/* Something that concerns the whole file; both are taken. */
void eql_roll_notes_file(EqlRollNotes *notes, char *message, char *advice);

/* Remembers that a column or element that identifies a person was left behind. */
void eql_roll_notes_dropped(EqlRollNotes *notes, const char *heading);

/* Writes down what was counted. Call once, at the end. */
void eql_roll_notes_finish(EqlRollNotes *notes);
