/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/protect-cross.h"

#include "analysis/cross-attempt.h"

/* ── worlds of one cell ── */

/* A cell, and how few and how many it holds in the worlds made so far. */
typedef struct {
    EqlCrossSide *side;
    guint set, column;
    gint lowest, highest;
} Target;

/* Who changes places, if anybody. */
typedef enum { NOBODY, ROWS, COLUMNS, BOTH, N_MOVING } Moving;

static Target target_at(EqlCrossSide *side, guint cell)
{
    Target target = {.side = side,
                     .set = cell / side->tables->n_columns,
                     .column = cell % side->tables->n_columns};

    target.lowest = target.highest = (gint)eql_cross_side_sum(side, target.set, target.column);
    return target;
}

static gboolean is_wide_enough(const Target *target)
{
    return target->highest - target->lowest >= target->side->k;
}

static gboolean is_open(const Target *target)
{
    return !eql_cross_side_is_closed(target->side, target->set, target->column);
}

static gboolean rows_move(Moving moving)
{
    return moving == ROWS || moving == BOTH;
}

static gboolean columns_move(Moving moving)
{
    return moving == COLUMNS || moving == BOTH;
}

static gboolean can_move(const Target *target, Moving moving)
{
    const EqlCrossSide *side = target->side;

    return (!rows_move(moving) || side->closed_rows[target->set]) &&
           (!columns_move(moving) || side->closed_columns[target->column]);
}

static gboolean follow_plan(const Target *target, gboolean columns, gboolean into,
                            EqlAttempt *attempt)
{
    const GArray *plan = g_ptr_array_index(target->side->plans[columns][into],
                                           columns ? target->column : target->set);

    return eql_cross_follow_plan(target->side, plan, columns, target->set, target->column, attempt);
}

/* From the school's own numbers. */
static void start(EqlCrossSide *side)
{
    if (side->live)
        eql_cross_side_reset((EqlCrossSide *)side->census, NULL);
    eql_cross_side_reset(side, NULL);
}

static void fix_arcs(EqlFlow *flow, const GArray *arcs, guint cost)
{
    for (guint i = 0; i < arcs->len; i++)
        eql_flow_arc(flow, g_array_index(arcs, guint, i))->cost = cost;
}

/* Of a set that is in several places of the tree, the others stay. */
static void push_set(const Target *target, gboolean into, gint wanted, EqlAttempt *attempt)
{
    EqlCrossSide *side = target->side;
    g_autoptr(GArray) also = g_array_new(FALSE, FALSE, sizeof(guint));
    guint arc = eql_cross_net_set(side->net, target->set, target->column, also);

    fix_arcs(side->net->flow, also, EQL_ARC_FIXED);
    eql_cross_push(side, arc, into, wanted, attempt);
    fix_arcs(side->net->flow, also, 0);
}

/* So that the cells go one way only while they are held. */
static void hold(EqlFlow *flow, const GArray *arcs, gboolean into, gint by)
{
    for (guint i = 0; i < arcs->len; i++) {
        EqlArc *arc = eql_flow_arc(flow, g_array_index(arcs, guint, i));

        *(into ? &arc->down : &arc->up) -= by;
    }
}

/* Its groups' cells do not change places with one another, which would change nothing. */
static void push_groups(const Target *target, gboolean into, gint wanted, EqlAttempt *attempt)
{
    EqlCrossSide *side = target->side;
    g_autoptr(GArray) leaves = g_array_new(FALSE, FALSE, sizeof(guint));

    for (guint row = 0; row < side->tables->n_rows; row++) {
        guint cell = row * side->tables->n_columns + target->column;

        if (eql_nest_has(&side->tables->rows->nest, target->set, row))
            g_array_append_val(leaves, side->net->leaves[cell]);
    }
    hold(side->net->flow, leaves, into, EQL_ARC_PLENTY);
    for (guint i = 0; i < leaves->len && wanted > 0; i++)
        wanted -= eql_cross_push(side, g_array_index(leaves, guint, i), into, wanted, attempt);
    hold(side->net->flow, leaves, into, -EQL_ARC_PLENTY);
}

static gint now(const Target *target)
{
    return eql_cross_side_now(target->side, target->set, target->column);
}

/* How much further the cell should go. */
static gint wanted_from(const Target *target, gboolean into)
{
    gint k = target->side->k;

    return into ? target->lowest + k - now(target) : now(target) - (target->highest - k);
}

static void note(Target *target)
{
    target->lowest = MIN(target->lowest, now(target));
    target->highest = MAX(target->highest, now(target));
}

