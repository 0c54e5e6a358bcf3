/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/responses-file.h"

#include "base/i18n.h"
#include "base/kept.h"
#include <string.h>

#include "base/lists.h"
#include "base/text.h"
#include "intake/responses/answer-reader.h"
#include "intake/responses/crosstab.h"
#include "intake/table/digest.h"
#include "intake/responses/export-file.h"
#include "intake/responses/file-numbers.h"
#include "intake/intake-error.h"
#include "intake/responses/name-mask.h"
#include "intake/responses/row-kind.h"
#include "intake/responses/row-summary.h"
#include "intake/responses/row-watch.h"

/* How often progress is told, in rows. */
#define PROGRESS_STEP 4096
/* So many rows that were set aside are told one by one. */
#define MOST_SET_ASIDE 100

typedef struct {
    const EqlResponsesRequest *request;
    EqlExport *export;
    EqlTable *table;   /* the export's */
    EqlLayout *layout; /* the export's */
    EqlMapping *remembered;
    GArray *matches;    /* EqlMatch, by column */
    GPtrArray *readers; /* EqlAnswerReader, by column */
    EqlNameMask *names;
    EqlRowWatch *watch;
    guint beside; /* first column of another table; the number of columns when there is none */
    EqlImportRecord *record;
    EqlResponses *responses;
} Reading;

static void reading_clear(Reading *reading)
{
    g_clear_pointer(&reading->readers, g_ptr_array_unref);
    g_clear_pointer(&reading->names, eql_name_mask_free);
    g_clear_pointer(&reading->watch, eql_row_watch_free);
    g_clear_pointer(&reading->matches, g_array_unref);
    g_clear_pointer(&reading->remembered, eql_mapping_free);
    g_clear_pointer(&reading->record, eql_import_record_free);
    g_clear_pointer(&reading->responses, eql_responses_free);
    g_clear_pointer(&reading->export, eql_export_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reading, reading_clear)

/* ── reading ── */

static void take_row(Reading *reading, const EqlRow *row)
{
    gboolean commented = FALSE;
    for (guint i = 0; i < reading->readers->len; i++) {
        const EqlCell *cell = i < row->n_cells ? &row->cells[i] : NULL;
        commented |= eql_answer_reader_take(reading->readers->pdata[i], row->number, cell);
    }
    eql_row_watch_take(reading->watch, row);
    eql_name_mask_take(reading->names, row, reading->responses->n, commented);
    reading->responses->n++;
}

static void set_aside(Reading *reading, const EqlRow *row, const char *why)
{
    EqlImportRecord *record = reading->record;
    if (++record->set_aside <= MOST_SET_ASIDE)
        eql_problems_take(record->problems, eql_table_sheet(reading->table), row->number, NULL,
                          g_strdup(why),
                          EQL_KEPT(g_strdup(_("It was set aside; nothing needs doing."))));
}

static gboolean is_worded(const Reading *reading)
{
    gboolean worded = FALSE;
    for (guint i = 0; i < reading->readers->len; i++) {
        if (eql_answer_reader_numbered(reading->readers->pdata[i]))
            return FALSE;
        worded |= eql_answer_reader_worded(reading->readers->pdata[i]);
    }
    return worded;
}

/* `last`: the number of the response before, 0 when there is none. */
static gboolean is_summary(const Reading *reading, const EqlRow *row, guint64 last)
{
    EqlSummarySigns signs = {.layout = reading->layout,
                             .matches = reading->matches,
                             .beside = MIN(reading->beside, reading->layout->columns->len),
                             .apart = last > 0 && row->number > last + 1};
    if (!eql_row_may_be_summary(&signs, row))
        return FALSE;
    signs.worded = is_worded(reading);
    return eql_row_is_summary(&signs, row);
}

static const char *why_aside(const Reading *reading, const EqlRow *row, guint64 last)
{
    const char *why = eql_row_why_aside(reading->layout, reading->beside, row);
    if (why || !is_summary(reading, row, last))
        return why;
    return _("This row is a total, an average or a remark beneath the responses and no response.");
}

static gboolean read_rows(Reading *reading, EqlProgress progress, gpointer progress_data,
                          GError **error)
{
    EqlImportRecord *record = reading->record;
    guint64 last = 0;
    for (;;) {
        const EqlRow *row;
        if (!eql_table_next(reading->table, &row, error))
            return FALSE;
        if (!row)
            return TRUE;
        record->rows++;
        const char *why = why_aside(reading, row, last);
        last = why ? last : row->number;
        if (why)
            set_aside(reading, row, why);
        else
            take_row(reading, row);
        if (progress && record->rows % PROGRESS_STEP == 0)
            progress(eql_table_progress(reading->table), progress_data);
    }
}

static gboolean start_readers(Reading *reading, GError **error)
{
    reading->readers = g_ptr_array_new_with_free_func((GDestroyNotify)eql_answer_reader_free);
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        EqlAnswerReader *reader = eql_answer_reader_new(
            reading->layout->columns->pdata[i], g_array_index(reading->matches, EqlMatch, i).item,
            reading->request->codes, eql_table_sheet(reading->table), reading->record->problems);
        g_ptr_array_add(reading->readers, reader);
        if (!eql_answer_reader_set_meanings(reader, reading->request->mapping, reading->remembered,
                                            error))
            return FALSE;
    }
    return TRUE;
}

