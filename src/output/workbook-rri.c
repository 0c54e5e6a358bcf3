/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "analysis/small-groups.h"
#include "base/i18n.h"
#include "output/labels.h"
#include "output/sheet-chart.h"

static const double widths[] = {42, 12, 12, 10, 8, 8, 8, 16, 8, 11, 19, 20, 18, 0};
static const double widths_beside[] = {42, 12, 12, 10, 8, 8, 8, 16, 8, 11, 19, 20, 18, 16, 16, 0};

const char *eql_workbook_name_rri(void)
{
    return C_("sheet", "Exclusions and suspensions");
}

static char *groups_label(const EqlRri *rri, const EqlCodes *codes)
{
    g_auto(GStrv) by = g_strsplit(rri->by, ",", 2);
    const char *first = eql_codes_characteristic_label(codes, by[0]);
    if (by[1])
        return g_strdup_printf(C_("cross of two", "%s × %s"), first,
                               eql_codes_characteristic_label(codes, by[1]));
    if (eql_rri_is_broad(rri, codes))
        /* Translators: “Ethnic group (broad)” */
        return g_strdup_printf(C_("characteristic", "%s (%s)"), first,
                               C_("ethnic groups", "broad"));
    return g_strdup(first);
}

/* "Suspensions – Ethnic group", "Who answered: Pupils – Ethnic group" */
static char *title_of(const EqlRri *rri, const EqlCodes *codes)
{
    g_autofree char *groups = groups_label(rri, codes);
    const char *kind = eql_outcome_kind_label(rri->kind);
    if (rri->audience)
        /* Translators: “Who answered: Pupils – Ethnic group” */
        return g_strdup_printf(C_("table", "%s: %s – %s"), kind, eql_audience_label(rri->audience),
                               groups);
    /* Translators: “Suspensions – Ethnic group” */
    return g_strdup_printf(C_("table", "%s – %s"), kind, groups);
}

static char *against_of(const EqlRri *rri, const EqlCodes *codes)
{
    if (g_str_equal(rri->against, "school"))
        return g_strdup(_("Each group is set against their share of the school: 1 is even."));
    if (g_str_equal(rri->against, "rest"))
        return g_strdup(_("Each group is set against everyone else: 1 is even."));
    /* Translators: a group. */
    return g_strdup_printf(_("Each group is set against %s: 1 is even."),
                           eql_codes_label(codes, rri->by, rri->against));
}

/* "75 suspensions of 1,000 pupils on roll; every suspension counts." */
static char *totals_of(const EqlRri *rri, const EqlCodes *codes)
{
    g_autofree char *outcomes = eql_figure_format(rri->outcome_total);
    g_autofree char *census = eql_figure_format(rri->census_total);
    const char *counting = rri->count == EQL_COUNT_EVENTS
                               ? _("Every outcome counts, repeated ones of one pupil too.")
                               : _("Each pupil counts once.");
    g_autofree char *total = g_strdup_printf(_("In total: %s; on roll: %s."), outcomes, census);
    g_autofree char *even = against_of(rri, codes);
    return g_str_equal(rri->kind, EQL_KIND_ANSWERED) ? g_strjoin(" ", total, even, NULL)
                                                     : g_strjoin(" ", total, counting, even, NULL);
}

static void write_class(EqlSheet *sheet, const EqlRriGroup *group)
{
    EqlRriClass rri_class = eql_rri_class_for(group, sheet->book->content->permit);
    const char *label = eql_rri_class_label(rri_class);
    if (rri_class == EQL_CLASS_NONE)
        eql_sheet_no_word(sheet, group->rri);
    else if (rri_class == EQL_CLASS_OVER)
        eql_sheet_styled(sheet, label, EQL_STYLE_ACCENT);
    else if (rri_class == EQL_CLASS_UNDER || rri_class == EQL_CLASS_NOT_REPRESENTED)
        eql_sheet_styled(sheet, label, EQL_STYLE_GREEN);
    else
        eql_sheet_text(sheet, label);
}

static void write_evidence(EqlSheet *sheet, const EqlRriGroup *group)
{
    if (group->evidence == EQL_EVIDENCE_NONE) {
        eql_sheet_no_word(sheet, group->p);
        eql_sheet_no_word(sheet, group->p);
        return;
    }
    eql_sheet_text(sheet, eql_evidence_label(group->evidence));
    if (group->evidence_from == EQL_COUNT_PUPILS)
        eql_sheet_text(sheet, _("pupils"));
    else
        eql_sheet_text(sheet, _("counting repeats"));
}

