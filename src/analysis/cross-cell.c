/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-cell.h"

/* A cell, and how few and how many it holds in the worlds made so far; in an attempt, in those
 * that there are if it succeeds. */
typedef struct {
    guint cell, set, column;
    EqlCrossRange range;
    gboolean is_attempt;
} Target;

/* Whose sizes change, if anybody's. */
typedef enum { NOBODY, ROWS, COLUMNS, BOTH, N_MOVING } Moving;

/* The classes' people may all be the cell's, or only those that cannot be another's. */
static const EqlCrossPart *parts_of(const EqlCrossWork *work, const Target *target, guint *n)
{
    const EqlCrossFrame *frame = work->side->frame;

    *n = frame->first_part[target->cell + 1] - frame->first_part[target->cell];
    return frame->parts + frame->first_part[target->cell];
}

static EqlCrossRange now(const EqlCrossWork *work, const Target *target)
{
    return eql_cross_frame_range(work->side->frame, work->world->own, target->cell);
}

static void note(const EqlCrossWork *work, Target *target)
{
    EqlCrossRange range = now(work, target);

    if (!target->is_attempt) {
        eql_cross_proof_note(work->proof, work->world->own);
        target->range = eql_cross_proof_range(work->proof, target->cell);
        return;
    }
    target->range.low = MIN(target->range.low, range.low);
    target->range.high = MAX(target->range.high, range.high);
}

static Target target_at(const EqlCrossWork *work, guint cell)
{
    guint n_columns = work->side->frame->tables->n_columns;

    return (Target){.cell = cell,
                    .set = cell / n_columns,
                    .column = cell % n_columns,
                    .range = eql_cross_proof_range(work->proof, cell)};
}

static gboolean is_wide_enough(const EqlCrossWork *work, const Target *target)
{
    return target->range.high - target->range.low >= work->side->k;
}

/* How much further the cell should go. */
static gint wanted_from(const EqlCrossWork *work, const Target *target, gboolean raise)
{
    EqlCrossRange range = now(work, target);

    return raise ? target->range.low + work->side->k - range.high
                 : range.low - (target->range.high - work->side->k);
}

/* ── making a world ── */

typedef struct {
    guint who, cell, cost;
} Pick;

static void consider(const EqlCrossWork *work, Pick *best, guint who, guint cell, gboolean raise)
{
    guint cost = eql_cross_world_cost(work->world, who, cell, raise, best->cost);

    if (cost < best->cost)
        *best = (Pick){who, cell, cost};
}

static EqlPart least_part(gboolean raise)
{
    return raise ? EQL_PART_SOME : EQL_PART_WHOLE;
}

/* Of those who could go round if cells were hidden, the cheapest. */
static gint push_paid(const EqlCrossWork *work, const Target *target, gboolean raise, gint wanted)
{
    guint n;
    const EqlCrossPart *parts = parts_of(work, target, &n);
    Pick best = {.cost = EQL_COST_BARRED};

    for (guint i = 0; i < n; i++) {
        if (parts[i].part < least_part(raise))
            continue;
        if (work->side->number > 0)
            consider(work, &best, EQL_CROSS_PEOPLE, parts[i].cell, raise);
        for (guint who = 0; work->side->number == 0 && who < work->world->parties->len; who++)
            consider(work, &best, who, parts[i].cell, raise);
    }
    return best.cost == EQL_COST_BARRED
               ? 0
               : eql_cross_world_push(work->world, best.who, best.cell, raise, wanted, TRUE);
}

static gint push_who(const EqlCrossWork *work, const Target *target, guint who, gboolean raise,
                     gint wanted)
{
    guint n;
    const EqlCrossPart *parts = parts_of(work, target, &n);
    gint pushed = 0;

    for (guint i = 0; i < n && pushed < wanted; i++) {
        if (parts[i].part >= least_part(raise))
            pushed += eql_cross_world_push(work->world, who, parts[i].cell, raise, wanted - pushed,
                                           FALSE);
    }
    return pushed;
}