/* ── what is told of the file ── */

/* Comments are shown as they are kept: without the name of whoever wrote them. */
static char **comment_examples(const Reading *reading, const EqlItem *item)
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

static void record_columns(Reading *reading)
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

static void report_faults(Reading *reading)
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

static void report_further_aside(Reading *reading)
{
    EqlImportRecord *record = reading->record;
    if (record->set_aside <= MOST_SET_ASIDE)
        return;
    guint further = (guint)(record->set_aside - MOST_SET_ASIDE);
    eql_problems_take(record->problems, eql_table_sheet(reading->table), 0, NULL,
                      EQL_KEPT(g_strdup_printf(ngettext("%u further row was set aside.",
                                                        "%u further rows were set aside.", further),
                                               further)),
                      EQL_KEPT(g_strdup(_("They were set aside for the same reasons; nothing needs "
                                          "doing."))));
}

static void report_other_sheets(Reading *reading)
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
                                     "sheet (--sheet), under its own wave if it is one.")));
    } else {
        message = EQL_KEPT(
            g_strdup_printf(_("The workbook has several sheets; only “%s” was read."), sheet));
        advice = EQL_KEPT(g_strdup(_("If the responses stand on another sheet, bring the file in "
                                     "again and choose that sheet (--sheet).")));
    }
    eql_problems_take(reading->record->problems, sheet, 0, NULL, message, advice);
}

static void report_beside(Reading *reading)
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

/* A slip in a mapping's heading would leave its column out in silence. */
static void report_mapping(Reading *reading)
{
    const EqlMapping *mapping = reading->request->mapping;
    g_autoptr(GList) headings = mapping ? g_hash_table_get_keys(mapping->columns) : NULL;
    headings = g_list_sort(headings, compare_headings);
    for (const GList *at = headings; at; at = at->next) {
        if (has_heading(reading->layout, at->data))
            continue;
        eql_problems_take(
            reading->record->problems, eql_table_sheet(reading->table), 0, at->data,
            EQL_KEPT(g_strdup(
                _("The mapping names this column, and the file has none that is headed so."))),
            EQL_KEPT(g_strdup(
                _("Write the heading in the mapping as it stands in the file, and bring the "
                  "file in again."))));
    }
}

static void report_titles(Reading *reading)
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

static void report_repeated(Reading *reading)
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
                    g_strdup(_("If this is the right one, say so in a mapping and leave the other "
                               "one empty there."))));
    }
}

/* What tells the rounds of a file that holds several. */
static gboolean tells_rounds(const Reading *reading, guint i)
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

/* Rounds that are brought in as one would be averaged, and no change could be seen. What stands in
 * the column is not told: whatever its heading says, it could be names, and notes are kept. */
static void report_rounds(Reading *reading)
{
    for (guint i = 0; i < MIN(reading->beside, reading->layout->columns->len); i++) {
        if (!tells_rounds(reading, i))
            continue;
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        g_auto(GStrv) rounds = eql_answer_reader_examples(reading->readers->pdata[i]);
        if (!rounds || g_strv_length(rounds) < 2)
            continue;
        eql_problems_take(
            reading->record->problems, eql_table_sheet(reading->table), 0, column->heading,
            EQL_KEPT(g_strdup(
                _("The file seems to hold several waves. All its rows were taken for one."))),
            EQL_KEPT(g_strdup(_("If these are different waves, save the rows of each as a file of "
                                "its own, and bring each in under its own wave."))));
    }
}

