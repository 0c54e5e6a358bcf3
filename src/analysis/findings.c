/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/findings.h"

#include <math.h>

#include "analysis/finding.h"

/* What an order by "most pressing" means: first unequal decisions, then what needs work,
 * then gaps, voices and doubts, then what has changed, and what to keep last. Within a
 * kind, the evidence that says how much. */
typedef struct {
    EqlFindingKind kind;
    const char *measure; /* evidence that ranks findings of the kind */
    enum { LARGEST_FIRST, SMALLEST_FIRST, WIDEST_FIRST } first;
} Rank;

static const Rank RANKS[] = {
    {EQL_FINDING_RRI, "difference", LARGEST_FIRST},
    {EQL_FINDING_AREA, "score", SMALLEST_FIRST},
    {EQL_FINDING_GROUP_GAP, "favourable_difference", SMALLEST_FIRST},
    {EQL_FINDING_PERCEPTION_GAP, "favourable_difference", WIDEST_FIRST},
    {EQL_FINDING_VOICE_GAP, "difference", SMALLEST_FIRST},
    {EQL_FINDING_UNCERTAINTY, "uncertain", LARGEST_FIRST},
    {EQL_FINDING_CHANGE, "change", SMALLEST_FIRST},
    {EQL_FINDING_STRENGTH, "score", LARGEST_FIRST},
};

static guint rank_of(const EqlFinding *finding)
{
    guint rank = 0;

    while (RANKS[rank].kind != finding->kind)
        rank++;
    return rank;
}

/* Small is pressing. */
static double measure_of(const EqlFinding *finding)
{
    const Rank *rank = &RANKS[rank_of(finding)];
    EqlFigure figure = eql_finding_evidence(finding, rank->measure);

    if (!eql_figure_is_shown(figure))
        return G_MAXDOUBLE;
    switch (rank->first) {
    case LARGEST_FIRST:
        return -figure.value;
    case WIDEST_FIRST:
        return -fabs(figure.value);
    case SMALLEST_FIRST:
        break;
    }
    return figure.value;
}

/* Keys are unique, so the order is the same on every machine. */
static int compare_findings(gconstpointer a, gconstpointer b)
{
    const EqlFinding *one = *(const EqlFinding *const *)a;
    const EqlFinding *two = *(const EqlFinding *const *)b;
    double first = measure_of(one);
    double second = measure_of(two);

    if (one->kind != two->kind)
        return rank_of(one) < rank_of(two) ? -1 : 1;
    if (first != second)
        return first < second ? -1 : 1;
    return g_strcmp0(one->key, two->key);
}

GPtrArray *eql_findings(const EqlDataset *dataset, GError **error)
{
    static const char *const by[] = {"ethnicity", "sex", "year", NULL};
    g_autoptr(EqlScores) scores = eql_scores(dataset, by, EQL_DETAIL_FULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)eql_finding_free);
    EqlSearch search = {.dataset = dataset, .scores = scores, .found = found};

    eql_find_in_scores(&search);
    if (!eql_find_in_rates(&search, error))
        return NULL;
    g_ptr_array_sort(found, compare_findings);
    return g_steal_pointer(&found);
}
