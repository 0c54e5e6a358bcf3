/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-side.h"

/* ── making ── */

static guint n_atom_cells(const EqlCrossSide *side)
{
    return side->tables->n_rows * side->tables->n_columns;
}

static void find_least(EqlCrossSide *side)
{
    side->least = g_new0(gint, MAX(n_atom_cells(side), 1));
    side->slack = g_new(gint, MAX(n_atom_cells(side), 1));
    for (guint cell = 0; cell < n_atom_cells(side); cell++)
        side->slack[cell] = side->census == NULL
                                ? EQL_ARC_PLENTY
                                : eql_cross_tables_slack(side->tables, side->count, cell);
    /* those who are counted elsewhere are on roll */
    for (guint i = 1; side->census == NULL && i < side->tables->counts->len; i++) {
        const EqlCrossCount *count = g_ptr_array_index(side->tables->counts, i);

        for (guint cell = 0; cell < n_atom_cells(side); cell++) {
            if (eql_cross_tables_slack(side->tables, count, cell) != EQL_ARC_PLENTY)
                side->least[cell] = MAX(side->least[cell], (gint)count->people[cell]);
        }
    }
}

static void find_sums(EqlCrossSide *side)
{
    const EqlNest *nest = &side->tables->rows->nest;
    guint n_columns = side->tables->n_columns;

    side->sums = g_new0(guint, MAX(nest->n_sets * n_columns, 1));
    for (guint cell = 0; cell < n_atom_cells(side); cell++) {
        for (guint level = 0; level < nest->n_levels; level++) {
            guint set = nest->set_of[cell / n_columns * nest->n_levels + level];

            side->sums[set * n_columns + cell % n_columns] += side->count->people[cell];
        }
    }
}

/* Few people, or none to be seen. */
static void hide_small(EqlCrossSide *side)
{
    guint n_columns = side->tables->n_columns;

    for (guint cell = 0; cell < side->tables->rows->nest.n_sets * n_columns; cell++) {
        if (side->whole || side->closed_rows[cell / n_columns] ||
            side->closed_columns[cell % n_columns] ||
            eql_is_few(side->sums[cell], (guint64)side->k) ||
            (side->census != NULL && side->census->hidden[cell]))
            side->hidden[cell] = TRUE;
    }
}

/* To hide few cells, and rather small ones. */
static guint cost_of(const EqlCrossSide *side, guint set, guint column)
{
    guint people = eql_cross_side_sum(side, set, column);

    if (people == 0 &&
        (side->census == NULL ||
         (side->count->capped && eql_cross_side_sum(side->census, set, column) == 0)))
        return EQL_ARC_FIXED; /* no such pupils: everybody knows */
    return 10 + g_bit_storage(people);
}

void eql_cross_side_price(EqlCrossSide *side, guint cell)
{
    guint set = cell / side->tables->n_columns, column = cell % side->tables->n_columns;

    eql_cross_net_set_cost(side->net, set, column,
                           side->hidden[cell] ? 0 : cost_of(side, set, column));
}

static gboolean *closed_of(const EqlDataset *dataset, const EqlCrossCount *count,
                           const EqlGroupNest *groups, EqlRungs rungs)
{
    return eql_hidden_sets(eql_cross_count_hidden(dataset, count, groups->characteristic, rungs),
                           groups);
}

static gint room_beside(const EqlCrossSide *side, guint people, guint on_roll)
{
    if (side->census == NULL || !side->count->capped || people > on_roll)
        return EQL_ARC_PLENTY;
    return (gint)(on_roll - people);
}

