/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding.h"

#include "analysis/hiding-nest.h"
#include "analysis/join.h"
#include "analysis/roll-count.h"

/* Rows are the characteristic with more groups: it is the one whose small groups close, so
 * fewer people are hidden than the other way round. Ethnic groups are always rows, for
 * columns have no levels of detail. */
struct _EqlHiddenCross {
    gboolean turned; /* rows are by[1] */
    EqlGroupNest *rows, *columns;
    gboolean *closed_rows;                    /* [row set] */
    gboolean *closed_columns;                 /* [column] */
    gboolean *no_roll_rows, *no_roll_columns; /* of those, what hides the number on roll too */
    guint64 *roll;                            /* [row atom * columns + column] */
    guint64 on_roll;
};

/* One count on its way into a cross. */
typedef struct {
    EqlCells *cells;
    EqlJoined joined;
    const char *kind; /* NULL: the census, or an audience's answers */
    const EqlAudienceData *data;
    guint64 *counts, *room; /* as EqlCrossCount has them */
    gboolean *room_hidden, *row_hidden, *column_hidden;
} Source;

static void source_free(gpointer data)
{
    Source *source = data;

    eql_cells_free(source->cells);
    g_free(source->counts);
    g_free(source->room);
    g_free(source->room_hidden);
    g_free(source->row_hidden);
    g_free(source->column_hidden);
    g_free(source);
}

static Source *source_new(const EqlDataset *dataset, const char *const *by, const char *kind,
                          const EqlAudienceData *data)
{
    Source *source = g_new0(Source, 1);

    source->kind = kind;
    source->data = data;
    source->cells = eql_cells_new(dataset->codes, by, 2, EQL_DETAIL_AS_GIVEN);
    eql_cells_add_census(source->cells, dataset->census);
    if (kind != NULL)
        source->joined = eql_cells_add_outcomes(source->cells, dataset, kind);
    else if (data != NULL)
        eql_cells_add_answers(source->cells, data->responses, &source->joined);
    return source;
}

static guint64 people_of(const Source *source, const EqlCell *cell)
{
    if (source->kind == NULL && source->data == NULL)
        return cell->census;
    return source->joined.pupils_known ? cell->pupils : cell->events;
}

static void add_kind(GPtrArray *kinds, const char *kind)
{
    if (kind != NULL && !g_ptr_array_find_with_equal_func(kinds, kind, g_str_equal, NULL))
        g_ptr_array_add(kinds, (gpointer)kind);
}

/* In the order in which they are met (char*, borrowed). */
static GPtrArray *outcome_kinds(const EqlDataset *dataset)
{
    const EqlOutcomes *outcomes = dataset->outcomes;
    GPtrArray *kinds = g_ptr_array_new();

    for (guint i = 0; outcomes != NULL && i < outcomes->n; i++)
        add_kind(kinds, g_ptr_array_index(outcomes->kinds, i));
    return kinds;
}

/* Where more than one in ten have an outcome, the number on roll may leave a hidden cell
 * little room. Such a kind, of which there is much to show, closes the number on roll as well;
 * rarer ones would close it nearly everywhere, and have room. */
static gboolean is_frequent(const Source *source)
{
    guint64 on_roll = 0, people = 0;

    for (guint i = 0; i < source->cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(source->cells->cells, EqlCell, i);

        on_roll += cell->census;
        people += people_of(source, cell);
    }
    return source->joined.pupils_known && on_roll > 0 && 10 * people > on_roll;
}

/* What closes the number on roll: the census, and every frequent kind. */
static GPtrArray *roll_sources(const EqlDataset *dataset, const char *const *by)
{
    GPtrArray *sources = g_ptr_array_new_with_free_func(source_free);
    g_autoptr(GPtrArray) kinds = outcome_kinds(dataset);

    g_ptr_array_add(sources, source_new(dataset, by, NULL, NULL));
    for (guint i = 0; i < kinds->len; i++) {
        Source *source = source_new(dataset, by, g_ptr_array_index(kinds, i), NULL);

        if (source->joined.found && is_frequent(source))
            g_ptr_array_add(sources, source);
        else
            source_free(source);
    }
    return sources;
}

