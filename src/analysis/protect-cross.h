/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Complementary hiding in one count of a cross. Internal to the hiding files. */

#include "analysis/cross-cell.h"

#define EQL_NO_CELL G_MAXUINT

/* Hides further cells until each hidden one can differ by k or more between schools that look the
 * same (cross-world.h), or is told to be nobody. FALSE where no such schools were found for some
 * cell, which `failed` says, or for a plan (EQL_NO_CELL). It can be asked again when more has been
 * hidden: what was proved stays so. */
gboolean eql_cross_protect(EqlCrossWork *work, guint *failed);

/* Shows those again that turned out not to be needed, what most people are in first: a cell is
 * shown if all that is hidden can be proved without it. Not what was hidden to begin with, nor
 * what is hidden of the number on roll. */
void eql_cross_show_needless(EqlCrossWork *work);

/* Of a count of few pupils, who are hidden whole: whether in each class of a row, and each column,
 * k could be on roll, or as many as the row or column has. FALSE where they could not, but could if
 * no number on roll were shown: in a cell that `failed` is of. `census`: the work's, as it was. */
gboolean eql_cross_has_room(EqlCrossWork *work, EqlCrossSide *census, guint *failed);
