/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table-dump.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

static void append_escaped(GString *out, const EqlCell *cell)
{
    static const char plain[] = "\n\r\t|\\", coded[] = "nrt|\\";

    g_assert_true(g_utf8_validate_len(cell->text, cell->length, NULL));
    for (gsize i = 0; i < cell->length; i++) {
        const char *found = strchr(plain, cell->text[i]);
        if (found != NULL)
            g_string_append_c(out, '\\');
        g_string_append_c(out, found != NULL ? coded[found - plain] : cell->text[i]);
    }
}

static void append_row(GString *out, const EqlRow *row, gboolean kinds)
{
    g_string_append_printf(out, "%" G_GUINT64_FORMAT, row->number);
    for (guint i = 0; i < row->n_cells; i++) {
        const EqlCell *cell = &row->cells[i];
        g_assert_true((cell->kind == EQL_CELL_EMPTY) == (cell->length == 0));
        g_string_append_c(out, '|');
        if (kinds && cell->kind != EQL_CELL_EMPTY)
            g_string_append_c(out, "-tndbe"[cell->kind]);
        append_escaped(out, cell);
    }
    g_string_append_c(out, '\n');
}

char *dump_table(EqlTable *table, gboolean kinds)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    const EqlRow *row;

    while (eql_table_next(table, &row, &error) && row != NULL)
        append_row(out, row, kinds);
    if (error != NULL)
        g_string_append_printf(out, "!%s\n", error->message);
    return g_string_free(out, FALSE);
}

char *dump_faults(EqlTable *table)
{
    const GArray *faults = eql_table_faults(table);
    GString *out = g_string_new(NULL);

    for (guint i = 0; i < faults->len; i++) {
        const EqlFault *fault = &g_array_index(faults, EqlFault, i);
        g_string_append_printf(out, "%" G_GUINT64_FORMAT ":%u:%d ", fault->row, fault->column,
                               (int)fault->kind);
    }
    return g_string_free(out, FALSE);
}

static char *folder;
static GPtrArray *written;

static void remove_written(void)
{
    for (guint i = 0; i < written->len; i++)
        g_remove(g_ptr_array_index(written, i));
    g_rmdir(folder);
    g_ptr_array_unref(written);
    g_free(folder);
}

char *write_file(const char *name, const void *bytes, gsize length)
{
    g_autoptr(GError) error = NULL;

    if (folder == NULL) {
        folder = g_dir_make_tmp("intake-XXXXXX", &error);
        g_assert_no_error(error);
        written = g_ptr_array_new_with_free_func(g_free);
        atexit(remove_written);
    }
    char *path = g_build_filename(folder, name, NULL);
    g_ptr_array_add(written, g_strdup(path));
    g_file_set_contents(path, bytes, (gssize)length, &error);
    g_assert_no_error(error);
    return path;
}
