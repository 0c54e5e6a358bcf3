/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How the size of a group that is hidden without any cross could be another: a few of its
 * people change places with those of groups that nothing tells apart from it. The plan
 * follows from the characteristic's own table, so all crosses of it make the same, and each
 * hides what it must for this to be possible: then all of them together still leave the
 * group's size as open as its own table does. Internal to the hiding files. */

#include "analysis/protect.h"

/* Of each group as given. */
typedef struct {
    const EqlNest *nest;
    GPtrArray *codes;      /* char*: decides between equals, since crosses number them anew */
    const guint *class_of; /* by what the count hides */
    const guint *roll_of;  /* by what the census hides */
    const guint *people;   /* of the count */
    const gint *room;      /* how many more there could be */
    gint k;
    gboolean free; /* nothing binds the count */
} EqlPlanner;

/* Somebody moves, if `roll` with all that is counted of them. */
typedef struct {
    guint from, to;
    gboolean roll;
} EqlPlanMove;

/* EqlPlanMove: `k` out of the set, or into it, or as many as can; and then those within go to
 * where there is most room. */
GArray *eql_plan(const EqlPlanner *planner, guint set, gboolean into);