static void write_group(EqlSheet *sheet, const EqlRri *rri, const EqlRriGroup *group)
{
    eql_sheet_text(sheet, group->label);
    eql_sheet_figure(sheet, group->census);
    eql_sheet_figure(sheet, group->outcomes);
    eql_sheet_figure(sheet, eql_rri_rate(rri, group));
    eql_sheet_interval(sheet, group->rri);
    eql_sheet_figure(sheet, group->difference);
    eql_sheet_figure_as(sheet, group->p, EQL_STYLE_P);
    eql_sheet_figure_as(sheet, group->p_adjusted, EQL_STYLE_P);
    write_class(sheet, group);
    write_evidence(sheet, group);
    if (rri->benchmark) {
        eql_sheet_figure(sheet, group->beside.rate_per_100);
        eql_sheet_figure(sheet, group->beside.rri);
    }
    eql_sheet_end_row(sheet);
}

static void write_table(EqlSheet *sheet, const EqlRri *rri)
{
    g_autofree char *rate = NULL, *ratio = NULL;
    if (rri->benchmark) {
        /* Translators: a place and a year, such as "England 2016/17". */
        rate = g_strdup_printf(_("#%s %s: per 100"), eql_place_name(rri->benchmark->place),
                               rri->benchmark->year);
        ratio = g_strdup_printf(_("#%s %s: RRI"), eql_place_name(rri->benchmark->place),
                                rri->benchmark->year);
    }
    const char *headings[] = {_("Group"),
                              _("#On roll"),
                              g_str_equal(rri->kind, EQL_KIND_ANSWERED) ? _("#Answered")
                                                                        : _("#Outcomes"),
                              _("#Per 100"),
                              _("#RRI"),
                              _("#from"),
                              _("#to"),
                              _("#More or fewer than even"),
                              _("#p"),
                              _("#p, adjusted"),
                              _("Class"),
                              _("Evidence"),
                              _("Evidence from"),
                              rate,
                              ratio,
                              NULL};
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < rri->groups->len; i++)
        write_group(sheet, rri, rri->groups->pdata[i]);
    eql_sheet_end_table(sheet);
}

/* Whether a difference grows or shrinks from one stage to the next. */
static void write_stage_table(EqlSheet *sheet, const EqlRri *rri)
{
    const char *before = eql_outcome_kind_label(rri->previous);
    const char *now = eql_outcome_kind_label(rri->kind);
    g_autofree char *heading_before = g_strdup_printf("#%s", before);
    g_autofree char *heading_now = g_strdup_printf("#%s", now);
    const char *headings[] = {_("Group"), heading_before, heading_now, _("#RRI, stage to stage"),
                              _("#from"), _("#to"),       NULL};
    g_autofree char *groups = groups_label(rri, sheet->book->content->dataset->codes);
    /* Translators: two kinds of outcome, one after the other, and a characteristic. */
    g_autofree char *title = g_strdup_printf(C_("table", "%s → %s – %s"), before, now, groups);
    g_autofree char *note = eql_stage_note(rri->previous, rri->kind);
    eql_sheet_section(sheet, title);
    eql_sheet_note(sheet, note);
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        eql_sheet_text(sheet, group->label);
        eql_sheet_figure(sheet, group->previous);
        eql_sheet_figure(sheet, group->outcomes);
        eql_sheet_interval(sheet, group->rri_previous);
        eql_sheet_end_row(sheet);
    }
    eql_sheet_end_table(sheet);
}

static gboolean warns_of(const EqlRri *rri, const char *warning)
{
    for (guint i = 0; rri && i < rri->warnings->len; i++)
        if (g_str_equal(rri->warnings->pdata[i], warning))
            return TRUE;
    return FALSE;
}

/* What was said of the same outcome just before is not said again. */
static void write_warnings(EqlSheet *sheet, const EqlRri *rri, const EqlRri *before)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < rri->warnings->len; i++)
        if (!warns_of(before, rri->warnings->pdata[i]))
            g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
                                   (const char *)rri->warnings->pdata[i]);
    if (text->len > 0)
        eql_sheet_note(sheet, text->str);
}

