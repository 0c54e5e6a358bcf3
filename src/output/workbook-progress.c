/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "output/charts.h"
#include "output/sheet-chart.h"

/* Beside the small tables of charts. */
#define CHART_COLUMN 5

static const double widths[] = {40, 14, 12, 8, 8, 12.5, 12, 8, 8, 12.5, 10, 8, 8, 18, 12, 8, 8, 0};

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
    eql_sheet_text(sheet, eql_theme_name(theme->label));
    eql_sheet_text(sheet, eql_audience_label(audience));
    eql_sheet_interval(sheet, theme->score_before);
    eql_sheet_figure(sheet, theme->respondents_before);
    eql_sheet_interval(sheet, theme->score);
    eql_sheet_figure(sheet, theme->n);
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
    const char *headings[] = {
        _("Theme"),        _("Audience"), before,     _("#from"),    _("#to"),
        _("#Respondents"), now,           _("#from"), _("#to"),      _("#Respondents"),
        _("#Change"),      _("#from"),    _("#to"),   _("In words"), _("#Change of favourable"),
        _("#from"),        _("#to"),      NULL};
    eql_sheet_freeze(sheet, EQL_NOT_REPEATED);
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        for (guint j = 0; j < audience->themes->len; j++)
            write_theme(sheet, audience->audience, audience->themes->pdata[j]);
    }
    eql_sheet_filter(sheet);
    eql_sheet_name_table(sheet, "Equalens_progress");
    eql_sheet_end_table(sheet);
}

/* ── a chart for each audience ── */

static gboolean shows_a_score(const EqlAudienceScores *audience)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = audience->themes->pdata[i];
        if (eql_figure_is_shown(theme->score) || eql_figure_is_shown(theme->score_before))
            return TRUE;
    }
    return FALSE;
}

/* What the chart beside it shows; gives its heading row. */
static lxw_row_t write_waves(EqlSheet *sheet, const EqlAudienceScores *audience)
{
    const EqlDataset *dataset = sheet->book->content->dataset;
    lxw_row_t head = sheet->row;
    eql_sheet_styled(sheet, _("Theme score, 0 to 100"), EQL_STYLE_HEAD);
    eql_sheet_styled(sheet, dataset->since_wave, EQL_STYLE_HEAD_NUMBER);
    eql_sheet_styled(sheet, dataset->wave, EQL_STYLE_HEAD_NUMBER);
    eql_sheet_end_row(sheet);
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = audience->themes->pdata[i];
        eql_sheet_text(sheet, eql_theme_name(theme->label));
        eql_sheet_figure(sheet, theme->score_before);
        eql_sheet_figure(sheet, theme->score);
        eql_sheet_end_row(sheet);
    }
    return head;
}

static void write_chart(EqlSheet *sheet, const EqlAudienceScores *audience)
{
    g_autofree char *title = g_strdup_printf(_("%s: theme scores from wave to wave"),
                                             eql_audience_label(audience->audience));
    eql_sheet_skip(sheet, 1);
    eql_sheet_keep_together(sheet, FALSE);
    eql_sheet_section(sheet, title);
    lxw_row_t head = write_waves(sheet, audience);
    EqlChartRange range = {
        .title = title,
        .description = _("Bar chart of the theme scores in both waves; the table beside it has "
                         "the same figures. A score that is hidden has no bar."),
        .axis = _("Score"),
        .row = head,
        .column = CHART_COLUMN,
        .head = head,
        .n_rows = audience->themes->len,
        .n_series = 2,
    };
    lxw_row_t covered = head + eql_sheet_bar_chart(sheet, &range);
    eql_sheet_skip(sheet, MAX(sheet->row, covered) - sheet->row);
}

static void write_charts(EqlSheet *sheet, const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++)
        if (shows_a_score(scores->audiences->pdata[i]))
            write_chart(sheet, scores->audiences->pdata[i]);
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
                            "the whole 95 % interval lies on one side of 0. “Respondents” are "
                            "those of the wave before them, “from” and “to” the ends of the "
                            "95 % interval of the figure before them."));
    write_charts(sheet, book->content->scores);
}
