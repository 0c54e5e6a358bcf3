/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A cross as a network: arcs are its cells, nodes what must add up. From each column an arc
 * leads to each broad group, from there to the finer ones, to the classes of groups that
 * nothing tells apart, and to the groups as given, where the columns meet again. Movements
 * along circles leave all sums of groups and of columns as they are. Internal to the
 * hiding files. */

#include "analysis/flow.h"
#include "analysis/protect.h"

typedef struct {
    const EqlNest *nest;
    guint n_columns;
    EqlFlow *flow;
    guint n_nodes;   /* of the tree of groups, the first being all */
    guint *parent;   /* [node] */
    guint *set;      /* [node]; G_MAXUINT: all, or a class */
    guint *of_class; /* [class] → node */
    guint *arcs;     /* [node * n_columns + column] → the arc into it */
    guint *leaves;   /* [atom * n_columns + column] → arc */
} EqlCrossNet;

/* Closed sets ([set]) are no nodes: they show nothing in any cross. All arcs are fixed, and the
 * classes free. */
EqlCrossNet *eql_cross_net_new(const EqlNest *nest, guint n_columns, const gboolean *closed,
                               const guint *class_of, guint n_classes);
void eql_cross_net_free(EqlCrossNet *net);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossNet, eql_cross_net_free)

/* What it costs to set a cell free, 0 for a hidden one, EQL_ARC_FIXED for none. */
void eql_cross_net_set_cost(EqlCrossNet *net, guint set, guint column, guint cost);
EqlArc *eql_cross_net_leaf(const EqlCrossNet *net, guint cell);
/* The arc of a class, or of a set that is not closed. Where one set is in several places, the
 * first; the others are `also` (guint, may be NULL). */
guint eql_cross_net_class(const EqlCrossNet *net, guint in_class, guint column);
guint eql_cross_net_set(const EqlCrossNet *net, guint set, guint column, GArray *also);
/* The set and column that an arc is a cell of, as set * n_columns + column. */
guint eql_cross_net_cell(const EqlCrossNet *net, guint arc);
