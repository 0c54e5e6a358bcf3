/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the workbook's sheets are written with. A sheet is filled from the top, row by
 * row and cell by cell. Text goes in only through eql_sheet_text() (never as a formula
 * or a link) and figures only through eql_sheet_figure(), so that a hidden figure
 * cannot leave a number behind. */

#include <xlsxwriter.h>

#include "output/workbook.h"

/* One accent with its tints, a second hue for the other end, and neutral greys. Purple
 * and green can be told apart whatever one's colour vision; neither judges. */
#define EQL_COLOUR_ACCENT 0x5B3A8E
#define EQL_COLOUR_ACCENT_PALE 0xE7E0F1
#define EQL_COLOUR_GREEN_PALE 0xDCEFE6
#define EQL_COLOUR_GREY 0x6B6B76
#define EQL_COLOUR_MARK 0x2B2B33
#define EQL_COLOUR_GREY_PALE 0xEFEFF2
#define EQL_COLOUR_LINE 0xD9D9E0

#define EQL_UNITS (EQL_UNIT_NUMBER_DIFFERENCE + 1)

typedef enum {
    EQL_STYLE_TITLE,
    EQL_STYLE_SUBTITLE,
    EQL_STYLE_SECTION,
    EQL_STYLE_NOTE,
    EQL_STYLE_HEAD,        /* heading of a column of text */
    EQL_STYLE_HEAD_NUMBER, /* … of figures */
    EQL_STYLE_TEXT,
    EQL_STYLE_LINE, /* one line that may run over empty cells to its right */
    EQL_STYLE_QUIET_LINE,
    EQL_STYLE_GROUP, /* the same: what the rows below it are about */
    EQL_STYLE_STRONG,
    EQL_STYLE_ACCENT, /* a word that is tinted purple, or green */
    EQL_STYLE_GREEN,
    EQL_STYLE_CODE,       /* hexadecimal and the like, small */
    EQL_STYLE_PLAIN,      /* a number among such lines, as it is */
    EQL_STYLE_COUNT_LEFT, /* a count in a column of text */
    EQL_STYLE_DATE,
    EQL_STYLE_WRAPPED, /* text and dates without the line below, of whole columns */
    EQL_STYLE_DATE_ONLY,
    EQL_STYLE_MARK, /* confidential */
    EQL_STYLE_LINK,
    EQL_STYLE_HIDDEN,
    EQL_STYLE_NO_WORD, /* the same in a column of text */
    EQL_STYLE_ABSENT,
    EQL_STYLE_P,                                    /* a p-value */
    EQL_STYLE_FIGURE,                               /* + EqlUnit */
    EQL_STYLE_END = EQL_STYLE_FIGURE + EQL_UNITS,   /* + EqlUnit */
    EQL_STYLE_SMALL = EQL_STYLE_END + EQL_UNITS,    /* + EqlUnit */
    EQL_STYLE_NOUGHT = EQL_STYLE_SMALL + EQL_UNITS, /* + a style from EQL_STYLE_FIGURE on: */
    EQL_STYLES = EQL_STYLE_NOUGHT + 3 * EQL_UNITS,  /* of what rounds to nought, without a sign */
} EqlStyle;

/* How many figures a sheet hides. */
typedef struct {
    char *sheet;
    guint figures;
} EqlHiddenCount;

typedef struct {
    lxw_workbook *workbook;
    const EqlWorkbookContent *content;
    lxw_format *styles[EQL_STYLES];
    GPtrArray *hidden;     /* EqlHiddenCount: one a finished sheet */
    GArray *chart_rows;    /* EqlRatioRow */
    gboolean has_plan;     /* to be read back */
    char *footer, *header; /* no header without a permit */
    char *path;
    guint growing, growing_below; /* the sheet, from 1 on, and the row, for
                                     eql_save_let_rows_grow() */
    lxw_error error;              /* the first, or LXW_NO_ERROR */
} EqlBook;

typedef struct {
    EqlBook *book;
    lxw_worksheet *sheet;
    char *name;
    gboolean grows; /* people type in it, below its heading row */
    lxw_row_t row;  /* where the next cell goes */
    guint lines;    /* of text that the row's tallest cell needs */
    lxw_col_t column;
    double *widths; /* of the columns, in characters */
    lxw_col_t n_columns;
    double y;        /* of that row's upper edge, in points */
    double repeated; /* how high the rows are that stand on every printed page */
    GArray *tops;    /* double: the same of each row so far */
    GArray *blocks;  /* what is not to be cut: see sheet-page.c; or NULL */
    lxw_row_t head;  /* the last table's heading row */
    double head_y;
    lxw_col_t head_columns;
    guint small_here;  /* figures in the table that are there by permit */
    guint hidden_here; /* hidden figures in the table being written, and on the sheet */
    guint hidden;
    EqlReason reasons[9]; /* why figures are absent, in the order in which they were met */
    guint n_reasons;
} EqlSheet;

