/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/protect-cross.h"

#include "analysis/cross-world.h"

/* ── one cell ── */

/* A count of a cross on its way to being safe. */
typedef struct {
    EqlCrossSide *side;
    EqlCrossWorld *world;
    EqlCrossPlans *plans[2]; /* of the rows; of the columns */
    /* by cell of classes: */
    EqlPart *parts; /* how much of the cell in hand each is */
    gboolean *held;
} Work;

/* A cell, and how few and how many it holds in the worlds made so far. */
typedef struct {
    guint cell, set, column;
    gint lowest, highest;
} Target;

/* Whose sizes change, if anybody's. */
typedef enum { NOBODY, ROWS, COLUMNS, BOTH, N_MOVING } Moving;

static void find_parts(const Work *work, const Target *target)
{
    const EqlCrossFrame *frame = work->side->frame;

    for (guint cell = 0; cell < frame->n_cells; cell++) {
        guint row = cell / frame->width, column = cell % frame->width;

        work->parts[cell] = EQL_PART_NONE;
        if (row < frame->n_rows && column < frame->n_columns)
            work->parts[cell] =
                MIN(frame->row_parts[target->set * frame->n_rows + row],
                    frame->column_parts[target->column * frame->n_columns + column]);
    }
}

/* The classes' people may all be the cell's, or only those that cannot be another's. */
static gint now(const Work *work, EqlPart least)
{
    gint people = 0;

    for (guint cell = 0; cell < work->side->frame->n_cells; cell++) {
        if (work->parts[cell] >= least)
            people += work->world->own[cell];
    }
    return people;
}

static void note(const Work *work, Target *target)
{
    target->lowest = MIN(target->lowest, now(work, EQL_PART_WHOLE));
    target->highest = MAX(target->highest, now(work, EQL_PART_SOME));
}

static Target target_at(const Work *work, guint cell)
{
    guint n_columns = work->side->frame->tables->n_columns;
    Target target = {.cell = cell,
                     .set = cell / n_columns,
                     .column = cell % n_columns,
                     .lowest = G_MAXINT,
                     .highest = 0};

    find_parts(work, &target);
    eql_cross_world_reset(work->world);
    note(work, &target);
    return target;
}

static gboolean is_wide_enough(const Work *work, const Target *target)
{
    return target->highest - target->lowest >= work->side->k;
}

/* How much further the cell should go. */
static gint wanted_from(const Work *work, const Target *target, gboolean raise)
{
    return raise ? target->lowest + work->side->k - now(work, EQL_PART_SOME)
                 : now(work, EQL_PART_WHOLE) - (target->highest - work->side->k);
}

typedef struct {
    guint who, cell, cost;
} Pick;

static void consider(const Work *work, Pick *best, guint who, guint cell, gboolean raise)
{
    guint cost = eql_cross_world_cost(work->world, who, cell, raise, best->cost);

    if (cost < best->cost)
        *best = (Pick){who, cell, cost};
}

/* Of those who could go round if cells were hidden, the cheapest. */
static gint push_paid(const Work *work, gboolean raise, gint wanted)
{
    const EqlCrossFrame *frame = work->side->frame;
    EqlPart least = raise ? EQL_PART_SOME : EQL_PART_WHOLE;
    Pick best = {.cost = EQL_COST_BARRED};

    for (guint cell = 0; cell < frame->n_cells; cell++) {
        if (work->parts[cell] < least)
            continue;
        if (work->side->number > 0)
            consider(work, &best, EQL_CROSS_PEOPLE, cell, raise);
        for (guint who = 0; work->side->number == 0 && who < work->world->parties->len; who++)
            consider(work, &best, who, cell, raise);
    }
    return best.cost == EQL_COST_BARRED
               ? 0
               : eql_cross_world_push(work->world, best.who, best.cell, raise, wanted, TRUE);
}

static gint push_who(const Work *work, guint who, gboolean raise, gint wanted)
{
    EqlPart least = raise ? EQL_PART_SOME : EQL_PART_WHOLE;
    gint pushed = 0;

    for (guint cell = 0; cell < work->side->frame->n_cells && pushed < wanted; cell++) {
        if (work->parts[cell] >= least)
            pushed += eql_cross_world_push(work->world, who, cell, raise, wanted - pushed, FALSE);
    }
    return pushed;
}

/* Pupils on roll, those first who are counted, or those who are not. */
static gint push_pupils(const Work *work, gboolean counted_first, gboolean raise, gint wanted)
{
    guint n = work->world->parties->len;
    gint pushed = 0;

    for (guint i = 0; i < 2 * n && pushed < wanted; i++) {
        if (eql_cross_world_counts(work->world, i % n) == (counted_first == (i < n)))
            pushed += push_who(work, i % n, raise, wanted - pushed);
    }
    return pushed;
}

static gboolean is_bound(const Work *work)
{
    return work->side->number > 0 && work->side->count->capped;
}

