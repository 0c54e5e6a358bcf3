/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/benchmark.h"

/* Reads a table of the Department for Education on suspensions and exclusions by pupil
 * characteristics, of old ("fixed_excl") or new column names ("suspension"; explore
 * education statistics), for all school types together and the latest year in it.
 * `place`: NULL for England; else it, or a local authority or region by its name or code.
 * Counts may have commas between thousands; what is no number (x, c, z, low, "~", ".") was
 * not published. `data_folder` holds benchmarks/labels.csv. */
EqlBenchmark *eql_benchmark_read(const char *path, const char *place, EqlCodes *codes,
                                 const char *data_folder, GCancellable *cancellable,
                                 GError **error);

/* Whether a file is such a table, by its headings. */
gboolean eql_benchmark_is_in(const char *path, const char *data_folder);
/* The places that such a table has rows of (char*): the country, regions, local authorities. */
GPtrArray *eql_benchmark_places(const char *path, const char *data_folder,
                                GCancellable *cancellable, GError **error);
