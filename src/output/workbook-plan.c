/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "output/labels.h"

/* Empty rows for what the school adds. The first have lines to write on, on paper too; the others
 * look like nothing, and print only when something is in them. */
#define LINED_ROWS 5
#define FREE_ROWS 200

/* Columns. The first is hidden: it lets the sheet be read back after sorting. */
enum {
    ID,
    PRIORITY,
    THEME,
    EVIDENCE,
    ACTIVITY,
    OWNER,
    GOVERNANCE,
    DUE,
    SUCCESS,
    STATUS,
    REVIEW,
    COLUMNS,
};

static const double widths[] = {6, 11, 20, 36, 40, 16, 17, 13, 30, 13, 30, 0};

const char *eql_workbook_name_plan(void)
{
    return C_("sheet", "Action plan");
}

static void write_action(EqlSheet *sheet, const EqlAction *action)
{
    eql_sheet_text(sheet, action->id);
    eql_sheet_text(sheet, eql_priority_label(action->priority));
    eql_sheet_text(sheet, action->theme);
    eql_sheet_text(sheet, action->evidence);
    eql_sheet_text(sheet, action->activity);
    eql_sheet_text(sheet, action->owner);
    eql_sheet_text(sheet, action->governance);
    eql_sheet_date(sheet, action->due);
    eql_sheet_text(sheet, action->success_measure);
    eql_sheet_text(sheet, eql_status_label(action->status));
    eql_sheet_text(sheet, action->review);
    eql_sheet_end_row(sheet);
}

static void write_lined_rows(EqlSheet *sheet)
{
    for (guint i = 0; i < LINED_ROWS; i++) {
        for (guint column = 0; column < COLUMNS; column++)
            column == DUE ? eql_sheet_styled(sheet, "", EQL_STYLE_DATE) : eql_sheet_text(sheet, "");
        eql_sheet_end_row(sheet);
    }
}

/* What is typed below them looks like the rows above. */
static void style_columns(EqlSheet *sheet)
{
    lxw_row_col_options hidden = {.hidden = LXW_TRUE};
    for (lxw_col_t i = 0; i < COLUMNS; i++) {
        lxw_format *format =
            sheet->book->styles[i == DUE ? EQL_STYLE_DATE_ONLY : EQL_STYLE_WRAPPED];
        worksheet_set_column_opt(sheet->sheet, i, i, sheet->widths[i], format,
                                 i == ID ? &hidden : NULL);
    }
}

/* A line under each of them that has something in it. */
static void line_free_rows(EqlSheet *sheet)
{
    lxw_format *format = workbook_add_format(sheet->book->workbook);
    char first[LXW_MAX_CELL_NAME_LENGTH], last[LXW_MAX_CELL_NAME_LENGTH];
    lxw_row_t row = sheet->row - FREE_ROWS + LINED_ROWS;
    lxw_rowcol_to_cell(first, row, PRIORITY);
    lxw_rowcol_to_cell(last, row, REVIEW);
    g_autofree char *filled = g_strdup_printf("=COUNTA($%s:$%s)>0", first, last);
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_FORMULA,
        .value_string = filled,
        .format = format,
    };
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_bottom_color(format, EQL_COLOUR_LINE);
    eql_book_note_error(sheet->book,
                        worksheet_conditional_format_range(sheet->sheet, row, PRIORITY,
                                                           sheet->row - 1, REVIEW, &condition));
}

/* ── what may be typed ── */

static void validate(EqlSheet *sheet, lxw_col_t column, lxw_data_validation *validation)
{
    eql_book_note_error(sheet->book,
                        worksheet_data_validation_range(sheet->sheet, sheet->head + 1, column,
                                                        sheet->row - 1, column, validation));
}

static void offer_list(EqlSheet *sheet, lxw_col_t column, const char **choices, const char *title,
                       const char *message)
{
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = (void *)choices, /* char ** or const char **, as the library is old or new */
        .error_title = (char *)title,
        .error_message = (char *)message,
    };
    validate(sheet, column, &validation);
}

static void offer_priorities(EqlSheet *sheet)
{
    const char *choices[] = {eql_priority_label(1), eql_priority_label(2), eql_priority_label(3),
                             NULL};
    offer_list(sheet, PRIORITY, choices, _("Priority"), _("Choose one from the list."));
}

