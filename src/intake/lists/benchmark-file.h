/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "model/benchmark.h"

/* Reads a table of the Department for Education on suspensions and exclusions by pupil
 * characteristics, of old ("fixed_excl") or new column names ("suspension"; explore
 * education statistics), for all school types together and the latest year in it.
 * `place`: NULL for England; else a local authority or region by its name or code.
 * Counts may have commas between thousands; what is no number (x, c, z, low, "~", ".") was
 * not published. `data_folder` holds benchmarks/labels.csv. */
EqlBenchmark *eql_benchmark_read(const char *path, const char *place, EqlCodes *codes,
                                 const char *data_folder, GCancellable *cancellable,
                                 GError **error);
