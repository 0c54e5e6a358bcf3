/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pattern.h"

/* A cross shows a row whole, but for the closed columns, or not at all. People of closed rows
 * that no open row tells apart form a class; what is shown stays the same when they change
 * columns with one another, or rows where the rows' own sizes are hidden. So within a class
 * a cell has the bounds that margins alone give (Fréchet), with margins that may vary. */

/* The cross with its sums over columns worked out once: behind a count's own columns stand
 * that of all columns and that of the closed ones. */
typedef struct {
    const EqlCross *cross;
    guint width;
    guint64 *sums; /* [(count * n_atoms + atom) * width + column] */
} Work;

static guint all_columns(const Work *work)
{
    return work->cross->n_columns;
}

static guint closed_columns(const Work *work)
{
    return work->cross->n_columns + 1;
}

static guint64 *row_at(const Work *work, guint count, guint atom)
{
    return work->sums + (count * work->cross->nest->n_atoms + atom) * work->width;
}

static void fill_row(const Work *work, guint count, guint atom)
{
    const EqlCross *cross = work->cross;
    const guint64 *counts = cross->counts[count].counts + atom * cross->n_columns;
    guint64 *row = row_at(work, count, atom);

    for (guint column = 0; column < cross->n_columns; column++) {
        row[column] = counts[column];
        row[all_columns(work)] += counts[column];
        row[closed_columns(work)] += cross->closed_columns[column] ? counts[column] : 0;
    }
}

static void work_init(Work *work, const EqlCross *cross)
{
    guint n_atoms = cross->nest->n_atoms;

    work->cross = cross;
    work->width = cross->n_columns + 2;
    work->sums = g_new0(guint64, cross->n_counts * n_atoms * work->width + 1);
    for (guint count = 0; count < cross->n_counts; count++) {
        for (guint atom = 0; atom < n_atoms; atom++)
            fill_row(work, count, atom);
    }
}

static guint64 sum_of_set(const Work *work, guint count, guint set, guint column)
{
    guint64 sum = 0;

    for (guint atom = 0; atom < work->cross->nest->n_atoms; atom++) {
        if (eql_nest_has(work->cross->nest, set, atom))
            sum += row_at(work, count, atom)[column];
    }
    return sum;
}

static guint64 sum_of_column(const Work *work, guint count, guint column)
{
    guint64 sum = 0;

    for (guint atom = 0; atom < work->cross->nest->n_atoms; atom++)
        sum += row_at(work, count, atom)[column];
    return sum;
}

static guint64 sum_of_class(const Work *work, guint count, const guint *class_of, guint in_class,
                            guint column)
{
    guint64 sum = 0;

    for (guint atom = 0; atom < work->cross->nest->n_atoms; atom++) {
        if (class_of[atom] == in_class)
            sum += row_at(work, count, atom)[column];
    }
    return sum;
}

/* What is known of a row's own count within a class. */
static EqlRange row_range(const Work *work, guint count, guint set, const guint *class_of,
                          guint in_class)
{
    const EqlCross *cross = work->cross;
    const EqlCrossCount *in = &cross->counts[count];
    g_autofree guint64 *rows = g_new(guint64, MAX(cross->nest->n_atoms, 1));
    EqlTable table = {.nest = cross->nest,
                      .n_counts = 1,
                      .counts = rows,
                      .room = in->room,
                      .room_hidden = in->room_hidden};

    for (guint atom = 0; atom < cross->nest->n_atoms; atom++)
        rows[atom] = row_at(work, count, atom)[all_columns(work)];
    return eql_table_range(&table, in->row_hidden, 0, set, class_of, in_class);
}

/* Columns are flat: the hidden ones share what they hold, the others are known. */
static EqlRange column_range(const Work *work, guint count, guint column)
{
    const gboolean *hidden = work->cross->counts[count].column_hidden;
    guint64 own = sum_of_column(work, count, column);
    guint64 shared = 0;

    if (!hidden[column])
        return (EqlRange){own, own};
    for (guint other = 0; other < work->cross->n_columns; other++)
        shared += hidden[other] ? sum_of_column(work, count, other) : 0;
    return (EqlRange){0, shared};
}

