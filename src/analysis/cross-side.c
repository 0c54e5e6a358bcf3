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

/* To hide few cells, rather small ones, and rather parts than the whole. */
guint eql_cross_side_price(const EqlCrossSide *side, guint cell)
{
    if (side->hidden[cell])
        return 0;
    if (is_bound(side) && side->census->sums[cell] + side->sums[cell] == 0)
        return EQL_COST_BARRED;
    return side->frame->worth[cell / n_columns_of(side)] * (10 + g_bit_storage(side->sums[cell]));
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

static void find_all_costs(EqlCrossSide *side)
{
    for (guint column = 0; column <= side->frame->n_columns; column++)
        find_costs(side, column);
}

void eql_cross_side_hide_all(EqlCrossSide *side)
{
    for (guint cell = 0; cell < n_cells_of(side); cell++)
        side->hidden[cell] = TRUE;
    find_all_costs(side);
}

void eql_cross_side_hide_listed(EqlCrossSide *side)
{
    for (guint cell = 0; cell < n_cells_of(side); cell++)
        side->hidden[cell] = eql_cross_side_price(side, cell) != EQL_COST_BARRED;
    find_all_costs(side);
}

void eql_cross_side_hide_as_census(EqlCrossSide *side)
{
    for (guint cell = 0; cell < n_cells_of(side); cell++)
        side->hidden[cell] = side->hidden[cell] || side->census->hidden[cell];
    find_all_costs(side);
}

void eql_cross_side_hide_these(EqlCrossSide *side, const gboolean *hidden)
{
    memcpy(side->hidden, hidden, n_cells_of(side) * sizeof(gboolean));
    find_all_costs(side);
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

/* ── where all have it ── */

/* Some pupils of whom it is known how many they are together, and how many of them are counted. */
typedef struct {
    guint64 people, on_roll;
    gboolean few; /* a hidden cell of fewer than 2k pupils is among them */
} Together;

static void add_together(const EqlCrossSide *side, Together *together, guint people, guint on_roll)
{
    together->people += people;
    together->on_roll += on_roll;
    together->few = together->few || (on_roll > 0 && on_roll < 2 * (guint)side->k);
}

/* However many they are, it is known of each of the few. */
static gboolean is_telling(const EqlCrossSide *side, Together together)
{
    return side->k > 1 && together.few && together.people == together.on_roll &&
           together.people >= (guint64)side->k;
}

/* Of the hidden cells of a row that is shown. Returns the cheapest cell to hide beside them, or
 * EQL_NO_SET where all is well, or nothing left. */
static guint cell_for_row(const EqlCrossSide *side, guint set)
{
    Together hidden = {0}, all = {0};
    guint cheapest = EQL_NO_SET;

    for (guint column = 0; column < n_columns_of(side); column++) {
        guint cell = set * n_columns_of(side) + column;

        add_together(side, &all, side->sums[cell], side->census->sums[cell]);
        if (side->hidden[cell])
            add_together(side, &hidden, side->sums[cell], side->census->sums[cell]);
        else if (eql_cross_side_price(side, cell) < EQL_COST_BARRED &&
                 (cheapest == EQL_NO_SET ||
                  eql_cross_side_price(side, cell) < eql_cross_side_price(side, cheapest)))
            cheapest = cell;
    }
    /* the row says it of everybody in it */
    return all.people != all.on_roll && is_telling(side, hidden) ? cheapest : EQL_NO_SET;
}

static gboolean hide_in_row(EqlCrossSide *side, guint set)
{
    guint cell = side->closed_rows[set] ? EQL_NO_SET : cell_for_row(side, set);

    if (cell == EQL_NO_SET)
        return FALSE;
    side->hidden[cell] = TRUE;
    return TRUE;
}

/* Of atoms of a column that what is shown of it does not tell apart. */
static gboolean class_all_have(const EqlCrossSide *side, const guint *class_of, guint column,
                               guint class)
{
    Together together = {0};

    for (guint atom = 0; atom < side->frame->tables->rows->nest.n_atoms; atom++) {
        guint place = atom * n_columns_of(side) + column;

        if (class_of[atom] == class)
            add_together(side, &together, side->count->people[place],
                         side->census->count->people[place]);
    }
    return is_telling(side, together);
}

/* A cell that is shown, and that an atom is part of, says it of everybody in it. */
static gboolean is_shown_of_all(const EqlCrossSide *side, guint column, guint atom)
{
    const EqlNest *nest = &side->frame->tables->rows->nest;

    for (guint level = 0; level < nest->n_levels; level++) {
        guint cell = nest->set_of[atom * nest->n_levels + level] * n_columns_of(side) + column;

        if (!side->hidden[cell] && side->sums[cell] == side->census->sums[cell])
            return TRUE;
    }
    return side->count->of_column[column] == side->census->count->of_column[column];
}

/* The shown cells of a column that tell two atoms apart: their price, and hides them if asked. */
static guint between_atoms(EqlCrossSide *side, guint column, guint one, guint other, gboolean hide)
{
    const EqlNest *nest = &side->frame->tables->rows->nest;
    guint price = 0;

    for (guint i = 0; i < 2 * nest->n_levels; i++) {
        guint level = i / 2;
        guint set = nest->set_of[(i % 2 == 0 ? one : other) * nest->n_levels + level];
        guint cell = set * n_columns_of(side) + column;

        if (nest->set_of[one * nest->n_levels + level] ==
            nest->set_of[other * nest->n_levels + level])
            continue;
        price += eql_cross_side_price(side, cell);
        side->hidden[cell] = side->hidden[cell] || hide;
    }
    return price;
}

/* The atom of another class that it is cheapest not to tell apart from one. */
static guint cheapest_beside(EqlCrossSide *side, const guint *class_of, guint column, guint atom)
{
    guint best = EQL_NO_SET, least = EQL_COST_BARRED;

    for (guint other = 0; other < side->frame->tables->rows->nest.n_atoms; other++) {
        guint price = class_of[other] == class_of[atom]
                          ? EQL_COST_BARRED
                          : between_atoms(side, column, atom, other, FALSE);

        if (price >= least)
            continue;
        least = price;
        best = other;
    }
    return best;
}

static gboolean hide_in_classes(EqlCrossSide *side, const guint *class_of, guint column)
{
    guint n = side->frame->tables->rows->nest.n_atoms;

    for (guint atom = 0; atom < n; atom++) {
        guint other;

        if (!class_all_have(side, class_of, column, class_of[atom]) ||
            is_shown_of_all(side, column, atom))
            continue;
        other = cheapest_beside(side, class_of, column, atom);
        if (other == EQL_NO_SET)
            continue;
        between_atoms(side, column, atom, other, TRUE);
        return TRUE;
    }
    return FALSE;
}

static gboolean hide_in_column(EqlCrossSide *side, guint column)
{
    const EqlNest *nest = &side->frame->tables->rows->nest;
    g_autofree gboolean *hidden = g_new(gboolean, MAX(nest->n_sets, 1));
    g_autofree guint *class_of = g_new(guint, MAX(nest->n_atoms, 1));

    if (side->closed_columns[column])
        return FALSE;
    for (guint set = 0; set < nest->n_sets; set++)
        hidden[set] = side->hidden[set * n_columns_of(side) + column];
    eql_nest_classes(nest, hidden, class_of);
    return hide_in_classes(side, class_of, column);
}

static gboolean tells_of_all(const EqlCrossSide *side)
{
    return side->count->kind != NULL && side->count->capped && !side->whole;
}

static void hide_cells_that_all_have(EqlCrossSide *side)
{
    for (guint cell = 0; tells_of_all(side) && cell < n_cells_of(side); cell++)
        side->hidden[cell] =
            side->hidden[cell] ||
            eql_all_have(side->sums[cell], side->census->sums[cell], (guint64)side->k);
}

static gboolean hide_once(EqlCrossSide *side)
{
    gboolean found = FALSE;

    for (guint set = 0; set < side->frame->tables->rows->nest.n_sets; set++)
        found = hide_in_row(side, set) || found;
    for (guint column = 0; column < n_columns_of(side); column++)
        found = hide_in_column(side, column) || found;
    return found;
}

void eql_cross_side_hide_all_have(EqlCrossSide *side)
{
    gboolean found = FALSE;

    while (tells_of_all(side) && hide_once(side))
        found = TRUE;
    if (found)
        find_all_costs(side);
}

gboolean eql_cross_side_says_all_have(EqlCrossSide *side)
{
    g_autofree gboolean *hidden = NULL;
    gboolean says;

    if (!tells_of_all(side))
        return FALSE;
    hidden = g_memdup2(side->hidden, MAX(n_cells_of(side), 1) * sizeof(gboolean));
    says = hide_once(side);
    memcpy(side->hidden, hidden, n_cells_of(side) * sizeof(gboolean));
    return says;
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
    side->closed_rows = eql_hidden_sets(
        eql_cross_count_hidden(dataset, side->count, tables->rows->characteristic, rungs),
        tables->rows);
    side->closed_columns = eql_hidden_sets(
        eql_cross_count_hidden(dataset, side->count, tables->columns->characteristic, rungs),
        tables->columns);
    find_sums(side);
    silent = count_silent(dataset, side->count, tables, rungs);
    side->small = silent == 0 && number > 0 && is_small(side);
    side->whole = silent > 0 || side->small;
    side->half = silent == 1;
    hide_small(side);
    hide_cells_that_all_have(side);
    side->costs = g_new(guint, (frame->n_columns + 1) * n * n);
    find_all_costs(side);
    eql_cross_side_hide_all_have(side);
    return side;
}

void eql_cross_side_free(EqlCrossSide *side)
{
    if (side == NULL)
        return;
    g_free(side->closed_rows);
    g_free(side->closed_columns);
    g_free(side->sums);
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
