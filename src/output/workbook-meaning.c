/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "output/meanings.h"

static const double widths[] = {34, 110, 0};

const char *eql_workbook_name_meaning(void)
{
    return C_("sheet", "What the numbers mean");
}

static void write_meaning(EqlSheet *sheet, const char *term, const char *meaning)
{
    eql_sheet_styled(sheet, term, EQL_STYLE_STRONG);
    eql_sheet_text(sheet, meaning);
    eql_sheet_end_row(sheet);
}

void eql_workbook_meaning(EqlBook *book)
{
    const char *headings[] = {_("Word"), _("What it means"), NULL};
    g_autoptr(GArray) meanings = eql_meanings(book->content->dataset->settings);
    EqlSheetLayout layout = {eql_workbook_name_meaning(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, eql_workbook_name_meaning(),
                    _("Figures start a conversation; they do not end it. Read each with the "
                      "number of people behind it."));
    lxw_row_t first = sheet->row;
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    for (guint i = 0; i + (book->content->permit ? 1 : 0) < meanings->len; i++) {
        const EqlMeaning *one = &g_array_index(meanings, EqlMeaning, i);
        write_meaning(sheet, one->term, one->meaning);
    }
    write_meaning(sheet, "–", _("Nothing to show: the reason stands under the table."));
    eql_sheet_end_table(sheet);
}
