/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A council's tables become a project for each school. */

#include <gio/gio.h>

#include "base/progress.h"

typedef struct {
    char *name, *path;
    guint64 pupils, outcomes; /* rows that came in */
    char *problem;            /* why there is no project, or what is missing in it; or NULL */
} EqlSplitSchool;

void eql_split_school_free(EqlSplitSchool *school);

typedef struct {
    char *roll;         /* the table that says which schools there are */
    GPtrArray *used;    /* char*: the other files that were read */
    GPtrArray *unused;  /* char*: those that were not */
    GPtrArray *schools; /* EqlSplitSchool */
} EqlSplit;

void eql_split_free(EqlSplit *split);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSplit, eql_split_free)

/* Schools that have a project with pupils now. */
guint eql_split_count_made(const EqlSplit *split);

/* Sorts the files, takes the schools from the roll among them, and makes a project of
 * each in `folder` (made when it is not there), with its part of the roll, the tables
 * beside it and the outcomes. Of several rolls the last by name that tells ethnicity is
 * taken. `date` (nullable) is the day of the roll. No file is written over. */
EqlSplit *eql_split(const char *const *paths, const char *folder, const char *date,
                    EqlProgress progress, gpointer progress_data, GCancellable *cancellable,
                    GError **error);
