/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-count.h"

#include <string.h>

#include "base/i18n.h"

gboolean eql_action_is_overdue(const EqlAction *action)
{
    g_autoptr(GDateTime) now = g_date_time_new_now_local();
    g_autofree char *today = g_date_time_format(now, "%Y-%m-%d");
    return *action->due != '\0' && action->status != EQL_STATUS_DONE &&
           strcmp(action->due, today) < 0;
}

void eql_plan_count_add(EqlPlanCount *count, const EqlAction *action)
{
    count->all++;
    count->done += action->status == EQL_STATUS_DONE;
    count->overdue += eql_action_is_overdue(action);
}

char *eql_plan_count_text(const EqlPlanCount *n)
{
    g_autofree char *done =
        g_strdup_printf(ngettext("%u of %u action is done.", "%u of %u actions are done.", n->all),
                        n->done, n->all);
    g_autofree char *overdue =
        g_strdup_printf(ngettext("%u is overdue.", "%u are overdue.", n->overdue), n->overdue);
    if (n->overdue == 0)
        return g_steal_pointer(&done);
    /* Translators: two sentences, one after the other. */
    return g_strdup_printf(C_("two sentences", "%s %s"), done, overdue);
}
