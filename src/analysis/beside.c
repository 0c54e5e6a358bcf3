/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "analysis/beside.h"

static gint64 outcomes_of(const EqlBenchmarkRow *row, const char *kind, gboolean pupils)
{
    if (g_str_equal(kind, "suspension"))
        return pupils ? row->suspended_pupils : row->suspensions;
    /* A pupil is excluded for good once, so events and pupils are the same number. */
    return g_str_equal(kind, "exclusion") ? row->exclusions : -1;
}

static EqlFigure count_figure(gint64 count)
{
    return count < 0 ? eql_figure_absent(EQL_UNIT_COUNT, EQL_REASON_NOT_KNOWN)
                     : eql_figure_value(EQL_UNIT_COUNT, (double)count);
}

/* Without the ratio. */
static EqlBeside counts_beside(const EqlBenchmarkRow *row, const char *kind, gboolean pupils)
{
    gint64 x = outcomes_of(row, kind, pupils);
    EqlBeside beside = {count_figure(row->headcount), count_figure(x),
                        eql_figure_absent(EQL_UNIT_RATE, EQL_REASON_NOT_KNOWN),
                        eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_KNOWN)};

    if (row->headcount > 0 && x >= 0)
        beside.rate_per_100 =
            eql_figure_value(EQL_UNIT_RATE, 100 * ((double)x / (double)row->headcount));
    return beside;
}

EqlBeside eql_beside_of_all(const EqlBenchmark *benchmark, const char *kind, gboolean pupils)
{
    EqlBenchmarkRow all = eql_benchmark_sum(benchmark, NULL, NULL, NULL, EQL_DETAIL_FULL);
    EqlBeside beside = counts_beside(&all, kind, pupils);

    beside.rri = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NONE);
    return beside;
}

EqlBeside eql_beside(const EqlBenchmark *benchmark, const EqlCodes *codes, const char *kind,
                     gboolean pupils, const char *characteristic, const char *group,
                     EqlDetail detail)
{
    EqlBenchmarkRow all = eql_benchmark_sum(benchmark, codes, NULL, NULL, detail);
    EqlBenchmarkRow own = eql_benchmark_sum(benchmark, codes, characteristic, group, detail);
    gint64 x = outcomes_of(&own, kind, pupils), total = outcomes_of(&all, kind, pupils);
    EqlBeside beside = counts_beside(&own, kind, pupils);

    if (own.headcount <= 0 || x < 0)
        return beside;
    if (g_str_equal(group, EQL_NOT_STATED))
        beside.rri = eql_figure_absent(EQL_UNIT_RATIO, EQL_REASON_NOT_STATED);
    else if (total > 0 && all.headcount > 0)
        beside.rri = eql_figure_value(EQL_UNIT_RATIO, (double)x / (double)own.headcount /
                                                          ((double)total / (double)all.headcount));
    return beside;
}
