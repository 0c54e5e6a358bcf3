/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/flow.h"

#include <string.h>

EqlFlow *eql_flow_new(guint n_nodes)
{
    EqlFlow *flow = g_new0(EqlFlow, 1);

    flow->n_nodes = n_nodes;
    flow->arcs = g_array_new(FALSE, FALSE, sizeof(EqlArc));
    flow->first = g_new0(guint, n_nodes);
    flow->came = g_new(guint, n_nodes);
    flow->distance = g_new(guint64, n_nodes);
    flow->queue = g_new(guint, n_nodes);
    return flow;
}

void eql_flow_free(EqlFlow *flow)
{
    if (flow == NULL)
        return;
    g_array_unref(flow->arcs);
    g_free(flow->first);
    g_free(flow->next);
    g_free(flow->came);
    g_free(flow->distance);
    g_free(flow->queue);
    g_free(flow);
}

guint eql_flow_add(EqlFlow *flow, EqlArc arc)
{
    g_array_append_val(flow->arcs, arc);
    return flow->arcs->len - 1;
}

EqlArc *eql_flow_arc(const EqlFlow *flow, guint arc)
{
    return &g_array_index(flow->arcs, EqlArc, arc);
}

void eql_flow_link(EqlFlow *flow)
{
    flow->next = g_new(guint, 2 * MAX(flow->arcs->len, 1));
    for (guint i = flow->arcs->len; i-- > 0;) {
        const EqlArc *arc = eql_flow_arc(flow, i);

        flow->next[2 * i] = flow->first[arc->from];
        flow->first[arc->from] = 2 * i + 1;
        flow->next[2 * i + 1] = flow->first[arc->to];
        flow->first[arc->to] = 2 * i + 2;
    }
}

/* An end of an arc, as the lists have it: with the arc, or against it. */
typedef struct {
    EqlArc *arc;
    gboolean with;
    guint to;
    gint room;
} Step;

static Step step_of(const EqlFlow *flow, guint end)
{
    EqlArc *arc = eql_flow_arc(flow, (end - 1) / 2);
    gboolean with = (end - 1) % 2 == 0;

    return (Step){arc, with, with ? arc->to : arc->from, with ? arc->up : arc->down};
}

static void move(EqlArc *arc, gint by)
{
    arc->up -= by;
    arc->down += by;
    arc->moved += by;
}

/* A way to go, and the arc that makes a circle of it. */
typedef struct {
    guint arc; /* G_MAXUINT: none */
    gboolean raise;
    guint from, to;
    gint room;
} Way;

static Way way_round(const EqlFlow *flow, guint number, gboolean raise)
{
    const EqlArc *arc = eql_flow_arc(flow, number);

    return (Way){number, raise, raise ? arc->to : arc->from, raise ? arc->from : arc->to,
                 raise ? arc->up : arc->down};
}

static guint node_before(const EqlFlow *flow, guint node)
{
    const EqlArc *arc = eql_flow_arc(flow, (flow->came[node] - 1) / 2);

    return (flow->came[node] - 1) % 2 == 0 ? arc->from : arc->to;
}

static gboolean find_shortest(EqlFlow *flow, const Way *way)
{
    guint head = 0, tail = 0;

    for (guint i = 0; i < flow->n_nodes; i++)
        flow->came[i] = 0;
    flow->queue[tail++] = way->from;
    while (head < tail) {
        guint node = flow->queue[head++];

        for (guint end = flow->first[node]; end != 0; end = flow->next[end - 1]) {
            Step step = step_of(flow, end);

            if (step.room <= 0 || step.arc->cost != 0 || (end - 1) / 2 == way->arc ||
                flow->came[step.to] != 0 || step.to == way->from)
                continue;
            flow->came[step.to] = end;
            if (step.to == way->to)
                return TRUE;
            flow->queue[tail++] = step.to;
        }
    }
    return FALSE;
}

