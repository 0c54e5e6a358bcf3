/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Published figures beside a school's own. */

#include "model/benchmark.h"
#include "model/figure.h"

/* One group of the benchmark. Counts were rounded or suppressed by their publisher;
 * what was not published is absent (EQL_REASON_NOT_KNOWN). */
typedef struct {
    EqlFigure census, outcomes, rate_per_100;
    EqlFigure rri; /* against all pupils of the benchmark: (x/n) / (X/N) */
} EqlBeside;

/* `kind`: "suspension" or "exclusion"; others were not published. `pupils`: pupils with
 * one or more, instead of events. */
EqlBeside eql_beside(const EqlBenchmark *benchmark, const EqlCodes *codes, const char *kind,
                     gboolean pupils, const char *characteristic, const char *group,
                     EqlDetail detail);
/* All pupils of the benchmark; the ratio is absent: they are what groups are set against. */
EqlBeside eql_beside_of_all(const EqlBenchmark *benchmark, const char *kind, gboolean pupils);
