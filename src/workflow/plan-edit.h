/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Changes to the action plan. Each says only what it changes, so that one made to an action's
 * owner stands beside one made to its date; where the plan does not hold any more what a
 * change set out from, EQL_WORKFLOW_ERROR_CHANGED says so and nothing is done. */

#include "workflow/edit.h"

/* The fields of an action that people edit. */
typedef enum {
    EQL_ACTION_PRIORITY,
    EQL_ACTION_THEME,
    EQL_ACTION_EVIDENCE,
    EQL_ACTION_ACTIVITY,
    EQL_ACTION_OWNER,
    EQL_ACTION_GOVERNANCE,
    EQL_ACTION_DUE,
    EQL_ACTION_SUCCESS,
    EQL_ACTION_STATUS,
    EQL_ACTION_REVIEW,
    EQL_ACTION_FIELDS,
} EqlActionField;

/* A field as stable text: "2", "in-progress", "2026-07-01", or what was written. Owned by the
 * caller. */
char *eql_action_get(const EqlAction *action, EqlActionField field);
/* The reverse; what is no priority or status leaves the field as it is. */
void eql_action_set(EqlAction *action, EqlActionField field, const char *text);
/* Translated, as the plan's headings: “Owner”. */
const char *eql_action_field_label(EqlActionField field);

/* The day that somebody typed, as 2026-07-01: such a date, 1/7/2026, 1/7/26, or with the name
 * of the month; "" of nothing. NULL when it is no date, or too far off to be meant; owned by
 * the caller. */
char *eql_plan_day(const char *text);

/* One action of a change: it comes (`before` NULL), goes (`after` NULL), or is another. `at`:
 * where it comes to, or stood, counted once those before it in the list are done;
 * G_MAXUINT: last. */
typedef struct {
    EqlAction *before, *after;
    guint at;
    guint conflicts; /* of a review: a bit for each field that both places changed */
} EqlActionChange;

EqlActionChange *eql_action_change_new(const EqlAction *before, const EqlAction *after, guint at);
void eql_action_change_free(EqlActionChange *change);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlActionChange, eql_action_change_free)

/* Applies changes (EqlActionChange) to actions, all or none. An action that comes without an id
 * is given the next one, in the change too, that none ever had: `given` (a set of char*; NULL:
 * none) are those of the project. */
gboolean eql_plan_apply(GPtrArray *actions, GPtrArray *changes, gboolean forwards,
                        GHashTable *given, GError **error);
/* What makes `after` of `before`, by the actions' ids: changes (EqlActionChange) to those that
 * are in both, and those that are new, without an id yet unless they were proposed in a
 * workbook. Nothing goes. */
GPtrArray *eql_plan_compare(const GPtrArray *before, const GPtrArray *after);

/* ── as edits ── */

EqlEdit *eql_edit_add_action(const EqlAction *action, guint at);
EqlEdit *eql_edit_delete_action(const EqlAction *action, guint at);
/* NULL when nothing differs. */
EqlEdit *eql_edit_change_action(const EqlAction *before, const EqlAction *after);
EqlEdit *eql_edit_move_action(const EqlAction *action, guint from, guint to);
/* The proposals that the plan does not have; NULL with an error, or without when there is
 * none. `n`: how many. */
EqlEdit *eql_edit_propose(EqlProject *project, const char *wave, guint *n, GError **error);
/* What a workbook that came back would change (EqlActionChange), row by row, with what was
 * changed in both places; nothing is changed yet. NULL with an error. */
GPtrArray *eql_plan_review(EqlProject *project, const char *path, GError **error);
/* The same of plans that were read: `noted` (EqlPlanChange) as eql_plan_read_back() gives it.
 * What that keeps in the notes of an action is left out, as nothing is replaced unasked. */
GPtrArray *eql_plan_review_of(const GPtrArray *before, const GPtrArray *after,
                              const GPtrArray *noted);
/* What came back in a workbook and was agreed to. Takes the changes. */
EqlEdit *eql_edit_read_back(GPtrArray *changes);
