/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Adjusts the @n p-values @p for being tested together, by Benjamini and Hochberg's
 * step-up (JRSS B 57, 1995; R's p.adjust, method "BH").
 * @out: (out): @n adjusted values in the order of @p; may be @p itself
 * What is NAN was not tested: it stays NAN and is not counted among the tests. */
void eql_bh_adjust(const double *p, gsize n, double *out);