/* ── a sheet ── */

typedef struct {
    const char *name;
    gboolean landscape;
    const double *widths; /* of the columns, in characters, 0 at the end */
} EqlSheetLayout;

EqlSheet *eql_sheet_new(EqlBook *book, const EqlSheetLayout *layout);
/* Adds what is hidden to the book's list. */
void eql_sheet_finish(EqlSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlSheet, eql_sheet_finish)

/* With a permit: says in the current cell that the sheet is confidential. Titles do so. */
void eql_sheet_mark(EqlSheet *sheet);

/* ── text across the sheet, to the end of its row; a note from the current cell on ── */

void eql_sheet_title(EqlSheet *sheet, const char *title, const char *subtitle);
void eql_sheet_section(EqlSheet *sheet, const char *text);
void eql_sheet_note(EqlSheet *sheet, const char *text);
/* Instead of tables of answers, where nobody has answered; FALSE where somebody has. */
gboolean eql_sheet_says_no_answers(EqlSheet *sheet);
void eql_sheet_skip(EqlSheet *sheet, guint rows);

/* ── a table ── */

/* Headings; one that begins with '#' stands over figures. NULL-terminated. A column is made as
 * wide as its heading's longest word, which other languages may have longer. */
void eql_sheet_head(EqlSheet *sheet, const char *const *headings);
void eql_sheet_text(EqlSheet *sheet, const char *text); /* NULL: empty */
void eql_sheet_styled(EqlSheet *sheet, const char *text, EqlStyle style);
/* In lines, a row each, that run over the empty cells to the right; ends the row. The heading of
 * such a column goes as far. */
void eql_sheet_over(EqlSheet *sheet, const char *text, EqlStyle style);
void eql_sheet_head_over(EqlSheet *sheet, const char *const *headings);
void eql_sheet_figure(EqlSheet *sheet, EqlFigure figure);
/* The same in another format than its unit's. */
void eql_sheet_figure_as(EqlSheet *sheet, EqlFigure figure, EqlStyle style);
/* In place of a word that there is none of, as its figure is not shown: why; empty where it is. */
void eql_sheet_no_word(EqlSheet *sheet, EqlFigure figure);
/* The two ends of its interval, a cell each. */
void eql_sheet_ends(EqlSheet *sheet, EqlFigure figure);
/* Figure and ends. */
void eql_sheet_interval(EqlSheet *sheet, EqlFigure figure);
void eql_sheet_count(EqlSheet *sheet, guint64 count);
/* YYYY-MM-DD (or longer) as a date; what is none stays text. */
void eql_sheet_date(EqlSheet *sheet, const char *date);
void eql_sheet_end_row(EqlSheet *sheet);
/* Filter buttons on the table written last. */
void eql_sheet_filter(EqlSheet *sheet);
/* A name for it, so that formulas and readers find it when it has moved. */
void eql_sheet_name_table(EqlSheet *sheet, const char *name);
/* Bars behind the shares of a column of it, from 0 to 1; text has none. */
void eql_sheet_share_bars(EqlSheet *sheet, lxw_col_t column);
/* What "hidden" and "–" mean in the table just written. */
void eql_sheet_end_table(EqlSheet *sheet);
/* For a sheet whose parts have headings of their own. */
#define EQL_NOT_REPEATED LXW_ROW_MAX
/* Keeps the rows above the next one in view, and those from `first_repeated` on on every printed
 * page. */
void eql_sheet_freeze(EqlSheet *sheet, lxw_row_t first_repeated);

/* What is written from here on, up to the next call, stays on one printed page if one can hold it;
 * a part also stays with what is before it if one can hold both. */
void eql_sheet_keep_together(EqlSheet *sheet, gboolean is_part);
/* Sets the breaks; eql_sheet_finish() does. */
void eql_sheet_break_pages(EqlSheet *sheet);

/* How many lines text takes in a cell so many characters wide. */
guint eql_lines_for(const char *text, double width);
/* The text with a line break where each of its lines ends. Owned by the caller. */
char *eql_break_lines(const char *text, double width);

/* ── the book ── */

EqlBook *eql_book_new(const EqlWorkbookContent *content, const char *path);
void eql_book_note_error(EqlBook *book, lxw_error error);
/* Saves and frees; the first error of any cell, else of saving. */
lxw_error eql_book_close(EqlBook *book);
void eql_book_abandon(EqlBook *book);

/* The style without a sign, if the value rounds to nought in this one. */
EqlStyle eql_style_for_value(EqlStyle style, double value);
/* `accent` in place of EQL_COLOUR_ACCENT in titles and heads. */
void eql_styles_make(lxw_workbook *workbook, lxw_color_t accent, lxw_format *styles[EQL_STYLES]);

/* Text as a cell can hold it: no control characters XML forbids, at most 32,767 UTF-16
 * units (cut with an ellipsis). Owned by the caller. */
char *eql_cell_text(const char *text);
