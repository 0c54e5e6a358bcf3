/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the numbers mean, in words for everybody: the same in the report and the workbook. */

#include "model/settings.h"

/* What a figure must be there of for its meaning to be asked for. */
typedef enum { EQL_MEANT_ALL, EQL_MEANT_ANSWERS, EQL_MEANT_RATIOS, EQL_MEANT_HIDDEN } EqlMeant;

typedef struct {
    char *term, *meaning; /* translated */
    EqlMeant of;
} EqlMeaning;

/* EqlMeaning, in the order to be read, with the limits that are set; the array frees them. */
GArray *eql_meanings(const EqlSettings *settings);
