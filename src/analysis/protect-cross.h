/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Complementary hiding in one count of a cross. Internal to the hiding files. */

#include "analysis/cross-side.h"

/* A group's people can change only if all crosses of it follow. Before any is protected, each
 * notes here (char*) which plans it could not follow even if it showed nothing of the count: those
 * that can be done without are not made. FALSE where one cannot. */
gboolean eql_cross_find_barred(EqlCrossSide *side, GHashTable *barred);

/* Whether it could follow all plans if it showed nothing, not even of the number on roll. The
 * census's side, too, has all hidden by then. */
gboolean eql_cross_follows_unseen(EqlCrossSide *side);

/* Hides further cells until each hidden one can differ by k or more between schools that look the
 * same (cross-world.h), or is told to be nobody. FALSE where no such schools were found for some
 * cell. */
gboolean eql_cross_protect(EqlCrossSide *side, GHashTable *barred);