/* Pupils on roll, those first who are counted, or those who are not. */
static gint push_pupils(const EqlCrossWork *work, const Target *target, gboolean counted_first,
                        gboolean raise, gint wanted)
{
    guint n = work->world->parties->len;
    gint pushed = 0;

    for (guint i = 0; i < 2 * n && pushed < wanted; i++) {
        if (eql_cross_world_counts(work->world, i % n) == (counted_first == (i < n)))
            pushed += push_who(work, target, i % n, raise, wanted - pushed);
    }
    return pushed;
}

static gboolean is_bound(const EqlCrossWork *work)
{
    return work->side->number > 0 && work->side->count->capped;
}

/* Where few are on roll, more of them, so that more can be counted. */
static void make_room(const EqlCrossWork *work, const Target *target)
{
    EqlCrossRange on_roll =
        eql_cross_frame_range(work->side->frame, work->world->on_roll, target->cell);

    push_pupils(work, target, FALSE, TRUE, target->range.low + work->side->k - on_roll.high);
}

static void push_free(const EqlCrossWork *work, const Target *target, gboolean raise)
{
    gint wanted = wanted_from(work, target, raise);

    if (work->side->number > 0)
        wanted -= push_who(work, target, EQL_CROSS_PEOPLE, raise, wanted);
    if (work->side->number == 0 || is_bound(work))
        push_pupils(work, target, TRUE, raise, wanted);
    if (is_bound(work))
        push_who(work, target, EQL_CROSS_PEOPLE, raise, wanted_from(work, target, raise));
}

/* The people of the cell go one way only. */
static void hold(const EqlCrossWork *work, const Target *target, gboolean raise, gboolean held)
{
    guint n;
    const EqlCrossPart *parts = parts_of(work, target, &n);

    for (guint i = 0; i < n; i++)
        work->held[parts[i].cell] = held && parts[i].part >= least_part(raise);
    work->world->held = held ? work->held : NULL;
    work->world->held_raise = raise;
}

/* People come into the group wherever there is room, or all into one class of it; `way` says into
 * which, or EQL_NO_SET. */
static gboolean follow(const EqlCrossWork *work, gboolean columns, guint group, guint way,
                       gboolean raise, gboolean pay)
{
    const EqlCrossPlans *plans = work->plans[columns];
    const GArray *plan = way != EQL_NO_SET ? g_ptr_array_index(plans->classes, way)
                                           : g_ptr_array_index(plans->groups[raise], group);

    return (way == EQL_NO_SET || plan->len > 0) &&
           eql_cross_world_follow(work->world, plan, columns, pay);
}

/* Raises the cell as far as is wanted, or lowers it. */
static void make_world_by(const EqlCrossWork *work, Target *target, Moving moving, guint way,
                          gboolean raise)
{
    gboolean pay = target->is_attempt;
    gint by = 1;

    eql_cross_world_reset(work->world);
    if (is_bound(work) && raise)
        make_room(work, target);
    if ((moving == ROWS || moving == BOTH) && !follow(work, FALSE, target->set, way, raise, pay))
        return;
    if ((moving == COLUMNS || moving == BOTH) &&
        !follow(work, TRUE, target->column, EQL_NO_SET, raise, pay))
        return;
    hold(work, target, raise, TRUE);
    push_free(work, target, raise);
    while (pay && by > 0 && wanted_from(work, target, raise) > 0)
        by = push_paid(work, target, raise, wanted_from(work, target, raise));
    hold(work, target, raise, FALSE);
    note(work, target);
}

static void make_world(const EqlCrossWork *work, Target *target, Moving moving, gboolean raise)
{
    const EqlCrossFrame *frame = work->side->frame;

    make_world_by(work, target, moving, EQL_NO_SET, raise);
    for (guint way = 0; raise && !target->is_attempt && way < frame->n_rows &&
                        (moving == ROWS || moving == BOTH) && wanted_from(work, target, TRUE) > 0 &&
                        !is_wide_enough(work, target);
         way++) {
        if (frame->row_parts[target->set * frame->n_rows + way] != EQL_PART_NONE)
            make_world_by(work, target, moving, way, TRUE);
    }
}

