/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum {
    EQL_FINDING_STRENGTH,
    EQL_FINDING_AREA,
    EQL_FINDING_PERCEPTION_GAP,
    EQL_FINDING_GROUP_GAP,
    EQL_FINDING_UNCERTAINTY,
    EQL_FINDING_RRI,
    EQL_FINDING_VOICE_GAP,
    EQL_FINDING_CHANGE,
} EqlFindingKind;

/* "strength", "area", "perception_gap", …; -1 back when it is none of them. */
const char *eql_finding_kind_name(EqlFindingKind kind);
int eql_finding_kind_from_name(const char *name);
/* For people, translated: "Strength", "Area for development", … */
const char *eql_finding_kind_label(EqlFindingKind kind);

/* A proposed action of the bank in data/actions, or of the user's own. */
typedef struct {
    char *code;
    char *theme; /* slug; NULL: any */
    EqlFindingKind kind;
    char *audience; /* NULL: any */
    int priority;   /* 1 high, 2 medium, 3 low */
    char *activity, *success_measure, *owner, *governance;
    gboolean own; /* the user's: proposed before the program's, once */
} EqlBankEntry;

EqlBankEntry *eql_bank_entry_copy(const EqlBankEntry *entry);
void eql_bank_entry_free(EqlBankEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlBankEntry, eql_bank_entry_free)

typedef enum {
    EQL_STATUS_NOT_STARTED,
    EQL_STATUS_IN_PROGRESS,
    EQL_STATUS_DONE,
    EQL_STATUS_PAUSED,
} EqlStatus;

/* "Not started", …: translated for people; the name is stable ("not-started"). */
const char *eql_status_label(EqlStatus status);
const char *eql_status_name(EqlStatus status);
/* Takes the name or the label, in either case; -1 when it is none of them. */
int eql_status_from_text(const char *text);

/* Texts of an action that the program may have written. */
typedef enum {
    EQL_KEPT_THEME,
    EQL_KEPT_EVIDENCE,
    EQL_KEPT_ACTIVITY,
    EQL_KEPT_OWNER,
    EQL_KEPT_GOVERNANCE,
    EQL_KEPT_SUCCESS,
    EQL_KEPT_REVIEW,
    EQL_KEPT_TEXTS,
} EqlKeptText;

/* One line of the school's action plan. Strings are never NULL ("" when empty). */
typedef struct {
    char *id;       /* stable, survives the workbook: "A1", "A2", …; "" before one is given */
    int priority;   /* 1 high, 2 medium, 3 low */
    char *theme;    /* name for people: eql_theme_name() */
    char *evidence; /* the finding's sentence */
    char *finding;  /* which finding it answers: "area:pupil:fair-treatment:" */
    char *activity, *owner, *governance;
    char *due; /* YYYY-MM-DD or "" */
    char *success_measure;
    EqlStatus status;
    char *review; /* notes at review */
    /* The texts as the program wrote them, to be kept (base/kept.h); NULL: a person's. One holds
     * as long as the text reads so: what somebody has changed is theirs. */
    char *kept[EQL_KEPT_TEXTS];
} EqlAction;

EqlAction *eql_action_new(void);
EqlAction *eql_action_copy(const EqlAction *action);
void eql_action_free(EqlAction *action);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlAction, eql_action_free)

/* The theme as the questionnaire has it, whatever language it is shown in: what is stored, and what
 * programs read. Owned by the caller. */
char *eql_action_theme_label(const EqlAction *action);
/* Where the text is. */
char **eql_action_text(EqlAction *action, EqlKeptText which);
/* The text as it is to be kept. Belongs to the action. */
const char *eql_action_to_keep(const EqlAction *action, EqlKeptText which);
/* Takes a text as it was kept, and shows it. */
void eql_action_take_kept(EqlAction *action, EqlKeptText which, char *kept);
/* Keeps those of its texts that stand there as texts to be kept, and shows them; the theme, which
 * stands there as the questionnaire has it, too. */
void eql_action_show(EqlAction *action);
/* Knows again what of its texts the other keeps: where both read alike. */
void eql_action_know_kept(EqlAction *action, const EqlAction *other);
/* How the id of an action begins that was only proposed, in a workbook of a school without a
 * plan; it keeps it when that comes back. */
#define EQL_ACTION_PROPOSED "P"

/* "A8" after A7: higher than the numbers of the actions (EqlAction) and of all ids (char*, a set;
 * NULL: none) that were ever given. Owned by the caller. */
char *eql_action_next_id(const GPtrArray *actions, GHashTable *given);
