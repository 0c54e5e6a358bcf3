/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding.h"

#include "analysis/cross-follow.h"
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Pattern, pattern_free)

static Pattern *pattern_new(const EqlCrossTables *tables)
{
    Pattern *pattern = g_new0(Pattern, 1);

    pattern->tables = tables;
    pattern->hidden = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < tables->counts->len; i++)
        g_ptr_array_add(pattern->hidden, g_new0(gboolean, MAX(n_cells(pattern), 1)));
    return pattern;
}

static void hide_all(const Pattern *pattern)
{
    for (guint i = 0; i < pattern->hidden->len * n_cells(pattern); i++)
        hidden_of(pattern, i / n_cells(pattern))[i % n_cells(pattern)] = TRUE;
}

/* ── one cross ── */

static void side_free(gpointer data)
{
    eql_cross_side_free(data);
}

/* EqlCrossSide, by count: the census first. */
static GPtrArray *sides_new(const Pattern *pattern, const EqlDataset *dataset,
                            const EqlCrossFrame *frame, EqlRungs rungs)
{
    GPtrArray *sides = g_ptr_array_new_with_free_func(side_free);

    for (guint i = 0; i < pattern->hidden->len; i++)
        g_ptr_array_add(sides, eql_cross_side_new(dataset, frame, i,
                                                  i > 0 ? g_ptr_array_index(sides, 0) : NULL, rungs,
                                                  hidden_of(pattern, i)));
    return sides;
}

/* ── protecting one cross ── */

/* A cross on its way to being safe: its counts, the census first, as far as it has got. */
typedef struct {
    const Pattern *pattern;
    GPtrArray *sides; /* EqlCrossSide */
    GPtrArray *works; /* EqlCrossWork; NULL of a count that is hidden whole */
    GHashTable *barred;
} Closing;

static void work_free(gpointer data)
{
    eql_cross_work_free(data);
}

static EqlCrossWork *work_at(const Closing *closing, guint number)
{
    return g_ptr_array_index(closing->works, number);
}

/* Two sets of the rows have people in common. */
static gboolean meet(const EqlNest *nest, guint one, guint other)
{
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (eql_nest_has(nest, one, atom) && eql_nest_has(nest, other, atom))
            return TRUE;
    }
    return FALSE;
}

/* Hides the number on roll in all columns, or one, of the rows that a cell's row has people in
 * common with, or all. FALSE where it was. */
static gboolean hide_about(const Closing *closing, guint about, gboolean any_column,
                           gboolean any_row)
{
    const EqlCrossTables *tables = closing->pattern->tables;
    EqlCrossSide *census = g_ptr_array_index(closing->sides, 0);
    gboolean found = FALSE;

    for (guint cell = 0; cell < n_cells(closing->pattern); cell++) {
        if (census->hidden[cell] || eql_cross_side_price(census, cell) == EQL_COST_BARRED ||
            (!any_column && cell % tables->n_columns != about % tables->n_columns) ||
            (!any_row &&
             !meet(&tables->rows->nest, cell / tables->n_columns, about / tables->n_columns)))
            continue;
        eql_cross_side_set_hidden(census, cell, TRUE);
        found = TRUE;
    }
    return found;
}

/* That of the cell, else those beside it. */
static gboolean hide_on_roll(const Closing *closing, guint cell)
{
    EqlCrossSide *census = g_ptr_array_index(closing->sides, 0);

    if (cell == EQL_NO_CELL)
        return FALSE;
    if (!census->hidden[cell] && eql_cross_side_price(census, cell) != EQL_COST_BARRED) {
        eql_cross_side_set_hidden(census, cell, TRUE);
        return TRUE;
    }
    return hide_about(closing, cell, FALSE, FALSE) || hide_about(closing, cell, TRUE, FALSE) ||
           hide_about(closing, cell, FALSE, TRUE);
}

/* After more has been hidden of the number on roll: that has to be safe, and so have the counts
 * that were, as they show no more than it does. */
static gboolean protect_again(const Closing *closing, guint number)
{
    guint failed;

    for (guint i = 0; i <= number; i++) {
        EqlCrossSide *side = g_ptr_array_index(closing->sides, i);

        if (work_at(closing, i) == NULL)
            continue;
        eql_cross_side_hide_as_census(side);
        if (i < number && !eql_cross_protect(work_at(closing, i), &failed))
            return FALSE;
    }
    return TRUE;
}

