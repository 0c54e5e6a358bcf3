/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's first pages, and its last: how the figures were come by. */

#include "base/i18n.h"
#include "base/language.h"
#include "model/merge.h"
#include "output/choice.h"
#include "output/file-counts.h"
#include "output/labels.h"
#include "output/meanings.h"
#include "output/report-parts.h"
#include "output/save.h"

char *eql_report_prepared(const EqlService *service)
{
    g_autoptr(GDateTime) utc = eql_save_now(), now = g_date_time_to_local(utc);
    /* Translators: a day, as g_date_time_format() writes it: “22 November 2026”. */
    g_autofree char *date = eql_date(now, _("%-d %B %Y"));
    g_autofree char *text = service && service->name
                                /* Translators: a psychology service, and a day. */
                                ? g_strdup_printf(_("Prepared by %s on %s."), service->name, date)
                                : g_strdup_printf(_("Prepared on %s."), date);

    return service && service->contact ? g_strconcat(text, " ", service->contact, NULL)
                                       : g_steal_pointer(&text);
}

static gboolean has_outcomes(const EqlWorkbookContent *content)
{
    for (guint i = 0; i < content->rris->len; i++)
        if (!((const EqlRri *)content->rris->pdata[i])->audience)
            return TRUE;
    return FALSE;
}

/* `who` is empty where nobody was asked. */
static void write_lead(EqlPaper *paper, const char *who, gboolean outcomes)
{
    g_autofree char *lead =
        !*who      ? g_strdup(_("Who is suspended and excluded in our school."))
        : outcomes ? g_strdup_printf(_("What %s answered about fairness in our school, and who is "
                                       "suspended and excluded."),
                                     who)
                   : g_strdup_printf(_("What %s answered about fairness in our school."), who);

    eql_paper_text(paper, EQL_TEXT_LEAD, lead);
}

void eql_report_cover(EqlPaper *paper, const EqlWorkbookContent *content, EqlReportKind kind)
{
    const EqlDataset *dataset = content->dataset;
    g_autofree char *who = eql_report_who(content);
    g_autofree char *prepared = eql_report_prepared(content->service);
    g_autofree char *wave =
        dataset->wave && dataset->since_wave
            ? g_strdup_printf(_("%s, compared with %s"), dataset->wave, dataset->since_wave)
            : g_strdup(dataset->wave ? dataset->wave : "");

    eql_paper_cover(paper, kind != EQL_REPORT_FULL, eql_report_title(kind), dataset->school->name,
                    wave);
    write_lead(paper, who, kind != EQL_REPORT_FAMILIES && has_outcomes(content));
    eql_paper_text(paper, EQL_TEXT_QUIET, prepared);
}

void eql_report_meanings(EqlPaper *paper, const EqlSettings *settings, guint shown)
{
    g_autoptr(GArray) meanings = eql_meanings(settings);

    for (guint i = 0; i < meanings->len; i++) {
        const EqlMeaning *one = &g_array_index(meanings, EqlMeaning, i);

        if (shown & 1u << one->of)
            eql_paper_term(paper, one->term, one->meaning);
    }
}

static guint shown_of(const EqlWorkbookContent *content)
{
    return 1u << EQL_MEANT_ALL |
           (content->scores->audiences->len > 0 ? 1u << EQL_MEANT_ANSWERS : 0) |
           (content->rris->len > 0 ? 1u << EQL_MEANT_RATIOS : 0) |
           (content->permit ? 0 : 1u << EQL_MEANT_HIDDEN);
}

void eql_report_how_to_read(EqlPaper *paper, const EqlWorkbookContent *content)
{
    eql_paper_heading(paper, 1, _("How to read this report"));
    eql_paper_text(paper, EQL_TEXT_LEAD,
                   _("Figures start a conversation; they do not end it. Read each with the number "
                     "of people behind it."));
    eql_report_meanings(paper, content->dataset->settings, shown_of(content));
    if (content->rris->len > 0)
        eql_paper_term(paper, "–",
                       _("There is nothing to work the figure out from: nobody of the group is on "
                         "roll, say, or nobody has said how many were invited."));
    if (content->permit)
        eql_paper_bullet(paper, _("Confidential. This report was asked for with small numbers, "
                                  "for the school alone: single children can be recognised "
                                  "from it. Do not pass it on."));
}

static void write_file(EqlPaper *paper, const EqlWorkbookContent *content,
                       const EqlImportRecord *record)
{
    EqlFileCounts counts = eql_file_counts(content, record);
    g_autofree char *rows = eql_figure_format(counts.rows);
    g_autofree char *accepted = eql_figure_format(counts.accepted);
    g_autofree char *aside = eql_figure_format(counts.set_aside);
    const char *cells[] = {record->file, rows, accepted, aside};

    eql_paper_row(paper, cells);
}

static void write_files(EqlPaper *paper, const EqlWorkbookContent *content)
{
    const EqlPaperColumn columns[] = {{_("File"), 5, FALSE},
                                      {_("Rows"), 1.2, TRUE},
                                      {_("Accepted"), 1.4, TRUE},
                                      {_("Set aside"), 1.4, TRUE},
                                      {NULL, 0, FALSE}};

    eql_paper_table(paper, columns);
    for (guint i = 0; i < content->imports->len; i++) {
        const EqlImportRecord *record = content->imports->pdata[i];

        if (eql_import_record_stands(record))
            write_file(paper, content, record);
    }
    eql_paper_end_table(paper);
}

static void write_merges(EqlPaper *paper, const EqlCodes *codes)
{
    const GPtrArray *merges = eql_codes_merges(codes);

    if (!merges)
        return;
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("Some groups are shown only together, because one of them alone is too "
                     "small:"));
    for (guint i = 0; i < merges->len; i++) {
        const EqlMerge *merge = merges->pdata[i];
        g_autofree char *line = merge->named
                                    ? g_strdup_printf(C_("group and its members", "%s: %s"),
                                                      merge->label, merge->members_label)
                                    : g_strdup(merge->label);

        eql_paper_bullet(paper, line);
    }
}

void eql_report_about(EqlPaper *paper, const EqlWorkbookContent *content)
{
    g_autofree char *left_out = eql_output_choice_sentence(content);

    eql_paper_heading(paper, 1, _("About the data"));
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("The figures come from these files. Names, pupil numbers, email addresses and "
                     "dates of birth were taken out while they were read."));
    write_files(paper, content);
    if (left_out)
        eql_paper_text(paper, EQL_TEXT_BODY, left_out);
    write_merges(paper, content->dataset->codes);
    if (!content->permit)
        eql_paper_text(paper, EQL_TEXT_BODY, eql_hidden_sentence());
    eql_paper_text(paper, EQL_TEXT_BODY,
                   _("The Excel workbook that goes with this report has every figure, the "
                     "thresholds, and how each figure is worked out."));
}
