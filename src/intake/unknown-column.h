/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/problem.h"

/* Tells (EqlProblem) of a heading in a mapping that the file has not: a slip there would leave its
 * column out in silence. `sheet` may be NULL. */
void eql_unknown_column_tell(GPtrArray *problems, const char *sheet, const char *heading);
