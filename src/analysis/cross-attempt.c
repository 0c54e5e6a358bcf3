/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-attempt.h"

EqlAttempt *eql_attempt_new(EqlCrossSide *side)
{
    EqlAttempt *attempt = g_new0(EqlAttempt, 1);

    attempt->side = side;
    attempt->cells = g_array_new(FALSE, FALSE, sizeof(guint));
    return attempt;
}

void eql_attempt_stop(EqlAttempt *attempt)
{
    for (guint i = 0; i < attempt->cells->len; i++)
        eql_cross_side_price(attempt->side, g_array_index(attempt->cells, guint, i));
}

void eql_attempt_free(EqlAttempt *attempt)
{
    if (attempt == NULL)
        return;
    eql_attempt_stop(attempt);
    g_array_unref(attempt->cells);
    g_free(attempt);
}

gboolean eql_attempt_hide(EqlAttempt *attempt)
{
    guint n_columns = attempt->side->tables->n_columns;

    for (guint i = 0; i < attempt->cells->len; i++) {
        guint cell = g_array_index(attempt->cells, guint, i);

        eql_cross_side_hide(attempt->side, cell / n_columns, cell % n_columns);
    }
    return attempt->cells->len > 0;
}

/* Sets the cells of these arcs free for as long as the attempt lasts. */
static void pay(EqlAttempt *attempt, const GArray *arcs)
{
    EqlCrossNet *net = attempt->side->net;

    for (guint i = 0; i < arcs->len; i++) {
        guint arc = g_array_index(arcs, guint, i);
        guint cell = eql_cross_net_cell(net, arc);
        guint cost = eql_flow_arc(net->flow, arc)->cost;

        if (cost == 0)
            continue; /* the same cell again */
        attempt->cost += cost;
        g_array_append_val(attempt->cells, cell);
        eql_cross_net_set_cost(net, cell / net->n_columns, cell % net->n_columns, 0);
    }
}

static gint push_paid(EqlCrossSide *side, guint arc, gboolean raise, gint wanted,
                      EqlAttempt *attempt)
{
    g_autoptr(GArray) arcs = g_array_new(FALSE, FALSE, sizeof(guint));
    gint by =
        attempt != NULL ? eql_flow_push_cheapest(side->net->flow, arc, raise, wanted, arcs) : 0;

    if (by > 0)
        pay(attempt, arcs);
    return by;
}

/* On free arcs, and then on others as far as the attempt pays. */
static gint push_on(EqlCrossSide *side, guint arc, gboolean raise, gint wanted, EqlAttempt *attempt)
{
    gint pushed = 0, by = 1;

    while (by > 0 && pushed < wanted) {
        by = eql_flow_push(side->net->flow, arc, raise, wanted - pushed);
        if (by == 0)
            by = push_paid(side, arc, raise, wanted - pushed, attempt);
        pushed += by;
    }
    return pushed;
}

/* ── room on the census ── */

/* Who stays on roll where they are, while the census moves. */
typedef enum {
    ALL_STAY,
    COUNT_STAYS, /* and the others follow */
    ALL_FOLLOW,
    N_STAYS
} Stays;

static void hold_roll(const EqlCrossSide *side, Stays stays)
{
    const EqlCrossSide *census = side->census;

    for (guint cell = 0; cell < side->tables->n_rows * side->tables->n_columns; cell++) {
        EqlArc *leaf = eql_cross_net_leaf(census->net, cell);
        gint least = stays == ALL_STAY ? census->least[cell] : 0;

        if (stays != ALL_FOLLOW && side->slack[cell] < EQL_ARC_PLENTY / 2)
            least = MAX(least, (gint)side->count->people[cell] +
                                   eql_cross_net_leaf(side->net, cell)->moved);
        leaf->down = MAX((gint)census->count->people[cell] + leaf->moved - least, 0);
    }
}

/* From where the network now stands, until nobody is where there is no room. */
static gboolean make_fit(EqlCrossSide *side, EqlAttempt *attempt)
{
    for (guint cell = 0; cell < side->tables->n_rows * side->tables->n_columns; cell++) {
        gint over = -eql_cross_net_leaf(side->net, cell)->up;

        if (over > 0 && push_on(side, side->net->leaves[cell], FALSE, over, attempt) < over)
            return FALSE;
    }
    return TRUE;
}

/* The slack changes as the census does, beside what it was saved as. */
static void pass_on(EqlCrossSide *side, const EqlArc *saved)
{
    for (guint cell = 0; cell < side->tables->n_rows * side->tables->n_columns; cell++)
        eql_cross_net_leaf(side->net, cell)->up +=
            eql_cross_net_leaf(side->census->net, cell)->moved -
            saved[side->census->net->leaves[cell]].moved;
}

/* One more on roll in an arc of the census. */
static gboolean raise_roll(EqlCrossSide *side, guint arc, Stays stays)
{
    EqlFlow *flow = side->census->net->flow;
    g_autofree EqlArc *saved = eql_flow_save(flow);
    g_autofree EqlArc *own = eql_flow_save(side->net->flow);

    hold_roll(side, stays);
    if (eql_flow_push(flow, arc, TRUE, 1) > 0) {
        pass_on(side, saved);
        if (make_fit(side, NULL) &&
            (stays == ALL_STAY || eql_cross_is_followed(side->census, side)))
            return TRUE;
    }
    eql_flow_restore(flow, saved);
    eql_flow_restore(side->net->flow, own);
    return FALSE;
}