/* ── the groups of rows and columns ── */

static guint place_of(GPtrArray *atoms, const char *code)
{
    guint place;

    if (g_ptr_array_find_with_equal_func(atoms, code, g_str_equal, &place))
        return place;
    g_ptr_array_add(atoms, (gpointer)code);
    return atoms->len - 1;
}

static const char *code_of(const Source *source, const EqlCell *cell, guint by)
{
    return eql_level_code(source->cells->levels[by], cell->part[by]);
}

static EqlGroupNest *nest_of(const EqlDataset *dataset, GPtrArray *sources, const char *by,
                             guint number)
{
    g_autoptr(GPtrArray) atoms = g_ptr_array_new();

    for (guint i = 0; i < sources->len; i++) {
        const Source *source = g_ptr_array_index(sources, i);

        for (guint j = 0; j < source->cells->cells->len; j++)
            place_of(atoms,
                     code_of(source, &g_array_index(source->cells->cells, EqlCell, j), number));
    }
    return eql_group_nest_new(dataset->codes, by, atoms);
}

/* By the census, so that it does not depend on who asks. */
static guint groups_on_roll(GPtrArray *sources, guint by)
{
    const Source *census = g_ptr_array_index(sources, 0);
    g_autoptr(GPtrArray) met = g_ptr_array_new();

    for (guint i = 0; i < census->cells->cells->len; i++)
        place_of(met, code_of(census, &g_array_index(census->cells->cells, EqlCell, i), by));
    return met->len;
}

static gboolean second_is_rows(const EqlHiddenCross *cross, GPtrArray *sources)
{
    const EqlGroupNest *first = cross->rows;
    const EqlGroupNest *second = cross->columns;
    guint in_first = groups_on_roll(sources, 0);
    guint in_second = groups_on_roll(sources, 1);

    if (first->nest.n_levels != second->nest.n_levels)
        return second->nest.n_levels > first->nest.n_levels;
    if (in_first != in_second)
        return in_second > in_first;
    return g_strcmp0(second->characteristic, first->characteristic) < 0;
}

static void find_rows(EqlHiddenCross *cross, const EqlDataset *dataset, GPtrArray *sources,
                      const char *const *by)
{
    cross->rows = nest_of(dataset, sources, by[0], 0);
    cross->columns = nest_of(dataset, sources, by[1], 1);
    cross->turned = second_is_rows(cross, sources);
    if (cross->turned) {
        EqlGroupNest *rows = cross->columns;

        cross->columns = cross->rows;
        cross->rows = rows;
    }
    cross->closed_rows = g_new0(gboolean, MAX(cross->rows->nest.n_sets, 1));
    cross->closed_columns = g_new0(gboolean, MAX(cross->columns->nest.n_sets, 1));
    cross->no_roll_rows = g_new0(gboolean, MAX(cross->rows->nest.n_sets, 1));
    cross->no_roll_columns = g_new0(gboolean, MAX(cross->columns->nest.n_sets, 1));
}

static void fill_counts(const EqlHiddenCross *cross, Source *source)
{
    guint n_rows = cross->rows->nest.n_atoms;
    guint n_columns = cross->columns->nest.n_sets;

    source->counts = g_new0(guint64, MAX(n_rows * n_columns, 1));
    source->room = g_new0(guint64, MAX(n_rows, 1));
    for (guint i = 0; i < source->cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(source->cells->cells, EqlCell, i);
        guint row = place_of(cross->rows->atoms, code_of(source, cell, cross->turned));
        guint column = 0;

        eql_group_nest_find(cross->columns, EQL_DETAIL_FULL, code_of(source, cell, !cross->turned),
                            &column);
        source->counts[row * n_columns + column] += people_of(source, cell);
        source->room[row] += people_of(source, cell) > cell->census ? EQL_NO_LIMIT : cell->census;
    }
}

static void fill_all(EqlHiddenCross *cross, GPtrArray *sources)
{
    const Source *census = g_ptr_array_index(sources, 0);
    guint cells = cross->rows->nest.n_atoms * cross->columns->nest.n_sets;

    for (guint i = 0; i < sources->len; i++)
        fill_counts(cross, g_ptr_array_index(sources, i));
    cross->roll = g_memdup2(census->counts, MAX(cells, 1) * sizeof(guint64));
    for (guint i = 0; i < cells; i++)
        cross->on_roll += cross->roll[i];
}

