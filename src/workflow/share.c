/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/i18n.h"
#include "base/kept.h"
#include "workflow/own-lists.h"
#include "workflow/plan-edit.h"
#include "workflow/plan-known.h"
#include "workflow/plan-readback.h"
#include "workflow/project-private.h"

/* ── the action plan ── */

int eql_project_propose(EqlProject *project, const char *wave, GError **error)
{
    guint n;
    GError *failed = NULL;
    g_autoptr(EqlEdit) edit = eql_edit_propose(project, wave, &n, &failed);
    if (failed || (edit && !eql_edit_apply(edit, project, TRUE, &failed))) {
        g_propagate_error(error, failed);
        return -1;
    }
    return (int)n;
}

/* Those that came with the workbook. */
static GPtrArray *new_actions(const GPtrArray *actions, GHashTable *known)
{
    GPtrArray *found = g_ptr_array_new();
    for (guint i = 0; i < actions->len; i++)
        if (!g_hash_table_contains(known, ((EqlAction *)actions->pdata[i])->id))
            g_ptr_array_add(found, actions->pdata[i]);
    return found;
}

static GHashTable *ids_of(const GPtrArray *actions)
{
    GHashTable *ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < actions->len; i++)
        g_hash_table_add(ids, g_strdup(((EqlAction *)actions->pdata[i])->id));
    return ids;
}

/* Their texts are to be kept. */
static gboolean recognise(EqlProject *project, GPtrArray *actions, GError **error)
{
    g_autoptr(EqlDataset) dataset = eql_project_dataset(project, NULL, NULL, error);
    g_autoptr(GPtrArray) findings = dataset ? eql_findings(dataset, error) : NULL;
    g_autoptr(GPtrArray) bank = findings ? eql_own_bank(error) : NULL;
    if (bank)
        eql_plan_recognise(actions, findings, bank);
    return bank != NULL;
}

/* The plan as it would be. `noted`: EqlPlanChange, cell by cell. */
static GPtrArray *read_back(EqlProject *project, const char *path, guint *changed, guint *added,
                            GPtrArray **noted, GError **error)
{
    g_autoptr(GPtrArray) actions = eql_store_actions(project->store, error);
    g_autoptr(GHashTable) given = actions ? eql_store_action_ids(project->store, error) : NULL;
    g_autoptr(GHashTable) known = given ? ids_of(actions) : NULL;
    if (!known || !eql_plan_read_back(path, actions, given, changed, added, noted, error))
        return NULL;
    g_autoptr(GPtrArray) new = new_actions(actions, known);
    eql_kept_begin();
    gboolean recognised = recognise(project, new, error);
    eql_kept_end(NULL);
    eql_kept_show_error(error);
    for (guint i = 0; i < new->len; i++)
        eql_action_show(new->pdata[i]);
    return recognised ? g_steal_pointer(&actions) : NULL;
}

gboolean eql_project_read_back_plan(EqlProject *project, const char *path, guint *changed,
                                    guint *added, GPtrArray **changes, GError **error)
{
    g_autoptr(GPtrArray) noted = NULL;
    g_autoptr(GPtrArray) actions = read_back(project, path, changed, added, &noted, error);
    if (!actions || !eql_store_set_actions(project->store, actions, error))
        return FALSE;
    if (changes)
        *changes = g_steal_pointer(&noted);
    return TRUE;
}

GPtrArray *eql_plan_review(EqlProject *project, const char *path, GError **error)
{
    guint changed, added;
    g_autoptr(GPtrArray) noted = NULL;
    g_autoptr(GPtrArray) before = eql_store_actions(project->store, error);
    g_autoptr(GPtrArray) after =
        before ? read_back(project, path, &changed, &added, &noted, error) : NULL;
    return after ? eql_plan_review_of(before, after, noted) : NULL;
}

/* ── what leaves the program ── */

static gboolean check_something(const EqlWorkbookContent *content, GError **error)
{
    if (content->scores->audiences->len > 0 || content->rris->len > 0)
        return TRUE;
    g_set_error_literal(
        error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
        _("There is nothing to show yet. Bring in responses, or a census and outcomes, "
          "first."));
    return FALSE;
}

