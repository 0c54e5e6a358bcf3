/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the numbers mean, in words for everybody: the same in the report and the workbook. */

#include <glib.h>

typedef struct {
    char *term, *meaning; /* translated */
} EqlMeaning;

/* EqlMeaning, in the order to be read; the array frees them. `k`: a figure that rests on fewer
 * people is hidden. */
GArray *eql_meanings(int k);
