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
void eql_grid_text(EqlGrid *grid, const char *text);   /* NULL: empty */
void eql_grid_figure(EqlGrid *grid, EqlFigure figure); /* unrounded in CSV, formatted in print */
/* The same, with another in print. */
void eql_grid_figure_as(EqlGrid *grid, EqlFigure figure, EqlFigure read);
void eql_grid_low(EqlGrid *grid, EqlFigure figure); /* the interval's ends */
void eql_grid_high(EqlGrid *grid, EqlFigure figure);
/* A stable name for CSV beside a label for print; either may be NULL. */
void eql_grid_word(EqlGrid *grid, const char *name, const char *label);
void eql_grid_count(EqlGrid *grid, guint64 count);
/* Keeps a column out of print. Columns ending in _low and _high are kept out anyway: a
 * figure prints with its interval. A column called "hidden" (the last) fills itself in:
 * yes or no, CSV only. */
void eql_grid_csv_only(EqlGrid *grid, const char *heading);

/* Columns in step, for a terminal; the last is not padded. */
char *eql_grid_print(const EqlGrid *grid);
/* RFC 4180, UTF-8, line feeds; a hidden or absent figure is an empty field; text that a
 * spreadsheet would take for a formula is made plain with a leading apostrophe. */
char *eql_grid_csv(const EqlGrid *grid);

EqlGrid *eql_grid_scores(const EqlScores *scores);
EqlGrid *eql_grid_items(const EqlItems *items);
EqlGrid *eql_grid_rri(const EqlRri *rri);
EqlGrid *eql_grid_findings(GPtrArray *findings);
EqlGrid *eql_grid_imports(GPtrArray *records);
EqlGrid *eql_grid_plan(GPtrArray *actions);
