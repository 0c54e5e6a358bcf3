/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-table.h"

#include <string.h>

static void check_cell(const EqlCell *cell)
{
    g_assert(cell->text != NULL);
    g_assert((cell->kind == EQL_CELL_EMPTY) == (cell->length == 0));
    g_assert(g_utf8_validate_len(cell->text, cell->length, NULL));
}

static void append_row(GString *out, const EqlRow *row)
{
    g_string_append_printf(out, "%" G_GUINT64_FORMAT, row->number);
    for (guint i = 0; i < row->n_cells; i++) {
        check_cell(&row->cells[i]);
        g_string_append_c(out, '\1');
        g_string_append_len(out, row->cells[i].text, (gssize)row->cells[i].length);
    }
    g_string_append_c(out, '\2');
}

char *fuzz_read(EqlTable *table, GError *error)
{
    GString *out = g_string_new(NULL);
    const EqlRow *row;

    g_assert((table == NULL) == (error != NULL));
    while (table != NULL && eql_table_next(table, &row, &error) && row != NULL)
        append_row(out, row);
    if (error != NULL)
        g_string_append(out, error->message);
    for (guint i = 0; table != NULL && i < eql_table_faults(table)->len; i++) {
        const EqlFault *fault = &g_array_index(eql_table_faults(table), EqlFault, i);
        g_string_append_printf(out, "\3%" G_GUINT64_FORMAT " %u %d", fault->row, fault->column,
                               (int)fault->kind);
    }
    g_clear_error(&error);
    eql_table_free(table);
    return g_string_free(out, FALSE);
}

GInputStream *fuzz_stream(const guint8 *bytes, gsize length)
{
    return g_memory_input_stream_new_from_data(bytes, (gssize)length, NULL);
}