/* ── what is hidden without the cross ── */

static const EqlHidden *hidden_of(const EqlDataset *dataset, const Source *source,
                                  const char *characteristic, EqlRungs rungs)
{
    if (source->kind != NULL)
        return eql_hidden_in_outcomes_to(dataset, source->kind, characteristic, rungs);
    if (source->data != NULL)
        return eql_hidden_in_answers_to(dataset, source->data, characteristic, rungs);
    return eql_hidden_on_census_to(dataset, characteristic, rungs);
}

static void close_with(gboolean *closed, const gboolean *hidden, guint n)
{
    for (guint i = 0; i < n; i++)
        closed[i] = closed[i] || hidden[i];
}

/* Which rows and columns show nothing, of the roll or of what is asked for. */
typedef struct {
    gboolean *rows, *columns;
} Closed;

static void close_margins(const EqlHiddenCross *cross, const EqlDataset *dataset, Source *source,
                          EqlRungs rungs, Closed closed)
{
    const char *row_name = cross->rows->characteristic;
    const char *column_name = cross->columns->characteristic;
    const EqlHidden *base = eql_hidden_on_census_to(dataset, row_name, rungs);
    const EqlHidden *rows = hidden_of(dataset, source, row_name, rungs);
    const EqlHidden *columns = hidden_of(dataset, source, column_name, rungs);

    g_free(source->room_hidden);
    g_free(source->row_hidden);
    g_free(source->column_hidden);
    source->room_hidden = eql_hidden_sets(base, cross->rows);
    source->row_hidden = eql_hidden_sets(rows, cross->rows);
    source->column_hidden = eql_hidden_sets(columns, cross->columns);
    close_with(closed.rows, source->row_hidden, cross->rows->nest.n_sets);
    close_with(closed.columns, source->column_hidden, cross->columns->nest.n_sets);
}

static void close_few(const EqlHiddenCross *cross, const Source *source, guint64 k, Closed closed)
{
    const EqlNest *nest = &cross->rows->nest;
    guint n_columns = cross->columns->nest.n_sets;

    for (guint i = 0; i < nest->n_sets * n_columns; i++) {
        guint set = i / n_columns, column = i % n_columns;
        guint64 people = 0;

        for (guint atom = 0; atom < nest->n_atoms; atom++)
            people += eql_nest_has(nest, set, atom) ? source->counts[atom * n_columns + column] : 0;
        if (!closed.columns[column] && eql_is_few(people, k))
            closed.rows[set] = TRUE;
    }
}

/* Outcomes of pupils have room in the numbers on roll, where these are shown. */
static EqlCrossCount count_of(const EqlHiddenCross *cross, const Source *source, Closed roll)
{
    EqlCrossCount count = {.counts = source->counts,
                           .row_hidden = source->row_hidden,
                           .column_hidden = source->column_hidden};

    if (source->kind == NULL || !source->joined.pupils_known)
        return count;
    count.room = source->room;
    count.room_hidden = source->room_hidden;
    count.cell_room = cross->roll;
    count.closed_rooms = roll.rows;
    count.closed_room_columns = roll.columns;
    return count;
}

/* Those from `first` on. */
static void close_sources(const EqlHiddenCross *cross, const EqlDataset *dataset,
                          GPtrArray *sources, guint first, guint n, EqlRungs rungs, Closed closed,
                          Closed roll)
{
    guint64 k = rungs.k[rungs.n - 1];
    g_autofree EqlCrossCount *counts = g_new0(EqlCrossCount, n);
    EqlCross numbers = {.nest = &cross->rows->nest,
                        .n_columns = cross->columns->nest.n_sets,
                        .n_counts = n,
                        .counts = counts,
                        .closed_columns = closed.columns};

    for (guint i = 0; i < n; i++)
        close_margins(cross, dataset, g_ptr_array_index(sources, first + i), rungs, closed);
    for (guint i = 0; i < n; i++) {
        const Source *source = g_ptr_array_index(sources, first + i);

        close_few(cross, source, k, closed);
        counts[i] = count_of(cross, source, roll);
    }
    eql_cross_protect(&numbers, k, closed.rows);
}

