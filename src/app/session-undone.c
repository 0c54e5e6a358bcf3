/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files whose import was taken out again: they wait as they did before it, with what was said of
 * them, so that nobody has to look for them and begin anew; until it is put back. */
#include "app/session-private.h"

void eql_session_note_brought(EqlSession *self, gint64 import, EqlDraft *draft)
{
    g_hash_table_insert(eql_session_brought(self), g_memdup2(&import, sizeof import),
                        g_object_ref(draft));
}

/* Of the very same file; NULL when none waits. Owned by the caller. */
static EqlDraft *find_waiting(EqlSession *self, EqlDraft *draft)
{
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self));
    for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
        g_autoptr(EqlDraft) other = g_list_model_get_item(drafts, i);
        if (g_str_equal(eql_draft_plan(other)->path, eql_draft_plan(draft)->path))
            return g_steal_pointer(&other);
    }
    return NULL;
}

/* What it takes the place of, unless somebody said so, is found out anew. */
static void wait_again(EqlSession *self, EqlDraft *draft)
{
    EqlDraftPlan *plan = eql_draft_plan(draft);
    g_autoptr(EqlDraft) other = find_waiting(self, draft);
    if (other != NULL || !g_file_test(plan->path, G_FILE_TEST_EXISTS))
        return;
    if (!plan->chosen)
        plan->replaces = 0;
    g_list_store_append(eql_session_drafts(self), draft);
    eql_session_look(self, draft);
}

void eql_session_wait_again(EqlSession *self, const GArray *imports)
{
    for (guint i = 0; i < imports->len; i++) {
        gint64 import = g_array_index(imports, gint64, i);
        EqlDraft *draft = g_hash_table_lookup(eql_session_brought(self), &import);
        if (draft != NULL)
            wait_again(self, draft);
    }
}

/* Whoever has dropped the file anew meanwhile, and said other things of it, keeps that. */
static void wait_no_more(EqlSession *self, EqlDraft *draft)
{
    GListStore *drafts = eql_session_drafts(self);
    guint position;
    if (g_list_store_find(drafts, draft, &position))
        g_list_store_remove(drafts, position);
    g_autoptr(EqlDraft) other = find_waiting(self, draft);
    if (other != NULL)
        eql_session_look(self, other);
}

void eql_session_wait_no_more(EqlSession *self, const GArray *imports)
{
    for (guint i = 0; i < imports->len; i++) {
        EqlDraft *draft =
            g_hash_table_lookup(eql_session_brought(self), &g_array_index(imports, gint64, i));
        if (draft != NULL)
            wait_no_more(self, draft);
    }
}
