/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's chapters on what people answered. */
#include <glib/gi18n-lib.h>

#include "analysis/comments.h"
#include "output/charts.h"
#include "output/report-parts.h"

/* ── who answered ── */

static void write_audiences(EqlPaper *paper, const EqlScores *scores)
{
    const EqlPaperColumn columns[] = {{_("Audience"), 3, FALSE},
                                      {_("Answered"), 1, TRUE},
                                      {_("Invited"), 1, TRUE},
                                      {NULL, 0, FALSE}};

    eql_paper_table(paper, columns);
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];
        g_autofree char *answered = eql_figure_format(audience->respondents);
        g_autofree char *invited = eql_figure_format(audience->invited);
        const char *cells[] = {eql_audience_label(audience->audience), answered, invited};

        eql_paper_row(paper, cells);
    }
    eql_paper_end_table(paper);
}

void eql_report_who_answered(EqlPaper *paper, const EqlWorkbookContent *content)
{
    if (content->scores->audiences->len == 0)
        return;
    eql_paper_heading(paper, 1, _("Who answered"));
    write_audiences(paper, content->scores);
    if (eql_report_has_findings(content, EQL_FINDING_VOICE_GAP)) {
        eql_paper_heading(paper, 2, _("Voices that are missing"));
        eql_report_findings(paper, content, EQL_FINDING_VOICE_GAP, 0);
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("Ask these groups again, and ask what kept them from answering, before "
                         "the results are taken as everybody's."));
    }
}

/* ── themes ── */

static const EqlThemeScore *find_theme(const EqlAudienceScores *audience, const char *code)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = audience->themes->pdata[i];

        if (g_str_equal(theme->code, code))
            return theme;
    }
    return NULL;
}

static void write_theme(EqlPaper *paper, const EqlAudienceScores *audience,
                        const EqlThemeScore *theme)
{
    g_autofree char *score = eql_figure_format_with_interval(theme->score);
    g_autofree char *favourable = eql_figure_format_with_interval(theme->favourable);
    g_autofree char *n = eql_figure_format(theme->n);
    const char *cells[] = {theme->label, eql_audience_label(audience->audience), score, favourable,
                           n};

    eql_paper_row(paper, cells);
}

/* Theme by theme, so that the audiences stand under each other. */
static void write_themes(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const EqlPaperColumn columns[] = {{_("Theme"), 3.4, FALSE},       {_("Audience"), 1.5, FALSE},
                                      {_("Score"), 1.7, TRUE},        {_("Favourable"), 2.2, TRUE},
                                      {C_("number", "n"), 0.8, TRUE}, {NULL, 0, FALSE}};
    const GPtrArray *themes = content->dataset->questionnaire->themes;

    eql_paper_table(paper, columns);
    for (guint i = 0; i < themes->len; i++) {
        const EqlTheme *named = themes->pdata[i];

        for (guint j = 0; j < content->scores->audiences->len; j++) {
            const EqlAudienceScores *audience = content->scores->audiences->pdata[j];
            const EqlThemeScore *theme = find_theme(audience, named->code);

            if (theme)
                write_theme(paper, audience, theme);
        }
    }
    eql_paper_end_table(paper);
}

void eql_report_themes(EqlPaper *paper, const EqlWorkbookContent *content)
{
    g_autoptr(EqlChart) chart = NULL;

    if (content->scores->audiences->len == 0)
        return;
    chart = eql_chart_of_themes(content->scores);
    eql_paper_break(paper);
    eql_paper_heading(paper, 1, _("The themes at a glance"));
    eql_paper_chart(paper, chart);
    write_themes(paper, content);
}

/* ── strengths, areas ── */

void eql_report_strengths(EqlPaper *paper, const EqlWorkbookContent *content)
{
    if (content->scores->audiences->len == 0)
        return;
    eql_paper_heading(paper, 1, _("Strengths"));
    if (eql_report_findings(paper, content, EQL_FINDING_STRENGTH, 0) > 0)
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("Say so to those who make this work, and keep it up."));
    else
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("No theme scores high enough yet to be called a strength."));
}

