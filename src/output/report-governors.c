/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on a page: for governors, and for pupils and parents. */

#include "base/i18n.h"
#include "output/report-parts.h"

/* So that a page holds the most pressing of each. */
enum { FEW = 2, FIRST_ACTIONS = 3 };

static gboolean write_section(EqlPaper *paper, const EqlWorkbookContent *content,
                              const char *heading, const EqlFindingKind *kinds, guint n)
{
    gboolean any = FALSE;

    for (guint i = 0; i < n; i++)
        any = any || eql_report_has_findings(content, kinds[i]);
    if (!any)
        return FALSE;
    eql_paper_heading(paper, 2, heading);
    for (guint i = 0; i < n; i++)
        eql_report_findings(paper, content, kinds[i], n > 1 ? 1 : FEW);
    return TRUE;
}

/* What the sentences take for granted, for those who read this page alone. */
static void write_key(EqlPaper *paper, gboolean rri)
{
    g_autoptr(GString) key = g_string_new(
        _("Scores run from 0 to 100; n is how many people answered; in brackets is the "
          "range in which the true figure very likely lies."));

    if (rri)
        g_string_append_printf(key, " %s",
                               _("RRI (relative rate index): a group’s share of the suspensions "
                                 "divided by its share of the pupils on roll; 1 is even, 2 is "
                                 "twice its share."));
    eql_paper_text(paper, EQL_TEXT_QUIET, key->str);
}

static void write_actions(EqlPaper *paper, const EqlWorkbookContent *content, guint most)
{
    for (guint i = 0; i < content->actions->len && i < most; i++) {
        const EqlAction *action = content->actions->pdata[i];

        eql_paper_bullet(paper, action->activity);
    }
}

void eql_report_governors(EqlPaper *paper, const EqlWorkbookContent *content)
{
    static const EqlFindingKind outcomes[] = {EQL_FINDING_RRI};
    static const EqlFindingKind areas[] = {EQL_FINDING_AREA};
    static const EqlFindingKind gaps[] = {EQL_FINDING_GROUP_GAP, EQL_FINDING_PERCEPTION_GAP};
    static const EqlFindingKind strengths[] = {EQL_FINDING_STRENGTH};

    gboolean any = FALSE;

    eql_report_cover(paper, content, EQL_REPORT_GOVERNORS);
    any |= write_section(paper, content, _("Exclusions and suspensions"), outcomes, 1);
    any |= write_section(paper, content, _("Areas for development"), areas, 1);
    any |= write_section(paper, content, _("Where views differ"), gaps, 2);
    any |= write_section(paper, content, _("Strengths"), strengths, 1);
    if (!any)
        eql_report_nothing(paper);
    if (content->actions->len > 0) {
        eql_paper_heading(paper, 2, _("What the school will do first"));
        write_actions(paper, content, FIRST_ACTIONS);
    }
    if (any) {
        eql_paper_space(paper, 3);
        write_key(paper, eql_report_has_findings(content, EQL_FINDING_RRI));
    }
}

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

/* A promise is made once. */
static void write_promises(EqlPaper *paper, const EqlWorkbookContent *content,
                           const EqlFinding *finding, GHashTable *promised)
{
    for (guint i = 0; i < content->actions->len; i++) {
        const EqlAction *action = content->actions->pdata[i];
        g_autofree char *will = NULL;

        if (g_strcmp0(action->finding, finding->key) != 0 ||
            !g_hash_table_add(promised, action->activity))
            continue;
        /* Translators: before an action of the plan, to pupils and parents. */
        will = g_strdup_printf(_("We will: %s"), action->activity);
        eql_paper_bullet(paper, will);
    }
}

/* All that was said of a theme, and then what is done about it. */
static void write_theme(EqlPaper *paper, const EqlWorkbookContent *content, const char *theme,
                        GHashTable *promised)
{
    const GPtrArray *findings = content->findings;
    const char *label = _("You said");

    for (guint i = 0; i < findings->len; i++) {
        const EqlFinding *finding = findings->pdata[i];

        if (!is_of_theme(finding, theme))
            continue;
        eql_paper_callout(paper, label, finding->sentence);
        label = NULL;
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
                   _("Thank you for telling us how fair our school feels. This is what we heard, "
                     "and what we will do. Figures that could point to single people are not in "
                     "this report."));
    if (well) {
        eql_paper_heading(paper, 2, _("What goes well"));
        eql_report_findings(paper, content, EQL_FINDING_STRENGTH, FEW);
    }
    if (!write_said(paper, content) && !well)
        eql_report_nothing(paper);
    else
        write_key(paper, FALSE);
}