/* With what is hidden of the number on roll by now it may do to hide less than all. */
static void start_again(const Closing *closing, guint number)
{
    EqlCrossWork *work = work_at(closing, number), *fresh;
    g_autofree gboolean *hidden =
        g_memdup2(work->side->hidden, MAX(n_cells(closing->pattern), 1) * sizeof(gboolean));
    guint failed;

    eql_cross_side_hide_these(work->side, work->needed);
    eql_cross_side_hide_as_census(work->side);
    fresh = eql_cross_work_new(work->side, closing->barred);
    if (eql_cross_protect(fresh, &failed)) {
        closing->works->pdata[number] = fresh;
        eql_cross_work_free(work);
        return;
    }
    eql_cross_side_hide_these(work->side, hidden);
    eql_cross_work_free(fresh);
}

/* Where cells of a count cannot be made safe, all of them are hidden, to be shown again as far as
 * may be. Where that is not enough, there is too little room beside what the cross shows of the
 * number on roll, and that is hidden, too. */
static gboolean protect_count(const Closing *closing, guint number)
{
    EqlCrossWork *work = work_at(closing, number);
    gboolean more = FALSE;
    guint failed;

    if (eql_cross_protect(work, &failed))
        return TRUE;
    eql_cross_side_hide_listed(work->side);
    while (!eql_cross_protect(work, &failed)) {
        if (number == 0 || !hide_on_roll(closing, failed) || !protect_again(closing, number))
            return FALSE;
        more = TRUE;
    }
    if (more)
        start_again(closing, number);
    return TRUE;
}

/* Of few pupils no cross shows anything, but what it shows of the number on roll has to leave them
 * room. Counts that are not bound by that need none. */
static gboolean leave_room(const Closing *closing, guint number)
{
    EqlCrossSide *side = g_ptr_array_index(closing->sides, number);
    g_autoptr(EqlCrossWork) work = NULL;
    guint failed;

    if (!side->small || !side->count->capped)
        return TRUE;
    work = eql_cross_work_new(side, closing->barred);
    while (!eql_cross_has_room(work, g_ptr_array_index(closing->sides, 0), &failed)) {
        if (!hide_on_roll(closing, failed) || !protect_again(closing, number))
            return FALSE;
    }
    return TRUE;
}

/* FALSE where there is no way: so it is where one characteristic shows the count's groups and the
 * other none. */
static gboolean protect_all(const Closing *closing)
{
    for (guint i = 0; i < closing->sides->len; i++) {
        EqlCrossSide *side = g_ptr_array_index(closing->sides, i);

        eql_cross_side_hide_as_census(side);
        g_ptr_array_add(closing->works,
                        side->whole ? NULL : eql_cross_work_new(side, closing->barred));
        if (side->half || !(side->whole ? leave_room(closing, i) : protect_count(closing, i)))
            return FALSE;
        if (i == 0 && work_at(closing, 0) != NULL)
            eql_cross_show_needless(work_at(closing, 0));
    }
    for (guint i = 1; i < closing->works->len; i++) {
        if (work_at(closing, i) != NULL)
            eql_cross_show_needless(work_at(closing, i));
    }
    return TRUE;
}

static void close_rung(const Pattern *pattern, const EqlDataset *dataset, GHashTable *barred,
                       EqlRungs rungs)
{
    g_autoptr(EqlCrossFrame) frame = eql_cross_frame_new(dataset, pattern->tables, rungs);
    g_autoptr(GPtrArray) sides = sides_new(pattern, dataset, frame, rungs);
    g_autoptr(GPtrArray) works = g_ptr_array_new_with_free_func(work_free);

    if (!protect_all(&(Closing){pattern, sides, works, barred}))
        hide_all(pattern);
}

/* ── whether it can follow ── */

/* What a group's own table needs, a cross can follow: while it shows something; only if it shows
 * nothing, not even of the number on roll; not at all. */
typedef enum { FOLLOWS, FOLLOWS_UNSEEN, FOLLOWS_NOT } Follows;

/* Every count's own cells may all be hidden; the number on roll's are, too, if `unseen`. */
static gboolean follow_all(GPtrArray *sides, GHashTable *barred, gboolean unseen)
{
    gboolean all = TRUE;

    if (unseen)
        eql_cross_side_hide_all(g_ptr_array_index(sides, 0));
    for (guint i = 1; i < sides->len; i++) {
        EqlCrossSide *side = g_ptr_array_index(sides, i);

        if (!side->whole)
            all = (unseen ? eql_cross_follows_unseen(side) : eql_cross_find_barred(side, barred)) &&
                  all;
    }
    return all;
}

