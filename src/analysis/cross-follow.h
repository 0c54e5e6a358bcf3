/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether a cross can follow what the groups' own tables need (cross-plan.h), before any cross is
 * protected. Internal to the hiding files. */

#include "analysis/cross-side.h"

/* A group's people can change only if all crosses of it follow. Each notes here (char*) which plans
 * it could not follow even if it showed nothing of the count: those that can be done without are
 * not made. FALSE where one cannot. */
gboolean eql_cross_find_barred(EqlCrossSide *side, GHashTable *barred);

/* Whether it could follow all plans if it showed nothing, not even of the number on roll. The
 * census's side, too, has all hidden by then. */
gboolean eql_cross_follows_unseen(EqlCrossSide *side);
