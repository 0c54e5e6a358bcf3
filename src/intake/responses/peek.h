/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The first rows of a table, held side by side to tell what wrote it. */

#include "intake/table/table.h"

/* Three header rows at most, and enough rows beneath them to know a summary. */
#define EQL_PEEKED 12

typedef struct {
    char **rows[EQL_PEEKED];     /* NULL-terminated cells; NULL beyond the end */
    guint widths[EQL_PEEKED];    /* cells of each row */
    guint64 numbers[EQL_PEEKED]; /* as EqlRow.number */
} EqlPeek;

/* Reads on from where the table stands. */
gboolean eql_peek_read(EqlTable *table, EqlPeek *peek, GError **error);
/* Takes off the rows above the header: up to three titles, one cell each, above a row of
 * several. Returns how many there were. */
guint eql_peek_take_titles(EqlPeek *peek);
/* Drops the first n rows, fewer than EQL_PEEKED. */
void eql_peek_drop(EqlPeek *peek, guint n);
void eql_peek_clear(EqlPeek *peek);

/* "" where there is no such cell. Rows and columns from 0. Owned by the peek. */
const char *eql_peek_cell(const EqlPeek *peek, guint row, guint column);
/* How many cells the row has; 0 when there is no such row. */
guint eql_peek_width(const EqlPeek *peek, guint row);
/* The cell folded to words; the caller's. */
char *eql_peek_words(const EqlPeek *peek, guint row, guint column);
/* The first column of the row whose folded words are among `words`; -1 when none is. */
int eql_peek_find(const EqlPeek *peek, guint row, const char *const *words);