/* Networks are small and sparse, and mostly free: relaxing until nothing changes is enough. */
static gboolean find_cheapest(EqlFlow *flow, const Way *way)
{
    gboolean changed = TRUE;

    for (guint i = 0; i < flow->n_nodes; i++) {
        flow->came[i] = 0;
        flow->distance[i] = G_MAXUINT64;
    }
    flow->distance[way->from] = 0;
    while (changed) {
        changed = FALSE;
        for (guint end = 1; end <= 2 * flow->arcs->len; end++) {
            Step step = step_of(flow, end);
            guint from = step.with ? step.arc->from : step.arc->to;
            guint64 distance;

            if (step.room <= 0 || step.arc->cost == EQL_ARC_FIXED || (end - 1) / 2 == way->arc ||
                flow->distance[from] == G_MAXUINT64)
                continue;
            /* each step costs a little, so that short ways win over long ones */
            distance = flow->distance[from] + 64 * (guint64)step.arc->cost + 1;
            if (distance >= flow->distance[step.to])
                continue;
            flow->distance[step.to] = distance;
            flow->came[step.to] = end;
            changed = TRUE;
        }
    }
    return flow->distance[way->to] != G_MAXUINT64;
}

static gint narrowest(const EqlFlow *flow, const Way *way, gint wanted)
{
    gint room = MIN(wanted, way->room);

    for (guint node = way->to; node != way->from; node = node_before(flow, node))
        room = MIN(room, step_of(flow, flow->came[node]).room);
    return room;
}

static void go(EqlFlow *flow, const Way *way, gint by)
{
    for (guint node = way->to; node != way->from; node = node_before(flow, node)) {
        Step step = step_of(flow, flow->came[node]);

        move(step.arc, step.with ? by : -by);
    }
    if (way->arc != G_MAXUINT)
        move(eql_flow_arc(flow, way->arc), way->raise ? by : -by);
}

static gint go_cheapest(EqlFlow *flow, const Way *way, gint wanted, GArray *pay)
{
    gint by;

    if (way->room <= 0 || !find_cheapest(flow, way))
        return 0;
    by = narrowest(flow, way, wanted);
    for (guint node = way->to; node != way->from; node = node_before(flow, node)) {
        guint used = (flow->came[node] - 1) / 2;

        if (eql_flow_arc(flow, used)->cost != 0)
            g_array_append_val(pay, used);
    }
    go(flow, way, by);
    return by;
}

static gint go_shortest(EqlFlow *flow, const Way *way, gint wanted)
{
    gint by;

    if (way->room <= 0 || !find_shortest(flow, way))
        return 0;
    by = narrowest(flow, way, wanted);
    go(flow, way, by);
    return by;
}

gint eql_flow_push(EqlFlow *flow, guint arc, gboolean raise, gint wanted)
{
    gint pushed = 0, by = 1;

    while (by > 0 && pushed < wanted) {
        Way way = way_round(flow, arc, raise);

        by = go_shortest(flow, &way, wanted - pushed);
        pushed += by;
    }
    return pushed;
}

gint eql_flow_push_cheapest(EqlFlow *flow, guint arc, gboolean raise, gint wanted, GArray *pay)
{
    Way way = way_round(flow, arc, raise);

    return go_cheapest(flow, &way, wanted, pay);
}

gint eql_flow_send(EqlFlow *flow, guint from, guint to, gint wanted)
{
    Way way = {.arc = G_MAXUINT, .from = from, .to = to, .room = wanted};
    gint sent = 0, by = 1;

    while (by > 0 && sent < wanted) {
        by = go_shortest(flow, &way, wanted - sent);
        sent += by;
    }
    return sent;
}

gint eql_flow_send_cheapest(EqlFlow *flow, guint from, guint to, gint wanted, GArray *pay)
{
    Way way = {.arc = G_MAXUINT, .from = from, .to = to, .room = wanted};

    return go_cheapest(flow, &way, wanted, pay);
}

void eql_flow_reset(EqlFlow *flow)
{
    for (guint i = 0; i < flow->arcs->len; i++)
        move(eql_flow_arc(flow, i), -eql_flow_arc(flow, i)->moved);
}

EqlArc *eql_flow_save(const EqlFlow *flow)
{
    return g_memdup2(flow->arcs->data, flow->arcs->len * sizeof(EqlArc));
}

void eql_flow_restore(EqlFlow *flow, const EqlArc *saved)
{
    memcpy(flow->arcs->data, saved, flow->arcs->len * sizeof(EqlArc));
}
