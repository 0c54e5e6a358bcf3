/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "stats/interval.h"

/* A mean over groups of known size, each weighted by that size instead of by how many
 * of it answered (post-stratification: Cochran, Sampling Techniques, 1977, ch. 5A). */

typedef struct {
    double mean, sd;   /* of the group's scores; sd with divisor n − 1, NAN for one */
    double n;          /* how many answered, above 0 */
    double population; /* how many there are, above 0: its weight */
} EqlStratum;

typedef struct {
    double mean;
    EqlInterval interval;
    double df;
} EqlStratified;

/* mean = Σ W·mean with W = population/Σ population. Its variance is v = Σ W²·sd²/n·f
 * with f = (N−n)/(N−1), or 1 where fewer are known of than answered; the interval is
 * mean ± t(0.975, df)·√v with Satterthwaite's df = v²/Σ(v_g²/(n_g−1)) over the groups
 * whose v_g is not 0. Width 0 when v is 0. Without an interval (NAN) when a group has a
 * single score that is not the only one; everything is NAN without groups. */
EqlStratified eql_stratified_mean(const EqlStratum *strata, gsize n);
