/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet.h"

#include <math.h>
#include <string.h>

#include "base/i18n.h"
#include "output/labels.h"

/* Excel's: ISO A4. */
#define PAPER_A4 9
#define LINE_HEIGHT 15.0
/* Excel's tallest row. */
#define HEIGHT_MOST 409.0
/* Excel's longest sheet name. */
#define NAME_MOST 31

/* ── a sheet ── */

static void set_page(EqlSheet *sheet, gboolean landscape)
{
    lxw_worksheet *page = sheet->sheet;
    worksheet_set_paper(page, PAPER_A4);
    if (landscape)
        worksheet_set_landscape(page);
    if (eql_runs_right_to_left())
        worksheet_right_to_left(page);
    worksheet_fit_to_pages(page, 1, 0);
    worksheet_set_margins(page, 0.5, 0.5, 0.5, 0.6);
    worksheet_gridlines(page, LXW_HIDE_ALL_GRIDLINES);
    eql_book_note_error(sheet->book, worksheet_set_footer(page, sheet->book->footer));
    if (sheet->book->header)
        eql_book_note_error(sheet->book, worksheet_set_header(page, sheet->book->header));
}

static void set_widths(EqlSheet *sheet, const double *widths)
{
    while (widths[sheet->n_columns] > 0)
        sheet->n_columns++;
    sheet->widths = g_memdup2(widths, sheet->n_columns * sizeof *widths);
    for (lxw_col_t i = 0; i < sheet->n_columns; i++)
        worksheet_set_column(sheet->sheet, i, i, widths[i], NULL);
}

EqlSheet *eql_sheet_new(EqlBook *book, const EqlSheetLayout *layout)
{
    EqlSheet *sheet = g_new0(EqlSheet, 1);
    sheet->book = book;
    sheet->tops = g_array_new(FALSE, FALSE, sizeof(double));
    sheet->name =
        g_utf8_substring(layout->name, 0, MIN(g_utf8_strlen(layout->name, -1), NAME_MOST));
    sheet->sheet = workbook_add_worksheet(book->workbook, sheet->name);
    set_page(sheet, layout->landscape);
    set_widths(sheet, layout->widths);
    return sheet;
}

void eql_sheet_finish(EqlSheet *sheet)
{
    if (!sheet)
        return;
    EqlHiddenCount *count = g_new0(EqlHiddenCount, 1);
    count->sheet = sheet->name;
    count->figures = sheet->hidden;
    g_ptr_array_add(sheet->book->hidden, count);
    eql_sheet_break_pages(sheet);
    if (sheet->grows) {
        sheet->book->growing = sheet->sheet->index + 1U;
        sheet->book->growing_below = sheet->head + 1;
    }
    g_array_unref(sheet->tops);
    g_free(sheet->widths);
    g_free(sheet);
}

/* ── text across the sheet ── */

/* The width from the current column on. */
static double width_left(const EqlSheet *sheet)
{
    double width = 0;
    for (lxw_col_t i = sheet->column; i < sheet->n_columns; i++)
        width += sheet->widths[i];
    return width;
}

/* Widths are counted in digits of 11 points, and these types are bold. */
static guint lines_of_size(const EqlSheet *sheet, const char *text, double size)
{
    return eql_lines_for(text, width_left(sheet) * 11 / size * 0.9);
}

static void next_row(EqlSheet *sheet, double height)
{
    sheet->lines = 0;
    g_array_append_val(sheet->tops, sheet->y);
    sheet->y += height;
    sheet->row++;
    sheet->column = 0;
}

/* From the current column to the table's last, and on to the next row. */
static void write_across(EqlSheet *sheet, const char *text, EqlStyle style, double height)
{
    g_autofree char *clean = eql_cell_text(text);
    lxw_format *format = sheet->book->styles[style];
    lxw_col_t last = (lxw_col_t)(sheet->n_columns - 1);
    worksheet_set_row(sheet->sheet, sheet->row, height, NULL);
    lxw_error error;
    if (last > sheet->column)
        error = worksheet_merge_range(sheet->sheet, sheet->row, sheet->column, sheet->row, last,
                                      clean, format);
    else
        error = worksheet_write_string(sheet->sheet, sheet->row, sheet->column, clean, format);
    eql_book_note_error(sheet->book, error);
    next_row(sheet, height);
}

void eql_sheet_mark(EqlSheet *sheet)
{
    if (sheet->book->content->permit)
        eql_sheet_styled(sheet, eql_internal_mark(), EQL_STYLE_MARK);
}

