/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "analysis/findings.h"
#include "base/progress.h"
#include "model/import-record.h"

/* All that the workbook shows, already worked out. Borrowed. */
typedef struct {
    const EqlDataset *dataset;
    const EqlScores *scores; /* by ethnicity (full), sex, year */
    const EqlScores *broad;  /* by ethnicity (broad) */
    const EqlItems *items;
    GPtrArray *rris;     /* EqlRri */
    GPtrArray *findings; /* EqlFinding */
    GPtrArray *actions;  /* EqlAction */
    GPtrArray *imports;  /* EqlImportRecord */
} EqlWorkbookContent;

#define EQL_OUTPUT_ERROR (eql_output_error_quark())
GQuark eql_output_error_quark(void);
typedef enum { EQL_OUTPUT_ERROR_WRITE, EQL_OUTPUT_ERROR_READ_BACK } EqlOutputError;

/* Writes an .xlsx; a file that is there is replaced only when the new one is whole. */
gboolean eql_workbook_write(const EqlWorkbookContent *content, const char *path,
                            EqlProgress progress, gpointer progress_data,
                            GCancellable *cancellable, GError **error);

/* Counts only, never respondents and never comments: one row per figure. */
gboolean eql_tidy_write(const EqlWorkbookContent *content, const char *path, GError **error);

/* The questionnaire as .xlsx or .csv (by the path's ending), in the form in which it can
 * be read back. */
gboolean eql_questionnaire_write(const EqlQuestionnaire *questionnaire, const char *path,
                                 GError **error);
