/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Cases that R worked out, from a CSV file beside golden/make.R. */

/* What the checked functions must agree to. R keeps about twelve digits itself. */
#define GOLDEN_RELATIVE 1e-10

typedef struct {
    const char *file;
    guint line;
    char **fields;
} GoldenRow;

/* Calls @check for each row of golden/@name; fails when there are fewer than 500. */
void golden_each(const char *name, void (*check)(const GoldenRow *row));

/* The number in @field: also "nan", "inf". */
double golden_number(const GoldenRow *row, guint field);

guint64 golden_count(const GoldenRow *row, guint field);

/* The numbers, separated by spaces, in @field.
 * Returns: (element-type double) (transfer full) */
GArray *golden_numbers(const GoldenRow *row, guint field);

/* Fails unless @actual is near what @field says. @scale: a size of which 10⁻¹² is
 * nothing, for figures that are differences of larger ones; 0 for none. */
void golden_check(const GoldenRow *row, guint field, double actual, double scale);
