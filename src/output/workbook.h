/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "analysis/findings.h"
#include "base/progress.h"
#include "model/import-record.h"
#include "output/service.h"

/* All that the workbook shows, already worked out. Borrowed. */
typedef struct {
    const EqlDataset *dataset;
    const EqlScores *scores; /* by ethnicity (full), sex, year */
    const EqlScores *broad;  /* by ethnicity (broad) */
    const EqlItems *items;
    GPtrArray *rris;              /* EqlRri */
    GPtrArray *findings;          /* EqlFinding */
    GPtrArray *actions;           /* EqlAction */
    gboolean only_proposed;       /* there is no plan yet: the actions are proposals */
    GPtrArray *imports;           /* EqlImportRecord */
    const EqlService *service;    /* who hands it over; NULL: nobody but the school */
    const char *const *sheets;    /* codes of those wanted: "themes", "plan", …; NULL: all */
    const char *const *questions; /* codes of those to be shown; NULL: all. What other questions
                                     and themes came to is not in the content any more */
    const EqlInternal *permit;    /* figures on small groups were opened: workbook and report say
                                     so on every sheet and page, nothing else takes them; or NULL */
} EqlWorkbookContent;

#define EQL_OUTPUT_ERROR (eql_output_error_quark())
GQuark eql_output_error_quark(void);
typedef enum {
    EQL_OUTPUT_ERROR_WRITE,
    EQL_OUTPUT_ERROR_READ_BACK,
    EQL_OUTPUT_ERROR_SERVICE,      /* a logo or colour that cannot be used */
    EQL_OUTPUT_ERROR_CONFIDENTIAL, /* small groups were opened, and this may be passed on */
} EqlOutputError;

/* FALSE with EQL_OUTPUT_ERROR_CONFIDENTIAL where the content has a permit: for writers of what
 * may be passed on. */
gboolean eql_output_check_public(const EqlWorkbookContent *content, GError **error);

/* The heading over the ids on the sheet, out of view, that keeps the plan as it was exported. */
#define EQL_PLAN_EXPORTED_ID "Equalens id as exported"

/* The codes: themes, questions, answers, groups, outcomes, progress, comments, plan, meaning,
 * about. The summary comes first, and “about” last, whether wanted or not. FALSE with
 * EQL_OUTPUT_ERROR_WRITE for a word that is none of them. */
gboolean eql_workbook_check_sheets(const char *const *sheets,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
    const char *code, *name, *what; /* the last two translated, for people */
} EqlSheetName;

/* Those that may be chosen, ended by one without a code. The array is the caller's. */
EqlSheetName *eql_workbook_sheet_names(void);

/* Writes an .xlsx; with a permit each sheet is marked and small figures are tinted. A file that is
 * there is replaced only when the new one is whole. */
gboolean eql_workbook_write(const EqlWorkbookContent *content, const char *path,
                            EqlProgress progress, gpointer progress_data, GCancellable *cancellable,
                            GError **error);

/* Counts and figures only, never respondents, comments or text that people typed. One
 * row per figure, for R, PSPP or a spreadsheet (UTF-8, line feeds, decimal points):
 *
 *   table           audiences, themes, groups_broad (broad ethnic groups), groups, items,
 *                   or rri:KIND:COUNT:AGAINST ("rri:suspension:events:school"), rri_broad:…
 *   audience        pupil, staff, parent, …; empty for outcomes
 *   characteristic  ethnicity, sex, year, … ("ethnicity,sex" for a cross)
 *   group           the group's code (BCRB, black, F, 7, not-stated)
 *   theme, item     the theme's slug, the question's code
 *   measure         respondents, invited, score, favourable, n_effective, alpha, uncertain,
 *                   change, favourable_change, difference, favourable_difference, neutral,
 *                   unfavourable, blank, count:LABEL, no_point:LABEL, census, outcomes,
 *                   rate_per_100, rri, rri_previous (exclusions after
 *                   suspensions), p, p_adjusted
 *   value           unrounded; shares are 0–1; empty when hidden (what cannot be worked
 *                   out has no row)
 *   low, high       the 95 % interval's ends, where there are
 *   n               how many people the row's figures rest on; empty when hidden
 *   hidden          yes or no
 *
 * The file leaves the school: the caller analyses with a threshold of 10 or more. Content with
 * a permit is refused (EQL_OUTPUT_ERROR_CONFIDENTIAL). */
gboolean eql_tidy_write(const EqlWorkbookContent *content, const char *path, GError **error);

/* The school's own rows, for the school alone: each respondent's answers and groups, one row
 * each, every row marked "confidential". No comments; respondents are numbers from 1. Columns:
 * confidential, wave, audience, respondent, kind (item or characteristic), code, theme, answer
 * (label, "(not read)", or group code), points (0-100, reversal allowed for). */
gboolean eql_tidy_write_internal(const EqlDataset *dataset, const char *path, GError **error);

/* The questionnaire as .xlsx or .csv (by the path's ending), in the form in which it can
 * be read back. */
gboolean eql_questionnaire_write(const EqlQuestionnaire *questionnaire, const char *path,
                                 GError **error);
