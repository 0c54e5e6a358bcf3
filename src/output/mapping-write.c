/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/mapping-write.h"

#include "output/csv-text.h"
#include "output/save.h"

static void add_column(GString *csv, const EqlColumnMatch *column, gboolean with_answers)
{
    eql_csv_append_guarded(csv, column->column);
    g_string_append_c(csv, ',');
    eql_csv_append(csv, column->code ? column->code : "");
    g_string_append(csv, with_answers ? ",,,\n" : "\n");
}

static void add_label(GString *csv, const EqlLabel *label)
{
    eql_csv_append_guarded(csv, label->column);
    g_string_append_c(csv, ',');
    eql_csv_append(csv, label->code);
    g_string_append_c(csv, ',');
    eql_csv_append_guarded(csv, label->answer);
    g_string_append_c(csv, ',');
    eql_csv_append(csv, label->means ? label->means : "");
    g_string_append_c(csv, ',');
    eql_csv_append(csv, label->guess ? label->guess : "");
    g_string_append_c(csv, '\n');
}

gboolean eql_mapping_write(const EqlImportRecord *record, const char *path, GError **error)
{
    gboolean with_answers = record->labels->len > 0;
    g_autoptr(GString) csv =
        g_string_new(with_answers ? "column,code,answer,means,guess\n" : "column,code\n");
    for (guint i = 0; i < record->columns->len; i++)
        add_column(csv, record->columns->pdata[i], with_answers);
    for (guint i = 0; i < record->labels->len; i++)
        add_label(csv, record->labels->pdata[i]);
    return eql_save_text(path, csv, error);
}
