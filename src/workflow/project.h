/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The steps that the window and the command line share. Each is one plain function
 * that can be cancelled; intake and store meet only here. A project belongs to one
 * thread: a background task opens its own. */

#include <gio/gio.h>

#include "analysis/findings.h"
#include "base/progress.h"
#include "model/import-record.h"
#include "store/store.h"

typedef struct _EqlProject EqlProject;

/* A new project with the starter questionnaire. */
EqlProject *eql_project_create(const char *path, const EqlSchool *school, GError **error);
EqlProject *eql_project_create_in_memory(const EqlSchool *school, GError **error);
EqlProject *eql_project_open(const char *path, GError **error);
void eql_project_close(EqlProject *project);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlProject, eql_project_close)

EqlStore *eql_project_store(EqlProject *project);
EqlCodes *eql_project_codes(EqlProject *project);

/* Reads a questionnaire file and makes it the project's. Refused while answers are kept
 * whose question would change its scale. */
gboolean eql_project_use_questionnaire(EqlProject *project, const char *path,
                                       GCancellable *cancellable, GError **error);

/* What a file seems to be, from what is in it. */
typedef struct {
    EqlImportKind kind;
    gboolean has_outcomes; /* a census return with suspensions in it */
    char *tool;
    char *audience; /* responses: the audience whose questions match best; else NULL */
} EqlRecognised;
EqlRecognised *eql_project_recognise(EqlProject *project, const char *path,
                                     GCancellable *cancellable, GError **error);
void eql_recognised_free(EqlRecognised *recognised);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlRecognised, eql_recognised_free)

typedef struct {
    EqlImportKind kind;
    const char *path;
    const char *audience; /* responses */
    const char *wave;     /* responses */
    GHashTable *mapping;  /* responses: heading → code; NULL: match by text */
    const char *date;     /* census */
    const char *outcome_kind; /* outcomes */
    gboolean replace;     /* outcomes */
    gboolean dry_run;     /* only a preview: nothing is stored */
} EqlImportRequest;

/* Reads a file and, unless it is a dry run, stores it. The record is the caller's. */
EqlImportRecord *eql_project_import(EqlProject *project, const EqlImportRequest *request,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error);

/* Everything loaded for analysis. `wave` NULL: the latest; `since` NULL: no comparison.
 * An unknown wave is an error. */
EqlDataset *eql_project_dataset(EqlProject *project, const char *wave, const char *since,
                                GError **error);

/* Proposes actions for what stands out and adds them to the plan; returns how many came. */
int eql_project_propose(EqlProject *project, const char *wave, GError **error);

gboolean eql_project_write_workbook(EqlProject *project, const char *wave, const char *path,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error);
gboolean eql_project_write_tidy(EqlProject *project, const char *wave, const char *path,
                                GError **error);

/* The sample school: makes a project at `path` and brings the sample's files in. */
EqlProject *eql_project_create_sample(const char *path, EqlProgress progress,
                                      gpointer progress_data, GCancellable *cancellable,
                                      GError **error);
