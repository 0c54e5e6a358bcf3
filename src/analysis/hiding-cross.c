/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding.h"

#include "analysis/cross-sides.h"
#include "analysis/protect-cross.h"

/* What is hidden of all counts of a cross. */
typedef struct {
    const EqlCrossTables *tables; /* the dataset's */
    GPtrArray *hidden;            /* by count: gboolean[row set * columns + column] */
} Pattern;

struct _EqlHiddenCross {
    const Pattern *pattern; /* NULL: nothing is known of the cross */
    guint number;           /* of the count */
    gboolean turned;        /* rows are by[1] */
};

static guint n_cells(const Pattern *pattern)
{
    return pattern->tables->rows->nest.n_sets * pattern->tables->n_columns;
}

static gboolean *hidden_of(const Pattern *pattern, guint number)
{
    return g_ptr_array_index(pattern->hidden, number);
}

static void pattern_free(gpointer data)
{
    Pattern *pattern = data;

    g_ptr_array_unref(pattern->hidden);
    g_free(pattern);
}

/* ── the search ── */

/* Where a quarter of the groups or more could not be shown safely, so that their hidden cells rest
 * on no proof, the cross shows nothing: that gives nothing away. */
static gboolean is_hopeless(const GPtrArray *sides)
{
    for (guint i = 0; i < sides->len; i++) {
        const EqlCrossSide *side = g_ptr_array_index(sides, i);
        guint n_sets = side->tables->rows->nest.n_sets, given_up = 0;

        for (guint set = 0; set < n_sets; set++)
            given_up += side->given_up[set];
        if (4 * given_up >= n_sets && given_up > 0)
            return TRUE;
    }
    return FALSE;
}

static void hide_all(const Pattern *pattern)
{
    for (guint i = 0; i < pattern->hidden->len * n_cells(pattern); i++)
        hidden_of(pattern, i / n_cells(pattern))[i % n_cells(pattern)] = TRUE;
}

/* The census first; what a count hides of it, the others hide too, so again until none does. */
static void close_rung(const Pattern *pattern, const EqlDataset *dataset, EqlRungs rungs)
{
    g_autoptr(GPtrArray) sides =
        eql_cross_sides_new(dataset, pattern->tables, rungs, pattern->hidden);
    gboolean hidden = TRUE;

    while (hidden) {
        hidden = FALSE;
        for (guint i = 0; i < sides->len; i++) {
            EqlCrossSide *side = g_ptr_array_index(sides, i);

            if (!side->whole)
                hidden = eql_cross_protect(side) || hidden;
        }
    }
    if (is_hopeless(sides))
        hide_all(pattern);
}

static void show_told_of(const Pattern *pattern, const EqlCrossSide *side, guint number)
{
    guint n_columns = pattern->tables->n_columns;
    g_autofree gboolean *told = g_new0(gboolean, MAX(n_cells(pattern), 1));

    for (guint cell = 0; cell < n_cells(pattern); cell++)
        told[cell] = eql_cross_side_is_told(side, cell / n_columns, cell % n_columns);
    for (guint cell = 0; cell < n_cells(pattern); cell++)
        hidden_of(pattern, number)[cell] = hidden_of(pattern, number)[cell] && !told[cell];
}

/* What everybody knows to be nobody is shown as that; but where the number on roll is hidden,
 * all is. */
static void show_told(const Pattern *pattern, const EqlDataset *dataset, EqlRungs rungs)
{
    g_autoptr(GPtrArray) sides =
        eql_cross_sides_new(dataset, pattern->tables, rungs, pattern->hidden);

    for (guint i = sides->len; i-- > 0;)
        show_told_of(pattern, g_ptr_array_index(sides, i), i);
    for (guint i = 1; i < sides->len; i++) {
        for (guint cell = 0; cell < n_cells(pattern); cell++)
            hidden_of(pattern, i)[cell] =
                hidden_of(pattern, i)[cell] || hidden_of(pattern, 0)[cell];
    }
}

static Pattern *pattern_new(const EqlDataset *dataset, const EqlCrossTables *tables)
{
    EqlRungs rungs = eql_rungs_of(dataset);
    Pattern *pattern = g_new0(Pattern, 1);

    pattern->tables = tables;
    pattern->hidden = eql_cross_hidden_new(tables);
    for (guint i = 0; i < rungs.n; i++)
        close_rung(pattern, dataset, (EqlRungs){.k = {rungs.k[0], rungs.k[1]}, .n = i + 1});
    show_told(pattern, dataset, rungs);
    return pattern;
}

static const Pattern *find_pattern(const EqlDataset *dataset, const char *const by[2])
{
    const EqlCrossTables *tables = eql_cross_tables(dataset, by);
    EqlRungs rungs = eql_rungs_of(dataset);
    g_autofree char *name = NULL;
    gconstpointer kept;

    if (tables == NULL)
        return NULL;
    name = g_strdup_printf("pattern\x1f%s\x1f%s\x1f%u\x1f%d\x1f%d", tables->rows->characteristic,
                           tables->columns->characteristic, rungs.n, (int)rungs.k[0],
                           rungs.n > 1 ? (int)rungs.k[1] : 0);
    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_shelf_keep(dataset->shelf, name, pattern_new(dataset, tables), pattern_free);
}

EqlHiddenCross *eql_hidden_in_cross(const EqlDataset *dataset, const char *kind,
                                    const EqlAudienceData *data, const char *const by[2])
{
    EqlHiddenCross *cross = g_new0(EqlHiddenCross, 1);

    cross->pattern = find_pattern(dataset, by);
    if (cross->pattern == NULL)
        return cross;
    cross->turned = !g_str_equal(cross->pattern->tables->rows->characteristic, by[0]);
    eql_cross_tables_find(cross->pattern->tables, data == NULL ? kind : NULL, data, &cross->number);
    return cross;
}

void eql_hidden_cross_free(EqlHiddenCross *cross)
{
    g_free(cross);
}

/* ── reading ── */

/* FALSE where nobody is in one of the groups. */
static gboolean is_hidden(const EqlHiddenCross *cross, guint number, EqlDetail detail,
                          const char *first, const char *second)
{
    const EqlCrossTables *tables;
    guint row, column;

    if (cross->pattern == NULL)
        return TRUE;
    tables = cross->pattern->tables;
    return eql_group_nest_find(tables->rows, detail, cross->turned ? second : first, &row) &&
           eql_group_nest_find(tables->columns, detail, cross->turned ? first : second, &column) &&
           hidden_of(cross->pattern, number)[row * tables->n_columns + column];
}

gboolean eql_hidden_cross_has(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                              const char *second)
{
    return is_hidden(cross, cross->number, detail, first, second);
}

gboolean eql_hidden_cross_has_roll(const EqlHiddenCross *cross, EqlDetail detail, const char *first,
                                   const char *second)
{
    return is_hidden(cross, 0, detail, first, second);
}
