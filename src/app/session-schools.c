/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's tables, with many schools in each: which is ours, or a project of each. */
#include <glib/gi18n-lib.h>

#include "app/session-private.h"

/* ── one of them ── */

static void take_school(EqlSession *self, EqlDraft *draft, const char *school)
{
    EqlDraftPlan *plan = eql_draft_plan(draft);
    g_free(plan->school);
    plan->school = g_strdup(school);
    eql_session_look(self, draft);
}

void eql_session_choose_school(EqlSession *self, EqlDraft *draft, const char *school)
{
    g_autofree char *chosen = g_strdup(school);
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self));
    take_school(self, draft, chosen);
    for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
        g_autoptr(EqlDraft) other = g_list_model_get_item(drafts, i);
        const EqlDraftPlan *plan = eql_draft_plan(other);
        if (other != draft && plan->school == NULL && eql_draft_record(other) == NULL &&
            eql_draft_plan_knows_school(plan, chosen))
            take_school(self, other, chosen);
    }
}

/* ── each of them ── */

typedef struct {
    GPtrArray *paths; /* char*, NULL at the end */
    char *folder;
} Splitting;

static void splitting_free(gpointer data)
{
    Splitting *splitting = data;
    g_ptr_array_unref(splitting->paths);
    g_free(splitting->folder);
    g_free(splitting);
}

static gpointer do_split(EqlJob *job, gpointer input, GError **error)
{
    const Splitting *splitting = input;
    return eql_split((const char *const *)splitting->paths->pdata, splitting->folder, NULL,
                     eql_job_progress, job, eql_job_cancellable(job), error);
}

static gboolean was_used(const EqlSplit *split, const char *path)
{
    return g_strcmp0(split->roll, path) == 0 ||
           g_ptr_array_find_with_equal_func(split->used, path, g_str_equal, NULL);
}

/* What has gone into the projects waits no longer. */
static void remove_used(EqlSession *self, const EqlSplit *split)
{
    GListStore *drafts = eql_session_drafts(self);
    for (guint i = g_list_model_get_n_items(G_LIST_MODEL(drafts)); i > 0; i--) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(G_LIST_MODEL(drafts), i - 1);
        if (was_used(split, eql_draft_plan(draft)->path))
            g_list_store_remove(drafts, i - 1);
    }
}

static void on_split(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    EqlSession *self = EQL_SESSION(owner);
    const Splitting *splitting = input;
    g_autoptr(EqlSplit) split = result;
    if (split == NULL) {
        eql_session_fail(self, _("No projects were made"), error);
        return;
    }
    if (eql_split_count_made(split) > 0)
        remove_used(self, split);
    eql_session_say_split(self, splitting->folder, split);
}

static const EqlJobKind SPLIT = {do_split, on_split, splitting_free,
                                 (GDestroyNotify)eql_split_free};

void eql_session_split(EqlSession *self, const char *folder)
{
    Splitting *splitting = g_new0(Splitting, 1);
    GListModel *drafts = G_LIST_MODEL(eql_session_drafts(self));
    splitting->folder = g_strdup(folder);
    splitting->paths = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < g_list_model_get_n_items(drafts); i++) {
        g_autoptr(EqlDraft) draft = g_list_model_get_item(drafts, i);
        const EqlDraftPlan *plan = eql_draft_plan(draft);
        if (eql_draft_plan_has_schools(plan))
            g_ptr_array_add(splitting->paths, g_strdup(plan->path));
    }
    g_ptr_array_add(splitting->paths, NULL);
    eql_jobs_run(eql_session_jobs(self), _("Making a project for each school…"), G_OBJECT(self),
                 &SPLIT, splitting);
}
