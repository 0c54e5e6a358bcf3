/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's chapters on the themes, on strengths and on areas for development. */

#include "base/i18n.h"
#include "output/charts.h"
#include "output/report-parts.h"

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
    const char *cells[] = {eql_theme_name(theme->label), eql_audience_label(audience->audience),
                           score, favourable, n};

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
    eql_paper_chapter(paper, _("The themes at a glance"), chart);
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

/* What an area and its first questions take of a page, in points, and the chapter's beginning. */
#define WITH_QUESTIONS 170
#define BEGINNING 75

void eql_report_areas(EqlPaper *paper, const EqlWorkbookContent *content)
{
    if (content->scores->audiences->len == 0)
        return;
    if (eql_report_has_findings(content, EQL_FINDING_AREA))
        eql_paper_need(paper, BEGINNING + WITH_QUESTIONS);
    eql_paper_heading(paper, 1, _("Areas for development"));
    if (eql_report_has_findings(content, EQL_FINDING_AREA))
        eql_paper_text(paper, EQL_TEXT_LEAD,
                       _("Each area with its questions, the least favourable first."));
    else
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("No theme stands out as an area for development in the figures that can "
                         "be shown."));
    for (guint i = 0; i < content->findings->len; i++) {
        const EqlFinding *finding = content->findings->pdata[i];

        if (finding->kind != EQL_FINDING_AREA)
            continue;
        eql_paper_need(paper, WITH_QUESTIONS);
        eql_paper_callout(paper, eql_theme_name(finding->theme_label), finding->sentence);
        write_items(paper, content, finding);
    }
    if (eql_report_has_findings(content, EQL_FINDING_UNCERTAINTY)) {
        eql_paper_heading(paper, 2, _("Where many are not sure"));
        eql_report_findings(paper, content, EQL_FINDING_UNCERTAINTY, 0);
    }
}