void eql_sheet_title(EqlSheet *sheet, const char *title, const char *subtitle)
{
    if (sheet->book->content->permit)
        write_across(sheet, eql_internal_mark(), EQL_STYLE_MARK, LINE_HEIGHT + 5);
    write_across(sheet, title, EQL_STYLE_TITLE, 27 * lines_of_size(sheet, title, 18));
    if (subtitle)
        write_across(sheet, subtitle, EQL_STYLE_SUBTITLE,
                     LINE_HEIGHT * eql_lines_for(subtitle, width_left(sheet)) + 3);
    eql_sheet_skip(sheet, 1);
}

void eql_sheet_section(EqlSheet *sheet, const char *text)
{
    write_across(sheet, text, EQL_STYLE_SECTION, 21 * lines_of_size(sheet, text, 13));
}

void eql_sheet_note(EqlSheet *sheet, const char *text)
{
    /* The type is a size smaller than the one that widths are counted in. */
    double width = width_left(sheet) * 1.08;
    write_across(sheet, text, EQL_STYLE_NOTE, LINE_HEIGHT * eql_lines_for(text, width));
}

gboolean eql_sheet_says_no_answers(EqlSheet *sheet)
{
    if (sheet->book->content->scores->audiences->len > 0)
        return FALSE;
    eql_sheet_note(sheet, _("No answers have been brought in yet."));
    return TRUE;
}

void eql_sheet_skip(EqlSheet *sheet, guint rows)
{
    for (; rows > 0; rows--)
        next_row(sheet, LINE_HEIGHT);
}

/* ── a table ── */

/* Excel would break a word that is wider than its column. */
static void make_room(EqlSheet *sheet, const char *heading)
{
    double needed = 0;
    g_auto(GStrv) words = g_strsplit_set(heading, " \n-", -1);
    for (char **word = words; *word; word++)
        needed = MAX(needed, (double)g_utf8_strlen(*word, -1) + 1);
    if (sheet->column >= sheet->n_columns || sheet->widths[sheet->column] >= needed)
        return;
    sheet->widths[sheet->column] = needed;
    worksheet_set_column(sheet->sheet, sheet->column, sheet->column, needed, NULL);
}

void eql_sheet_head(EqlSheet *sheet, const char *const *headings)
{
    sheet->head = sheet->row;
    sheet->head_y = sheet->y;
    sheet->small_here = sheet->hidden_here = 0;
    sheet->n_reasons = 0;
    for (; *headings; headings++) {
        gboolean number = **headings == '#';
        const char *heading = *headings + (number ? 1 : 0);
        make_room(sheet, heading);
        eql_sheet_styled(sheet, heading, number ? EQL_STYLE_HEAD_NUMBER : EQL_STYLE_HEAD);
    }
    sheet->head_columns = sheet->column;
    eql_sheet_end_row(sheet);
}

/* The sheets give each row its height: not every program works it out when it opens one. */
static void note_lines(EqlSheet *sheet, const char *text, EqlStyle style)
{
    gboolean is_head = style == EQL_STYLE_HEAD || style == EQL_STYLE_HEAD_NUMBER;
    gboolean wraps = is_head || style == EQL_STYLE_TEXT || style == EQL_STYLE_STRONG ||
                     style == EQL_STYLE_ACCENT || style == EQL_STYLE_GREEN ||
                     style == EQL_STYLE_CODE;
    if (!wraps || sheet->column >= sheet->n_columns)
        return;
    double width = sheet->widths[sheet->column];
    if (is_head) /* in bold; figures' headings are not indented */
        width = width * 0.95 + (style == EQL_STYLE_HEAD_NUMBER ? 1.3 : 0);
    else if (style == EQL_STYLE_STRONG)
        width *= 0.95;
    else if (style == EQL_STYLE_CODE)
        width *= 11.0 / 8;
    sheet->lines = MAX(sheet->lines, eql_lines_for(text, width));
}

void eql_sheet_head_over(EqlSheet *sheet, const char *const *headings)
{
    eql_sheet_head(sheet, headings);
    for (lxw_col_t i = sheet->head_columns; i < sheet->n_columns; i++)
        eql_book_note_error(sheet->book,
                            worksheet_write_blank(sheet->sheet, sheet->head, i,
                                                  sheet->book->styles[EQL_STYLE_HEAD]));
}

void eql_sheet_styled(EqlSheet *sheet, const char *text, EqlStyle style)
{
    g_autofree char *clean = eql_cell_text(text);
    lxw_error error = worksheet_write_string(sheet->sheet, sheet->row, sheet->column, clean,
                                             sheet->book->styles[style]);
    eql_book_note_error(sheet->book, error);
    note_lines(sheet, clean, style);
    sheet->column++;
}

