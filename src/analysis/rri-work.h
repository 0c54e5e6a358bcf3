/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A table of rates on its way from counts to figures. Internal to analysis. */

#include "analysis/disclosure.h"
#include "analysis/hiding.h"
#include "analysis/join.h"
#include "analysis/rri-test.h"

typedef struct {
    const EqlDataset *dataset;
    EqlCells *cells;
    guint64 n; /* N */
    EqlJoined joined;
    EqlAgainst against;
    const EqlCell *reference; /* NULL: none */
    EqlHide *hide;            /* by cell */
    EqlHiddenCross *cross;    /* what a cross hides; NULL without one */
    gboolean hidden_total;    /* the outcomes' total, and so all of them */
    EqlRri *rri;              /* the table; its groups are in step with the cells */
} EqlRriWork;

const EqlCell *eql_rri_cell(const EqlRriWork *work, guint i);
guint64 eql_rri_cell_x(const EqlCell *cell, EqlCountOf count);
guint64 eql_rri_school_x(const EqlRriWork *work, EqlCountOf count);
/* The count that stands for people: behind events stand pupils, where they are known. */
EqlCountOf eql_rri_people_count(const EqlRriWork *work);

/* Makes the table's groups, hides what has to be hidden, and then, over what is shown,
 * adjusts the p-values and finds the words. */
void eql_rri_fill_groups(EqlRriWork *work);
