/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-tables.h"

#include "analysis/join.h"
#include "analysis/roll-count.h"

static void count_free(gpointer data)
{
    EqlCrossCount *count = data;

    g_free(count->people);
    g_free(count->of_row);
    g_free(count->of_column);
    g_free(count);
}

static void tables_free(gpointer data)
{
    EqlCrossTables *tables = data;

    eql_group_nest_free(tables->rows);
    eql_group_nest_free(tables->columns);
    g_ptr_array_unref(tables->counts);
    g_free(tables);
}

/* ── counting ── */

/* A count, and the cells it was counted in. */
typedef struct {
    EqlCrossCount *count;
    EqlCells *cells;
    gboolean pupils_known;
} Counted;

static void counted_clear(gpointer data)
{
    eql_cells_free(((Counted *)data)->cells);
}

static Counted *add_counted(GArray *all, const EqlDataset *dataset, const char *const *by)
{
    Counted counted = {.count = g_new0(EqlCrossCount, 1),
                       .cells = eql_cells_new(dataset->codes, by, 2, EQL_DETAIL_AS_GIVEN)};

    g_array_append_val(all, counted);
    return &g_array_index(all, Counted, all->len - 1);
}

static void drop_last(GArray *all)
{
    count_free(g_array_index(all, Counted, all->len - 1).count);
    g_array_set_size(all, all->len - 1);
}

static void add_kind(GArray *all, const EqlDataset *dataset, const char *const *by,
                     const char *kind)
{
    Counted *counted = add_counted(all, dataset, by);
    EqlJoined joined = eql_cells_add_outcomes(counted->cells, dataset, kind);

    counted->count->kind = kind;
    counted->pupils_known = joined.pupils_known;
    counted->count->capped = joined.pupils_known;
    if (!joined.found)
        drop_last(all);
}

static void add_audience(GArray *all, const EqlDataset *dataset, const char *const *by,
                         const EqlAudienceData *data)
{
    Counted *counted = add_counted(all, dataset, by);
    EqlJoined joined;

    counted->count->data = data;
    counted->count->capped = g_str_equal(data->audience, "pupil");
    counted->pupils_known = TRUE;
    if (!eql_cells_add_answers(counted->cells, data->responses, &joined))
        drop_last(all);
}

static gboolean is_met_before(const EqlOutcomes *outcomes, guint event)
{
    for (guint i = 0; i < event; i++) {
        if (g_str_equal(g_ptr_array_index(outcomes->kinds, i),
                        g_ptr_array_index(outcomes->kinds, event)))
            return TRUE;
    }
    return FALSE;
}

static GArray *count_all(const EqlDataset *dataset, const char *const *by)
{
    GArray *all = g_array_new(FALSE, FALSE, sizeof(Counted));
    g_autoptr(GPtrArray) answers = eql_dataset_all_answers(dataset);
    const EqlOutcomes *outcomes = dataset->outcomes;

    g_array_set_clear_func(all, counted_clear);
    eql_cells_add_census(add_counted(all, dataset, by)->cells, dataset->census);
    for (guint i = 0; outcomes != NULL && i < outcomes->n; i++) {
        if (!is_met_before(outcomes, i))
            add_kind(all, dataset, by, g_ptr_array_index(outcomes->kinds, i));
    }
    for (guint i = 0; i < answers->len; i++)
        add_audience(all, dataset, by, g_ptr_array_index(answers, i));
    return all;
}

/* ── into tables ── */

static const char *code_of(const Counted *counted, const EqlCell *cell, guint by)
{
    return eql_level_code(counted->cells->levels[by], cell->part[by]);
}

static EqlGroupNest *nest_of(const EqlDataset *dataset, const GArray *all, const char *name,
                             guint by)
{
    g_autoptr(GPtrArray) atoms = g_ptr_array_new();

    for (guint i = 0; i < all->len; i++) {
        const Counted *counted = &g_array_index(all, Counted, i);

        for (guint j = 0; j < counted->cells->cells->len; j++) {
            const char *code =
                code_of(counted, &g_array_index(counted->cells->cells, EqlCell, j), by);

            if (!g_ptr_array_find_with_equal_func(atoms, code, g_str_equal, NULL))
                g_ptr_array_add(atoms, (gpointer)code);
        }
    }
    return eql_group_nest_new(dataset->codes, name, atoms);
}

static guint place_of(GPtrArray *atoms, const char *code)
{
    guint place = 0;

    g_ptr_array_find_with_equal_func(atoms, code, g_str_equal, &place);
    return place;
}

