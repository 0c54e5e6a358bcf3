/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/protect-cross.h"

static guint n_cells(const EqlCrossWork *work)
{
    const EqlCrossTables *tables = work->side->frame->tables;

    return tables->rows->nest.n_sets * tables->n_columns;
}

static EqlCrossFollowed *plan_at(const EqlCrossWork *work, guint i)
{
    return &g_array_index(work->followed, EqlCrossFollowed, i);
}

/* ── hiding ── */

static gboolean allow_plans(EqlCrossWork *work)
{
    for (guint i = 0; i < work->followed->len; i++) {
        EqlCrossFollowed *plan = plan_at(work, i);

        if (plan->kept == NULL && !eql_cross_work_follows(work, plan) &&
            !eql_cross_work_let_follow(work, plan))
            return FALSE;
    }
    return TRUE;
}

/* Where the number on roll is hidden, the count is not shown even if it is told to be nobody. */
static gboolean is_told(const EqlCrossSide *side, guint cell)
{
    return side->census->hidden[cell] ? eql_cross_side_is_told_elsewhere(side, cell)
                                      : eql_cross_side_is_told(side, cell);
}

static gboolean is_safe(EqlCrossWork *work, guint cell)
{
    return !work->side->hidden[cell] || eql_cross_proof_is_wide(work->proof, cell) ||
           is_told(work->side, cell);
}

static gboolean protect_cell(EqlCrossWork *work, guint cell)
{
    return is_safe(work, cell) || eql_cross_work_is_wide(work, cell) ||
           eql_cross_work_widen(work, cell) || eql_cross_work_is_wide_by_others(work, cell);
}

static guint count_hidden(const EqlCrossWork *work)
{
    guint hidden = 0;

    for (guint cell = 0; cell < n_cells(work); cell++)
        hidden += work->side->hidden[cell];
    return hidden;
}

/* What is hidden for one cell has to be safe itself. */
static gboolean protect_cells(EqlCrossWork *work, guint *failed)
{
    guint before;

    do {
        before = count_hidden(work);
        for (guint cell = 0; cell < n_cells(work); cell++) {
            *failed = cell;
            if (!protect_cell(work, cell))
                return FALSE;
        }
        eql_cross_side_hide_all_have(work->side);
    } while (count_hidden(work) > before);
    return TRUE;
}

/* ── showing again ── */

static gboolean still_follows(EqlCrossWork *work, EqlCrossFollowed *plans)
{
    for (guint i = 0; i < work->followed->len; i++) {
        plans[i] = *plan_at(work, i);
        if (!eql_cross_proof_counts(plans[i].kept) && !eql_cross_work_follows(work, &plans[i]))
            return FALSE;
    }
    return TRUE;
}

/* `last`: the cell that stood in the way of the last one, since it often does again. */
static gboolean are_all_safe(EqlCrossWork *work, guint *last)
{
    for (guint i = 0; i <= n_cells(work); i++) {
        guint cell = i == 0 ? *last : i - 1;

        if (is_safe(work, cell) || eql_cross_work_is_wide(work, cell))
            continue;
        *last = cell;
        return FALSE;
    }
    return TRUE;
}

static void try_to_show(EqlCrossWork *work, guint cell, guint *last)
{
    g_autofree EqlCrossFollowed *plans = g_new(EqlCrossFollowed, MAX(work->followed->len, 1));

    eql_cross_side_set_hidden(work->side, cell, FALSE);
    eql_cross_proof_suppose(work->proof, cell);
    if (!still_follows(work, plans) || !are_all_safe(work, last) ||
        eql_cross_side_says_all_have(work->side)) {
        eql_cross_side_set_hidden(work->side, cell, TRUE);
        eql_cross_proof_take_back(work->proof);
        return;
    }
    for (guint i = 0; i < work->followed->len; i++)
        *plan_at(work, i) = plans[i];
    eql_cross_proof_drop(work->proof);
}

