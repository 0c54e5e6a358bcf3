/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-frame.h"

static const EqlCrossCount *count_at(const EqlCrossFrame *frame, guint number)
{
    return g_ptr_array_index(frame->tables->counts, number);
}

/* ── classes ── */

/* How many classes the census leaves of a characteristic's groups. */
static guint find_classes(const EqlGroupNest *groups, const gboolean *closed, guint **class_of)
{
    *class_of = g_new0(guint, MAX(groups->nest.n_atoms, 1));
    return eql_nest_classes(&groups->nest, closed, *class_of);
}

static void find_sets(EqlCrossFrame *frame, const gboolean *closed_rows,
                      const gboolean *closed_columns)
{
    const EqlNest *nest = &frame->tables->rows->nest;

    frame->sets = g_new(guint, MAX(frame->n_rows * nest->n_levels, 1));
    for (guint i = 0; i < nest->n_atoms * nest->n_levels; i++) {
        guint set = nest->set_of[i];

        frame->sets[frame->row_of[i / nest->n_levels] * nest->n_levels + i % nest->n_levels] =
            closed_rows[set] ? EQL_NO_SET : set;
    }
    frame->shown_column = g_new(guint, MAX(frame->n_columns, 1));
    for (guint column = 0; column < frame->tables->n_columns; column++)
        frame->shown_column[frame->column_of[column]] =
            closed_columns[column] ? EQL_NO_SET : column;
}

/* Broad groups are what most people look at first, and of broad groups with few parts it would
 * often be cheaper to hide the whole. */
static void find_worth(EqlCrossFrame *frame)
{
    const EqlNest *nest = &frame->tables->rows->nest;

    frame->worth = g_new(guint, MAX(nest->n_sets, 1));
    for (guint i = 0; i < nest->n_atoms * nest->n_levels; i++)
        frame->worth[nest->set_of[i]] = nest->n_levels - i % nest->n_levels;
}

static guint cell_of(const EqlCrossFrame *frame, guint atoms)
{
    guint row = frame->row_of[atoms / frame->tables->n_columns];

    return row * frame->width + frame->column_of[atoms % frame->tables->n_columns];
}

static void add_count(EqlCrossFrame *frame, guint number)
{
    const EqlCrossCount *count = count_at(frame, number);
    guint n = frame->tables->n_rows * frame->tables->n_columns;
    gint *people = frame->people[number] = g_new0(gint, frame->n_cells);
    gboolean *bound = frame->bound[number] = g_new0(gboolean, frame->n_cells);

    for (guint atoms = 0; atoms < n; atoms++)
        people[cell_of(frame, atoms)] += (gint)count->people[atoms];
    for (guint atoms = 0; atoms < n; atoms++)
        bound[cell_of(frame, atoms)] = TRUE;
    for (guint atoms = 0; atoms < n; atoms++) {
        if (!eql_cross_tables_is_bound(frame->tables, count, atoms))
            bound[cell_of(frame, atoms)] = FALSE;
    }
}

static void add_counts(EqlCrossFrame *frame)
{
    frame->people = g_new(gint *, frame->tables->counts->len);
    frame->bound = g_new(gboolean *, frame->tables->counts->len);
    for (guint i = 0; i < frame->tables->counts->len; i++)
        add_count(frame, i);
}

/* ── parts ── */

static EqlPart part(gboolean some, gboolean whole)
{
    if (!some)
        return EQL_PART_NONE;
    return whole ? EQL_PART_WHOLE : EQL_PART_SOME;
}

static EqlPart row_part(const EqlCrossFrame *frame, guint set, guint row)
{
    const EqlNest *nest = &frame->tables->rows->nest;
    gboolean some = FALSE, whole = TRUE;

    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (frame->row_of[atom] != row)
            continue;
        some = some || eql_nest_has(nest, set, atom);
        whole = whole && eql_nest_has(nest, set, atom);
    }
    return part(some, whole);
}

static EqlPart column_part(const EqlCrossFrame *frame, guint own, guint column)
{
    gboolean whole = TRUE;

    for (guint i = 0; i < frame->tables->n_columns; i++)
        whole = whole && (i == own || frame->column_of[i] != column);
    return part(frame->column_of[own] == column, whole);
}