/* They are numbered in this order. In the order of the rows, neighbours' numbers would tell which
 * comments one person wrote, and when. */
static int compare_comments(gconstpointer a, gconstpointer b)
{
    const EqlComment *x = *(EqlComment *const *)a, *y = *(EqlComment *const *)b;
    int by_item = strcmp(x->item, y->item);
    int by_text = by_item ? by_item : strcmp(x->text, y->text);
    if (by_text)
        return by_text;
    return x->respondent < y->respondent ? -1 : x->respondent > y->respondent;
}

static void finish(Reading *reading)
{
    eql_settle_numbers(reading->readers, eql_table_sheet(reading->table),
                       reading->record->problems);
    for (guint i = 0; i < reading->readers->len; i++)
        eql_answer_reader_finish(reading->readers->pdata[i], reading->names, reading->responses,
                                 reading->record->labels);
    eql_name_mask_apply(reading->names, reading->responses->comments);
    g_ptr_array_sort(reading->responses->comments, compare_comments);
    record_columns(reading);
    report_faults(reading);
    report_mapping(reading);
    report_titles(reading);
    report_other_sheets(reading);
    report_beside(reading);
    report_repeated(reading);
    report_rounds(reading);
    report_further_aside(reading);
    eql_row_watch_finish(reading->watch);
    reading->record->accepted = reading->responses->n;
}

/* A column that speaks of names and is no question holds names. */
static void drop_likely_identifiers(Reading *reading)
{
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        if (column->may_identify && !column->tool_column &&
            !g_array_index(reading->matches, EqlMatch, i).item)
            column->identifier = TRUE;
    }
}

/* Whether a question is asked to the right of a blank column: then all is one table. */
static gboolean goes_on_beside(const Reading *reading)
{
    for (guint i = reading->layout->beside; i < reading->matches->len; i++) {
        const EqlMatch *match = &g_array_index(reading->matches, EqlMatch, i);
        if (match->item &&
            (match->item->kind != EQL_ITEM_CHARACTERISTIC || g_str_equal(match->match, "mapped")))
            return TRUE;
    }
    return FALSE;
}

static void leave_beside(Reading *reading)
{
    reading->beside = reading->layout->columns->len;
    if (goes_on_beside(reading))
        return;
    reading->beside = reading->layout->beside;
    for (guint i = reading->beside; i < reading->matches->len; i++)
        g_array_index(reading->matches, EqlMatch, i) = (EqlMatch){NULL, "none", 0, NULL};
}

static gboolean open_export(Reading *reading, GCancellable *cancellable, GError **error)
{
    const EqlResponsesRequest *request = reading->request;
    const EqlExportSearch search = {request->path,     request->sheet,   request->questionnaire,
                                    request->audience, request->mapping, request->codes,
                                    cancellable};
    reading->export = eql_export_open(&search, error);
    if (!reading->export)
        return FALSE;
    reading->table = reading->export->table;
    reading->layout = reading->export->layout;
    if (request->recall)
        reading->remembered = request->recall(reading->layout, request->recall_data);
    if (reading->export->fit > 0 || !eql_mapping_is_empty(reading->remembered) ||
        !eql_is_crosstab(reading->layout, request->questionnaire))
        return TRUE;
    eql_crosstab_refuse(eql_table_name(reading->table), error);
    return FALSE;
}

static gpointer copy_text(gconstpointer text, gpointer data)
{
    return g_strdup(text);
}

static void start_record(Reading *reading)
{
    const EqlResponsesRequest *request = reading->request;
    reading->record = eql_import_record_new(EQL_IMPORT_RESPONSES, eql_table_name(reading->table));
    reading->record->tool = g_strdup(reading->layout->tool->name);
    reading->record->audience = g_strdup(request->audience);
    reading->record->wave = g_strdup(request->wave);
    reading->record->sheet = g_strdup(eql_table_sheet(reading->table));
    g_ptr_array_extend(reading->record->sheets, reading->export->sheets, copy_text, NULL);
}

