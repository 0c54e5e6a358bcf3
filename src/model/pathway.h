/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Counts by stage and group along a pathway of any service: population, referral,
 * assessment, plan; or applied, shortlisted, appointed. */

#include <glib.h>

typedef struct {
    char *code;     /* a known group's code, otherwise a slug of the label */
    char *label;    /* as the file writes it; of a known code, what it stands for */
    GArray *counts; /* private: eql_pathway_count() */
} EqlPathwayGroup;

typedef struct {
    GPtrArray
        *stages; /* char*, in the order in which they first appear; the first is the population */
    GPtrArray *groups;   /* EqlPathwayGroup, likewise */
    GPtrArray *unlisted; /* char*: labels of groups that are on no list, where others are */
} EqlPathwayCounts;

EqlPathwayCounts *eql_pathway_counts_new(void);
void eql_pathway_counts_free(EqlPathwayCounts *counts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlPathwayCounts, eql_pathway_counts_free)

/* Notes a count, with its stage and group if they are new. FALSE when there is one for
 * that stage and group already. */
gboolean eql_pathway_counts_add(EqlPathwayCounts *counts, const char *stage, const char *label,
                                guint64 count) G_GNUC_WARN_UNUSED_RESULT;

/* The count of a group at a stage. */
guint64 eql_pathway_count(const EqlPathwayGroup *group, guint stage);