/* Where the census moves freely, the others have to follow; what is only tried need not yet. */
static gboolean is_world(const Target *target, const EqlAttempt *attempt)
{
    return attempt != NULL || !target->side->relaxed || eql_cross_is_followed(target->side, NULL);
}

/* Raises the cell as far as is wanted less `spare`, or lowers it. FALSE when even that is no
 * world. */
static gboolean make_world(Target *target, Moving moving, gboolean into, gint spare,
                           EqlAttempt *attempt)
{
    gint wanted;

    start(target->side);
    if ((rows_move(moving) && !follow_plan(target, FALSE, into, attempt)) ||
        (columns_move(moving) && !follow_plan(target, TRUE, into, attempt)))
        return FALSE;
    wanted = wanted_from(target, into) - spare;
    if (wanted > 0 && is_open(target))
        push_set(target, into, wanted, attempt);
    else if (wanted > 0)
        push_groups(target, into, wanted, attempt);
    if (!is_world(target, attempt))
        return FALSE;
    note(target);
    return TRUE;
}

static void make_best_world(Target *target, Moving moving, gboolean into)
{
    gint most = target->side->relaxed ? target->side->k : 1;

    for (gint spare = 0; spare < most; spare++) {
        if (make_world(target, moving, into, spare, NULL))
            return;
    }
}

static gboolean is_wide(Target *target)
{
    for (guint i = 0; i < 2 * N_MOVING && !is_wide_enough(target); i++) {
        if (can_move(target, (Moving)(i / 2)))
            make_best_world(target, (Moving)(i / 2), i % 2 == 1);
    }
    return is_wide_enough(target);
}

/* ── what hiding would help ── */

/* The cheapest attempt so far. */
typedef struct {
    EqlAttempt *attempt;
} Best;

static void keep_cheaper(Best *best, EqlAttempt *attempt)
{
    eql_attempt_stop(attempt);
    if (best->attempt != NULL && best->attempt->cost <= attempt->cost) {
        eql_attempt_free(attempt);
        return;
    }
    eql_attempt_free(best->attempt);
    best->attempt = attempt;
}

/* One way as far as is needed, then the other. */
static void try_hiding(const Target *target, Best *best)
{
    for (guint i = 0; i < 2 * N_MOVING; i++) {
        Target trial = *target;
        EqlAttempt *attempt;

        if (!can_move(target, (Moving)(i / 2)))
            continue;
        attempt = eql_attempt_new(target->side);
        make_world(&trial, (Moving)(i / 2), i % 2 == 1, 0, attempt);
        if (!is_wide_enough(&trial))
            make_world(&trial, (Moving)(i / 2), i % 2 == 0, 0, attempt);
        if (is_wide_enough(&trial))
            keep_cheaper(best, attempt);
        else
            eql_attempt_free(attempt);
    }
}

typedef enum { WIDE, WIDENED, STUCK } Outcome;

static Outcome hide_best(Best *best)
{
    gboolean hidden = best->attempt != NULL && eql_attempt_hide(best->attempt);

    g_clear_pointer(&best->attempt, eql_attempt_free);
    return hidden ? WIDENED : STUCK;
}

/* ── the census ── */

/* The census could move far enough, if only the others could follow: hides what they need. */
static Outcome help_followers(Target *target)
{
    EqlCrossSide *census = target->side;
    Outcome outcome = STUCK;

    for (guint i = 0; i < 2 * N_MOVING && outcome == STUCK; i++) {
        if (!can_move(target, (Moving)(i / 2)))
            continue;
        for (guint j = 0; j < census->followers->len; j++) {
            EqlCrossSide *side = g_ptr_array_index(census->followers, j);
            g_autoptr(EqlAttempt) world = eql_attempt_new(census);
            g_autoptr(EqlAttempt) attempt = eql_attempt_new(side);
            g_autofree gint *slack = NULL;

            make_world(target, (Moving)(i / 2), i % 2 == 1, 0, world);
            slack = eql_cross_side_slack_now(side);
            eql_cross_settle(side, slack, attempt);
            if (eql_attempt_hide(attempt))
                outcome = WIDENED;
        }
    }
    return outcome;
}

static Outcome widen_relaxed(EqlCrossSide *side, Target target)
{
    Best best = {NULL};
    Outcome outcome;

    side->relaxed = TRUE;
    try_hiding(&target, &best);
    outcome = hide_best(&best);
    if (outcome == STUCK)
        outcome = help_followers(&target);
    side->relaxed = FALSE;
    return outcome;
}

