/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Changes to a project's questionnaire, as edits that can be taken back. Answers are kept by the
 * code of their question and as points of its scale, so no change may leave a question with
 * answers out or give it another scale or audience; what is no longer wanted is set aside. */

#include "model/crosswalk.h"
#include "model/item-use.h"
#include "model/questionnaire-edit.h"
#include "workflow/edit.h"

/* What a change sets out from, or leads to. Immutable. */
typedef struct {
    EqlQuestionnaire *questionnaire;
    EqlCrosswalk *crosswalk; /* pairs of questions that are in the questionnaire */
    gatomicrefcount refs;
} EqlQuestionSet;

/* The questionnaire is referenced; of the crosswalk (NULL: empty) a copy is made, without
 * pairs of questions that are not there. */
EqlQuestionSet *eql_question_set_new(EqlQuestionnaire *questionnaire,
                                     const EqlCrosswalk *crosswalk);
EqlQuestionSet *eql_question_set_ref(EqlQuestionSet *questions);
void eql_question_set_unref(EqlQuestionSet *questions);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlQuestionSet, eql_question_set_unref)

/* Another questionnaire (taken; NULL gives NULL) with the same crosswalk. */
EqlQuestionSet *eql_question_set_with(const EqlQuestionSet *before, EqlQuestionnaire *next);
/* The same, where a question's code was `from` and is `to`. */
EqlQuestionSet *eql_question_set_recoded(const EqlQuestionSet *before, EqlQuestionnaire *next,
                                         const char *from, const char *to);
/* The question `to` takes the place of `from` (NULL: of none) between waves. NULL when it
 * cannot (eql_crosswalk_fault() says why). */
EqlQuestionSet *eql_question_set_linked(const EqlQuestionSet *before, const char *to,
                                        const char *from);

/* A file's questionnaire, and that with which every project begins. */
EqlQuestionnaire *eql_questionnaire_open(const char *path, GCancellable *cancellable,
                                         GError **error);
EqlQuestionnaire *eql_questionnaire_starter(GError **error);

/* Whether nothing that was brought in (`uses`: code → EqlItemUse, as the store counts it) loses
 * its question or its meaning. EQL_WORKFLOW_ERROR_IN_USE says which would. */
gboolean eql_questionnaire_keeps_answers(const EqlQuestionnaire *before,
                                         const EqlQuestionnaire *after, GHashTable *uses,
                                         GError **error);
/* Whether a question has answers or comments, so that it cannot be removed or get another
 * scale, audience, code or kind. */
gboolean eql_questionnaire_is_used(GHashTable *uses, const char *code);

/* What a change does to figures: sentences for people, translated; NULL when it does nothing.
 * Owned by the caller. */
char *eql_questionnaire_effect(const EqlQuestionnaire *before, const EqlQuestionnaire *after,
                               GHashTable *uses);
/* How many questions are new, gone and different. */
void eql_questionnaire_compare(const EqlQuestionnaire *before, const EqlQuestionnaire *after,
                               guint counts[3]);

/* What was done, for the names of undo and redo. */
typedef enum {
    EQL_QUESTIONS_ADD,
    EQL_QUESTIONS_REMOVE,
    EQL_QUESTIONS_CHANGE,
    EQL_QUESTIONS_MOVE,
    EQL_QUESTIONS_SET_ASIDE,
    EQL_QUESTIONS_PUT_BACK,
    EQL_QUESTIONS_REVERSE,
    EQL_QUESTIONS_SCALE,
    EQL_QUESTIONS_LINK,
    EQL_QUESTIONS_AUDIENCE,
    EQL_QUESTIONS_RENAME_THEME,
    EQL_QUESTIONS_MOVE_THEME,
    EQL_QUESTIONS_JOIN_THEMES,
    EQL_QUESTIONS_OPEN,
    EQL_QUESTIONS_STARTER,
    EQL_QUESTIONS_CHANGES,
} EqlQuestionsChange;

/* NULL when nothing differs. A theme that is renamed is renamed in the plan and the
 * accreditation too. */
EqlEdit *eql_edit_questions(EqlQuestionsChange what, EqlQuestionSet *before, EqlQuestionSet *after);
/* What such an edit leads to, or, backwards, set out from; NULL when it is of another kind.
 * Borrowed. */
EqlQuestionSet *eql_edit_questions_state(const EqlEdit *edit, gboolean forwards);
