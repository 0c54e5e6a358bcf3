/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/poststratify.h"
#include "analysis/roll-count.h"
#include "analysis/small-groups.h"
#include "base/kept.h"
#include "workflow/chosen-questions.h"
#include "workflow/own-lists.h"
#include "workflow/project-private.h"

/* What leaves the school rests on at least so many people. */
#define K_OUTSIDE 10

struct _EqlContent {
    EqlWorkbookContent shown;
    EqlDataset *dataset;
    EqlScores *scores, *broad;
    EqlItems *items;
    GPtrArray *rris, *findings, *actions, *imports;
    gboolean only_proposed; /* the actions: none of them is in the plan */
    EqlService *service;
};

void eql_content_free(EqlContent *content)
{
    if (!content)
        return;
    g_clear_pointer(&content->service, eql_service_unref);
    g_clear_pointer(&content->imports, g_ptr_array_unref);
    g_clear_pointer(&content->actions, g_ptr_array_unref);
    g_clear_pointer(&content->findings, g_ptr_array_unref);
    g_clear_pointer(&content->rris, g_ptr_array_unref);
    g_clear_pointer(&content->items, eql_items_free);
    g_clear_pointer(&content->broad, eql_scores_free);
    g_clear_pointer(&content->scores, eql_scores_free);
    g_clear_pointer(&content->dataset, eql_dataset_free);
    g_free(content);
}

const EqlWorkbookContent *eql_content_get(const EqlContent *content)
{
    return &content->shown;
}

static void use_questions(EqlContent *content, char **questions)
{
    const EqlShownParts parts = {content->dataset, content->scores, content->broad, content->items,
                                 content->findings};
    if (!questions)
        return;
    eql_leave_out_questions(&parts, (const char *const *)questions);
    content->shown.questions = (const char *const *)questions;
}

gboolean eql_content_use_choices(EqlContent *content, EqlProject *project, GError **error)
{
    g_clear_pointer(&content->service, eql_service_unref);
    content->service =
        project->service ? eql_service_ref(project->service) : eql_service_load(error);
    content->shown.service = content->service;
    content->shown.sheets = (const char *const *)project->sheets;
    use_questions(content, project->questions);
    return content->service != NULL;
}

/* ── every RRI that can be worked out ── */

/* What cannot be worked out is left out. */
static gboolean add_rri(GPtrArray *rris, const EqlDataset *dataset, const EqlRriRequest *request)
{
    EqlRri *rri = eql_rri(dataset, request, NULL);
    if (rri)
        g_ptr_array_add(rris, rri);
    return rri != NULL;
}

static void add_rris_of_kind(GPtrArray *rris, const EqlDataset *dataset, const char *kind,
                             const char *audience, const char *previous)
{
    static const struct {
        const char *by[2];
        EqlDetail detail;
    } tables[] = {{{"ethnicity", NULL}, EQL_DETAIL_FULL},
                  {{"ethnicity", NULL}, EQL_DETAIL_BROAD},
                  {{"sex", NULL}, EQL_DETAIL_FULL},
                  {{"year", NULL}, EQL_DETAIL_FULL}};
    for (guint i = 0; i < G_N_ELEMENTS(tables); i++) {
        EqlRriRequest request = {.kind = kind,
                                 .audience = audience,
                                 .by = tables[i].by,
                                 .detail = tables[i].detail,
                                 .count = EQL_COUNT_EVENTS,
                                 .previous = previous};
        if (add_rri(rris, dataset, &request) || !previous)
            continue;
        request.previous = NULL; /* the earlier stage is not known by this characteristic */
        add_rri(rris, dataset, &request);
    }
}

/* Permanent exclusion is the next stage after suspension. */
static const char *stage_before(const char *kind, char **kinds)
{
    return g_str_equal(kind, "exclusion") &&
                   g_strv_contains((const char *const *)kinds, "suspension")
               ? "suspension"
               : NULL;
}

static GPtrArray *all_rris(const EqlDataset *dataset, char **kinds)
{
    GPtrArray *rris = g_ptr_array_new_with_free_func((GDestroyNotify)eql_rri_free);
    if (!dataset->census)
        return rris;
    for (char **kind = kinds; *kind; kind++)
        add_rris_of_kind(rris, dataset, *kind, NULL, stage_before(*kind, kinds));
    if (eql_dataset_responses(dataset, "pupil"))
        add_rris_of_kind(rris, dataset, EQL_KIND_ANSWERED, "pupil", NULL);
    return rris;
}

/* On a thread of its own: as much work as the scores, and apart from them. */
typedef struct {
    EqlContent *content;
    char **kinds;
    const EqlLanguage *language;
    GError *error;
} Apart;

static gpointer work_out_rates(gpointer user_data)
{
    Apart *apart = user_data;
    EqlContent *content = apart->content;
    eql_language_use(apart->language);
    content->rris = all_rris(content->dataset, apart->kinds);
    content->findings = eql_findings(content->dataset, &apart->error);
    return NULL;
}

