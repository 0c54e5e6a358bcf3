/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a school gives to its network, and the network's own file. */

#include "workflow/project.h"
#include "model/pack.h"

/* The school's pack, of every wave; figures rest on ten people or more. */
EqlPack *eql_project_pack(EqlProject *project, GError **error);

/* Opens the network's file; a new one when there is none and `make` says so. */
EqlNetwork *eql_network_open(const char *path, gboolean make, GError **error);
/* Adds a pack, which is taken. `cohort`: to which the school belongs from now on; NULL: the one of
 * the earlier pack of the school (the same URN, else the same name), whose place it takes. Gives
 * that pack, the caller's; NULL when there was none. */
EqlPack *eql_network_take(EqlNetwork *network, EqlPack *pack, const char *cohort);

/* Whether a file is a network's, by how it begins. */
gboolean eql_network_is(const char *path);
/* The rates of its schools together (of those of a cohort, where one is named), to stand beside
 * a school's; NULL with an error when there are none. */
EqlBenchmark *eql_network_benchmark(const char *path, const char *cohort, GError **error);
