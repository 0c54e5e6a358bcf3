/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-fields.h"

#include "base/i18n.h"
#include "base/kept.h"
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

/* A cell that has lost its format holds the days since the end of 1899; those of this century are
 * meant, as with other dates. */
static char *day_of_cell(const char *text)
{
    guint64 days;
    if (!g_ascii_string_to_unsigned(text, 10, 36526, 73415, &days, NULL))
        return eql_plan_day(text);
    g_autoptr(GDate) date = g_date_new_dmy(30, G_DATE_DECEMBER, 1899);
    g_date_add_days(date, (guint)days);
    return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(date), (int)g_date_get_month(date),
                           g_date_get_day(date));
}

char *eql_plan_normal(guint column, const char *text)
{
    if (*text && column == PLAN_DUE)
        return day_of_cell(text);
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

/* -1 where the program writes no text of its own. */
static int kept_at(guint column)
{
    static const struct {
        guint column;
        EqlKeptText which;
    } texts[] = {{PLAN_THEME, EQL_KEPT_THEME},           {PLAN_EVIDENCE, EQL_KEPT_EVIDENCE},
                 {PLAN_ACTIVITY, EQL_KEPT_ACTIVITY},     {PLAN_OWNER, EQL_KEPT_OWNER},
                 {PLAN_GOVERNANCE, EQL_KEPT_GOVERNANCE}, {PLAN_SUCCESS, EQL_KEPT_SUCCESS},
                 {PLAN_REVIEW, EQL_KEPT_REVIEW}};
    for (guint i = 0; i < G_N_ELEMENTS(texts); i++)
        if (texts[i].column == column)
            return (int)texts[i].which;
    return -1;
}

gboolean eql_plan_field_reads(const EqlAction *action, guint column, const char *text)
{
    g_autofree char *ours = eql_plan_field(action, column);
    int which = kept_at(column);
    if (g_str_equal(ours, text) || which < 0 || !action->kept[which])
        return g_str_equal(ours, text);
    g_auto(GStrv) readings = eql_kept_readings(eql_action_to_keep(action, (EqlKeptText)which));
    for (guint i = 0; readings[i]; i++) {
        g_autofree char *reading = g_strstrip(eql_cell_text(readings[i]));
        if (g_str_equal(reading, text))
            return TRUE;
    }
    return FALSE;
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
