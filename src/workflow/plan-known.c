/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workflow/plan-known.h"

#include "analysis/findings.h"
#include "base/kept.h"

/* What somebody wrote that reads alike is the program's all the same. */
static gboolean know(EqlAction *action, EqlKeptText which, const char *kept)
{
    const char *text = *eql_action_text(action, which);
    if (*text == '\0' || kept == NULL || !eql_kept_is(kept) || !eql_kept_reads(kept, text))
        return FALSE;
    eql_action_take_kept(action, which, g_strdup(kept));
    return TRUE;
}

static void know_finding(EqlAction *action, const GPtrArray *findings)
{
    for (guint i = 0; *action->finding == '\0' && i < findings->len; i++) {
        const EqlFinding *finding = findings->pdata[i];
        if (!know(action, EQL_KEPT_EVIDENCE, finding->sentence))
            continue;
        g_free(action->finding);
        action->finding = g_strdup(finding->key);
    }
}

/* An owner alone says nothing: people write “Headteacher” too. */
static void know_entry(EqlAction *action, const GPtrArray *bank)
{
    for (guint i = 0; action->kept[EQL_KEPT_ACTIVITY] == NULL && i < bank->len; i++) {
        const EqlBankEntry *entry = bank->pdata[i];
        if (!know(action, EQL_KEPT_ACTIVITY, entry->activity))
            continue;
        know(action, EQL_KEPT_OWNER, entry->owner);
        know(action, EQL_KEPT_GOVERNANCE, entry->governance);
        know(action, EQL_KEPT_SUCCESS, entry->success_measure);
    }
}

void eql_plan_recognise(GPtrArray *actions, const GPtrArray *findings, const GPtrArray *bank)
{
    for (guint i = 0; i < actions->len; i++) {
        know_finding(actions->pdata[i], findings);
        know_entry(actions->pdata[i], bank);
    }
}
