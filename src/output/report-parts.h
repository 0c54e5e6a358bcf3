/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The chapters of the report. Internal to the report's files. */

#include "output/paper.h"
#include "output/report.h"

void eql_report_cover(EqlPaper *paper, const EqlWorkbookContent *content, EqlReportKind kind);
void eql_report_how_to_read(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_about(EqlPaper *paper, const EqlWorkbookContent *content);

void eql_report_who_answered(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_themes(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_strengths(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_areas(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_gaps(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_voices(EqlPaper *paper, const EqlWorkbookContent *content);

void eql_report_outcomes(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_progress(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_next_steps(EqlPaper *paper, const EqlWorkbookContent *content);

void eql_report_governors(EqlPaper *paper, const EqlWorkbookContent *content);
void eql_report_families(EqlPaper *paper, const EqlWorkbookContent *content);

/* Findings of a kind, most pressing first; returns how many there were. `most` 0: all. */
guint eql_report_findings(EqlPaper *paper, const EqlWorkbookContent *content, EqlFindingKind kind,
                          guint most);
gboolean eql_report_has_findings(const EqlWorkbookContent *content, EqlFindingKind kind);
/* No longer than so many characters, ending at a word and in “…” where something was left out.
 * Owned by the caller. */
char *eql_report_shortened(const char *text, glong most);
/* A characteristic's name within a sentence: "ethnic group", but "SEN". Owned by the caller. */
char *eql_report_by(const EqlCodes *codes, const char *by);
/* "Pupils" within a sentence: "pupils"; "SEN" stays. Owned by the caller. */
char *eql_report_within_sentence(const char *words);
/* "Prepared on 22 November 2026." Owned by the caller; `service` may be NULL. */
char *eql_report_prepared(const EqlService *service);
/* What the words of a report mean; `shown`: a bit for each EqlMeant of which it has figures. */
void eql_report_meanings(EqlPaper *paper, const EqlSettings *settings, guint shown);
/* Where nothing could be said at all. */
void eql_report_nothing(EqlPaper *paper);
/* Respondents of each audience: "641 pupils, 92 members of staff". Owned by the caller. */
char *eql_report_who(const EqlWorkbookContent *content);
