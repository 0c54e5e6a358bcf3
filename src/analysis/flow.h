/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How far counts can move along the lines of a table while its sums stay: a circulation in
 * a network whose arcs are cells and whose nodes are sums. Augmenting along shortest paths
 * (Edmonds & Karp 1972), and along cheapest ones to choose what to hide next (Castro 2012,
 * "Recent advances in optimization techniques for statistical tabular data protection").
 * Internal to analysis. */

#include <glib.h>

typedef struct {
    guint from, to;
    gint up, down; /* how much more it can hold, and how much less */
    gint moved;    /* by how much it has changed */
    guint cost;    /* 0: free to move; else what it costs to set it free */
} EqlArc;

/* Of an arc that may not move at all. */
#define EQL_ARC_FIXED G_MAXUINT
/* More than anything that is counted. */
#define EQL_ARC_PLENTY (1 << 28)

typedef struct {
    guint n_nodes;
    GArray *arcs;        /* EqlArc */
    guint *first, *next; /* arcs at a node: [node] and [2 * arc + end], ends numbered + 1 */
    guint *came;         /* scratch, by node */
    guint64 *distance;
    guint *queue;
} EqlFlow;

EqlFlow *eql_flow_new(guint n_nodes);
void eql_flow_free(EqlFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlFlow, eql_flow_free)

/* Returns its number. */
guint eql_flow_add(EqlFlow *flow, EqlArc arc);
/* To be called once all arcs are there. */
void eql_flow_link(EqlFlow *flow);
EqlArc *eql_flow_arc(const EqlFlow *flow, guint arc);

/* Raises, or lowers, what an arc holds by up to `wanted`, moving free arcs only. Returns by how
 * much. */
gint eql_flow_push(EqlFlow *flow, guint arc, gboolean raise, gint wanted);
/* One step of it, along the cheapest way. Adds the arcs that have to be set free (guint). */
gint eql_flow_push_cheapest(EqlFlow *flow, guint arc, gboolean raise, gint wanted, GArray *pay);
/* The same from one node to another, which then no longer add up: one short, the other over. */
gint eql_flow_send(EqlFlow *flow, guint from, guint to, gint wanted);
gint eql_flow_send_cheapest(EqlFlow *flow, guint from, guint to, gint wanted, GArray *pay);
/* How the network stands, to be put back by eql_flow_restore(). Owned by the caller. */
EqlArc *eql_flow_save(const EqlFlow *flow);
void eql_flow_restore(EqlFlow *flow, const EqlArc *saved);
/* Takes all movements back. */
void eql_flow_reset(EqlFlow *flow);
