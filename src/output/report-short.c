/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on a page: for governors, and for pupils and parents. */

#include "base/i18n.h"
#include "output/report-parts.h"

/* So that a page holds the most pressing of each. */
enum { FEW = 2, FIRST_ACTIONS = 3 };

static void write_section(EqlPaper *paper, const EqlWorkbookContent *content, const char *heading,
                          const EqlFindingKind *kinds, guint n)
{
    gboolean any = FALSE;

    for (guint i = 0; i < n; i++)
        any = any || eql_report_has_findings(content, kinds[i]);
    if (!any)
        return;
    eql_paper_heading(paper, 2, heading);
    for (guint i = 0; i < n; i++)
        eql_report_findings(paper, content, kinds[i], n > 1 ? 1 : FEW);
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

    eql_report_cover(paper, content, _("Summary for governors"), TRUE);
    write_section(paper, content, _("Exclusions and suspensions"), outcomes, 1);
    write_section(paper, content, _("Areas for development"), areas, 1);
    write_section(paper, content, _("Where views differ"), gaps, 2);
    write_section(paper, content, _("Strengths"), strengths, 1);
    if (content->actions->len > 0) {
        eql_paper_heading(paper, 2, _("What the school will do first"));
        write_actions(paper, content, FIRST_ACTIONS);
    }
}

/* What was said of a theme, and what is done about it; a promise is made once. */
static void write_said(EqlPaper *paper, const EqlWorkbookContent *content,
                       const EqlFinding *finding, GHashTable *promised)
{
    eql_paper_callout(paper, _("You said"), finding->sentence);
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
    eql_paper_space(paper, 6);
}

static gboolean is_said(const EqlFinding *finding)
{
    return finding->kind == EQL_FINDING_AREA || finding->kind == EQL_FINDING_PERCEPTION_GAP ||
           finding->kind == EQL_FINDING_UNCERTAINTY;
}

void eql_report_families(EqlPaper *paper, const EqlWorkbookContent *content)
{
    g_autoptr(GHashTable) promised = g_hash_table_new(g_str_hash, g_str_equal);

    eql_report_cover(paper, content, _("You said, we will"), TRUE);
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("Thank you for telling us how fair our school feels. This is what we heard, "
                     "and what we will do. Figures that could point to single people are not in "
                     "this report."));
    if (eql_report_has_findings(content, EQL_FINDING_STRENGTH)) {
        eql_paper_heading(paper, 2, _("What goes well"));
        eql_report_findings(paper, content, EQL_FINDING_STRENGTH, FEW);
    }
    eql_paper_heading(paper, 2, _("What we will work on"));
    for (guint i = 0; i < content->findings->len; i++) {
        const EqlFinding *finding = content->findings->pdata[i];

        if (is_said(finding))
            write_said(paper, content, finding, promised);
    }
}
