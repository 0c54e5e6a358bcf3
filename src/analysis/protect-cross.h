/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Complementary hiding in one count of a cross. Internal to the hiding files. */

#include "analysis/cross-side.h"

/* Hides further cells until each hidden one can differ by k or more between worlds that look
 * the same, or is told to be nobody. Where no such worlds are found, which happens in groups of
 * hardly more than k, the cross shows nothing of the group: neither this count nor the number on
 * roll. Returns whether anything was hidden. */
gboolean eql_cross_protect(EqlCrossSide *side);