static void write_sentences(EqlSheet *sheet, const EqlRri *rri)
{
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        if (eql_rri_stands_out(group) || group->counts_disagree) {
            g_autofree char *sentence = eql_rri_sentence(rri, group);
            eql_sheet_note(sheet, sentence);
        }
    }
}

/* Only groups whose RRI is shown. */
static void write_chart(EqlSheet *sheet, const EqlRri *rri, const char *title)
{
    g_autofree char *chart_title = g_strdup_printf(_("RRI: %s"), title);
    g_autoptr(GArray) points = g_array_new(FALSE, FALSE, sizeof(EqlRatioPoint));
    EqlChartRange range = {
        .title = chart_title,
        /* xgettext:no-c-format */
        .description = _("Relative rate index of each group with its 95 % interval; the line at 1 "
                         "is even. The table above has the same figures. Groups that are hidden "
                         "are not in the chart."),
        .row = sheet->row,
    };
    for (guint i = 0; i < rri->groups->len; i++) {
        const EqlRriGroup *group = rri->groups->pdata[i];
        EqlRatioPoint point = {group->label, group->rri};
        if (eql_figure_is_shown(group->rri))
            g_array_append_val(points, point);
    }
    eql_sheet_skip(sheet, eql_sheet_ratio_chart(sheet, &range, points) + 1);
}

/* Of the same outcome, looked at by something else. */
static gboolean is_like(const EqlRri *rri, const EqlRri *before)
{
    return g_str_equal(rri->kind, before->kind) && g_strcmp0(rri->audience, before->audience) == 0;
}

/* Where even the school's total is hidden, a table would hold nothing but the roll; looked at by
 * something else, there is nothing more to say. */
static void write_rri(EqlSheet *sheet, const EqlRri *rri, const EqlRri *before)
{
    if (before && is_like(rri, before) && eql_figure_is_hidden(rri->outcome_total) &&
        eql_figure_is_hidden(before->outcome_total)) {
        sheet->hidden++;
        return;
    }
    g_autofree char *title = title_of(rri, sheet->book->content->dataset->codes);
    g_autofree char *totals = totals_of(rri, sheet->book->content->dataset->codes);
    eql_sheet_keep_together(sheet, FALSE);
    eql_sheet_section(sheet, title);
    eql_sheet_note(sheet, totals);
    if (eql_figure_is_hidden(rri->outcome_total))
        sheet->hidden++;
    else
        write_table(sheet, rri);
    lxw_row_t row = sheet->row;
    write_warnings(sheet, rri, before && is_like(rri, before) ? before : NULL);
    write_sentences(sheet, rri);
    if (sheet->row > row)
        eql_sheet_skip(sheet, 1);
    eql_sheet_keep_together(sheet, TRUE);
    write_chart(sheet, rri, title);
    if (rri->previous && !eql_figure_is_hidden(rri->outcome_total) &&
        !eql_figure_is_hidden(rri->previous_total)) {
        eql_sheet_keep_together(sheet, FALSE);
        write_stage_table(sheet, rri);
    }
}

static gboolean any_benchmark(const GPtrArray *rris)
{
    for (guint i = 0; i < rris->len; i++)
        if (((const EqlRri *)rris->pdata[i])->benchmark)
            return TRUE;
    return FALSE;
}

void eql_workbook_rri(EqlBook *book)
{
    const GPtrArray *rris = book->content->rris;
    EqlSheetLayout layout = {eql_workbook_name_rri(), TRUE,
                             any_benchmark(rris) ? widths_beside : widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, eql_workbook_name_rri(),
                    /* xgettext:no-c-format */
                    _("Relative rate index (RRI): a group’s share of the outcomes divided by its "
                      "share of the pupils on roll. “from” and “to” are the ends of its 95 % "
                      "interval; p is adjusted for looking at several groups at once."));
    eql_sheet_freeze(sheet, EQL_NOT_REPEATED);
    if (rris->len == 0)
        eql_sheet_note(sheet, _("There is nothing to compare yet: this needs a census and "
                                "outcomes, such as the suspensions log."));
    for (guint i = 0; i < rris->len; i++)
        write_rri(sheet, rris->pdata[i], i > 0 ? rris->pdata[i - 1] : NULL);
}
