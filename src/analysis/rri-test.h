/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One group's ratio with its interval and test (methods: Relative Rate Index).
 * Internal to analysis; nothing here has passed disclosure control. */

#include "analysis/rri.h"

typedef enum { EQL_AGAINST_SCHOOL, EQL_AGAINST_REST, EQL_AGAINST_GROUP } EqlAgainst;

/* x outcomes among n pupils of a group, X among N of the school, and, for a reference
 * group, its own. X ≥ x and N ≥ n. */
typedef struct {
    EqlCountOf count;
    EqlAgainst against;
    guint64 x, n;
    guint64 school_x, school_n;
    guint64 reference_x, reference_n;
} EqlRriCase;

typedef struct {
    EqlFigure ratio; /* with its interval; absent with the reason */
    EqlFigure p;
} EqlRriTest;

EqlRriTest eql_rri_test(const EqlRriCase *rri_case);

/* The RRI against the school without interval. */
EqlFigure eql_rri_against_school(guint64 x, guint64 n, guint64 school_x, guint64 school_n);

/* The class of an unrounded RRI against the school; NONE unless it is shown. */
EqlRriClass eql_rri_classify(const EqlSettings *settings, EqlFigure against_school);

/* The word for an adjusted p; NONE unless it is shown. `expected`: X·n/N. */
EqlEvidence eql_rri_evidence_for(const EqlSettings *settings, EqlFigure p_adjusted, double expected,
                                 guint64 school_x);

/* Adjusts for all that were tested together: what is not shown is not counted and stays
 * as it is. */
void eql_rri_adjust(const EqlFigure *p, gsize n, EqlFigure *adjusted);
