/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-follow.h"

#include "analysis/cross-world.h"

typedef struct {
    EqlCrossSide *side;
    EqlCrossWorld *world;
    EqlCrossPlans *plans[2]; /* of the rows; of the columns */
} Work;

static void work_init(Work *work, EqlCrossSide *side)
{
    work->side = side;
    work->world = eql_cross_world_new(side);
    work->plans[FALSE] = eql_cross_plans_new(side, FALSE);
    work->plans[TRUE] = eql_cross_plans_new(side, TRUE);
}

static void work_clear(Work *work)
{
    eql_cross_plans_free(work->plans[FALSE]);
    eql_cross_plans_free(work->plans[TRUE]);
    eql_cross_world_free(work->world);
}

static gboolean can_follow(const Work *work, const GArray *plan, gboolean columns)
{
    eql_cross_world_reset(work->world);
    return eql_cross_world_follow(work->world, plan, columns, FALSE);
}

static gboolean find_barred(const Work *work, gboolean columns, GHashTable *barred)
{
    const EqlCrossPlans *plans = work->plans[columns];
    gboolean all = TRUE;

    for (guint i = 0; i < 2 * plans->groups[0]->len && all; i++)
        all = can_follow(work, g_ptr_array_index(plans->groups[i % 2], i / 2), columns);
    for (guint i = 0; i < plans->classes->len; i++) {
        if (!can_follow(work, g_ptr_array_index(plans->classes, i), columns))
            g_hash_table_add(barred, g_strdup(plans->names[i]));
    }
    return all;
}

gboolean eql_cross_find_barred(EqlCrossSide *side, GHashTable *barred)
{
    gboolean all;
    Work work;

    eql_cross_side_hide_all(side);
    work_init(&work, side);
    all = find_barred(&work, FALSE, barred);
    all = find_barred(&work, TRUE, barred) && all;
    work_clear(&work);
    return all;
}

/* ── where the cross shows nothing at all ── */

static gboolean follow_one(const Work *work, EqlPlanMove move, gboolean columns)
{
    g_autoptr(GArray) moves = g_array_new(FALSE, FALSE, sizeof(EqlPlanMove));

    move.people = 1;
    g_array_append_val(moves, move);
    return eql_cross_world_follow(work->world, moves, columns, FALSE);
}

/* Somebody on roll who is not counted comes to where the next is to go. */
static gboolean make_room_at(const Work *work, guint cell)
{
    for (guint who = 0; who < work->world->parties->len; who++) {
        if (!eql_cross_world_counts(work->world, who) &&
            eql_cross_world_push(work->world, who, cell, TRUE, 1, FALSE) > 0)
            return TRUE;
    }
    return FALSE;
}

static gboolean follow_one_with_room(const Work *work, EqlPlanMove move, gboolean columns)
{
    const EqlCrossFrame *frame = work->side->frame;

    for (guint line = 0; line < (columns ? frame->n_rows : frame->n_columns); line++) {
        guint from = columns ? line * frame->width + move.from : move.from * frame->width + line;
        guint to = columns ? line * frame->width + move.to : move.to * frame->width + line;

        if (work->world->own[from] > 0 && make_room_at(work, to) && follow_one(work, move, columns))
            return TRUE;
    }
    return FALSE;
}

static gboolean can_follow_unseen(const Work *work, const GArray *plan, gboolean columns)
{
    eql_cross_world_reset(work->world);
    for (guint i = 0; i < plan->len; i++) {
        EqlPlanMove move = g_array_index(plan, EqlPlanMove, i);

        for (gint n = 0; n < move.people; n++) {
            if (!follow_one(work, move, columns) && !follow_one_with_room(work, move, columns))
                return FALSE;
        }
    }
    return TRUE;
}

gboolean eql_cross_follows_unseen(EqlCrossSide *side)
{
    gboolean all = TRUE;
    Work work;

    work_init(&work, side);
    for (guint columns = 0; columns < 2; columns++) {
        const EqlCrossPlans *plans = work.plans[columns];

        for (guint i = 0; i < 2 * plans->groups[0]->len && all; i++)
            all = can_follow_unseen(&work, g_ptr_array_index(plans->groups[i % 2], i / 2),
                                    (gboolean)columns);
    }
    work_clear(&work);
    return all;
}
