/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A test that brings responses of pupils into projects. The user's profile is the test's
 * own, and empty at the beginning of each. */

#include "workflow/project.h"

typedef struct {
    char *folder;
    EqlProject *project; /* the starter questionnaire; school "Oak" */
    EqlImportRequest request;
    EqlImportRecord *record; /* of the last import; NULL when it was refused */
    GError *error;
} ImportCase;

/* In place of g_test_init() and g_test_run(). */
void import_case_init(int *argc, char ***argv);
int import_case_run(void);

void import_case_set_up(ImportCase *c, gconstpointer data);
void import_case_tear_down(ImportCase *c, gconstpointer data);

/* A path in the folder; the caller's. */
char *import_case_path(const ImportCase *c, const char *name);
/* A new project of another school takes the place of the first. */
void import_case_next_school(ImportCase *c, const char *school);
/* Makes this text, below the usual header row, the project's questionnaire. */
void import_case_use(ImportCase *c, const char *questions);

/* Brings a text in as a file of that name, by `c->request`. */
gboolean import_case_bring(ImportCase *c, const char *name, const char *text);
/* The column of the last record. */
const EqlColumnMatch *import_case_column(const ImportCase *c, const char *heading);
/* Whether one of the last record's notices holds the words. */
gboolean import_case_has_notice(const ImportCase *c, const char *words);
/* How many pupils answered in a wave. */
guint import_case_count(const ImportCase *c, const char *wave);

#define ADD_IMPORT_TEST(path, function)                                                            \
    g_test_add(path, ImportCase, NULL, import_case_set_up, function, import_case_tear_down)
