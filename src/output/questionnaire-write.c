/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <xlsxwriter.h>

#include "output/csv-text.h"
#include "output/save.h"
#include "output/workbook.h"

#define COLUMNS 8

static const char *const HEADINGS[COLUMNS] = {"code", "audience", "kind",     "theme",
                                              "text", "scale",    "reversed", "characteristic"};
static const double WIDTHS[COLUMNS] = {8, 10, 14, 34, 80, 24, 10, 16};

/* A row's cells, in the order of the headings. Borrowed from the item. */
static void cells_of(const EqlItem *item, const char **cells)
{
    gboolean scored = item->kind == EQL_ITEM_SCORED;
    const char *const values[COLUMNS] = {item->code,
                                         item->audience,
                                         eql_item_kind_name(item->kind),
                                         item->theme_label,
                                         item->text,
                                         scored ? item->scale->spec : NULL,
                                         scored ? (item->reversed ? "yes" : "no") : NULL,
                                         item->characteristic};
    for (guint i = 0; i < COLUMNS; i++)
        cells[i] = values[i] ? values[i] : "";
}

/* It is read back, so its texts stand as they are: a question is not made safe by an
 * apostrophe that would then be part of it. */
static void add_line(GString *csv, const char *const *cells)
{
    for (guint i = 0; i < COLUMNS; i++) {
        if (i > 0)
            g_string_append_c(csv, ',');
        eql_csv_append(csv, cells[i]);
    }
    g_string_append_c(csv, '\n');
}

static gboolean write_csv(const EqlQuestionnaire *questionnaire, const char *path, GError **error)
{
    GString *csv = g_string_new(NULL);
    const char *cells[COLUMNS];
    add_line(csv, HEADINGS);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        cells_of(questionnaire->items->pdata[i], cells);
        add_line(csv, cells);
    }
    gboolean written = eql_save_text(path, csv, error);
    g_string_free(csv, TRUE);
    return written;
}

static void write_row(lxw_worksheet *sheet, guint row, const char *const *cells, lxw_format *format)
{
    for (guint i = 0; i < COLUMNS; i++)
        worksheet_write_string(sheet, row, (lxw_col_t)i, cells[i], format);
}

static lxw_error fill_workbook(lxw_workbook *book, const EqlQuestionnaire *questionnaire)
{
    lxw_worksheet *sheet = workbook_add_worksheet(book, "Questionnaire");
    lxw_format *bold = workbook_add_format(book), *wrap = workbook_add_format(book);
    const char *cells[COLUMNS];
    format_set_bold(bold);
    format_set_text_wrap(wrap);
    format_set_align(wrap, LXW_ALIGN_VERTICAL_TOP);
    for (guint i = 0; i < COLUMNS; i++)
        worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, WIDTHS[i], NULL);
    write_row(sheet, 0, HEADINGS, bold);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        cells_of(questionnaire->items->pdata[i], cells);
        write_row(sheet, i + 1, cells, wrap);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    return workbook_close(book);
}

static gboolean write_xlsx(const EqlQuestionnaire *questionnaire, const char *path, GError **error)
{
    lxw_workbook_options options = {.constant_memory = LXW_FALSE};
    g_autofree char *temporary = eql_save_begin(path, error);
    if (!temporary)
        return FALSE;
    lxw_workbook *book = workbook_new_opt(temporary, &options);
    lxw_error failure = book ? fill_workbook(book, questionnaire) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (failure == LXW_NO_ERROR && eql_save_xlsx_is_whole(temporary))
        return eql_save_end(temporary, path, error);
    g_remove(temporary);
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("%s could not be written. Is there room on the disk?"), path);
    return FALSE;
}

gboolean eql_questionnaire_write(const EqlQuestionnaire *questionnaire, const char *path,
                                 GError **error)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    return g_str_has_suffix(lower, ".csv") ? write_csv(questionnaire, path, error)
                                           : write_xlsx(questionnaire, path, error);
}
