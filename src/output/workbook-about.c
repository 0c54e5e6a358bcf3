/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "output/workbook-sheets.h"

#include "base/i18n.h"
#include "base/language.h"
#include "base/lists.h"
#include "model/merge.h"
#include "output/choice.h"
#include "output/file-counts.h"

static const double widths[] = {34, 14, 12, 20, 14, 9, 10, 10, 30, 52, 0};

const char *eql_workbook_name_about(void)
{
    return C_("sheet", "About the data");
}

/* ── files ── */

static char *joined(GPtrArray *strings)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < strings->len; i++)
        eql_list_add(out, strings->pdata[i]);
    return g_string_free(out, FALSE);
}

static const char *kind_label(EqlImportKind kind)
{
    switch (kind) {
    case EQL_IMPORT_RESPONSES:
        return _("Answers");
    case EQL_IMPORT_CENSUS:
        return _("Census");
    case EQL_IMPORT_OUTCOMES:
        return _("Outcomes");
    }
    return "";
}

static void write_file(EqlSheet *sheet, const EqlImportRecord *record)
{
    g_autofree char *dropped = joined(record->dropped_identifiers);
    EqlFileCounts counts = eql_file_counts(sheet->book->content, record);
    eql_sheet_text(sheet, record->file);
    eql_sheet_text(sheet, kind_label(record->kind));
    eql_sheet_text(sheet, record->audience ? eql_audience_label(record->audience) : NULL);
    eql_sheet_text(sheet, record->wave);
    eql_sheet_date(sheet, record->imported_at);
    eql_sheet_figure(sheet, counts.rows);
    eql_sheet_figure(sheet, counts.accepted);
    eql_sheet_figure(sheet, counts.set_aside);
    eql_sheet_text(sheet, dropped);
    eql_sheet_styled(sheet, record->sha256, EQL_STYLE_CODE);
    eql_sheet_end_row(sheet);
}

static void write_files(EqlSheet *sheet, GPtrArray *imports)
{
    const char *headings[] = {_("File"),
                              _("Holds"),
                              _("Audience"),
                              _("Wave"),
                              _("Brought in"),
                              _("#Rows"),
                              _("#Accepted"),
                              _("#Set aside"),
                              _("Identifiers dropped"),
                              _("Fingerprint (SHA-256)"),
                              NULL};
    eql_sheet_section(sheet, _("Files"));
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        if (eql_import_record_stands(record))
            write_file(sheet, record);
    }
    eql_sheet_end_table(sheet);
}

/* ── problems, alike ones together ── */

typedef struct {
    const EqlImportRecord *record;
    const EqlProblem *problem; /* the first of them */
    guint times;
} ProblemKind;

/* FALSE where some may not be told. */
static gboolean gather_problems(const EqlWorkbookContent *content, const EqlImportRecord *record,
                                GArray *kinds)
{
    guint first = kinds->len;
    gboolean all = TRUE;
    for (guint i = 0; i < record->problems->len; i++) {
        const EqlProblem *problem = record->problems->pdata[i];
        guint j = first;
        if (!eql_file_tells(content, record, problem)) {
            all = FALSE;
            continue;
        }
        while (j < kinds->len &&
               g_strcmp0(g_array_index(kinds, ProblemKind, j).problem->message, problem->message))
            j++;
        if (j == kinds->len)
            g_array_append_val(kinds, ((ProblemKind){record, problem, 0}));
        g_array_index(kinds, ProblemKind, j).times++;
    }
    return all;
}

/* Message and, below it, advice. */
static void write_problem(EqlSheet *sheet, const ProblemKind *kind)
{
    eql_sheet_styled(sheet, kind->record->file, EQL_STYLE_LINE);
    if (eql_file_tells_times(sheet->book->content, kind->record))
        eql_sheet_figure_as(sheet, eql_figure_value(EQL_UNIT_COUNT, kind->times), EQL_STYLE_PLAIN);
    else
        eql_sheet_styled(sheet, NULL, EQL_STYLE_LINE);
    eql_sheet_over(sheet, kind->problem->message, EQL_STYLE_LINE);
    if (!kind->problem->advice)
        return;
    sheet->column = 2;
    eql_sheet_over(sheet, kind->problem->advice, EQL_STYLE_QUIET_LINE);
}

