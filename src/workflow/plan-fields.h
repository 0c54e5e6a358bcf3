/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The columns of the plan's sheet and what an action has in each, as text. Internal to reading
 * a plan back. */

#include "model/action.h"

enum {
    PLAN_ID,
    PLAN_PRIORITY,
    PLAN_THEME,
    PLAN_EVIDENCE,
    PLAN_ACTIVITY,
    PLAN_OWNER,
    PLAN_GOVERNANCE,
    PLAN_DUE,
    PLAN_SUCCESS,
    PLAN_STATUS,
    PLAN_REVIEW,
    PLAN_COLUMNS,
};

/* The heading as the workbook writes it, translated, and in English. */
const char *eql_plan_heading(guint column);
const char *eql_plan_heading_in_english(guint column);

/* A cell's text in one form: dates as YYYY-MM-DD, statuses and priorities as their labels. NULL
 * where it is not what the column takes; an empty status or priority stays "". Owned by the
 * caller. */
char *eql_plan_normal(guint column, const char *text);

/* What the action has, in that form and as a cell can hold it. Owned by the caller. */
char *eql_plan_field(const EqlAction *action, guint column);
/* Whether the action has the text there, in that form: a text of the program in any language,
 * as the workbook may have been written in another. */
gboolean eql_plan_field_reads(const EqlAction *action, guint column, const char *text);
/* `text` is in that form; an empty status or priority changes nothing. */
void eql_plan_set_field(EqlAction *action, guint column, const char *text);
