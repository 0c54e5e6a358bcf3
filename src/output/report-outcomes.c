/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's chapters on suspensions and exclusions, on what has changed, and on what is to
 * be done. */

#include "analysis/small-groups.h"
#include "base/i18n.h"
#include "base/language.h"
#include "output/charts.h"
#include "output/labels.h"
#include "output/report-parts.h"

/* ── outcomes ── */

static void write_groups(EqlPaper *paper, const EqlWorkbookContent *content, const EqlRri *rri)
{
    const char *class_word = eql_rri_class_label(EQL_CLASS_OVER);
    const EqlPaperColumn columns[] = {
        {_("Group"), 3, FALSE},      {_("On roll"), 1.1, TRUE}, {_("Outcomes"), 1.5, TRUE},
        {_("Per 100"), 1.2, TRUE},   {_("RRI"), 1.9, TRUE},     {_("Class"), 2, FALSE, class_word},
        {_("Evidence"), 1.8, FALSE}, {NULL, 0, FALSE}};

    eql_paper_table(paper, columns);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        g_autofree char *census = eql_figure_format(group->census);
        g_autofree char *outcomes = eql_figure_format(group->outcomes);
        g_autofree char *rate = eql_figure_format(eql_rri_rate(rri, group));
        g_autofree char *ratio = eql_figure_format_with_interval(group->rri);
        const char *cells[] = {group->label,
                               census,
                               outcomes,
                               rate,
                               ratio,
                               eql_rri_class_label(eql_rri_class_for(group, content->permit)),
                               eql_evidence_label(group->evidence)};

        eql_paper_row(paper, cells);
    }
    eql_paper_end_table(paper);
}

/* With few outcomes in all, tables by group would be hidden or say nothing. */
enum { ENOUGH = 10 };

static gboolean is_all_hidden(const EqlRri *rri)
{
    gboolean hidden = FALSE;

    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];

        if (eql_figure_is_shown(group->rri))
            return FALSE;
        hidden = hidden || eql_figure_is_hidden(group->rri);
    }
    return hidden;
}

static void write_hidden(EqlPaper *paper, const EqlChart *chart)
{
    /* Translators: a heading: “Permanent exclusions by sex”. */
    g_autofree char *text = g_strdup_printf(
        _("%s: the groups’ numbers are so small that none can be shown."), chart->title);

    eql_paper_text(paper, EQL_TEXT_BODY, text);
}

/* A sentence that is true of several tables stands under the first. */
static void write_rri(EqlPaper *paper, const EqlWorkbookContent *content, const EqlRri *rri,
                      GHashTable *said)
{
    const EqlSettings *settings = content->dataset->settings;
    g_autofree char *by = eql_report_by(content->dataset->codes, rri->by);
    g_autoptr(EqlChart) chart = eql_chart_of_rri(rri, by);
    g_autoptr(EqlChart) expected = eql_chart_of_expected(rri, by);

    if (is_all_hidden(rri)) {
        write_hidden(paper, chart);
        return;
    }
    eql_chart_set_guides(chart, settings->rri_under, settings->rri_over);
    eql_paper_chart(paper, chart);
    if (eql_chart_n_shown(expected) > 0)
        eql_paper_chart(paper, expected);
    write_groups(paper, content, rri);
    for (guint i = 0; i < rri->warnings->len; i++)
        if (g_hash_table_add(said, rri->warnings->pdata[i]))
            eql_paper_text(paper, EQL_TEXT_QUIET, rri->warnings->pdata[i]);
}

static gboolean has_broad(const GPtrArray *rris, const char *kind, const EqlCodes *codes)
{
    for (guint i = 0; i < rris->len; i++) {
        const EqlRri *rri = rris->pdata[i];

        if (g_str_equal(rri->kind, kind) && eql_rri_is_broad(rri, codes))
            return TRUE;
    }
    return FALSE;
}

/* Ethnic groups, broadly where that was worked out, and sex: all tables are in the workbook. */
static gboolean is_wanted(const EqlRri *rri, const GPtrArray *rris, const EqlCodes *codes)
{
    if (rri->audience || eql_figure_is_hidden(rri->outcome_total))
        return FALSE;
    if (g_str_equal(rri->by, "ethnicity"))
        return eql_rri_is_broad(rri, codes) || !has_broad(rris, rri->kind, codes);
    return g_str_equal(rri->by, "sex");
}

static void write_few(EqlPaper *paper, const EqlRri *rri)
{
    g_autofree char *total = eql_figure_format(rri->outcome_total);
    /* Translators: a kind of outcome and how many there were. */
    g_autofree char *text = g_strdup_printf(_("%s: %s in all, too few to look at by group."),
                                            eql_outcome_kind_label(rri->kind), total);

    eql_paper_text(paper, EQL_TEXT_BODY, text);
}

void eql_report_outcomes(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const EqlCodes *codes = content->dataset->codes;
    g_autoptr(GHashTable) said = g_hash_table_new(g_str_hash, g_str_equal);
    gboolean begun = FALSE;

    for (guint i = 0; i < content->rris->len; i++) {
        const EqlRri *rri = content->rris->pdata[i];

        if (!is_wanted(rri, content->rris, codes))
            continue;
        if (!begun) {
            eql_paper_heading(paper, 1, _("Exclusions and suspensions"));
            if (eql_report_findings(paper, content, EQL_FINDING_RRI, 0) == 0)
                eql_paper_text(paper, EQL_TEXT_BODY,
                               _("No group stands out in the figures that can be shown. Where "
                                 "numbers are small this says little: look again next year."));
        }
        begun = TRUE;
        if (rri->outcome_total.value >= ENOUGH)
            write_rri(paper, content, rri, said);
        else if (g_str_equal(rri->by, "ethnicity"))
            write_few(paper, rri);
    }
}