static guint64 beyond(guint64 one, guint64 two, guint64 whole)
{
    return one + two > whole ? one + two - whole : 0;
}

static gboolean class_meets_set(const EqlNest *nest, const guint *class_of, guint in_class,
                                guint set)
{
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (class_of[atom] == in_class && eql_nest_has(nest, set, atom))
            return TRUE;
    }
    return FALSE;
}

/* The cell of a set in a column, by what open rows show of its classes. */
static EqlRange range_in_classes(const Work *work, const EqlGap *gap, guint column,
                                 const gboolean *closed)
{
    const EqlNest *nest = work->cross->nest;
    g_autofree guint *class_of = g_new(guint, MAX(nest->n_atoms, 1));
    guint n_classes = eql_nest_classes(nest, closed, class_of);
    EqlRange range = {0, 0};

    for (guint i = 0; i < n_classes; i++) {
        EqlRange row;
        guint64 held, whole;

        if (!class_meets_set(nest, class_of, i, gap->set))
            continue;
        row = row_range(work, gap->count, gap->set, class_of, i);
        held = sum_of_class(work, gap->count, class_of, i, column);
        whole = sum_of_class(work, gap->count, class_of, i, all_columns(work));
        range.low += beyond(row.low, held, whole);
        range.high += MIN(row.high, held);
    }
    return range;
}

/* The room of a set's cell, or of its whole row. */
static guint64 room_of(const Work *work, const EqlGap *gap, guint column)
{
    const EqlCross *cross = work->cross;
    const guint64 *rooms = cross->counts[gap->count].cell_room;
    guint64 room = 0;

    for (guint atom = 0; atom < cross->nest->n_atoms; atom++) {
        for (guint i = 0; i < cross->n_columns; i++) {
            if (eql_nest_has(cross->nest, gap->set, atom) &&
                (column == i || column == all_columns(work)))
                room += rooms[atom * cross->n_columns + i];
        }
    }
    return room;
}

static gboolean room_is_shown(const Work *work, const EqlGap *gap)
{
    const EqlCrossCount *count = &work->cross->counts[gap->count];

    return count->cell_room != NULL && !count->closed_rooms[gap->set] &&
           !count->closed_room_columns[gap->column];
}

/* What the set's classes hold in the column beyond what their other rows have room for. */
static guint64 beyond_others(const Work *work, const EqlGap *gap, const gboolean *closed)
{
    const EqlCross *cross = work->cross;
    const guint64 *rooms = cross->counts[gap->count].cell_room;
    g_autofree guint *class_of = g_new(guint, MAX(cross->nest->n_atoms, 1));
    guint n_classes = eql_nest_classes(cross->nest, closed, class_of);
    guint64 held = 0, room = 0;

    for (guint i = 0; i < n_classes; i++) {
        if (!class_meets_set(cross->nest, class_of, i, gap->set))
            continue;
        for (guint atom = 0; atom < cross->nest->n_atoms; atom++) {
            if (class_of[atom] != i)
                continue;
            held += row_at(work, gap->count, atom)[gap->column];
            if (!eql_nest_has(cross->nest, gap->set, atom))
                room += rooms[atom * cross->n_columns + gap->column];
        }
    }
    return held > room ? held - room : 0;
}

/* Where the cell's room is shown, no more than that; and what the row's other cells have no
 * room for must be here. */
static EqlRange range_in_room(const Work *work, const EqlGap *gap, const gboolean *closed,
                              EqlRange range)
{
    const EqlCrossCount *count = &work->cross->counts[gap->count];
    guint64 room, row, others;

    if (!room_is_shown(work, gap))
        return range;
    room = room_of(work, gap, gap->column);
    row = sum_of_set(work, gap->count, gap->set, all_columns(work));
    others = room_of(work, gap, all_columns(work)) - room;
    range.high = MIN(range.high, room);
    if (!count->row_hidden[gap->set] && row > others)
        range.low = MAX(range.low, row - others);
    range.low = MAX(range.low, beyond_others(work, gap, closed));
    return range;
}