static Follows find_barred(const Pattern *pattern, const EqlDataset *dataset, GHashTable *barred,
                           EqlRungs rungs)
{
    g_autoptr(Pattern) all = pattern_new(pattern->tables);
    g_autoptr(EqlCrossFrame) frame = eql_cross_frame_new(dataset, pattern->tables, rungs);
    g_autoptr(GPtrArray) sides = sides_new(all, dataset, frame, rungs);

    if (follow_all(sides, barred, FALSE))
        return FOLLOWS;
    return follow_all(sides, barred, TRUE) ? FOLLOWS_UNSEEN : FOLLOWS_NOT;
}

static void show_told_of(const Pattern *pattern, const EqlCrossSide *side, guint number)
{
    g_autofree gboolean *told = g_new0(gboolean, MAX(n_cells(pattern), 1));

    for (guint cell = 0; cell < n_cells(pattern); cell++)
        told[cell] = eql_cross_side_is_told(side, cell);
    for (guint cell = 0; cell < n_cells(pattern); cell++)
        hidden_of(pattern, number)[cell] = hidden_of(pattern, number)[cell] && !told[cell];
}

/* What everybody knows to be nobody is shown as that; but where the number on roll is hidden,
 * all is. */
static void show_told(const Pattern *pattern, const EqlDataset *dataset, EqlRungs rungs)
{
    g_autoptr(EqlCrossFrame) frame = eql_cross_frame_new(dataset, pattern->tables, rungs);
    g_autoptr(GPtrArray) sides = sides_new(pattern, dataset, frame, rungs);

    for (guint i = sides->len; i-- > 0;)
        show_told_of(pattern, g_ptr_array_index(sides, i), i);
    for (guint i = 1; i < sides->len; i++) {
        for (guint cell = 0; cell < n_cells(pattern); cell++)
            hidden_of(pattern, i)[cell] =
                hidden_of(pattern, i)[cell] || hidden_of(pattern, 0)[cell];
    }
}

/* ── all crosses ── */

/* Where one cross cannot follow even unseen, none is shown: then none tells anything. */
static void close_all(const GPtrArray *patterns, const EqlDataset *dataset, EqlRungs rungs)
{
    g_autoptr(GHashTable) barred = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autofree Follows *follows = g_new(Follows, MAX(patterns->len, 1));
    Follows worst = FOLLOWS;

    for (guint i = 0; i < patterns->len; i++) {
        follows[i] = find_barred(g_ptr_array_index(patterns, i), dataset, barred, rungs);
        worst = MAX(worst, follows[i]);
    }
    for (guint i = 0; i < patterns->len; i++) {
        if (worst != FOLLOWS_NOT && follows[i] == FOLLOWS)
            close_rung(g_ptr_array_index(patterns, i), dataset, barred, rungs);
        else
            hide_all(g_ptr_array_index(patterns, i));
    }
}

static GPtrArray *patterns_new(const EqlDataset *dataset)
{
    const char *const *all = eql_codes_characteristics(dataset->codes);
    GPtrArray *patterns = g_ptr_array_new_with_free_func(pattern_free);
    EqlRungs rungs = eql_rungs_of(dataset);

    for (guint i = 0; all[i] != NULL; i++) {
        for (guint j = i + 1; all[j] != NULL; j++) {
            const EqlCrossTables *tables =
                eql_cross_tables(dataset, (const char *const[]){all[i], all[j]});

            if (tables != NULL)
                g_ptr_array_add(patterns, pattern_new(tables));
        }
    }
    for (guint i = 0; i < rungs.n; i++)
        close_all(patterns, dataset, (EqlRungs){.k = {rungs.k[0], rungs.k[1]}, .n = i + 1});
    for (guint i = 0; i < patterns->len; i++)
        show_told(g_ptr_array_index(patterns, i), dataset, rungs);
    return patterns;
}

static const GPtrArray *find_patterns(const EqlDataset *dataset)
{
    EqlRungs rungs = eql_rungs_of(dataset);
    g_autofree char *name = g_strdup_printf("crosses\x1f%u\x1f%d\x1f%d", rungs.n, (int)rungs.k[0],
                                            rungs.n > 1 ? (int)rungs.k[1] : 0);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_shelf_keep(dataset->shelf, name, patterns_new(dataset),
                          (GDestroyNotify)g_ptr_array_unref);
}

static const Pattern *find_pattern(const EqlDataset *dataset, const char *const by[2])
{
    const EqlCrossTables *tables = eql_cross_tables(dataset, by);
    const GPtrArray *patterns = tables != NULL ? find_patterns(dataset) : NULL;

    for (guint i = 0; patterns != NULL && i < patterns->len; i++) {
        const Pattern *pattern = g_ptr_array_index(patterns, i);

        if (pattern->tables == tables)
            return pattern;
    }
    return NULL;
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
