/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is told of an export beyond its answers: its columns, and what was found beside them. */
#include "intake/responses/responses-private.h"

#include "base/i18n.h"
#include "base/kept.h"
#include <string.h>

#include "base/lists.h"
#include "base/text.h"
#include "intake/unknown-column.h"

/* Comments are shown as they are kept: without the name of whoever wrote them. */
static char **comment_examples(const EqlResponsesReading *reading, const EqlItem *item)
{
    const GPtrArray *comments = reading->responses->comments;
    g_autoptr(GStrvBuilder) examples = g_strv_builder_new();
    guint n = 0;
    for (guint i = 0; i < comments->len && n < EQL_ANSWER_EXAMPLES; i++) {
        const EqlComment *comment = comments->pdata[i];
        if (!g_str_equal(comment->item, item->code))
            continue;
        g_autofree char *example = eql_answer_example(comment->text);
        g_strv_builder_add(examples, example);
        n++;
    }
    return g_strv_builder_end(examples);
}

static void record_columns(EqlResponsesReading *reading)
{
    EqlImportRecord *record = reading->record;
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        const EqlMatch *match = &g_array_index(reading->matches, EqlMatch, i);
        EqlColumnMatch *made = eql_column_match_new(
            column->heading, match->item ? match->item->code : NULL, match->match);
        made->confidence = match->confidence;
        made->how = match->how;
        made->examples = match->item && match->item->kind == EQL_ITEM_COMMENT
                             ? comment_examples(reading, match->item)
                             : eql_answer_reader_examples(reading->readers->pdata[i]);
        g_ptr_array_add(record->columns, made);
        if (column->identifier)
            g_ptr_array_add(record->dropped_identifiers, g_strdup(column->heading));
    }
}

static char *fault_words(EqlFaultKind kind)
{
    switch (kind) {
    case EQL_FAULT_UNCLOSED_QUOTE:
        return g_strdup(_(
            "A quotation mark is opened here and never closed; it was read as part of the text."));
    case EQL_FAULT_STRAY_QUOTE:
        return g_strdup(_("There is text after a closing quotation mark; it was kept."));
    case EQL_FAULT_BYTES_REPLACED:
        return g_strdup(_("Some characters could not be read and were replaced."));
    case EQL_FAULT_LONG_ROW:
        return g_strdup(
            _("This row has more cells than the header; the further ones were left out."));
    case EQL_FAULT_BAD_CELL:
        return g_strdup(_("A cell refers to nothing in the workbook and was read as empty."));
    case EQL_FAULT_NO_RESULT:
        return g_strdup(_("A cell holds a formula without its result and was read as empty. Open "
                          "the workbook in Excel and save it again."));
    }
    return g_strdup("");
}

static void report_faults(EqlResponsesReading *reading)
{
    const GArray *faults = eql_table_faults(reading->table);
    const guint most = 200;
    for (guint i = 0; i < MIN(faults->len, most); i++) {
        const EqlFault *fault = &g_array_index(faults, EqlFault, i);
        const EqlLayoutColumn *column = fault->column < reading->layout->columns->len
                                            ? reading->layout->columns->pdata[fault->column]
                                            : NULL;
        eql_problems_take(
            reading->record->problems, eql_table_sheet(reading->table), fault->row,
            column ? column->heading : NULL, EQL_KEPT(fault_words(fault->kind)),
            EQL_KEPT(g_strdup(_("Look at the row in the file; export it again if it is not as it "
                                "should be."))));
    }
}

static void report_further_aside(EqlResponsesReading *reading)
{
    EqlImportRecord *record = reading->record;
    if (record->set_aside <= EQL_MOST_SET_ASIDE)
        return;
    guint further = (guint)(record->set_aside - EQL_MOST_SET_ASIDE);
    eql_problems_take(record->problems, eql_table_sheet(reading->table), 0, NULL,
                      EQL_KEPT(g_strdup_printf(ngettext("%u further row was set aside.",
                                                        "%u further rows were set aside.", further),
                                               further)),
                      EQL_KEPT(g_strdup(_("They were set aside for the same reasons; nothing needs "
                                          "doing."))));
}

