/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The few distributions that this room's intervals and tests rest on, right to
 * about twelve digits from one pupil to a country. Internal to the room.
 *
 * GSL's own incomplete beta function takes its leading factor from differences
 * of large logarithms of gamma functions and so is right to nine digits only at
 * a million pupils; its quantiles stop early in the tails. Here the factor comes
 * from Loader's saddle-point form instead ("Fast and Accurate Computation of
 * Binomial Probabilities", 2000), which R uses too. */

typedef struct {
    double lower; /* probability of less */
    double upper; /* probability of more; not 1 − lower, so small tails keep their digits */
} EqlTails;

/* The regularised incomplete beta function I_x(a, b) and its complement.
 * @a, @b: above 0
 * @x, @y: from 0 to 1, with y = 1 − x, both given so that neither loses digits */
EqlTails eql_beta_tails(double a, double b, double x, double y);

/* The logit u = log(x/(1−x)) of the point x with I_x(a, b) = @tail. */
double eql_beta_lower_logit(double a, double b, double tail);

/* The logit of the point x with 1 − I_x(a, b) = @tail. */
double eql_beta_upper_logit(double a, double b, double tail);

/* log of the probability of @x successes and @rest failures; they need not be whole.
 * @p, @q: chance of success and of failure, q = 1 − p */
double eql_binomial_log_pmf(double x, double rest, double p, double q);

/* log of the probability of @x white balls among @k drawn from @white and
 * @black without putting back. */
double eql_hypergeometric_log_pmf(double x, double white, double black, double k);

/* P(|T| >= |t|) of Student's t with @df degrees of freedom, not necessarily whole. */
double eql_student_two_sided(double t, double df);

/* t with P(T > t) = @tail, for tail below 0.5. */
double eql_student_quantile(double tail, double df);

/* z with P(Z > z) = @tail. */
double eql_normal_quantile(double tail);
