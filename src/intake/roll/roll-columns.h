/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which column of a table holds what: the row of headings, and the field each
 * heading names. */

#include "intake/table/table.h"
#include "model/codes.h"
#include "model/import-record.h"

typedef struct {
    guint n;
    char **headings;     /* n and NULL; a second one alike is "heading (2)" */
    const char **fields; /* n: interned names of fields, or NULL */
    guint64 row;         /* where the headings stand; 0: none were found */
} EqlRollColumns;

/* Looks for the headings among the first ten rows: the row in which most different
 * fields are known, at least two. The table then stands right below them; when
 * there are none, columns->row is 0. */
gboolean eql_roll_columns_find(EqlRollColumns *columns, EqlTable *table, const EqlCodes *codes,
                               GError **error);
/* Back to the first row below the headings. */
gboolean eql_roll_columns_rewind(const EqlRollColumns *columns, EqlTable *table,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void eql_roll_columns_clear(EqlRollColumns *columns);

/* The first column of a field, or -1. */
int eql_roll_columns_index(const EqlRollColumns *columns, const char *field);

/* How many headings read like questions: long, or with a question mark, or those
 * that questionnaire tools add. */
guint eql_roll_columns_questions(const EqlRollColumns *columns);