static void report_other_sheets(EqlResponsesReading *reading)
{
    const char *const *sheets = eql_table_sheets(reading->table);
    if (!sheets || g_strv_length((char **)sheets) < 2)
        return;
    const char *sheet = eql_table_sheet(reading->table);
    GPtrArray *also = reading->export->also;
    char *message = NULL, *advice = NULL;
    if (also->len > 0) {
        g_ptr_array_add(also, NULL);
        g_autofree char *names = eql_list_quoted((const char *const *)also->pdata);
        message = EQL_KEPT(g_strdup_printf(
            _("Only the sheet “%s” was read. These sheets hold responses too: “%s”."), sheet,
            names));
        advice = EQL_KEPT(g_strdup(_("Bring the file in again for each of them and choose the "
                                     "sheet, under its own wave if it is one.")));
    } else {
        message = EQL_KEPT(
            g_strdup_printf(_("The workbook has several sheets; only “%s” was read."), sheet));
        advice = EQL_KEPT(g_strdup(_("If the responses stand on another sheet, bring the file in "
                                     "again and choose that sheet.")));
    }
    eql_problems_take(reading->record->problems, sheet, 0, NULL, message, advice);
}

static void report_beside(EqlResponsesReading *reading)
{
    if (reading->beside == reading->layout->columns->len)
        return;
    const EqlLayoutColumn *first = reading->layout->columns->pdata[reading->beside];
    eql_problems_take(
        reading->record->problems, eql_table_sheet(reading->table), 0, first->heading,
        EQL_KEPT(
            g_strdup(_("Another table stands to the right of the responses; it was left alone."))),
        EQL_KEPT(g_strdup(
            _("If its columns belong to the responses, delete the empty column before them "
              "and bring the file in again."))));
}

static gboolean has_heading(const EqlLayout *layout, const char *heading)
{
    for (guint i = 0; i < layout->columns->len; i++)
        if (g_str_equal(((EqlLayoutColumn *)layout->columns->pdata[i])->heading, heading))
            return TRUE;
    return FALSE;
}

static int compare_headings(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static void report_mapping(EqlResponsesReading *reading)
{
    const EqlMapping *mapping = reading->request->mapping;
    g_autoptr(GList) headings = mapping ? g_hash_table_get_keys(mapping->columns) : NULL;
    headings = g_list_sort(headings, compare_headings);
    for (const GList *at = headings; at; at = at->next)
        if (!has_heading(reading->layout, at->data))
            eql_unknown_column_tell(reading->record->problems, eql_table_sheet(reading->table),
                                    at->data);
}

static void report_titles(EqlResponsesReading *reading)
{
    if (reading->layout->titles == 0)
        return;
    eql_problems_take(
        reading->record->problems, eql_table_sheet(reading->table), reading->layout->header_number,
        NULL,
        EQL_KEPT(g_strdup(_("This row was taken for the header; what stands above it was "
                            "taken for a title and left out."))),
        EQL_KEPT(g_strdup(_("Nothing needs doing, unless that was a response."))));
}

static void report_repeated(EqlResponsesReading *reading)
{
    const EqlResponsesRequest *request = reading->request;
    for (guint i = 0; i < MIN(reading->beside, reading->layout->columns->len); i++) {
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        const EqlItem *item = eql_match_repeated(reading->layout, request->questionnaire,
                                                 request->audience, reading->matches, i);
        if (item)
            eql_problems_take(
                reading->record->problems, eql_table_sheet(reading->table), 0, column->heading,
                EQL_KEPT(g_strdup_printf(
                    _("Another column asks question %s too and was read; this one was "
                      "left out."),
                    item->code)),
                EQL_KEPT(
                    g_strdup(_("If this is the right one, choose the question for it and leave the "
                               "other one out."))));
    }
}

static void report_answers_only(EqlResponsesReading *reading)
{
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        if (column->answers_only)
            eql_problems_take(
                reading->record->problems, eql_table_sheet(reading->table), 0, column->heading,
                EQL_KEPT(g_strdup(_("The heading speaks of a name, but the column holds nothing "
                                    "but answers to choose from, so it was not dropped."))),
                EQL_KEPT(g_strdup(_("If it asks one of your questions, say which; else nothing "
                                    "needs doing."))));
    }
}

