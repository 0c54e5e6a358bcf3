/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook.h"

#include "base/i18n.h"
#include "output/csv-text.h"
#include "output/save.h"
#include "output/sheet.h"

enum { CODE, AUDIENCE, KIND, THEME, TEXT, SCALE, REVERSED, CHARACTERISTIC, COLUMNS };

/* The file's own words: they are read back, so they are never translated. */
static const char *const headings[COLUMNS] = {"code", "audience", "kind",     "theme",
                                              "text", "scale",    "reversed", "characteristic"};

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

static void fields_of(const EqlItem *item, const char *fields[COLUMNS])
{
    /* set aside: with what it needs to be put back */
    gboolean scored = item->kind == EQL_ITEM_SCORED || item->kind == EQL_ITEM_IGNORE;
    fields[CODE] = item->code;
    fields[AUDIENCE] = item->audience;
    fields[KIND] = eql_item_kind_name(item->kind);
    fields[THEME] = or_empty(item->theme_label);
    fields[TEXT] = or_empty(item->text);
    fields[SCALE] = scored && item->scale ? or_empty(item->scale->spec) : "";
    fields[REVERSED] = !*fields[SCALE] ? "" : item->reversed ? "yes" : "no";
    fields[CHARACTERISTIC] = or_empty(item->characteristic);
}

/* ── CSV ── */

/* No guard against formulas here: the text must come back as it is, and the school wrote
 * it itself. */
static void add_line(GString *csv, const char *const fields[COLUMNS])
{
    for (guint i = 0; i < COLUMNS; i++) {
        eql_csv_append(csv, fields[i]);
        g_string_append_c(csv, i + 1 < COLUMNS ? ',' : '\n');
    }
}

static gboolean write_csv(const EqlQuestionnaire *questionnaire, const char *path, GError **error)
{
    g_autoptr(GString) csv = g_string_new(NULL);
    add_line(csv, headings);
    for (guint i = 0; i < questionnaire->items->len; i++) {
        const char *fields[COLUMNS];
        fields_of(questionnaire->items->pdata[i], fields);
        add_line(csv, fields);
    }
    return eql_save_text(path, csv, error);
}

/* ── .xlsx ── */

static const double widths[COLUMNS] = {8, 11, 15, 32, 70, 28, 10, 15};

typedef struct {
    lxw_worksheet *sheet;
    lxw_format *head, *text;
    lxw_error error;
} Writer;

static void write_row(Writer *writer, lxw_row_t row, const char *const fields[COLUMNS],
                      lxw_format *format)
{
    for (lxw_col_t i = 0; i < COLUMNS; i++) {
        g_autofree char *clean = eql_cell_text(fields[i]);
        lxw_error error = worksheet_write_string(writer->sheet, row, i, clean, format);
        if (writer->error == LXW_NO_ERROR)
            writer->error = error;
    }
}

static void offer(Writer *writer, lxw_col_t column, lxw_row_t last, const char **choices)
{
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = (void *)choices, /* char ** or const char **, as the library is old or new */
    };
    worksheet_data_validation_range(writer->sheet, 1, column, last, column, &validation);
}

static void offer_choices(Writer *writer, lxw_row_t last)
{
    const char *kinds[] = {
        eql_item_kind_name(EQL_ITEM_SCORED), eql_item_kind_name(EQL_ITEM_CHARACTERISTIC),
        eql_item_kind_name(EQL_ITEM_COMMENT), eql_item_kind_name(EQL_ITEM_IGNORE), NULL};
    const char *yes_no[] = {"yes", "no", NULL};
    offer(writer, KIND, last, kinds);
    offer(writer, REVERSED, last, yes_no);
}

static void lay_out(Writer *writer, lxw_row_t last)
{
    for (lxw_col_t i = 0; i < COLUMNS; i++)
        worksheet_set_column(writer->sheet, i, i, widths[i], NULL);
    worksheet_freeze_panes(writer->sheet, 1, 0);
    worksheet_autofilter(writer->sheet, 0, 0, last, COLUMNS - 1);
    worksheet_set_landscape(writer->sheet);
    worksheet_set_paper(writer->sheet, 9);
    worksheet_fit_to_pages(writer->sheet, 1, 0);
    worksheet_repeat_rows(writer->sheet, 0, 0);
}

static lxw_error write_sheet(lxw_workbook *workbook, const EqlQuestionnaire *questionnaire)
{
    lxw_format *styles[EQL_STYLES];
    eql_styles_make(workbook, EQL_COLOUR_ACCENT, styles);
    Writer writer = {workbook_add_worksheet(workbook, C_("sheet", "Questionnaire")),
                     styles[EQL_STYLE_HEAD], styles[EQL_STYLE_TEXT], LXW_NO_ERROR};
    lxw_row_t last = questionnaire->items->len;
    write_row(&writer, 0, headings, writer.head);
    for (lxw_row_t i = 0; i < last; i++) {
        const char *fields[COLUMNS];
        fields_of(questionnaire->items->pdata[i], fields);
        write_row(&writer, i + 1, fields, writer.text);
    }
    lay_out(&writer, MAX(last, 1));
    offer_choices(&writer, last + 50);
    return writer.error;
}

static gboolean write_xlsx(const EqlQuestionnaire *questionnaire, const char *path, GError **error)
{
    g_autofree char *temporary = eql_save_begin_xlsx(path, error);
    if (!temporary)
        return FALSE;
    lxw_workbook *workbook = eql_save_new_workbook(temporary);
    lxw_error filled = write_sheet(workbook, questionnaire);
    lxw_error closed = eql_save_close_workbook(workbook);
    return eql_save_end_xlsx(temporary, path, filled != LXW_NO_ERROR ? filled : closed, error);
}

gboolean eql_questionnaire_write(const EqlQuestionnaire *questionnaire, const char *path,
                                 GError **error)
{
    g_autofree char *lower = g_ascii_strdown(path, -1);
    if (g_str_has_suffix(lower, ".xlsx"))
        return write_xlsx(questionnaire, path, error);
    if (g_str_has_suffix(lower, ".csv"))
        return write_csv(questionnaire, path, error);
    g_autofree char *name = g_filename_display_basename(path);
    g_set_error(error, EQL_OUTPUT_ERROR, EQL_OUTPUT_ERROR_WRITE,
                _("“%s”: a questionnaire is written as .xlsx or .csv; give the file one of these "
                  "endings."),
                name);
    return FALSE;
}
