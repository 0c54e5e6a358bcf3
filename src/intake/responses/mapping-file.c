/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/mapping-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "intake/intake-error.h"
#include "intake/lists/small-table.h"

static gboolean check_header(const EqlSmallTable *table, GError **error)
{
    gboolean answers = eql_small_table_has(table, "answer");
    if (eql_small_table_has(table, "column") && eql_small_table_has(table, "code") &&
        answers == eql_small_table_has(table, "means"))
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s is no mapping: its first row must be column,code or "
                  "column,code,answer,means."),
                eql_small_table_name(table));
    return FALSE;
}

/* Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
static const char *plain(const char *text)
{
    return text[0] == '\'' && text[1] && strchr("=+-@", text[1]) ? text + 1 : text;
}

/* A code beside an answer may only repeat what the column's own row says. */
static gboolean take_row(const EqlSmallTable *table, guint row, EqlMapping *mapping, GError **error)
{
    const char *column = plain(eql_small_table_get(table, row, "column"));
    const char *code = eql_small_table_get(table, row, "code");
    const char *answer = plain(eql_small_table_get(table, row, "answer"));
    const char *known = eql_mapping_column(mapping, column);
    if (*answer && (!*code || !known || g_str_equal(code, known))) {
        if (*code)
            eql_mapping_set_column(mapping, column, code);
        eql_mapping_set_answer(mapping, column, answer, eql_small_table_get(table, row, "means"));
        return TRUE;
    }
    if (!*answer) {
        eql_mapping_set_column(mapping, column, code);
        return TRUE;
    }
    g_autofree char *number =
        g_strdup_printf("%" G_GUINT64_FORMAT, eql_small_table_number(table, row));
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s, row %s: the column “%s” is question %s further up and %s here. Correct "
                  "one of the two."),
                eql_small_table_name(table), number, column, known, code);
    return FALSE;
}

EqlMapping *eql_mapping_read(const char *path, GCancellable *cancellable, GError **error)
{
    g_autoptr(EqlSmallTable) table = eql_small_table_read(path, cancellable, error);
    if (!table || !check_header(table, error))
        return NULL;
    g_autoptr(EqlMapping) mapping = eql_mapping_new();
    for (guint i = 0; i < eql_small_table_rows(table); i++)
        if (!take_row(table, i, mapping, error))
            return NULL;
    return g_steal_pointer(&mapping);
}
