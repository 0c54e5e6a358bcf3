/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/roll-count.h"

gboolean eql_census_counts_pupil(const EqlCensus *census, guint i)
{
    guint8 registration = census->registration->data[i];

    return !census->leaver->data[i] &&
           (registration == EQL_REGISTRATION_SOLE || registration == EQL_REGISTRATION_MAIN);
}

static guint64 count_rows(const EqlCensus *census)
{
    guint64 n = 0;

    for (guint i = 0; i < census->n; i++)
        n += eql_census_counts_pupil(census, i);
    return n;
}

gboolean eql_counts_have(const GPtrArray *counts, const char *kind, const char *characteristic)
{
    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(counts, i);

        if (g_strcmp0(count->kind, kind) == 0 &&
            g_strcmp0(count->characteristic, characteristic) == 0)
            return TRUE;
    }
    return FALSE;
}

/* The sum of the counts of one characteristic; NULL sums the total rows. */
static EqlCountTotal sum_counts(const GPtrArray *counts, const char *kind,
                                const char *characteristic)
{
    EqlCountTotal sum = {0};

    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(counts, i);

        if (g_strcmp0(count->kind, kind) != 0 ||
            g_strcmp0(count->characteristic, characteristic) != 0)
            continue;
        sum.found = TRUE;
        sum.count += count->count;
        sum.pupils = sum.pupils < 0 || count->pupils < 0 ? -1 : sum.pupils + count->pupils;
    }
    return sum;
}

static EqlCountTotal largest_sum(const GPtrArray *counts, const char *kind)
{
    EqlCountTotal largest = {0};

    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(counts, i);
        EqlCountTotal sum;

        if (count->characteristic == NULL)
            continue;
        sum = sum_counts(counts, kind, count->characteristic);
        if (sum.found && (!largest.found || sum.count > largest.count))
            largest = sum;
    }
    return largest;
}

EqlCountTotal eql_counts_total(const GPtrArray *counts, const char *kind,
                               const char *characteristic)
{
    EqlCountTotal total = sum_counts(counts, kind, NULL);
    EqlCountTotal groups = characteristic != NULL ? sum_counts(counts, kind, characteristic)
                                                  : largest_sum(counts, kind);

    if (!total.found)
        return groups;
    if (!groups.found)
        return total;
    return (EqlCountTotal){
        .found = TRUE,
        .count = MAX(total.count, groups.count),
        .pupils = groups.pupils < 0 ? -1 : MAX(total.pupils, groups.pupils),
    };
}

guint64 eql_census_headcount(const EqlCensus *census)
{
    if (census == NULL)
        return 0;
    if (census->n > 0)
        return count_rows(census);
    return eql_counts_total(census->counts, NULL, NULL).count;
}

gboolean eql_census_knows(const EqlCensus *census, const char *characteristic)
{
    if (census == NULL)
        return FALSE;
    return (census->n > 0 && eql_group_columns_find(census->groups, characteristic) != NULL) ||
           eql_counts_have(census->counts, NULL, characteristic);
}

gboolean eql_census_lists(const EqlCensus *census, const char *const *by)
{
    for (guint i = 0; by[i] != NULL; i++) {
        if (!eql_group_columns_find(census->groups, by[i]))
            return FALSE;
    }
    return census->n > 0;
}

static gboolean has_rows_for(const EqlCells *cells, const EqlCensus *census)
{
    const char *by[EQL_MAX_BY + 1] = {NULL};

    for (guint i = 0; i < cells->n_by; i++)
        by[i] = cells->levels[i]->characteristic;
    return eql_census_lists(census, by);
}

static guint64 add_rows(EqlCells *cells, const EqlCensus *census)
{
    const EqlGroupColumn *columns[EQL_MAX_BY] = {NULL};
    guint16 *maps[EQL_MAX_BY] = {NULL};
    guint64 n = 0;

    for (guint k = 0; k < cells->n_by; k++) {
        columns[k] = eql_group_columns_find(census->groups, cells->levels[k]->characteristic);
        maps[k] = eql_level_map(cells->levels[k], columns[k]);
    }
    for (guint i = 0; i < census->n; i++) {
        guint16 part[EQL_MAX_BY] = {0};

        if (!eql_census_counts_pupil(census, i))
            continue;
        for (guint k = 0; k < cells->n_by; k++)
            part[k] = maps[k][g_array_index(columns[k]->values, guint16, i)];
        eql_cells_at(cells, part)->census++;
        n++;
    }
    for (guint k = 0; k < cells->n_by; k++)
        g_free(maps[k]);
    return n;
}

static guint64 add_counts(EqlCells *cells, const EqlCensus *census)
{
    EqlLevel *level = cells->levels[0];

    for (guint i = 0; i < census->counts->len; i++) {
        const EqlCount *count = g_ptr_array_index(census->counts, i);
        guint16 number;

        if (g_strcmp0(count->characteristic, level->characteristic) != 0)
            continue;
        number = eql_level_number(level, count->group);
        eql_cells_at(cells, &number)->census += count->count;
    }
    return eql_counts_total(census->counts, NULL, level->characteristic).count;
}

guint64 eql_cells_add_census(EqlCells *cells, const EqlCensus *census)
{
    if (census == NULL)
        return 0;
    if (has_rows_for(cells, census))
        return add_rows(cells, census);
    return cells->n_by == 1 ? add_counts(cells, census) : 0;
}