/* Where few are on roll, more of them, so that more can be counted. */
static void make_room(const Work *work, const Target *target)
{
    gint wanted = target->lowest + work->side->k;

    for (guint cell = 0; cell < work->side->frame->n_cells; cell++) {
        if (work->parts[cell] != EQL_PART_NONE)
            wanted -= work->world->on_roll[cell];
    }
    push_pupils(work, FALSE, TRUE, wanted);
}

static void push_free(const Work *work, const Target *target, gboolean raise)
{
    gint wanted = wanted_from(work, target, raise);

    if (work->side->number > 0)
        wanted -= push_who(work, EQL_CROSS_PEOPLE, raise, wanted);
    if (work->side->number == 0 || is_bound(work))
        push_pupils(work, TRUE, raise, wanted);
    if (is_bound(work))
        push_who(work, EQL_CROSS_PEOPLE, raise, wanted_from(work, target, raise));
}

static void hold(const Work *work, gboolean raise)
{
    for (guint cell = 0; cell < work->side->frame->n_cells; cell++)
        work->held[cell] = work->parts[cell] >= (raise ? EQL_PART_SOME : EQL_PART_WHOLE);
    work->world->held = work->held;
    work->world->held_raise = raise;
}

/* People come into the group wherever there is room, or all into one class of it; `way` says into
 * which, or EQL_NO_SET. */
static gboolean follow(const Work *work, gboolean columns, guint group, guint way, gboolean raise,
                       gboolean pay)
{
    const EqlCrossPlans *plans = work->plans[columns];
    const GArray *plan = way != EQL_NO_SET ? g_ptr_array_index(plans->classes, way)
                                           : g_ptr_array_index(plans->groups[raise], group);

    return (way == EQL_NO_SET || plan->len > 0) &&
           eql_cross_world_follow(work->world, plan, columns, pay);
}

/* Raises the cell as far as is wanted, or lowers it. */
static void make_world_by(const Work *work, Target *target, Moving moving, guint way,
                          gboolean raise, gboolean pay)
{
    gint by = 1;

    eql_cross_world_reset(work->world);
    if (is_bound(work) && raise)
        make_room(work, target);
    if ((moving == ROWS || moving == BOTH) && !follow(work, FALSE, target->set, way, raise, pay))
        return;
    if ((moving == COLUMNS || moving == BOTH) &&
        !follow(work, TRUE, target->column, EQL_NO_SET, raise, pay))
        return;
    hold(work, raise);
    push_free(work, target, raise);
    while (pay && by > 0 && wanted_from(work, target, raise) > 0)
        by = push_paid(work, raise, wanted_from(work, target, raise));
    work->world->held = NULL;
    note(work, target);
}

static void make_world(const Work *work, Target *target, Moving moving, gboolean raise,
                       gboolean pay)
{
    const EqlCrossFrame *frame = work->side->frame;

    make_world_by(work, target, moving, EQL_NO_SET, raise, pay);
    for (guint way = 0;
         raise && !pay && way < frame->n_rows && (moving == ROWS || moving == BOTH) &&
         wanted_from(work, target, TRUE) > 0 && !is_wide_enough(work, target);
         way++) {
        if (frame->row_parts[target->set * frame->n_rows + way] != EQL_PART_NONE)
            make_world_by(work, target, moving, way, TRUE, FALSE);
    }
}

static gboolean can_move(const Work *work, const Target *target, Moving moving)
{
    const EqlCrossSide *side = work->side;
    gboolean rows = side->number > 0 && side->closed_rows[target->set];
    gboolean columns = side->number > 0 && side->closed_columns[target->column];

    return moving == NOBODY || (moving == ROWS && rows) || (moving == COLUMNS && columns) ||
           (moving == BOTH && rows && columns);
}

static gboolean is_wide(const Work *work, Target *target)
{
    for (guint i = 0; i < 2 * N_MOVING && !is_wide_enough(work, target); i++) {
        if (can_move(work, target, (Moving)(i / 2)))
            make_world(work, target, (Moving)(i / 2), i % 2 == 1, FALSE);
    }
    return is_wide_enough(work, target);
}

/* Within what a group that is shown has in all, people may change between groups that are not. */
static gboolean is_wide_by_others(const Work *work, Target *target)
{
    guint n = work->side->frame->n_rows;

    for (guint i = 0; i < 2 * n && !is_wide_enough(work, target); i++)
        make_world_by(work, target, ROWS, i / 2, i % 2 == 1, FALSE);
    return is_wide_enough(work, target);
}

/* ── what hiding would help ── */

/* The cheapest attempt so far. */
typedef struct {
    GArray *cells;
    guint cost;
} Best;

static void set_hidden(const Work *work, const GArray *cells, gboolean hidden)
{
    for (guint i = 0; i < cells->len; i++)
        eql_cross_side_set_hidden(work->side, g_array_index(cells, guint, i), hidden);
}

