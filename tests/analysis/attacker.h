/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Somebody who sets everything that a project shows into one linear program, and asks of each
 * hidden count what it can be at least and at most. */

#include "model/figure.h"

typedef struct _Attacker Attacker;

Attacker *attacker_new(void);
void attacker_free(Attacker *attacker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Attacker, attacker_free)

/* Sees a count; the same name is the same cell, whichever table it stands in, and fails the
 * test where it is hidden in one and shown in another. Absent figures are not seen. */
void attacker_see(Attacker *attacker, const char *name, EqlFigure count);
gboolean attacker_has_seen(const Attacker *attacker, const char *name);
gboolean attacker_is_shown(const Attacker *attacker, const char *name);
/* A count that is shown; G_MAXDOUBLE for others. */
double attacker_value(const Attacker *attacker, const char *name);

/* Knows that these add up to another, or to no more than it. A part that was never seen
 * is 0; where all of them or the sum were never seen, nothing is known. */
void attacker_know_sum(Attacker *attacker, GPtrArray *parts, const char *sum, gboolean exact);

/* Knows that a hidden count is not 0. */
void attacker_know_some(Attacker *attacker, const char *name);

/* Every hidden count, in the order in which they were seen (char*, borrowed). */
GPtrArray *attacker_hidden(const Attacker *attacker);
/* Every count that is shown (char*, borrowed). */
GPtrArray *attacker_shown(const Attacker *attacker);
/* Looks for solutions that are far apart in many of these counts at once, which spares looking
 * at most of them one by one. */
void attacker_probe(Attacker *attacker, GPtrArray *names, double enough);
/* How far the most that a hidden count can be lies from the least. Stops looking once it is
 * known to be `enough`. */
double attacker_width(Attacker *attacker, const char *name, double enough);

/* The most by which one count can be above another; hidden or shown. */
double attacker_most_above(Attacker *attacker, const char *name, const char *other);

/* What could be known if a hidden count were shown; until no more is supposed. */
void attacker_suppose(Attacker *attacker, const char *name, double value);
void attacker_suppose_no_more(Attacker *attacker);

guint attacker_count(const Attacker *attacker, gboolean hidden);