static void write_problems(EqlSheet *sheet, GPtrArray *imports)
{
    const char *headings[] = {_("File"), _("#How often"), _("What"), NULL};
    g_autoptr(GArray) kinds = g_array_new(FALSE, FALSE, sizeof(ProblemKind));
    gboolean all = TRUE;
    for (guint i = 0; i < imports->len; i++) {
        const EqlImportRecord *record = imports->pdata[i];
        if (eql_import_record_stands(record))
            all = gather_problems(sheet->book->content, record, kinds) && all;
    }
    eql_sheet_section(sheet, _("What was noticed in the files"));
    if (kinds->len == 0 && all)
        eql_sheet_note(sheet, _("Nothing: every row could be read."));
    if (!all)
        eql_sheet_note(sheet,
                       _("What says how many pupils or answers it is about is not told here: "
                         "it could say how many there are in a hidden group. It stands in "
                         "the list of what was brought in."));
    if (kinds->len > 0)
        eql_sheet_head_over(sheet, headings);
    for (guint i = 0; i < kinds->len; i++)
        write_problem(sheet, &g_array_index(kinds, ProblemKind, i));
    eql_sheet_skip(sheet, 1);
}

/* ── thresholds, what is hidden, methods ── */

/* A number, so that spreadsheets do not take it for one that was typed as text. */
static void write_value(EqlSheet *sheet, const EqlSettings *settings, const char *key)
{
    g_autofree char *text = eql_settings_get(settings, key);
    char *end = NULL;
    double value = g_ascii_strtod(text, &end);
    if (end > text && !*end)
        eql_sheet_figure_as(sheet, eql_figure_value(EQL_UNIT_NONE, value), EQL_STYLE_PLAIN);
    else
        eql_sheet_styled(sheet, text, EQL_STYLE_PLAIN);
}

static void write_thresholds(EqlSheet *sheet)
{
    const EqlSettings *settings = sheet->book->content->dataset->settings;
    const char *headings[] = {_("Setting"), _("#Value"), _("Meaning"), NULL};
    eql_sheet_keep_together(sheet, FALSE);
    eql_sheet_section(sheet, _("Thresholds"));
    eql_sheet_head_over(sheet, headings);
    for (const char *const *key = eql_settings_keys(); *key; key++) {
        eql_sheet_styled(sheet, *key, EQL_STYLE_LINE);
        write_value(sheet, settings, *key);
        eql_sheet_over(sheet, eql_settings_describe(*key), EQL_STYLE_LINE);
    }
    eql_sheet_skip(sheet, 1);
}

static void write_merges(EqlSheet *sheet)
{
    const EqlCodes *codes = sheet->book->content->dataset->codes;
    const GPtrArray *merges = eql_codes_merges(codes);
    const char *headings[] = {_("Shown as"), _("Characteristic"), _("Made of"), NULL};
    if (!merges)
        return;
    eql_sheet_keep_together(sheet, FALSE);
    eql_sheet_section(sheet, _("Groups that are put together"));
    eql_sheet_note(sheet, _("The school shows these groups only together, in every table, because "
                            "one of them alone is too small."));
    eql_sheet_head_over(sheet, headings);
    for (guint i = 0; i < merges->len; i++) {
        const EqlMerge *merge = merges->pdata[i];
        eql_sheet_text(sheet, merge->label);
        eql_sheet_text(sheet, eql_codes_characteristic_label(codes, merge->characteristic));
        eql_sheet_over(sheet, merge->members_label, EQL_STYLE_LINE);
    }
    eql_sheet_skip(sheet, 1);
}

static void write_hidden(EqlSheet *sheet)
{
    const EqlBook *book = sheet->book;
    const char *headings[] = {_("Sheet"), _("#Figures hidden"), NULL};
    eql_sheet_keep_together(sheet, FALSE);
    if (book->content->permit) {
        eql_sheet_section(sheet, _("What is hidden, and why"));
        eql_sheet_note(sheet,
                       _("This workbook was asked for with small numbers, for the school alone: "
                         "what is tinted is hidden in every other file and on the screen. Single "
                         "children can be recognised from it. Keep it where such files are kept, "
                         "and do not pass it on."));
        eql_sheet_skip(sheet, 1);
        return;
    }
    g_autofree char *why = g_strdup_printf(
        _("A figure that rests on fewer than %d people is hidden, and so are others from which it "
          "could be worked out. Which of the two it is does not show. Hidden figures are not in "
          "this file at all, not in its charts either."),
        book->content->dataset->settings->k);
    eql_sheet_section(sheet, _("What is hidden, and why"));
    eql_sheet_note(sheet, why);
    eql_sheet_head(sheet, headings);
    for (guint i = 0; i < book->hidden->len; i++) {
        const EqlHiddenCount *count = book->hidden->pdata[i];
        eql_sheet_text(sheet, count->sheet);
        eql_sheet_count(sheet, count->figures);
        eql_sheet_end_row(sheet);
    }
    eql_sheet_skip(sheet, 1);
}

