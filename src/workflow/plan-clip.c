/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-clip.h"

#include "base/language.h"
#include "output/labels.h"

char *eql_plan_clip_text(const EqlAction *action, EqlActionField field)
{
    switch (field) {
    case EQL_ACTION_PRIORITY:
        return g_strdup(eql_priority_label(action->priority));
    case EQL_ACTION_STATUS:
        return g_strdup(eql_status_label(action->status));
    case EQL_ACTION_DUE:
        return eql_day(action->due);
    default:
        return eql_action_get(action, field);
    }
}

static char *read_status(const char *text)
{
    int status = eql_status_from_text(text);
    return status >= 0 ? g_strdup(eql_status_name((EqlStatus)status)) : NULL;
}

static char *read_priority(const char *text)
{
    int priority = eql_priority_from_text(text);
    return priority > 0 ? g_strdup_printf("%d", priority) : NULL;
}

static char *read_theme(const char *text, const char *const *themes)
{
    if (*text == '\0')
        return g_strdup("");
    for (; themes != NULL && *themes != NULL; themes++)
        if (eql_theme_is_named(*themes, text))
            return g_strdup(eql_theme_name(*themes));
    return NULL;
}

/* A spreadsheet ends each row with a line's end, and parts its cells by tabs. */
static char *on_one_line(char *text)
{
    g_strdelimit(text, "\t\r\n", ' ');
    return g_strstrip(text);
}

char *eql_plan_clip_read(EqlActionField field, const char *text, const char *const *themes)
{
    g_autofree char *plain = g_strstrip(g_utf8_make_valid(text, -1));
    switch (field) {
    case EQL_ACTION_PRIORITY:
        return read_priority(plain);
    case EQL_ACTION_STATUS:
        return read_status(plain);
    case EQL_ACTION_DUE:
        return eql_plan_day(plain);
    case EQL_ACTION_THEME:
        return read_theme(plain, themes);
    case EQL_ACTION_OWNER:
    case EQL_ACTION_GOVERNANCE:
        return on_one_line(g_steal_pointer(&plain));
    default:
        return g_steal_pointer(&plain);
    }
}
