/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Published counts of a place and school year (England, a local authority) that a
 * school is set beside. Rates are always worked out from the counts. */

#include "model/codes.h"

/* A count is −1 where none was published, or it was suppressed. */
typedef struct {
    char *characteristic; /* NULL: all pupils */
    const char *group;    /* interned; NULL: all pupils */
    gint64 headcount, suspensions, suspended_pupils, exclusions;
} EqlBenchmarkRow;

typedef struct {
    char *place;     /* "England" */
    char *year;      /* "2016/17" */
    char *source;    /* for people */
    char *file;      /* the publisher's table, by its name; NULL: worked out here */
    GPtrArray *rows; /* EqlBenchmarkRow */
} EqlBenchmark;

EqlBenchmark *eql_benchmark_new(const char *place, const char *year, const char *source);
/* As a table of the Department for Education has it. */
EqlBenchmark *eql_benchmark_published(const char *place, const char *year, const char *file);
/* The place's name for people: one that comes with the program in the language of who reads, any
 * other as its table writes it. Not owned by the caller. */
const char *eql_place_name(const char *place);
EqlBenchmark *eql_benchmark_ref(EqlBenchmark *benchmark);
void eql_benchmark_unref(EqlBenchmark *benchmark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlBenchmark, eql_benchmark_unref)

void eql_benchmark_add(EqlBenchmark *benchmark, const EqlBenchmarkRow *row);

/* Adds up the rows whose group belongs to `group` at the level of detail; NULL, NULL: all
 * pupils. A count that one of them lacks is −1, and all are where there is no row. */
EqlBenchmarkRow eql_benchmark_sum(const EqlBenchmark *benchmark, const EqlCodes *codes,
                                  const char *characteristic, const char *group, EqlDetail detail);

/* A published one as text, in which a project keeps it; and back, with its source in the language
 * of whoever reads: NULL when it is no such text. Owned by the caller. */
char *eql_benchmark_text(const EqlBenchmark *benchmark);
EqlBenchmark *eql_benchmark_from_text(const char *text);
