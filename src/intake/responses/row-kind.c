/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/row-kind.h"

#include <string.h>

#include "base/kept.h"
#include "base/text.h"

static gboolean repeats_heading(const EqlLayoutColumn *column, const EqlRow *row, guint i)
{
    if (i >= row->n_cells || row->cells[i].length == 0)
        return !*column->raw;
    g_autofree char *folded = eql_text_fold(row->cells[i].text, (gssize)row->cells[i].length);
    return g_str_equal(folded, column->raw);
}

/* Whether the cell may be the first heading again. Decides at a glance, by their first
 * plain letters, for nearly every row; folding every first cell would cost more than
 * reading the file. */
static gboolean may_repeat_header(const EqlLayoutColumn *first, const EqlRow *row)
{
    const EqlCell *cell = &row->cells[0];
    const char *raw = first->raw;
    if (cell->length == 0)
        return !*raw;
    for (gsize i = 0; i < cell->length && raw[i]; i++) {
        if (!g_ascii_isalnum(cell->text[i]) || !g_ascii_isalnum(raw[i]))
            return TRUE;
        if (g_ascii_tolower(cell->text[i]) != raw[i])
            return FALSE;
    }
    return TRUE;
}

static gboolean repeats_headings(const GPtrArray *columns, const EqlRow *row)
{
    if (!may_repeat_header(columns->pdata[0], row))
        return FALSE;
    for (guint i = 0; i < columns->len; i++)
        if (!repeats_heading(columns->pdata[i], row, i))
            return FALSE;
    return TRUE;
}

/* One of the header rows beneath the first again, letter by letter. */
static gboolean repeats_lower_row(const EqlPeek *peek, guint header, const EqlRow *row)
{
    for (guint i = 0; i < MAX(row->n_cells, eql_peek_width(peek, header)); i++) {
        const char *heading = eql_peek_cell(peek, header, i);
        const EqlCell *cell = i < row->n_cells ? &row->cells[i] : NULL;
        gsize length = cell ? cell->length : 0;
        if (strlen(heading) != length || (length && memcmp(heading, cell->text, length) != 0))
            return FALSE;
    }
    return TRUE;
}

/* A header row in the middle of the data: every heading stands in its column. */
static gboolean is_repeated_header(const EqlLayout *layout, const EqlRow *row)
{
    if (repeats_headings(layout->columns, row))
        return TRUE;
    for (guint header = 1; header < layout->header_rows; header++)
        if (repeats_lower_row(&layout->peek, header, row))
            return TRUE;
    return FALSE;
}

gboolean eql_row_holds(const EqlRow *row, int column, const char *const *words)
{
    if (column < 0 || (guint)column >= row->n_cells || !words)
        return FALSE;
    const EqlCell *cell = &row->cells[column];
    g_autofree char *folded = eql_text_fold_words(cell->text, (gssize)cell->length);
    return g_strv_contains(words, folded);
}

static gboolean is_unsubmitted(const EqlLayout *layout, const EqlRow *row)
{
    if (layout->sent < 0)
        return FALSE;
    gboolean blank =
        (guint)layout->sent >= row->n_cells || eql_table_cell_is_blank(&row->cells[layout->sent]);
    return blank ? layout->tool->blank_unsent
                 : eql_row_holds(row, layout->sent, layout->tool->unsent);
}

/* The table to the right goes on where the responses have ended. */
static gboolean is_beside_only(guint beside, const EqlRow *row)
{
    for (guint i = 0; i < MIN(beside, row->n_cells); i++)
        if (!eql_table_cell_is_blank(&row->cells[i]))
            return FALSE;
    return TRUE;
}

const char *eql_row_why_aside(const EqlLayout *layout, guint beside, const EqlRow *row)
{
    if (is_repeated_header(layout, row))
        return _("This row repeats the header, so it is no response.");
    if (beside < layout->columns->len && is_beside_only(beside, row))
        return _("This row holds something beside the responses and no response.");
    if (is_unsubmitted(layout, row))
        return _("This response was begun and never sent off.");
    return NULL;
}
