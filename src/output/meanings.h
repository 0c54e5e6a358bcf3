/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the numbers mean, in words for everybody: the same in the report and the workbook. */

#include "model/settings.h"

typedef struct {
    char *term, *meaning; /* translated */
} EqlMeaning;

/* EqlMeaning, in the order to be read, with the limits that are set; the array frees them. */
GArray *eql_meanings(const EqlSettings *settings);
