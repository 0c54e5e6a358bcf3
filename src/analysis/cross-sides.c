/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-sides.h"

static void side_free(gpointer data)
{
    eql_cross_side_free(data);
}

GPtrArray *eql_cross_hidden_new(const EqlCrossTables *tables)
{
    guint n = tables->rows->nest.n_sets * tables->n_columns;
    GPtrArray *hidden = g_ptr_array_new_with_free_func(g_free);

    for (guint i = 0; i < tables->counts->len; i++)
        g_ptr_array_add(hidden, g_new0(gboolean, MAX(n, 1)));
    return hidden;
}

GPtrArray *eql_cross_sides_new(const EqlDataset *dataset, const EqlCrossTables *tables,
                               EqlRungs rungs, GPtrArray *hidden)
{
    GPtrArray *sides = g_ptr_array_new_with_free_func(side_free);

    for (guint i = 0; i < tables->counts->len; i++) {
        EqlCrossSide *census = i > 0 ? g_ptr_array_index(sides, 0) : NULL;
        EqlCrossSide *side =
            eql_cross_side_new(dataset, tables, i, census, rungs, g_ptr_array_index(hidden, i));

        g_ptr_array_add(sides, side);
        if (i > 0)
            eql_cross_side_follow(census, side);
    }
    return sides;
}