/* ── all of it ── */

static gboolean load_records(EqlContent *content, EqlStore *store, GError **error)
{
    content->actions = eql_store_actions(store, error);
    content->imports = content->actions ? eql_store_imports(store, error) : NULL;
    return content->imports != NULL;
}

static gboolean analyse(EqlContent *content, EqlStore *store, GError **error)
{
    static const char *const by[] = {"ethnicity", "sex", "year", NULL};
    static const char *const by_broad[] = {"ethnicity", NULL};
    g_auto(GStrv) kinds = eql_store_outcome_kinds(store, error);
    if (!kinds)
        return FALSE;
    Apart apart = {content, kinds, eql_language_in_use(), NULL};
    GThread *thread = g_thread_new("rates", work_out_rates, &apart);
    content->scores = eql_scores(content->dataset, by, EQL_DETAIL_FULL);
    if (eql_census_knows(content->dataset->census, "ethnicity"))
        eql_poststratify(content->dataset, content->scores, "ethnicity", EQL_DETAIL_FULL);
    content->broad = eql_scores(content->dataset, by_broad, EQL_DETAIL_BROAD);
    content->items = eql_items(content->dataset);
    g_thread_join(thread);
    if (apart.error)
        g_propagate_error(error, apart.error);
    return content->findings != NULL;
}

/* The same proposal has the same id in every workbook, whatever its language, and none that an
 * action of the plan was or will be given: the workbook that comes back knows them apart. */
static void name_proposals(GPtrArray *actions)
{
    for (guint i = 0; i < actions->len; i++) {
        EqlAction *action = actions->pdata[i];
        g_autofree char *activity = eql_kept_source(action->activity);
        g_autofree char *what = g_strconcat(action->finding, "\n", activity, NULL);
        eql_action_show(action);
        g_autofree char *sum = g_compute_checksum_for_string(G_CHECKSUM_SHA256, what, -1);
        g_free(action->id);
        action->id = g_strdup_printf(EQL_ACTION_PROPOSED "%.12s", sum);
    }
}

/* A school that has no plan yet finds the proposals in its workbook. They are not stored:
 * writing a workbook changes nothing, and a workbook that comes back brings them along. */
static gboolean propose_first_plan(EqlContent *content, GError **error)
{
    if (content->actions->len > 0)
        return TRUE;
    g_autoptr(GPtrArray) bank = EQL_KEPT(eql_own_bank(error));
    if (!bank)
        return FALSE;
    g_ptr_array_unref(content->actions);
    content->actions = eql_propose_actions(content->findings, bank, NULL);
    name_proposals(content->actions);
    content->only_proposed = TRUE;
    return TRUE;
}

static void show(EqlContent *content)
{
    content->shown = (EqlWorkbookContent){.dataset = content->dataset,
                                          .scores = content->scores,
                                          .broad = content->broad,
                                          .items = content->items,
                                          .rris = content->rris,
                                          .findings = content->findings,
                                          .actions = content->actions,
                                          .only_proposed = content->only_proposed,
                                          .imports = content->imports};
}

/* After everything was worked out, so that no finding rests on what is opened here. */
static void open_small_groups(EqlContent *content, const EqlInternal *permit)
{
    eql_open_scores(content->scores, permit);
    eql_open_scores(content->broad, permit);
    eql_open_items(content->items, permit);
    for (guint i = 0; i < content->rris->len; i++)
        eql_open_rri(content->rris->pdata[i], permit);
    content->shown.permit = permit;
}

EqlContent *eql_project_content_internal(EqlProject *project, const char *wave,
                                         const EqlInternal *permit, GError **error)
{
    g_autoptr(EqlContent) content = g_new0(EqlContent, 1);
    content->dataset = eql_project_dataset_since_before(project, wave, error);
    if (!content->dataset)
        return NULL;
    content->dataset->permit = permit;
    if (!load_records(content, project->store, error) || !analyse(content, project->store, error) ||
        !propose_first_plan(content, error))
        return NULL;
    show(content);
    open_small_groups(content, permit);
    return g_steal_pointer(&content);
}

EqlContent *eql_project_content(EqlProject *project, const char *wave, gboolean leaves_school,
                                GError **error)
{
    g_autoptr(EqlContent) content = g_new0(EqlContent, 1);
    content->dataset = eql_project_dataset_since_before(project, wave, error);
    if (!content->dataset)
        return NULL;
    if (leaves_school) {
        content->dataset->k_inside = content->dataset->settings->k;
        content->dataset->settings->k = MAX(content->dataset->settings->k, K_OUTSIDE);
    }
    if (!load_records(content, project->store, error) || !analyse(content, project->store, error) ||
        !propose_first_plan(content, error))
        return NULL;
    show(content);
    return g_steal_pointer(&content);
}
