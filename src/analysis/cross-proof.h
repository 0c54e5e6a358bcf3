/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The schools that look the same (cross-world.h), kept for what they prove: one that was made for
 * a cell often says enough of others. A school counts only while no cell that is shown differs in
 * it. Internal to the hiding files. */

#include "analysis/cross-side.h"

typedef struct _EqlCrossProof EqlCrossProof;

/* To begin with there is the school itself. */
EqlCrossProof *eql_cross_proof_new(const EqlCrossSide *side);
void eql_cross_proof_free(EqlCrossProof *proof);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlCrossProof, eql_cross_proof_free)

/* How few and how many a cell of the tables holds in them. */
EqlCrossRange eql_cross_proof_range(const EqlCrossProof *proof, guint cell);
/* They lie k or more apart. */
gboolean eql_cross_proof_is_wide(const EqlCrossProof *proof, guint cell);

/* A school, as the people of the count by cell of classes: kept where it widens a cell that is not
 * wide enough. */
void eql_cross_proof_note(EqlCrossProof *proof, const gint *own);
/* Keeps it in any case; NULL where a cell that is shown differs. */
typedef struct _EqlCrossKept EqlCrossKept;
const EqlCrossKept *eql_cross_proof_keep(EqlCrossProof *proof, const gint *own);

/* What if a hidden cell were shown? Schools in which it differs no longer count, until they are
 * taken back, or dropped for good. */
void eql_cross_proof_suppose(EqlCrossProof *proof, guint cell);
void eql_cross_proof_take_back(EqlCrossProof *proof);
void eql_cross_proof_drop(EqlCrossProof *proof);
/* The school itself (NULL) always does. */
gboolean eql_cross_proof_counts(const EqlCrossKept *kept);
