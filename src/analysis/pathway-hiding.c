/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/pathway-hiding.h"

#define ANY_NUMBER G_MAXUINT32

typedef struct {
    const EqlPathwayCounts *counts;
    guint n_groups, n_stages;
    guint64 k;
    gboolean nested; /* each stage is part of the one before */
    gboolean *hidden;
} Hiding;

typedef struct {
    guint group, first, last;
} Run; /* stages in which a group is hidden, one after another */

static guint64 count_at(const Hiding *self, guint group, guint stage)
{
    return eql_pathway_count(self->counts->groups->pdata[group], stage);
}

static gboolean *hidden_at(const Hiding *self, guint group, guint stage)
{
    return &self->hidden[group * self->n_stages + stage];
}

static gboolean is_nested(const Hiding *self)
{
    for (guint group = 0; group < self->n_groups; group++) {
        for (guint stage = 1; stage < self->n_stages; stage++) {
            if (count_at(self, group, stage) > count_at(self, group, stage - 1))
                return FALSE;
        }
    }
    return TRUE;
}

/* ── how wide ── */

/* How many more people the group could have in all of these stages. */
static guint64 room_above(const Hiding *self, guint group, guint first)
{
    if (first == 0 || !self->nested)
        return ANY_NUMBER;
    return count_at(self, group, first - 1) - count_at(self, group, first);
}

/* How many fewer. */
static guint64 room_below(const Hiding *self, guint group, guint last)
{
    guint64 next = last + 1 < self->n_stages && self->nested ? count_at(self, group, last + 1) : 0;

    return count_at(self, group, last) - next;
}

static gboolean is_hidden_in(const Hiding *self, guint group, guint first, guint last)
{
    for (guint stage = first; stage <= last; stage++) {
        if (!*hidden_at(self, group, stage))
            return FALSE;
    }
    return TRUE;
}

static gboolean knows_total(const Hiding *self, guint stage)
{
    for (guint group = 0; group < self->n_groups; group++) {
        if (!*hidden_at(self, group, stage))
            return TRUE;
    }
    return FALSE;
}

static gboolean knows_a_total(const Hiding *self, const Run *run)
{
    for (guint stage = run->first; stage <= run->last; stage++) {
        if (knows_total(self, stage))
            return TRUE;
    }
    return FALSE;
}

/* How many people the run's group could have more of, and fewer of, in exchange with others. */
static void exchange(const Hiding *self, const Run *run, guint64 *more, guint64 *fewer)
{
    guint64 given = 0, taken = 0;

    if (!knows_a_total(self, run))
        given = taken = ANY_NUMBER;
    for (guint other = 0; other < self->n_groups; other++) {
        if (other == run->group || !is_hidden_in(self, other, run->first, run->last))
            continue;
        given += room_below(self, other, run->last);
        taken += room_above(self, other, run->first);
    }
    *more = MIN(room_above(self, run->group, run->first), given);
    *fewer = MIN(room_below(self, run->group, run->last), taken);
}

/* By how much a hidden count's greatest and least values are known to differ, at least. */
static guint64 width_of(const Hiding *self, guint group, guint stage)
{
    guint64 most = 0, least = 0;

    for (guint first = 0; first <= stage; first++) {
        for (guint last = stage; last < self->n_stages; last++) {
            const Run run = {group, first, last};
            guint64 more, fewer;

            if (!is_hidden_in(self, group, first, last) || (!self->nested && first != last))
                continue;
            exchange(self, &run, &more, &fewer);
            most = MAX(most, more);
            least = MAX(least, fewer);
        }
    }
    return most + least;
}

/* ── hiding more ── */

typedef struct {
    gboolean *cell; /* NULL: none */
    guint64 width, count;
} Choice;

/* What makes the count wider, or else the smaller count. */
static void consider(const Hiding *self, Choice *best, guint for_group, guint for_stage,
                     guint group, guint stage)
{
    gboolean *cell = hidden_at(self, group, stage);
    guint64 count = count_at(self, group, stage), width;

    if (*cell)
        return;
    *cell = TRUE;
    width = MIN(width_of(self, for_group, for_stage), self->k);
    *cell = FALSE;
    if (best->cell == NULL || width > best->width || (width == best->width && count < best->count))
        *best = (Choice){cell, width, count};
}

/* One more cell: of the same stage or the same group, or else any. FALSE: all are hidden. */
static gboolean hide_for(Hiding *self, guint group, guint stage)
{
    Choice best = {0};

    for (guint other = 0; other < self->n_groups; other++)
        consider(self, &best, group, stage, other, stage);
    for (guint other = 0; other < self->n_stages; other++)
        consider(self, &best, group, stage, group, other);
    for (guint i = 0; best.cell == NULL && i < self->n_groups * self->n_stages; i++)
        consider(self, &best, group, stage, i / self->n_stages, i % self->n_stages);
    if (best.cell != NULL)
        *best.cell = TRUE;
    return best.cell != NULL;
}

static void hide_small(Hiding *self)
{
    for (guint group = 0; group < self->n_groups; group++) {
        for (guint stage = 0; stage < self->n_stages; stage++) {
            guint64 count = count_at(self, group, stage);
            gboolean all_came = self->nested && stage > 0 && count < 2 * self->k &&
                                count == count_at(self, group, stage - 1);

            *hidden_at(self, group, stage) = count > 0 && (count < self->k || all_came);
        }
    }
}

/* Whether a cell was too narrow, and another is hidden for it. */
static gboolean widen(Hiding *self)
{
    for (guint group = 0; group < self->n_groups; group++) {
        for (guint stage = 0; stage < self->n_stages; stage++) {
            if (*hidden_at(self, group, stage) && width_of(self, group, stage) < self->k)
                return hide_for(self, group, stage);
        }
    }
    return FALSE;
}

gboolean *eql_pathway_hidden(const EqlPathwayCounts *counts, guint k)
{
    Hiding self = {
        .counts = counts, .n_groups = counts->groups->len, .n_stages = counts->stages->len, .k = k};

    self.hidden = g_new0(gboolean, MAX(self.n_groups * self.n_stages, 1));
    self.nested = is_nested(&self);
    hide_small(&self);
    while (widen(&self))
        continue;
    return self.hidden;
}
