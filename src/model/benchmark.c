/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/benchmark.h"

static void row_free(gpointer data)
{
    EqlBenchmarkRow *row = data;
    g_free(row->characteristic);
    g_free(row);
}

EqlBenchmark *eql_benchmark_new(const char *place, const char *year, const char *source)
{
    EqlBenchmark *benchmark = g_atomic_rc_box_new0(EqlBenchmark);
    benchmark->place = g_strdup(place);
    benchmark->year = g_strdup(year);
    benchmark->source = g_strdup(source);
    benchmark->rows = g_ptr_array_new_with_free_func(row_free);
    return benchmark;
}

EqlBenchmark *eql_benchmark_ref(EqlBenchmark *benchmark)
{
    return benchmark ? g_atomic_rc_box_acquire(benchmark) : NULL;
}

static void clear(gpointer data)
{
    EqlBenchmark *benchmark = data;
    g_free(benchmark->place);
    g_free(benchmark->year);
    g_free(benchmark->source);
    g_ptr_array_unref(benchmark->rows);
}

void eql_benchmark_unref(EqlBenchmark *benchmark)
{
    if (benchmark)
        g_atomic_rc_box_release_full(benchmark, clear);
}

void eql_benchmark_add(EqlBenchmark *benchmark, const EqlBenchmarkRow *row)
{
    EqlBenchmarkRow *copy = g_memdup2(row, sizeof *row);
    copy->characteristic = g_strdup(row->characteristic);
    g_ptr_array_add(benchmark->rows, copy);
}

static void add_count(gint64 *sum, gint64 count, gboolean first)
{
    *sum = count < 0 || (!first && *sum < 0) ? -1 : first ? count : *sum + count;
}

EqlBenchmarkRow eql_benchmark_sum(const EqlBenchmark *benchmark, const EqlCodes *codes,
                                  const char *characteristic, const char *group, EqlDetail detail)
{
    EqlBenchmarkRow sum = {NULL, NULL, -1, -1, -1, -1};
    gboolean first = TRUE;
    for (guint i = 0; i < benchmark->rows->len; i++) {
        const EqlBenchmarkRow *row = benchmark->rows->pdata[i];
        if (g_strcmp0(row->characteristic, characteristic) != 0 ||
            (group &&
             g_strcmp0(eql_codes_roll_up(codes, characteristic, row->group, detail), group) != 0))
            continue;
        add_count(&sum.headcount, row->headcount, first);
        add_count(&sum.suspensions, row->suspensions, first);
        add_count(&sum.suspended_pupils, row->suspended_pupils, first);
        add_count(&sum.exclusions, row->exclusions, first);
        first = FALSE;
    }
    return sum;
}