/* The groups of one of the two characteristics, by themselves. */
static void find_plans_of(EqlCrossSide *side, gboolean columns)
{
    const EqlGroupNest *groups = columns ? side->tables->columns : side->tables->rows;
    const EqlCrossSide *census = side->census != NULL ? side->census : side;
    guint n = groups->nest.n_atoms;
    const guint *people = columns ? side->count->of_column : side->count->of_row;
    const guint *on_roll = columns ? census->count->of_column : census->count->of_row;
    const gboolean *closed = columns ? side->closed_columns : side->closed_rows;
    g_autofree gint *room = g_new(gint, MAX(n, 1));
    EqlPlanner planner = {.nest = &groups->nest,
                          .codes = groups->atoms,
                          .class_of = columns ? side->column_class_of : side->class_of,
                          .roll_of = columns ? census->column_class_of : census->class_of,
                          .people = people,
                          .room = room,
                          .k = side->k,
                          .free = side->census == NULL || !side->count->capped};

    for (guint atom = 0; atom < n; atom++)
        room[atom] = room_beside(side, people[atom], on_roll[atom]);
    for (guint into = 0; into < 2; into++) {
        side->plans[columns][into] = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
        for (guint set = 0; set < groups->nest.n_sets; set++)
            g_ptr_array_add(side->plans[columns][into],
                            closed[set] ? eql_plan(&planner, set, (gboolean)into)
                                        : g_array_new(FALSE, FALSE, sizeof(EqlPlanMove)));
    }
}

static gboolean is_hidden_whole(const EqlDataset *dataset, const EqlCrossCount *count,
                                const EqlCrossTables *tables, EqlRungs rungs)
{
    const EqlGroupNest *const groups[] = {tables->rows, tables->columns};

    if (count->kind != NULL && eql_hidden_outcome_total(dataset, count->kind))
        return TRUE;
    for (guint i = 0; i < G_N_ELEMENTS(groups); i++) {
        const EqlHidden *hidden =
            eql_cross_count_hidden(dataset, count, groups[i]->characteristic, rungs);

        if (hidden != NULL && hidden->hidden_total)
            return TRUE;
    }
    return FALSE;
}

EqlCrossSide *eql_cross_side_new(const EqlDataset *dataset, const EqlCrossTables *tables,
                                 guint number, const EqlCrossSide *census, EqlRungs rungs,
                                 gboolean *hidden)
{
    EqlCrossSide *side = g_new0(EqlCrossSide, 1);
    const EqlNest *nest = &tables->rows->nest;

    side->tables = tables;
    side->count = g_ptr_array_index(tables->counts, number);
    side->census = census;
    side->k = (gint)rungs.k[rungs.n - 1];
    side->hidden = hidden;
    side->given_up = g_new0(gboolean, MAX(nest->n_sets, 1));
    side->closed_rows = closed_of(dataset, side->count, tables->rows, rungs);
    side->closed_columns = closed_of(dataset, side->count, tables->columns, rungs);
    side->whole = is_hidden_whole(dataset, side->count, tables, rungs);
    side->class_of = g_new(guint, MAX(nest->n_atoms, 1));
    side->n_classes = eql_nest_classes(nest, side->closed_rows, side->class_of);
    side->net = eql_cross_net_new(nest, tables->n_columns, side->closed_rows, side->class_of,
                                  side->n_classes);
    side->column_class_of = g_new(guint, MAX(tables->n_columns, 1));
    eql_nest_classes(&tables->columns->nest, side->closed_columns, side->column_class_of);
    find_plans_of(side, FALSE);
    find_plans_of(side, TRUE);
    side->followers = g_ptr_array_new();
    find_sums(side);
    find_least(side);
    hide_small(side);
    for (guint cell = 0; cell < tables->rows->nest.n_sets * tables->n_columns; cell++)
        eql_cross_side_price(side, cell);
    eql_cross_side_reset(side, NULL);
    return side;
}

void eql_cross_side_free(EqlCrossSide *side)
{
    if (side == NULL)
        return;
    g_free(side->closed_rows);
    g_free(side->closed_columns);
    g_free(side->class_of);
    eql_cross_net_free(side->net);
    g_free(side->column_class_of);
    for (guint i = 0; i < 4; i++)
        g_ptr_array_unref(side->plans[i / 2][i % 2]);
    g_ptr_array_unref(side->followers);
    g_free(side->sums);
    g_free(side->given_up);
    g_free(side->least);
    g_free(side->slack);
    g_free(side);
}

/* ── reading ── */