static void write_methods(EqlSheet *sheet)
{
    const char *const methods[] = {
        N_("Points: the lowest answer of a scale scores 0, the highest 100, the others in equal "
           "steps between; reversed questions the other way round. “Don’t know” and the like "
           "carry no points and are counted beside."),
        N_("Theme score: the mean of the respondents’ own means, for those who answered at least "
           "half of the theme’s questions. Its interval is the t interval, made narrower when a "
           "good part of those invited answered."),
        N_("Favourable: the share of answers with points above 50. Its interval is Wilson’s, with "
           "an effective number of answers, because one person gives several."),
        N_("Differences: between scores by Welch’s method, between shares by Newcombe’s."),
        N_("RRI: a group’s share of the outcomes divided by its share of the roll. Intervals and "
           "tests are exact, or score intervals; p-values are adjusted for the number of groups "
           "(Benjamini and Hochberg). Not stated is counted but not compared."),
        /* xgettext:no-c-format */
        N_("Intervals are 95 % intervals: were the same done many times, 95 of 100 such intervals "
           "would hold the true figure."),
    };
    eql_sheet_keep_together(sheet, FALSE);
    eql_sheet_section(sheet, _("How the figures are worked out"));
    for (guint i = 0; i < G_N_ELEMENTS(methods); i++)
        eql_sheet_note(sheet, _(methods[i]));
    eql_sheet_skip(sheet, 1);
}

/* NULL where neither is known. */
static char *census_sentence(const char *day, const char *term)
{
    /* Translators: a day. */
    if (g_strcmp0(term, "SPR") == 0)
        return day ? g_strdup_printf(_("The roll is that of the census of %s, spring."), day)
                   : g_strdup(_("The roll is that of the spring census."));
    if (g_strcmp0(term, "SUM") == 0)
        return day ? g_strdup_printf(_("The roll is that of the census of %s, summer."), day)
                   : g_strdup(_("The roll is that of the summer census."));
    if (g_strcmp0(term, "AUT") == 0)
        return day ? g_strdup_printf(_("The roll is that of the census of %s, autumn."), day)
                   : g_strdup(_("The roll is that of the autumn census."));
    return day ? g_strdup_printf(_("The roll is that of the census of %s."), day) : NULL;
}

static void write_census(EqlSheet *sheet)
{
    const EqlCensus *census = sheet->book->content->dataset->census;
    if (!census)
        return;
    g_autofree char *day = census->reference_date ? eql_day(census->reference_date) : NULL;
    g_autofree char *text = census_sentence(day, census->term);
    if (!text)
        return;
    eql_sheet_note(sheet, text);
    eql_sheet_skip(sheet, 1);
}

static void write_choice(EqlSheet *sheet)
{
    g_autofree char *left_out = eql_output_choice_sentence(sheet->book->content);
    if (!left_out)
        return;
    eql_sheet_note(sheet, left_out);
    eql_sheet_skip(sheet, 1);
}

void eql_workbook_about(EqlBook *book)
{
    GPtrArray *imports = book->content->imports;
    EqlSheetLayout layout = {eql_workbook_name_about(), TRUE, widths};
    g_autoptr(EqlSheet) sheet = eql_sheet_new(book, &layout);
    eql_sheet_title(sheet, eql_workbook_name_about(),
                    _("Where the figures come from, and how they were made. Nothing in this "
                      "workbook was sent anywhere: Equalens works on your own computer."));
    eql_sheet_freeze(sheet, EQL_NOT_REPEATED);
    write_files(sheet, imports);
    write_census(sheet);
    write_choice(sheet);
    write_problems(sheet, imports);
    write_merges(sheet);
    write_hidden(sheet);
    write_thresholds(sheet);
    write_methods(sheet);
}
