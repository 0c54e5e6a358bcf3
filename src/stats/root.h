/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A function of one number that never decreases. */
typedef double (*EqlIncreasing)(double u, gconstpointer data);

/* eql_root:
 * @f: a function that never decreases, finite everywhere
 * @guess: where to begin
 * @step: how far to look first; doubled until the sign changes
 *
 * Walks from @guess until @f changes sign, then closes in by Chandrupatla's
 * method (Advances in Engineering Software 28, 1997), which, unlike Newton's,
 * never leaves the bracket and so always arrives.
 *
 * Returns: u with f(u) = 0 to the last bits of u, or NAN when @f has no change
 * of sign within reach. */
double eql_root(EqlIncreasing f, gconstpointer data, double guess, double step);
