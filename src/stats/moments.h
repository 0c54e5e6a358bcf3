/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Mean and standard deviation in one pass (Welford 1962; joined by Chan, Golub
 * and LeVeque 1979), safe where the spread is small beside the mean. Begin with
 * {0}; parts counted apart can be joined. */
typedef struct {
    guint64 n;
    double mean;
    double squares; /* sum of squared differences from the mean */
} EqlMoments;

void eql_moments_add(EqlMoments *moments, double x);

/* Adds to @moments what @other has seen. */
void eql_moments_join(EqlMoments *moments, const EqlMoments *other);

/* NAN when nothing was added. */
double eql_moments_mean(const EqlMoments *moments);

/* Standard deviation with divisor n − 1; NAN below two numbers. */
double eql_moments_sd(const EqlMoments *moments);

/* Its square. */
double eql_moments_variance(const EqlMoments *moments);
