/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding.h"

#include "analysis/hiding-kin.h"
#include "analysis/hiding-nest.h"
#include "analysis/join.h"
#include "analysis/roll-count.h"

/* ── census ── */

/* One count of the cells that somebody is in, by atom. */
typedef struct {
    GPtrArray *atoms; /* char*, borrowed from the cells */
    guint64 *census, *people, *room;
    guint64 *strangers; /* of people: not on the census, and not stated for that */
} Counts;

static guint64 room_for(guint64 people, guint64 census)
{
    return people > census ? EQL_NO_LIMIT : census;
}

static void counts_init(Counts *counts, const EqlCells *cells, const EqlJoined *joined)
{
    guint n = 0;

    counts->atoms = g_ptr_array_new();
    counts->census = g_new(guint64, cells->cells->len + 1);
    counts->people = g_new(guint64, cells->cells->len + 1);
    counts->room = g_new(guint64, cells->cells->len + 1);
    counts->strangers = g_new0(guint64, cells->cells->len + 1);
    for (guint i = 0; i < cells->cells->len; i++) {
        const EqlCell *cell = &g_array_index(cells->cells, EqlCell, i);
        gboolean pupils = joined != NULL && joined->pupils_known;
        guint64 people = pupils ? cell->pupils : cell->events;

        if (cell->census == 0 && people == 0)
            continue;
        g_ptr_array_add(counts->atoms, (gpointer)eql_level_code(cells->levels[0], cell->part[0]));
        counts->census[n] = cell->census;
        counts->people[n] = people;
        if (eql_cells_is_not_stated(cells, cell))
            counts->strangers[n] = pupils ? cell->strange_pupils : cell->strange_events;
        counts->room[n++] = room_for(people, cell->census);
    }
}

static void counts_clear(Counts *counts)
{
    g_ptr_array_unref(counts->atoms);
    g_free(counts->census);
    g_free(counts->people);
    g_free(counts->room);
    g_free(counts->strangers);
}

static void hide_on_census(EqlHidden *hidden, const Counts *counts, guint64 on_roll, guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;
    EqlTable table = {.nest = nest, .n_counts = 1, .counts = counts->census, .listed = TRUE};

    eql_hide_few(hidden, counts->census, k);
    if (eql_is_few(on_roll, k) || !eql_table_protect(&table, k, hidden->hidden))
        eql_hide_everything(hidden);
}

static guint count_hidden(const EqlHidden *hidden)
{
    guint n = 0;

    for (guint set = 0; set < hidden->groups->nest.n_sets; set++)
        n += hidden->hidden[set] ? 1 : 0;
    return n;
}

/* Until neither the census nor those who answered need more to be hidden. */
static void hide_with_answers(EqlHidden *hidden, const EqlDataset *dataset, const Counts *counts,
                              guint64 on_roll, guint64 k)
{
    guint before;

    do {
        before = count_hidden(hidden);
        eql_hide_where_all_answered(hidden, dataset, k);
        hide_on_census(hidden, counts, on_roll, k);
    } while (count_hidden(hidden) > before);
}

static const EqlHidden *on_census(const EqlDataset *dataset, const char *characteristic,
                                  EqlRungs rungs, gboolean alone);

/* `alone`: as if its kin said nothing. */
static EqlHidden *work_out_census(const EqlDataset *dataset, const char *characteristic,
                                  EqlRungs rungs, gboolean alone)
{
    const char *kin = alone ? NULL : eql_kin_of(characteristic);
    g_autoptr(EqlCells) cells = NULL;
    EqlHidden *hidden;
    Counts counts;
    guint64 on_roll;

    if (!eql_census_knows(dataset->census, characteristic))
        return NULL;
    cells = eql_cells_on_roll(dataset, characteristic, &on_roll);
    counts_init(&counts, cells, NULL);
    hidden = eql_hidden_new(dataset->codes, characteristic, counts.atoms);
    for (guint i = 0; i < rungs.n; i++) {
        EqlRungs so_far = {.k = {rungs.k[0], rungs.k[1]}, .n = i + 1};

        if (kin != NULL)
            eql_hide_as_kin(hidden, dataset, on_census(dataset, characteristic, so_far, TRUE),
                            on_census(dataset, kin, so_far, TRUE));
        hide_with_answers(hidden, dataset, &counts, on_roll, rungs.k[i]);
    }
    counts_clear(&counts);
    return hidden;
}

