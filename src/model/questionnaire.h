/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/scale.h"

typedef enum {
    EQL_ITEM_SCORED,
    EQL_ITEM_CHARACTERISTIC,
    EQL_ITEM_COMMENT,
    EQL_ITEM_IGNORE,
} EqlItemKind;

/* One question as it is put to one audience. */
typedef struct {
    char *code;     /* unique in the questionnaire */
    char *audience; /* "pupil", "staff", "parent" or the project's own word */
    EqlItemKind kind;
    char *theme;       /* slug, or NULL */
    char *theme_label; /* or NULL */
    char *text;
    EqlScale *scale; /* scored items only */
    gboolean reversed;
    char *characteristic; /* "ethnicity", "sex", …; characteristic items only */
} EqlItem;

typedef struct {
    char *code; /* slug */
    char *label;
} EqlTheme;

/* Immutable once read. Items and themes in the order of the file. */
typedef struct {
    GPtrArray *items;     /* EqlItem */
    GPtrArray *themes;    /* EqlTheme */
    GPtrArray *audiences; /* char* */
    GHashTable *by_code;  /* code → EqlItem (borrowed) */
    gatomicrefcount refs;
} EqlQuestionnaire;

EqlItem *eql_item_new(const char *code, const char *audience, EqlItemKind kind);
void eql_item_free(EqlItem *item);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlItem, eql_item_free)

EqlQuestionnaire *eql_questionnaire_new(void);
EqlQuestionnaire *eql_questionnaire_ref(EqlQuestionnaire *questionnaire);
void eql_questionnaire_unref(EqlQuestionnaire *questionnaire);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlQuestionnaire, eql_questionnaire_unref)

/* Takes the item; FALSE (and the item is freed) when its code is there already.
 * Themes and audiences are gathered as they first appear. */
gboolean eql_questionnaire_take(EqlQuestionnaire *questionnaire, EqlItem *item);

/* NULL when there is none. */
const EqlItem *eql_questionnaire_item(const EqlQuestionnaire *questionnaire, const char *code);
const EqlTheme *eql_questionnaire_theme(const EqlQuestionnaire *questionnaire, const char *code);
/* Which of the themes it is, from 0. Charts, tables and lists have themes in this order, that of
 * the questionnaire as the school put it: one finds a theme in the same place everywhere, and
 * nothing reads as a league table. Whoever sorts a table asks for another. NULL, or none of them:
 * after all others. */
guint eql_questionnaire_theme_place(const EqlQuestionnaire *questionnaire, const char *code);

/* "scored", … and back; -1 when it is none of them. */
const char *eql_item_kind_name(EqlItemKind kind);
int eql_item_kind_from_name(const char *name);

/* A theme's name for people: one that is still as the program's own questionnaire has it in the
 * language of who reads, one that the school gave as it was typed. What programs read has the
 * label itself. NULL: NULL. Not owned by the caller. */
const char *eql_theme_name(const char *label);
/* Whether somebody who wrote `text` means the theme of this label, in whatever language. */
gboolean eql_theme_is_named(const char *label, const char *text);

/* The name of an audience for people ("Pupils"); the word itself when it is the
 * project's own. Not owned by the caller, translated. */
const char *eql_audience_label(const char *audience);