void eql_sheet_over(EqlSheet *sheet, const char *text, EqlStyle style)
{
    lxw_col_t column = sheet->column;
    g_autofree char *broken = eql_break_lines(text, width_left(sheet));
    g_auto(GStrv) lines = g_strsplit(broken, "\n", -1);
    for (char **line = lines; *line; line++) {
        sheet->column = column;
        eql_sheet_styled(sheet, *line, style);
        eql_sheet_end_row(sheet);
    }
}

void eql_sheet_text(EqlSheet *sheet, const char *text)
{
    eql_sheet_styled(sheet, text, EQL_STYLE_TEXT);
}

static void write_number(EqlSheet *sheet, double value, EqlStyle style)
{
    lxw_format *format = sheet->book->styles[eql_style_for_value(style, value)];
    eql_book_note_error(sheet->book, worksheet_write_number(sheet->sheet, sheet->row, sheet->column,
                                                            value, format));
    sheet->column++;
}

static guint mark_of(EqlSheet *sheet, EqlReason reason)
{
    for (guint i = 0; i < sheet->n_reasons; i++) {
        if (sheet->reasons[i] == reason)
            return i + 1;
    }
    if (sheet->n_reasons == G_N_ELEMENTS(sheet->reasons))
        return 0;
    sheet->reasons[sheet->n_reasons] = reason;
    return ++sheet->n_reasons;
}

static const char *const marks[] = {"–", "–¹", "–²", "–³", "–⁴", "–⁵", "–⁶", "–⁷", "–⁸", "–⁹"};

/* A dash with the number of the note that says why. */
static void write_absent(EqlSheet *sheet, EqlReason reason)
{
    guint mark = reason == EQL_REASON_NONE ? 0 : mark_of(sheet, reason);
    eql_sheet_styled(sheet, marks[mark], EQL_STYLE_ABSENT);
}

static void write_hidden(EqlSheet *sheet)
{
    eql_sheet_styled(sheet, C_("figure", "hidden"), EQL_STYLE_HIDDEN);
}

/* Differences of shares read as percentage points. */
static double scaled(EqlUnit unit, double value)
{
    return unit == EQL_UNIT_SHARE_DIFFERENCE ? 100 * value : value;
}

void eql_sheet_figure(EqlSheet *sheet, EqlFigure figure)
{
    eql_sheet_figure_as(sheet, figure, EQL_STYLE_FIGURE + figure.unit);
}

/* A book without a permit has no opened figures, or hides them again. */
static EqlFigure for_book(const EqlSheet *sheet, EqlFigure figure)
{
    return sheet->book->content->permit ? figure : eql_figure_public(figure);
}

static EqlStyle style_for(EqlSheet *sheet, EqlFigure figure, EqlStyle style)
{
    if (!figure.is_small)
        return style;
    sheet->small_here++;
    return style == EQL_STYLE_P ? style : EQL_STYLE_SMALL + figure.unit;
}

void eql_sheet_figure_as(EqlSheet *sheet, EqlFigure given, EqlStyle style)
{
    EqlFigure figure = for_book(sheet, given);
    switch (figure.state) {
    case EQL_FIGURE_SHOWN:
        write_number(sheet, scaled(figure.unit, figure.value), style_for(sheet, figure, style));
        break;
    case EQL_FIGURE_HIDDEN:
        sheet->hidden_here++;
        sheet->hidden++;
        write_hidden(sheet);
        break;
    case EQL_FIGURE_ABSENT:
        write_absent(sheet, figure.reason);
        break;
    }
}

void eql_sheet_no_word(EqlSheet *sheet, EqlFigure given)
{
    EqlFigure figure = for_book(sheet, given);
    const char *text = eql_figure_is_hidden(figure) ? C_("figure", "hidden") : "";
    if (figure.state == EQL_FIGURE_ABSENT)
        text = marks[figure.reason == EQL_REASON_NONE ? 0 : mark_of(sheet, figure.reason)];
    eql_sheet_styled(sheet, text, EQL_STYLE_NO_WORD);
}

void eql_sheet_ends(EqlSheet *sheet, EqlFigure given)
{
    EqlFigure figure = for_book(sheet, given);
    const double ends[] = {figure.low, figure.high};
    for (guint i = 0; i < 2; i++) {
        if (eql_figure_is_hidden(figure))
            write_hidden(sheet);
        else if (!eql_figure_is_shown(figure))
            write_absent(sheet, figure.reason);
        else if (!eql_figure_has_interval(figure))
            write_absent(sheet, figure.interval_reason);
        else
            write_number(sheet, scaled(figure.unit, ends[i]),
                         style_for(sheet, figure, EQL_STYLE_END + figure.unit));
    }
}

