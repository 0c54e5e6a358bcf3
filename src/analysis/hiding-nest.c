/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/hiding-nest.h"

#include "analysis/roll-count.h"

static const EqlDetail DETAILS[] = {EQL_DETAIL_BROAD, EQL_DETAIL_FULL, EQL_DETAIL_CODES};

EqlRungs eql_rungs_of(const EqlDataset *dataset)
{
    guint64 k = (guint64)MAX(dataset->settings->k, 1);
    guint64 inside = (guint64)MAX(dataset->k_inside, 0);

    if (inside > 0 && inside < k)
        return (EqlRungs){.k = {inside, k}, .n = 2};
    return (EqlRungs){.k = {k}, .n = 1};
}

gboolean eql_is_few(guint64 people, guint64 k)
{
    return people > 0 && people < k;
}

gboolean eql_all_have(guint64 people, guint64 on_roll, guint64 k)
{
    return k > 1 && people == on_roll && people >= k && people < 2 * k;
}

static char *key_of(EqlDetail detail, const char *code)
{
    return g_strdup_printf("%d/%s", (int)detail, code);
}

static guint set_numbered(EqlGroupNest *groups, EqlDetail detail, const char *code)
{
    g_autofree char *key = key_of(detail, code);
    guint set = GPOINTER_TO_UINT(g_hash_table_lookup(groups->sets, key));

    if (set == 0) {
        set = ++groups->nest.n_sets;
        g_hash_table_insert(groups->sets, g_steal_pointer(&key), GUINT_TO_POINTER(set));
    }
    return set - 1;
}

static const char *atom_at(const EqlGroupNest *groups, guint atom, EqlDetail detail)
{
    return eql_group_at(groups->codes, groups->characteristic,
                        g_ptr_array_index(groups->atoms, atom), detail);
}

/* Most characteristics have one level, so that all three would say the same. */
static gboolean is_flat(EqlCodes *codes, const char *characteristic)
{
    g_autofree const char **groups = eql_codes_groups(codes, characteristic, EQL_DETAIL_CODES);

    for (guint i = 0; groups[i] != NULL; i++) {
        if (!g_str_equal(eql_group_at(codes, characteristic, groups[i], EQL_DETAIL_BROAD),
                         groups[i]))
            return FALSE;
    }
    return TRUE;
}

EqlGroupNest *eql_group_nest_new(EqlCodes *codes, const char *characteristic, GPtrArray *atoms)
{
    EqlGroupNest *groups = g_new0(EqlGroupNest, 1);
    EqlNest *nest = &groups->nest;

    groups->codes = eql_codes_ref(codes);
    groups->characteristic = g_strdup(characteristic);
    groups->atoms = g_ptr_array_new_with_free_func(g_free);
    groups->sets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < atoms->len; i++)
        g_ptr_array_add(groups->atoms, g_strdup(g_ptr_array_index(atoms, i)));
    nest->n_atoms = atoms->len;
    nest->n_levels = is_flat(codes, characteristic) ? 1 : G_N_ELEMENTS(DETAILS);
    nest->set_of = g_new(guint, MAX(nest->n_atoms * nest->n_levels, 1));
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        for (guint level = 0; level < nest->n_levels; level++)
            nest->set_of[atom * nest->n_levels + level] =
                set_numbered(groups, DETAILS[level], atom_at(groups, atom, DETAILS[level]));
    }
    return groups;
}

void eql_group_nest_free(EqlGroupNest *groups)
{
    if (groups == NULL)
        return;
    eql_codes_unref(groups->codes);
    g_free(groups->characteristic);
    g_ptr_array_unref(groups->atoms);
    g_free(groups->nest.set_of);
    g_hash_table_unref(groups->sets);
    g_free(groups);
}

static gboolean find_key(const EqlGroupNest *groups, const char *key, guint *set)
{
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(groups->sets, key));

    if (found > 0)
        *set = found - 1;
    return found > 0;
}

gboolean eql_group_nest_find(const EqlGroupNest *groups, EqlDetail detail, const char *code,
                             guint *set)
{
    g_autofree char *key = key_of(groups->nest.n_levels == 1 ? DETAILS[0] : detail, code);

    return find_key(groups, key, set);
}

