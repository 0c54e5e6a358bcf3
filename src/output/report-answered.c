/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's chapter on who answered, and whose voices are missing. */

#include "base/i18n.h"
#include "output/charts.h"
#include "output/labels.h"
#include "output/report-parts.h"

/* By broad ethnic groups and sex: what the school would ask first. */
static gboolean is_wanted(const EqlRri *rri, const EqlCodes *codes)
{
    if (!rri->audience)
        return FALSE;
    return eql_rri_is_broad(rri, codes) || g_str_equal(rri->by, "sex");
}

/* What “–” means where there is no rate for this reason. */
static void say_why(EqlPaper *paper, EqlReason reason)
{
    /* Translators: what a dash in the chart above means. */
    g_autofree char *text = g_strdup_printf(_("“–”: %s"), eql_reason_sentence(reason));

    eql_paper_text(paper, EQL_TEXT_QUIET, text);
}

static gboolean any_over_roll(const EqlRri *rri)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];

        if (group->rri.reason != EQL_REASON_NOT_STATED &&
            eql_rri_rate(rri, group).reason == EQL_REASON_OVER_ROLL)
            return TRUE;
    }
    return FALSE;
}

static void write_groups(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const EqlCodes *codes = content->dataset->codes;

    for (guint i = 0; i < content->rris->len; i++) {
        const EqlRri *rri = content->rris->pdata[i];
        g_autofree char *by = NULL;
        g_autoptr(EqlChart) chart = NULL;

        if (!is_wanted(rri, codes))
            continue;
        by = eql_report_by(codes, rri->by);
        chart = eql_chart_of_response_by(rri, by);
        if (eql_chart_n_shown(chart) == 0)
            continue;
        eql_paper_chart(paper, chart);
        if (any_over_roll(rri))
            say_why(paper, EQL_REASON_OVER_ROLL);
    }
}

/* Where respondents are hidden, so is the rate. */
static gboolean knows_invited(const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++) {
        const EqlAudienceScores *audience = scores->audiences->pdata[i];

        if (audience->invited.state == EQL_FIGURE_ABSENT &&
            eql_figure_is_shown(audience->respondents))
            return FALSE;
    }
    return TRUE;
}

static gboolean any_over_invited(const EqlScores *scores)
{
    for (guint i = 0; i < scores->audiences->len; i++)
        if (eql_response_rate(scores->audiences->pdata[i]).reason == EQL_REASON_OVER_INVITED)
            return TRUE;
    return FALSE;
}

void eql_report_who_answered(EqlPaper *paper, const EqlWorkbookContent *content)
{
    g_autoptr(EqlChart) chart = NULL;

    if (content->scores->audiences->len == 0)
        return;
    chart = eql_chart_of_response(content->scores);
    eql_paper_chapter(paper, _("Who answered"), chart);
    if (!knows_invited(content->scores))
        eql_paper_text(paper, EQL_TEXT_QUIET,
                       _("“–”: nobody has said yet how many were invited, so there is no rate."));
    if (any_over_invited(content->scores))
        say_why(paper, EQL_REASON_OVER_INVITED);
    write_groups(paper, content);
    if (eql_report_has_findings(content, EQL_FINDING_VOICE_GAP)) {
        eql_paper_heading(paper, 2, _("Voices that are missing"));
        eql_report_findings(paper, content, EQL_FINDING_VOICE_GAP, 0);
        eql_paper_text(paper, EQL_TEXT_BODY,
                       _("Ask these groups again, and ask what kept them from answering, before "
                         "the results are taken as everybody’s."));
    }
}
