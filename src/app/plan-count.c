/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/plan-count.h"

#include <glib/gi18n-lib.h>

#include "app/action-row.h"

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