guint64 eql_nest_sum(const EqlNest *nest, const guint64 *counts, guint set)
{
    guint64 sum = 0;

    for (guint atom = 0; atom < nest->n_atoms; atom++)
        sum += eql_nest_has(nest, set, atom) ? counts[atom] : 0;
    return sum;
}

gboolean eql_hidden_has(const EqlHidden *hidden, EqlDetail detail, const char *code)
{
    guint set;

    return hidden != NULL && eql_group_nest_find(hidden->groups, detail, code, &set) &&
           hidden->hidden[set];
}

GPtrArray *eql_hidden_groups(const EqlHidden *hidden)
{
    return hidden->groups->atoms;
}

gboolean *eql_hidden_sets(const EqlHidden *hidden, const EqlGroupNest *groups)
{
    gboolean *sets = g_new0(gboolean, MAX(groups->nest.n_sets, 1));

    for (guint level = 0; hidden != NULL && level < groups->nest.n_levels; level++) {
        for (guint atom = 0; atom < groups->nest.n_atoms; atom++) {
            guint set = groups->nest.set_of[atom * groups->nest.n_levels + level];

            sets[set] =
                eql_hidden_has(hidden, DETAILS[level], atom_at(groups, atom, DETAILS[level]));
        }
    }
    return sets;
}

void eql_hidden_free(EqlHidden *hidden)
{
    if (hidden == NULL)
        return;
    eql_group_nest_free(hidden->groups);
    g_free(hidden->hidden);
    g_free(hidden);
}

/* ── hiding ── */

EqlHidden *eql_hidden_new(EqlCodes *codes, const char *characteristic, GPtrArray *atoms)
{
    EqlHidden *hidden = g_new0(EqlHidden, 1);

    hidden->groups = eql_group_nest_new(codes, characteristic, atoms);
    hidden->hidden = g_new0(gboolean, MAX(hidden->groups->nest.n_sets, 1));
    return hidden;
}

void eql_hide_everything(EqlHidden *hidden)
{
    hidden->hidden_total = TRUE;
    for (guint set = 0; set < hidden->groups->nest.n_sets; set++)
        hidden->hidden[set] = TRUE;
}

guint64 eql_sum_of(const guint64 *counts, guint n)
{
    guint64 sum = 0;

    for (guint i = 0; i < n; i++)
        sum += counts[i];
    return sum;
}

void eql_hide_few(EqlHidden *hidden, const guint64 *counts, guint64 k)
{
    const EqlNest *nest = &hidden->groups->nest;

    if (eql_sum_of(counts, nest->n_atoms) < k)
        return;
    for (guint set = 0; set < nest->n_sets; set++)
        hidden->hidden[set] = hidden->hidden[set] || eql_is_few(eql_nest_sum(nest, counts, set), k);
}

void eql_hide_as(EqlHidden *hidden, const EqlHidden *base)
{
    g_autofree gboolean *sets = eql_hidden_sets(base, hidden->groups);

    for (guint set = 0; set < hidden->groups->nest.n_sets; set++)
        hidden->hidden[set] = hidden->hidden[set] || sets[set];
}

char *eql_hidden_name(const char *what, const char *which, const char *characteristic,
                      EqlRungs rungs)
{
    return g_strdup_printf("hidden\x1f%s\x1f%s\x1f%s\x1f%u\x1f%d\x1f%d", what, which,
                           characteristic, rungs.n, (int)rungs.k[0],
                           rungs.n > 1 ? (int)rungs.k[1] : 0);
}

const EqlHidden *eql_hidden_keep(const EqlDataset *dataset, const char *name, EqlHidden *hidden)
{
    return eql_shelf_keep(dataset->shelf, name, hidden, (GDestroyNotify)eql_hidden_free);
}

EqlCells *eql_cells_on_roll(const EqlDataset *dataset, const char *characteristic, guint64 *on_roll)
{
    EqlCells *cells = eql_cells_new(dataset->codes, &characteristic, 1, EQL_DETAIL_AS_GIVEN);

    *on_roll = eql_cells_add_census(cells, dataset->census);
    return cells;
}
