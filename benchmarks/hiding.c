/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hiding costs: how many cells of a project's crosses are hidden, of those that its tables
 * list, beside how many would be for their own size alone. Prints a line for each table and the
 * total: cells, hidden ones, small ones; and the same of the numbers on roll.
 *
 *     bench-hiding PROJECT */

#include <stdio.h>

#include "analysis/roll-count.h"
#include "analysis/rri.h"
#include "workflow/project.h"

typedef struct {
    guint cells, hidden, small, roll_hidden, roll_small;
} Cost;

/* A project as it is, and as it would be if nothing were hidden. */
typedef struct {
    EqlDataset *dataset, *open;
    Cost all;
} Bench;

static gboolean is_small(EqlFigure count, int k)
{
    return count.value > 0 && count.value < k;
}

static const EqlRriGroup *find_group(const EqlRri *rri, const char *code)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        if (g_str_equal(group->code, code))
            return group;
    }
    return NULL;
}

static void add_group(Cost *cost, const EqlRriGroup *group, const EqlRriGroup *open, int k)
{
    gboolean roll_small = open != NULL && is_small(open->census, k);

    cost->cells++;
    cost->hidden += (guint)group->hidden;
    cost->roll_hidden += eql_figure_is_hidden(group->census);
    cost->roll_small += (guint)roll_small;
    cost->small += roll_small || (open != NULL && is_small(open->outcomes, k));
}

static void add_cost(Cost *all, const Cost *cost)
{
    all->cells += cost->cells;
    all->hidden += cost->hidden;
    all->small += cost->small;
    all->roll_hidden += cost->roll_hidden;
    all->roll_small += cost->roll_small;
}

static void print_cost(const char *name, const Cost *cost)
{
    printf("%-44s %6u %6u %6u   %6u %6u\n", name, cost->cells, cost->hidden, cost->small,
           cost->roll_hidden, cost->roll_small);
}

static void add_table(Bench *bench, const EqlRriRequest *request)
{
    static const char *const details[] = {"broad", "full", "codes"};
    g_autoptr(EqlRri) rri = eql_rri(bench->dataset, request, NULL);
    g_autoptr(EqlRri) open = eql_rri(bench->open, request, NULL);
    g_autofree char *name = NULL;
    Cost cost = {0};

    if (rri == NULL || open == NULL)
        return;
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = g_ptr_array_index(rri->groups, i);

        add_group(&cost, group, find_group(open, group->code), bench->dataset->settings->k);
    }
    name = g_strdup_printf("%s %s %s %s", request->kind,
                           request->audience != NULL ? request->audience : "", rri->by,
                           details[request->detail]);
    print_cost(name, &cost);
    add_cost(&bench->all, &cost);
}

/* Only ethnic groups have levels of detail. */
static void add_cross(Bench *bench, const char *const *by)
{
    static const EqlRriRequest requests[] = {{.kind = "suspension"},
                                             {.kind = "exclusion"},
                                             {.kind = "answered", .audience = "pupil"},
                                             {.kind = "answered", .audience = "staff"},
                                             {.kind = "answered", .audience = "parent"}};
    guint n_details = g_str_equal(by[0], "ethnicity") || g_str_equal(by[1], "ethnicity") ? 3 : 1;

    for (guint i = 0; i < G_N_ELEMENTS(requests) * n_details; i++) {
        EqlRriRequest request = requests[i / n_details];

        request.by = by;
        request.detail = (EqlDetail)(i % n_details);
        request.count = EQL_COUNT_PUPILS;
        add_table(bench, &request);
    }
}

static void add_crosses(Bench *bench)
{
    const char *const *all = eql_codes_characteristics(bench->dataset->codes);

    for (guint i = 0; all[i] != NULL; i++) {
        for (guint j = i + 1; all[j] != NULL; j++) {
            const char *const by[] = {all[i], all[j], NULL};

            if (bench->dataset->census != NULL && eql_census_lists(bench->dataset->census, by))
                add_cross(bench, by);
        }
    }
}

int main(int argc, char *argv[])
{
    g_autoptr(GError) error = NULL;
    g_autoptr(EqlProject) project = argc == 2 ? eql_project_open(argv[1], &error) : NULL;
    g_autoptr(EqlDataset) dataset =
        project != NULL ? eql_project_dataset(project, NULL, NULL, &error) : NULL;
    g_autoptr(EqlDataset) open =
        dataset != NULL ? eql_project_dataset(project, NULL, NULL, &error) : NULL;
    Bench bench = {.dataset = dataset, .open = open};

    if (open == NULL) {
        fprintf(stderr, "%s\n", error != NULL ? error->message : "usage: bench-hiding PROJECT");
        return 2;
    }
    open->settings->k = 1;
    add_crosses(&bench);
    print_cost("all", &bench.all);
    return 0;
}
