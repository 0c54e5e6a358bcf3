/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/chart-csv.h"

#include <string.h>

#include "output/csv-text.h"
#include "output/save.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* A change is "+3" or "-2": no formula, though it begins like one. */
static gboolean is_number(const char *cell)
{
    const char *digits = cell + strspn(cell, "+-");
    return *digits != '\0' && digits[strspn(digits, "0123456789.,% \xC2\xA0")] == '\0';
}

static void append_row(GString *csv, char **cells)
{
    for (guint i = 0; cells[i] != NULL; i++) {
        if (i > 0)
            g_string_append_c(csv, ',');
        if (is_number(cells[i]))
            eql_csv_append(csv, cells[i]);
        else
            eql_csv_append_guarded(csv, cells[i]);
    }
    g_string_append(csv, "\r\n");
}

GString *eql_chart_csv(const EqlChart *chart)
{
    GString *csv = g_string_new(BYTE_ORDER_MARK);
    g_autoptr(GPtrArray) table = eql_chart_table(chart);
    for (guint i = 0; i < table->len; i++)
        append_row(csv, g_ptr_array_index(table, i));
    return csv;
}

gboolean eql_chart_save_csv(const EqlChart *chart, const char *path, GError **error)
{
    GString *csv = eql_chart_csv(chart);
    gboolean saved = eql_save_text(path, csv, error);
    g_string_free(csv, TRUE);
    return saved;
}
