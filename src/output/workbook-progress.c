/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "output/charts.h"

static const double widths[] = {40, 14, 14, 14, 12, 9, 9, 24, 14, 9, 9, 0};

const char *eql_workbook_name_progress(void)
{
    return C_("sheet", "Progress");
}

/* Only what is shown is judged; what is hidden or cannot be worked out is not. */
static const char *words_for(EqlFigure change)
{
    if (!eql_figure_is_shown(change))
        return NULL;
    switch (eql_standing_of_change(change)) {
    case EQL_STANDING_FIRST:
        return _("Clearly higher");
    case EQL_STANDING_SECOND:
        return _("Clearly lower");
    default:
        return _("No clear change");
    }
}

static void write_theme(EqlSheet *sheet, const char *audience, const EqlThemeScore *theme)
{
    eql_sheet_text(sheet, theme->label);
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_figure(sheet, eql_score_before(theme));
    eql_sheet_figure(sheet, theme->score);
    eql_sheet_interval(sheet, theme->change);
    eql_sheet_text(sheet, words_for(theme->change));
    eql_sheet_interval(sheet, theme->favourable_change);
    eql_sheet_end_row(sheet);
}

static void write_changes(EqlSheet *sheet)
{
    const EqlDataset *dataset = sheet->book->content->dataset;
    const EqlScores *scores = sheet->book->content->scores;
    g_autofree char *before = g_strconcat("#", dataset->since_wave, NULL);
    g_autofree char *now = g_strconcat("#", dataset->wave, NULL);
    const char *headings[] = {_("Theme"), _("Audience"), before,
                              now,        _("#Change"),  _("#from"),
                              _("#to"),   _("In words"), _("#Change of favourable"),
                              _("#from"), _("#to"),      NULL};
    lxw_row_t first = sheet->row;
    eql_sheet_head(sheet, headings);
    eql_sheet_freeze(sheet, first);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            write_theme(sheet, audience->audience, audience->themes->pdata[j]);
    }
    eql_sheet_filter(sheet);
    eql_sheet_name_table(sheet, "Equalens_progress");
    eql_sheet_end_table(sheet);
}

gboolean eql_workbook_has_progress(const EqlWorkbookContent *content)
{
    return content->dataset->since_wave && content->dataset->wave;
}

void eql_workbook_progress(EqlBook *book)
{
    EqlSheetLayout layout = {eql_workbook_name_progress(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    g_autofree char *subtitle =
        g_strdup_printf(_("%s, compared with %s. Different people may have answered each time."),
                        book->content->dataset->wave, book->content->dataset->since_wave);
    eql_sheet_title(sheet, eql_workbook_name_progress(), subtitle);
    write_changes(sheet);
    /* xgettext:no-c-format */
    eql_sheet_note(sheet, _("Scores run from 0 to 100, their change is in points; the change of "
                            "favourable answers is in percentage points. “Clearly” means that "
                            "the whole 95 % interval lies on one side of 0."));
}
