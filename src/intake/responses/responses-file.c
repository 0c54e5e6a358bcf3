/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "intake/responses/responses-private.h"

#include "base/i18n.h"
#include "base/kept.h"
#include <string.h>

#include "base/text.h"
#include "intake/responses/answers-only.h"
#include "intake/responses/crosstab.h"
#include "intake/table/digest.h"
#include "intake/responses/file-numbers.h"
#include "intake/intake-error.h"
#include "intake/responses/row-kind.h"
#include "intake/responses/row-summary.h"

/* How often progress is told, in rows. */
#define PROGRESS_STEP 4096

static void reading_clear(EqlResponsesReading *reading)
{
    g_clear_pointer(&reading->readers, g_ptr_array_unref);
    g_clear_pointer(&reading->times, g_array_unref);
    g_clear_pointer(&reading->names, eql_name_mask_free);
    g_clear_pointer(&reading->watch, eql_row_watch_free);
    g_clear_pointer(&reading->matches, g_array_unref);
    g_clear_pointer(&reading->remembered, eql_mapping_free);
    g_clear_pointer(&reading->record, eql_import_record_free);
    g_clear_pointer(&reading->responses, eql_responses_free);
    g_clear_pointer(&reading->export, eql_export_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(EqlResponsesReading, reading_clear)

/* ── reading ── */

static void take_row(EqlResponsesReading *reading, const EqlRow *row)
{
    gboolean commented = FALSE;
    for (guint i = 0; i < reading->readers->len; i++) {
        const EqlCell *cell = i < row->n_cells ? &row->cells[i] : NULL;
        commented |= eql_answer_reader_take(reading->readers->pdata[i], row->number, cell);
    }
    eql_times_take(reading->times, row);
    eql_row_watch_take(reading->watch, row);
    eql_name_mask_take(reading->names, row, reading->responses->n, commented);
    reading->responses->n++;
}

static void set_aside(EqlResponsesReading *reading, const EqlRow *row, const char *why)
{
    EqlImportRecord *record = reading->record;
    if (++record->set_aside <= EQL_MOST_SET_ASIDE)
        eql_problems_take(record->problems, eql_table_sheet(reading->table), row->number, NULL,
                          g_strdup(why),
                          EQL_KEPT(g_strdup(_("It was set aside; nothing needs doing."))));
}

static gboolean is_worded(const EqlResponsesReading *reading)
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
static gboolean is_summary(const EqlResponsesReading *reading, const EqlRow *row, guint64 last)
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

static const char *why_aside(const EqlResponsesReading *reading, const EqlRow *row, guint64 last)
{
    const char *why = eql_row_why_aside(reading->layout, reading->beside, row);
    if (why || !is_summary(reading, row, last))
        return why;
    return _("This row is a total, an average or a remark beneath the responses and no response.");
}

static gboolean read_rows(EqlResponsesReading *reading, EqlProgress progress,
                          gpointer progress_data, GError **error)
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

static gboolean start_readers(EqlResponsesReading *reading, GError **error)
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

static void finish(EqlResponsesReading *reading)
{
    eql_settle_numbers(reading->readers, eql_table_sheet(reading->table),
                       reading->record->problems);
    for (guint i = 0; i < reading->readers->len; i++)
        eql_answer_reader_finish(reading->readers->pdata[i], reading->names, reading->responses,
                                 reading->record->labels);
    eql_name_mask_apply(reading->names, reading->responses->comments);
    g_ptr_array_sort(reading->responses->comments, compare_comments);
    eql_responses_tell(reading);
    eql_row_watch_finish(reading->watch);
    reading->record->accepted = reading->responses->n;
}

/* A column that speaks of names and is no question holds names, unless there are but answers. */
static gboolean drop_likely_identifiers(EqlResponsesReading *reading, GError **error)
{
    const EqlResponsesRequest *request = reading->request;
    g_autofree gboolean *open = g_new0(gboolean, reading->matches->len + 1);
    for (guint i = 0; i < reading->matches->len; i++)
        open[i] = g_array_index(reading->matches, EqlMatch, i).item == NULL;
    if (!eql_answers_only_settle(reading->table, reading->layout, request->questionnaire,
                                 request->audience, open, error))
        return FALSE;
    for (guint i = 0; i < reading->layout->columns->len; i++) {
        EqlLayoutColumn *column = reading->layout->columns->pdata[i];
        if (column->may_identify && !column->tool_column &&
            !g_array_index(reading->matches, EqlMatch, i).item)
            column->identifier = TRUE;
    }
    return TRUE;
}

/* Whether a question is asked to the right of a blank column: then all is one table. */
static gboolean goes_on_beside(const EqlResponsesReading *reading)
{
    for (guint i = reading->layout->beside; i < reading->matches->len; i++) {
        const EqlMatch *match = &g_array_index(reading->matches, EqlMatch, i);
        if (match->item &&
            (match->item->kind != EQL_ITEM_CHARACTERISTIC || g_str_equal(match->match, "mapped")))
            return TRUE;
    }
    return FALSE;
}

static void leave_beside(EqlResponsesReading *reading)
{
    reading->beside = reading->layout->columns->len;
    if (goes_on_beside(reading))
        return;
    reading->beside = reading->layout->beside;
    for (guint i = reading->beside; i < reading->matches->len; i++)
        g_array_index(reading->matches, EqlMatch, i) = (EqlMatch){NULL, "none", 0, NULL};
}

static gboolean open_export(EqlResponsesReading *reading, GCancellable *cancellable, GError **error)
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

static void start_record(EqlResponsesReading *reading)
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
static gboolean check_headings(const EqlResponsesReading *reading, GError **error)
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
static gboolean check_side(const EqlResponsesReading *reading, GError **error)
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

static gboolean start(EqlResponsesReading *reading, GCancellable *cancellable, GError **error)
{
    const EqlResponsesRequest *request = reading->request;
    if (!open_export(reading, cancellable, error))
        return FALSE;
    reading->matches = eql_match_columns(reading->layout, request->questionnaire, request->audience,
                                         request->mapping, reading->remembered, error);
    if (!reading->matches || !check_headings(reading, error) || !check_side(reading, error))
        return FALSE;
    leave_beside(reading);
    if (!drop_likely_identifiers(reading, error))
        return FALSE;
    eql_table_expect_width(reading->table, reading->layout->columns->len);
    start_record(reading);
    reading->responses = eql_responses_new();
    reading->times = eql_times_of(reading->layout, reading->beside);
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
    g_auto(EqlResponsesReading) reading = {.request = request};
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
