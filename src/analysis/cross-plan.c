/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-plan.h"

/* The numbers as they move. */
typedef struct {
    const EqlPlanner *planner;
    guint set;
    gint *people, *room;
} Work;

static void work_init(Work *work, const EqlPlanner *planner, guint set)
{
    guint n = planner->nest->n_atoms;

    *work = (Work){planner, set, g_new(gint, MAX(n, 1)), g_new(gint, MAX(n, 1))};
    for (guint atom = 0; atom < n; atom++) {
        work->people[atom] = (gint)planner->people[atom];
        work->room[atom] = planner->room[atom];
    }
}

static void work_clear(Work *work)
{
    g_free(work->people);
    g_free(work->room);
}

/* Whether the move brings the set on: into it, out of it, or, gathering those inside, to where
 * there is more room. */
typedef enum { INTO, OUT_OF, WITHIN } Way;

/* Of those in the set, the group that can hold most. */
static guint most_room(const Work *work)
{
    const EqlPlanner *planner = work->planner;
    guint best = G_MAXUINT;

    for (guint atom = 0; atom < planner->nest->n_atoms; atom++) {
        if (!eql_nest_has(planner->nest, work->set, atom))
            continue;
        if (best == G_MAXUINT ||
            work->people[atom] + work->room[atom] > work->people[best] + work->room[best] ||
            (work->people[atom] + work->room[atom] == work->people[best] + work->room[best] &&
             g_strcmp0(g_ptr_array_index(planner->codes, atom),
                       g_ptr_array_index(planner->codes, best)) < 0))
            best = atom;
    }
    return best;
}

static gboolean goes(const Work *work, EqlPlanMove move, Way way)
{
    gboolean from = eql_nest_has(work->planner->nest, work->set, move.from);
    gboolean to = eql_nest_has(work->planner->nest, work->set, move.to);

    if (way == WITHIN)
        return from && to && move.from != move.to && most_room(work) == move.to;
    return way == INTO ? to && !from : from && !to;
}

static gboolean may_move(const Work *work, EqlPlanMove move, Way way)
{
    const EqlPlanner *planner = work->planner;

    return planner->class_of[move.from] == planner->class_of[move.to] && goes(work, move, way) &&
           work->people[move.from] > 0 && (move.roll || work->room[move.to] > 0);
}

/* From where there are most to where there is most room. */
static int compare(const Work *work, EqlPlanMove one, EqlPlanMove two)
{
    GPtrArray *codes = work->planner->codes;

    if (one.roll != two.roll)
        return one.roll ? -1 : 1;
    if (work->people[one.from] != work->people[two.from])
        return work->people[one.from] > work->people[two.from] ? -1 : 1;
    if (!one.roll && work->room[one.to] != work->room[two.to])
        return work->room[one.to] > work->room[two.to] ? -1 : 1;
    if (one.from != two.from)
        return g_strcmp0(g_ptr_array_index(codes, one.from), g_ptr_array_index(codes, two.from));
    return g_strcmp0(g_ptr_array_index(codes, one.to), g_ptr_array_index(codes, two.to));
}

static gboolean best_move(const Work *work, Way way, EqlPlanMove *best)
{
    guint n = work->planner->nest->n_atoms;
    gboolean found = FALSE;

    for (guint i = 0; i < n * n; i++) {
        EqlPlanMove move = {.from = i / n, .to = i % n};

        move.roll = work->planner->roll_of[move.from] == work->planner->roll_of[move.to];
        if (!may_move(work, move, way) || (found && compare(work, *best, move) < 0))
            continue;
        *best = move;
        found = TRUE;
    }
    return found;
}

static void move_many(Work *work, Way way, gint wanted, GArray *moves)
{
    EqlPlanMove move;

    while (wanted-- > 0 && best_move(work, way, &move)) {
        work->people[move.from]--;
        work->people[move.to]++;
        work->room[move.from] += !move.roll;
        work->room[move.to] -= !move.roll;
        g_array_append_val(moves, move);
    }
}

GArray *eql_plan(const EqlPlanner *planner, guint set, gboolean into)
{
    GArray *moves = g_array_new(FALSE, FALSE, sizeof(EqlPlanMove));
    Work work;

    work_init(&work, planner, set);
    move_many(&work, into ? INTO : OUT_OF, planner->k, moves);
    if (into && !planner->free)
        move_many(&work, WITHIN, planner->k, moves);
    work_clear(&work);
    return moves;
}