static const EqlHidden *on_census(const EqlDataset *dataset, const char *characteristic,
                                  EqlRungs rungs, gboolean alone)
{
    g_autofree char *name =
        eql_hidden_name(alone ? "census alone" : "census", "", characteristic, rungs);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_hidden_keep(dataset, name, work_out_census(dataset, characteristic, rungs, alone));
}

const EqlHidden *eql_hidden_on_census_to(const EqlDataset *dataset, const char *characteristic,
                                         EqlRungs rungs)
{
    return on_census(dataset, characteristic, rungs, FALSE);
}

const EqlHidden *eql_hidden_on_census(const EqlDataset *dataset, const char *characteristic)
{
    return eql_hidden_on_census_to(dataset, characteristic, eql_rungs_of(dataset));
}

/* ── outcomes ── */

typedef struct {
    const EqlNest *nest;
    const Counts *counts;
    guint64 k;
} Outcomes;

/* Few or many: that each of them has the outcome. */
static guint outcomes_in_common(gconstpointer data, guint matter, const guint *mark, guint number,
                                guint64 *people)
{
    const Outcomes *outcomes = data;
    guint64 with = 0, on_roll = 0;

    (void)matter;
    for (guint atom = 0; atom < outcomes->nest->n_atoms; atom++) {
        with += mark[atom] == number ? outcomes->counts->people[atom] : 0;
        on_roll += mark[atom] == number ? outcomes->counts->census[atom] : 0;
    }
    *people = on_roll;
    return with == on_roll;
}

static void hide_all_have(EqlHidden *hidden, const Outcomes *outcomes)
{
    const Counts *counts = outcomes->counts;
    const EqlNest *nest = outcomes->nest;

    for (guint set = 0; set < nest->n_sets; set++)
        hidden->hidden[set] = hidden->hidden[set] ||
                              eql_all_have(eql_nest_sum(nest, counts->people, set),
                                           eql_nest_sum(nest, counts->census, set), outcomes->k);
}

/* Pupils whom the census does not know, and whose file says no more, are not stated by every
 * characteristic. Where k of them or more are shown by one, it is known by all how many they are:
 * nothing is hidden behind them. Fewer are shown by none. Frees with counts_clear(). */
static Counts less_strangers(const Counts *all, guint n, guint64 k)
{
    Counts counts = {.atoms = g_ptr_array_ref(all->atoms),
                     .census = g_memdup2(all->census, n * sizeof(guint64)),
                     .people = g_memdup2(all->people, n * sizeof(guint64)),
                     .room = g_new(guint64, MAX(n, 1))};

    for (guint i = 0; i < n; i++) {
        counts.people[i] -= all->strangers[i] >= k ? all->strangers[i] : 0;
        counts.room[i] = room_for(counts.people[i], counts.census[i]);
    }
    return counts;
}

static gboolean protect_outcomes(EqlHidden *hidden, const EqlHidden *base, const Counts *counts,
                                 gboolean pupils, guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;
    g_autofree gboolean *rooms = eql_hidden_sets(base, hidden->groups);
    EqlTable table = {.nest = nest, .n_counts = 1, .counts = counts->people};
    Outcomes outcomes = {nest, counts, k};

    if (pupils) {
        table.room = counts->room;
        table.room_hidden = rooms;
        table.n_matters = 1;
        table.in_common = outcomes_in_common;
        table.in_common_data = &outcomes;
        hide_all_have(hidden, &outcomes);
    }
    return eql_table_protect(&table, k, hidden->hidden);
}