/* For one more of the count in an arc that stands for the same on the census. */
static gboolean make_room(EqlCrossSide *side, guint arc)
{
    if (!side->live || arc == G_MAXUINT)
        return FALSE;
    for (guint stays = 0; stays < N_STAYS; stays++) {
        if (raise_roll(side, arc, (Stays)stays))
            return TRUE;
    }
    return FALSE;
}

static guint arc_on_roll(const EqlCrossSide *side, guint arc)
{
    guint n_columns = side->tables->n_columns;
    guint cell;

    if (!side->live)
        return G_MAXUINT;
    for (cell = 0; cell < side->tables->n_rows * n_columns; cell++) {
        if (side->net->leaves[cell] == arc)
            return side->census->net->leaves[cell];
    }
    cell = eql_cross_net_cell(side->net, arc);
    return eql_cross_net_set(side->census->net, cell / n_columns, cell % n_columns, NULL);
}

/* ── movements ── */

gint eql_cross_push(EqlCrossSide *side, guint arc, gboolean raise, gint wanted, EqlAttempt *attempt)
{
    EqlFlow *flow = side->net->flow;
    guint on_roll = raise ? arc_on_roll(side, arc) : G_MAXUINT;
    gint pushed = 0, by = 1;

    while (by > 0 && pushed < wanted) {
        by = eql_flow_push(flow, arc, raise, wanted - pushed);
        if (by == 0 && make_room(side, on_roll))
            by = eql_flow_push(flow, arc, raise, 1);
        if (by == 0)
            by = push_paid(side, arc, raise, wanted - pushed, attempt);
        pushed += by;
    }
    return pushed;
}

/* ── people who change places ── */

static gboolean send(EqlCrossSide *side, guint from, guint to, EqlAttempt *attempt)
{
    g_autoptr(GArray) arcs = g_array_new(FALSE, FALSE, sizeof(guint));

    if (eql_flow_send(side->net->flow, from, to, 1) == 1)
        return TRUE;
    if (attempt == NULL || eql_flow_send_cheapest(side->net->flow, from, to, 1, arcs) == 0)
        return FALSE;
    pay(attempt, arcs);
    return TRUE;
}

/* With as much room as before, or one less or more. */
static void change(EqlArc *leaf, gint by, gboolean same_room)
{
    leaf->moved += by;
    leaf->down += by;
    leaf->up -= same_room ? 0 : by;
}

/* From one cell to another that nothing tells apart from it. */
static gboolean step_over(EqlCrossSide *side, guint from, guint to, gboolean roll)
{
    EqlArc *source = eql_cross_net_leaf(side->net, from);
    EqlArc *target = eql_cross_net_leaf(side->net, to);

    if ((gint)side->count->people[from] + source->moved <= 0)
        return FALSE;
    if (!roll && target->up <= 0 && !(side->live && make_room(side, side->census->net->leaves[to])))
        return FALSE;
    change(source, -1, roll);
    change(target, 1, roll);
    if (roll && side->live) {
        change(eql_cross_net_leaf(side->census->net, from), -1, FALSE);
        change(eql_cross_net_leaf(side->census->net, to), 1, FALSE);
    }
    return TRUE;
}

static gboolean step_rows(EqlCrossSide *side, EqlPlanMove move, guint column)
{
    guint n_columns = side->tables->n_columns;

    for (guint i = 0; i < n_columns; i++) {
        guint in = (column + i) % n_columns;

        if (step_over(side, move.from * n_columns + in, move.to * n_columns + in, move.roll))
            return TRUE;
    }
    return FALSE;
}

static gboolean step_columns(EqlCrossSide *side, EqlPlanMove move, guint set)
{
    guint n_columns = side->tables->n_columns;

    for (guint i = 0; i < 2 * side->tables->n_rows; i++) {
        guint row = i % side->tables->n_rows;
        gboolean first = i < side->tables->n_rows;

        if (eql_nest_has(&side->tables->rows->nest, set, row) == first &&
            step_over(side, row * n_columns + move.from, row * n_columns + move.to, move.roll))
            return TRUE;
    }
    return FALSE;
}

gboolean eql_cross_follow_plan(EqlCrossSide *side, const GArray *moves, gboolean columns, guint set,
                               guint column, EqlAttempt *attempt)
{
    guint rows_from = side->net->n_nodes * side->tables->n_columns;

    for (guint i = 0; i < moves->len; i++) {
        EqlPlanMove move = g_array_index(moves, EqlPlanMove, i);

        if (columns ? step_columns(side, move, set) : step_rows(side, move, column))
            continue;
        if (columns ? !send(side, move.to, move.from, attempt)
                    : !send(side, rows_from + move.from, rows_from + move.to, attempt))
            return FALSE;
    }
    return TRUE;
}

/* ── following the census ── */

gboolean eql_cross_settle(EqlCrossSide *side, const gint *slack, EqlAttempt *attempt)
{
    eql_cross_side_reset(side, slack);
    return make_fit(side, attempt);
}

gboolean eql_cross_is_followed(const EqlCrossSide *census, const EqlCrossSide *but)
{
    for (guint i = 0; i < census->followers->len; i++) {
        EqlCrossSide *side = g_ptr_array_index(census->followers, i);
        g_autofree gint *slack = side != but ? eql_cross_side_slack_now(side) : NULL;

        if (slack != NULL && !eql_cross_settle(side, slack, NULL))
            return FALSE;
    }
    return TRUE;
}
