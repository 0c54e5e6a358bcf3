/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/peek.h"

#include <string.h>

#include "base/text.h"

/* People write a title and a date above a table; more is no table of responses. */
#define MOST_TITLES 3

static char **copy_cells(const EqlRow *row)
{
    char **cells = g_new0(char *, row->n_cells + 1);
    for (guint i = 0; i < row->n_cells; i++)
        cells[i] = g_strndup(row->cells[i].text, row->cells[i].length);
    return cells;
}

gboolean eql_peek_read(EqlTable *table, EqlPeek *peek, GError **error)
{
    for (guint i = 0; i < EQL_PEEKED; i++) {
        const EqlRow *row;
        if (!eql_table_next(table, &row, error))
            return FALSE;
        if (!row)
            return TRUE;
        peek->rows[i] = copy_cells(row);
        peek->widths[i] = row->n_cells;
        peek->numbers[i] = row->number;
    }
    return TRUE;
}

static guint count_filled(const EqlPeek *peek, guint row)
{
    guint n = 0;
    for (guint i = 0; i < eql_peek_width(peek, row); i++)
        n += !eql_text_is_blank(peek->rows[row][i], -1);
    return n;
}

guint eql_peek_take_titles(EqlPeek *peek)
{
    guint n = 0;
    while (n < MOST_TITLES && count_filled(peek, n) == 1)
        n++;
    if (n == 0 || count_filled(peek, n) <= 2)
        return 0;
    eql_peek_drop(peek, n);
    return n;
}

void eql_peek_drop(EqlPeek *peek, guint n)
{
    guint left = EQL_PEEKED - n;
    for (guint i = 0; i < n; i++)
        g_strfreev(peek->rows[i]);
    memmove(peek->rows, peek->rows + n, left * sizeof *peek->rows);
    memmove(peek->widths, peek->widths + n, left * sizeof *peek->widths);
    memmove(peek->numbers, peek->numbers + n, left * sizeof *peek->numbers);
    memset(peek->rows + left, 0, n * sizeof *peek->rows);
}

void eql_peek_clear(EqlPeek *peek)
{
    for (guint i = 0; i < EQL_PEEKED; i++)
        g_clear_pointer(&peek->rows[i], g_strfreev);
}

guint eql_peek_width(const EqlPeek *peek, guint row)
{
    return row < EQL_PEEKED && peek->rows[row] ? peek->widths[row] : 0;
}

const char *eql_peek_cell(const EqlPeek *peek, guint row, guint column)
{
    return column < eql_peek_width(peek, row) ? peek->rows[row][column] : "";
}

char *eql_peek_words(const EqlPeek *peek, guint row, guint column)
{
    return eql_text_fold_words(eql_peek_cell(peek, row, column), -1);
}

int eql_peek_find(const EqlPeek *peek, guint row, const char *const *words)
{
    guint width = eql_peek_width(peek, row);
    for (guint i = 0; i < width; i++) {
        g_autofree char *own = eql_text_fold_words(peek->rows[row][i], -1);
        if (g_strv_contains(words, own))
            return (int)i;
    }
    return -1;
}
