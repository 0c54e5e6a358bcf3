/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What an attacker has who has all that one project can show: all characteristics, levels of
 * detail, kinds, both counts, crosses, who answered and scores, of every wave. Counts are named
 * "count/ethnicity/full/BCRB", in crosses "count/ethnicity,sex/full/BCRB,F", and "count" the
 * total. */

#include "analysis/findings.h"
#include "attacker.h"

typedef enum {
    ATTACK_ALL,
    ATTACK_CROSSES_UNSEEN, /* there are crosses, but they show nothing */
    ATTACK_GROUPS_ALONE,   /* there are none */
    ATTACK_BY_SIZE_ALONE   /* in a school that hides what is small, and nothing else */
} AttackView;

/* The school is one of random-school.h. */
Attacker *attack_school(const EqlDataset *dataset, AttackView seen);

/* The same cell of another count. */
char *attack_same_cell(const char *name, const char *count);

/* The cell that this one is part of at the next broader level of ethnic groups, or NULL. */
char *attack_broader(const EqlDataset *dataset, const char *name);

/* The hidden counts (char*, borrowed) that nothing shown says plainly: neither totals, nor what a
 * margin of nothing or of everything says, of a cell or all of its parts. */
GPtrArray *attack_worth_it(const Attacker *attacker, const EqlDataset *dataset);