static gboolean is_ready(EqlContent *content, EqlProject *project, GError **error)
{
    return check_something(eql_content_get(content), error) &&
           eql_content_use_choices(content, project, error);
}

gboolean eql_project_write_workbook(EqlProject *project, const char *wave, const char *path,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error)
{
    const EqlLanguage *before = eql_language_use(project->language);
    g_autoptr(EqlContent) content = eql_project_content(project, wave, FALSE, error);
    gboolean written = content && is_ready(content, project, error) &&
                       eql_workbook_write(eql_content_get(content), path, progress, progress_data,
                                          cancellable, error);
    eql_language_use(before);
    return written;
}

gboolean eql_project_write_workbook_internal(EqlProject *project, const char *wave,
                                             const EqlInternal *permit, const char *path,
                                             EqlProgress progress, gpointer progress_data,
                                             GCancellable *cancellable, GError **error)
{
    const EqlLanguage *before = eql_language_use(project->language);
    g_autoptr(EqlContent) content = eql_project_content_internal(project, wave, permit, error);
    gboolean written = content && is_ready(content, project, error) &&
                       eql_workbook_write(eql_content_get(content), path, progress, progress_data,
                                          cancellable, error);
    eql_language_use(before);
    return written;
}

gboolean eql_project_write_report_internal(EqlProject *project, const char *wave,
                                           EqlReportKind kind, const EqlInternal *permit,
                                           const char *path, GError **error)
{
    const EqlLanguage *before = eql_language_use(project->language);
    g_autoptr(EqlContent) content = eql_project_content_internal(project, wave, permit, error);
    gboolean written = content && is_ready(content, project, error) &&
                       eql_report_write(eql_content_get(content), kind, path, error);
    eql_language_use(before);
    return written;
}

/* Working out the figures is most of the work, drawing them the rest. */
#define WORKED_OUT 0.7

/* What is for families is hidden as what leaves the school. */
static EqlContent *report_content(EqlProject *project, const char *wave, EqlReportKind kind,
                                  EqlProgress progress, gpointer progress_data,
                                  GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlContent) content =
        eql_project_content(project, wave, kind == EQL_REPORT_FAMILIES, error);
    if (!content || !is_ready(content, project, error) ||
        g_cancellable_set_error_if_cancelled(cancellable, error))
        return NULL;
    if (progress)
        progress(WORKED_OUT, progress_data);
    return g_steal_pointer(&content);
}

gboolean eql_project_write_report(EqlProject *project, const char *wave, EqlReportKind kind,
                                  const char *path, EqlProgress progress, gpointer progress_data,
                                  GCancellable *cancellable, GError **error)
{
    const EqlLanguage *before = eql_language_use(project->language);
    g_autoptr(EqlContent) content =
        report_content(project, wave, kind, progress, progress_data, cancellable, error);
    gboolean written = content && eql_report_write(eql_content_get(content), kind, path, error);
    eql_language_use(before);
    return written;
}

GPtrArray *eql_project_report_pages(EqlProject *project, const char *wave, EqlReportKind kind,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error)
{
    const EqlLanguage *before = eql_language_use(project->language);
    g_autoptr(EqlContent) content =
        report_content(project, wave, kind, progress, progress_data, cancellable, error);
    GPtrArray *pages = content ? eql_report_pages(eql_content_get(content), kind, error) : NULL;
    eql_language_use(before);
    return pages;
}

gboolean eql_project_write_tidy(EqlProject *project, const char *wave, const char *path,
                                GError **error)
{
    g_autoptr(EqlContent) content = eql_project_content(project, wave, TRUE, error);
    return content && check_something(eql_content_get(content), error) &&
           eql_tidy_write(eql_content_get(content), path, error);
}

gboolean eql_project_write_tidy_internal(EqlProject *project, const char *wave, const char *path,
                                         GError **error)
{
    g_autoptr(EqlDataset) dataset = eql_project_dataset(project, wave, NULL, error);
    if (dataset && dataset->audiences->len == 0) {
        g_set_error_literal(error, EQL_WORKFLOW_ERROR, EQL_WORKFLOW_ERROR_NOTHING,
                            _("There are no responses yet. Bring some in first."));
        return FALSE;
    }
    return dataset && eql_tidy_write_internal(dataset, path, error);
}
