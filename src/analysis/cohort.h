/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Schools beside each other, never above one another (methods: Change and comparison).
 * What a school's pack hides stays hidden; nothing here is worked out from it. */

#include "model/pack.h"

typedef struct {
    const char *cohort;   /* NULL: every school */
    const char *wave;     /* NULL: each school's latest */
    const char *audience; /* NULL: "pupil" */
    const char *theme;    /* its code; NULL: every theme */
    gboolean hide_names;
    gboolean for_reader; /* names in the order of the reader's place; else the same everywhere */
} EqlCohortChoice;

/* Whether the theme is among those chosen. */
gboolean eql_cohort_wants(const EqlCohortChoice *choice, const EqlPackTheme *theme);

/* A school in a comparison. With hidden names the name is a letter, URN and wave are NULL. */
typedef struct {
    char *urn, *name, *wave; /* wave NULL also where it has not brought the one chosen */
    char *stage;             /* the latest stage of accreditation, its code; NULL: none */
    const EqlPack *pack;     /* borrowed from the network */
} EqlCohortSchool;

/* The schools chosen that have answers of the audience. By name; where names are hidden, in
 * an order that follows from the network's random salt alone: neither from names or numbers,
 * nor from figures, nor from when a school was added. The letters follow that order and are
 * the same in every comparison of the same choice. */
GPtrArray *eql_cohort_schools(const EqlNetwork *network, const EqlCohortChoice *choice);

/* All schools of the cohort, whoever answered there; never with hidden names. */
GPtrArray *eql_cohort_members(const EqlNetwork *network, const EqlCohortChoice *choice);

/* "A", … "Z", "AA", …. Owned by the caller. */
char *eql_cohort_letter(guint i);

/* The answers of a school of the list: of the wave chosen, or its latest. */
const EqlPackAudience *eql_cohort_audience(const EqlCohortSchool *school,
                                           const EqlCohortChoice *choice);

/* The themes that any of the schools has (const EqlPackTheme, one each, in the order in which
 * they are met; for code and label only). */
GPtrArray *eql_cohort_themes(const GPtrArray *schools, const EqlCohortChoice *choice);

typedef enum { EQL_INSIDE, EQL_OUTSIDE_95, EQL_OUTSIDE_998 } EqlOutside;

typedef struct {
    const EqlCohortSchool *school;
    EqlFigure n; /* effective number of answers */
    EqlFigure favourable;
    EqlFigure low_95, high_95, low_998, high_998; /* around the pooled value */
    EqlOutside outside;
} EqlFunnelPoint;

typedef struct {
    char *audience, *theme, *theme_label;
    EqlFigure pooled;     /* favourable of all answers, counts added over the schools */
    guint pooled_schools; /* whose counts it is */
    guint hidden_schools; /* that have the theme, but hidden, or without counts */
    GPtrArray *schools;   /* EqlCohortSchool, owned */
    GArray *points;       /* EqlFunnelPoint, in step */
} EqlFunnel;

/* NULL when no school has the theme. */
EqlFunnel *eql_cohort_funnel(const EqlNetwork *network, const EqlCohortChoice *choice,
                             const char *theme);
void eql_funnel_free(EqlFunnel *funnel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlFunnel, eql_funnel_free)

/* The limits about the pooled value for a school of `n` answers: low, high. */
void eql_funnel_limits_at(const EqlFunnel *funnel, double n, double inner[2], double outer[2]);

/* "none", "95", "99.8" */
const char *eql_outside_name(EqlOutside outside);

/* A theme of a school from its first wave to the one chosen. */
typedef struct {
    const EqlPackTheme *before, *now; /* `before` NULL: not in the first wave */
    EqlFigure change;                 /* of the score, without an interval */
    EqlFigure favourable_change;      /* Newcombe, with the effective numbers */
    EqlFigure effect_size;            /* Cohen's h */
} EqlCohortChange;

/* One per theme that the school has now (EqlCohortChange); empty when it has a single wave.
 * `baseline`: (out) (optional): the first wave, borrowed */
GArray *eql_cohort_progress(const EqlCohortSchool *school, const EqlCohortChoice *choice,
                            const char **baseline);