void eql_sheet_interval(EqlSheet *sheet, EqlFigure figure)
{
    eql_sheet_figure(sheet, figure);
    eql_sheet_ends(sheet, figure);
}

void eql_sheet_count(EqlSheet *sheet, guint64 count)
{
    write_number(sheet, (double)count, EQL_STYLE_FIGURE + EQL_UNIT_COUNT);
}

static gboolean read_date(const char *text, lxw_datetime *date)
{
    GDate parsed;
    int year = 0, month = 0, day = 0;
    g_date_clear(&parsed, 1);
    if (!text || strlen(text) < 10 || sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return FALSE;
    if (year < 1900 || !g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year))
        return FALSE;
    *date = (lxw_datetime){.year = year, .month = month, .day = day};
    return TRUE;
}

void eql_sheet_date(EqlSheet *sheet, const char *date)
{
    lxw_datetime parsed;
    if (!read_date(date, &parsed)) {
        /* an empty cell is ready for one */
        eql_sheet_styled(sheet, date, date && *date ? EQL_STYLE_TEXT : EQL_STYLE_DATE);
        return;
    }
    eql_book_note_error(sheet->book,
                        worksheet_write_datetime(sheet->sheet, sheet->row, sheet->column, &parsed,
                                                 sheet->book->styles[EQL_STYLE_DATE]));
    sheet->column++;
}

void eql_sheet_end_row(EqlSheet *sheet)
{
    double height = MIN(MAX(sheet->lines, 1) * LINE_HEIGHT, HEIGHT_MOST);
    if (sheet->lines > 1)
        worksheet_set_row(sheet->sheet, sheet->row, height, NULL);
    next_row(sheet, height);
}

void eql_sheet_filter(EqlSheet *sheet)
{
    if (sheet->row > sheet->head + 1)
        eql_book_note_error(sheet->book,
                            worksheet_autofilter(sheet->sheet, sheet->head, 0, sheet->row - 1,
                                                 (lxw_col_t)(sheet->head_columns - 1)));
}

void eql_sheet_name_table(EqlSheet *sheet, const char *name)
{
    char cells[LXW_MAX_CELL_RANGE_LENGTH];
    g_auto(GStrv) parts = g_strsplit(sheet->name, "'", -1);
    g_autofree char *quoted = g_strjoinv("''", parts);
    lxw_rowcol_to_range_abs(cells, sheet->head, 0, sheet->row - 1,
                            (lxw_col_t)(sheet->head_columns - 1));
    g_autofree char *range = g_strdup_printf("='%s'!%s", quoted, cells);
    eql_book_note_error(sheet->book, workbook_define_name(sheet->book->workbook, name, range));
}

void eql_sheet_share_bars(EqlSheet *sheet, lxw_col_t column)
{
    lxw_conditional_format bars = {
        .type = LXW_CONDITIONAL_DATA_BAR,
        .min_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .max_rule_type = LXW_CONDITIONAL_RULE_TYPE_NUMBER,
        .min_value = 0,
        .max_value = 1,
        .bar_solid = LXW_TRUE,
        .bar_color = EQL_COLOUR_ACCENT_PALE,
    };
    if (sheet->row > sheet->head + 1)
        eql_book_note_error(
            sheet->book, worksheet_conditional_format_range(sheet->sheet, sheet->head + 1, column,
                                                            sheet->row - 1, column, &bars));
}

void eql_sheet_end_table(EqlSheet *sheet)
{
    if (sheet->hidden_here)
        eql_sheet_note(sheet, eql_hidden_sentence());
    if (sheet->small_here)
        eql_sheet_note(sheet, _("Tinted: small numbers, or figures from which such could be worked "
                                "out. They are hidden in everything that may be passed on."));
    for (guint i = 0; i < sheet->n_reasons; i++) {
        g_autofree char *note =
            g_strdup_printf("%s %s", marks[i + 1], eql_reason_sentence(sheet->reasons[i]));
        eql_sheet_note(sheet, note);
    }
    sheet->small_here = sheet->hidden_here = 0;
    sheet->n_reasons = 0;
    eql_sheet_skip(sheet, 1);
}

void eql_sheet_freeze(EqlSheet *sheet, lxw_row_t first_repeated)
{
    worksheet_freeze_panes(sheet->sheet, sheet->row, 0);
    if (first_repeated == EQL_NOT_REPEATED)
        return;
    sheet->repeated = sheet->y - (first_repeated > 0 ? sheet->head_y : 0);
    eql_book_note_error(sheet->book,
                        worksheet_repeat_rows(sheet->sheet, first_repeated, sheet->row - 1));
}
