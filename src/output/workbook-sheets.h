/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The workbook's sheets, one file each. */

#include "output/sheet.h"

void eql_workbook_summary(EqlBook *book);
void eql_workbook_themes(EqlBook *book);
void eql_workbook_questions(EqlBook *book);
void eql_workbook_answers(EqlBook *book);
void eql_workbook_groups(EqlBook *book);
void eql_workbook_rri(EqlBook *book);
void eql_workbook_comments(EqlBook *book);
void eql_workbook_progress(EqlBook *book); /* with two waves only */
gboolean eql_workbook_has_progress(const EqlWorkbookContent *content);
void eql_workbook_plan(EqlBook *book);
/* The plan once more, out of view: what was changed since is told by it. */
void eql_workbook_plan_exported(EqlBook *book);
void eql_workbook_meaning(EqlBook *book);
void eql_workbook_about(EqlBook *book); /* last: it tells what the others hide */

/* The sheets' names, translated; they stand in links and footers too. */
const char *eql_workbook_name_themes(void);
const char *eql_workbook_name_questions(void);
const char *eql_workbook_name_answers(void);
const char *eql_workbook_name_groups(void);
const char *eql_workbook_name_rri(void);
const char *eql_workbook_name_comments(void);
const char *eql_workbook_name_progress(void);
const char *eql_workbook_name_plan(void);
const char *eql_workbook_name_meaning(void);
const char *eql_workbook_name_about(void);

/* One sheet that may be chosen. */
typedef struct {
    const char *code; /* "themes" */
    const char *(*name)(void);
    const char *what; /* in the contents; to be translated */
    void (*write)(EqlBook *book);
} EqlWorkbookPart;

/* In their order, ended by one without a code. */
const EqlWorkbookPart *eql_workbook_parts(void);
/* Whether it was chosen, and there is something for it. */
gboolean eql_workbook_shows(const EqlWorkbookContent *content, const EqlWorkbookPart *part);