static gboolean can_move(const EqlCrossWork *work, const Target *target, Moving moving)
{
    const EqlCrossSide *side = work->side;
    gboolean rows = side->number > 0 && side->closed_rows[target->set];
    gboolean columns = side->number > 0 && side->closed_columns[target->column];

    return moving == NOBODY || (moving == ROWS && rows) || (moving == COLUMNS && columns) ||
           (moving == BOTH && rows && columns);
}

gboolean eql_cross_work_is_wide(EqlCrossWork *work, guint cell)
{
    Target target = target_at(work, cell);

    for (guint i = 0; i < 2 * N_MOVING && !is_wide_enough(work, &target); i++) {
        if (can_move(work, &target, (Moving)(i / 2)))
            make_world(work, &target, (Moving)(i / 2), i % 2 == 1);
    }
    return is_wide_enough(work, &target);
}

/* Within what a group that is shown has in all, people may change between groups that are not. */
gboolean eql_cross_work_is_wide_by_others(EqlCrossWork *work, guint cell)
{
    Target target = target_at(work, cell);
    guint n = work->side->frame->n_rows;

    for (guint i = 0; i < 4 * n && !is_wide_enough(work, &target); i++) {
        if (i < 2 * n || can_move(work, &target, COLUMNS))
            make_world_by(work, &target, i < 2 * n ? ROWS : BOTH, i / 2 % n, i % 2 == 1);
    }
    return is_wide_enough(work, &target);
}

/* ── what hiding would help ── */

/* The cheapest attempt so far: what it hides, and the worlds there are then. */
typedef struct {
    GArray *cells;
    guint cost;
    gint *worlds[2];
} Best;

static void best_clear(Best *best)
{
    g_clear_pointer(&best->cells, g_array_unref);
    g_clear_pointer(&best->worlds[0], g_free);
    g_clear_pointer(&best->worlds[1], g_free);
}

static void set_hidden(const EqlCrossWork *work, const GArray *cells, gboolean hidden)
{
    for (guint i = 0; i < cells->len; i++)
        eql_cross_side_set_hidden(work->side, g_array_index(cells, guint, i), hidden);
}

static gint *copy_world(const EqlCrossWork *work)
{
    return g_memdup2(work->world->own, work->side->frame->n_cells * sizeof(gint));
}

/* Takes back what was hidden on the way; the worlds become the attempt's, or are freed. */
static void end_attempt(const EqlCrossWork *work, Best *best, gboolean enough,
                        gint *const worlds[2])
{
    EqlCrossWorld *world = work->world;

    set_hidden(work, world->paid, FALSE);
    if (enough && (best->cells == NULL || world->cost < best->cost)) {
        best_clear(best);
        *best = (Best){g_array_copy(world->paid), world->cost, {worlds[0], worlds[1]}};
    } else {
        g_free(worlds[0]);
        g_free(worlds[1]);
    }
    g_array_set_size(world->paid, 0);
    world->cost = 0;
}

/* Returns what the last world is kept as. */
static const EqlCrossKept *hide_best(const EqlCrossWork *work, Best *best)
{
    const EqlCrossKept *kept = NULL;

    if (best->cells != NULL)
        set_hidden(work, best->cells, TRUE);
    for (guint i = 0; i < G_N_ELEMENTS(best->worlds) && best->worlds[i] != NULL; i++)
        kept = eql_cross_proof_keep(work->proof, best->worlds[i]);
    best_clear(best);
    return kept;
}

