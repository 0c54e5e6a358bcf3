/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-side.h"

#include <string.h>

static guint n_columns_of(const EqlCrossSide *side)
{
    return side->frame->tables->n_columns;
}

static guint n_cells_of(const EqlCrossSide *side)
{
    return side->frame->tables->rows->nest.n_sets * n_columns_of(side);
}

/* ── costs ── */

static gboolean is_bound(const EqlCrossSide *side)
{
    return side->number == 0 || side->count->capped;
}

/* To hide few cells, and rather small ones. */
guint eql_cross_side_price(const EqlCrossSide *side, guint cell)
{
    if (side->hidden[cell])
        return 0;
    if (is_bound(side) && side->census->sums[cell] + side->sums[cell] == 0)
        return EQL_COST_BARRED;
    return 10 + g_bit_storage(side->sums[cell]);
}

/* The set that a row of classes is of at a level, unless none that is shown. */
static guint set_at(const EqlCrossFrame *frame, guint row, guint level)
{
    return row < frame->n_rows ? frame->sets[row * frame->tables->rows->nest.n_levels + level]
                               : EQL_NO_SET;
}

static guint place_of(const EqlCrossSide *side, guint column, guint one, guint other)
{
    guint n = side->frame->n_rows + 1;

    return (column * n + one) * n + other;
}

static guint cost_between(const EqlCrossFrame *frame, const guint *prices, guint one, guint other)
{
    guint n_levels = frame->tables->rows->nest.n_levels, cost = 0;

    for (guint level = 0; level < n_levels; level++) {
        if (set_at(frame, one, level) != set_at(frame, other, level))
            cost += prices[one * n_levels + level] + prices[other * n_levels + level];
    }
    return MIN(cost, EQL_COST_BARRED);
}

/* The same there and back. */
static void find_costs(EqlCrossSide *side, guint column)
{
    const EqlCrossFrame *frame = side->frame;
    guint n = frame->n_rows + 1, n_levels = frame->tables->rows->nest.n_levels;
    guint own = column < frame->n_columns ? frame->shown_column[column] : EQL_NO_SET;
    g_autofree guint *prices = g_new0(guint, n * n_levels);

    for (guint i = 0; i < n * n_levels && own != EQL_NO_SET; i++) {
        guint set = set_at(frame, i / n_levels, i % n_levels);

        if (set != EQL_NO_SET)
            prices[i] = eql_cross_side_price(side, set * n_columns_of(side) + own);
    }
    for (guint one = 0; one < n; one++) {
        for (guint other = 0; other <= one; other++)
            side->costs[place_of(side, column, one, other)] =
                side->costs[place_of(side, column, other, one)] =
                    cost_between(frame, prices, one, other);
    }
}

const guint *eql_cross_side_costs(const EqlCrossSide *side, guint column, guint row)
{
    return side->costs + place_of(side, column, row, 0);
}

static void add_shown(const EqlCrossSide *side, guint set, guint column, GArray *cells)
{
    guint cell = set * n_columns_of(side) + column;

    if (set != EQL_NO_SET && !side->hidden[cell])
        g_array_append_val(cells, cell);
}

void eql_cross_side_between(const EqlCrossSide *side, guint column, guint one, guint other,
                            GArray *cells)
{
    const EqlCrossFrame *frame = side->frame;
    guint own = column < frame->n_columns ? frame->shown_column[column] : EQL_NO_SET;

    for (guint level = 0; own != EQL_NO_SET && level < frame->tables->rows->nest.n_levels;
         level++) {
        guint first = set_at(frame, one, level), second = set_at(frame, other, level);

        if (first == second)
            continue;
        add_shown(side, first, own, cells);
        add_shown(side, second, own, cells);
    }
}

void eql_cross_side_set_hidden(EqlCrossSide *side, guint cell, gboolean hidden)
{
    side->hidden[cell] = hidden;
    find_costs(side, side->frame->column_of[cell % n_columns_of(side)]);
}

void eql_cross_side_hide_all(EqlCrossSide *side)
{
    for (guint cell = 0; cell < n_cells_of(side); cell++)
        side->hidden[cell] = TRUE;
    for (guint column = 0; column <= side->frame->n_columns; column++)
        find_costs(side, column);
}

/* ── making ── */

static void find_sums(EqlCrossSide *side)
{
    const EqlNest *nest = &side->frame->tables->rows->nest;
    guint n_columns = n_columns_of(side);

    side->sums = g_new0(guint, MAX(n_cells_of(side), 1));
    for (guint cell = 0; cell < nest->n_atoms * n_columns; cell++) {
        for (guint level = 0; level < nest->n_levels; level++) {
            guint set = nest->set_of[cell / n_columns * nest->n_levels + level];

            side->sums[set * n_columns + cell % n_columns] += side->count->people[cell];
        }
    }
}

