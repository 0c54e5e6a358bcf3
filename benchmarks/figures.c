/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the figures of a project take once it is loaded. Prints JSON, in seconds of
 * processor time, which a busy machine does not stretch: each the middle of several runs, every run
 * on a dataset of its own, so that nothing is kept from before.
 *
 *     bench-figures PROJECT RUNS */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "analysis/hiding.h"
#include "analysis/scores.h"
#include "workflow/project.h"

typedef void (*Work)(const EqlDataset *dataset);

static const char *const CHARACTERISTICS[] = {"ethnicity", "sex", "year", NULL};

static void score_everybody(const EqlDataset *dataset)
{
    eql_scores_free(eql_scores(dataset, CHARACTERISTICS, EQL_DETAIL_FULL));
}

/* Crosses are worked out together, whichever is asked for. */
static void hide_in_every_table(const EqlDataset *dataset)
{
    static const char *const kinds[] = {"suspension", "exclusion", "lunchtime"};
    static const char *const cross[] = {"ethnicity", "sex"};

    for (guint i = 0; CHARACTERISTICS[i] != NULL; i++) {
        eql_hidden_on_census(dataset, CHARACTERISTICS[i]);
        for (guint j = 0; j < dataset->audiences->len; j++)
            eql_hidden_in_answers(dataset, g_ptr_array_index(dataset->audiences, j),
                                  CHARACTERISTICS[i]);
    }
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
        eql_hidden_outcome_total(dataset, kinds[i]);
    eql_hidden_cross_free(eql_hidden_in_cross(dataset, "suspension", NULL, cross));
}

static gint64 time_once(EqlProject *project, Work work, GError **error)
{
    g_autoptr(EqlDataset) dataset = eql_project_dataset(project, NULL, NULL, error);
    clock_t start = clock();

    if (dataset == NULL)
        return -1;
    work(dataset);
    return (gint64)(clock() - start);
}

static gint64 time_content(EqlProject *project, GError **error)
{
    clock_t start = clock();
    g_autoptr(EqlContent) content = eql_project_content(project, NULL, FALSE, error);

    return content != NULL ? (gint64)(clock() - start) : -1;
}

static int compare_times(gconstpointer a, gconstpointer b)
{
    gint64 one = *(const gint64 *)a, two = *(const gint64 *)b;

    return one < two ? -1 : one > two;
}

/* Without work: everything that a workbook shows, loading included. Negative on failure. */
static double middle_of(EqlProject *project, Work work, int runs, GError **error)
{
    g_autofree gint64 *times = g_new(gint64, runs);

    for (int i = 0; i < runs; i++) {
        times[i] = work != NULL ? time_once(project, work, error) : time_content(project, error);
        if (times[i] < 0)
            return -1;
    }
    qsort(times, (gsize)runs, sizeof times[0], compare_times);
    return (double)times[runs / 2] / CLOCKS_PER_SEC;
}

int main(int argc, char *argv[])
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlProject) project = argc == 3 ? eql_project_open(argv[1], &error) : NULL;
    int runs = argc == 3 ? MAX(atoi(argv[2]), 1) : 1;
    double scores, hiding, content;

    if (argc != 3)
        fprintf(stderr, "usage: bench-figures PROJECT RUNS\n");
    else if (project == NULL)
        fprintf(stderr, "%s\n", error->message);
    if (project == NULL)
        return 2;
    scores = middle_of(project, score_everybody, runs, &error);
    hiding = middle_of(project, hide_in_every_table, runs, &error);
    content = middle_of(project, NULL, runs, &error);
    if (error != NULL) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    printf("{\"scores\": %.6f, \"hiding\": %.6f, \"content\": %.6f}\n", scores, hiding, content);
    return 0;
}
