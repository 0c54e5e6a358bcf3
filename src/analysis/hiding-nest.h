/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A characteristic's groups as a nest of sets. Internal to the hiding files. */

#include "analysis/hiding.h"
#include "analysis/protect.h"

/* Thresholds to go through, one after the other: the school's own, then that for outside. */
typedef struct {
    guint64 k[2];
    guint n;
} EqlRungs;

EqlRungs eql_rungs_of(const EqlDataset *dataset);
/* 1 to k − 1. */
gboolean eql_is_few(guint64 people, guint64 k);
/* As many of a small group have the outcome as are on roll, k or more: then it is known of each.
 * Where more have it than are on roll, some have left, and it is known of nobody. */
gboolean eql_all_have(guint64 people, guint64 on_roll, guint64 k);

typedef struct {
    EqlCodes *codes;
    char *characteristic;
    GPtrArray *atoms; /* char*: groups as given */
    EqlNest nest;
    GHashTable *sets; /* "detail/code" → set + 1 */
} EqlGroupNest;

/* Over groups as given, copied. */
EqlGroupNest *eql_group_nest_new(EqlCodes *codes, const char *characteristic, GPtrArray *atoms);
void eql_group_nest_free(EqlGroupNest *nest);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlGroupNest, eql_group_nest_free)
/* FALSE when the group has nobody. */
gboolean eql_group_nest_find(const EqlGroupNest *nest, EqlDetail detail, const char *code,
                             guint *set);
guint64 eql_nest_sum(const EqlNest *nest, const guint64 *counts, guint set);

struct _EqlHidden {
    EqlGroupNest *groups;
    gboolean *hidden;      /* [set] */
    gboolean hidden_total; /* hiding sets is not enough, or there are too few in all */
};

/* Over groups as given, copied; nothing is hidden yet. */
EqlHidden *eql_hidden_new(EqlCodes *codes, const char *characteristic, GPtrArray *atoms);
void eql_hidden_free(EqlHidden *hidden);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlHidden, eql_hidden_free)
/* Every group, and the total. */
void eql_hide_everything(EqlHidden *hidden);
/* Sets of 1 to k − 1. A count of which there are few in all is hidden whole, and so is no reason to
 * hide groups. */
void eql_hide_few(EqlHidden *hidden, const guint64 *counts, guint64 k);
/* What `base` hides. */
void eql_hide_as(EqlHidden *hidden, const EqlHidden *base);
guint64 eql_sum_of(const guint64 *counts, guint n);

/* For the shelf: of what, of which kind or audience, by what, and how strictly. Kinds are the
 * school's own words, so the unit separator divides. */
char *eql_hidden_name(const char *what, const char *which, const char *characteristic,
                      EqlRungs rungs);
const EqlHidden *eql_hidden_keep(const EqlDataset *dataset, const char *name,
                                 EqlHidden *hidden /* taken */);
/* The census by groups as given, and how many are on roll. */
EqlCells *eql_cells_on_roll(const EqlDataset *dataset, const char *characteristic,
                            guint64 *on_roll);

/* Where nearly all on roll answered, that is, all but fewer than k, how many of a group did follows
 * from how many of it are on roll. So the census hides by then what the answers need to have
 * hidden, and both the same: people of such a class change places together with what they
 * answered. */
void eql_hide_where_all_answered(EqlHidden *census, const EqlDataset *dataset, guint64 k);

/* As above, as far as the rungs go. */
const EqlHidden *eql_hidden_on_census_to(const EqlDataset *dataset, const char *characteristic,
                                         EqlRungs rungs);
const EqlHidden *eql_hidden_in_outcomes_to(const EqlDataset *dataset, const char *kind,
                                           const char *characteristic, EqlRungs rungs);
const EqlHidden *eql_hidden_in_answers_to(const EqlDataset *dataset, const EqlAudienceData *data,
                                          const char *characteristic, EqlRungs rungs);
/* In a nest of the same characteristic: [set], owned by the caller. NULL hides nothing. */
gboolean *eql_hidden_sets(const EqlHidden *hidden, const EqlGroupNest *groups);

/* More than any group holds: pupils whom the census does not know, or no longer, have room
 * wherever they are counted. */
#define EQL_NO_LIMIT (G_GUINT64_CONSTANT(1) << 40)
