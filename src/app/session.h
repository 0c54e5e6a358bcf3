/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What one window works on: the path of its project, the latest snapshot of it, and
 * the steps the user can take. Every step runs as a job; signals say how it ended.
 *
 * "changed" ()                    there is a new snapshot, or none any more
 * "failed" (heading, sentence)    a step could not be done; nothing was changed
 * "imported" (files)              files were brought in
 * "taken-out" (file, n, last)     n imports were taken out; file: its name when they are of one,
 *                                 or NULL; last: it is the last change, which can be undone
 * "put-back" (file, n)            n imports that had been taken out are there again
 * "told" (sentence)               what no page shows was undone, or done again
 * "saved" (path)                  a workbook was written
 * "drawn" (name, pages)            a report is ready for a printer (GPtrArray of pages)
 * "proposed" (n)                  actions were added to the plan
 * "split" (folder, EqlSplit)      a project was made of each school in the waiting tables
 * "read-back" (file, changes, school)  a workbook's plan was read: EqlActionChange in an array,
 *                                 borrowed; whose it is, where that is another school, or NULL
 * "questions-read" (questionnaire, file)  a questionnaire was read (borrowed); file: its name, NULL
 *                                 of the starter questionnaire
 * "beside-read" (path, EqlBesideRead)  published figures stand beside the school's now (borrowed);
 *                                 path: NULL of those that come with the program
 * "plan-changed" ()               the snapshot has other actions
 * "comments-changed" ()           what people wrote was tagged, masked or marked
 * "accreditation-changed" ()      something was noted on the way to accreditation
 * "history-changed" ()            there is something else to undo or redo
 */

#include "app/draft.h"
#include "app/jobs.h"
#include "app/shown.h"
#include "app/snapshot.h"
#include "workflow/split.h"
#include "workflow/edit.h"

G_BEGIN_DECLS

#define EQL_TYPE_SESSION (eql_session_get_type())
G_DECLARE_FINAL_TYPE(EqlSession, eql_session, EQL, SESSION, GObject)

EqlSession *eql_session_new(void);

EqlJobs *eql_session_jobs(EqlSession *session);
/* NULL when no project is open, or not loaded yet. Borrowed. */
EqlSnapshot *eql_session_snapshot(EqlSession *session);
/* NULL when no project is open. */
const char *eql_session_path(EqlSession *session);
/* The project that is on its way, to be opened or made; NULL: none is. */
const char *eql_session_coming(EqlSession *session);

/* Files that wait to be imported: a list of EqlDraft. Those whose import is taken out again, in the
 * session that it was made in, wait once more, until it is put back. */
GListStore *eql_session_drafts(EqlSession *session);

void eql_session_open(EqlSession *session, const char *path);
/* Writes over a file that is there: the user was asked. */
void eql_session_create(EqlSession *session, const char *path, const EqlSchool *school);
/* The sample school, kept among the user's own data; made when it is not there. */
void eql_session_open_sample(EqlSession *session);
/* Where it is kept. Owned by the caller. */
char *eql_session_sample_path(void);
/* Whether it is what is open. */
gboolean eql_session_is_sample(EqlSession *session);
/* NULL: the latest. */
void eql_session_show_wave(EqlSession *session, const char *wave);
void eql_session_reload(EqlSession *session);
/* Shows small groups on screen, until the window closes or another project is opened; NULL
 * hides them again. */
void eql_session_show_small_groups(EqlSession *session, const EqlInternal *permit);

/* Adds a draft for each path, or each CSV, Excel and XML file in it when it is a folder, and
 * reads it for a preview. A workbook with an action plan is read back. */
void eql_session_bring_in(EqlSession *session, const char *const *paths);
/* Adds a draft for a file that is to take the place of an import of responses. */
void eql_session_replace(EqlSession *session, gint64 import, const char *path);
/* Reads a draft again after its plan was changed. */
void eql_session_look(EqlSession *session, EqlDraft *draft);
/* Imports a draft; NULL: all that are ready. */
void eql_session_import(EqlSession *session, EqlDraft *draft);
/* Says which school of a table of several is the project's, for all waiting tables that hold
 * it and have no other one yet. NULL: the project's own, by its name or number. */
void eql_session_choose_school(EqlSession *session, EqlDraft *draft, const char *school);
/* Makes a project of each school in the waiting tables of several. */
void eql_session_split(EqlSession *session, const char *folder);
/* Takes one out again, whatever was done since: a change that can be undone. */
void eql_session_take_out(EqlSession *session, const EqlImportRecord *record);

/* Makes a change (taken; NULL: there is none) and remembers it. */
void eql_session_edit(EqlSession *session, EqlEdit *edit);
/* Whether a change is still on its way to the file: the snapshot knows nothing of it yet. */
gboolean eql_session_is_editing(EqlSession *session);
/* Takes the last change back, or makes one again that was taken back. */
void eql_session_undo(EqlSession *session);
void eql_session_redo(EqlSession *session);
/* Of this project, since it was opened. Borrowed. */
const EqlHistory *eql_session_history(EqlSession *session);

/* What a table of published figures holds. */
typedef struct {
    EqlBenchmark *benchmark;
    GPtrArray *places; /* char*: all that it tells of; NULL: of what comes with the program */
} EqlBesideRead;

/* Sets published figures beside the school's and keeps them in the project: "beside-read". `path`
 * NULL: those of England that come with the program; `place` NULL: the first of the table's. */
void eql_session_read_beside(EqlSession *session, const char *path, const char *place);
/* Takes them away again. */
void eql_session_drop_beside(EqlSession *session);

/* Reads a questionnaire's file, or the starter questionnaire when it is NULL: "questions-read".
 * Nothing is changed yet. */
void eql_session_read_questions(EqlSession *session, const char *path);
/* Writes a questionnaire as .xlsx or .csv: "saved". */
void eql_session_save_questions(EqlSession *session, EqlQuestionnaire *questionnaire,
                                const char *path);

void eql_session_propose(EqlSession *session);
/* Reads what a workbook that came back would change; see "read-back". */
void eql_session_read_back(EqlSession *session, const char *path);
/* What workbook and reports show, as long as the project is open; NULL: everything. Borrowed. */
const EqlShown *eql_session_shown(EqlSession *session);
void eql_session_take_shown(EqlSession *session, EqlShown *shown);
void eql_session_save_workbook(EqlSession *session, const char *path);
/* With small numbers, marked as confidential. */
void eql_session_save_workbook_internal(EqlSession *session, const char *path,
                                        const EqlInternal *permit);
/* A report of the wave that is shown, as a PDF: "saved". */
void eql_session_save_report(EqlSession *session, EqlReportKind kind, const char *path);
/* The full report with small numbers, marked as confidential. */
void eql_session_save_report_internal(EqlSession *session, const char *path,
                                      const EqlInternal *permit);
/* What a network of schools reads: "saved". */
void eql_session_save_pack(EqlSession *session, const char *path);
/* A report for a printer: "drawn". */
void eql_session_draw_report(EqlSession *session, EqlReportKind kind);

G_END_DECLS
