/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/sheet-chart.h"

#include <string.h>

#include "base/i18n.h"
#include "output/save.h"

static void clear_chart_row(gpointer data)
{
    g_free(((EqlRatioRow *)data)->label);
}

static void free_hidden_count(gpointer data)
{
    EqlHiddenCount *count = data;
    g_free(count->sheet);
    g_free(count);
}

/* No name of a person: only the school's and the program's. */
static void set_properties(EqlBook *book)
{
    g_autofree char *title = eql_cell_text(book->content->dataset->school->name);
    const EqlService *service = book->content->service;
    g_autofree char *comment = g_strdup_printf(_("Written by Equalens %s"), EQL_VERSION);
    g_autoptr(GDateTime) now = eql_save_now();
    lxw_doc_properties properties = {
        .title = title,
        .subject = (char *)_("Fairness questionnaires, exclusions and suspensions, action plan"),
        .company = title,
        .author = (char *)(service && service->name ? service->name : "Equalens"),
        .comments = comment,
        .created = (time_t)g_date_time_to_unix(now),
    };
    eql_book_note_error(book, workbook_set_properties(book->workbook, &properties));
}

/* In a footer '&' begins a command, and Excel takes no more than 255 characters. */
static char *make_footer(const char *school)
{
    g_autofree char *text = eql_cell_text(school);
    g_autofree char *cut = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), 80));
    g_auto(GStrv) parts = g_strsplit(cut, "&", -1);
    g_autofree char *escaped = g_strjoinv("&&", parts);
    /* Translators: the foot of a printed page; keep &A (sheet), &P (page) and &N (pages). */
    return g_strdup_printf(_("&L%s · &A&RPage &P of &N"), escaped);
}

/* Head and foot of every printed page, in bold. */
static void mark_pages(EqlBook *book)
{
    g_autofree char *footer = g_steal_pointer(&book->footer);
    /* left, centre, right: programs read no other order */
    const char *right = g_strrstr(footer, "&R");
    int left = right ? (int)(right - footer) : (int)strlen(footer);
    book->header = g_strdup_printf("&C&B%s", eql_internal_mark());
    book->footer =
        g_strdup_printf("%.*s&C&B%s%s", left, footer, eql_internal_mark(), right ? right : "");
}

static lxw_color_t accent_of(const EqlService *service)
{
    return service && service->rgb ? service->rgb : EQL_COLOUR_ACCENT;
}

/* Not libxlsxwriter's constant-memory mode: in it charts carry no copy of their values,
 * and programs that only preview a workbook would show them empty. A school's figures
 * fit in memory many times over. */
EqlBook *eql_book_new(const EqlWorkbookContent *content, const char *path)
{
    EqlBook *book = g_new0(EqlBook, 1);
    book->content = content;
    book->path = g_strdup(path);
    book->workbook = eql_save_new_workbook(path);
    book->hidden = g_ptr_array_new_with_free_func(free_hidden_count);
    book->chart_rows = g_array_new(FALSE, FALSE, sizeof(EqlRatioRow));
    g_array_set_clear_func(book->chart_rows, clear_chart_row);
    book->footer = make_footer(content->dataset->school->name);
    if (content->permit)
        mark_pages(book);
    eql_styles_make(book->workbook, accent_of(content->service), book->styles);
    set_properties(book);
    return book;
}

void eql_book_note_error(EqlBook *book, lxw_error error)
{
    if (book->error == LXW_NO_ERROR)
        book->error = error;
}

static void free_book(EqlBook *book)
{
    g_ptr_array_unref(book->hidden);
    g_array_unref(book->chart_rows);
    g_free(book->footer);
    g_free(book->header);
    g_free(book->path);
    g_free(book);
}

lxw_error eql_book_close(EqlBook *book)
{
    lxw_error error = eql_save_close_workbook(book->workbook);
    if (book->error != LXW_NO_ERROR)
        error = book->error;
    if (error == LXW_NO_ERROR && book->growing > 0 &&
        !eql_save_let_rows_grow(book->path, book->growing, book->growing_below))
        error = LXW_ERROR_ZIP_FILE_ADD;
    free_book(book);
    return error;
}

void eql_book_abandon(EqlBook *book)
{
    lxw_workbook_free(book->workbook);
    free_book(book);
}
