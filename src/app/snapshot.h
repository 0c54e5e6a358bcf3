/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All that the window shows of a project, worked out on a thread and then only read, but for
 * the actions: those are read, and exchanged after an edit, in the main loop alone. (The
 * window itself never has a project open.) */

#include "workflow/project.h"

typedef struct {
    char *path;
    EqlDataset *dataset;
    char **waves;         /* NULL-terminated, the latest last */
    char **outcome_kinds; /* NULL-terminated */
    EqlScores *scores;    /* everyone, by audience */
    EqlItems *items;
    GPtrArray *findings;       /* EqlFinding */
    GPtrArray *imports;        /* EqlImportRecord */
    GPtrArray *actions;        /* EqlAction */
    GHashTable *uses;          /* code → EqlItemUse: what was brought in, in all waves */
    char *read_only;           /* why the project cannot be changed, a sentence; or NULL */
    const EqlInternal *permit; /* small groups are shown on screen, and only there; or NULL */
    gatomicrefcount refs;
} EqlSnapshot;

/* `wave` NULL: the latest. */
EqlSnapshot *eql_snapshot_load(EqlProject *project, const char *wave, GCancellable *cancellable,
                               GError **error);
/* With small groups to be seen on screen; a NULL permit is as above. */
EqlSnapshot *eql_snapshot_load_internal(EqlProject *project, const char *wave,
                                        const EqlInternal *permit, GCancellable *cancellable,
                                        GError **error);
EqlSnapshot *eql_snapshot_ref(EqlSnapshot *snapshot);
void eql_snapshot_unref(EqlSnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSnapshot, eql_snapshot_unref)

gboolean eql_snapshot_has_answers(const EqlSnapshot *snapshot);
/* Whether enough have answered for any theme's score to be shown. */
gboolean eql_snapshot_shows_scores(const EqlSnapshot *snapshot);
gboolean eql_snapshot_has_census(const EqlSnapshot *snapshot);
gboolean eql_snapshot_has_outcomes(const EqlSnapshot *snapshot);
/* The import that an undo would take out: the latest that is not undone; NULL. */
const EqlImportRecord *eql_snapshot_last_import(const EqlSnapshot *snapshot);

/* The characteristics that answers (or the census) tell of, in the order of the code
 * list. NULL-terminated, strings borrowed; g_free. */
const char **eql_snapshot_answer_characteristics(const EqlSnapshot *snapshot);
const char **eql_snapshot_census_characteristics(const EqlSnapshot *snapshot);
/* Whether it lists pupils with both: counts tell of one characteristic at a time. */
gboolean eql_snapshot_census_crosses(const EqlSnapshot *snapshot, const char *first,
                                     const char *second);