static EqlRange cell_range(const Work *work, const EqlGap *gap, const gboolean *closed)
{
    EqlRange own, range;

    if (!work->cross->closed_columns[gap->column])
        return range_in_classes(work, gap, gap->column, closed);
    own = column_range(work, gap->count, gap->column);
    range = range_in_classes(work, gap, closed_columns(work), closed);
    return (EqlRange){
        beyond(range.low, own.low, sum_of_column(work, gap->count, closed_columns(work))),
        MIN(range.high, own.high)};
}

/* Where a margin that is shown is nothing or everything, the cell is no more than margins say. */
static gboolean is_plain(const Work *work, const EqlGap *gap, guint64 k)
{
    const EqlCrossCount *count = &work->cross->counts[gap->count];
    guint64 row = sum_of_set(work, gap->count, gap->set, all_columns(work));
    guint64 column = sum_of_column(work, gap->count, gap->column);
    guint64 whole = sum_of_column(work, gap->count, all_columns(work));

    if (room_is_shown(work, gap) && room_of(work, gap, gap->column) == 0)
        return TRUE;
    return whole < k || (!count->row_hidden[gap->set] && (row == 0 || row == whole)) ||
           (!count->column_hidden[gap->column] && (column == 0 || column == whole));
}

static guint64 cross_width(EqlPattern *pattern, const EqlGap *gap)
{
    EqlRange range = range_in_room(pattern->data, gap, pattern->hidden,
                                   cell_range(pattern->data, gap, pattern->hidden));

    return range.high > range.low ? MIN(range.high - range.low, pattern->k) : 0;
}

static gboolean is_gap(EqlPattern *pattern, const EqlGap *gap)
{
    const Work *work = pattern->data;

    if (!pattern->hidden[gap->set] && !work->cross->closed_columns[gap->column])
        return FALSE;
    return !is_plain(work, gap, pattern->k) && cross_width(pattern, gap) < pattern->k;
}

static gboolean all_are_hidden(const EqlPattern *pattern)
{
    for (guint set = 0; set < pattern->nest->n_sets; set++) {
        if (!pattern->hidden[set])
            return FALSE;
    }
    return TRUE;
}

static gboolean find_in_cross(EqlPattern *pattern, EqlGap *gap)
{
    const EqlCross *cross = ((const Work *)pattern->data)->cross;
    guint cells = cross->n_counts * cross->n_columns;

    /* a cross that shows nothing gives nothing away */
    if (all_are_hidden(pattern))
        return FALSE;
    for (guint i = 0; i < pattern->nest->n_sets * cells; i++) {
        *gap = (EqlGap){i / cells, i % cells / cross->n_columns, i % cross->n_columns};
        if (is_gap(pattern, gap))
            return TRUE;
    }
    return FALSE;
}

void eql_cross_protect(const EqlCross *cross, guint64 k, gboolean *closed)
{
    const EqlNest *nest = cross->nest;
    g_autofree guint64 *weight = g_new(guint64, MAX(nest->n_sets, 1));
    Work work;
    EqlPattern pattern = {.nest = nest,
                          .hidden = closed,
                          .weight = weight,
                          .k = k,
                          .data = &work,
                          .find = find_in_cross,
                          .width = cross_width};

    work_init(&work, cross);
    for (guint set = 0; set < nest->n_sets; set++) {
        weight[set] = 1;
        for (guint count = 0; count < cross->n_counts; count++)
            weight[set] += sum_of_set(&work, count, set, all_columns(&work));
    }
    if (!eql_pattern_close(&pattern)) {
        for (guint set = 0; set < nest->n_sets; set++)
            closed[set] = TRUE;
    }
    g_free(work.sums);
}
