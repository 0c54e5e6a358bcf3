/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Complementary hiding, on numbers alone. Internal to analysis.
 *
 * A nest holds a characteristic's groups at every level of detail. Its atoms are the groups
 * as people gave them; each level divides the atoms into sets, and a set's count is that of
 * its atoms. Atoms that no shown set tells apart form a class: what is shown stays the same
 * when people of a class change places. So a set's count can be anything from what its own
 * classes hold to that and all that the classes hold which it divides, and hiding sets until
 * this is wide enough needs no solver. The grand total is always taken as shown.
 *
 * The idea of widening by exchange along shown cells follows the network heuristics of cell
 * suppression (Kelly, Golden & Assad 1992; Castro 2012), with classes for paths. */

#include <glib.h>

typedef struct {
    guint n_atoms, n_levels, n_sets;
    guint *set_of; /* [atom * n_levels + level]: sets are numbered over all levels */
} EqlNest;

gboolean eql_nest_has(const EqlNest *nest, guint set, guint atom);

/* What the people of a class have in common, which is known wherever all of them together are:
 * whether it tells of each of them. */
typedef gboolean (*EqlClassTells)(gconstpointer data, const guint *class_of, guint class);

/* Counts by atom that are all shown, or all hidden, by the same sets. */
typedef struct {
    const EqlNest *nest;
    guint n_counts;
    const guint64 *counts;       /* [count * n_atoms + atom]; the first tells people */
    gboolean listed;             /* a group is in the list only where the first count is not 0 */
    const guint64 *room;         /* [atom]: no count can be larger; NULL: no limit */
    const gboolean *room_hidden; /* [set]: the sets whose room is hidden */
    EqlClassTells tells;         /* NULL: no class does */
    gconstpointer tells_data;
} EqlTable;

typedef struct {
    guint64 low, high;
} EqlRange;

/* The class of each atom, by the sets that are not hidden; returns how many classes. */
guint eql_nest_classes(const EqlNest *nest, const gboolean *hidden, guint *class_of);

/* What the hidden sets let a reader know of a set's count. */
EqlRange eql_table_range(const EqlTable *table, const gboolean *hidden, guint count, guint set);

/* Hides further sets ([set], in and out) until every hidden set's counts are at least `k`
 * wide, and no class that they divide tells of each of its people; a count of which there are
 * fewer than k in all is left out. FALSE: hiding sets is not enough. */
gboolean eql_table_protect(const EqlTable *table, guint64 k, gboolean *hidden);