/* What tells the waves of a file that holds several. */
static gboolean tells_waves(const EqlResponsesReading *reading, guint i)
{
    static const char *const words[] = {"wave",          "survey wave", "round",
                                        "survey round",  "term",        "school term",
                                        "academic year", "school year", NULL};
    const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
    if (g_array_index(reading->matches, EqlMatch, i).item || column->identifier)
        return FALSE;
    g_autofree char *folded = eql_text_fold_words(column->heading, -1);
    return g_strv_contains(words, folded);
}

/* Waves that are brought in as one would be averaged, and no change could be seen. What stands in
 * the column is not told: whatever its heading says, it could be names, and notes are kept. */
static void report_waves(EqlResponsesReading *reading)
{
    for (guint i = 0; i < MIN(reading->beside, reading->layout->columns->len); i++) {
        if (!tells_waves(reading, i))
            continue;
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        g_auto(GStrv) waves = eql_answer_reader_examples(reading->readers->pdata[i]);
        if (!waves || g_strv_length(waves) < 2)
            continue;
        eql_problems_take(
            reading->record->problems, eql_table_sheet(reading->table), 0, column->heading,
            EQL_KEPT(g_strdup(
                _("The file seems to hold several waves. All its rows were taken for one."))),
            EQL_KEPT(g_strdup(_("If these are different waves, save the rows of each as a file of "
                                "its own, and bring each in under its own wave."))));
    }
}

static void report_serials(EqlResponsesReading *reading, const EqlTimes *times)
{
    const EqlLayoutColumn *column = reading->layout->columns->pdata[times->column];
    eql_problems_take(
        reading->record->problems, eql_table_sheet(reading->table), 0, column->heading,
        EQL_KEPT(
            g_strdup(_("The times are a spreadsheet’s day numbers (45901 for 1 September 2025) "
                       "and were read as such."))),
        EQL_KEPT(g_strdup(_("Nothing needs doing, if that is about when people answered."))));
}

/* Where another column tells the time, it is no matter. */
static void report_times(EqlResponsesReading *reading)
{
    const EqlTimes *unread = NULL;
    gboolean read = FALSE;
    for (guint i = 0; i < reading->times->len; i++) {
        const EqlTimes *times = &g_array_index(reading->times, EqlTimes, i);
        if (g_array_index(reading->matches, EqlMatch, times->column).item)
            continue;
        read |= eql_times_month(times).year > 0;
        if (eql_times_are_serials(times))
            report_serials(reading, times);
        else if (eql_times_are_unread(times) && !unread)
            unread = times;
    }
    if (read || !unread)
        return;
    const EqlLayoutColumn *column = reading->layout->columns->pdata[unread->column];
    eql_problems_take(
        reading->record->problems, eql_table_sheet(reading->table), 0, column->heading,
        EQL_KEPT(g_strdup(_("What stands here could not be read as dates, so the file does not "
                            "tell when people answered."))),
        EQL_KEPT(g_strdup(_("Check that the wave is the right one; nothing else needs doing."))));
}

void eql_responses_tell(EqlResponsesReading *reading)
{
    record_columns(reading);
    report_faults(reading);
    report_mapping(reading);
    report_titles(reading);
    report_other_sheets(reading);
    report_beside(reading);
    report_repeated(reading);
    report_answers_only(reading);
    report_times(reading);
    report_waves(reading);
    report_further_aside(reading);
}