/* A number may be the number of the question. */
static gboolean is_answer_in_words(const EqlItem *item, const char *heading)
{
    return item->kind == EQL_ITEM_SCORED && strpbrk(heading, "0123456789") == NULL &&
           eql_scale_match(item->scale, heading, -1) != EQL_ANSWER_UNREAD;
}

/* Of a file without headings a mapping can name the first response's answers; its other cells
 * would be kept as the names of columns. */
static gboolean check_headings(const Reading *reading, GError **error)
{
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        const EqlItem *item = g_array_index(reading->matches, EqlMatch, i).item;
        if (!item || eql_text_is_blank(column->raw, -1) || !is_answer_in_words(item, column->raw))
            continue;
        g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                    _("%s has no headings: its first row holds answers, such as “%s”. Put a row "
                      "with the questions above them and bring it in again."),
                    eql_table_name(reading->table), column->raw);
        return FALSE;
    }
    return TRUE;
}

/* So many answers in the row of the headings are no headings. */
#define ANSWERS_ON_SIDE 3

/* Of a table that lies on its side the first question's answers stand where the headings should. */
static gboolean check_side(const Reading *reading, GError **error)
{
    guint n = reading->layout->columns->len, answers = 0;
    const EqlItem *item = n > 0 ? g_array_index(reading->matches, EqlMatch, 0).item : NULL;
    for (guint i = 1; item && item->kind == EQL_ITEM_SCORED && i < n; i++) {
        const EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        answers += !g_array_index(reading->matches, EqlMatch, i).item &&
                   !eql_text_is_blank(column->raw, -1) && is_answer_in_words(item, column->raw);
    }
    if (answers < ANSWERS_ON_SIDE)
        return TRUE;
    g_set_error(error, EQL_INTAKE_ERROR, EQL_INTAKE_ERROR_CONTENT,
                _("%s lies on its side: the questions stand below each other. Turn it (in Excel, "
                  "copy it and paste it as “Transpose”), so that each person has a row, and bring "
                  "it in again."),
                eql_table_name(reading->table));
    return FALSE;
}

static gboolean start(Reading *reading, GCancellable *cancellable, GError **error)
{
    const EqlResponsesRequest *request = reading->request;
    if (!open_export(reading, cancellable, error))
        return FALSE;
    reading->matches = eql_match_columns(reading->layout, request->questionnaire, request->audience,
                                         request->mapping, reading->remembered, error);
    if (!reading->matches || !check_headings(reading, error) || !check_side(reading, error))
        return FALSE;
    leave_beside(reading);
    drop_likely_identifiers(reading);
    eql_table_expect_width(reading->table, reading->layout->columns->len);
    start_record(reading);
    reading->responses = eql_responses_new();
    reading->names = eql_name_mask_new(reading->layout);
    reading->watch = eql_row_watch_new(reading->layout, reading->matches,
                                       eql_table_sheet(reading->table), reading->record->problems);
    return start_readers(reading, error);
}

/* ── the file's digest, worked out beside the reading ── */

typedef struct {
    const char *path;
    GCancellable *cancellable;
} Digesting;

static gpointer digest_thread(gpointer data)
{
    const Digesting *digesting = data;
    return eql_file_sha256(digesting->path, digesting->cancellable, NULL);
}

gboolean eql_responses_read(const EqlResponsesRequest *request, EqlProgress progress,
                            gpointer progress_data, GCancellable *cancellable,
                            EqlImportRecord **record, EqlResponses **responses, GError **error)
{
    g_auto(Reading) reading = {.request = request};
    if (!start(&reading, cancellable, error))
        return FALSE;
    Digesting digesting = {request->path, cancellable};
    GThread *digest = g_thread_new("digest", digest_thread, &digesting);
    gboolean read = read_rows(&reading, progress, progress_data, error);
    reading.record->sha256 = g_thread_join(digest);
    if (!read)
        return FALSE;
    if (!reading.record->sha256)
        reading.record->sha256 = eql_file_sha256(request->path, cancellable, error);
    if (!reading.record->sha256)
        return FALSE;
    finish(&reading);
    *record = g_steal_pointer(&reading.record);
    *responses = g_steal_pointer(&reading.responses);
    return TRUE;
}
