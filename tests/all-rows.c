/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "all-rows.h"

#include <sqlite3.h>
#include <string.h>

static int on_row(void *rows, int n, char **values, char **names)
{
    g_ptr_array_add(rows, g_strdup(values[0]));
    return 0;
}

/* The first column, sorted by it. */
static GPtrArray *ask(sqlite3 *file, const char *query)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *sorted = g_strconcat(query, " ORDER BY 1", NULL);
    g_assert_cmpint(sqlite3_exec(file, sorted, on_row, rows, NULL), ==, SQLITE_OK);
    return rows;
}

/* As SQL would write them: of bytes, and of what begins after a zero, nothing is lost. */
static GPtrArray *rows_of(sqlite3 *file, const char *table)
{
    g_autofree char *query =
        g_strdup_printf("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info('%s')", table);
    g_autoptr(GPtrArray) columns = ask(file, query);
    g_ptr_array_add(columns, NULL);
    g_autofree char *values = g_strjoinv(" || ' | ' || ", (char **)columns->pdata);
    g_autofree char *all = g_strdup_printf("SELECT %s FROM \"%s\"", values, table);
    return ask(file, all);
}

char *all_rows(const char *path, const char *which)
{
    sqlite3 *file = NULL;
    g_assert_cmpint(sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
    g_autofree char *query = g_strdup_printf("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                             " AND name NOT LIKE 'sqlite_%%' AND (%s)",
                                             which != NULL ? which : "TRUE");
    g_autoptr(GPtrArray) tables = ask(file, query);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < tables->len; i++) {
        g_autoptr(GPtrArray) rows = rows_of(file, tables->pdata[i]);
        g_string_append_printf(text, "[%s]\n", (char *)tables->pdata[i]);
        for (guint row = 0; row < rows->len; row++)
            g_string_append_printf(text, "%s\n", (char *)rows->pdata[row]);
    }
    sqlite3_close(file);
    return g_string_free(text, FALSE);
}

void assert_same_rows(const char *what, const char *now, const char *expected)
{
    g_auto(GStrv) left = g_strsplit(now, "\n", -1), right = g_strsplit(expected, "\n", -1);
    for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
        if (!g_str_equal(left[i], right[i]))
            g_error("%s: “%.300s” is not “%.300s”", what, left[i], right[i]);
    g_assert_true(g_str_equal(now, expected));
}