static guint people_of(const Counted *counted, const EqlCell *cell)
{
    const EqlCrossCount *count = counted->count;

    if (count->kind == NULL && count->data == NULL)
        return (guint)cell->census;
    return (guint)(counted->pupils_known ? cell->pupils : cell->events);
}

static void fill_count(EqlCrossTables *tables, Counted *counted)
{
    counted->count->people = g_new0(guint, MAX(tables->n_rows * tables->n_columns, 1));
    for (guint i = 0; i < counted->cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(counted->cells->cells, EqlCell, i);
        guint row = place_of(tables->rows->atoms, code_of(counted, cell, 0));
        guint column = place_of(tables->columns->atoms, code_of(counted, cell, 1));

        counted->count->people[row * tables->n_columns + column] += people_of(counted, cell);
    }
    g_ptr_array_add(tables->counts, counted->count);
}

static void fill_sums(const EqlCrossTables *tables, EqlCrossCount *count)
{
    count->of_row = g_new0(guint, MAX(tables->n_rows, 1));
    count->of_column = g_new0(guint, MAX(tables->n_columns, 1));
    for (guint cell = 0; cell < tables->n_rows * tables->n_columns; cell++) {
        count->of_row[cell / tables->n_columns] += count->people[cell];
        count->of_column[cell % tables->n_columns] += count->people[cell];
    }
}

static EqlCrossTables *tables_new(const EqlDataset *dataset, const char *const *by)
{
    EqlCrossTables *tables = g_new0(EqlCrossTables, 1);
    GArray *all = count_all(dataset, by);

    tables->rows = nest_of(dataset, all, by[0], 0);
    tables->columns = nest_of(dataset, all, by[1], 1);
    tables->n_rows = tables->rows->nest.n_atoms;
    tables->n_columns = tables->columns->nest.n_atoms;
    tables->counts = g_ptr_array_new_with_free_func(count_free);
    for (guint i = 0; i < all->len; i++)
        fill_count(tables, &g_array_index(all, Counted, i));
    for (guint i = 0; i < all->len; i++)
        fill_sums(tables, g_ptr_array_index(tables->counts, i));
    g_array_unref(all);
    return tables;
}

/* Only ethnic groups have levels of detail; otherwise any order does that is always the same. */
static gboolean comes_first(const char *one, const char *two)
{
    if (g_str_equal(one, "ethnicity") || g_str_equal(two, "ethnicity"))
        return g_str_equal(one, "ethnicity");
    return g_strcmp0(one, two) < 0;
}

const EqlCrossTables *eql_cross_tables(const EqlDataset *dataset, const char *const by[2])
{
    gboolean turned = !comes_first(by[0], by[1]);
    const char *const order[] = {by[turned], by[!turned], NULL};
    g_autofree char *name = g_strdup_printf("cross\x1f%s\x1f%s", order[0], order[1]);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_shelf_keep(dataset->shelf, name,
                          dataset->census != NULL && eql_census_lists(dataset->census, order)
                              ? tables_new(dataset, order)
                              : NULL,
                          tables_free);
}

/* ── reading ── */

const EqlCrossCount *eql_cross_tables_find(const EqlCrossTables *tables, const char *kind,
                                           const EqlAudienceData *data, guint *number)
{
    for (guint i = 0; i < tables->counts->len; i++) {
        const EqlCrossCount *count = g_ptr_array_index(tables->counts, i);

        if (count->data != data || g_strcmp0(count->kind, kind) != 0)
            continue;
        *number = i;
        return count;
    }
    return NULL;
}

gboolean eql_cross_tables_is_bound(const EqlCrossTables *tables, const EqlCrossCount *count,
                                   guint cell)
{
    const EqlCrossCount *census = g_ptr_array_index(tables->counts, 0);
    guint row = cell / tables->n_columns, column = cell % tables->n_columns;

    return count->capped && count->people[cell] <= census->people[cell] &&
           count->of_row[row] <= census->of_row[row] &&
           count->of_column[column] <= census->of_column[column];
}

const EqlHidden *eql_cross_count_hidden(const EqlDataset *dataset, const EqlCrossCount *count,
                                        const char *characteristic, EqlRungs rungs)
{
    if (count->kind != NULL)
        return eql_hidden_in_outcomes_to(dataset, count->kind, characteristic, rungs);
    if (count->data != NULL)
        return eql_hidden_in_answers_to(dataset, count->data, characteristic, rungs);
    return eql_hidden_on_census_to(dataset, characteristic, rungs);
}