/* The last of the sources is what is asked for, those before it close the roll. */
static void close_cross(EqlHiddenCross *cross, const EqlDataset *dataset, GPtrArray *sources)
{
    EqlRungs rungs = eql_rungs_of(dataset);
    Closed roll = {cross->no_roll_rows, cross->no_roll_columns};
    Closed closed = {cross->closed_rows, cross->closed_columns};
    guint last = sources->len - 1;

    for (guint i = 0; i < rungs.n; i++) {
        EqlRungs so_far = {.k = {rungs.k[0], rungs.k[1]}, .n = i + 1};

        close_sources(cross, dataset, sources, 0, last, so_far, roll, roll);
        close_with(closed.rows, roll.rows, cross->rows->nest.n_sets);
        close_with(closed.columns, roll.columns, cross->columns->nest.n_sets);
        close_sources(cross, dataset, sources, last, 1, so_far, closed, roll);
    }
}

EqlHiddenCross *eql_hidden_in_cross(const EqlDataset *dataset, const char *kind,
                                    const EqlAudienceData *data, const char *const by[2])
{
    g_autoptr(GPtrArray) sources = roll_sources(dataset, by);
    EqlHiddenCross *cross = g_new0(EqlHiddenCross, 1);

    g_ptr_array_add(sources, source_new(dataset, by, data == NULL ? kind : NULL, data));
    find_rows(cross, dataset, sources, by);
    fill_all(cross, sources);
    close_cross(cross, dataset, sources);
    return cross;
}

void eql_hidden_cross_free(EqlHiddenCross *cross)
{
    if (cross == NULL)
        return;
    eql_group_nest_free(cross->rows);
    eql_group_nest_free(cross->columns);
    g_free(cross->closed_rows);
    g_free(cross->closed_columns);
    g_free(cross->no_roll_rows);
    g_free(cross->no_roll_columns);
    g_free(cross->roll);
    g_free(cross);
}

/* ── reading ── */

/* FALSE where nobody is in one of the groups. */
static gboolean find_cell(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                          const char *second, guint *row, guint *column)
{
    return eql_group_nest_find(cross->rows, detail, cross->turned ? second : first, row) &&
           eql_group_nest_find(cross->columns, detail, cross->turned ? first : second, column);
}

gboolean eql_hidden_cross_has(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                              const char *second)
{
    guint row, column;

    return find_cell(cross, detail, first, second, &row, &column) &&
           (cross->closed_rows[row] || cross->closed_columns[column]);
}

gboolean eql_hidden_cross_has_roll(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                                   const char *second)
{
    guint row, column;

    return find_cell(cross, detail, first, second, &row, &column) &&
           (cross->no_roll_rows[row] || cross->no_roll_columns[column]);
}

static guint64 roll_of_row(const EqlHiddenCross *cross, guint set)
{
    guint n_columns = cross->columns->nest.n_sets;
    guint64 sum = 0;

    for (guint i = 0; i < cross->rows->nest.n_atoms * n_columns; i++)
        sum += eql_nest_has(&cross->rows->nest, set, i / n_columns) ? cross->roll[i] : 0;
    return sum;
}

static guint64 roll_of_column(const EqlHiddenCross *cross, guint column)
{
    guint n_columns = cross->columns->nest.n_sets;
    guint64 sum = 0;

    for (guint i = 0; i < cross->rows->nest.n_atoms; i++)
        sum += cross->roll[i * n_columns + column];
    return sum;
}

int eql_hidden_cross_is_plain(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                              const char *second)
{
    guint row, column;

    if (cross->on_roll == 0 || !find_cell(cross, detail, first, second, &row, &column))
        return -1;
    if (roll_of_row(cross, row) == cross->on_roll)
        return cross->turned ? 0 : 1;
    if (roll_of_column(cross, column) == cross->on_roll)
        return cross->turned ? 1 : 0;
    return -1;
}
