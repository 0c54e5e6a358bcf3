/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The steps that the window and the command line share. Each is one plain function
 * that can be cancelled; intake and store meet only here. A project belongs to one
 * thread: a background task opens its own. */

#include <gio/gio.h>

#include "analysis/findings.h"
#include "base/progress.h"
#include "intake/recognise.h"
#include "model/import-record.h"
#include "model/mapping.h"
#include "output/report.h"
#include "output/workbook.h"
#include "store/store.h"

typedef struct _EqlProject EqlProject;

#define EQL_WORKFLOW_ERROR (eql_workflow_error_quark())
GQuark eql_workflow_error_quark(void);
typedef enum {
    EQL_WORKFLOW_ERROR_NO_MATCH,     /* no column of the file asks a question that is known */
    EQL_WORKFLOW_ERROR_UNKNOWN_WAVE, /* nothing was brought in for that wave */
    EQL_WORKFLOW_ERROR_UNKNOWN_AUDIENCE,
    EQL_WORKFLOW_ERROR_UNKNOWN_NAME, /* a characteristic or a kind of outcome */
    EQL_WORKFLOW_ERROR_NOTHING,      /* nothing has been brought in that could be shown */
    EQL_WORKFLOW_ERROR_IN_USE,       /* answers are kept that the change would spoil */
    EQL_WORKFLOW_ERROR_UNKNOWN_AIM,  /* the scheme's accreditation has no such thing */
    EQL_WORKFLOW_ERROR_TWICE,        /* the very same file is in the project already */
    EQL_WORKFLOW_ERROR_CHANGED,      /* what was to be changed is another by now */
    EQL_WORKFLOW_ERROR_MEMORY,       /* what was confirmed earlier cannot be read or kept */
} EqlWorkflowError;

/* A new project with the starter questionnaire. */
EqlProject *eql_project_create(const char *path, const EqlSchool *school, GError **error);
EqlProject *eql_project_create_in_memory(const EqlSchool *school, GError **error);
EqlProject *eql_project_open(const char *path, GError **error);
/* As eql_store_open_cancellable(). */
EqlProject *eql_project_open_cancellable(const char *path, GCancellable *cancellable,
                                         GError **error);
void eql_project_close(EqlProject *project);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlProject, eql_project_close)

EqlStore *eql_project_store(EqlProject *project);
EqlCodes *eql_project_codes(EqlProject *project);

/* Whether a word names what the project has: an audience that its questionnaire asks, a
 * characteristic that the program knows or the questionnaire asks for, a kind of outcome
 * ("answered" too). If not, the error tells all that there are. */
gboolean eql_project_knows_audience(const EqlQuestionnaire *questionnaire, const char *audience,
                                    GError **error);
gboolean eql_project_knows_characteristic(EqlProject *project,
                                          const EqlQuestionnaire *questionnaire,
                                          const char *characteristic, GError **error);
gboolean eql_project_knows_kind(EqlProject *project, const char *kind, GError **error);

/* Reads a questionnaire file and makes it the project's. Refused while answers are kept
 * whose question would change its scale. */
gboolean eql_project_use_questionnaire(EqlProject *project, const char *path,
                                       GCancellable *cancellable, GError **error);

/* Groups of a characteristic that are to be put together (model/merge.h), in the form in which
 * they are kept; NULL when they are refused, as are those that nobody knows. Owned by the caller.
 */
char *eql_project_check_merges(EqlProject *project, const char *characteristic, const char *text,
                               GError **error);

/* Reads a crosswalk (from,to) and makes it the project's. */
gboolean eql_project_use_crosswalk(EqlProject *project, const char *path, GCancellable *cancellable,
                                   GError **error);

/* (A network's file stands for its schools together, `place` for one of its cohorts.)
 * From now on rates of suspensions and exclusions have published figures beside them:
 * "england" for those of England 2016/17 that come with the program, else a CSV of the
 * Department for Education. `place` (nullable): a local authority or region in it. */
gboolean eql_project_set_beside(EqlProject *project, const char *which, const char *place,
                                GCancellable *cancellable, GError **error);

/* Those figures alone. `file` is NULL of a network's, which cannot be kept in a project
 * (eql_edit_beside(), the setting "beside"). */
EqlBenchmark *eql_project_read_beside(EqlProject *project, const char *which, const char *place,
                                      GCancellable *cancellable, GError **error);

/* Who hands workbook and reports over, instead of what is set for the user. */
void eql_project_set_service(EqlProject *project, EqlService *service);

/* Which sheets a workbook has from now on (eql_workbook_check_sheets()); NULL: all. */
gboolean eql_project_set_sheets(EqlProject *project, const char *const *sheets, GError **error);

/* Which questions workbook and reports show from now on: codes of questions ("P01") or of themes
 * ("belonging"); NULL: all. Themes that none of them asks about are left out too. */
gboolean eql_project_set_questions(EqlProject *project, const char *const *words, GError **error);

/* The language in which workbooks and reports are written from now on (base/language.h); NULL or
 * "": the program's. EQL_LANGUAGE_ERROR_UNKNOWN. */
gboolean eql_project_set_language(EqlProject *project, const char *code, GError **error);

/* What a file seems to be, from what is in it. */
/* `sheet`: of a workbook, by its name; NULL: the one that asks most questions. */
EqlRecognised *eql_project_recognise(EqlProject *project, const char *path, const char *sheet,
                                     GCancellable *cancellable, GError **error);