/* ── progress ── */

static void write_change(EqlPaper *paper, const EqlAudienceScores *audience)
{
    for (guint i = 0; i < audience->themes->len; i++) {
        const EqlThemeScore *theme = audience->themes->pdata[i];
        g_autofree char *before = eql_figure_format_with_interval(theme->score_before);
        g_autofree char *n_before = eql_figure_format(theme->respondents_before);
        g_autofree char *now = eql_figure_format_with_interval(theme->score);
        g_autofree char *n = eql_figure_format(theme->n);
        g_autofree char *change = eql_figure_format_with_interval(theme->change);
        const char *cells[] = {eql_theme_name(theme->label),
                               eql_audience_label(audience->audience),
                               before,
                               n_before,
                               now,
                               n,
                               change};

        eql_paper_row(paper, cells);
    }
}

static void draw_changes(EqlPaper *paper, const EqlWorkbookContent *content)
{
    for (guint i = 0; i < content->scores->audiences->len; i++) {
        const EqlAudienceScores *audience = content->scores->audiences->pdata[i];
        g_autoptr(EqlChart) chart = eql_chart_of_progress(
            content->scores, content->dataset->since_wave, audience->audience);

        eql_paper_chart(paper, chart);
    }
}

void eql_report_progress(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const EqlPaperColumn columns[] = {
        {_("Theme"), 3.1, FALSE},       {_("Audience"), 1.3, FALSE},
        {_("Score before"), 1.5, TRUE}, {C_("number", "n"), 0.8, TRUE},
        {_("Score now"), 1.5, TRUE},    {C_("number", "n"), 0.8, TRUE},
        {_("Change"), 1.7, TRUE},       {NULL, 0, FALSE}};
    g_autofree char *lead = NULL;

    if (!content->dataset->since_wave)
        return;
    lead = g_strdup_printf(_("Compared with %s. Different people may have answered each time."),
                           content->dataset->since_wave);
    eql_paper_heading(paper, 1, _("Progress"));
    eql_paper_text(paper, EQL_TEXT_LEAD, lead);
    eql_report_findings(paper, content, EQL_FINDING_CHANGE, 0);
    draw_changes(paper, content);
    eql_paper_table(paper, columns);
    for (guint i = 0; i < content->scores->audiences->len; i++)
        write_change(paper, content->scores->audiences->pdata[i]);
    eql_paper_end_table(paper);
}

/* ── next steps ── */

/* What the table has beside what it always has. */
typedef struct {
    gboolean due, status;
} Asked;

static Asked asked_of(const GPtrArray *actions)
{
    Asked asked = {FALSE, FALSE};

    for (guint i = 0; i < actions->len; i++) {
        const EqlAction *action = actions->pdata[i];

        asked.due = asked.due || *action->due;
        asked.status = asked.status || action->status != EQL_STATUS_NOT_STARTED;
    }
    return asked;
}

static void begin_actions(EqlPaper *paper, Asked asked, EqlPaperColumn *columns)
{
    guint n = 0;

    columns[n++] = (EqlPaperColumn){_("Priority"), 1.4, FALSE};
    columns[n++] = (EqlPaperColumn){_("Action"), 4.6, FALSE};
    columns[n++] = (EqlPaperColumn){_("Owner"), 1.8, FALSE};
    if (asked.due)
        columns[n++] = (EqlPaperColumn){_("Due"), 1.5, FALSE};
    if (asked.status)
        columns[n++] = (EqlPaperColumn){_("Status"), 1.3, FALSE};
    columns[n++] = (EqlPaperColumn){_("How we will know"), 3, FALSE};
    columns[n] = (EqlPaperColumn){NULL, 0, FALSE};
    eql_paper_table(paper, columns);
}

static void write_action(EqlPaper *paper, Asked asked, const EqlAction *action)
{
    g_autofree char *due = eql_day(action->due);
    const char *cells[EQL_PAPER_COLUMNS] = {eql_priority_label(action->priority), action->activity,
                                            action->owner};
    guint n = 3;

    if (asked.due)
        cells[n++] = due;
    if (asked.status)
        cells[n++] = eql_status_label(action->status);
    cells[n] = action->success_measure;
    eql_paper_row(paper, cells);
}

void eql_report_next_steps(EqlPaper *paper, const EqlWorkbookContent *content)
{
    Asked asked = asked_of(content->actions);
    EqlPaperColumn columns[EQL_PAPER_COLUMNS];
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

    eql_paper_heading(paper, 1, _("Next steps"));
    if (content->actions->len == 0) {
        eql_paper_text(paper, EQL_TEXT_BODY, _("There are no actions in the plan yet."));
        return;
    }
    eql_paper_text(paper, EQL_TEXT_BODY,
                   content->only_proposed
                       ? _("Proposed actions, from what stands out: the school has not decided on "
                           "them yet. The workbook has them in a form to work in.")
                       : _("From the action plan. The workbook has it in a form to work in."));
    begin_actions(paper, asked, columns);
    for (guint i = 0; i < content->actions->len; i++) {
        const EqlAction *action = content->actions->pdata[i];

        /* the same activity may answer several findings */
        if (g_hash_table_add(seen, action->activity))
            write_action(paper, asked, action);
    }
    eql_paper_end_table(paper);
}
