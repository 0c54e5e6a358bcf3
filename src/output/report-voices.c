/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's chapters on where views differ, and on what people wrote. */

#include "analysis/comments.h"
#include "base/i18n.h"
#include "output/charts.h"
#include "output/choice.h"
#include "output/report-parts.h"

/* ── gaps ── */

/* The widest, so that the chapter can be read; returns how many there are. */
static guint write_group_gaps(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const guint most = 8;
    guint n = eql_report_findings(paper, content, EQL_FINDING_GROUP_GAP, most);
    g_autofree char *more = NULL;

    if (n <= most)
        return n;
    more = g_strdup_printf(ngettext("%u more difference between groups is in the workbook.",
                                    "%u more differences between groups are in the workbook.",
                                    n - most),
                           n - most);
    eql_paper_text(paper, EQL_TEXT_BODY, more);
    return n;
}

void eql_report_gaps(EqlPaper *paper, const EqlWorkbookContent *content)
{
    guint found = 0;
    g_autoptr(EqlChart) chart = NULL;

    if (content->scores->audiences->len == 0)
        return;
    chart = eql_chart_of_gaps(content->scores);
    if (chart->rows->len > 0)
        eql_paper_chapter(paper, _("Where views differ"), chart);
    else
        eql_paper_heading(paper, 1, _("Where views differ"));
    if (eql_report_has_findings(content, EQL_FINDING_PERCEPTION_GAP)) {
        eql_paper_heading(paper, 2, _("Between pupils, staff and parents"));
        found += eql_report_findings(paper, content, EQL_FINDING_PERCEPTION_GAP, 0);
    }
    if (eql_report_has_findings(content, EQL_FINDING_GROUP_GAP)) {
        eql_paper_heading(paper, 2, _("Between groups"));
        found += write_group_gaps(paper, content);
    }
    if (found == 0)
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("No difference between audiences or groups is large and clear enough in "
                         "the figures that can be shown."));
}

/* ── voices ── */

/* Comments to each question; few are hidden as any count is. */
static EqlFigure count_comments(const EqlAudienceData *data, const char *item, int k)
{
    guint n = 0;

    for (guint i = 0; i < data->responses->comments->len; i++) {
        const EqlComment *comment = data->responses->comments->pdata[i];

        n += g_str_equal(comment->item, item);
    }
    if (n > 0 && n < (guint)k)
        return eql_figure_hidden(EQL_UNIT_COUNT, EQL_REASON_SMALL);
    return eql_figure_value(EQL_UNIT_COUNT, n);
}

static void write_comment_counts(EqlPaper *paper, const EqlWorkbookContent *content,
                                 const EqlAudienceData *data)
{
    const EqlDataset *dataset = content->dataset;
    const GPtrArray *items = dataset->questionnaire->items;

    for (guint i = 0; i < items->len; i++) {
        const EqlItem *item = items->pdata[i];
        g_autofree char *count = NULL;
        const char *cells[3];

        if (item->kind != EQL_ITEM_COMMENT || !g_str_equal(item->audience, data->audience) ||
            !eql_output_shows_question(content, item->code))
            continue;
        count = eql_figure_format(count_comments(data, item->code, dataset->settings->k));
        cells[0] = eql_audience_label(data->audience);
        cells[1] = item->text;
        cells[2] = count;
        eql_paper_row(paper, cells);
    }
}

/* Only what the school marked, without who wrote it. */
static void write_quotes(EqlPaper *paper, const EqlDataset *dataset)
{
    EqlCommentChoice choice = {.quotable = TRUE};
    g_autoptr(GArray) quotes = eql_comments(dataset, &choice, NULL);

    for (guint i = 0; i < quotes->len; i++) {
        const EqlCommentView *quote = &g_array_index(quotes, EqlCommentView, i);
        const char *audience = eql_audience_label(quote->audience);
        /* Translators: an audience and a theme, over what one of them wrote. */
        g_autofree char *label = quote->item->theme_label
                                     ? g_strdup_printf(_("%s on “%s”"), audience,
                                                       eql_theme_name(quote->item->theme_label))
                                     : g_strdup(audience);

        eql_paper_callout(paper, label, quote->text);
    }
}

void eql_report_voices(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const EqlPaperColumn columns[] = {{_("Audience"), 1.5, FALSE},
                                      {_("Question"), 5, FALSE},
                                      {_("Comments"), 1.2, TRUE},
                                      {NULL, 0, FALSE}};
    const EqlDataset *dataset = content->dataset;
    guint comments = 0;

    for (guint i = 0; i < dataset->audiences->len; i++) {
        const EqlAudienceData *data = dataset->audiences->pdata[i];

        comments += data->responses->comments->len;
    }
    if (comments == 0)
        return;
    eql_paper_heading(paper, 1, _("Voices"));
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("People also wrote in their own words. Their comments are in the workbook, "
                     "where the school can read them; printed here are only those that the school "
                     "chose to quote, because the way somebody writes can give them away."));
    eql_paper_table(paper, columns);
    for (guint i = 0; i < dataset->audiences->len; i++)
        write_comment_counts(paper, content, dataset->audiences->pdata[i]);
    eql_paper_end_table(paper);
    write_quotes(paper, dataset);
}
