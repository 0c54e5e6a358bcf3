/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files that put a document on paper share. Measures are points. */

#include <pango/pangocairo.h>

#include "chart/paint.h"
#include "output/paper.h"

#define PAGE_WIDTH EQL_PAPER_WIDTH
#define PAGE_HEIGHT EQL_PAPER_HEIGHT
#define MARGIN 56.0
#define FOOT 40.0 /* the running foot stands in the margin, this far from the edge */
#define TOP MARGIN
#define BOTTOM (PAGE_HEIGHT - MARGIN - 12)
#define WIDTH (PAGE_WIDTH - 2 * MARGIN)

typedef struct {
    char *title, *link;
    guint page;
} EqlChapter;

struct _EqlPaper {
    const EqlPaperInfo *info;
    cairo_surface_t *surface; /* a PDF, or one page of `pages` */
    GPtrArray *pages;         /* cairo_surface_t: those that are done; NULL in a PDF */
    cairo_t *cr;
    EqlChartStyle style;
    EqlColour accent; /* of headings and covers */
    guint tightness;
    double y;
    guint page;
    gboolean page_has_text;
    const GPtrArray *known; /* EqlChapter: of the pass before; NULL in the first */
    guint n_pages;          /* likewise; 0 in the first */
    GPtrArray *chapters;    /* EqlChapter: of this pass */
    const EqlPaperColumn *columns;
    double widths[EQL_PAPER_COLUMNS]; /* of the table's columns */
    GPtrArray *rows;                  /* GStrv: of the table that is being written */
    guint n_rows;                     /* of the table since its head was last drawn */
    gboolean bar;                     /* lines have a bar beside them */
    gboolean in_list;                 /* the last block was an item of a list */
    GPtrArray *pictures; /* char*: what each figure shows, for those who cannot see it */
};

/* ── paper.c ── */

/* Foot and mark, and on to the next page. */
void eql_paper_end_page(EqlPaper *paper);
/* What a PDF has beside its ink; nothing on pages for a printer. */
void eql_paper_open_tag(EqlPaper *paper, const char *tag, const char *attributes);
void eql_paper_close_tag(EqlPaper *paper, const char *tag);
/* Around what is seen but not to be read: lines, feet, heads that come again. */
void eql_paper_open_artifact(EqlPaper *paper);
void eql_paper_close_artifact(EqlPaper *paper);
/* Ends a list, if one is being written: every other block begins with this. */
void eql_paper_leave_list(EqlPaper *paper);

/* ── paper-text.c ── */

/* A text wrapped to a width, its lines at the side where lines begin. Owned by the caller. */
PangoLayout *eql_paper_layout(EqlPaper *paper, const char *font, const char *text, double width);
/* Its lines at the other side. */
void eql_paper_align_end(const EqlPaper *paper, PangoLayout *layout);
double eql_layout_height(PangoLayout *layout);
/* From the left edge of the text, or from the right one where that is where lines begin. */
double eql_paper_place(const EqlPaper *paper, double from_start, double width);
void eql_paper_show(EqlPaper *paper, PangoLayout *layout, double x, double y, EqlColour colour);
/* One line of it; `y` is where the line begins, `x` where its layout does. */
void eql_paper_show_line(EqlPaper *paper, PangoLayoutIter *at, double x, double y);
/* Line by line, so that a paragraph may run over to the next page; what is marked as one
 * thing for a reader of the page must end on it. */
void eql_paper_flow(EqlPaper *paper, PangoLayout *layout, double indent, EqlColour colour,
                    const char *tag);
