/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Relative rate indices of schools beside each other, and of all of them together. What a
 * school's pack hides stays hidden; counts are added over the schools that show them, never
 * ratios averaged (methods: Change and comparison). */

#include "analysis/cohort.h"
#include "model/benchmark.h"

typedef struct {
    const EqlCohortSchool *school; /* NULL: the schools together */
    EqlFigure census, outcomes;    /* of the group */
    EqlFigure rate_per_100;
    EqlFigure rri;      /* against the school, with the interval for events */
    EqlFigure expected; /* outcomes, were the group's share of them its share of the roll */
    EqlOutside outside; /* of the limits about the schools' ratio together */
} EqlCohortRate;

typedef struct {
    char *code, *label;
    EqlCohortRate pooled;
    guint pooled_schools; /* whose counts it is */
    guint hidden_schools; /* that have the group, but hidden */
    GArray *schools;      /* EqlCohortRate */
} EqlCohortRriGroup;

typedef struct {
    char *kind;
    EqlDetail detail;
    GPtrArray *schools; /* EqlCohortSchool, owned */
    GPtrArray *groups;  /* EqlCohortRriGroup, in the order in which they are met */
} EqlCohortRri;

/* By ethnic group; NULL when no school of those chosen has such outcomes. `kind` NULL:
 * "suspension". `detail`: broad or full. */
EqlCohortRri *eql_cohort_rri(const EqlNetwork *network, const EqlCohortChoice *choice,
                             const char *kind, EqlDetail detail);
void eql_cohort_rri_free(EqlCohortRri *rri);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCohortRri, eql_cohort_rri_free)

/* Whether a funnel of the group can be drawn: the schools together have a ratio above 0. */
gboolean eql_cohort_rri_has_limits(const EqlCohortRriGroup *group);
/* The limits about their ratio for a school of so many expected outcomes: low, high. */
void eql_cohort_rri_limits_at(const EqlCohortRriGroup *group, double expected, double inner[2],
                              double outer[2]);

/* The schools' rates together, to stand beside those of one: counts of each group over the
 * schools that show it. There is no ratio, as groups are of different schools. */
EqlBenchmark *eql_cohort_benchmark(const EqlNetwork *network, const EqlCohortChoice *choice,
                                   const char *place);