static void offer_statuses(EqlSheet *sheet)
{
    const char *choices[] = {
        eql_status_label(EQL_STATUS_NOT_STARTED), eql_status_label(EQL_STATUS_IN_PROGRESS),
        eql_status_label(EQL_STATUS_DONE), eql_status_label(EQL_STATUS_PAUSED), NULL};
    offer_list(sheet, STATUS, choices, _("Status"), _("Choose one from the list."));
}

static void ask_for_dates(EqlSheet *sheet)
{
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_DATE,
        .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
        .minimum_datetime = {.year = 2000, .month = 1, .day = 1},
        .maximum_datetime = {.year = 2100, .month = 12, .day = 31},
        .input_title = (char *)_("Due date"),
        .input_message = (char *)_("For example 31/03/2026"),
        .error_title = (char *)_("Due date"),
        .error_message = (char *)_("Type a date, for example 31/03/2026."),
    };
    validate(sheet, DUE, &validation);
}

/* ── colours by status ── */

static void colour_status(EqlSheet *sheet, EqlStatus status, lxw_color_t font, lxw_color_t fill)
{
    lxw_format *format = workbook_add_format(sheet->book->workbook);
    g_autofree char *criterion = g_strdup_printf("=\"%s\"", eql_status_label(status));
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_CELL,
        .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
        .value_string = criterion,
        .format = format,
    };
    format_set_font_color(format, font);
    format_set_bg_color(format, fill);
    eql_book_note_error(sheet->book,
                        worksheet_conditional_format_range(sheet->sheet, sheet->head + 1, STATUS,
                                                           sheet->row - 1, STATUS, &condition));
}

static void colour_statuses(EqlSheet *sheet)
{
    colour_status(sheet, EQL_STATUS_NOT_STARTED, 0x3A3A44, EQL_COLOUR_GREY_PALE);
    colour_status(sheet, EQL_STATUS_IN_PROGRESS, EQL_COLOUR_ACCENT, EQL_COLOUR_ACCENT_PALE);
    colour_status(sheet, EQL_STATUS_DONE, 0xFFFFFF, EQL_COLOUR_ACCENT);
    colour_status(sheet, EQL_STATUS_PAUSED, EQL_COLOUR_GREY, 0xFFFFFF);
}

static void write_rows(EqlSheet *sheet, const char *id)
{
    const char *headings[] = {id,
                              _("Priority"),
                              _("Theme"),
                              _("Evidence"),
                              _("Activity"),
                              _("Owner"),
                              _("Governance"),
                              _("Due date"),
                              _("Success measure"),
                              _("Status"),
                              _("Review"),
                              NULL};
    GPtrArray *actions = sheet->book->content->actions;
    lxw_row_t first = sheet->row;
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    for (guint i = 0; i < actions->len; i++)
        write_action(sheet, actions->pdata[i]);
}

static void write_title(EqlSheet *sheet)
{
    const char *use = _("Work on this sheet as you like: change, sort, filter, add rows at the "
                        "end. Equalens can read it back.");
    if (!sheet->book->content->only_proposed) {
        eql_sheet_title(sheet, _("Action plan"), use);
        return;
    }
    g_autofree char *subtitle =
        g_strconcat(_("Proposed from what stands out: the school has not decided on them yet."),
                    " ", use, NULL);
    eql_sheet_title(sheet, _("Proposed actions"), subtitle);
}

void eql_workbook_plan(EqlBook *book)
{
    EqlSheetLayout layout = {eql_workbook_name_plan(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    sheet->grows = TRUE;
    write_title(sheet);
    write_rows(sheet, _("Equalens id"));
    write_lined_rows(sheet);
    eql_sheet_skip(sheet, FREE_ROWS - LINED_ROWS);
    style_columns(sheet);
    line_free_rows(sheet);
    eql_sheet_filter(sheet);
    offer_priorities(sheet);
    offer_statuses(sheet);
    ask_for_dates(sheet);
    colour_statuses(sheet);
    eql_sheet_name_table(sheet, "Equalens_plan");
}

void eql_workbook_plan_exported(EqlBook *book)
{
    EqlSheetLayout layout = {C_("sheet", "Plan as exported"), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_text(sheet, book->content->dataset->school->name); /* whose plan it is */
    eql_sheet_end_row(sheet);
    write_rows(sheet, _("Equalens id as exported"));
    worksheet_hide(sheet->sheet);
}