static guint atom_cell(const EqlCrossSide *side, guint row, guint column)
{
    return row * side->tables->n_columns + column;
}

static gboolean has(const EqlCrossSide *side, guint set, guint row)
{
    return eql_nest_has(&side->tables->rows->nest, set, row);
}

guint eql_cross_side_sum(const EqlCrossSide *side, guint set, guint column)
{
    return side->sums[set * side->tables->n_columns + column];
}

gboolean eql_cross_side_is_closed(const EqlCrossSide *side, guint set, guint column)
{
    return side->closed_rows[set] || side->closed_columns[column];
}

static gboolean column_is_empty(const EqlCrossSide *side, guint column)
{
    for (guint row = 0; row < side->tables->n_rows; row++) {
        if (side->count->people[atom_cell(side, row, column)] > 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean row_is_empty(const EqlCrossSide *side, guint set)
{
    for (guint column = 0; column < side->tables->n_columns; column++) {
        if (eql_cross_side_sum(side, set, column) > 0)
            return FALSE;
    }
    return TRUE;
}

static gboolean holds(const EqlNest *nest, guint whole, guint part)
{
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (eql_nest_has(nest, part, atom) && !eql_nest_has(nest, whole, atom))
            return FALSE;
    }
    return TRUE;
}

/* A group that holds this one, or it itself, is shown to have nobody in the column. */
static gboolean whole_is_empty(const EqlCrossSide *side, guint set, guint column)
{
    const EqlNest *nest = &side->tables->rows->nest;

    for (guint whole = 0; whole < nest->n_sets; whole++) {
        if (!side->hidden[atom_cell(side, whole, column)] &&
            eql_cross_side_sum(side, whole, column) == 0 && holds(nest, whole, set))
            return TRUE;
    }
    return FALSE;
}

gboolean eql_cross_side_is_told(const EqlCrossSide *side, guint set, guint column)
{
    if (eql_cross_side_sum(side, set, column) > 0)
        return FALSE;
    if ((!side->closed_columns[column] && column_is_empty(side, column)) ||
        (!side->closed_rows[set] && row_is_empty(side, set)))
        return TRUE;
    return whole_is_empty(side, set, column) || (side->census != NULL && side->count->capped &&
                                                 whole_is_empty(side->census, set, column));
}

/* ── moving ── */

void eql_cross_side_hide(EqlCrossSide *side, guint set, guint column)
{
    side->hidden[atom_cell(side, set, column)] = TRUE;
    eql_cross_net_set_cost(side->net, set, column, 0);
    for (guint i = 0; i < side->followers->len; i++)
        eql_cross_side_hide(g_ptr_array_index(side->followers, i), set, column);
}

void eql_cross_side_follow(EqlCrossSide *census, EqlCrossSide *side)
{
    g_ptr_array_add(census->followers, side);
}

void eql_cross_side_reset(EqlCrossSide *side, const gint *slack)
{
    eql_flow_reset(side->net->flow);
    for (guint cell = 0; cell < n_atom_cells(side); cell++) {
        EqlArc *leaf = eql_cross_net_leaf(side->net, cell);

        leaf->up = slack != NULL ? slack[cell] : side->slack[cell];
        leaf->down =
            MAX((gint)side->count->people[cell] - (side->relaxed ? 0 : side->least[cell]), 0);
    }
}

gint *eql_cross_side_slack_now(const EqlCrossSide *side)
{
    gint *slack = g_new(gint, MAX(n_atom_cells(side), 1));

    for (guint cell = 0; cell < n_atom_cells(side); cell++)
        slack[cell] = side->slack[cell] + eql_cross_net_leaf(side->census->net, cell)->moved;
    return slack;
}

gint eql_cross_side_now(const EqlCrossSide *side, guint set, guint column)
{
    gint people = (gint)eql_cross_side_sum(side, set, column);

    for (guint row = 0; row < side->tables->n_rows; row++) {
        if (has(side, set, row))
            people += eql_cross_net_leaf(side->net, atom_cell(side, row, column))->moved;
    }
    return people;
}