/* One way as far as is needed, then the other. */
static void attempt(const EqlCrossWork *work, Target trial, Moving moving, gboolean raise,
                    Best *best)
{
    gint *worlds[2] = {NULL, NULL};

    trial.is_attempt = TRUE;
    make_world(work, &trial, moving, raise);
    worlds[0] = copy_world(work);
    if (!is_wide_enough(work, &trial)) {
        make_world(work, &trial, moving, !raise);
        worlds[1] = copy_world(work);
    }
    end_attempt(work, best, is_wide_enough(work, &trial), worlds);
}

gboolean eql_cross_work_widen(EqlCrossWork *work, guint cell)
{
    Target target = target_at(work, cell);
    Best best = {.cells = NULL};

    for (guint i = 0; i < 2 * N_MOVING; i++) {
        if (can_move(work, &target, (Moving)(i / 2)))
            attempt(work, target, (Moving)(i / 2), i % 2 == 1, &best);
    }
    return hide_best(work, &best) != NULL && eql_cross_proof_is_wide(work->proof, cell);
}

/* ── plans ── */

gboolean eql_cross_work_follows(EqlCrossWork *work, EqlCrossFollowed *plan)
{
    eql_cross_world_reset(work->world);
    if (!eql_cross_world_follow(work->world, plan->moves, plan->columns, FALSE))
        return FALSE;
    plan->kept = eql_cross_proof_keep(work->proof, work->world->own);
    return plan->kept != NULL;
}

gboolean eql_cross_work_let_follow(EqlCrossWork *work, EqlCrossFollowed *plan)
{
    gint *worlds[2] = {NULL, NULL};
    Best best = {.cells = NULL};
    gboolean follows;

    eql_cross_world_reset(work->world);
    follows = eql_cross_world_follow(work->world, plan->moves, plan->columns, TRUE);
    worlds[0] = copy_world(work);
    end_attempt(work, &best, follows, worlds);
    plan->kept = hide_best(work, &best);
    return plan->kept != NULL;
}

/* ── all of it ── */

static void add_plan(EqlCrossWork *work, const GArray *moves, gboolean columns)
{
    EqlCrossFollowed plan = {.moves = moves, .columns = columns};

    if (moves->len > 0)
        g_array_append_val(work->followed, plan);
}

static void add_plans(EqlCrossWork *work, gboolean columns)
{
    const EqlCrossPlans *plans = work->plans[columns];

    for (guint i = 0; i < 2 * plans->groups[0]->len; i++)
        add_plan(work, g_ptr_array_index(plans->groups[i % 2], i / 2), columns);
    for (guint i = 0; i < plans->classes->len; i++)
        add_plan(work, g_ptr_array_index(plans->classes, i), columns);
}

EqlCrossWork *eql_cross_work_new(EqlCrossSide *side, GHashTable *barred)
{
    EqlCrossWork *work = g_new0(EqlCrossWork, 1);
    const EqlCrossTables *tables = side->frame->tables;
    guint n_cells = tables->rows->nest.n_sets * tables->n_columns;

    work->side = side;
    work->world = eql_cross_world_new(side);
    work->proof = eql_cross_proof_new(side);
    work->followed = g_array_new(FALSE, FALSE, sizeof(EqlCrossFollowed));
    work->held = g_new0(gboolean, side->frame->n_cells);
    work->needed = g_memdup2(side->hidden, MAX(n_cells, 1) * sizeof(gboolean));
    for (guint columns = 0; columns < 2; columns++) {
        work->plans[columns] = eql_cross_plans_new(side, (gboolean)columns);
        eql_cross_plans_drop(work->plans[columns], barred);
        add_plans(work, (gboolean)columns);
    }
    return work;
}

void eql_cross_work_free(EqlCrossWork *work)
{
    if (work == NULL)
        return;
    eql_cross_plans_free(work->plans[FALSE]);
    eql_cross_plans_free(work->plans[TRUE]);
    eql_cross_world_free(work->world);
    eql_cross_proof_free(work->proof);
    g_array_unref(work->followed);
    g_free(work->held);
    g_free(work->needed);
    g_free(work);
}
