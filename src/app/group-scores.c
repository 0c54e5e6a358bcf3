/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/group-scores.h"

#include <glib/gi18n-lib.h>

#include "analysis/small-groups.h"

#define LATEST "equalens-latest-question"

typedef struct {
    EqlSnapshot *snapshot;
    char *by[2];
    EqlDetail detail;
    EqlGroupScoresShow show;
    guint serial;
} Question;

static void question_free(gpointer data)
{
    Question *question = data;
    eql_snapshot_unref(question->snapshot);
    g_free(question->by[0]);
    g_free(question);
}

static guint latest(gpointer page)
{
    return GPOINTER_TO_UINT(g_object_get_data(page, LATEST));
}

static gpointer work_out(EqlJob *job, gpointer input, GError **error)
{
    const Question *question = input;
    EqlScores *scores = eql_scores(question->snapshot->dataset, (const char *const *)question->by,
                                   question->detail);
    eql_open_scores(scores, question->snapshot->permit);
    return scores;
}

static void on_worked_out(GObject *owner, gpointer input, gpointer result, const GError *error)
{
    const Question *question = input;
    g_autoptr(EqlScores) scores = result;
    if (scores != NULL && question->serial == latest(owner) &&
        eql_page_snapshot(EQL_PAGE(owner)) != NULL)
        question->show(EQL_PAGE(owner), g_steal_pointer(&scores));
}

static const EqlJobKind BY_GROUP = {work_out, on_worked_out, question_free,
                                    (GDestroyNotify)eql_scores_free};

void eql_group_scores_forget(EqlPage *page)
{
    g_object_set_data(G_OBJECT(page), LATEST, GUINT_TO_POINTER(latest(page) + 1));
}

void eql_group_scores_ask(EqlPage *page, const char *by, EqlDetail detail, EqlGroupScoresShow show)
{
    eql_group_scores_forget(page);
    Question *question = g_new0(Question, 1);
    question->snapshot = eql_snapshot_ref(eql_page_snapshot(page));
    question->by[0] = g_strdup(by);
    question->detail = detail;
    question->show = show;
    question->serial = latest(page);
    eql_jobs_run(eql_session_jobs(eql_page_session(page)), _("Working out scores by group…"),
                 G_OBJECT(page), &BY_GROUP, question);
}
