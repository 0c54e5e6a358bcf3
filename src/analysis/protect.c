/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/protect.h"

#include "analysis/pattern.h"

gboolean eql_nest_has(const EqlNest *nest, guint set, guint atom)
{
    for (guint level = 0; level < nest->n_levels; level++) {
        if (nest->set_of[atom * nest->n_levels + level] == set)
            return TRUE;
    }
    return FALSE;
}

/* Which shown sets hold an atom, in one number: levels are few and sets fewer than 65,536. */
static guint64 signature(const EqlNest *nest, const gboolean *hidden, guint atom)
{
    guint64 sets = 0;

    for (guint level = 0; level < nest->n_levels; level++) {
        guint set = nest->set_of[atom * nest->n_levels + level];

        sets = sets << 16 | (hidden[set] ? 0 : set + 1);
    }
    return sets;
}

guint eql_nest_classes(const EqlNest *nest, const gboolean *hidden, guint *class_of)
{
    g_autofree guint64 *first = g_new(guint64, MAX(nest->n_atoms, 1));
    guint n_classes = 0;

    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        guint64 sets = signature(nest, hidden, atom);
        guint same = 0;

        while (same < n_classes && first[same] != sets)
            same++;
        if (same == n_classes)
            first[n_classes++] = sets;
        class_of[atom] = same;
    }
    return n_classes;
}

/* What one class holds, and how much of it lies in the set. */
typedef struct {
    guint64 all, room;
    guint64 room_fixed, room_free; /* of the set: what it has, and what it could have beside */
    guint atoms_in, atoms_out;
    guint met_in, met_out; /* atoms that somebody is in */
} Part;

static guint64 count_at(const EqlTable *table, guint count, guint atom)
{
    return table->counts[count * table->nest->n_atoms + atom];
}

static void add_atom(const EqlTable *table, Part *part, guint count, guint atom, gboolean inside)
{
    gboolean met = table->listed && count == 0;

    /* a group that is not in the list has nobody, and everybody knows */
    if (table->listed && count_at(table, 0, atom) == 0)
        return;
    part->all += count_at(table, count, atom);
    *(inside ? &part->atoms_in : &part->atoms_out) += 1;
    *(inside ? &part->met_in : &part->met_out) += met;
}

/* The classes that a pattern of hidden sets leaves, to ask many ranges of. */
typedef struct {
    guint *of; /* [atom] */
    guint n;
    guint *rooms_of; /* [atom]: those that the hidden rooms leave; NULL: there are no rooms */
    guint n_rooms;
} Classes;

static Classes classes_of(const EqlTable *table, const gboolean *hidden)
{
    Classes classes = {.of = g_new(guint, MAX(table->nest->n_atoms, 1))};

    classes.n = eql_nest_classes(table->nest, hidden, classes.of);
    if (table->room != NULL) {
        classes.rooms_of = g_new(guint, MAX(table->nest->n_atoms, 1));
        classes.n_rooms = eql_nest_classes(table->nest, table->room_hidden, classes.rooms_of);
    }
    return classes;
}

static void classes_clear(Classes *classes)
{
    g_free(classes->of);
    g_free(classes->rooms_of);
}

/* Room moves with the people between groups whose size is hidden too. */
static void add_rooms(const EqlTable *table, const Classes *classes, guint set, Part *parts)
{
    const EqlNest *nest = table->nest;
    const guint *room_class = classes->rooms_of;
    g_autofree guint64 *rooms = g_new0(guint64, MAX(3 * classes->n_rooms, 1));
    guint64 *room = rooms, *in = rooms + classes->n_rooms, *out = rooms + 2 * classes->n_rooms;

    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        room[room_class[atom]] += table->room[atom];
        (eql_nest_has(nest, set, atom) ? in : out)[room_class[atom]]++;
    }
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        guint rooms_of = room_class[atom];
        Part *part = &parts[classes->of[atom]];

        part->room += room[rooms_of];
        if (in[rooms_of] > 0)
            *(out[rooms_of] > 0 ? &part->room_free : &part->room_fixed) += room[rooms_of];
        room[rooms_of] = 0; /* counted once */
    }
}

static EqlRange range_in(const EqlTable *table, const Part *part)
{
    guint64 high;

    if (part->atoms_in == 0)
        return (EqlRange){0, 0};
    if (part->atoms_out == 0)
        return (EqlRange){part->all, part->all};
    if (table->room == NULL)
        return (EqlRange){part->met_in, part->all - part->met_out};
    high = MIN(part->room_fixed + part->room_free, part->all);
    return (EqlRange){MIN(high, part->room_fixed + part->all > part->room
                                    ? part->room_fixed + part->all - part->room
                                    : 0),
                      high};
}

static EqlRange range_between(const EqlTable *table, const Classes *classes, guint count, guint set)
{
    const EqlNest *nest = table->nest;
    g_autofree Part *parts = g_new0(Part, MAX(classes->n, 1));
    EqlRange range = {0, 0};

    for (guint atom = 0; atom < nest->n_atoms; atom++)
        add_atom(table, &parts[classes->of[atom]], count, atom, eql_nest_has(nest, set, atom));
    if (table->room != NULL)
        add_rooms(table, classes, set, parts);
    for (guint i = 0; i < classes->n; i++) {
        EqlRange part = range_in(table, &parts[i]);

        range.low += part.low;
        range.high += part.high;
    }
    return range;
}

EqlRange eql_table_range(const EqlTable *table, const gboolean *hidden, guint count, guint set)
{
    Classes classes = classes_of(table, hidden);
    EqlRange range = range_between(table, &classes, count, set);

    classes_clear(&classes);
    return range;
}

