/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report for pupils and parents: what they said, and what the school will do. Figures are
 * said in plain sentences, each with how many answered. */

#include "analysis/finding.h"
#include "base/i18n.h"
#include "output/report-parts.h"

/* ── sentences ── */

static char *figure(const EqlFinding *finding, const char *name)
{
    return eql_figure_format(eql_finding_evidence(finding, name));
}

/* “Pupils gave “Talking about race” 46 out of 100 (620 answered).” */
static char *score_sentence(const EqlFinding *finding)
{
    g_autofree char *score = figure(finding, "score");
    g_autofree char *n = figure(finding, "n");

    /* Translators: audience, theme, score, how many people. */
    return g_strdup_printf(_("%s gave “%s” %s out of 100 (%s answered)."),
                           eql_audience_label(finding->audience),
                           eql_theme_name(finding->theme_label), score, n);
}

static char *gap_sentence(const EqlFinding *finding)
{
    g_autofree char *whom = eql_report_within_sentence(eql_audience_label(finding->audience));
    g_autofree char *others =
        eql_report_within_sentence(eql_audience_label(finding->other_audience));
    g_autofree char *own = figure(finding, "favourable");
    g_autofree char *own_n = figure(finding, "n");
    g_autofree char *other = figure(finding, "other_favourable");
    g_autofree char *other_n = figure(finding, "other_n");

    /* Translators: theme; share, audience, how many people; share, audience, how many people. */
    return g_strdup_printf(
        _("You see “%s” differently: %s of the answers from %s are favourable (%s "
          "answered), and %s of those from %s (%s answered)."),
        eql_theme_name(finding->theme_label), own, whom, own_n, other, others, other_n);
}

static char *uncertainty_sentence(const EqlFinding *finding)
{
    g_autofree char *share = figure(finding, "uncertain");
    g_autofree char *n = figure(finding, "respondents");

    /* Translators: audience, theme, share, how many people. */
    return g_strdup_printf(_("%s are often not sure about “%s”: %s of their answers are “don’t "
                             "know” (%s answered)."),
                           eql_audience_label(finding->audience),
                           eql_theme_name(finding->theme_label), share, n);
}

static char *sentence_of(const EqlFinding *finding)
{
    if (finding->kind == EQL_FINDING_PERCEPTION_GAP)
        return gap_sentence(finding);
    return finding->kind == EQL_FINDING_UNCERTAINTY ? uncertainty_sentence(finding)
                                                    : score_sentence(finding);
}

/* ── what goes well ── */

static void write_strengths(EqlPaper *paper, const EqlWorkbookContent *content)
{
    enum { MOST = 3 };
    guint n = 0;

    for (guint i = 0; i < content->findings->len && n < MOST; i++) {
        const EqlFinding *finding = content->findings->pdata[i];
        g_autofree char *sentence = NULL;

        if (finding->kind != EQL_FINDING_STRENGTH)
            continue;
        if (n++ == 0)
            eql_paper_heading(paper, 2, _("What goes well"));
        sentence = score_sentence(finding);
        eql_paper_callout(paper, NULL, sentence);
    }
}

/* ── you said, we will ── */

static gboolean is_said(const EqlFinding *finding)
{
    return finding->theme &&
           (finding->kind == EQL_FINDING_AREA || finding->kind == EQL_FINDING_PERCEPTION_GAP ||
            finding->kind == EQL_FINDING_UNCERTAINTY);
}

static gboolean is_of_theme(const EqlFinding *finding, const char *theme)
{
    return is_said(finding) && g_strcmp0(finding->theme, theme) == 0;
}

/* NULL for what is paused: nothing is promised then. */
static char *promise_of(const EqlAction *action, gboolean only_proposed)
{
    if (only_proposed)
        /* Translators: before an action that is only proposed, to pupils and parents. */
        return g_strdup_printf(_("Proposed: %s"), action->activity);
    switch (action->status) {
    case EQL_STATUS_DONE:
        /* Translators: before an action of the plan that is done, to pupils and parents. */
        return g_strdup_printf(_("Done: %s"), action->activity);
    case EQL_STATUS_NOT_STARTED:
    case EQL_STATUS_IN_PROGRESS:
        /* Translators: before an action of the plan, to pupils and parents. */
        return g_strdup_printf(_("We will: %s"), action->activity);
    case EQL_STATUS_PAUSED:
        break;
    }
    return NULL;
}

/* A promise is made once. */
static void write_promises(EqlPaper *paper, const EqlWorkbookContent *content,
                           const EqlFinding *finding, GHashTable *promised)
{
    for (guint i = 0; i < content->actions->len; i++) {
        const EqlAction *action = content->actions->pdata[i];
        g_autofree char *promise = promise_of(action, content->only_proposed);

        if (promise && g_strcmp0(action->finding, finding->key) == 0 &&
            g_hash_table_add(promised, action->activity))
            eql_paper_bullet(paper, promise);
    }
}

/* All that was said of a theme, of gaps the widest, and then what is done about it. */
static void write_theme(EqlPaper *paper, const EqlWorkbookContent *content, const char *theme,
                        GHashTable *promised)
{
    const GPtrArray *findings = content->findings;
    const char *label = _("You said");
    gboolean gap = FALSE;

    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = findings->pdata[i];
        gboolean is_gap = finding->kind == EQL_FINDING_PERCEPTION_GAP;
        g_autofree char *sentence = NULL;

        if (!is_of_theme(finding, theme) || (is_gap && gap))
            continue;
        sentence = sentence_of(finding);
        eql_paper_callout(paper, label, sentence);
        label = NULL;
        gap = gap || is_gap;
    }
    for (guint i = 0; i < findings->len; i++)
        if (is_of_theme(findings->pdata[i], theme))
            write_promises(paper, content, findings->pdata[i], promised);
    eql_paper_space(paper, 6);
}

/* Themes in the order in which they first come up; FALSE when nothing was said. */
static gboolean write_said(EqlPaper *paper, const EqlWorkbookContent *content)
{
    g_autoptr(GHashTable) promised = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    for (guint i = 0; i < content->findings->len; i++) {
        const EqlFinding *finding = content->findings->pdata[i];

        if (!is_said(finding))
            continue;
        if (g_hash_table_size(seen) == 0)
            eql_paper_heading(paper, 2, _("What we will work on"));
        if (g_hash_table_add(seen, finding->theme))
            write_theme(paper, content, finding->theme, promised);
    }
    return g_hash_table_size(seen) > 0;
}

void eql_report_families(EqlPaper *paper, const EqlWorkbookContent *content)
{
    gboolean well = eql_report_has_findings(content, EQL_FINDING_STRENGTH);

    eql_report_cover(paper, content, EQL_REPORT_FAMILIES);
    eql_paper_text(paper, EQL_TEXT_BODY,
                   content->only_proposed
                       ? _("Thank you for telling us how fair our school feels. This is what we "
                           "heard, and what is proposed. Figures that could point to single people "
                           "are not in this report.")
                       : _("Thank you for telling us how fair our school feels. This is what we "
                           "heard, and what we will do. Figures that could point to single people "
                           "are not in this report."));
    write_strengths(paper, content);
    if (!write_said(paper, content) && !well)
        eql_report_nothing(paper);
    else
        eql_paper_text(paper, EQL_TEXT_QUIET,
                       _("0 is the lowest score and 100 the highest; favourable answers are those "
                         "such as “agree”. Other people, or another week, would have given "
                         "slightly different figures."));
}
