/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/cross-net.h"

enum { ROOT = 0 };

static guint child_of(EqlCrossNet *net, guint parent, guint set)
{
    for (guint node = 1; set != G_MAXUINT && node < net->n_nodes; node++) {
        if (net->parent[node] == parent && net->set[node] == set)
            return node;
    }
    net->parent[net->n_nodes] = parent;
    net->set[net->n_nodes] = set;
    return net->n_nodes++;
}

/* Atoms of a class are in the same open sets, so the way to them is the same. */
static void grow(EqlCrossNet *net, guint atom, const gboolean *closed, guint in_class)
{
    guint node = ROOT;

    if (net->of_class[in_class] != ROOT)
        return;
    for (guint level = 0; level < net->nest->n_levels; level++) {
        guint set = net->nest->set_of[atom * net->nest->n_levels + level];

        if (!closed[set])
            node = child_of(net, node, set);
    }
    net->of_class[in_class] = child_of(net, node, G_MAXUINT);
}

static void grow_tree(EqlCrossNet *net, const gboolean *closed, const guint *class_of,
                      guint n_classes)
{
    guint most = 1 + n_classes * (net->nest->n_levels + 1);

    net->parent = g_new0(guint, most);
    net->set = g_new0(guint, most);
    net->of_class = g_new0(guint, MAX(n_classes, 1));
    net->set[ROOT] = G_MAXUINT;
    net->n_nodes = 1;
    for (guint atom = 0; atom < net->nest->n_atoms; atom++)
        grow(net, atom, closed, class_of[atom]);
}

static guint place_of(const EqlCrossNet *net, guint node, guint column)
{
    return node * net->n_columns + column;
}

static void add_arcs(EqlCrossNet *net, const guint *class_of)
{
    const EqlNest *nest = net->nest;

    for (guint i = net->n_columns; i < net->n_nodes * net->n_columns; i++) {
        guint node = i / net->n_columns, column = i % net->n_columns;

        net->arcs[i] = eql_flow_add(
            net->flow, (EqlArc){.from = place_of(net, net->parent[node], column),
                                .to = i,
                                .up = EQL_ARC_PLENTY,
                                .down = EQL_ARC_PLENTY,
                                .cost = net->set[node] == G_MAXUINT ? 0 : EQL_ARC_FIXED});
    }
    for (guint i = 0; i < nest->n_atoms * net->n_columns; i++) {
        guint atom = i / net->n_columns, column = i % net->n_columns;

        net->leaves[i] = eql_flow_add(
            net->flow, (EqlArc){.from = place_of(net, net->of_class[class_of[atom]], column),
                                .to = net->n_nodes * net->n_columns + atom});
    }
}

EqlCrossNet *eql_cross_net_new(const EqlNest *nest, guint n_columns, const gboolean *closed,
                               const guint *class_of, guint n_classes)
{
    EqlCrossNet *net = g_new0(EqlCrossNet, 1);

    net->nest = nest;
    net->n_columns = n_columns;
    grow_tree(net, closed, class_of, n_classes);
    net->flow = eql_flow_new(net->n_nodes * n_columns + nest->n_atoms);
    net->arcs = g_new0(guint, MAX(net->n_nodes * n_columns, 1));
    net->leaves = g_new0(guint, MAX(nest->n_atoms * n_columns, 1));
    add_arcs(net, class_of);
    eql_flow_link(net->flow);
    return net;
}

void eql_cross_net_free(EqlCrossNet *net)
{
    if (net == NULL)
        return;
    eql_flow_free(net->flow);
    g_free(net->parent);
    g_free(net->set);
    g_free(net->of_class);
    g_free(net->arcs);
    g_free(net->leaves);
    g_free(net);
}

void eql_cross_net_set_cost(EqlCrossNet *net, guint set, guint column, guint cost)
{
    for (guint node = 1; node < net->n_nodes; node++) {
        if (net->set[node] == set)
            eql_flow_arc(net->flow, net->arcs[place_of(net, node, column)])->cost = cost;
    }
}

EqlArc *eql_cross_net_leaf(const EqlCrossNet *net, guint cell)
{
    return eql_flow_arc(net->flow, net->leaves[cell]);
}

guint eql_cross_net_class(const EqlCrossNet *net, guint in_class, guint column)
{
    return net->arcs[place_of(net, net->of_class[in_class], column)];
}

guint eql_cross_net_set(const EqlCrossNet *net, guint set, guint column, GArray *also)
{
    guint first = G_MAXUINT;

    for (guint node = 1; node < net->n_nodes; node++) {
        guint arc = net->arcs[place_of(net, node, column)];

        if (net->set[node] != set)
            continue;
        if (first == G_MAXUINT)
            first = arc;
        else if (also != NULL)
            g_array_append_val(also, arc);
    }
    return first;
}

guint eql_cross_net_cell(const EqlCrossNet *net, guint arc)
{
    guint place = eql_flow_arc(net->flow, arc)->to;

    return net->set[place / net->n_columns] * net->n_columns + place % net->n_columns;
}
