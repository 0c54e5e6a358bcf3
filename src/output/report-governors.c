/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on one page, for governors. */

#include "base/i18n.h"
#include "output/report-parts.h"

/* How much of each is said: the less, the tighter the page is. */
static const struct {
    guint findings, actions;
} FEW[EQL_PAPER_TIGHTEST + 1] = {{2, 3}, {2, 2}, {1, 2}, {1, 1}};

/* Characters of an action: what is longer is told in full elsewhere. */
#define ACTION_MOST 280

static guint few_findings(const EqlPaper *paper)
{
    return FEW[eql_paper_tightness(paper)].findings;
}

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
        eql_report_findings(paper, content, kinds[i], n > 1 ? 1 : few_findings(paper));
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

/* ── what is done about it ── */

static gboolean is_open(const EqlAction *action)
{
    return action->status == EQL_STATUS_NOT_STARTED || action->status == EQL_STATUS_IN_PROGRESS;
}

static gboolean is_done(const EqlAction *action)
{
    return action->status == EQL_STATUS_DONE;
}

typedef gboolean (*Choice)(const EqlAction *action);

/* With a heading, unless there are none. */
static void write_actions(EqlPaper *paper, const EqlWorkbookContent *content, const char *heading,
                          Choice choice)
{
    guint n = 0, most = FEW[eql_paper_tightness(paper)].actions;

    for (guint i = 0; i < content->actions->len && n < most; i++) {
        const EqlAction *action = content->actions->pdata[i];
        g_autofree char *text = eql_report_shortened(action->activity, ACTION_MOST);

        if (!choice(action))
            continue;
        if (n++ == 0)
            eql_paper_heading(paper, 2, heading);
        eql_paper_bullet(paper, text);
    }
}

static gboolean any_open(const GPtrArray *actions)
{
    for (guint i = 0; i < actions->len; i++)
        if (is_open(actions->pdata[i]))
            return TRUE;
    return FALSE;
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
    if (any_open(content->actions))
        write_actions(paper, content,
                      content->only_proposed ? _("Proposed first actions")
                                             : _("What the school will do first"),
                      is_open);
    else
        write_actions(paper, content, _("What the school has done"), is_done);
    if (any) {
        eql_paper_space(paper, 3);
        write_key(paper, eql_report_has_findings(content, EQL_FINDING_RRI));
    }
}
