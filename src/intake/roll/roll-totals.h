/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "intake/roll/roll-job.h"

/* Sets the groups of every characteristic beside the total, for each kind of
 * outcome. A characteristic that does not add up is noted; where the file gives no
 * total, the first characteristic's sum is added as the total, and noted. */
void eql_roll_totals_check(EqlRollJob *job, GPtrArray *counts);