typedef struct {
    EqlImportKind kind;
    const char *path;
    const char *sheet;         /* responses: of a workbook, by its name; NULL: the one that asks
                                  most questions */
    const char *audience;      /* responses */
    const char *wave;          /* responses */
    const EqlMapping *mapping; /* what the user says of columns and answers, of a roll or a log of
                                  values only; or NULL */
    gboolean remember;         /* use what was confirmed at earlier imports, and keep
                                  what is confirmed by this one, in the user's profile */
    gboolean forget;           /* with `remember`: drop what was kept for this kind of export */
    gint64 replaces;           /* responses: the import to be replaced by this one; 0: none */
    const char *date;          /* census */
    const char *outcome_kind;  /* outcomes */
    const char *school;        /* census, outcomes: which school of a table of several, by its
                                  name or number there; NULL: the project's LAESTAB, URN, name */
    gboolean replace;          /* outcomes */
    gboolean once;             /* outcomes: the very same file is refused, unless it replaces */
    gboolean dry_run;          /* only a preview: nothing is stored. Where the import itself would
                                  be refused for what the project holds, the preview's `refusal`
                                  is the sentence */
} EqlImportRequest;

/* Reads a file and, unless it is a dry run, stores it. The record is the caller's. */
EqlImportRecord *eql_project_import(EqlProject *project, const EqlImportRequest *request,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error);

/* What a workbook shows, worked out; where there is no plan yet, with the proposed one. Figures
 * that leave the school are hidden by the larger of the project's k and 10: `leaves_school`. */
typedef struct _EqlContent EqlContent;
EqlContent *eql_project_content(EqlProject *project, const char *wave, gboolean leaves_school,
                                GError **error);
/* The same with figures on small groups, for the school alone (model/internal.h). Only the
 * workbook and the reports for the school take it, and mark it on every sheet and page. */
EqlContent *eql_project_content_internal(EqlProject *project, const char *wave,
                                         const EqlInternal *permit, GError **error);
/* What was set for workbook and reports (service, sheets, questions) holds for the content from now
 * on. EQL_OUTPUT_ERROR_SERVICE. */
gboolean eql_content_use_choices(EqlContent *content, EqlProject *project, GError **error);
const EqlWorkbookContent *eql_content_get(const EqlContent *content);
void eql_content_free(EqlContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlContent, eql_content_free)

/* Everything loaded for analysis. `wave` NULL: the latest; `since` NULL: no comparison.
 * An unknown wave is an error. */
EqlDataset *eql_project_dataset(EqlProject *project, const char *wave, const char *since,
                                GError **error);

/* The same, compared with the wave before, where there is one: what findings rest on, as
 * a change is one of them. */
EqlDataset *eql_project_dataset_since_before(EqlProject *project, const char *wave, GError **error);

/* Keeps a user's own bank of actions (columns as in data/actions/actions.csv) in the user's
 * profile; it is then proposed from beside the program's, in all projects. "" forgets it.
 * `n`: (out) (optional): how many entries it has. */
gboolean eql_profile_keep_bank(const char *path, guint *n, GError **error);

/* Proposes actions for what stands out and adds them to the plan; returns how many came. */
int eql_project_propose(EqlProject *project, const char *wave, GError **error);

gboolean eql_project_write_workbook(EqlProject *project, const char *wave, const char *path,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error);
/* The same with small numbers, marked as confidential. */
gboolean eql_project_write_workbook_internal(EqlProject *project, const char *wave,
                                             const EqlInternal *permit, const char *path,
                                             EqlProgress progress, gpointer progress_data,
                                             GCancellable *cancellable, GError **error);
/* What is for families is analysed with the threshold for what leaves the school. */
gboolean eql_project_write_report(EqlProject *project, const char *wave, EqlReportKind kind,
                                  const char *path, EqlProgress progress, gpointer progress_data,
                                  GCancellable *cancellable, GError **error);
/* The same report as pages for a printer (output/report.h). */
GPtrArray *eql_project_report_pages(EqlProject *project, const char *wave, EqlReportKind kind,
                                    EqlProgress progress, gpointer progress_data,
                                    GCancellable *cancellable, GError **error);
/* The same with small numbers, marked as confidential; what is for families is refused
 * (EQL_OUTPUT_ERROR_CONFIDENTIAL). */
gboolean eql_project_write_report_internal(EqlProject *project, const char *wave,
                                           EqlReportKind kind, const EqlInternal *permit,
                                           const char *path, GError **error);
gboolean eql_project_write_tidy(EqlProject *project, const char *wave, const char *path,
                                GError **error);
/* The school's own rows, marked confidential; only when asked for by name. */
gboolean eql_project_write_tidy_internal(EqlProject *project, const char *wave, const char *path,
                                         GError **error);

/* Reads a plan that came back edited; tells how many actions changed and came new.
 * @changes: (out) (optional): EqlPlanChange (workflow/plan-readback.h), cell by cell */
gboolean eql_project_read_back_plan(EqlProject *project, const char *path, guint *changed,
                                    guint *added, GPtrArray **changes, GError **error);

/* The sample school: makes a project at `path` and brings the sample's files in. */
EqlProject *eql_project_create_sample(const char *path, EqlProgress progress,
                                      gpointer progress_data, GCancellable *cancellable,
                                      GError **error);
