/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"

static const double widths[] = {10, 7, 64};
#define WIDTH_OF_COUNT 12

const char *eql_workbook_name_answers(void)
{
    return C_("sheet", "Answers");
}

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
        g_ptr_array_add(headings, g_strconcat("#", eql_answer_name(count->label), NULL));
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

static void write_scale_rows(EqlSheet *sheet, const EqlAudienceItems *audience, const char *key)
{
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

/* A table for each scale: a printed page has the heads of what stands on it. */
static void write_scales(EqlSheet *sheet, const EqlAudienceItems *audience)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint j = 0; j < audience->items->len; j++) {
        char *key = scale_key(audience->items->pdata[j]);
        if (!g_hash_table_contains(seen, key)) {
            eql_sheet_keep_together(sheet, FALSE);
            write_scale_head(sheet, audience->items->pdata[j]);
            write_scale_rows(sheet, audience, key);
            eql_sheet_end_table(sheet);
        }
        g_hash_table_add(seen, key);
    }
}

/* As many columns as the longest scale has answers. */
static GArray *widths_for(const EqlItems *items)
{
    const double one = WIDTH_OF_COUNT;
    GArray *all = g_array_new(TRUE, TRUE, sizeof(double));
    g_array_append_vals(all, widths, G_N_ELEMENTS(widths));
    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *audience = items->audiences->pdata[i];
        for (guint j = 0; j < audience->items->len; j++) {
            const EqlItemResult *item = audience->items->pdata[j];
            while (all->len < G_N_ELEMENTS(widths) + item->counts->len + item->no_point->len)
                g_array_append_val(all, one);
        }
    }
    return all;
}

void eql_workbook_answers(EqlBook *book)
{
    g_autoptr(GArray) columns = widths_for(book->content->items);
    EqlSheetLayout layout = {eql_workbook_name_answers(), TRUE, (const double *)columns->data};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, _("Answers"),
                    _("How many chose each answer; questions with the same answers stand "
                      "together. The answers run from the lowest to the highest, then those "
                      "that carry no point."));
    eql_sheet_freeze(sheet, EQL_NOT_REPEATED);
    if (eql_sheet_says_no_answers(sheet))
        return;
    for (guint i = 0; i < book->content->items->audiences->len; i++)
        write_scales(sheet, book->content->items->audiences->pdata[i]);
}
