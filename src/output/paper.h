/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A document on A4 pages, written as a PDF or kept for a printer: text flows from page to page,
 * tables repeat their heads, headings stay with what follows them and make the outline and the
 * contents. All measures are points (1/72 inch). */

#include "chart/chart.h"
#include "output/workbook.h"

typedef struct _EqlPaper EqlPaper;

#define EQL_PAPER_WIDTH 595.276 /* A4 */
#define EQL_PAPER_HEIGHT 841.890

typedef struct {
    const char *title, *author, *subject; /* of the file; NULL: none */
    const char *running;                  /* at the foot of each page, beside its number */
    const EqlService *service;            /* its logo and colour on the cover; NULL: none */
    const char *mark; /* at head and foot of each page, to be seen; NULL: none */
    gboolean right_to_left;
    guint most_pages; /* the body says less until it fits; 0: as many as it takes */
} EqlPaperInfo;

/* Puts the document on paper. Called twice with the same result: once to count pages and to
 * find out where headings come to stand, then to write. Where pages are scarce it is called more
 * often, and is to say the less the tighter the paper is. */
typedef void (*EqlPaperBody)(EqlPaper *paper, gconstpointer data);

#define EQL_PAPER_TIGHTEST 3
/* 0: there is room for all; up to EQL_PAPER_TIGHTEST. */
guint eql_paper_tightness(const EqlPaper *paper);

/* Writes the file whole or leaves what was there (EQL_OUTPUT_ERROR_WRITE). */
gboolean eql_paper_write(const char *path, const EqlPaperInfo *info, EqlPaperBody body,
                         gconstpointer data, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same document as pages (cairo_surface_t, recordings) to be painted on whatever a printer
 * gives. Owned by the caller; any thread may paint them, one at a time. */
GPtrArray *eql_paper_pages(const EqlPaperInfo *info, EqlPaperBody body, gconstpointer data,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
    EQL_TEXT_BODY,
    EQL_TEXT_LEAD,  /* what a page says in one line */
    EQL_TEXT_QUIET, /* notes */
} EqlPaperText;

/* Level 1 begins a chapter, which has an entry in outline and contents; 2 stands within. */
void eql_paper_heading(EqlPaper *paper, int level, const char *text);
void eql_paper_text(EqlPaper *paper, EqlPaperText style, const char *text);
/* A paragraph behind a dot. */
void eql_paper_bullet(EqlPaper *paper, const char *text);
/* The same for a word, in bold, and what it means. */
void eql_paper_term(EqlPaper *paper, const char *term, const char *meaning);
/* A sentence that matters, behind a bar; `label` stands over it, and may be NULL. */
void eql_paper_callout(EqlPaper *paper, const char *label, const char *text);
void eql_paper_space(EqlPaper *paper, double height);
/* A new page, unless this one is empty. */
void eql_paper_break(EqlPaper *paper);
/* A new page, unless so much still fits on this one. */
void eql_paper_need(EqlPaper *paper, double height);
/* The chapters with their pages, as links. */
void eql_paper_contents(EqlPaper *paper);
/* The coloured head of a first page; a low one leaves room for all of a short document. */
void eql_paper_cover(EqlPaper *paper, gboolean low, const char *title, const char *school,
                     const char *subtitle);
/* A chapter that begins with a chart, on the same page. */
void eql_paper_chapter(EqlPaper *paper, const char *text, const EqlChart *chart);
/* With its title; made smaller when it is higher than a page. */
void eql_paper_chart(EqlPaper *paper, const EqlChart *chart);

typedef struct {
    const char *heading;
    double weight;    /* its part of the width; 0 ends the list */
    gboolean number;  /* set at the end of the cell */
    const char *word; /* the longest of its cells' words, not to be broken; NULL: its heading's */
} EqlPaperColumn;

#define EQL_PAPER_COLUMNS 8 /* a table has at most */

/* Rows have one text per column; NULL is an empty cell. The columns must live until the end.
 * One that has a word too long for its weight takes width from the others. */
void eql_paper_table(EqlPaper *paper, const EqlPaperColumn *columns);
void eql_paper_row(EqlPaper *paper, const char *const *cells);
void eql_paper_end_table(EqlPaper *paper);
