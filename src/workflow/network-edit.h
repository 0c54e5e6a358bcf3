/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Changes to a network's file: schools come, go, and belong to cohorts. */

#include <gio/gio.h>

#include "base/progress.h"
#include "model/pack.h"

/* What came of one file that was given to a network. */
typedef struct {
    char *file;        /* its name, to be shown */
    char *school;      /* NULL: it was refused */
    char *problem;     /* why it was refused, or what is to be looked at; or NULL */
    gboolean replaced; /* an earlier pack of the school */
} EqlNetworkAdded;

void eql_network_added_free(EqlNetworkAdded *added);

/* Adds files to a network: packs, and projects, whose pack is made on the way. Each stands for
 * itself: one that is refused stops no other. `cohort`: as eql_network_take(). EqlNetworkAdded in
 * the order of the files; NULL with an error only when cancelled, and then the network is not to
 * be kept. */
GPtrArray *eql_network_add_all(EqlNetwork *network, const char *const *paths, const char *cohort,
                               EqlProgress progress, gpointer progress_data,
                               GCancellable *cancellable, GError **error);
/* How many came in. */
guint eql_network_count_added(const GPtrArray *added);

/* `school`: its name or its URN. EQL_WORKFLOW_ERROR_UNKNOWN_NAME when none, or more than one, is
 * called so. */
gboolean eql_network_remove(EqlNetwork *network, const char *school, GError **error);
/* `cohort` "" or NULL: none. */
gboolean eql_network_move(EqlNetwork *network, const char *school, const char *cohort,
                          GError **error);

/* Puts the network's file back to a text that it had (`wanted`), where it still holds `expected`;
 * both as eql_network_text(). The network that it then holds. NULL with an error, and the file as
 * it was: EQL_WORKFLOW_ERROR_CHANGED when another program has written something else to it. */
EqlNetwork *eql_network_restore(const char *path, const char *expected, const char *wanted,
                                GError **error);

/* The cohorts that schools belong to, each once, by name (char*). */
GPtrArray *eql_network_cohorts(const EqlNetwork *network);
