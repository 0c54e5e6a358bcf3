/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/school-year.h"

#include <stdio.h>

guint eql_school_year(const char *date)
{
    guint year = 0, month = 0, day = 0;
    if (!date || sscanf(date, "%4u-%2u-%2u", &year, &month, &day) != 3 || month < 1 || month > 12)
        return 0;
    return month >= 8 ? year : year - 1;
}

static guint latest_year(const EqlOutcomes *outcomes)
{
    guint latest = 0;
    for (guint i = 0; i < outcomes->n; i++)
        latest = MAX(latest, eql_school_year(outcomes->dates->pdata[i]));
    return latest;
}

/* Empty columns of the same characteristics. */
static void start_groups(EqlOutcomes *to, const EqlOutcomes *from)
{
    for (guint i = 0; i < from->groups->len; i++) {
        const EqlGroupColumn *column = from->groups->pdata[i];
        g_ptr_array_add(to->groups, eql_group_column_new(column->characteristic));
    }
}

static void append_row(EqlOutcomes *to, const EqlOutcomes *from, guint i)
{
    eql_outcomes_add(
        to, from->kinds->pdata[i], from->dates->pdata[i], from->reasons->pdata[i],
        g_array_index(from->sessions, double, i), &g_array_index(from->keys, EqlPupilKey, i),
        &g_array_index(from->table_ids, EqlPupilKey, i), from->registration->data[i], NULL, NULL);
    for (guint j = 0; j < from->groups->len; j++)
        eql_group_column_set(to->groups->pdata[j], to->n - 1,
                             eql_group_column_get(from->groups->pdata[j], i));
}

EqlOutcomes *eql_outcomes_of_years(const EqlOutcomes *outcomes, guint years)
{
    EqlOutcomes *kept = eql_outcomes_new();
    guint latest = latest_year(outcomes);
    start_groups(kept, outcomes);
    for (guint i = 0; i < outcomes->n; i++) {
        guint year = eql_school_year(outcomes->dates->pdata[i]);
        if (year == 0 || year + years > latest)
            append_row(kept, outcomes, i);
    }
    for (guint i = 0; i < outcomes->counts->len; i++) {
        const EqlCount *count = outcomes->counts->pdata[i];
        g_ptr_array_add(kept->counts, eql_count_new(count->kind, count->characteristic,
                                                    count->group, count->count, count->pupils));
    }
    return kept;
}
