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

/* What some people have in common in a matter, a bit for each thing, and how many they are: those
 * of the atoms that are marked with a number (by atom). All bits of nobody. */
typedef guint (*EqlInCommon)(gconstpointer data, guint matter, const guint *mark, guint number,
                             guint64 *people);

/* Counts by atom that are all shown, or all hidden, by the same sets. */
typedef struct {
    const EqlNest *nest;
    guint n_counts;
    const guint64 *counts;       /* [count * n_atoms + atom]; the first tells people */
    gboolean listed;             /* a group is in the list only where the first count is not 0 */
    const guint64 *room;         /* [atom]: no count can be larger; NULL: no limit */
    const gboolean *room_hidden; /* [set]: the sets whose room is hidden */
    guint n_matters;             /* in which people can have something in common */
    EqlInCommon in_common;
    gconstpointer in_common_data;
} EqlTable;

typedef struct {
    guint64 low, high;
} EqlRange;

/* The class of each atom, by the sets that are not hidden; returns how many classes. */
guint eql_nest_classes(const EqlNest *nest, const gboolean *hidden, guint *class_of);

/* What the hidden sets let a reader know of a set's count. */
EqlRange eql_table_range(const EqlTable *table, const gboolean *hidden, guint count, guint set);

/* Hides further sets ([set], in and out) until every hidden set's counts are at least `k`
 * wide, a count of which there are fewer than k in all left out, and nothing is known that all of
 * few have in common. Few are fewer than 2k. Two things would say it:
 *
 * - The classes that a hidden set's people are in have it in common, and the set is few. That the
 *   classes are many is no excuse: then everybody in the small set has it for certain all the same.
 *   Only where a set that is shown, or all people, have it in common (and so are many) is it no
 *   secret of those within.
 * - One of those classes is few itself.
 *
 * FALSE: hiding sets is not enough. */
gboolean eql_table_protect(const EqlTable *table, guint64 k, gboolean *hidden);