/* First with all the others where they are, then with those that can follow. */
static Outcome widen_on_census(EqlCrossSide *side, Target target)
{
    Target relaxed = target;
    Best best = {NULL};
    Outcome outcome;

    if (is_wide(&target))
        return WIDE;
    side->relaxed = TRUE;
    is_wide(&relaxed);
    side->relaxed = FALSE;
    if (is_wide_enough(&relaxed))
        return WIDE;
    try_hiding(&target, &best);
    outcome = hide_best(&best);
    return outcome == STUCK ? widen_relaxed(side, target) : outcome;
}

/* ── the other counts ── */

/* First with the census as it is, then with one that makes room where it is hidden. */
static Outcome widen_count(EqlCrossSide *side, Target target)
{
    Best best = {NULL};
    Target first = target;

    if (is_wide(&target))
        return WIDE;
    side->live = side->count->capped;
    is_wide(&target);
    side->live = FALSE;
    if (is_wide_enough(&target))
        return WIDE;
    try_hiding(&first, &best);
    side->live = side->count->capped;
    try_hiding(&first, &best);
    side->live = FALSE;
    return hide_best(&best);
}

/* ── the sizes of groups that are hidden without the cross ── */

static gboolean follows(EqlCrossSide *side, const GArray *plan, gboolean columns,
                        EqlAttempt *attempt)
{
    gboolean done;

    start(side);
    if (eql_cross_follow_plan(side, plan, columns, 0, 0, attempt))
        return TRUE;
    side->live = side->count->capped;
    start(side);
    done = eql_cross_follow_plan(side, plan, columns, 0, 0, attempt);
    side->live = FALSE;
    return done;
}

static Outcome allow_plan(EqlCrossSide *side, const GArray *plan, gboolean columns)
{
    g_autoptr(EqlAttempt) attempt = NULL;

    if (follows(side, plan, columns, NULL))
        return WIDE;
    attempt = eql_attempt_new(side);
    return follows(side, plan, columns, attempt) && eql_attempt_hide(attempt) ? WIDENED : STUCK;
}

/* Of a count and, where that binds it, of the census, and so of all counts. */
static gboolean hide_cell(EqlCrossSide *side, guint set, guint column)
{
    gboolean shown = !side->hidden[set * side->tables->n_columns + column];

    if (side->census != NULL && side->count->capped)
        eql_cross_side_hide((EqlCrossSide *)side->census, set, column);
    eql_cross_side_hide(side, set, column);
    return shown;
}

/* Shows nothing of a group any more. Returns whether it showed anything. */
static gboolean give_up_group(EqlCrossSide *side, guint set)
{
    gboolean shown = !side->given_up[set];

    side->given_up[set] = TRUE;
    for (guint column = 0; column < side->tables->n_columns; column++)
        shown = hide_cell(side, set, column) || shown;
    return shown;
}

/* Each cross lets the sizes differ as far as is planned, so that all do at once. */
static gboolean allow_plans(EqlCrossSide *side)
{
    gboolean hidden = FALSE;

    for (guint i = 0; i < 4; i++) {
        const GPtrArray *plans = side->plans[i / 2][i % 2];

        for (guint j = 0; j < plans->len; j++) {
            Outcome outcome = allow_plan(side, g_ptr_array_index(plans, j), i / 2 == 1);

            hidden = hidden || outcome == WIDENED;
            if (outcome == STUCK && i / 2 == 0 && !side->given_up[j])
                hidden = give_up_group(side, j) || hidden;
        }
    }
    return hidden;
}

/* ── the search ── */

static gboolean widen_cells(EqlCrossSide *side)
{
    guint n_cells = side->tables->rows->nest.n_sets * side->tables->n_columns;
    gboolean hidden = FALSE;

    for (guint cell = 0; cell < n_cells; cell++) {
        Target target = target_at(side, cell);
        Outcome outcome;

        if (!side->hidden[cell] || side->given_up[target.set] ||
            eql_cross_side_is_told(side, target.set, target.column))
            continue;
        outcome = side->census == NULL ? widen_on_census(side, target) : widen_count(side, target);
        hidden = hidden || outcome == WIDENED;
        if (outcome == STUCK)
            hidden = give_up_group(side, target.set) || hidden;
    }
    return hidden;
}

gboolean eql_cross_protect(EqlCrossSide *side)
{
    gboolean any = FALSE, hidden = TRUE;

    while (hidden) {
        hidden = side->census != NULL && side->count->capped && allow_plans(side);
        hidden = widen_cells(side) || hidden;
        any = any || hidden;
    }
    return any;
}
