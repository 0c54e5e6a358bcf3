/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A questionnaire made of another: questionnaires are immutable, so every change is a new one.
 * Nothing here knows whether answers were given; see workflow/question-edit.h. */

#include "model/questionnaire.h"

EqlItem *eql_item_copy(const EqlItem *item);
/* The same in every field; scales by their labels and spec. */
gboolean eql_item_equal(const EqlItem *a, const EqlItem *b);
/* The same questions in the same order. */
gboolean eql_questionnaire_equal(const EqlQuestionnaire *a, const EqlQuestionnaire *b);

/* Gives the item the theme of that label, as the questionnaire knows it or new. */
void eql_item_set_theme(EqlItem *item, const EqlQuestionnaire *questionnaire, const char *label);
/* Drops what a question of its kind does not have. */
void eql_item_tidy(EqlItem *item);

/* ── set aside: the question and its answers are kept, and count nowhere ── */

/* What a question that is set aside is when it is put back: scored when it has a scale, …
 * EQL_ITEM_IGNORE when it was never anything else. Of any other its own kind. */
EqlItemKind eql_item_kind_when_put(const EqlItem *item);
void eql_item_set_aside(EqlItem *item, gboolean aside);

/* ── another questionnaire; NULL when it cannot be made. The first is left as it is ── */

/* Takes the item; NULL when its code is there already. `at`: its position; past the end: last. */
EqlQuestionnaire *eql_questionnaire_insert(const EqlQuestionnaire *questionnaire, EqlItem *item,
                                           guint at);
EqlQuestionnaire *eql_questionnaire_remove(const EqlQuestionnaire *questionnaire, const char *code);
/* Takes the item, which comes where `code` stands. */
EqlQuestionnaire *eql_questionnaire_replace(const EqlQuestionnaire *questionnaire, const char *code,
                                            EqlItem *item);
/* To where `other` stands, a question of the same theme and audience: before it on the way up,
 * after it on the way down. All others stay where they are. */
EqlQuestionnaire *eql_questionnaire_move(const EqlQuestionnaire *questionnaire, const char *code,
                                         const char *other);
/* Sets all questions of an audience aside, or puts them back. */
EqlQuestionnaire *eql_questionnaire_set_audience(const EqlQuestionnaire *questionnaire,
                                                 const char *audience, gboolean asked);
/* Whether any of its questions is not set aside. */
gboolean eql_questionnaire_asks(const EqlQuestionnaire *questionnaire, const char *audience);

/* NULL when another theme has the name already. */
EqlQuestionnaire *eql_questionnaire_rename_theme(const EqlQuestionnaire *questionnaire,
                                                 const char *theme, const char *label);
/* One up (−1) or down (1) among the themes. */
EqlQuestionnaire *eql_questionnaire_move_theme(const EqlQuestionnaire *questionnaire,
                                               const char *theme, int step);
/* All questions of the one become questions of the other, and the first is gone. */
EqlQuestionnaire *eql_questionnaire_join_themes(const EqlQuestionnaire *questionnaire,
                                                const char *theme, const char *into);

/* ── helpers ── */

/* Where it stands; FALSE when it does not. */
gboolean eql_questionnaire_find(const EqlQuestionnaire *questionnaire, const char *code, guint *at);
/* A code that is free and like those of the audience: “P28”. Owned by the caller. */
char *eql_questionnaire_next_code(const EqlQuestionnaire *questionnaire, const char *audience);