/* Takes back what was hidden on the way. */
static void end_attempt(const Work *work, Best *best, gboolean enough)
{
    EqlCrossWorld *world = work->world;

    set_hidden(work, world->paid, FALSE);
    if (enough && (best->cells == NULL || world->cost < best->cost)) {
        g_clear_pointer(&best->cells, g_array_unref);
        best->cells = g_array_copy(world->paid);
        best->cost = world->cost;
    }
    g_array_set_size(world->paid, 0);
    world->cost = 0;
}

static gboolean hide_best(const Work *work, Best *best)
{
    gboolean found = best->cells != NULL;

    if (found)
        set_hidden(work, best->cells, TRUE);
    g_clear_pointer(&best->cells, g_array_unref);
    return found;
}

/* One way as far as is needed, then the other. */
static gboolean widen(const Work *work, const Target *target)
{
    Best best = {NULL, 0};

    for (guint i = 0; i < 2 * N_MOVING; i++) {
        Target trial = *target;

        if (!can_move(work, target, (Moving)(i / 2)))
            continue;
        make_world(work, &trial, (Moving)(i / 2), i % 2 == 1, TRUE);
        if (!is_wide_enough(work, &trial))
            make_world(work, &trial, (Moving)(i / 2), i % 2 == 0, TRUE);
        end_attempt(work, &best, is_wide_enough(work, &trial));
    }
    return hide_best(work, &best);
}

/* ── all of them ── */

/* The cross lets the size of a group differ as far as is planned. */
static gboolean allow_plan(const Work *work, const GArray *plan, gboolean columns)
{
    Best best = {NULL, 0};

    eql_cross_world_reset(work->world);
    if (eql_cross_world_follow(work->world, plan, columns, FALSE))
        return TRUE;
    eql_cross_world_reset(work->world);
    end_attempt(work, &best, eql_cross_world_follow(work->world, plan, columns, TRUE));
    return hide_best(work, &best);
}

static gboolean allow_plans(const Work *work, gboolean columns)
{
    const EqlCrossPlans *plans = work->plans[columns];
    gboolean all = TRUE;

    for (guint i = 0; i < 2 * plans->groups[0]->len && all; i++)
        all = allow_plan(work, g_ptr_array_index(plans->groups[i % 2], i / 2), columns);
    for (guint i = 0; i < plans->classes->len && all; i++)
        all = allow_plan(work, g_ptr_array_index(plans->classes, i), columns);
    return all;
}

/* Where the number on roll is hidden, the count is not shown even if it is told to be nobody. */
static gboolean is_told(const EqlCrossSide *side, guint cell)
{
    return side->census->hidden[cell] ? eql_cross_side_is_told_elsewhere(side, cell)
                                      : eql_cross_side_is_told(side, cell);
}

static gboolean protect_cell(const Work *work, guint cell)
{
    EqlCrossSide *side = work->side;
    Target target = target_at(work, cell);

    if (is_told(side, cell))
        return TRUE;
    side->wide[cell] =
        is_wide(work, &target) || widen(work, &target) || is_wide_by_others(work, &target);
    return side->wide[cell];
}

static guint count_hidden(const EqlCrossSide *side, guint n)
{
    guint hidden = 0;

    for (guint cell = 0; cell < n; cell++)
        hidden += side->hidden[cell];
    return hidden;
}

/* What is hidden for one cell has to be safe itself. */
static gboolean protect_cells(const Work *work)
{
    EqlCrossSide *side = work->side;
    guint n = side->frame->tables->rows->nest.n_sets * side->frame->tables->n_columns;
    guint before;

    do {
        before = count_hidden(side, n);
        for (guint cell = 0; cell < n; cell++) {
            if (side->hidden[cell] && !side->wide[cell] && !protect_cell(work, cell))
                return FALSE;
        }
    } while (count_hidden(side, n) > before);
    return TRUE;
}

static void work_init(Work *work, EqlCrossSide *side)
{
    work->side = side;
    work->world = eql_cross_world_new(side);
    work->held = g_new0(gboolean, side->frame->n_cells);
    work->parts = g_new0(EqlPart, side->frame->n_cells);
    work->plans[FALSE] = eql_cross_plans_new(side, FALSE);
    work->plans[TRUE] = eql_cross_plans_new(side, TRUE);
}

static void work_clear(Work *work)
{
    eql_cross_plans_free(work->plans[FALSE]);
    eql_cross_plans_free(work->plans[TRUE]);
    eql_cross_world_free(work->world);
    g_free(work->held);
    g_free(work->parts);
}

gboolean eql_cross_protect(EqlCrossSide *side, GHashTable *barred)
{
    gboolean safe;
    Work work;

    work_init(&work, side);
    eql_cross_plans_drop(work.plans[FALSE], barred);
    eql_cross_plans_drop(work.plans[TRUE], barred);
    safe = allow_plans(&work, FALSE) && allow_plans(&work, TRUE) && protect_cells(&work);
    work_clear(&work);
    return safe;
}

/* ── before any cross is protected ── */

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