/* ── protecting a table ── */

static guint64 total_of(const EqlTable *table, guint count)
{
    guint64 total = 0;

    for (guint atom = 0; atom < table->nest->n_atoms; atom++)
        total += count_at(table, count, atom);
    return total;
}

static guint64 width_of(const EqlPattern *pattern, const Classes *classes, guint count, guint set)
{
    EqlRange range = range_between(pattern->data, classes, count, set);

    return range.high > range.low ? MIN(range.high - range.low, pattern->k) : 0;
}

/* ── what few have in common ── */

static guint in_common(const EqlTable *table, guint matter, const guint *mark, guint number,
                       guint64 *people)
{
    return table->in_common(table->in_common_data, matter, mark, number, people);
}

/* By atom: whether it is in the set. */
static guint *mark_set(const EqlNest *nest, guint set)
{
    guint *mark = g_new(guint, MAX(nest->n_atoms, 1));

    for (guint atom = 0; atom < nest->n_atoms; atom++)
        mark[atom] = eql_nest_has(nest, set, atom);
    return mark;
}

static gboolean is_within(const EqlNest *nest, const guint *mark, guint whole)
{
    for (guint atom = 0; atom < nest->n_atoms; atom++) {
        if (mark[atom] && !eql_nest_has(nest, whole, atom))
            return FALSE;
    }
    return TRUE;
}

/* What is shown of all people, or of a set that these are within. */
static guint shown_in_common(const EqlTable *table, const gboolean *hidden, guint matter,
                             const guint *mark)
{
    const EqlNest *nest = table->nest;
    g_autofree guint *everybody = g_new0(guint, MAX(nest->n_atoms, 1));
    guint64 people;
    guint shown = in_common(table, matter, everybody, 0, &people);

    for (guint set = 0; set < nest->n_sets; set++) {
        g_autofree guint *whole = NULL;

        if (hidden[set] || !is_within(nest, mark, set))
            continue;
        whole = mark_set(nest, set);
        shown |= in_common(table, matter, whole, TRUE, &people);
    }
    return shown;
}

static gboolean is_few(guint64 people, guint64 k)
{
    return k > 1 && people > 0 && people < 2 * k;
}

/* `mark`: the atoms of the set; `met`: the classes that they are in. */
static gboolean is_told_of(const EqlPattern *pattern, const Classes *classes, guint matter,
                           const guint *mark, const gboolean *met)
{
    const EqlTable *table = pattern->data;
    guint64 people;
    guint told = in_common(table, matter, mark, TRUE, &people);
    gboolean few = is_few(people, pattern->k);

    for (guint class = 0; class < classes->n; class ++) {
        guint common;

        if (!met[class])
            continue;
        common = in_common(table, matter, classes->of, class, &people);
        if (common != 0 && people > 1 && is_few(people, pattern->k))
            return TRUE;
        told &= common;
    }
    return few && told != 0 && (told & ~shown_in_common(table, pattern->hidden, matter, mark)) != 0;
}

/* What follows of a hidden set's people. */
static gboolean is_told(const EqlPattern *pattern, const Classes *classes, guint set)
{
    const EqlTable *table = pattern->data;
    g_autofree guint *mark = mark_set(table->nest, set);
    g_autofree gboolean *met = g_new0(gboolean, MAX(classes->n, 1));

    for (guint atom = 0; atom < table->nest->n_atoms; atom++) {
        if (mark[atom])
            met[classes->of[atom]] = TRUE;
    }
    for (guint matter = 0; matter < table->n_matters; matter++) {
        if (is_told_of(pattern, classes, matter, mark, met))
            return TRUE;
    }
    return FALSE;
}

/* All counts of a set together, so that one move is chosen for all. */
static guint64 width_between(const EqlPattern *pattern, const Classes *classes, guint set)
{
    const EqlTable *table = pattern->data;
    guint64 width = is_told(pattern, classes, set) ? 0 : pattern->k;

    for (guint count = 0; count < table->n_counts && width > 0; count++) {
        if (total_of(table, count) >= pattern->k)
            width = MIN(width, width_of(pattern, classes, count, set));
    }
    return width;
}

static guint64 table_width(EqlPattern *pattern, const EqlGap *gap)
{
    Classes classes = classes_of(pattern->data, pattern->hidden);
    guint64 width = width_between(pattern, &classes, gap->set);

    classes_clear(&classes);
    return width;
}

static gboolean find_in_table(EqlPattern *pattern, EqlGap *gap)
{
    Classes classes = classes_of(pattern->data, pattern->hidden);
    gboolean found = FALSE;

    for (guint set = 0; set < pattern->nest->n_sets && !found; set++) {
        *gap = (EqlGap){.set = set};
        found = pattern->hidden[set] && width_between(pattern, &classes, set) < pattern->k;
    }
    classes_clear(&classes);
    return found;
}

gboolean eql_table_protect(const EqlTable *table, guint64 k, gboolean *hidden)
{
    const EqlNest *nest = table->nest;
    g_autofree guint64 *weight = g_new(guint64, MAX(nest->n_sets, 1));
    EqlPattern pattern = {.nest = nest,
                          .hidden = hidden,
                          .weight = weight,
                          .k = k,
                          .data = table,
                          .find = find_in_table,
                          .width = table_width};

    for (guint set = 0; set < nest->n_sets; set++) {
        weight[set] = 1;
        for (guint atom = 0; atom < nest->n_atoms; atom++)
            weight[set] += eql_nest_has(nest, set, atom) ? count_at(table, 0, atom) : 0;
    }
    return eql_pattern_close(&pattern);
}
