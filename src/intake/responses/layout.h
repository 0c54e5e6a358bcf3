/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a questionnaire export looks like: which tool wrote it, how many header rows it
 * has, and what each column's heading says. Recognised by content, never by name. */

#include "intake/table/table.h"
#include "intake/responses/tool.h"
#include "model/codes.h"

typedef struct {
    char *heading;         /* as shown and as in a mapping; a second one alike is "heading (2)" */
    GPtrArray *texts;      /* char*: folded texts the question may have, most specific first */
    char *raw;             /* first header row, folded: to know a repeated header again */
    const char *field;     /* what the heading is known to name ("email", "ethnicity"), or NULL */
    gboolean identifier;   /* names a person: dropped at the door */
    gboolean may_identify; /* so too, unless it is one of the questions */
    gboolean answers_only; /* its heading speaks of a name, its cells are answers to choose from */
    gboolean tool_column;  /* the tool's own (ID, time stamps, totals): never a question */
    gboolean time;         /* tells when the response was given; a tool_column too */
} EqlLayoutColumn;

typedef struct {
    const EqlTool *tool;   /* never NULL */
    guint titles;          /* rows above the header that are no part of the table */
    guint header_rows;     /* 1 to 3 */
    guint64 header_number; /* record number of the first header row */
    GPtrArray *columns;    /* EqlLayoutColumn */
    int sent;              /* column that tells whether a response was sent off, or -1 */
    int state;             /* column that tells tries from responses, or -1 */
    guint beside;          /* first column of what stands to the right of a blank column;
                              the number of columns when nothing does */
    EqlPeek peek;          /* the first rows, the header rows first */
} EqlLayout;

#define EQL_TITLES_UNKNOWN G_MAXUINT

/* Reads the header and leaves the table before the first response. NULL when the file
 * has nothing beneath its header, or no header. `titles`: how many rows stand above the header,
 * fewer than EQL_PEEKED, or EQL_TITLES_UNKNOWN. */
EqlLayout *eql_layout_read(EqlTable *table, const EqlCodes *codes, guint titles, GError **error);
void eql_layout_free(EqlLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(EqlLayout, eql_layout_free)