/* What most people are in, first. */
static int compare_worth(gconstpointer one, gconstpointer two, gpointer data)
{
    const EqlCrossWork *work = data;
    guint first = *(const guint *)one, second = *(const guint *)two;
    guint first_on_roll = work->side->census->sums[first];
    guint second_on_roll = work->side->census->sums[second];

    if (first_on_roll != second_on_roll)
        return first_on_roll > second_on_roll ? -1 : 1;
    return first < second ? -1 : first > second;
}

static gboolean is_needed(const EqlCrossWork *work, guint cell)
{
    return work->needed[cell] || (work->side->number > 0 && work->side->census->hidden[cell]);
}

/* What an early step hid, a later one may have made needless. */
void eql_cross_show_needless(EqlCrossWork *work)
{
    g_autoptr(GArray) cells = g_array_new(FALSE, FALSE, sizeof(guint));
    guint last = 0;

    for (guint cell = 0; cell < n_cells(work); cell++) {
        if (work->side->hidden[cell] && !is_needed(work, cell))
            g_array_append_val(cells, cell);
    }
    g_array_sort_with_data(cells, compare_worth, work);
    for (guint i = 0; i < cells->len; i++)
        try_to_show(work, g_array_index(cells, guint, i), &last);
}

gboolean eql_cross_protect(EqlCrossWork *work, guint *failed)
{
    *failed = EQL_NO_CELL;
    return allow_plans(work) && protect_cells(work, failed);
}

/* ── room for few ── */

/* The finest cell of the tables that a cell of classes has people of. */
static guint finest_cell(const EqlCrossFrame *frame, guint cell)
{
    const EqlNest *nest = &frame->tables->rows->nest;
    guint row = 0, column = 0;

    while (frame->row_of[row] != cell / frame->width)
        row++;
    while (frame->column_of[column] != cell % frame->width)
        column++;
    return nest->set_of[(row + 1) * nest->n_levels - 1] * frame->tables->n_columns + column;
}

/* How many could be on roll for all that the groups' own tables say, up to k. */
static gint room_without(const EqlCrossWork *work, guint cell)
{
    const EqlCrossFrame *frame = work->side->frame;
    gint row = 0, column = 0;

    for (guint other = 0; other < frame->n_cells; other++) {
        row += other / frame->width == cell / frame->width ? frame->people[0][other] : 0;
        column += other % frame->width == cell % frame->width ? frame->people[0][other] : 0;
    }
    return MIN(work->side->k, MIN(row, column));
}

static gboolean has_room_at(const EqlCrossWork *work, guint cell)
{
    gint missing = room_without(work, cell) - work->side->frame->people[0][cell];

    eql_cross_world_reset(work->world);
    for (guint who = 0; who < work->world->parties->len && missing > 0; who++)
        missing -= eql_cross_world_push(work->world, who, cell, TRUE, missing, FALSE);
    return missing <= 0;
}

/* If no number on roll were shown. */
static gboolean could_have_room_at(const EqlCrossWork *work, EqlCrossSide *census, guint cell)
{
    g_autofree gboolean *hidden =
        g_memdup2(census->hidden, MAX(n_cells(work), 1) * sizeof(gboolean));
    gboolean has;

    eql_cross_side_hide_listed(census);
    has = has_room_at(work, cell);
    eql_cross_side_hide_these(census, hidden);
    return has;
}

gboolean eql_cross_has_room(EqlCrossWork *work, EqlCrossSide *census, guint *failed)
{
    const EqlCrossFrame *frame = work->side->frame;

    for (guint cell = 0; cell < frame->n_rows * frame->width; cell++) {
        if (cell % frame->width == frame->n_columns)
            continue;
        *failed = finest_cell(frame, cell);
        /* what is shown is nobody, or k and more */
        if (census->hidden[*failed] && !has_room_at(work, cell) &&
            could_have_room_at(work, census, cell))
            return FALSE;
    }
    return TRUE;
}
