/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The survey tools whose exports are known: how each is recognised and what is peculiar
 * to it. A new tool is a row in the table of tool.c. */

#include "intake/responses/peek.h"
#include "model/codes.h"

/* How the header rows make up a column's heading. */
typedef enum {
    EQL_HEADERS_ONE,       /* one row */
    EQL_HEADERS_NESTED,    /* a question over its statements (over their options); a blank
                              cell in the first row continues the question */
    EQL_HEADERS_CODE_TEXT, /* a row of codes, a row of texts */
} EqlHeaderStyle;

typedef enum {
    EQL_COLUMN_QUESTION, /* may hold answers */
    EQL_COLUMN_OWN,      /* the tool's own: numbers, totals, states */
    EQL_COLUMN_TIME,     /* the tool's own: when the response was given */
} EqlColumnRole;

/* Lists are NULL-terminated, of folded words (eql_text_fold_words), and may be NULL. */
typedef struct {
    const char *name; /* as in an import's record: "google-forms" */
    gboolean (*recognises)(const EqlPeek *peek, const EqlCodes *codes);
    guint (*count_headers)(const EqlPeek *peek); /* NULL: one header row */
    EqlHeaderStyle style;
    const char *const *times; /* headings of its own columns, beside those of every tool */
    const char *const *own;
    const char *row_after;     /* what stands between a grid's title and its row */
    const char *row_before;    /* what stands between a grid's row and its title */
    gboolean named_codes;      /* codes before a heading need no digit: "age. How old …" */
    const char *const *sent;   /* heading of the column that tells whether it was sent off */
    const char *const *unsent; /* what it holds when not; blank counts with `blank_unsent` */
    gboolean blank_unsent;
    const char *const *state;   /* heading of the column that tells tries from responses */
    const char *const *preview; /* what it holds for a try by the form's author */
} EqlTool;

/* Never NULL: a file that no tool is known to have written is a plain "table". */
const EqlTool *eql_tool_recognise(const EqlPeek *peek, const EqlCodes *codes);

/* What a column is to the tool, by its heading (or by the code before or above it). */
EqlColumnRole eql_tool_role(const EqlTool *tool, const char *heading);