static void hide_in_outcomes(EqlHidden *hidden, const EqlHidden *base, const Counts *all,
                             const EqlJoined *joined, guint64 k)
{
    guint n = hidden->groups->nest.n_atoms;
    Counts counts = less_strangers(all, n, k);
    guint64 strangers = eql_sum_of(all->people, n) - eql_sum_of(counts.people, n);
    guint64 total = (joined->pupils_known ? joined->pupils : joined->events) - strangers;

    eql_hide_as(hidden, base);
    eql_hide_few(hidden, all->people, k);
    eql_hide_few(hidden, counts.people, k);
    if (eql_is_few(total, k) || !protect_outcomes(hidden, base, &counts, joined->pupils_known, k) ||
        (joined->pupils_known && eql_all_have(total, eql_sum_of(counts.census, n), k)))
        eql_hide_everything(hidden);
    counts_clear(&counts);
}

static const EqlHidden *in_outcomes(const EqlDataset *dataset, const char *kind,
                                    const char *characteristic, EqlRungs rungs, gboolean alone);

static EqlHidden *work_out_outcomes(const EqlDataset *dataset, const char *kind,
                                    const char *characteristic, EqlRungs rungs, gboolean alone)
{
    const char *kin = alone ? NULL : eql_kin_of(characteristic);
    g_autoptr(EqlCells) cells = NULL;
    EqlHidden *hidden;
    EqlJoined joined;
    Counts counts;
    guint64 on_roll;

    if (dataset->outcomes == NULL)
        return NULL;
    cells = eql_cells_on_roll(dataset, characteristic, &on_roll);
    joined = eql_cells_add_outcomes(cells, dataset, kind);
    if (!joined.found)
        return NULL;
    counts_init(&counts, cells, &joined);
    hidden = eql_hidden_new(dataset->codes, characteristic, counts.atoms);
    for (guint i = 0; i < rungs.n; i++) {
        EqlRungs so_far = {.k = {rungs.k[0], rungs.k[1]}, .n = i + 1};
        const EqlHidden *base = eql_hidden_on_census_to(dataset, characteristic, so_far);

        if (kin != NULL && eql_census_knows(dataset->census, kin))
            eql_hide_as_kin(hidden, dataset,
                            in_outcomes(dataset, kind, characteristic, so_far, TRUE),
                            in_outcomes(dataset, kind, kin, so_far, TRUE));
        hide_in_outcomes(hidden, base, &counts, &joined, rungs.k[i]);
    }
    counts_clear(&counts);
    return hidden;
}

static const EqlHidden *in_outcomes(const EqlDataset *dataset, const char *kind,
                                    const char *characteristic, EqlRungs rungs, gboolean alone)
{
    g_autofree char *name =
        eql_hidden_name(alone ? "outcomes alone" : "outcomes", kind, characteristic, rungs);
    gconstpointer kept;

    if (eql_shelf_find(dataset->shelf, name, &kept))
        return kept;
    return eql_hidden_keep(dataset, name,
                           work_out_outcomes(dataset, kind, characteristic, rungs, alone));
}

const EqlHidden *eql_hidden_in_outcomes_to(const EqlDataset *dataset, const char *kind,
                                           const char *characteristic, EqlRungs rungs)
{
    return in_outcomes(dataset, kind, characteristic, rungs, FALSE);
}

const EqlHidden *eql_hidden_in_outcomes(const EqlDataset *dataset, const char *kind,
                                        const char *characteristic)
{
    return eql_hidden_in_outcomes_to(dataset, kind, characteristic, eql_rungs_of(dataset));
}

gboolean eql_hidden_outcome_total(const EqlDataset *dataset, const char *kind)
{
    const char *const *all = eql_codes_characteristics(dataset->codes);

    for (guint i = 0; all[i] != NULL; i++) {
        const EqlHidden *hidden;

        if (!eql_census_knows(dataset->census, all[i]))
            continue;
        hidden = eql_hidden_in_outcomes(dataset, kind, all[i]);
        if (hidden != NULL && hidden->hidden_total)
            return TRUE;
    }
    return FALSE;
}
