/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include <glib/gi18n-lib.h>

#include "output/labels.h"

/* Columns of the main table; the tables of answers below use the first three too. */
static const double widths[] = {11, 7, 60, 27, 10, 11, 11.5, 11.5, 11.5, 11.5, 13, 11, 11, 11, 0};

const char *eql_workbook_name_questions(void)
{
    return C_("sheet", "Questions");
}

static void write_item(EqlSheet *sheet, const char *audience, const EqlItemResult *item)
{
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_text(sheet, item->code);
    eql_sheet_text(sheet, item->text);
    eql_sheet_text(sheet, item->theme_label);
    eql_sheet_text(sheet, item->reversed ? _("reversed") : "");
    eql_sheet_figure(sheet, item->n);
    eql_sheet_interval(sheet, item->favourable);
    eql_sheet_figure(sheet, item->neutral);
    eql_sheet_figure(sheet, item->unfavourable);
    eql_sheet_figure(sheet, eql_label_counts_sum(item->no_point));
    eql_sheet_figure(sheet, item->blank);
    eql_sheet_figure(sheet, eql_label_counts_sum(item->unread));
    eql_sheet_end_row(sheet);
}

static void write_items(EqlSheet *sheet, const EqlItems *items)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++)
            write_item(sheet, audience->audience, audience->items->pdata[j]);
    }
}

static void write_main_table(EqlSheet *sheet, const EqlItems *items)
{
    const char *headings[] = {
        _("Audience"),      _("Code"),        _("Question"),    _("Theme"),     _("Direction"),
        _("#Answers"),      _("#Favourable"), _("#from"),       _("#to"),       _("#Neutral"),
        _("#Unfavourable"), _("#No point"),   _("#Left blank"), _("#Not read"), NULL};
    lxw_row_t first = sheet->row;
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    write_items(sheet, items);
    eql_sheet_filter(sheet);
    eql_sheet_end_table(sheet);
    eql_sheet_note(sheet, _("“Answers” are those that carry points; the shares are of these. “No "
                            "point” counts answers such as “Don't know”; “not read” counts text "
                            "that fits no answer of the scale. On a reversed question, to "
                            "disagree is favourable. “from” and “to” are the ends of the 95 % "
                            "interval."));
}

/* ── answers, label by label: one table for each scale ── */

/* The labels of an item's scale as one string, so that items with the same scale meet. */
static char *scale_key(const EqlItemResult *item)
{
    GString *key = g_string_new(NULL);
    for (guint i = 0; i < item->counts->len; i++)
        g_string_append_printf(key, "%s\n", ((EqlLabelCount *)item->counts->pdata[i])->label);
    g_string_append(key, "\n");
    for (guint i = 0; i < item->no_point->len; i++)
        g_string_append_printf(key, "%s\n", ((EqlLabelCount *)item->no_point->pdata[i])->label);
    return g_string_free(key, FALSE);
}

static void add_label_headings(GPtrArray *headings, GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++) {
        const EqlLabelCount *count = counts->pdata[i];
        g_ptr_array_add(headings, g_strconcat("#", count->label, NULL));
    }
}

static void write_scale_head(EqlSheet *sheet, const EqlItemResult *item)
{
    g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(headings, g_strdup(_("Audience")));
    g_ptr_array_add(headings, g_strdup(_("Code")));
    g_ptr_array_add(headings, g_strdup(_("Question")));
    add_label_headings(headings, item->counts);
    add_label_headings(headings, item->no_point);
    g_ptr_array_add(headings, NULL);
    eql_sheet_head(sheet, (const char *const *)headings->pdata);
}

static void write_counts(EqlSheet *sheet, GPtrArray *counts)
{
    for (guint i = 0; i < counts->len; i++)
        eql_sheet_figure(sheet, ((EqlLabelCount *)counts->pdata[i])->count);
}

static void write_scale_rows(EqlSheet *sheet, const EqlItems *items, const char *key)
{
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++) {
            const EqlItemResult *item = audience->items->pdata[j];
            g_autofree char *its_key = scale_key(item);
            if (!g_str_equal(its_key, key))
                continue;
            eql_sheet_text(sheet, eql_audience_label(audience->audience));
            eql_sheet_text(sheet, item->code);
            eql_sheet_text(sheet, item->text);
            write_counts(sheet, item->counts);
            write_counts(sheet, item->no_point);
            eql_sheet_end_row(sheet);
        }
    }
}

static void write_scales(EqlSheet *sheet, const EqlItems *items)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++) {
            char *key = scale_key(audience->items->pdata[j]);
            if (!g_hash_table_contains(seen, key)) {
                write_scale_head(sheet, audience->items->pdata[j]);
                write_scale_rows(sheet, items, key);
                eql_sheet_end_table(sheet);
            }
            g_hash_table_add(seen, key);
        }
    }
}

void eql_workbook_questions(EqlBook *book)
{
    EqlSheetLayout layout = {eql_workbook_name_questions(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, _("Questions"), _("What was answered to each question."));
    write_main_table(sheet, book->content->items);
    eql_sheet_skip(sheet, 1);
    eql_sheet_section(sheet, _("Answers, label by label"));
    write_scales(sheet, book->content->items);
}
