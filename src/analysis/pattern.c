/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pattern.h"

#include <string.h>

/* Sets to hide so that two atoms can no longer be told apart. */
typedef struct {
    guint sets[2 * 8];
    guint n;
    guint64 weight;
} Move;

static void add_set(const EqlPattern *pattern, Move *move, guint set)
{
    if (pattern->hidden[set] || move->n == G_N_ELEMENTS(move->sets))
        return;
    move->sets[move->n++] = set;
    move->weight += pattern->weight[set];
}

static Move move_between(const EqlPattern *pattern, guint one, guint two)
{
    const EqlNest *nest = pattern->nest;
    Move move = {.n = 0};

    for (guint level = 0; level < nest->n_levels; level++) {
        guint first = nest->set_of[one * nest->n_levels + level];
        guint second = nest->set_of[two * nest->n_levels + level];

        if (first == second)
            continue;
        add_set(pattern, &move, first);
        add_set(pattern, &move, second);
    }
    return move;
}

static void set_hidden(EqlPattern *pattern, const Move *move, gboolean hidden)
{
    for (guint i = 0; i < move->n; i++)
        pattern->hidden[move->sets[i]] = hidden;
}

static guint64 width_after(EqlPattern *pattern, const EqlGap *gap, const Move *move)
{
    guint64 width;

    set_hidden(pattern, move, TRUE);
    width = pattern->width(pattern, gap);
    set_hidden(pattern, move, FALSE);
    return width;
}

/* The best move found so far: the lightest that is enough, else the one that widens most. */
typedef struct {
    Move move;
    guint64 width;
    gboolean found;
} Best;

static void consider(EqlPattern *pattern, const EqlGap *gap, Best *best, Move move)
{
    guint64 width;

    if (move.n == 0)
        return;
    /* what is no lighter cannot replace what is enough already */
    if (best->found && best->width >= pattern->k && move.weight >= best->move.weight)
        return;
    width = width_after(pattern, gap, &move);
    if (best->found && width < best->width)
        return;
    if (best->found && width == best->width && move.weight >= best->move.weight)
        return;
    *best = (Best){move, width, TRUE};
}

/* From one atom of each class inside the gap's set to one of each outside. */
static Best best_move(EqlPattern *pattern, const EqlGap *gap)
{
    const EqlNest *nest = pattern->nest;
    g_autofree guint *class_of = g_new(guint, nest->n_atoms);
    guint n_classes = eql_nest_classes(nest, pattern->hidden, class_of);
    g_autofree guint *inside = g_new(guint, n_classes);
    g_autofree guint *outside = g_new(guint, n_classes);
    Best best = {.found = FALSE};

    for (guint i = 0; i < n_classes; i++)
        inside[i] = outside[i] = G_MAXUINT;
    for (guint atom = nest->n_atoms; atom-- > 0;)
        (eql_nest_has(nest, gap->set, atom) ? inside : outside)[class_of[atom]] = atom;
    for (guint i = 0; i < n_classes; i++) {
        for (guint j = 0; inside[i] != G_MAXUINT && j < n_classes; j++) {
            if (outside[j] != G_MAXUINT && i != j)
                consider(pattern, gap, &best, move_between(pattern, inside[i], outside[j]));
        }
    }
    return best;
}

static gboolean close_gap(EqlPattern *pattern, const EqlGap *gap)
{
    Best best;

    if (!pattern->hidden[gap->set]) {
        pattern->hidden[gap->set] = TRUE;
        return TRUE;
    }
    best = best_move(pattern, gap);
    if (best.found)
        set_hidden(pattern, &best.move, TRUE);
    return best.found;
}

/* What an early step hid, a later one may have made needless: the heaviest first. */
static void show_needless(EqlPattern *pattern, const gboolean *needed)
{
    guint n = pattern->nest->n_sets;
    g_autofree gboolean *tried = g_memdup2(needed, n * sizeof(gboolean));

    for (;;) {
        guint heaviest = n;
        EqlGap gap;

        for (guint set = 0; set < n; set++) {
            if (pattern->hidden[set] && !tried[set] &&
                (heaviest == n || pattern->weight[set] > pattern->weight[heaviest]))
                heaviest = set;
        }
        if (heaviest == n)
            return;
        tried[heaviest] = TRUE;
        pattern->hidden[heaviest] = FALSE;
        pattern->hidden[heaviest] = pattern->find(pattern, &gap);
    }
}

gboolean eql_pattern_close(EqlPattern *pattern)
{
    g_autofree gboolean *needed =
        g_memdup2(pattern->hidden, MAX(pattern->nest->n_sets, 1) * sizeof(gboolean));
    EqlGap gap;

    while (pattern->find(pattern, &gap)) {
        if (!close_gap(pattern, &gap))
            return FALSE;
    }
    show_needless(pattern, needed);
    return TRUE;
}