static int by_favourable(gconstpointer a, gconstpointer b)
{
    const EqlItemResult *one = *(const EqlItemResult *const *)a;
    const EqlItemResult *two = *(const EqlItemResult *const *)b;

    if (one->favourable.value != two->favourable.value)
        return one->favourable.value < two->favourable.value ? -1 : 1;
    return g_strcmp0(one->code, two->code);
}

/* Those whose figure is shown, the least favourable first. */
static GPtrArray *items_of(const EqlItems *items, const char *audience, const char *theme)
{
    GPtrArray *found = g_ptr_array_new();

    for (guint i = 0; i < items->audiences->len; i++) {
        const EqlAudienceItems *of = items->audiences->pdata[i];

        for (guint j = 0; g_str_equal(of->audience, audience) && j < of->items->len; j++) {
            EqlItemResult *item = of->items->pdata[j];

            if (g_strcmp0(item->theme, theme) == 0 && eql_figure_is_shown(item->favourable))
                g_ptr_array_add(found, item);
        }
    }
    g_ptr_array_sort(found, by_favourable);
    return found;
}

static void write_items(EqlPaper *paper, const EqlWorkbookContent *content,
                        const EqlFinding *finding)
{
    const EqlPaperColumn columns[] = {{_("Question"), 6, FALSE},
                                      {_("Favourable"), 2, TRUE},
                                      {C_("number", "n"), 0.8, TRUE},
                                      {NULL, 0, FALSE}};
    g_autoptr(GPtrArray) items = items_of(content->items, finding->audience, finding->theme);

    if (items->len == 0)
        return;
    eql_paper_table(paper, columns);
    for (guint i = 0; i < items->len; i++) {
        const EqlItemResult *item = items->pdata[i];
        g_autofree char *favourable = eql_figure_format_with_interval(item->favourable);
        g_autofree char *n = eql_figure_format(item->n);
        /* Translators: after the text of a question that is worded the other way round. */
        g_autofree char *text =
            item->reversed ? g_strdup_printf(_("%s (to disagree is favourable)"), item->text)
                           : g_strdup(item->text);
        const char *cells[] = {text, favourable, n};

        eql_paper_row(paper, cells);
    }
    eql_paper_end_table(paper);
}

void eql_report_areas(EqlPaper *paper, const EqlWorkbookContent *content)
{
    if (content->scores->audiences->len == 0)
        return;
    eql_paper_break(paper);
    eql_paper_heading(paper, 1, _("Areas for development"));
    eql_paper_text(paper, EQL_TEXT_LEAD,
                   _("Each area with its questions, the least favourable first."));
    for (guint i = 0; i < content->findings->len; i++) {
        const EqlFinding *finding = content->findings->pdata[i];

        if (finding->kind != EQL_FINDING_AREA)
            continue;
        eql_paper_callout(paper, finding->theme_label, finding->sentence);
        write_items(paper, content, finding);
    }
    if (eql_report_has_findings(content, EQL_FINDING_UNCERTAINTY)) {
        eql_paper_heading(paper, 2, _("Where many are not sure"));
        eql_report_findings(paper, content, EQL_FINDING_UNCERTAINTY, 0);
    }
}

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

    if (content->scores->audiences->len == 0)
        return;
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

static void write_comment_counts(EqlPaper *paper, const EqlDataset *dataset,
                                 const EqlAudienceData *data)
{
    const GPtrArray *items = dataset->questionnaire->items;

    for (guint i = 0; i < items->len; i++) {
        const EqlItem *item = items->pdata[i];
        g_autofree char *count = NULL;
        const char *cells[3];

        if (item->kind != EQL_ITEM_COMMENT || !g_str_equal(item->audience, data->audience))
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
        g_autofree char *label =
            quote->item->theme_label
                ? g_strdup_printf(_("%s on “%s”"), audience, quote->item->theme_label)
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
        write_comment_counts(paper, dataset, dataset->audiences->pdata[i]);
    eql_paper_end_table(paper);
    write_quotes(paper, dataset);
}
