/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What stands out: deterministic, ordered, each with its evidence and one sentence a
 * parent governor could read (methods: Findings). None rests on a hidden figure. */

#include "analysis/rri.h"
#include "analysis/scores.h"
#include "model/action.h"

typedef struct {
    EqlFindingKind kind;
    char *audience;                             /* NULL for outcomes */
    char *other_audience;                       /* perception gap: the second one; else NULL */
    char *theme, *theme_label;                  /* NULL for rri, voice_gap */
    char *characteristic, *group, *group_label; /* NULL where no group is meant */
    char *outcome_kind;                         /* rri only */
    char *sentence;                             /* translated */
    char *key; /* stable name of the finding, for plans: "area:pupil:fair-treatment:" */
    GPtrArray *evidence_names; /* char*: "score", "difference", "rri", … */
    GArray *evidence;          /* EqlFigure, in step with the names */
} EqlFinding;

/* A list of EqlFinding: rates first, then areas, group gaps, perception gaps, missing voices,
 * uncertainty, changes, and strengths last; within a kind the most pressing first. Where a
 * file is missing (no census, no outcomes) there are simply no findings from it. */
GPtrArray *eql_findings(const EqlDataset *dataset, GError **error);
void eql_finding_free(EqlFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlFinding, eql_finding_free)

/* Proposed actions (EqlAction) for findings that ask for one, from the bank
 * (EqlBankEntry), most pressing first. Findings that `existing` actions already answer are left
 * out. They have no ids yet. */
GPtrArray *eql_propose_actions(GPtrArray *findings, GPtrArray *bank, GPtrArray *existing);
