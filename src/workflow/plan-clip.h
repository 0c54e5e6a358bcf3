/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Fields of an action as people read and write them: in cells, and on the clipboard. */

#include "model/action.h"
#include "workflow/plan-edit.h"

/* Both are owned by the caller. */
char *eql_plan_clip_text(const EqlAction *action, EqlActionField field);
/* The reverse, as eql_action_set() takes it: whatever program the text was copied from. NULL when
 * it is none of the field's: no day, no status, no theme of these. */
char *eql_plan_clip_read(EqlActionField field, const char *text, const char *const *themes);
