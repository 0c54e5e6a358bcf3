/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a log shows only when its rows are looked at together: which column names the type, and
 * whether its dates are written month first. */

#include "intake/roll/roll-rows.h"

/* Looks through the first rows and stands below the headings again. Before the columns are
 * recorded. */
gboolean eql_roll_look(EqlRollRows *rows, GError **error);
/* Tells what was found, once the record has begun. */
void eql_roll_look_tell(const EqlRollRows *rows);
