/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-fields.h"

#include <glib/gi18n-lib.h>

#include "output/labels.h"
#include "output/sheet.h"
#include "workflow/plan-edit.h"

static const char *const HEADINGS[PLAN_COLUMNS] = {
    N_("Equalens id"),     N_("Priority"), N_("Theme"),      N_("Evidence"),
    N_("Activity"),        N_("Owner"),    N_("Governance"), N_("Due date"),
    N_("Success measure"), N_("Status"),   N_("Review")};

const char *eql_plan_heading(guint column)
{
    return _(HEADINGS[column]);
}

const char *eql_plan_heading_in_english(guint column)
{
    return HEADINGS[column];
}

static char *status_of(const char *text)
{
    int status = eql_status_from_text(text);
    return status >= 0 ? g_strdup(eql_status_label((EqlStatus)status)) : NULL;
}

static char *priority_of(const char *text)
{
    int priority = eql_priority_from_text(text);
    return priority != 0 ? g_strdup(eql_priority_label(priority)) : NULL;
}

char *eql_plan_normal(guint column, const char *text)
{
    if (*text && column == PLAN_DUE)
        return eql_plan_day(text);
    if (*text && column == PLAN_STATUS)
        return status_of(text);
    if (*text && column == PLAN_PRIORITY)
        return priority_of(text);
    return g_strdup(text);
}

/* NULL for those that are no text. */
static char **text_field(EqlAction *action, guint column)
{
    switch (column) {
    case PLAN_THEME:
        return &action->theme;
    case PLAN_EVIDENCE:
        return &action->evidence;
    case PLAN_ACTIVITY:
        return &action->activity;
    case PLAN_OWNER:
        return &action->owner;
    case PLAN_GOVERNANCE:
        return &action->governance;
    case PLAN_DUE:
        return &action->due;
    case PLAN_SUCCESS:
        return &action->success_measure;
    case PLAN_REVIEW:
        return &action->review;
    default:
        return NULL;
    }
}

/* A cell has less room, and no control characters. */
char *eql_plan_field(const EqlAction *action, guint column)
{
    char **field = text_field((EqlAction *)action, column);
    if (field)
        return g_strstrip(eql_cell_text(*field));
    if (column == PLAN_STATUS)
        return g_strdup(eql_status_label(action->status));
    return g_strdup(column == PLAN_PRIORITY ? eql_priority_label(action->priority) : action->id);
}

void eql_plan_set_field(EqlAction *action, guint column, const char *text)
{
    char **field = text_field(action, column);
    if (field) {
        g_free(*field);
        *field = g_strdup(text);
    } else if (column == PLAN_STATUS && *text) {
        action->status = (EqlStatus)eql_status_from_text(text);
    } else if (column == PLAN_PRIORITY && *text) {
        action->priority = eql_priority_from_text(text);
    }
}