static void find_parts(EqlCrossFrame *frame)
{
    guint n_sets = frame->tables->rows->nest.n_sets, n_own = frame->tables->n_columns;

    frame->row_parts = g_new(EqlPart, MAX(n_sets * frame->n_rows, 1));
    for (guint i = 0; i < n_sets * frame->n_rows; i++)
        frame->row_parts[i] = row_part(frame, i / frame->n_rows, i % frame->n_rows);
    frame->column_parts = g_new(EqlPart, MAX(n_own * frame->n_columns, 1));
    for (guint i = 0; i < n_own * frame->n_columns; i++)
        frame->column_parts[i] = column_part(frame, i / frame->n_columns, i % frame->n_columns);
}

/* Rows that hold something of the set, by columns that hold something of the column. */
static void add_parts(const EqlCrossFrame *frame, guint cell, GArray *parts)
{
    const EqlPart *rows = frame->row_parts + cell / frame->tables->n_columns * frame->n_rows;
    const EqlPart *columns =
        frame->column_parts + cell % frame->tables->n_columns * frame->n_columns;

    for (guint row = 0; row < frame->n_rows; row++) {
        for (guint column = 0; rows[row] != EQL_PART_NONE && column < frame->n_columns; column++) {
            EqlCrossPart part = {row * frame->width + column, MIN(rows[row], columns[column])};

            if (part.part != EQL_PART_NONE)
                g_array_append_val(parts, part);
        }
    }
}

static void list_parts(EqlCrossFrame *frame)
{
    guint n = frame->tables->rows->nest.n_sets * frame->tables->n_columns;
    GArray *parts = g_array_new(FALSE, FALSE, sizeof(EqlCrossPart));

    frame->first_part = g_new(guint, n + 1);
    for (guint cell = 0; cell < n; cell++) {
        frame->first_part[cell] = parts->len;
        add_parts(frame, cell, parts);
    }
    frame->first_part[n] = parts->len;
    frame->parts = (EqlCrossPart *)(gpointer)g_array_free(parts, FALSE);
}

EqlCrossRange eql_cross_frame_range(const EqlCrossFrame *frame, const gint *people, guint cell)
{
    EqlCrossRange range = {0, 0};

    for (guint i = frame->first_part[cell]; i < frame->first_part[cell + 1]; i++) {
        EqlCrossPart part = frame->parts[i];

        range.high += people[part.cell];
        range.low += part.part == EQL_PART_WHOLE ? people[part.cell] : 0;
    }
    return range;
}

/* ── all of it ── */

static gboolean *closed_on_census(const EqlDataset *dataset, const EqlGroupNest *groups,
                                  EqlRungs rungs)
{
    return eql_hidden_sets(eql_hidden_on_census_to(dataset, groups->characteristic, rungs), groups);
}

EqlCrossFrame *eql_cross_frame_new(const EqlDataset *dataset, const EqlCrossTables *tables,
                                   EqlRungs rungs)
{
    EqlCrossFrame *frame = g_new0(EqlCrossFrame, 1);
    g_autofree gboolean *closed_rows = closed_on_census(dataset, tables->rows, rungs);
    g_autofree gboolean *closed_columns = closed_on_census(dataset, tables->columns, rungs);

    frame->tables = tables;
    frame->n_rows = find_classes(tables->rows, closed_rows, &frame->row_of);
    frame->n_columns = find_classes(tables->columns, closed_columns, &frame->column_of);
    frame->width = frame->n_columns + 1;
    frame->n_cells = (frame->n_rows + 1) * frame->width;
    find_sets(frame, closed_rows, closed_columns);
    find_worth(frame);
    add_counts(frame);
    find_parts(frame);
    list_parts(frame);
    return frame;
}

void eql_cross_frame_free(EqlCrossFrame *frame)
{
    if (frame == NULL)
        return;
    for (guint i = 0; i < frame->tables->counts->len; i++) {
        g_free(frame->people[i]);
        g_free(frame->bound[i]);
    }
    g_free(frame->people);
    g_free(frame->bound);
    g_free(frame->row_of);
    g_free(frame->column_of);
    g_free(frame->sets);
    g_free(frame->shown_column);
    g_free(frame->worth);
    g_free(frame->parts);
    g_free(frame->first_part);
    g_free(frame->row_parts);
    g_free(frame->column_parts);
    g_free(frame);
}
