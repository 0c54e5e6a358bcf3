/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/lists/small-table.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "intake/intake-error.h"
#include "intake/table/table.h"

/* What is meant to be small may not fill the memory. */
#define MAX_ROWS 100000
#define MAX_CELLS (4 * 1000 * 1000)

struct _EqlSmallTable {
    char *name;
    GHashTable *columns; /* folded heading → index + 1 */
    GPtrArray *rows;     /* char**, n_columns each, NULL-terminated */
    GArray *numbers;     /* guint64 */
};

void eql_small_table_free(EqlSmallTable *table)
{
    if (!table)
        return;
    g_free(table->name);
    g_hash_table_unref(table->columns);
    g_ptr_array_unref(table->rows);
    g_array_unref(table->numbers);
    g_free(table);
}

static char *cell_text(const EqlRow *row, guint column)
{
    if (column >= row->n_cells)
        return g_strdup("");
    return g_strstrip(g_strndup(row->cells[column].text, row->cells[column].length));
}

static gboolean is_comment(const EqlRow *row)
{
    return row->cells[0].length > 0 && row->cells[0].text[0] == '#';
}

static void take_header(EqlSmallTable *table, const EqlRow *row)
{
    for (guint i = 0; i < row->n_cells; i++) {
        g_autofree char *text = cell_text(row, i);
        char *heading = eql_text_fold(text, -1);
        if (g_hash_table_contains(table->columns, heading))
            g_free(heading);
        else
            g_hash_table_insert(table->columns, heading, GUINT_TO_POINTER(i + 1));
    }
}

static void take_row(EqlSmallTable *table, const EqlRow *row, guint width)
{
    char **cells = g_new0(char *, width + 1);
    for (guint i = 0; i < width; i++)
        cells[i] = cell_text(row, i);
    g_ptr_array_add(table->rows, cells);
    g_array_append_val(table->numbers, row->number);
}

static gboolean has_room(const EqlSmallTable *table, guint width)
{
    guint n = table->rows->len;
    return n < MAX_ROWS && ((guint64)n + 1) * width <= MAX_CELLS;
}

static gboolean read_rows(EqlSmallTable *table, EqlTable *source, GError **error)
{
    const EqlRow *row;
    guint width = 0;
    for (;;) {
        if (!eql_table_next(source, &row, error))
            return FALSE;
        if (!row)
            return TRUE;
        if (width == 0 && is_comment(row))
            continue;
        if (width == 0) {
            width = row->n_cells;
            if (!eql_table_check_headings(source, width, error))
                return FALSE;
            take_header(table, row);
        } else if (!has_room(table, width)) {
            g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_TOO_LARGE,
                        _("%s has more than %u rows; a list like this has far fewer. Choose "
                          "another file."),
                        table->name, table->rows->len);
            return FALSE;
        } else {
            take_row(table, row, width);
        }
    }
}

EqlSmallTable *eql_small_table_read(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlTable) source = eql_table_open(path, NULL, cancellable, error);
    if (!source)
        return NULL;
    g_autoptr(EqlSmallTable) table = g_new0(EqlSmallTable, 1);
    table->name = g_path_get_basename(path);
    table->columns = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    table->rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev);
    table->numbers = g_array_new(FALSE, FALSE, sizeof(guint64));
    return read_rows(table, source, error) ? g_steal_pointer(&table) : NULL;
}

guint eql_small_table_rows(const EqlSmallTable *table)
{
    return table->rows->len;
}

gboolean eql_small_table_has(const EqlSmallTable *table, const char *column)
{
    return g_hash_table_contains(table->columns, column);
}

const char *eql_small_table_get(const EqlSmallTable *table, guint row, const char *column)
{
    guint found = GPOINTER_TO_UINT(g_hash_table_lookup(table->columns, column));
    return found ? ((char **)table->rows->pdata[row])[found - 1] : "";
}

guint64 eql_small_table_number(const EqlSmallTable *table, guint row)
{
    return g_array_index(table->numbers, guint64, row);
}

const char *eql_small_table_name(const EqlSmallTable *table)
{
    return table->name;
}

gboolean eql_small_table_refuse(const EqlSmallTable *table, guint row, const char *column,
                                GError **error, const char *format, ...)
{
    va_list words;
    va_start(words, format);
    g_autofree char *what = g_strdup_vprintf(format, words);
    va_end(words);
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT, _("%s, row %u, column %s: %s"),
                eql_small_table_name(table), (guint)eql_small_table_number(table, row), column,
                what);
    return FALSE;
}
