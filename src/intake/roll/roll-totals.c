/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/roll/roll-totals.h"

#include "base/kept.h"

/* The groups of one characteristic and kind, added up. */
typedef struct {
    const char *kind, *characteristic; /* owned by the counts */
    guint64 count;
} Sum;

static Sum *find_sum(GArray *sums, const EqlCount *count)
{
    for (guint i = 0; i < sums->len; i++) {
        Sum *sum = &g_array_index(sums, Sum, i);
        if (g_strcmp0(sum->kind, count->kind) == 0 &&
            g_strcmp0(sum->characteristic, count->characteristic) == 0)
            return sum;
    }
    Sum added = {count->kind, count->characteristic, 0};
    g_array_append_val(sums, added);
    return &g_array_index(sums, Sum, sums->len - 1);
}

static GArray *add_up(const GPtrArray *counts)
{
    GArray *sums = g_array_new(FALSE, FALSE, sizeof(Sum));

    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = counts->pdata[i];
        if (count->characteristic != NULL)
            find_sum(sums, count)->count += count->count;
    }
    return sums;
}

static const EqlCount *find_total(const GPtrArray *counts, const char *kind)
{
    for (guint i = 0; i < counts->len; i++) {
        const EqlCount *count = counts->pdata[i];
        if (count->characteristic == NULL && g_strcmp0(count->kind, kind) == 0)
            return count;
    }
    return NULL;
}

static const EqlCount *add_total(EqlRollJob *job, GPtrArray *counts, const Sum *sum)
{
    const char *label =
        EQL_KEPT(eql_codes_characteristic_label(job->request->codes, sum->characteristic));
    EqlCount *total = eql_count_new(sum->kind, NULL, NULL, sum->count, -1);

    g_ptr_array_add(counts, total);
    eql_roll_notes_file(job->notes,
                        g_strdup_printf(_("There is no row with the total; the sum of %s, %u, was "
                                          "taken for it."),
                                        label, (guint)sum->count),
                        g_strdup(_("Add a row of the total if the groups are not everybody.")));
    return total;
}

static void note_difference(EqlRollJob *job, const Sum *sum, const EqlCount *total)
{
    const char *label =
        EQL_KEPT(eql_codes_characteristic_label(job->request->codes, sum->characteristic));

    eql_roll_notes_file(job->notes,
                        g_strdup_printf(_("The groups of %s add up to %u, but the total says %u."),
                                        label, (guint)sum->count, (guint)total->count),
                        g_strdup(_("Check the counts. Pupils in no group belong in a row “not "
                                   "stated”.")));
}

void eql_roll_totals_check(EqlRollJob *job, GPtrArray *counts)
{
    g_autoptr(GArray) sums = add_up(counts);

    for (guint i = 0; i < sums->len; i++) {
        const Sum *sum = &g_array_index(sums, Sum, i);
        const EqlCount *total = find_total(counts, sum->kind);
        if (total == NULL)
            total = add_total(job, counts, sum);
        if (total->count != sum->count)
            note_difference(job, sum, total);
    }
}
