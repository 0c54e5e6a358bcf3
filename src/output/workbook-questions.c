/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "output/labels.h"

static const double widths[] = {10, 7, 52, 36, 10.5, 10, 12, 8, 8, 9, 14, 8, 8, 8, 0};
static const double widths_compared[] = {10, 7, 52, 36, 10.5, 10, 12, 8, 8, 9,
                                         14, 8, 8,  8,  10,   8,  8,  9, 0};

const char *eql_workbook_name_questions(void)
{
    return C_("sheet", "Questions");
}

static void write_item(EqlSheet *sheet, const char *audience, const EqlItemResult *item,
                       gboolean compared)
{
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_text(sheet, item->code);
    eql_sheet_text(sheet, item->text);
    eql_sheet_text(sheet, eql_theme_name(item->theme_label));
    eql_sheet_text(sheet, item->reversed ? _("reversed") : "");
    eql_sheet_figure(sheet, item->n);
    eql_sheet_interval(sheet, item->favourable);
    eql_sheet_figure(sheet, item->neutral);
    eql_sheet_figure(sheet, item->unfavourable);
    eql_sheet_figure(sheet, eql_label_counts_sum(item->no_point));
    eql_sheet_figure(sheet, item->blank);
    eql_sheet_figure(sheet, eql_item_unread(item));
    if (compared) {
        eql_sheet_interval(sheet, item->favourable_change);
        eql_sheet_figure(sheet, item->effect_size);
    }
    eql_sheet_end_row(sheet);
}

static void write_items(EqlSheet *sheet, const EqlItems *items)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++)
            write_item(sheet, audience->audience, audience->items->pdata[j], items->since != NULL);
    }
}

static void write_main_table(EqlSheet *sheet, const EqlItems *items)
{
    const char *headings[] = {_("Audience"),
                              _("Code"),
                              _("Question"),
                              _("Theme"),
                              _("Direction"),
                              _("#Answers"),
                              _("#Favourable"),
                              _("#from"),
                              _("#to"),
                              _("#Neutral"),
                              _("#Unfavourable"),
                              _("#No point"),
                              _("#Left blank"),
                              _("#Not read"),
                              items->since ? _("#Change") : NULL,
                              _("#from"),
                              _("#to"),
                              _("#Effect size"),
                              NULL};
    lxw_row_t first = sheet->row;
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    write_items(sheet, items);
    eql_sheet_filter(sheet);
    eql_sheet_name_table(sheet, "Equalens_questions");
    eql_sheet_share_bars(sheet, 6);
    eql_sheet_end_table(sheet);
    /* xgettext:no-c-format */
    eql_sheet_note(sheet, _("“Answers” are those that carry points; the shares are of these. “No "
                            "point” counts answers such as “Don’t know”; “not read” counts text "
                            "that fits no answer of the scale. On a reversed question, to "
                            "disagree is favourable. “from” and “to” are the ends of the 95 % "
                            "interval."));
    if (items->since)
        eql_sheet_note(sheet, _("Change is that of the favourable share since the earlier wave, in "
                                "percentage points; empty where that wave did not ask the "
                                "question. The effect size is Cohen’s h of it."));
}

void eql_workbook_questions(EqlBook *book)
{
    EqlSheetLayout layout = {eql_workbook_name_questions(), TRUE,
                             book->content->items->since ? widths_compared : widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, _("Questions"),
                    _("How favourable the answers to each question were. The next sheet counts "
                      "them answer by answer."));
    if (!eql_sheet_says_no_answers(sheet))
        write_main_table(sheet, book->content->items);
}