/* Few people, or none to be seen. */
static void hide_small(EqlCrossSide *side)
{
    guint n_columns = n_columns_of(side);

    for (guint cell = 0; cell < n_cells_of(side); cell++) {
        if (side->whole || side->closed_rows[cell / n_columns] ||
            side->closed_columns[cell % n_columns] ||
            eql_is_few(side->sums[cell], (guint64)side->k) || side->census->hidden[cell])
            side->hidden[cell] = TRUE;
    }
}

/* Of the two characteristics, how many show nothing of the count. */
static guint count_silent(const EqlDataset *dataset, const EqlCrossCount *count,
                          const EqlCrossTables *tables, EqlRungs rungs)
{
    const EqlGroupNest *const groups[] = {tables->rows, tables->columns};
    guint n = 0;

    if (count->kind != NULL && eql_hidden_outcome_total(dataset, count->kind))
        return G_N_ELEMENTS(groups);
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
        const EqlHidden *hidden =
            eql_cross_count_hidden(dataset, count, groups[i]->characteristic, rungs);

        n += hidden != NULL && hidden->hidden_total;
    }
    return n;
}

/* Any two of its groups leave each other too little room. */
static gboolean is_small(const EqlCrossSide *side)
{
    const EqlCrossFrame *frame = side->frame;
    gint people = 0;

    for (guint cell = 0; cell < frame->n_cells; cell++)
        people += frame->people[side->number][cell];
    return people < 2 * side->k;
}

EqlCrossSide *eql_cross_side_new(const EqlDataset *dataset, const EqlCrossFrame *frame,
                                 guint number, const EqlCrossSide *census, EqlRungs rungs,
                                 gboolean *hidden)
{
    EqlCrossSide *side = g_new0(EqlCrossSide, 1);
    const EqlCrossTables *tables = frame->tables;
    guint n = frame->n_rows + 1, silent;

    side->frame = frame;
    side->count = g_ptr_array_index(tables->counts, number);
    side->number = number;
    side->census = census != NULL ? census : side;
    side->k = (gint)rungs.k[rungs.n - 1];
    side->hidden = hidden;
    side->wide = g_new0(gboolean, MAX(n_cells_of(side), 1));
    side->closed_rows = eql_hidden_sets(
        eql_cross_count_hidden(dataset, side->count, tables->rows->characteristic, rungs),
        tables->rows);
    side->closed_columns = eql_hidden_sets(
        eql_cross_count_hidden(dataset, side->count, tables->columns->characteristic, rungs),
        tables->columns);
    find_sums(side);
    silent = count_silent(dataset, side->count, tables, rungs);
    side->whole = silent > 0 || (number > 0 && is_small(side));
    side->half = silent == 1;
    hide_small(side);
    side->costs = g_new(guint, (frame->n_columns + 1) * n * n);
    for (guint column = 0; column <= frame->n_columns; column++)
        find_costs(side, column);
    return side;
}

void eql_cross_side_free(EqlCrossSide *side)
{
    if (side == NULL)
        return;
    g_free(side->closed_rows);
    g_free(side->closed_columns);
    g_free(side->sums);
    g_free(side->wide);
    g_free(side->costs);
    g_free(side);
}

/* ── nobody ── */

static gboolean column_is_empty(const EqlCrossSide *side, guint column)
{
    for (guint cell = column; cell < n_cells_of(side); cell += n_columns_of(side)) {
        if (side->sums[cell] > 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean row_is_empty(const EqlCrossSide *side, guint set)
{
    for (guint column = 0; column < n_columns_of(side); column++) {
        if (side->sums[set * n_columns_of(side) + column] > 0)
            return FALSE;
    }
    return TRUE;
}

/* A group that holds these people is shown to have nobody at all, or nobody in the column. */
static gboolean atom_is_told(const EqlCrossSide *side, guint atom, guint column, gboolean by_cells)
{
    const EqlNest *nest = &side->frame->tables->rows->nest;

    for (guint level = 0; level < nest->n_levels; level++) {
        guint set = nest->set_of[atom * nest->n_levels + level];
        guint cell = set * n_columns_of(side) + column;

        if ((!side->closed_rows[set] && row_is_empty(side, set)) ||
            (by_cells && !side->hidden[cell] && side->sums[cell] == 0))
            return TRUE;
    }
    return FALSE;
}

static gboolean is_told(const EqlCrossSide *side, guint cell, gboolean by_cells)
{
    const EqlNest *nest = &side->frame->tables->rows->nest;
    guint set = cell / n_columns_of(side), column = cell % n_columns_of(side);

    if (side->sums[cell] > 0)
        return FALSE;
    if (!side->closed_columns[column] && column_is_empty(side, column))
        return TRUE;
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (eql_nest_has(nest, set, atom) && !atom_is_told(side, atom, column, by_cells) &&
            !(is_bound(side) && atom_is_told(side->census, atom, column, TRUE)))
            return FALSE;
    }
    return TRUE;
}

gboolean eql_cross_side_is_told(const EqlCrossSide *side, guint cell)
{
    return is_told(side, cell, TRUE);
}

gboolean eql_cross_side_is_told_elsewhere(const EqlCrossSide *side, guint cell)
{
    return is_told(side, cell, FALSE);
}
