/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A plain table of text: what the command line prints, the clipboard carries and CSV
 * holds. Figures enter it only through their own formatting. */

#include "analysis/findings.h"
#include "model/import-record.h"

typedef struct _EqlGrid EqlGrid;

EqlGrid *eql_grid_new(const char *const *headings);
void eql_grid_free(EqlGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlGrid, eql_grid_free)

/* Cells are added left to right; a row ends when it is full. */
void eql_grid_text(EqlGrid *grid, const char *text);  /* NULL: empty */
void eql_grid_figure(EqlGrid *grid, EqlFigure figure); /* unrounded in CSV, formatted in print */
void eql_grid_low(EqlGrid *grid, EqlFigure figure);    /* the interval's ends */
void eql_grid_high(EqlGrid *grid, EqlFigure figure);

/* Columns in step, for a terminal. */
char *eql_grid_print(const EqlGrid *grid);
/* RFC 4180, UTF-8, CRLF not needed; text that a spreadsheet would take for a formula is
 * made plain with a leading apostrophe. */
char *eql_grid_csv(const EqlGrid *grid);

EqlGrid *eql_grid_scores(const EqlScores *scores);
EqlGrid *eql_grid_items(const EqlItems *items);
EqlGrid *eql_grid_rri(const EqlRri *rri);
EqlGrid *eql_grid_findings(GPtrArray *findings);
EqlGrid *eql_grid_imports(GPtrArray *records);
EqlGrid *eql_grid_plan(GPtrArray *actions);
